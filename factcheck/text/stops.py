"""Whether a mark that may end a sentence does."""

import re

from factcheck.text.abbreviations import stop_ends
from factcheck.text.dateline import is_dateline
from factcheck.text.speech import is_attribution
from factcheck.text.stop_words import Stop
from factcheck.text.tables import Kind, Rules

_WIDE = "。！？｡"
_ENDS_BY_ITSELF = "।॥։|"
_OPENING = "\"'“‘«‹„‚([{¿¡「『（【《*_"
_DASHES = "—–-―−"
_NEVER_BEFORE = ",;:%)]}»”’.!?…،؛、，；：）」』"
_QUOTE_CLOSERS = frozenset("\"'”’»›“‘«‹」』＂＇")
_BRAND = re.compile(r"[a-z]{1,3}[A-Z]")
_SKIPPED = re.compile("[\"'“‘«‹»›„‚(\\[{¿¡—–―−\\-*_ \u00a0\u202f]{0,12}(?:(?:\\.{3}|…) ?)?")
_HESITATING = re.compile(r"I\b")
_NEXT_WORD = re.compile(r"\w+")
_WORD_BEFORE = re.compile(r"[^\W\d_]+$")
_INITIAL_BEFORE = re.compile(r"(?<![A-Za-zＡ-Ｚａ-ｚ])[A-ZＡ-Ｚ]$")
_COUNT_BEFORE = re.compile(r"(?:\d\d|[%€$£°₽₴₺)])$")
_MAY_END = int(Kind.ERA | Kind.UNIT | Kind.LAST)
_PROPER = re.compile(r"[^\W\d_]['’]?[^\W\d_]+|[IAОВИСУКЯ](?=\s)")
_EXCLAIMING = frozenset(
    "yahoo jeopardy joomla wham airplane oliver oklahoma mia rouge ahoy shazam".split()
)
_HAN_GOES_ON = re.compile(r"[をがはへのにもでと](?=[\u4e00-\u9fff\u30a1-\u30fa「A-Za-z0-9])|を")


def find_end(
    line: str, lead: int, found: re.Match[str], rules: Rules, openings: frozenset[int]
) -> int:
    """Return where in *line* the sentence ends that begins at *lead*, or 0 if not at *found*.

    Args:
        found: a match of the candidate pattern: groups 1 to 3 are marks, closers and gap.
        openings: where quotations begin; it tells a closing straight quotation mark from an
            opening one.
    """
    end, after = found.start("gap"), found.end()
    if after >= len(line):
        return end
    marks, closers = found.group(1, 2)
    first, last = line[after], marks[-1]
    if last in _WIDE:
        return 0 if _goes_on_wide(line, after, closers, rules) else end
    if first in _NEVER_BEFORE and after not in openings:
        return 0
    if lead < 4 and is_dateline(line, lead, found.start(), after):
        return 0
    if last in _ENDS_BY_ITSELF or (last in "؟۔" and first.isalpha()):
        return 0 if _is_quoted(closers) and is_attribution(line, after, rules) else end
    if end == after:
        return _find_glued_end(line, lead, found, rules, openings)
    return end if _ends_before_capital(line, lead, found, rules) else 0


def _ends_before_capital(line: str, lead: int, found: re.Match[str], rules: Rules) -> bool:
    """Whether the sentence ends at *found*, a space and no lower case following."""
    (marks, closers), after = found.group(1, 2), found.end()
    at = after
    if not line[at].isalnum():
        at = _SKIPPED.match(line, at).end()  # type: ignore[union-attr]  # it also matches nothing
    if at >= len(line) or _continues(line, at):
        return False
    quoted = _is_quoted(closers)
    if quoted and line[after] in _DASHES:  # «Кто там?» — Иванов обернулся.
        return False
    if marks == ".":
        return stop_ends(Stop(line, lead, found.start(), after, at, rules), closers)
    if quoted and is_attribution(line, after, rules):
        return False
    return _strong_ends(line, lead, found, at, rules)


def _is_quoted(closers: str) -> bool:
    return bool(closers) and not _QUOTE_CLOSERS.isdisjoint(closers)


def _continues(line: str, at: int) -> bool:
    first = line[at]
    return (first.islower() and not _BRAND.match(line, at)) or first in _NEVER_BEFORE


def _goes_on_wide(line: str, after: int, closers: str, rules: Rules) -> bool:
    """Whether a sentence goes on after a Chinese or Japanese mark."""
    if line[after] in "。！？、，；：,;:)）】》〉.」』”’…":
        return True
    if closers and is_attribution(line, after, rules):
        return True
    # No sentence begins with a particle: a name has kept its mark ("モーニング娘。が").
    return _HAN_GOES_ON.match(line, after) is not None


def _strong_ends(line: str, lead: int, found: re.Match[str], at: int, rules: Rules) -> bool:
    """Whether "!", "?", an ellipsis or a mixture ends the sentence before a capital."""
    marks, start = found["marks"], found.start()
    if line[start - 1 : start] == "[" and found["closers"][:1] == "]":  # "[...]" stands for words
        return _is_quoted(found["closers"]) and line[found.end()] != "("
    if set(marks) <= set(". …\u00a0"):
        word = _NEXT_WORD.match(line, at)
        rest = word is not None and rules.kinds.get(word[0].lower(), 0) & Kind.LAST
        begins = start <= lead + (not line[lead].isalnum())  # also after a quotation mark
        if begins or rest:  # "... and so it began"; "words... etc."
            return False
        # "I ... I don't know": hesitation, not an end.
        return not (line[start - 1].isspace() and _HESITATING.match(line, at))
    if marks == "!" and not found["closers"]:
        return not _brand_before(line, lead, start) or _opens(line, at, rules)
    return True


def _brand_before(line: str, lead: int, start: int) -> str:
    """The name before an exclamation mark that is part of it ("Yahoo!"), or ""."""
    word = _WORD_BEFORE.search(line[max(lead, start - 20) : start])
    named = word and word[0][0].isupper() and word[0].lower() in _EXCLAIMING
    return word[0] if word and named else ""


def _opens(line: str, at: int, rules: Rules) -> bool:
    word = _NEXT_WORD.match(line, at)
    return word is not None and word[0].lower() in rules.openers


def _find_glued_end(
    line: str, lead: int, found: re.Match[str], rules: Rules, openings: frozenset[int]
) -> int:
    """The end where the space after a mark is missing: `the toll.They`."""
    marks, closers = found.group(1, 2)
    start, end, after = found.start(), found.start("gap"), found.end()
    first = line[after]
    if closers and found.start("closers") in openings:  # `the end."Next`
        end = found.start("closers")
    cjk = first > "\u2e80"
    brand = _brand_before(line, lead, start) if marks == "!" else ""
    if cjk and _pauses(line, lead, start, marks + closers):
        return 0
    if cjk and not brand and (marks[-1] in "!?．" or line[start - 1 : start] > "\u2e80"):
        return 0 if closers and is_attribution(line, after, rules) else end
    if cjk or first in _DASHES or marks[0] == "…":
        return 0
    at = after
    if first in _OPENING:
        at = _SKIPPED.match(line, after).end()  # type: ignore[union-attr]  # it also matches nothing
    proper = _PROPER.match(line, at)
    if proper is None or not line[at].isupper() or _is_address(line, lead, start, proper.end()):
        return 0
    if closers and found.start("closers") not in openings:
        return end
    head = line[max(lead, start - 30) : start]
    word = _WORD_BEFORE.search(head)
    if word is None:
        return end if _COUNT_BEFORE.search(head) else 0
    kind = rules.kinds.get(word[0].lower(), 0) if marks == "." else 0
    if (kind and kind & _MAY_END) or (word[0].isupper() and len(word[0]) > 1):
        return end if proper[0].lower() in rules.openers else 0
    return 0 if kind or len(word[0]) < 2 or not word[0][-1].islower() else end


def _pauses(line: str, lead: int, start: int, marks: str) -> bool:
    """Whether *marks* before a Chinese or Japanese letter only make a pause, or an initial."""
    if marks == "．":  # "Ｙ．Ｋ．サービス"
        return _INITIAL_BEFORE.search(line[max(lead, start - 2) : start]) is not None
    # After dots, nothing tells whether the sentence goes on.
    return marks[-1] == "…" or (marks[-1] == "." and len(marks) > 1)


def _is_address(line: str, lead: int, start: int, end: int) -> bool:
    """Whether the mark stands in a web address, a file name or the like."""
    head = line[max(lead, start - 40) : start].rsplit(None, 1)
    before = head[-1] if head else ""
    signs = "/@:_#" if _COUNT_BEFORE.search(before) else "/@:._#"
    return any(sign in before for sign in signs) or line[end : end + 1] in tuple("./@_-:=")
