"""Whether what follows a quotation says who spoke, so that both are one sentence."""

import re

from factcheck.text.tables import Rules

_WORD = re.compile(r"[^\W\d_][\w.’'-]*")
_NAME_PARTICLES = frozenset(
    "of the and de la le del van von der den al el bin ibn di da dos".split()
)
_APPOSITION = re.compile(r",[^,.!?“”\"«»]{1,60},\s(\w+)")
_LONGEST_NAME = 6

_HAN_CLAUSE = re.compile(r"[^。！？；：“”「」『』，、\n]{0,16}")
_HAN_END = re.compile(r"[。，、,.！!]|$")
_JA_CITES = re.compile(r"と|って|などと|とは")
_NOUN_GOES_ON = re.compile(
    r"的|这|那|之|等|や|という|などの|[のをはがへも](?=[\u4e00-\u9fff\u30a0-\u30ff「])"
)
_HINDI_CLAUSE = re.compile(r"[^।?!.,|“”\"'‘’]{1,45}")


def is_attribution(line: str, at: int, rules: Rules) -> bool:
    """Whether the words from *at*, just after a closed quotation, tell who said it."""
    first = line[at]
    if first > "\u2e80":
        return _attributes_in_han(line, at, rules.said)
    if "\u0900" <= first <= "\u097f":
        return _attributes_in_hindi(line, at, rules.said)
    return _attributes_by_name(line, at, rules)


def _attributes_by_name(line: str, at: int, rules: Rules) -> bool:
    """`Smith said`, `said Smith`, `Prime Minister Ann Smith, 50, asked`; in Arabic the verb."""
    end, first = at, line[at]
    for count in range(_LONGEST_NAME):
        found = _WORD.match(line, end)
        if found is None:
            break
        word = found[0].rstrip(".’'-")
        lowered = word.lower()
        # In Arabic the verb comes first, and may have its object at its end: "سألته".
        if lowered in rules.said or (not count and first > "\u0600" and _stem_in(lowered, rules)):
            return True
        named = word[0].isupper() and (count or lowered not in rules.openers)
        if not named and not (count and lowered in _NAME_PARTICLES):
            return False
        end = found.end()
        if line[end : end + 1] != " ":
            break
        end += 1
    apposition = _APPOSITION.match(line, end)
    return apposition is not None and apposition[1].lower() in rules.said


def _stem_in(word: str, rules: Rules) -> bool:
    return any(word[:-cut] in rules.said for cut in (1, 2, 3))


def _attributes_in_han(line: str, at: int, said: frozenset[str]) -> bool:
    """`「…」と述べた`, `“……！”他说。`; but `记者问：` begins the next quotation."""
    before = line[max(0, at - 200) : at - 1]
    introduced = max(before.rfind("：“"), before.rfind("：「")) > max(
        before.rfind("”"), before.rfind("」")
    )
    if introduced:  # who spoke was said before
        return False
    if _JA_CITES.match(line, at) or _NOUN_GOES_ON.match(line, at):
        return True
    clause = _HAN_CLAUSE.match(line, at)
    if clause is None or not clause[0]:
        return False
    words = clause[0]
    ending = (
        words.removesuffix("一声").removesuffix("一句").rstrip("他她它我你们").rstrip("着了道")
    )  # "他问她", "他喊着"
    verbs = {words[-length:] for length in range(1, 6)} | {words[:1], words[:2], ending[-1:]}
    return not said.isdisjoint(verbs) and _HAN_END.match(line, clause.end()) is not None


def _attributes_in_hindi(line: str, at: int, said: frozenset[str]) -> bool:
    """`"…?" उसने पूछा।`: the verb comes last, perhaps with an auxiliary."""
    clause = _HINDI_CLAUSE.match(line, at)
    words = clause[0].split() if clause else []
    return 0 < len(words) <= 8 and not said.isdisjoint(words[-2:])
