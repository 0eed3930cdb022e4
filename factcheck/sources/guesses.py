"""Title, author and date of a document, guessed from what it says of itself and what it shows."""

import re
from collections.abc import Iterable, Sequence
from datetime import date

from factcheck.sources.months import MONTHS

LONGEST_TITLE = 200
LONGEST_DATE_LINE = 80

_ENDING = re.compile(
    r"\.(?:docx?|dotx?|odt|rtf|pdf|txt|html?|pages|tex|dvi|indd|qxd|pub|wpd|xlsx?|pptx?|md)\s*$",
    re.IGNORECASE,
)
# "untitled", "Document1", "Microsoft Word - x", in the languages of those who save such files.
_NO_TITLE = re.compile(
    r"(?:untitled|unbenannt|sans titre|sin t[ií]tulo|senza titolo|sem t[ií]tulo|adsız|без имени"
    r"|безымянный|无标题|無題|title|titel|default|print|microsoft (?:word|powerpoint|excel)\b.*"
    r"|(?:new |neues )?(?:document|dokument|documento|belge|документ|文档|文書)[\s-]*\d*"
    r"|word document|about:blank|slide \d+|page \d+|scan(?:ned)?\b.*|\(?anonymous\)?)",
    re.IGNORECASE,
)
# A name such as "report-2024_final" or "IMG0012": no title is written without any space so.
_FILE_NAME = re.compile(r"(?=[^\s]*[\d_-])[\w.()%+~-]+", re.ASCII)
_NO_AUTHOR = re.compile(
    r"(?:microsoft|adobe|acrobat|pscript|libreoffice|openoffice|python-docx|wkhtmltopdf|quartz"
    r"|apache|google|chrome|skia|canon|xerox|ricoh|hp|epson|windows|office)\b.*"
    r"|user\d*|(?:la)?tex|word|(?:the )?(?:author|owner)|admin(?:istrator)?|root|guest"
    r"|unknown|anonymous|none|test"
    r"|benutzer|utilisateur|usuario|kullanıcı|пользователь|用户|user name|n/?a",
    re.IGNORECASE,
)
_NAME = r"[^\W\d_a-z][\w.’'-]*(?: (?:de|van|von|der|la|al|bin|ibn|el)){0,2}"
_BYLINE = re.compile(
    rf"[Bb][Yy]:? ({_NAME} {_NAME}(?:[, &]{{1,3}}(?:and )?{_NAME}){{0,12}})(?: ?[,|·•–—] .*)?"
)
_SENTENCE_END = re.compile(r"[.!?…。！？؟।։][\"'”’»)\]]*\s*$")

_ISO = re.compile(r"(?<!\d)(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)")
_CHINESE = re.compile(r"(\d{4}) ?年 ?(\d{1,2}) ?月 ?(\d{1,2}) ?日")
_KOREAN = re.compile(r"(\d{4})년 ?(\d{1,2})월 ?(\d{1,2})일")
_POINTS = re.compile(r"(?<![\d.])(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})(?!\d)")
_SLASHES = re.compile(r"(?<!\d)(\d{1,2})/(\d{1,2})/(\d{4})(?!\d)")
_WORD = r"([^\s\d.,/()]{3,12})"
_DAY_FIRST = re.compile(
    rf"(?<!\d)(\d{{1,2}})(?:st|nd|rd|th|er|\.|º)?(?: de)? {_WORD}\.?,?(?: de)? (\d{{4}})(?!\d)"
)
_MONTH_FIRST = re.compile(rf"{_WORD}\.? (\d{{1,2}})(?:st|nd|rd|th)?,? (\d{{4}})(?!\d)")


def good_title(text: object) -> str:
    """Return what a document calls itself, "" when that is but the name of a file or a default."""
    title = " ".join(text.split()) if isinstance(text, str) else ""
    junk = _NO_TITLE.fullmatch(title) or _ENDING.search(title) or _FILE_NAME.fullmatch(title)
    return "" if junk or len(title) < 2 else title


def site_in_title(whole: str | None, title: str) -> str:
    """Return what follows the last bar of a page's *whole* title, "" when it is no site's name.

    After a dash a headline often goes on, so what follows one is passed over.

    Args:
        title: of what is on the page.
    """
    _before, bar, site = " ".join((whole or "").split()).rpartition(" | ")
    return "" if not bar or site in title or len(site) > len(title) else site


def good_author(text: object) -> str:
    """Return who a document says wrote it, "" when that is a program or a default."""
    author = " ".join(text.replace(";", ", ").split()) if isinstance(text, str) else ""
    author = author.replace(" ,", ",")
    return "" if len(author) < 2 or _NO_AUTHOR.fullmatch(author) else author


def first_line_as_title(lines: Sequence[str]) -> str:
    """Return the first line, "" when it reads like a sentence or a paragraph."""
    first = lines[0].strip() if lines else ""
    return "" if len(first) > LONGEST_TITLE or _SENTENCE_END.search(first) else first


def find_byline(lines: Iterable[str]) -> str:
    """Return the names of the first line like "By Ada Byron and Charles Babbage", else ""."""
    found = (_BYLINE.fullmatch(line.strip()) for line in lines if len(line) <= LONGEST_TITLE)
    return next((match[1] for match in found if match), "")


def find_day(lines: Iterable[str]) -> str:
    """Return the date in the first line that is there for it, as year-month-day.

    03/04/2024 is passed over: nobody can tell whether it is in March or April.
    """
    for line in lines:
        if len(line) <= LONGEST_DATE_LINE and not _SENTENCE_END.search(line):
            day = next(filter(None, _days(line.casefold())), "")
            if day:
                return day
    return ""


def _days(line: str) -> Iterable[str]:
    for pattern in (_ISO, _CHINESE, _KOREAN):
        for year, month, day in pattern.findall(line):
            yield _day(year, month, day)
    for day, month, year in _POINTS.findall(line):
        yield _day(year, month, day)
    for one, other, year in _SLASHES.findall(line):
        if one == other or int(one) > 12:
            yield _day(year, other, one)
        elif int(other) > 12:
            yield _day(year, one, other)
    for day, month, year in _DAY_FIRST.findall(line):
        yield _day(year, MONTHS.get(month, 0), day)
    for month, day, year in _MONTH_FIRST.findall(line):
        yield _day(year, MONTHS.get(month, 0), day)


def _day(year: str, month: str | int, day: str) -> str:
    try:
        found = date(int(year), int(month), int(day))
    except ValueError:
        return ""
    return found.isoformat() if 1800 <= found.year <= 2100 else ""
