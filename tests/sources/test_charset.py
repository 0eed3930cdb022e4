"""Texts in old charsets come out right, or not at all."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.errors import InvalidError
from factcheck.sources.capture import read_fetched, read_upload
from factcheck.sources.charset import decode_page, decode_plain
from factcheck.sources.charset_names import codec_of

FRENCH = (
    "L’été dernier, le président a déclaré que la réforme coûterait trois millions d’euros. "
    "Les élèves de l’école d’Évreux ont protesté : « Ça suffit », dit leur père."
)
TURKISH = (
    "Belediye başkanı dün yaptığı açıklamada köprünün pazartesi günü kapatılacağını söyledi. "
    "İstanbul'da yağışlar nedeniyle ulaşım güçleşti."
)
ARABIC = "قال رئيس البلدية إن الجسر سيغلق يوم الاثنين بسبب أعمال الصيانة التي تستمر ثلاثة أيام."
RUSSIAN = "Мэр города заявил, что мост будет закрыт в понедельник из-за ремонта. Работы идут."
JAPANESE = "市長は月曜日に橋を閉鎖すると発表した。工事には三百万円かかる見通しだという。"
CHINESE = "市长在周一宣布，由于维修工程，大桥将关闭三天。他说，工程费用约为三百万元。"
POLISH = "Burmistrz powiedział, że most zostanie zamknięty w poniedziałek z powodu remontu. Żółw."
ICELANDIC = "Borgarstjórinn sagði að brúnni yrði lokað á mánudaginn vegna viðgerða. Það er þörf."
GREEK = "Ο δήμαρχος είπε ότι η γέφυρα θα κλείσει τη Δευτέρα λόγω εργασιών που κοστίζουν."
HEBREW = "ראש העיר אמר כי הגשר ייסגר ביום שני בשל עבודות תחזוקה שיימשכו שלושה ימים."
KOREAN = "시장은 월요일에 다리를 폐쇄한다고 발표했다. 공사에는 삼백만 원이 들 것으로 보인다."

ENCODED = [
    (FRENCH, "windows-1252"),
    (TURKISH, "windows-1254"),
    (ARABIC, "windows-1256"),
    (RUSSIAN, "koi8-r"),
    (RUSSIAN, "windows-1251"),
    (JAPANESE, "shift_jis"),
    (JAPANESE, "euc-jp"),
    (JAPANESE, "iso-2022-jp"),
    (CHINESE, "gb18030"),
    (POLISH, "windows-1250"),
    (ICELANDIC, "windows-1252"),
    (GREEK, "windows-1253"),
    (HEBREW, "windows-1255"),
    (KOREAN, "euc-kr"),
    (FRENCH, "utf-16-le"),
    (FRENCH, "utf-16-be"),
    (FRENCH, "utf-16"),
    (FRENCH, "utf-8"),
    (CHINESE, "utf-16"),
    (FRENCH, "utf-32"),
]


def page(text, declared=""):
    meta = f'<meta charset="{declared}">' if declared else ""
    body = f"<p>{text}</p>" * 3
    return f"<!doctype html><html><head>{meta}<title>A</title></head><body>{body}</body></html>"


@pytest.mark.parametrize("declared", ["", "utf-8", "iso-8859-1", "windows-1251", "nonsense"])
@pytest.mark.parametrize(("text", "charset"), ENCODED)
def test_a_wrong_declaration_does_no_harm(text, charset, declared):
    markup = page(text, declared)
    assert decode_page(markup.encode(charset)) == markup


@pytest.mark.parametrize(("text", "charset"), ENCODED)
def test_a_text_that_declares_nothing_is_read(text, charset):
    said = f"{text}\n{text}"
    assert decode_plain(said.encode(charset)) == said


@pytest.mark.parametrize(
    ("text", "charset"),
    [
        ("Köln", "iso-8859-1"),
        ("an iPhone from eBay, a café", "iso-8859-1"),
        ("Ağaç", "iso-8859-9"),
        ("Мост", "koi8-r"),
        ("Мост", "windows-1251"),
        ("الجسر", "windows-1256"),
        ("橋", "shift_jis"),
        ("联通", "gb2312"),  # whose bytes are UTF-8 by chance
        ("大橋", "big5"),
        ("다리", "ks_c_5601-1987"),
    ],
)
def test_a_short_text_is_read_as_the_server_says(text, charset):
    assert decode_plain(text.encode(charset), charset) == text
    with pytest.raises(InvalidError, match="not clear which letters"):
        decode_plain(text.encode(charset) + b".")


def test_the_server_is_believed_before_the_page():
    markup = page("мост", "windows-1251")
    assert decode_page(markup.encode("koi8-r"), "koi8-r") == markup
    assert decode_page(markup.encode("cp1251")) == markup


def test_a_declaration_that_swaps_capitals_is_not_believed():
    with pytest.raises(InvalidError, match="not clear which letters"):
        decode_plain("Мэр Иван Петров и Анна Белова".encode("koi8-r"), "windows-1251")


def test_utf8_is_read_as_such_whatever_is_declared():
    for declared in ("iso-8859-1", "gb2312", "utf-16"):
        assert "“Köln”" in decode_page(page("“Köln”", declared).encode(), declared)


def test_the_language_of_a_page_decides_between_charsets():
    for language, charset, word in (("tr", "cp1254", "Baş"), ("ro", "cp1250", "Boţ")):
        markup = f"<html lang={language}><p>" + f"{word} Ankara. " * 9
        assert decode_page(markup.encode(charset)) == markup


def test_a_text_that_two_charsets_would_spell_is_refused():
    turkish = "Başbakan Ankara'da konuştu. " * 9  # where Turkish has ş, Romanian has ţ
    with pytest.raises(InvalidError, match="not clear which letters"):
        decode_plain(turkish.encode("cp1254"))


def test_one_bad_byte_does_not_spoil_a_page():
    data = page(FRENCH).encode() + b"\xff"
    assert decode_page(data) == page(FRENCH) + "\ufffd"


def test_a_stray_sign_in_a_footer_does_not_spoil_a_page():
    data = (page("It rained in the valley. " * 40) + "<p>\xa9 City</p>").encode("latin-1")
    assert decode_page(data).endswith("<p>\ufffd City</p>")


def test_damage_that_the_page_came_with_is_kept():
    assert decode_page("a \ufffd b".encode()) == "a \ufffd b"


@pytest.mark.parametrize(
    ("label", "codec"),
    [
        ("UTF8", "utf-8"),
        (" ISO-8859-1 ", "cp1252"),
        ("latin1", "cp1252"),
        ("us-ascii", "cp1252"),
        ("ISO-8859-9", "cp1254"),
        ("windows-1254", "cp1254"),
        ("x-sjis", "cp932"),
        ("Shift_JIS", "cp932"),
        ("gb2312", "gb18030"),
        ("x-gbk", "gb18030"),
        ("iso-8859-8-i", "cp1255"),
        ("KOI8-R", "koi8-r"),
        ("utf-7", ""),
        ("unicode_escape", ""),
        ("rot13", ""),
        ("idna", ""),
        ("zip", ""),
        ("", ""),
        ("\0", ""),
        ("é" * 99, ""),
    ],
)
def test_labels_mean_what_browsers_take_them_for(label, codec):
    assert codec_of(label) == codec


@pytest.mark.parametrize(("text", "charset"), [(TURKISH, "cp1254"), (CHINESE, "gb18030")])
def test_an_uploaded_text_in_an_old_charset_is_read(text, charset):
    assert read_upload("a.txt", (text * 2).encode(charset)).text == text * 2


@pytest.mark.parametrize(
    "data", [b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 9, bytes(range(256)) * 40, b"\0\1" * 900]
)
def test_what_is_no_text_is_refused(data):
    with pytest.raises(InvalidError, match=r"This file is (a picture|a binary file), not text"):
        read_upload("a.txt", data)


def test_a_fetched_page_is_read_in_the_charset_of_its_server():
    long = page("Мост закрыт до весны, сказал мэр города. " * 3).encode("koi8-r")
    upload = read_fetched(long, "text/html", "koi8-r", "https://example.org/a")
    assert "Мост закрыт до весны" in upload.text


@given(st.binary(max_size=300), st.sampled_from(["", "utf-8", "shift_jis", "latin1", "utf-16"]))
def test_any_bytes_are_read_or_refused(data, charset):
    for decode in (decode_page, decode_plain):
        with suppress(InvalidError):
            assert "\0" not in decode(data, charset)


@given(st.text(min_size=1).filter(lambda text: "\0" not in text))
def test_what_is_utf8_stays_as_it_was(text):
    assert decode_plain(b"\xef\xbb\xbf" + text.encode()) == text
