"""What the figures of agreement are called, how they are usually read, and why there is none."""

from collections.abc import Collection
from string import ascii_lowercase

from factcheck.agreement.measures import Figure, Reason, Undefined
from factcheck.agreement.types import Subject
from factcheck.words import Words, say

SUBJECTS = {
    Subject.TAG: say("Tag"),
    Subject.SPEAKERS: say("Speakers"),
    Subject.MANNER: say("Manner"),
    Subject.STANCE: say("Stance"),
    Subject.VERDICT: say("Verdict"),
}
RESTS_ON = {
    Subject.TAG: say("What a sentence is. One that a reviewer left untagged is not compared."),
    Subject.SPEAKERS: say(
        "Whether the same people and bodies are named, of sentences that somebody attributed."
    ),
    Subject.MANNER: say("Direct, indirect or mixed, of sentences that two or more attributed."),
    Subject.STANCE: say(
        "Of passages that somebody linked. Overlapping ones are one; not linking it differs."
    ),
    Subject.VERDICT: say("Of sentences for which two or more chose a verdict."),
}
REASONS = {
    Reason.NO_REVIEWS: say("no review is in"),
    Reason.ONE_REVIEWER: say("only one reviewer"),
    Reason.NOT_TWICE: say("nothing that two reviewers judged"),
    Reason.ONE_LABEL: say("everybody always gave the same, so chance would too"),
    Reason.UNEQUAL: say("articles have differing numbers of reviewers"),
    Reason.NO_SPANS: say("nobody marked words"),
    Reason.NO_CHANCE: say("the words could not have been marked otherwise"),
}

_ALPHA = (
    (0.8, say("reliable")),
    (0.667, say("enough for tentative conclusions")),
    (0.0, say("too low to rely on")),
)
_KAPPA = (
    (0.8, say("almost perfect")),
    (0.6, say("substantial")),
    (0.4, say("moderate")),
    (0.2, say("fair")),
    (0.0, say("slight")),
)
BELOW_CHANCE = say("below chance")

_READINGS = dict(zip((*(words for _, words in _ALPHA), BELOW_CHANCE), "●◐○▽", strict=True))


class Signs:
    """What stands in the tables of one page for words that a note below each tells once.

    How an alpha is read has a sign everywhere; why there is none, a letter of that page, from "a"
    on in the order in which the page asks for them.
    """

    def __init__(self) -> None:
        self._signs: dict[Words, str] = dict(_READINGS)

    def of(self, words: Words) -> str:
        """Return what stands for some words."""
        letter = ascii_lowercase[len(self._signs) - len(_READINGS)]
        return self._signs.setdefault(words, letter)

    def tell(self, notes: Collection[Words]) -> list[tuple[str, Words]]:
        """Return what stands for each of these words, and the words, in the order of the signs."""
        order = [*self._signs]
        return [(self.of(words), words) for words in sorted(notes, key=order.index)]


def read_alpha(figure: Figure) -> Words | None:
    """Return how an alpha is usually read; None where there is none.

    Source: K. Krippendorff, "Content Analysis", 2nd edition (2004), chapter 11: rely on .800 and
    more, draw only tentative conclusions from .667 to .800.
    """
    if isinstance(figure, Undefined):
        return None
    # To three digits, as it is shown.
    told = round(figure, 3)
    return next((words for least, words in _ALPHA if told >= least), BELOW_CHANCE)


def read_kappa(figure: Figure) -> Words | None:
    """Return how a kappa is usually read; None where there is none.

    Source: J. R. Landis and G. G. Koch, "The Measurement of Observer Agreement for Categorical
    Data", Biometrics 33 (1977): steps that end with .20, .40, .60 and .80.
    """
    if isinstance(figure, Undefined):
        return None
    # Their steps end with a round number, and one that is told as .80 is to be read as that.
    told = round(figure, 2)
    if told < 0:
        return BELOW_CHANCE
    return next((words for least, words in _KAPPA if told > least), _KAPPA[-1][1])
