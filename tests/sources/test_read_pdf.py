"""PDFs are read: their text as a reader sees it, and what they say of themselves."""

import re
import zlib
from datetime import date

import pytest

from factcheck.errors import InvalidError, TooLargeError
from factcheck.sources import extract
from factcheck.sources.capture import MAX_FILE_BYTES, read_upload
from factcheck.sources.extracted import Reader
from factcheck.sources.read_pdf import read_pdf
from tests.support.documents import (
    ANY_SCRIPT,
    BOLD,
    Shown,
    column,
    deflated,
    encrypt,
    make_pdf,
    make_pdf_of_streams,
    pdf_of_objects,
)

REPORT = [
    [
        Shown("City report", 72, 760, 8),
        Shown("Bridge over the Lenn", 72, 720, 20, BOLD),
        Shown("closed until spring", 72, 697, 20, BOLD),
        *column(
            [
                "By Hanna Westerby and Paul Quillan",
                "5 March 2024",
                "",
                "The bridge over the Lenn will stay closed until spring, the city's govern-",
                "ment said on Monday, after engineers found cracks in its well-",
                "known pillars.",
                "",
                "Repairs will cost 3.2 million euros, of which the state pays half, a spokes-",
            ],
            top=660,
        ),
        Shown("1", 300, 30, 8),
    ],
    [
        Shown("City report", 72, 760, 8),
        *column(["woman said. It was built in 1931.", "", "Ferries will run from Tuesday."]),
        Shown("2", 300, 30, 8),
    ],
]
ONE_PAGE = [column(["It rained in the valley for nine days.", "", "Then the bridge fell."])]


def test_a_report_of_two_pages_is_read():
    upload = read_upload("report.pdf", make_pdf(REPORT))
    assert upload.text.split("\n") == [
        "Bridge over the Lenn closed until spring",
        "By Hanna Westerby and Paul Quillan",
        "5 March 2024",
        (
            "The bridge over the Lenn will stay closed until spring, the city's government said on "
            "Monday, after engineers found cracks in its well-known pillars."
        ),
        (
            "Repairs will cost 3.2 million euros, of which the state pays half, a spokeswoman "
            "said. It was built in 1931."
        ),
        "Ferries will run from Tuesday.",
    ]
    assert (upload.title, upload.byline, upload.published, upload.original_type) == (
        "Bridge over the Lenn closed until spring",
        "Hanna Westerby and Paul Quillan",
        date(2024, 3, 5),
        "application/pdf",
    )


def test_what_the_file_says_of_itself_is_taken():
    info = {
        "Title": "Nine days of rain",
        "Author": "Dana Ruiz",
        "CreationDate": "D:20230401120000Z",
    }
    page = read_pdf(make_pdf(ONE_PAGE, info))
    assert (page.title, page.author, page.date) == ("Nine days of rain", "Dana Ruiz", "2023-04-01")


def test_a_date_that_can_be_seen_goes_before_that_of_the_file():
    info = {"CreationDate": "D:20250101000000Z"}
    assert read_pdf(make_pdf(REPORT, info)).date == "2024-03-05"


@pytest.mark.parametrize("junk", ["Microsoft Word - rain.docx", "untitled", "rain_final-2.pdf"])
def test_the_largest_letters_replace_a_title_that_is_none(junk):
    page = read_pdf(make_pdf(REPORT, {"Title": junk, "Author": "Microsoft Office User"}))
    assert page.title == "Bridge over the Lenn closed until spring"
    assert page.author == "Hanna Westerby and Paul Quillan"


def test_the_largest_letters_are_the_title_wherever_they_stand():
    page = [Shown("A report of the city", 72, 750), *REPORT[0][1:]]
    assert read_pdf(make_pdf([page])).title == "Bridge over the Lenn closed until spring"


def test_no_title_is_made_of_a_paragraph():
    assert read_pdf(make_pdf(ONE_PAGE)).title == ""


def test_two_pages_that_are_the_same_are_not_taken_for_headers():
    assert read_pdf(make_pdf(ONE_PAGE * 2)).text.count("It rained") == 2


@pytest.mark.parametrize(
    ("shown", "read"),
    [
        ("大桥将关闭三天", "大桥将关闭三天"),
        ("\ufb01nal \ufb02ood o\ufb03ce", "final flood office"),
        ("Мост закрыт до весны", "Мост закрыт до весны"),
        ("Köprü İstanbul'da kapandı", "Köprü İstanbul'da kapandı"),
        # A PDF shows Arabic from the left: the last letter first.
        ("قلغأ رسجلا", "الجسر أغلق"),
        ("\ufeae\ufeb4\ufea0\ufedf\ufe8d", "الجسر"),
    ],
)
def test_letters_of_any_script_are_read(shown, read):
    pdf = make_pdf([[Shown(shown, 72, 700, font=ANY_SCRIPT)]])
    assert read_pdf(pdf).text == read


def test_a_pdf_is_read_whatever_its_name_says():
    assert "It rained" in read_upload("rain.txt", make_pdf(ONE_PAGE)).text


def test_a_pdf_that_anyone_may_open_is_read():
    assert "It rained" in read_upload("rain.pdf", encrypt(make_pdf(ONE_PAGE), "")).text


@pytest.mark.parametrize("algorithm", ["RC4-40", "RC4-128"])
def test_a_pdf_with_a_password_is_refused(algorithm):
    with pytest.raises(InvalidError, match="protected by a password") as caught:
        read_upload("rain.pdf", encrypt(make_pdf(ONE_PAGE), "secret", algorithm))
    assert list(caught.value.fields) == ["file"]


def test_a_pdf_of_pictures_is_told_from_an_empty_one():
    shows = b"q 612 0 0 792 0 0 cm /I Do Q"
    with pytest.raises(InvalidError, match="pictures of pages and no text"):
        read_upload("scan.pdf", make_pdf_of_streams([shows, shows], picture=True))
    with pytest.raises(InvalidError, match="There is no text in this PDF"):
        read_upload("empty.pdf", make_pdf_of_streams([b""]))


def test_a_pdf_whose_letters_are_unknown_is_refused():
    pdf = make_pdf([[Shown("\ue001\ue002\ue003 \ue004\ue005", 72, 700, font=ANY_SCRIPT)]])
    with pytest.raises(InvalidError, match="does not say which letters"):
        read_upload("signs.pdf", pdf)


@pytest.mark.parametrize(
    "damaged",
    [
        b"%PDF-1.7\n",
        b"%PDF-1.7\n" + bytes(range(256)) * 20,
        make_pdf(ONE_PAGE)[:200],
        make_pdf(ONE_PAGE).replace(b"/Pages 2 0 R", b"/Pages 3 0 R"),
    ],
)
def test_a_damaged_pdf_is_refused(damaged):
    with pytest.raises(InvalidError, match=r"damaged|no text"):
        read_upload("rain.pdf", damaged)


def test_a_pdf_with_a_wrong_table_of_objects_is_read():
    pdf = re.sub(rb"startxref\n\d+", b"startxref\n7", make_pdf(ONE_PAGE))
    assert "It rained" in read_upload("rain.pdf", pdf).text


def tree_of_pages(kids):
    return pdf_of_objects(
        {
            1: b"<< /Type /Catalog /Pages 2 0 R >>",
            2: f"<< /Type /Pages /Kids [{kids}] /Count 1 >>".encode(),
            3: b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] >>",
            9: b"<< >>",
        }
    )


@pytest.mark.parametrize(
    "hostile",
    [
        tree_of_pages("2 0 R"),  # a page that is its own parent
        tree_of_pages("3 0 R " * 50_000),
        make_pdf_of_streams(
            [deflated(bytes(300_000_000), 2)], filters="[/FlateDecode /FlateDecode]"
        ),
        make_pdf_of_streams([deflated(b"[" * 3_000_000)], filters="/FlateDecode"),
        make_pdf_of_streams([deflated(b"BT (x) Tj ET " * 2_000_000)], filters="/FlateDecode"),
    ],
    ids=["loop", "pages", "bomb", "brackets", "operators"],
)
def test_a_hostile_pdf_is_refused(monkeypatch, hostile):
    monkeypatch.setitem(extract.CPU_SECONDS, Reader.PDF, 3)
    assert len(hostile) < MAX_FILE_BYTES
    with pytest.raises((InvalidError, TooLargeError)):
        read_upload("rain.pdf", hostile)


def test_a_pdf_that_takes_long_is_given_up(monkeypatch):
    monkeypatch.setitem(extract.CPU_SECONDS, Reader.PDF, 1)
    page = zlib.compress(b"BT /F1 9 Tf 9 9 Td (It rained.) Tj ET " * 100_000)
    with pytest.raises(InvalidError, match="took too long"):
        read_upload("rain.pdf", make_pdf_of_streams([page], filters="/FlateDecode"))


def test_a_pdf_with_too_much_text_is_refused(monkeypatch):
    monkeypatch.setattr("factcheck.sources.read_pdf.MAX_TEXT_BYTES", 100)
    with pytest.raises(TooLargeError, match="over 1 MB"):
        read_pdf(make_pdf(ONE_PAGE * 2))
