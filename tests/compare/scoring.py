"""What the comparison of sources scores on the evaluation cases."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from factcheck.compare.discrepancies import Mark, mark_discrepancies
from factcheck.compare.quotation_check import check_quotation
from factcheck.compare.ranking import FOUND_COVERAGE, Pool
from factcheck.compare.relations import Publication, relate_sources
from factcheck.compare.stance import hint_stance
from tests.compare.cases import Story, sentences_of, sources_of

UNSEEN = frozenset(
    "ashgill-milk-protest grenholt-glass-eels kolmath-coach nightjar-telescope "
    "skelder-hearing-aids stannerby-limes".split()
)
"""Stories of which nobody who wrote a rule had seen more than their scores."""
KINDS = ("copy", "cites", "quote", "none")


@dataclass(slots=True)
class Ranking:
    """How well passages are found."""

    claims: int = 0
    first: int = 0
    """Claims whose answer comes first of all sentences of its source."""
    third: int = 0
    """Among the first three."""
    first_of_all: int = 0
    """Claims whose answer comes first among the sentences of all sources of the story."""
    third_of_all: int = 0
    found: list[float] = field(default_factory=list)
    """The coverage of the best passage, of claims that are answered."""
    unrelated: list[float] = field(default_factory=list)
    """The same of claims that are not."""

    @property
    def auroc(self) -> float:
        """How often an answered claim covers more than one that is not (AUROC)."""
        better = sum((a > b) + (a == b) / 2 for a in self.found for b in self.unrelated)
        return better / (len(self.found) * len(self.unrelated))

    @property
    def missed(self) -> float:
        """The share of answered claims of which nothing is found."""
        return sum(coverage < FOUND_COVERAGE for coverage in self.found) / len(self.found)


def score_ranking(stories: Iterable[Story]) -> Ranking:
    scored = Ranking()
    for story in stories:
        sentences = {key: sentences_of(s["text"]) for key, s in sources_of(story).items()}
        pools = {key: Pool(own) for key, own in sentences.items()}
        everything = [(key, text) for key, own in sentences.items() for text in own]
        whole = Pool([text for _, text in everything])
        for claim in story["claims"]:
            ranked = whole.rank(claim["text"], 3)
            if claim["relation"] == "unrelated":
                scored.unrelated.append(ranked[0].coverage)
                continue
            scored.claims += 1
            scored.found.append(ranked[0].coverage)
            own = sentences[claim["source"]]
            best = [own[row.index] for row in pools[claim["source"]].rank(claim["text"], 3)]
            scored.first += _answers(best[0], claim)
            scored.third += any(_answers(text, claim) for text in best)
            here = [everything[row.index] for row in ranked]
            hits = [key == claim["source"] and _answers(text, claim) for key, text in here]
            scored.first_of_all += hits[0]
            scored.third_of_all += any(hits)
    return scored


def _answers(text: str, claim: Story) -> bool:
    return any(gold in text or text in gold for gold in claim["gold"])


@dataclass(slots=True)
class Marking:
    """How well differences are marked, and how well they tell support from refutation."""

    relations: int = 0
    right_relations: int = 0
    hits: int = 0
    false: int = 0
    missed: int = 0

    @property
    def precision(self) -> float:
        return self.hits / (self.hits + self.false)

    @property
    def recall(self) -> float:
        return self.hits / (self.hits + self.missed)


def score_marks(stories: Iterable[Story]) -> Marking:
    scored = Marking()
    for story in stories:
        sources = sources_of(story)
        for claim in story["claims"]:
            if claim["relation"] == "unrelated":
                continue
            passage = " ".join(claim["gold"])
            when = {
                "claim_date": day_of(claim["published"]),
                "passage_date": day_of(sources[claim["source"]]["published"]),
            }
            scored.relations += 1
            hint = hint_stance(claim["text"], passage, **when)
            scored.right_relations += hint.value == claim["relation"]
            found = mark_discrepancies(claim["text"], passage, weak=True, **when)
            _count_marks(scored, claim, passage, [mark for mark in found if mark.differs])
    return scored


def _count_marks(scored: Marking, claim: Story, passage: str, found: Sequence[Mark]) -> None:
    wanted = list(claim["marks"])
    for mark in found:
        ours = claim["text"][mark.claim_start : mark.claim_end]
        theirs = passage[mark.source_start : mark.source_end]
        hit = next(
            (m for m in wanted if meet(m["claim"], ours) and meet(m["source"], theirs)), None
        )
        if hit:
            wanted.remove(hit)
            scored.hits += 1
        else:
            scored.false += 1
    scored.missed += len(wanted)


def meet(one: str, other: str) -> bool:
    """Whether two stretches of one text have a word in common."""
    return bool(set(one.split()) & set(other.split())) or one in other or other in one


def score_values(stories: Iterable[Story]) -> tuple[int, int]:
    """Return how many pairs of values are judged right, and how many there are."""
    right = every = 0
    for story in stories:
        for value in story["values"]:
            marks = mark_discrepancies(
                value["claim"],
                value["source"],
                claim_date=day_of(value["claim_date"]),
                passage_date=day_of(value["source_date"]),
                weak=True,
            )
            differs = any(mark.differs for mark in marks)
            right += differs == (value["expect"] == "differ")
            every += 1
    return right, every


def score_pairs(stories: Iterable[Story]) -> Counter[tuple[str, str]]:
    """Return how often each kind of relation was taken for each: (what it is, what was found)."""
    confused: Counter[tuple[str, str]] = Counter()
    for story in stories:
        publications = {key: _publication(source) for key, source in sources_of(story).items()}
        for pair in story["pairs"]:
            found = relate_sources(publications[pair["a"]], publications[pair["b"]])
            confused[pair["kind"], found.kind.value] += 1
    return confused


def macro_f1(confused: Counter[tuple[str, str]]) -> float:
    """Return the mean of the F1 of each kind."""
    return sum(_f1(confused, kind) for kind in KINDS) / len(KINDS)


def false_copies(confused: Counter[tuple[str, str]]) -> int:
    return sum(confused[kind, "copy"] for kind in KINDS if kind != "copy")


def score_quotations(stories: Iterable[Story]) -> tuple[int, int]:
    """Return how many quotations are judged right, and how many there are."""
    right = every = 0
    for story in stories:
        sources = sources_of(story)
        for case in story["quotations"]:
            text = sources[case["source"]]["text"]
            right += check_quotation(case["quotation"], text).outcome.value == case["outcome"]
            every += 1
    return right, every


def _f1(confused: Counter[tuple[str, str]], kind: str) -> float:
    hits = confused[kind, kind]
    missed = sum(confused[kind, other] for other in KINDS if other != kind)
    false = sum(confused[other, kind] for other in KINDS if other != kind)
    return 2 * hits / (2 * hits + missed + false)


def _publication(source: Story) -> Publication:
    return Publication(
        source["text"],
        source["publisher"],
        tuple(source.get("aliases", ())),
        source["title"],
        source.get("url", ""),
        day_of(source["published"]),
    )


def day_of(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
