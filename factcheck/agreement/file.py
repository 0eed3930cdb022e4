"""Agreement as JSON: the figures, and all that they were made of, so that anyone can check them."""

from typing import Any

from factcheck.agreement.figures import Agreement, Figures, PairFigures
from factcheck.agreement.measures import Figure, Undefined
from factcheck.agreement.spans import SpanCounts
from factcheck.agreement.types import Readings, Unit


def to_json(readings: Readings, agreement: Agreement) -> dict[str, Any]:
    """Return the figures and their inputs in JSON's types.

    A figure is a number, or an object whose "undefined" says why there is none. Reviewers are
    named by their key. Sentences are numbered from 1, offsets count code points of the article.
    """
    keys = [one.key for one in readings.reviewers]
    return {
        "reviewers": [{"key": one.key, "name": one.name} for one in readings.reviewers],
        "articles": [
            {
                "id": str(one.article.id),
                "title": one.article.title,
                "reviewers": [keys[place] for place in sorted(one.article.reviewers)],
                "tag": _figures(one.tags),
                "spans": _spans(one.spans),
                "unitising_alpha": _figure(one.unitising),
            }
            for one in agreement.articles
        ],
        "subjects": {
            subject.value: _figures(figures) for subject, figures in agreement.subjects.items()
        },
        "tags": {
            one.label: {
                "given": one.given,
                "specific_agreement": _figure(one.specific),
                "alpha": _figure(one.alpha),
            }
            for one in agreement.labels
        },
        "spans": _spans(agreement.spans) | {"mean_unitising_alpha": _figure(agreement.unitising)},
        "pairs": [_pair(one, keys) for one in agreement.pairs],
        "inputs": {
            subject.value: [_unit(unit, keys) for unit in units]
            for subject, units in readings.units.items()
        }
        | {"spans": _marked(readings, keys)},
    }


def _figure(figure: Figure) -> Any:
    return {"undefined": figure.reason.value} if isinstance(figure, Undefined) else figure


def _figures(figures: Figures) -> dict[str, Any]:
    return {
        "units": figures.units,
        "alone": figures.alone,
        "percent": _figure(figures.percent),
        "alpha": _figure(figures.alpha),
        "fleiss_kappa": _figure(figures.fleiss),
        "coincidences": figures.coincidences,
    }


def _spans(counts: SpanCounts) -> dict[str, Any]:
    return {
        "first": counts.first,
        "second": counts.second,
        "same": counts.same,
        "overlapping": counts.overlapping,
        "f1": _figure(counts.f1()),
        "overlap_f1": _figure(counts.f1(relaxed=True)),
    }


def _pair(pair: PairFigures, keys: list[str]) -> dict[str, Any]:
    return {
        "first": keys[pair.first],
        "second": keys[pair.second],
        "articles": pair.articles,
        "subjects": {
            subject.value: {
                "units": one.units,
                "percent": _figure(one.percent),
                "cohen_kappa": _figure(one.cohen),
                "alpha": _figure(one.alpha),
                "confusion": one.confusion,
            }
            for subject, one in pair.subjects.items()
        },
        "spans": _spans(pair.spans),
    }


def _unit(unit: Unit, keys: list[str]) -> dict[str, Any]:
    assert unit.position is not None  # the file is made of each sentence
    labels = {keys[place]: label for place, label in sorted(unit.labels.items())}
    return {"article": str(unit.article_id), "sentence": unit.position + 1, "labels": labels}


def _marked(readings: Readings, keys: list[str]) -> list[dict[str, Any]]:
    return [
        {
            "article": str(article_id),
            "length": readings.lengths[article_id],
            "reviewer": keys[place],
            "start": span.start,
            "end": span.end,
            "tag": span.tag,
        }
        for article_id, marked in sorted(readings.spans.items())
        for place, spans in sorted(marked.items())
        for span in sorted(spans)
    ]
