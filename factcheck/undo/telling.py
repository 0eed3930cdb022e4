"""Changes in words: from what to what, for the history and for what undo says it has done."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from factcheck.names import CERTAINTIES, DISCREPANCY_KINDS, MANNERS, STANCES, TAGS, VERDICTS, called
from factcheck.undo.keepers import noun_of
from factcheck.words import Words, isolated, say

State = Mapping[str, Any]

LONGEST = 80
"""Characters of a note or a passage that are told."""

NOTHING = say("nothing")
NONE = say("none")
SPEAKERS: dict[str, Callable[[str], Words]] = {
    "speaker.added": lambda name: say("Speaker %(name)s added", name=name),
    "speaker.updated": lambda name: say("Details of speaker %(name)s changed", name=name),
    "speaker.alias_added": lambda name: say("Name added to speaker %(name)s", name=name),
    "speaker.alias_removed": lambda name: say("Name taken from speaker %(name)s", name=name),
    "speaker.merged": lambda name: say("Speaker %(name)s merged into another", name=name),
    "speaker.unmerged": lambda name: say("Merge of speaker %(name)s taken back", name=name),
    "speaker.split": lambda name: say("Name of speaker %(name)s made another speaker", name=name),
}
RELATIONS = {
    "relation.confirmed": say("Sources confirmed as one"),
    "relation.rejected": say("Sources kept apart"),
    "relation.suggested": say("Decision on sources left open"),
}
OTHERWISE = say("Saved")


def tell_change(verb: str, before: State | None, after: State | None) -> list[Words]:
    """Return what was changed, the weightiest first; never nothing."""
    match noun_of(verb):
        case "annotation":
            lines = list(_annotation(_standing(before), _standing(after)))
        case "evidence":
            lines = list(_evidence(_standing(before), _standing(after)))
        case "discrepancy":
            lines = list(_discrepancy(_standing(before), _standing(after)))
        case "article":
            lines = list(_cut(verb, before or {}, after or {}))
        case "speaker":
            lines = list(_speaker(verb, before, after))
        case "relation":
            lines = [RELATIONS.get(verb, OTHERWISE)]
        case "snapshot":
            lines = list(_snapshot(after or {}))
        case _:
            lines = []
    return lines or [OTHERWISE]


def _discrepancy(before: State | None, after: State | None) -> Iterator[Words]:
    told = after or before
    if told is None:
        return
    words = {
        "kind": DISCREPANCY_KINDS[told["kind"]],
        "claim": shorten(told["claim_value"]),
        "source": shorten(told["source_value"]),
    }
    if after is None:
        yield say("Decision taken back: %(kind)s, %(claim)s against %(source)s", **words)
    elif after["state"] == "accepted":
        yield say("Difference accepted: %(kind)s, %(claim)s against %(source)s", **words)
    else:
        yield say("Difference dismissed: %(kind)s, %(claim)s against %(source)s", **words)


def words_of(state: State | None) -> str:
    """Return the words inside its sentence that an annotation is about, "" for the whole."""
    span = state.get("span") if state else None
    return span["exact"] if span else ""


def _standing(state: State | None) -> State | None:
    return None if state is None or state.get("removed") else state


def _annotation(before: State | None, after: State | None) -> Iterator[Words]:
    if after is None:
        if words := words_of(before):
            yield say("Mark taken away: “%(words)s”", words=shorten(words))
        elif before is not None:
            yield say("What was said of the sentence was taken away")
        return
    words = words_of(after)
    if before is None and words:
        yield say("Marked: “%(words)s”", words=shorten(words))
    was: State = before or {}
    yield from _choices(was, after)
    yield from _attributions(_attributed(was), _attributed(after))
    yield from _texts(was, after)
    if before is not None:
        yield from _moves(before, after)


def _choices(was: State, now: State) -> Iterator[Words]:
    if was.get("tag") != now["tag"]:
        yield say(
            "Tag %(before)s → %(after)s",
            before=TAGS[was.get("tag") or ""],
            after=TAGS[now["tag"] or ""],
        )
    old, new = was.get("certainty") or "", now.get("certainty") or ""
    if old != new:
        yield say(
            "Certainty %(before)s → %(after)s",
            before=CERTAINTIES.get(old, NONE),
            after=CERTAINTIES.get(new, NONE),
        )
    if bool(was.get("flagged")) != bool(now.get("flagged")):
        yield say("Flagged for another look") if now.get("flagged") else say("Flag taken away")
    old, new = was.get("verdict") or "", now.get("verdict") or ""
    if old != new:
        yield say(
            "Verdict %(before)s → %(after)s",
            before=VERDICTS.get(old, NONE),
            after=VERDICTS.get(new, NONE),
        )


def _texts(was: State, now: State) -> Iterator[Words]:
    old, new = was.get("note", ""), now.get("note", "")
    if old != new:
        yield say("Note %(before)s → %(after)s", before=_quoted(old), after=_quoted(new))
    old, new = was.get("justification", ""), now.get("justification", "")
    if old != new:
        yield say("Reason %(before)s → %(after)s", before=_quoted(old), after=_quoted(new))


def _moves(before: State, after: State) -> Iterator[Words]:
    old, new = before.get("span"), after.get("span")
    if words_of(before) != words_of(after):
        yield say(
            "Words marked: %(before)s → %(after)s",
            before=_quoted(words_of(before)) if old else say("the whole sentence"),
            after=_quoted(words_of(after)) if new else say("the whole sentence"),
        )
    elif old and new and old["start"] != new["start"]:
        if new["start"] is None:
            yield say("“%(words)s” lost its place in the text", words=shorten(new["exact"]))
        elif old["start"] is None:
            yield say("“%(words)s” has its place in the text again", words=shorten(new["exact"]))


def _attributed(state: State) -> dict[str, State]:
    """Return the attributions by id; one of an older release has none."""
    told = state.get("attributions")
    if told is None:
        told = [state["attribution"]] if state.get("attribution") else []
    return {who.get("id", ""): who for who in told}


def _attributions(was: Mapping[str, State], now: Mapping[str, State]) -> Iterator[Words]:
    gone = [who for key, who in was.items() if key not in now]
    come = [who for key, who in now.items() if key not in was]
    if len(gone) == len(come) == 1:
        was, now = {"": gone[0]} | dict(was), {"": come[0]} | dict(now)
        gone, come = [], []
    for who in come:
        yield say("Attributed to %(who)s", who=_name(who))
    for who in gone:
        yield say("No longer attributed to %(who)s", who=_name(who))
    for key, who in now.items():
        if key in was:
            yield from _attribution(was[key], who)


def _attribution(was: State, now: State) -> Iterator[Words]:
    name = _name(now)
    if _name(was) != name:
        yield say("Attributed to %(before)s → %(after)s", before=_name(was), after=name)
    if was["manner"] != now["manner"]:
        yield say(
            "%(who)s, manner: %(before)s → %(after)s",
            who=name,
            before=MANNERS[was["manner"]],
            after=MANNERS[now["manner"]],
        )
    for said, old, new in (
        (say("role"), was["role"], now["role"]),
        (say("speaks for"), was.get("affiliation", ""), now.get("affiliation", "")),
        (say("cue"), _exact(was, "cue"), _exact(now, "cue")),
        (say("words that name the source"), _exact(was, "source"), _exact(now, "source")),
        (say("words attributed"), _exact(was, "content"), _exact(now, "content")),
    ):
        if old != new:
            yield say(
                "%(who)s, %(what)s: %(before)s → %(after)s",
                who=name,
                what=said,
                before=_quoted(old),
                after=_quoted(new),
            )
    if was.get("parent") != now.get("parent"):
        yield say("%(who)s: known through somebody else", who=name)


def _evidence(before: State | None, after: State | None) -> Iterator[Words]:
    if after is None:
        if before is not None:
            yield say("Link taken away: “%(words)s”", words=shorten(before["exact"]))
        return
    words = shorten(after["exact"])
    if before is None:
        yield say("Linked (%(stance)s): “%(words)s”", stance=STANCES[after["stance"]], words=words)
        if after["note"]:
            yield say("Note %(before)s → %(after)s", before=NOTHING, after=_quoted(after["note"]))
        return
    if before["stance"] != after["stance"]:
        yield say(
            "Link to “%(words)s”: %(before)s → %(after)s",
            words=words,
            before=STANCES[before["stance"]],
            after=STANCES[after["stance"]],
        )
    if before["note"] != after["note"]:
        yield say(
            "Note on the link %(before)s → %(after)s",
            before=_quoted(before["note"]),
            after=_quoted(after["note"]),
        )


def _cut(verb: str, before: State, after: State) -> Iterator[Words]:
    match verb:
        case "article.split":
            yield say("Sentence split after “%(words)s”", words=_end(after))
        case "article.merged":
            yield say("Sentence joined with the next after “%(words)s”", words=_end(before))
        case "article.corrected":
            old, new = _around_change(before["text"], after["text"])
            yield say("Text corrected: %(before)s → %(after)s", before=old, after=new)


def _end(state: State) -> str:
    """Return the last words of the first sentence of a state."""
    text: str = state["sentences"][0]["text"]
    return isolated(text if len(text) <= LONGEST else f"…{text[1 - LONGEST :].lstrip()}")


def _around_change(old: str, new: str) -> tuple[Words, Words]:
    """Return what two texts differ in, from one word's beginning to another's end."""
    first, last = old.split(), new.split()
    start = 0
    while start < min(len(first), len(last)) and first[start] == last[start]:
        start += 1
    end = 0
    while end < min(len(first), len(last)) - start and first[-1 - end] == last[-1 - end]:
        end += 1
    return (
        _quoted(" ".join(first[start : len(first) - end])),
        _quoted(" ".join(last[start : len(last) - end])),
    )


def _speaker(verb: str, before: State | None, after: State | None) -> Iterator[Words]:
    state = before or after or {}
    if verb == "speaker.updated" and before and after and before["name"] != after["name"]:
        yield say(
            "Speaker %(before)s → %(after)s",
            before=isolated(before["name"]),
            after=isolated(after["name"]),
        )
    elif verb in SPEAKERS:
        yield SPEAKERS[verb](isolated(state["name"]))


def _snapshot(after: State) -> Iterator[Words]:
    if after.get("removed"):
        yield say("Text taken back from the source “%(title)s”", title=shorten(after["title"]))
    elif after:
        yield say("Text put back into the source “%(title)s”", title=shorten(after["title"]))


def _name(who: State) -> str:
    speaker = who.get("speaker") or {"name": "", "kind": ""}
    name = called(speaker["name"], speaker["kind"], who.get("naming", "named"))
    if isinstance(name, Words):
        return name
    return isolated(name) if name else NOTHING


def _exact(who: State, part: str) -> str:
    span = who.get(part)
    return span["exact"] if span else ""


def _quoted(text: str) -> Words:
    return say("“%(text)s”", text=shorten(text)) if text else NOTHING


def shorten(text: str) -> str:
    """Return a text on one line, so long that it can be told beside others."""
    line = " ".join(text.split())
    return isolated(line if len(line) <= LONGEST else f"{line[: LONGEST - 1].rstrip()}…")
