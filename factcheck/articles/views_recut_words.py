"""What cutting an article anew does to annotations, in words, before it is done.

The reader's own work is told by its words, that of others only by how much there is.
"""

from collections import Counter
from collections.abc import Iterator

from flask_babel import gettext as _
from flask_babel import ngettext

from factcheck.articles.recut_shown import Plan
from factcheck.articles.recut_types import Fate, Outcome, Whole

MOST_TOLD = 20
"""How many annotations are told one by one."""
SHORT = 120
"""How many code points of words are quoted."""


def tell_plan(plan: Plan) -> list[str]:
    """Return what would happen, what needs a decision or a person's hand first; maybe nothing."""
    own = [o for o in plan.outcomes if o.held.own and o.is_told]
    lines = [line for outcome in own[:MOST_TOLD] for line in _tell_own(outcome)]
    if own[MOST_TOLD:]:
        lines.append(
            ngettext(
                "%(num)s more of your annotations is treated in the same way.",
                "%(num)s more of your annotations are treated in the same way.",
                len(own) - MOST_TOLD,
            )
        )
    return lines if plan.opened.blind else [*lines, *_tell_others(plan)]


def tell_choices() -> dict[Whole, str]:
    """Return where what was said of a whole sentence can go when it is split."""
    return {
        Whole.BOTH: _("of both parts"),
        Whole.FIRST: _("of the first part only"),
        Whole.SECOND: _("of the second part only"),
    }


def count_lost(plan: Plan) -> int:
    """Count the reader's own annotations with words that lose their place."""
    return sum(o.held.own and (o.fate is Fate.UNPLACED or bool(o.lost)) for o in plan.outcomes)


def shorten(words: str) -> str:
    """Return *words*, or the beginning of them where they are long."""
    return words if len(words) <= SHORT else f"{words[: SHORT - 1]}…"


def _tell_own(outcome: Outcome) -> Iterator[str]:
    span = outcome.held.saved.span or outcome.after.span
    words = shorten(span.exact) if span else ""
    match outcome.fate:
        case Fate.UNPLACED if outcome.suggestion:
            yield _(
                "“%(words)s” is changed, and “%(now)s” stands there now. Your annotation is kept "
                "and waits until you place it by hand.",
                words=words,
                now=shorten(outcome.suggestion),
            )
        case Fate.UNPLACED:
            yield _(
                "“%(words)s” is no longer in one place. Your annotation is kept and waits until "
                "you place it by hand.",
                words=words,
            )
        case Fate.SPAN:
            yield _(
                "What you said of the sentence “%(words)s” will be said of these words within "
                "the longer sentence.",
                words=words,
            )
        case Fate.MERGED:
            yield _("You said the same of both sentences: it will be said of the one.")
    for lost in outcome.lost:
        yield _(
            "“%(words)s”, part of an attribution, is changed. It is kept and waits until you "
            "place it by hand.",
            words=shorten(lost),
        )


def _tell_others(plan: Plan) -> Iterator[str]:
    others = [o for o in plan.outcomes if not o.held.own and not o.held.saved.removed]
    fates = Counter(o.fate for o in others if o.is_told)
    lost = sum(o.fate is Fate.UNPLACED or bool(o.lost) for o in others)
    follow = sum(not o.is_told for o in others)
    if lost:
        yield ngettext(
            "%(num)s annotation of other reviewers loses its place. It is kept, and they place it "
            "by hand.",
            "%(num)s annotations of other reviewers lose their place. They are kept, and placed "
            "by hand by those who made them.",
            lost,
        )
    if number := fates[Fate.PARTS]:
        yield ngettext(
            "What %(num)s other reviewer said of the whole sentence will be said of both parts.",
            "What %(num)s other reviewers said of the whole sentence will be said of both parts.",
            number,
        )
    if number := fates[Fate.SPAN]:
        yield ngettext(
            "What others said of a whole sentence will be said of the same words within the "
            "longer one: %(num)s annotation.",
            "What others said of a whole sentence will be said of the same words within the "
            "longer one: %(num)s annotations.",
            number,
        )
    if number := fates[Fate.MERGED]:
        yield ngettext(
            "%(num)s other reviewer said the same of both sentences: it will be said of the one.",
            "%(num)s other reviewers said the same of both sentences: it will be said of the one.",
            number,
        )
    if follow:
        yield ngettext(
            "%(num)s annotation of other reviewers follows its words by itself.",
            "%(num)s annotations of other reviewers follow their words by themselves.",
            follow,
        )
