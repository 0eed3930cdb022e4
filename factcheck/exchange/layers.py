"""The layers of an article and what was decided of them, as lines of annotated JSON."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from factcheck.agreement.alpha import alpha_of
from factcheck.exchange.writer import encode, lines, open_record

Record = dict[str, Any]


def guideline_line(row: Any) -> str:
    """Return one version of the guidelines."""
    return encode(row._asdict() | {"definitions": in_order(row.definitions)})


def layer(review: Any, annotations: str, decisions: Iterable[Any]) -> Iterator[str]:
    """Yield a review: its *annotations*, how far it tells of agreement, and its decisions."""
    record: Record = review._asdict()
    conflicts, coincidences = record.pop("conflicts"), record.pop("coincidences")
    del record["parent"]
    yield open_record(record) + ',"annotations":'
    yield annotations
    if conflicts is None and coincidences is None:
        yield ',"agreement":null'
    else:
        yield f',"agreement":{encode(_agreement(conflicts, coincidences))}'
    yield f',"decisions":{lines(map(_decision, decisions))}}}'


def in_order(value: Any) -> Any:
    """Return a value that is stored as JSON with its keys in order, as each engine keeps another.

    So the same data gives the same bytes, whichever way a file was laid out that it came with.
    """
    match value:
        case dict():
            return {key: in_order(value[key]) for key in sorted(value)}
        case list():
            return [in_order(one) for one in value]
    return value


def alpha_told(coincidences: Mapping[str, Mapping[str, float]]) -> float | None:
    """Return Krippendorff's alpha of tags, None where there is none. Its last digit is the order's.

    Raises:
        ArithmeticError: no reviews can have given such a table.
    """
    alpha = alpha_of(coincidences)
    return alpha if isinstance(alpha, float) else None


def _agreement(conflicts: int | None, coincidences: Any) -> Record:
    table = in_order(coincidences) and {
        one: {other: float(weight) for other, weight in weights.items()}
        for one, weights in in_order(coincidences).items()
    }
    alpha = alpha_told(table) if table else None
    return {"conflicts": conflicts, "coincidences": table, "alpha": alpha}


def _decision(row: Any) -> str:
    record: Record = row._asdict()
    del record["parent"]
    return encode(
        record | {"choice": in_order(record["choice"]), "inputs": in_order(record["inputs"])}
    )
