"""What the log calls what was done, and to what."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from factcheck.names import STANCES, TAGS, VERDICTS, called
from factcheck.undo.telling import NOTHING, OTHERWISE, shorten, tell_change
from factcheck.words import Words, isolated, say

State = Mapping[str, Any]

NOUNS = {
    "annotation": say("Annotations"),
    "evidence": say("Evidence"),
    "discrepancy": say("Differences"),
    "article": say("Articles"),
    "review": say("Reviews"),
    "decision": say("Adjudication"),
    "speaker": say("Speakers"),
    "source": say("Sources"),
    "snapshot": say("Texts of sources"),
    "relation": say("Copies and citations"),
    "publisher": say("Publishers"),
    "comment": say("Comments"),
    "guideline": say("Guidelines"),
    "member": say("Members"),
    "user": say("People"),
    "invite": say("Invitations"),
    "project": say("Project"),
}
"""By the noun of a verb, in the order in which they are offered."""
VERBS = {
    "article.imported": say("Article imported"),
    "article.updated": say("Details of an article changed"),
    "article.removed": say("Article removed"),
    "article.restored": say("Article put back"),
    "article.opened": say("Reviews opened to all"),
    "article.closed": say("Reviews kept apart again"),
    "review.assigned": say("Article given to a reviewer"),
    "review.due_set": say("Due date changed"),
    "review.submitted": say("Review handed in"),
    "review.reopened": say("Review reopened"),
    "review.adjudication_reopened": say("Adjudication reopened"),
    "review.withdrawn": say("Review taken away"),
    "review.adjudicated": say("Article adjudicated"),
    "review.taken_up": say("Article taken up for review"),
    "review.followed": say("Gone on under newer guidelines"),
    "decision.made": say("Decision made"),
    "decision.taken_back": say("Decision taken back"),
    "decision.imported": say("Decision imported"),
    "annotation.imported": say("Annotation imported"),
    "evidence.imported": say("Link to a source imported"),
    "discrepancy.imported": say("Decision on a difference imported"),
    "source.added": say("Source added"),
    "source.imported": say("Source imported"),
    "source.captured": say("Text of a source added"),
    "source.updated": say("Details of a source changed"),
    "source.removed": say("Source removed"),
    "source.shared": say("Source shown to all members"),
    "source.restored": say("Source put back"),
    "speaker.imported": say("Speaker imported"),
    "speaker.shared": say("Speaker shown to all members"),
    "evidence.moved": say("Link moved to another source of the same text"),
    "evidence.joined": say("Link joined with another one of the same passage"),
    "discrepancy.moved": say("Decision moved to another source of the same text"),
    "discrepancy.joined": say("Decision joined with another one of the same difference"),
    "relation.imported": say("Relation of sources imported"),
    "publisher.imported": say("Publisher imported"),
    "publisher.updated": say("Publisher changed"),
    "comment.added": say("Comment written"),
    "comment.imported": say("Comment imported"),
    "comment.edited": say("Comment changed"),
    "comment.removed": say("Comment removed"),
    "comment.resolved": say("Thread resolved"),
    "comment.reopened": say("Thread reopened"),
    "guideline.added": say("Guidelines changed"),
    "guideline.imported": say("Guidelines imported"),
    "user.imported": say("Person imported, who cannot sign in"),
    "member.set": say("Member added, or role changed"),
    "member.removed": say("Member removed"),
    "invite.made": say("Invitation made"),
    "invite.used": say("Invitation used"),
    "invite.revoked": say("Invitation taken back"),
    "project.added": say("Project made"),
    "project.updated": say("Settings changed"),
    "project.renamed": say("Project renamed"),
    "project.imported": say("Export imported"),
    "undo.refused": say("Undo refused"),
    "redo.refused": say("Redo refused"),
}
"""What has no before and after that history tells in words of its own."""
AUTOMATIC = (
    "article.opened",
    "review.adjudication_reopened",
    "speaker.merged",
    "annotation.reattributed",
    "evidence.moved",
    "evidence.joined",
    "discrepancy.moved",
    "discrepancy.joined",
    "source.removed",
    "source.shared",
    "speaker.shared",
)
"""What nobody in particular does where the last review comes in, and no command ever does."""
DECIDED = {
    "tag": say("Tag"),
    "attribution": say("Whose words"),
    "verdict": say("Verdict"),
    "evidence": say("Evidence"),
    "span": say("Marked words"),
}
SETTINGS = {
    "name": say("Name"),
    "blind": say("Reviewers do not see each other’s work"),
    "open_pool": say("Reviewers may take up articles themselves"),
    "reviewers_per_article": say("Reviewers for each article"),
    "names_hidden": say("Names are hidden in adjudication"),
}
TOLD = ("annotation", "evidence", "discrepancy", "speaker", "relation", "snapshot")
NO_WORDS = "–"
MOST_LINKS = 20
"""How far it is told through whom words are known."""
NAMED = {"speaker.imported": "name", "publisher.imported": "name", "source.imported": "title"}
"""Where the event holds what its object is called."""


def tell_event(
    verb: str, before: Mapping[str, Any] | None, after: Mapping[str, Any] | None, *, veiled: bool
) -> list[Words | str]:
    """Return what was done, in words, the weightiest first; never nothing.

    Args:
        veiled: say only that something was saved.
    """
    if veiled:
        return [say("Saved in a review that is not open yet")]
    if known := VERBS.get(verb):
        return [known, *_details(verb, before or {}, after or {})]
    noun, _, deed = verb.partition(".")
    if noun in TOLD or noun == "article":
        return [*tell_change(verb, before, after)]
    return [f"{noun} {deed.replace('_', ' ')}"]


def tell_who(verb: str, person: str | None) -> Words | str:
    """Return who did it: a person, or whatever did it where none did."""
    if person is not None:
        return person
    if verb in AUTOMATIC:
        return say("With the last review handed in")
    return say("The command line")


def _details(verb: str, before: State, after: State) -> Iterator[Words | str]:
    """Tell what was decided, or from what to what settings were changed."""
    noun = verb.partition(".")[0]
    if noun == "decision":
        yield from _decision(before, after)
    elif noun == "project":
        for name, words in SETTINGS.items():
            if before and name in after and before.get(name) != after[name]:
                yield say(
                    "%(what)s: %(before)s → %(after)s",
                    what=words,
                    before=_setting(before.get(name)),
                    after=_setting(after[name]),
                )
    elif called := after.get(NAMED.get(verb, "")):
        yield isolated(called)
    elif noun in TOLD and verb.endswith(".imported"):
        yield from (line for line in tell_change(verb, before or None, after) if line != OTHERWISE)
    elif verb.endswith("reopened") and (reason := after.get("reason")):
        yield _reason(reason)


def _setting(value: Any) -> Words | str:
    if isinstance(value, bool):
        return say("yes") if value else say("no")
    return isolated(str(value))


def _decision(before: State, after: State) -> Iterator[Words | str]:
    """Tell what was decided; where something else was before, also that, if each is one thing."""
    state = after or before
    field = state.get("field")
    if field not in DECIDED:
        return
    first, *more = _chosen(state.get("choice") or {})
    [was, *rest] = _chosen(before.get("choice") or {}) if before else [first]
    what = DECIDED[field]
    if was != first and not (more or rest):
        yield say("%(what)s: %(before)s → %(after)s", what=what, before=was, after=first)
    else:
        yield say("%(what)s: %(chosen)s", what=what, chosen=first)
        yield from more
    if reason := state.get("reason"):
        yield _reason(reason)


def _chosen(choice: State) -> list[Words | str]:
    """Return what was chosen of the part that reviewers differed on: see adjudication.values.

    What an import brought may hold anything in its lists, as nothing was decided of it here.
    """
    if "tag" in choice:
        return [TAGS[choice["tag"] or ""]]
    if verdict := choice.get("verdict"):
        return [VERDICTS[verdict]]
    told: list[Words | str] = [*_chains(choice.get("attributions", ()))]
    told += [_quoted(one, STANCES.get(_text(one, "stance"))) for one in choice.get("evidence", ())]
    for one in choice.get("spans", ()):
        told.append(_quoted(one.get("span"), TAGS.get(_text(one, "tag"))))
    return told or [NOTHING]


def _quoted(state: Any, what: Words | None) -> Words | str:
    words = _text(state, "exact")
    if not words:
        return NO_WORDS
    if what is None:
        return say("“%(text)s”", text=shorten(words))
    return say("“%(text)s” (%(what)s)", text=shorten(words), what=what)


def _chains(attributions: Iterable[State]) -> Iterator[Words | str]:
    """Return whose words it is, each with through whom that is known."""
    # One of an older release has no id.
    by_id = {_text(one, "id") or str(n): one for n, one in enumerate(attributions)}
    parents = {_text(one, "parent") for one in by_id.values()}
    for key, one in by_id.items():
        if key in parents:
            continue
        told: Words | str = _who(one)
        passed, link = {key}, _text(one, "parent")
        while link in by_id and link not in passed and len(passed) < MOST_LINKS:
            told = say("%(who)s, according to %(other)s", who=told, other=_who(by_id[link]))
            passed.add(link)
            link = _text(by_id[link], "parent")
        yield told


def _who(attribution: State) -> Words | str:
    speaker = attribution.get("speaker")
    naming = _text(attribution, "naming")
    name = _text(speaker, "name")
    told = called(isolated(name), _text(speaker, "kind"), naming)
    return told if name or isinstance(told, Words) else NO_WORDS


def _text(state: Any, name: str) -> str:
    found = state.get(name) if isinstance(state, Mapping) else None
    return found if isinstance(found, str) else ""


def _reason(reason: str) -> Words:
    return say("Reason: “%(reason)s”", reason=shorten(reason))
