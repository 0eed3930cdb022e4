"""The weights of the signs that two values are told of one thing. `python -m tests.bench.fit_signs`

Fits the weights of numbers, dates, names and denials to the evaluation cases, those that nobody has
seen left out, and prints them beside those of the code. Below stand the differences that the
comparison finds and those that it marks where there are none: with the weights of the code, and
with weights fitted to the other stories. What is fitted to are all pairs that the comparison
weighs: values of which neither agrees with one of the other side, and which nothing explains away.
"""

import math
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import chain
from typing import Protocol, TypeVar

from factcheck.compare import date_signs, denied_signs, name_signs, number_signs
from factcheck.compare.discrepancies import (
    WEIGHING,
    Mark,
    MarkKind,
    Weighing,
    mark_discrepancies,
)
from factcheck.compare.odds import Weigh, weigh_by
from tests.bench.logistic import CONSTANT, fit
from tests.compare.cases import Story, read_stories, sources_of
from tests.compare.scoring import UNSEEN, day_of, meet

FOLDS = 10
NUMBERS, DATES, NAMES, DENIALS = "numbers", "dates", "names", "denials"
WEIGHTS = {
    NUMBERS: number_signs.WEIGHTS,
    DATES: date_signs.WEIGHTS,
    NAMES: name_signs.WEIGHTS,
    DENIALS: denied_signs.WEIGHTS,
}
GROUPS = {
    MarkKind.NUMBER: NUMBERS,
    MarkKind.PERCENT: NUMBERS,
    MarkKind.DATE: DATES,
    MarkKind.NAME: NAMES,
    MarkKind.NEGATION: DENIALS,
    MarkKind.DIRECTION: DENIALS,
}

_Value = TypeVar("_Value")


class Placed(Protocol):
    """What stands somewhere in a sentence."""

    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


@dataclass(frozen=True, slots=True)
class Difference:
    """A difference that a case has: words of the claim, and those of the passage against them."""

    group: str
    ours: str
    theirs: str


@dataclass(frozen=True, slots=True)
class Case:
    """A claim with the passage that answers it."""

    claim: str
    passage: str
    claim_date: str | None
    passage_date: str | None
    differences: tuple[Difference, ...]

    def mark(self, weighing: Weighing) -> list[Mark]:
        return mark_discrepancies(
            self.claim,
            self.passage,
            claim_date=day_of(self.claim_date),
            passage_date=day_of(self.passage_date),
            weak=True,
            weighing=weighing,
        )

    def find(self, group: str, ours: slice, theirs: slice) -> list[Difference]:
        """Return the differences of *group* that lie between two stretches."""
        return [
            it
            for it in self.differences
            if it.group == group
            and meet(it.ours, self.claim[ours])
            and meet(it.theirs, self.passage[theirs])
        ]


@dataclass(frozen=True, slots=True)
class Pair:
    """Two values that the comparison weighs against each other."""

    group: str
    signs: Mapping[str, float]
    ours: int
    """Where the claim's begins."""
    theirs: int
    differs: bool
    """Whether the case has a difference there."""


@dataclass(slots=True)
class Found:
    """How many of the differences are marked, and how many marks there are beside them."""

    wanted: int = 0
    hits: int = 0
    false: int = 0

    def __str__(self) -> str:
        return f"{self.hits} of {self.wanted} differences, {self.false} false marks"


def main() -> None:
    stories = [story for story in read_stories() if story["story"] not in UNSEEN]
    cases = [list(read_cases(story)) for story in stories]
    pairs = [[pair for case in own for pair in pairs_of(case)] for own in cases]
    by_code, left_out = new_counts(), new_counts()
    for fold in range(FOLDS):
        others = [own for at, own in enumerate(pairs) if at % FOLDS != fold]
        held = [case for own in cases[fold::FOLDS] for case in own]
        count_marks(held, WEIGHTS, by_code)
        count_marks(held, fit_all(chain(*others)), left_out)
    every = list(chain(*pairs))
    fitted = fit_all(every)
    for group in WEIGHTS:
        own = [pair.differs for pair in every if pair.group == group]
        print(f"\n{group}: {len(own)} pairs, of which {sum(own)} are differences")
        show_weights(group, fitted[group])
        print(f"  with the weights of the code:        {by_code[group]}")
        print(f"  with those fitted to other stories:  {left_out[group]}")


def show_weights(group: str, fitted: Mapping[str, float]) -> None:
    print(f"  {'sign':<20} {'code':>7} {'fitted':>7}")
    for sign, weight in WEIGHTS[group].items():
        print(f"  {sign:<20} {weight:7.2f} {fitted[sign]:7.2f}")


def read_cases(story: Story) -> Iterator[Case]:
    """Yield the answered claims of a story, and its pairs of sentences with one value each."""
    sources = sources_of(story)
    for claim in story["claims"]:
        if claim["relation"] != "unrelated":
            published = sources[claim["source"]]["published"]
            passage = " ".join(claim["gold"])
            differences = read_differences(claim["marks"])
            yield Case(claim["text"], passage, claim["published"], published, differences)
    for value in story["values"]:
        differences = read_differences([value] if value["expect"] == "differ" else [])
        dates = value["claim_date"], value["source_date"]
        yield Case(value["claim"], value["source"], *dates, differences)


def read_differences(marks: Iterable[Story]) -> tuple[Difference, ...]:
    return tuple(
        Difference(GROUPS[kind], mark["claim"], mark["source"])
        for mark in marks
        if (kind := MarkKind(mark["kind"])) in GROUPS
    )


def pairs_of(case: Case) -> list[Pair]:
    """Return the pairs of a case that the comparison weighs, but for values that agree."""
    pairs: list[Pair] = []
    # Denials are weighed only where nothing else differs, by the weights that are in use.
    case.mark(replace(WEIGHING, denials=_note(pairs, case, DENIALS, lambda place: place)))
    marks = case.mark(
        replace(
            WEIGHING,
            numbers=_note(pairs, case, NUMBERS, lambda told: told.quantity),
            dates=_note(pairs, case, DATES, lambda dated: dated.period),
            names=_note(pairs, case, NAMES, lambda name: name),
            denials=weigh_by({CONSTANT: -math.inf}),
        )
    )
    agreeing = [mark for mark in marks if not mark.differs]
    ours = {(GROUPS.get(mark.kind), mark.claim_start) for mark in agreeing}
    theirs = {(GROUPS.get(mark.kind), mark.source_start) for mark in agreeing}
    return [
        pair
        for pair in pairs
        if (pair.group, pair.ours) not in ours and (pair.group, pair.theirs) not in theirs
    ]


def _note(
    pairs: list[Pair], case: Case, group: str, place: Callable[[_Value], Placed]
) -> Weigh[_Value]:
    """Return what notes each pair and lets no difference pass, so that all of them are weighed."""

    def weigh(signs: Mapping[str, float], one: _Value, other: _Value) -> float:
        ours, theirs = place(one), place(other)
        found = case.find(group, slice(ours.start, ours.end), slice(theirs.start, theirs.end))
        pairs.append(Pair(group, signs, ours.start, theirs.start, bool(found)))
        return -math.inf

    return weigh


def fit_all(pairs: Iterable[Pair]) -> dict[str, dict[str, float]]:
    """Return the weights of each group."""
    groups: dict[str, list[Pair]] = {group: [] for group in WEIGHTS}
    for pair in pairs:
        groups[pair.group].append(pair)
    return {
        group: fit([pair.signs for pair in own], [pair.differs for pair in own])
        for group, own in groups.items()
    }


def new_counts() -> dict[str, Found]:
    return {group: Found() for group in WEIGHTS}


def count_marks(
    cases: Iterable[Case], weights: Mapping[str, Mapping[str, float]], counts: Mapping[str, Found]
) -> None:
    """Add to *counts* what the comparison marks in *cases* when it weighs by *weights*."""
    weighing = Weighing(**{group: weigh_by(own) for group, own in weights.items()})
    for case in cases:
        for difference in case.differences:
            counts[difference.group].wanted += 1
        hits: set[Difference] = set()
        for mark in case.mark(weighing):
            group = GROUPS.get(mark.kind)
            if not mark.differs or group is None:
                continue
            ours = slice(mark.claim_start, mark.claim_end)
            found = case.find(group, ours, slice(mark.source_start, mark.source_end))
            hits.update(found)
            counts[group].false += not found
        for difference in hits:
            counts[difference.group].hits += 1


if __name__ == "__main__":
    main()
