"""The place, date and agency before a report, which belong to its first sentence."""

import re

_LONGEST = 48

_PLACE = r"[^\W\d_a-zа-яёіїєґäöüßéñçəğışա-և]{3,}(?:[ -][^\W\d_a-zа-яёіїєґäöüßéñçəğışա-և]+){0,2}"
_NAME = r"(?:[^\W\d_]\.-)?[^\W\d_]+(?:[ -][^\W\d_]+){0,2}"
_DATE = r"(?:\d{1,2}\.? (?:de )?[^\W\d_]+\.?|[^\W\d_]+\.? \d{1,2})"
_CAPITALS = r"[^\W\d_a-zа-яёіїєґäöüßéñçəğışա-և]{4,}"
_AGENCY = r"[/(][^/().]{2,20}[/)]"
_REGION = r"(?:, [A-Z][^\W\d_]+\.?(?: [A-Z][^\W\d_]+\.?)?)?"
_DATED = rf"[,.] {_DATE}(?:,? \d{{4}})?"
_SHORT = r"\((?:[a-z]{2,4}|AP|AFP|APA|EFE|PA|TASS|Reuters|Xinhua)\)"
_DASH = r"\s*(?:[—–-]|--)\s+"

# "МОСКВА, 5 мая. /ТАСС/", "Київ. 5 трав. УНІАН", "BAKI, 10 noyabr, AZƏRTAC",
# "МОСКВА, 5 мая - РИА Новости".
_WHOLE = re.compile(
    rf"{_PLACE},? ?(?:{_DATE})?[.,]? ?{_AGENCY}"
    rf"|{_NAME}, {_DATE}[.,]? ?{_AGENCY}"
    rf"|(?![\u0590-\u097f]){_NAME}\. {_DATE},? {_CAPITALS}"
    rf"|{_NAME}, {_DATE}, {_PLACE}"
    rf"|{_PLACE}, {_DATE} ?[—–-] ?{_NAME}"
    rf"|[\u0900-\u097f ]+, \d{{1,2}} [\u0900-\u097f]+ {_AGENCY}"
)
# "МОСКВА, 5 мая" before "/ТАСС/" or a dash; "Москва" before "10 ноября. INTERFAX".
_BEGUN = re.compile(rf"{_PLACE}(?:[,.] {_DATE})?|{_NAME}[,.] {_DATE}")
_AGENCY_AFTER = re.compile(rf"{_AGENCY}|[—–-]|{_CAPITALS}\b ?[.—–-]|{_CAPITALS}\.[A-Z]+")
_PLACED = re.compile(_NAME)
_DATE_AFTER = re.compile(rf"{_DATE}[.,] ?(?:{_CAPITALS}|[/(])")
# The whole of it, as in "KELMOUTH, Nov. 17 (Coast Wire) — ", "Berlin (dpa) - ", "WASHINGTON — "
# or "МОСКВА, 5 мая. /ТАСС/. ".
_HEAD = re.compile(
    rf"\s*(?:(?:{_PLACE}{_REGION}(?:{_DATED})?[.,]?\s?{_AGENCY}|{_PLACE}{_REGION}{_DATED}"
    rf"|{_NAME}{_REGION}{_DATED}\s?{_AGENCY}|{_NAME} {_SHORT}|\({_CAPITALS}\)|\(Reuters\)){_DASH}"
    rf"|{_PLACE}(?:{_DATED})?[.,]? /[^/().]{{2,20}}/\.?\s*"
    rf"|{_PLACE}, (?:{_DATE}, )?(?:Reuters|{_CAPITALS}){_DASH}"
    rf"|{_PLACE}{_REGION}\s*(?:—|--)\s*(?=[^\W\d_a-z]))"
)
_LONGEST_HEAD = 100


def dateline_end(line: str) -> int:
    """Return where the report begins behind the dateline of *line*, 0 when it has none.

    What a dateline tells is where and when the report was written, not what it is about.
    """
    found = _HEAD.match(line[:_LONGEST_HEAD])
    return found.end() if found else 0


def is_dateline(line: str, lead: int, at: int, after: int) -> bool:
    """Whether all of the sentence so far, line[lead:at], is a dateline that is not over yet."""
    if at - lead > _LONGEST or line[lead].islower():
        return False
    so_far = line[lead:at]
    if _WHOLE.fullmatch(so_far):
        return True
    if (
        line[at] == "." and so_far.isupper() and len(so_far) > 3 and so_far.isalpha()
    ):  # "HAMBURG. Die"
        return True
    if _BEGUN.fullmatch(so_far) and _AGENCY_AFTER.match(line, after):
        return True
    return _PLACED.fullmatch(so_far) is not None and _DATE_AFTER.match(line, after) is not None
