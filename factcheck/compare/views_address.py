"""What the address of the page beside a sentence tells: its sources, and the order of all there."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any
from uuid import UUID

from flask import url_for
from werkzeug.datastructures import MultiDict

from factcheck.compare.service import COLUMNS
from factcheck.web.forms import id_or_none

MOST_ALSO = 20
"""Sources without a column that an address keeps."""
_ORDER = re.compile(r"[0-9]{1,9}(\.[0-9]{1,9}){0,49}", re.ASCII)


@dataclass(frozen=True, slots=True)
class Address:
    """What is shown beside a sentence, so that it is shown again after each step."""

    sentence_id: UUID
    sources: Sequence[UUID]
    """Those with a column, COLUMNS at most."""
    also: Sequence[UUID] = ()
    """Those that had to give way to others."""
    orders: Mapping[UUID, Sequence[int]] = field(default_factory=dict)
    """By source, where its matches begin, in the order they are shown in."""
    held: bool = False
    """Whether the page chose the sources, for this sentence alone."""
    weak: bool = False
    suggest: bool = False

    @property
    def url(self) -> str:
        """The address itself."""
        return url_for("compare.sentence", sentence_id=self.sentence_id, **self._query())

    @property
    def is_full(self) -> bool:
        """Whether one more source takes the place of another."""
        return len(self.sources) >= COLUMNS

    @property
    def with_room(self) -> "Address":
        """The same with room for one more: of COLUMNS sources the last one has no column then."""
        kept, last = self.sources[: COLUMNS - 1], self.sources[COLUMNS - 1 :]
        also = [*self.also, *last][-MOST_ALSO:]
        return replace(self, sources=kept, also=also, held=False, suggest=False)

    def opening(self, source_id: UUID) -> str:
        """Return the address with one more source."""
        room = self.with_room
        also = [other for other in room.also if other != source_id]
        return replace(room, sources=[*room.sources, source_id], also=also).url

    def closing(self, source_id: UUID) -> str:
        """Return the address without a source."""
        rest = [other for other in self.sources if other != source_id]
        return replace(self, sources=rest, held=False, suggest=False).url

    def beside(self, sentence_id: UUID) -> str:
        """Return the address of another sentence, with the sources that were asked for."""
        sources, also = ((), ()) if self.held else (self.sources, self.also)
        return Address(sentence_id, sources, also, weak=self.weak).url

    def fields(self) -> Iterator[tuple[str, str]]:
        """Yield the names and values by which a form leads here."""
        for name, value in self._query().items():
            for one in value if isinstance(value, list) else [value]:
                yield name, str(one)

    def _query(self) -> dict[str, Any]:
        orders = [".".join(map(str, self.orders.get(source, ()))) for source in self.sources]
        query = {
            "source": list(self.sources),
            "also": list(self.also),
            "order": orders if any(orders) else [],
            "held": "1" if self.held and self.sources else None,
            "weak": "1" if self.weak else None,
            "suggest": "1" if self.suggest else None,
        }
        return {name: value for name, value in query.items() if value}


def read_address(sentence_id: UUID, args: MultiDict[str, str]) -> Address:
    """Read what is asked for. What is broken is left out; what is too much has no column."""
    asked = _read_ids(args.getlist("source"))
    also = [key for key in _read_ids(args.getlist("also")) if key not in asked[:COLUMNS]]
    orders = zip(args.getlist("source"), args.getlist("order"), strict=False)
    return Address(
        sentence_id,
        asked[:COLUMNS],
        list(dict.fromkeys([*asked[COLUMNS:], *also]))[:MOST_ALSO],
        {
            key: [int(start) for start in starts.split(".")]
            for typed, starts in orders
            if (key := id_or_none(typed)) and _ORDER.fullmatch(starts)
        },
        held=args.get("held") == "1",
        weak=args.get("weak") == "1",
        suggest=args.get("suggest") == "1",
    )


def _read_ids(typed: Sequence[str]) -> list[UUID]:
    return [key for key in dict.fromkeys(map(id_or_none, typed)) if key]
