"""The place, date and agency before a report, which belong to its first sentence."""

import re

_LONGEST = 48

_PLACE = r"[^\W\d_a-zа-яёіїєґäöüßéñçəğışա-և]{3,}(?:[ -][^\W\d_a-zа-яёіїєґäöüßéñçəğışա-և]+){0,2}"
_NAME = r"(?:[^\W\d_]\.-)?[^\W\d_]+(?:[ -][^\W\d_]+){0,2}"
_DATE = r"(?:\d{1,2}\.? (?:de )?[^\W\d_]+\.?|[^\W\d_]+\.? \d{1,2})"
_CAPITALS = r"[^\W\d_a-zа-яёіїєґäöüßéñçəğışա-և]{4,}"
_AGENCY = r"[/(][^/().]{2,20}[/)]"

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
