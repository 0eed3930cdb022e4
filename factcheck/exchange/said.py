"""What was said of an article, as lines of annotated JSON. Spans count from the article here."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from factcheck.exchange.writer import encode, lines, open_record

Record = dict[str, Any]
Count = Callable[[Iterable[str]], Record]
"""Counts the independent ones among linked sources."""

Rows = Mapping[str, list[Any]]
"""Rows by the id of their annotation."""


@dataclass(frozen=True, slots=True)
class Told:
    """An article, as far as its annotations are told by it."""

    sentences: Mapping[str, Any]
    """By their id."""
    attributions: Rows
    evidence: Rows
    discrepancies: Rows


def review_lines(annotations: Iterable[Any], told: Told, count: Count) -> str:
    """Return the annotations of one review as an array, in the order of the text."""

    def order(row: Any) -> tuple[int, int, str]:
        start = -1 if row.exact is None else row.start
        place = told.sentences[row.sentence].position
        return (place, 10**9 if start is None else start, row.id)

    return lines(_annotation(row, told, count) for row in sorted(annotations, key=order))


def by_annotation(rows: Iterable[Any]) -> Rows:
    """Sort rows to their annotations."""
    found: dict[str, list[Any]] = defaultdict(list)
    for row in rows:
        found[row.annotation].append(row)
    return found


def _annotation(row: Any, told: Told, count: Count) -> str:
    sentence, said_by = told.sentences[row.sentence], told.attributions.get(row.id, ())
    record = {
        "id": row.id,
        "sentence": row.sentence,
        **_scope(row, sentence),
        "tag": row.tag,
        "certainty": row.certainty,
        "flagged": row.flagged,
        "note": row.note,
        "verdict": row.verdict,
        "justification": row.justification,
        "created_at": row.created_at,
        "updated_at": row.updated_at,
        "attributions": [_attribution(who, sentence.start) for who in said_by],
    }
    links = told.evidence.get(row.id, ())
    differing = told.discrepancies.get(row.id, ())
    if not links and not differing:
        return open_record(record) + ',"evidence":[],"discrepancies":[],"independence":null}'
    independence = count(link.source for link in links) if links else None
    return (
        f'{open_record(record)},"evidence":{lines(map(_link, links))}'
        f',"discrepancies":{lines(map(_discrepancy, differing))}'
        f',"independence":{encode(independence)}}}'
    )


def _scope(row: Any, sentence: Any) -> Record:
    """Return what the annotation is about: all of the sentence, or words of it."""
    if row.exact is None:
        where: Record = {"scope": "sentence", "start": sentence.start, "end": sentence.end}
        return {**where, "exact": sentence.exact, "prefix": "", "suffix": ""}
    words = _words(row.start, row.end, row.exact, sentence.start)
    return {"scope": "span", **words, "prefix": row.prefix, "suffix": row.suffix}


def _attribution(row: Any, base: int) -> Record:
    return {
        "id": row.id,
        "parent": row.above,
        "naming": row.naming,
        "speaker": row.speaker,
        "manner": row.manner,
        "role": row.role,
        "affiliation": row.affiliation,
        "cue": _words_or_none(row.cue_start, row.cue_end, row.cue_exact, base),
        "source": _words_or_none(row.source_start, row.source_end, row.source_exact, base),
        "content": _words_or_none(row.content_start, row.content_end, row.content_exact, base),
    }


def _words_or_none(
    start: int | None, end: int | None, exact: str | None, base: int
) -> Record | None:
    return None if exact is None else _words(start, end, exact, base)


def _words(start: int | None, end: int | None, exact: str, base: int) -> Record:
    """Return words by their place in the article, which begins *base* before the sentence's."""
    if start is None or end is None:
        return {"start": None, "end": None, "exact": exact}
    return {"start": base + start, "end": base + end, "exact": exact}


def _link(row: Any) -> str:
    return encode(
        {
            "id": row.id,
            "source": row.source,
            "snapshot": row.snapshot,
            "selector": {
                "start": row.start,
                "end": row.end,
                "exact": row.exact,
                "prefix": row.prefix,
                "suffix": row.suffix,
            },
            "stance": row.stance,
            "note": row.note,
            "created_at": row.created_at,
        }
    )


def _discrepancy(row: Any) -> str:
    record = row._asdict()
    del record["parent"], record["annotation"]
    return encode(record)
