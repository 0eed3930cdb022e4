"""Which charset a language was written in before UTF-8, and the letters it has beyond a-z."""

from typing import NamedTuple


class Alphabet(NamedTuple):
    """A language in the Latin script and how it was encoded."""

    name: str
    """In English, as charset-normalizer calls it."""
    code_page: str
    """Python's name of the Windows charset."""
    letters: str
    """All in small letters, with the signs that only it uses."""


ALPHABETS = {
    "ca": Alphabet("Catalan", "cp1252", "àçèéíïòóúü·"),
    "cs": Alphabet("Czech", "cp1250", "áčďéěíňóřšťúůýž"),
    "da": Alphabet("Danish", "cp1252", "æøåé"),
    "de": Alphabet("German", "cp1252", "äöüß"),
    "en": Alphabet("English", "cp1252", "éèêëïçñöüáó"),
    "es": Alphabet("Spanish", "cp1252", "áéíñóúüªº"),
    "et": Alphabet("Estonian", "cp1257", "äõöüšž"),
    "fi": Alphabet("Finnish", "cp1252", "äöå"),
    "fr": Alphabet("French", "cp1252", "àâæçéèêëîïôœùûüÿ"),
    "hr": Alphabet("Croatian", "cp1250", "ćčđšž"),
    "hu": Alphabet("Hungarian", "cp1250", "áéíóöőúüű"),
    "is": Alphabet("Icelandic", "cp1252", "áæéðíóöúýþ"),
    "it": Alphabet("Italian", "cp1252", "àèéìòùî"),
    "lt": Alphabet("Lithuanian", "cp1257", "ąčėęįšųūž"),
    "lv": Alphabet("Latvian", "cp1257", "āčēģīķļņšūž"),
    "nl": Alphabet("Dutch", "cp1252", "áéèëïóöü"),
    "no": Alphabet("Norwegian", "cp1252", "æøåéò"),
    "pl": Alphabet("Polish", "cp1250", "ąćęłńóśźż"),
    "pt": Alphabet("Portuguese", "cp1252", "áàâãçéêíóôõúüªº"),
    "ro": Alphabet("Romanian", "cp1250", "âăîşţ"),
    "sk": Alphabet("Slovak", "cp1250", "áäčďéíĺľňóôŕšťúýž"),
    "sl": Alphabet("Slovene", "cp1250", "čšž"),
    "sv": Alphabet("Swedish", "cp1252", "åäöé"),
    "tr": Alphabet("Turkish", "cp1254", "âçğıîöşüû"),
}
"""By ISO 639-1 code."""

CODE_PAGE = {
    "ar": "cp1256",
    "az": "cp1254",
    "bg": "cp1251",
    "el": "cp1253",
    "fa": "cp1256",
    "he": "cp1255",
    "ja": "cp932",
    "ko": "cp949",
    "ru": "cp1251",
    "th": "cp874",
    "uk": "cp1251",
    "zh": "gb18030",
}
CODE_PAGE |= {code: alphabet.code_page for code, alphabet in ALPHABETS.items()}
"""The likeliest charset of a page that says its language, an ISO 639-1 code, and is not UTF-8."""
