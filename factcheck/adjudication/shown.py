"""What is adjudicated and what is left of it, as the pages show it."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from factcheck.adjudication.bench import Bench, read_bench
from factcheck.adjudication.details import Written, list_written
from factcheck.adjudication.disagreements import NONE, Key, Option, Part
from factcheck.adjudication.given import GIVEN, given_by, key_of_given
from factcheck.adjudication.layers_shown import notes_of
from factcheck.adjudication.questions import choice_of
from factcheck.adjudication.values import Value
from factcheck.models import Decision, DecisionField, Sentence, Tag, User, Verdict
from factcheck.reviews.counted import CountedReview, list_counted

AROUND = 2
"""Sentences shown before and after the one in question."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One answer as it can be chosen."""

    option: Option
    names: Sequence[str]
    """Of those who give it."""
    is_majority: bool
    chosen: bool
    notes: Sequence[tuple[str, str]]
    """Of those who wrote one, with whose it is."""
    written: Sequence[Written]
    """With the answer, where those who give it did not all write the same."""


@dataclass(frozen=True, slots=True)
class Item:
    """One disagreement as it is shown."""

    number: int
    """From 1, among those of the article; 0 for one that all agree on."""
    part: Part
    sentence: Sentence
    before: Sequence[Sentence]
    after: Sequence[Sentence]
    choices: Sequence[Choice]
    decision: Decision | None
    """Also one that no longer fits what the reviewers say."""
    stands: bool
    """Whether it is decided."""
    decided_by: str
    chosen: str | None
    """The choice that stands, also one that no reviewer said."""

    @property
    def name(self) -> str:
        """What names it in the page and in addresses."""
        place = f"-{self.part.place}" if self.part.place else ""
        return f"{self.sentence.position}-{self.part.field.value}{place}"

    @property
    def words(self) -> tuple[str, str, str]:
        """The sentence up to the words in question, these, and the rest."""
        if self.part.field is not DecisionField.SPAN:
            return "", self.sentence.text, ""
        start, end = map(int, self.part.place.split("-"))
        text = self.sentence.text
        return text[:start], text[start:end], text[end:]

    @property
    def others(self) -> list[tuple[str, Value]]:
        """What can be chosen though no reviewer says it, with the choice that stands for it.

        Whom an editor has named comes first.
        """
        said = {choice.option.choice for choice in self.choices}
        found = ((one, self.part.find(one)) for one in (*Tag, *Verdict, NONE) if one not in said)
        others = [(choice, value[0]) for choice, value in found if value]
        given = given_by(self.decision) if self.decision else ()
        if self.decision and given and key_of_given(given) not in self._keys:
            return [(GIVEN, self.decision.choice), *others]
        return others

    @property
    def _keys(self) -> set[str]:
        return {answer.key for answer in self.part.answers}


@dataclass(frozen=True, slots=True)
class Docket:
    """All that the page shows where an article is adjudicated."""

    bench: Bench
    reviewers: list[CountedReview]
    items: list[Item]
    also: Item | None = None
    """Of what all agree on, the one that was asked for."""

    @property
    def undecided(self) -> int:
        return sum(not item.stands for item in self.items)

    @property
    def missing(self) -> list[CountedReview]:
        """Those who have not handed in, for whom all waits."""
        return [one for one in self.reviewers if not one.is_in]

    @property
    def lacking(self) -> int:
        """How many more are to review it, for whom all waits too."""
        return self.bench.count_lacking(len(self.reviewers))

    @property
    def is_ready(self) -> bool:
        """Whether there are reviews to compare, and none is waited for."""
        return bool(self.reviewers) and not self.missing and not self.lacking


def read_docket(session: Session, article_id: UUID, *, also: Key | None = None) -> Docket:
    """Return all that is to be decided of an article and is decided, in nine queries.

    Nothing while a review is worked on or lacks: what the others say would look like all there is.

    Args:
        also: what is wanted besides, of what all agree on.

    Raises:
        NotFoundError: its reviews were never all in.
    """
    bench = read_bench(session, article_id)
    reviewers = list_counted(session, article_id)
    sentences = list(
        session.scalars(
            select(Sentence).where(Sentence.article_id == article_id).order_by(Sentence.position)
        )
    )
    editors = {one.decided_by_id for one in bench.decisions.values()}
    named = select(User.id, User.name).where(User.id.in_(editors))
    people: dict[UUID, str] = dict(session.execute(named).all())
    names = {one.user_id: one.name for one in reviewers}
    docket = Docket(bench, reviewers, [])
    items = [
        _item(number, part, bench, sentences, names, people)
        for number, part in enumerate(bench.differing if docket.is_ready else (), 1)
    ]
    agreed = bench.find(also) if also and docket.is_ready else None
    if agreed is None or bench.is_asked(agreed):
        return Docket(bench, reviewers, items)
    extra = _item(0, agreed, bench, sentences, names, people)
    return Docket(bench, reviewers, items, extra)


def _item(
    number: int,
    part: Part,
    bench: Bench,
    sentences: Sequence[Sentence],
    names: dict[UUID, str],
    people: dict[UUID, str],
) -> Item:
    at = bench.sentence_ids.index(part.sentence_id)
    decision = bench.decisions.get(part.key)
    standing = bench.standing(part)
    chosen = choice_of(part, standing) if standing else None
    majority = part.majority
    choices = []
    for option in part.options:
        said = [(names[one.layer.reviewer_id], notes_of(one)) for one in option.answers]
        choices.append(
            Choice(
                option,
                [name for name, _notes in said],
                option is majority,
                option.choice == chosen,
                [(name, note) for name, notes in said for note in notes],
                list_written(part, option, standing, names),
            )
        )
    return Item(
        number,
        part,
        sentences[at],
        sentences[max(0, at - AROUND) : at],
        sentences[at + 1 : at + 1 + AROUND],
        choices,
        decision,
        standing is not None,
        people.get(decision.decided_by_id, "") if decision else "",
        chosen,
    )
