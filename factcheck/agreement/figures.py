"""The figures of agreement of what reviewers said, as pages and files show them."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from uuid import UUID

from factcheck.agreement.alpha import (
    Coincidences,
    alpha_of,
    alpha_of_label,
    coincidences,
    krippendorff_alpha,
    specific_agreement,
)
from factcheck.agreement.measures import (
    Confusion,
    Figure,
    Reason,
    Undefined,
    cohen_of_kinds,
    confusion,
    fleiss_kappa,
    percent_agreement,
)
from factcheck.agreement.spans import SpanCounts, count_spans, unitising_alpha
from factcheck.agreement.types import NOBODY, UNLINKED, Readings, ReviewedArticle, Subject, Unit

Pair = tuple[int, int]
Kinds = Counter[tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Figures:
    """How far all reviewers agree on one subject."""

    units: int
    """How many sentences, or passages, two or more gave a label."""
    alone: int
    """How many only one of several reviewers gave one, which count for nothing."""
    percent: Figure
    alpha: Figure
    fleiss: Figure
    """Of the units that all reviewers of their article gave a label."""
    coincidences: Coincidences


@dataclass(frozen=True, slots=True)
class LabelFigures:
    """How far reviewers agree on one tag against all others."""

    label: str
    given: int
    """How often it was given to what two or more gave a tag."""
    specific: Figure
    alpha: Figure


@dataclass(frozen=True, slots=True)
class PairSubject:
    """How far two reviewers agree on one subject."""

    units: int
    percent: Figure
    cohen: Figure
    alpha: Figure
    given: Kinds
    """How often the first gave one label where the second gave the other."""

    @property
    def confusion(self) -> Confusion:
        """The table of what they gave."""
        return confusion(self.given)


@dataclass(frozen=True, slots=True)
class PairFigures:
    """How far two reviewers agree."""

    first: int
    second: int
    articles: int
    """How many both reviewed."""
    subjects: Mapping[Subject, PairSubject]
    spans: SpanCounts


@dataclass(frozen=True, slots=True)
class ArticleFigures:
    """How far the reviewers of one article agree."""

    article: ReviewedArticle
    tags: Figures
    spans: SpanCounts
    unitising: Figure


@dataclass(frozen=True, slots=True)
class Agreement:
    """All figures of a project or an article."""

    subjects: Mapping[Subject, Figures]
    labels: Sequence[LabelFigures]
    pairs: Sequence[PairFigures]
    articles: Sequence[ArticleFigures]
    """Those that two or more reviewed, the ones that agree least first."""
    spans: SpanCounts
    """Of all pairs of reviewers in all articles."""
    unitising: Figure
    """The mean over the articles that have one."""


def measure(readings: Readings, labels: Iterable[str]) -> Agreement:
    """Return how far reviewers agree.

    Args:
        labels: the tags that are each looked at alone.
    """
    shared = {key: one for key, one in readings.articles.items() if len(one.reviewers) > 1}
    subjects = {
        subject: _figures(_shared(units, shared), shared)
        for subject, units in readings.units.items()
    }
    table = subjects[Subject.TAG].coincidences
    by_article: dict[UUID, list[Unit]] = {key: [] for key in shared}
    for unit in _shared(readings.units[Subject.TAG], shared):
        by_article[unit.article_id].append(unit)
    spans = {key: _pair_spans(readings, one) for key, one in shared.items()}
    articles = [
        _article(readings, one, by_article[key], spans[key].values()) for key, one in shared.items()
    ]
    defined = [one.unitising for one in articles if not isinstance(one.unitising, Undefined)]
    return Agreement(
        subjects={subject: _explained(readings, one) for subject, one in subjects.items()},
        labels=[_label(table, label) for label in labels],
        pairs=_pairs(readings, shared, spans),
        articles=sorted(articles, key=_worst_first),
        spans=sum((one.spans for one in articles), SpanCounts()),
        unitising=sum(defined) / len(defined) if defined else _why_none(readings, Reason.NO_SPANS),
    )


def _shared(units: Iterable[Unit], shared: Mapping[UUID, ReviewedArticle]) -> list[Unit]:
    return [unit for unit in units if unit.article_id in shared]


def _figures(units: Sequence[Unit], articles: Mapping[UUID, ReviewedArticle]) -> Figures:
    given: Kinds = Counter()
    complete: Kinds = Counter()
    alone = 0
    for unit in units:
        labels = tuple(unit.labels.values())
        if len(labels) == 1:
            alone += unit.times
            continue
        given[labels] += unit.times
        if len(labels) == len(articles[unit.article_id].reviewers):
            complete[labels] += unit.times
    table = coincidences(given)
    return Figures(
        units=given.total(),
        alone=alone,
        percent=percent_agreement(given),
        alpha=alpha_of(table),
        fleiss=fleiss_kappa(complete),
        coincidences=table,
    )


def _why_none(readings: Readings, otherwise: Reason) -> Undefined:
    """Return the first reason why nothing is compared."""
    if not readings.articles:
        return Undefined(Reason.NO_REVIEWS)
    if all(len(one.reviewers) < 2 for one in readings.articles.values()):
        return Undefined(Reason.ONE_REVIEWER)
    return Undefined(otherwise)


def _explained(readings: Readings, figures: Figures) -> Figures:
    """Return figures that tell what nobody or one person said from what was not said twice."""
    if figures.units:
        return figures
    why = _why_none(readings, Reason.NOT_TWICE)
    return Figures(0, figures.alone, why, why, why, {})


def _label(table: Coincidences, label: str) -> LabelFigures:
    return LabelFigures(
        label,
        given=round(sum(table.get(label, {}).values())),
        specific=specific_agreement(table, label),
        alpha=alpha_of_label(table, label),
    )


def _article(
    readings: Readings, article: ReviewedArticle, units: Sequence[Unit], spans: Iterable[SpanCounts]
) -> ArticleFigures:
    marked = readings.spans.get(article.id, {})
    people = [marked.get(reviewer, []) for reviewer in sorted(article.reviewers)]
    return ArticleFigures(
        article=article,
        tags=_figures(units, {article.id: article}),
        spans=sum(spans, SpanCounts()),
        unitising=unitising_alpha(readings.lengths.get(article.id, 0), people),
    )


def _pair_spans(readings: Readings, article: ReviewedArticle) -> dict[Pair, SpanCounts]:
    marked = readings.spans.get(article.id)
    return {
        pair: count_spans(*(marked.get(reviewer, []) for reviewer in pair))
        for pair in combinations(sorted(article.reviewers), 2)
        if marked
    }


def _worst_first(one: ArticleFigures) -> tuple[bool, float, float, str]:
    alpha, percent = one.tags.alpha, one.tags.percent
    return (
        isinstance(alpha, Undefined),
        0.0 if isinstance(alpha, Undefined) else alpha,
        0.0 if isinstance(percent, Undefined) else percent,
        str(one.article.id),
    )


def _pairs(
    readings: Readings,
    shared: Mapping[UUID, ReviewedArticle],
    spans: Mapping[UUID, Mapping[Pair, SpanCounts]],
) -> list[PairFigures]:
    """Return the figures of every two reviewers who have an article in common."""
    articles: dict[Pair, list[UUID]] = {}
    for key, one in shared.items():
        for pair in combinations(sorted(one.reviewers), 2):
            articles.setdefault(pair, []).append(key)
    labels = {subject: _by_pair(units) for subject, units in readings.units.items()}
    return [
        PairFigures(
            *pair,
            articles=len(both),
            subjects={
                subject: _pair(found.get(pair, Counter())) for subject, found in labels.items()
            },
            spans=sum((spans[key][pair] for key in both if pair in spans[key]), SpanCounts()),
        )
        for pair, both in sorted(articles.items())
    ]


def _by_pair(units: Iterable[Unit]) -> dict[Pair, Kinds]:
    """Return what each two reviewers gave the same units, but where both said it is nothing."""
    found: dict[Pair, Kinds] = {}
    for unit in units:
        for one, other in combinations(sorted(unit.labels), 2):
            labels = unit.labels[one], unit.labels[other]
            if labels not in ((NOBODY, NOBODY), (UNLINKED, UNLINKED)):
                found.setdefault((one, other), Counter())[labels] += unit.times
    return found


def _pair(labels: Kinds) -> PairSubject:
    return PairSubject(
        units=labels.total(),
        percent=percent_agreement(labels),
        cohen=cohen_of_kinds(labels),
        alpha=krippendorff_alpha(labels),
        given=labels,
    )
