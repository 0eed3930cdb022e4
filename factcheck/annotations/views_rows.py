"""The rows of the workbench as the page writes them, in the reader's language."""

import re
from collections.abc import Callable, Container, Sequence
from typing import Any, NamedTuple
from uuid import UUID

from flask_babel import gettext as _
from flask_babel import ngettext

from factcheck.annotations.marks import Piece
from factcheck.annotations.reading import AttributionDraft, Saved
from factcheck.annotations.workbench import SentenceRow
from factcheck.models import Naming, SpeakerKind, Verdict
from factcheck.names import name_of
from factcheck.web.language import translate

NO_BREAK = "\u00a0"
_COUNTED = re.compile(r"^(\d+) ")
CHUNK = 25
"""Sentences in a part of the page that the browser may leave unrendered while out of sight."""


class Margin(NamedTuple):
    """What stands beside a sentence; each part may be empty."""

    who: str = ""
    counts: str = ""
    lost: str = ""
    """That spans have no place."""


class Line(NamedTuple):
    """A row, so far prepared that the page only has to write it: there may be 5,000 of them.

    The page takes it apart instead of asking for its parts by name, which would take longer than
    all the rest.
    """

    id: str
    position: str
    number: str
    place: str
    """Where a link leads that names it, as each expression of the page is escaped by itself."""
    classes: str
    """Beside "sentence", each after a space."""
    tag: str
    text: str
    pieces: Sequence[Piece]
    """The text cut at its marks; empty where there are none."""
    annotation: dict[str, Any] | None
    """What was said of the whole, for the script."""
    spans: list[dict[str, Any]]
    margin: Margin
    hidden: bool


def list_chunks(rows: Sequence[SentenceRow], shown: Container[UUID] | None) -> list[list[Line]]:
    """Prepare *rows* for the page, in chunks of CHUNK; those not *shown* are hidden."""
    write = margin_writer()
    lines = [_line(row, write, hidden=shown is not None and row.id not in shown) for row in rows]
    return [lines[start : start + CHUNK] for start in range(0, len(lines), CHUNK)]


def _line(row: SentenceRow, write: Callable[[SentenceRow], Margin], *, hidden: bool) -> Line:
    classes = " sentence--first" if row.first else ""
    if row.tag:
        classes += f" sentence--{row.tag}"
    if row.done:
        classes += " sentence--done"
    spans = row.spans
    position, number = str(row.position), str(row.position + 1)
    return Line(
        str(row.id),
        position,
        number,
        f"{number}#s{position}",
        classes,
        str(row.tag),
        row.text,
        row.pieces if spans else (),
        _tell(row.annotation) if row.annotation else None,
        [_tell(saved) for saved in spans],
        write(row) if spans or row.annotation else NOTHING,
        hidden,
    )


def _tell(saved: Saved) -> dict[str, Any]:
    """Return what the API tells of it, without the sentence and without what goes unsaid.

    `told` in static/js/reading.js puts that back.
    """
    said = _said(saved.as_json())
    del said["sentence"]
    if "attributions" in said:
        said["attributions"] = [_said(who) for who in said["attributions"]]
    return said


def _said(told: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in told.items() if value}


NOTHING = Margin()


def margin_writer() -> Callable[[SentenceRow], Margin]:
    """Return what writes the margins of one page.

    It looks up each combination of counts once: an article may have 5,000 sentences. The script's
    counterpart is marginOfRow in static/js/rows.js.
    """
    known: dict[tuple[Verdict | None, int, int, bool, bool], str] = {}
    # Asked for once, as a translation takes as long as all the rest of a margin.
    unnamed = _("an unnamed source"), _("several unnamed sources"), _("The author")

    def write(row: SentenceRow) -> Margin:
        readings = row.readings
        said = next((saved.said_by for saved in readings if saved.reading.attributions), [])
        found = (
            next((verdict for saved in readings if (verdict := saved.reading.verdict)), None),
            len(row.spans),
            row.evidence,
            any(saved.reading.note for saved in readings),
            any(saved.reading.flagged for saved in readings),
        )
        if found not in known:
            known[found] = _count(*found)
        lost = row.lost
        return Margin(
            _name(said, *unnamed), known[found], _("%(n)s without a place", n=lost) if lost else ""
        )

    return write


def _count(verdict: Verdict | None, marks: int, sources: int, note: bool, flagged: bool) -> str:
    parts = [
        translate(name_of(verdict, "verdict")) if verdict else "",
        ngettext("%(n)s mark", "%(n)s marks", marks, n=marks) if marks else "",
        ngettext("%(n)s source", "%(n)s sources", sources, n=sources) if sources else "",
        _("note") if note else "",
        _("flag") if flagged else "",
    ]
    # A line is broken after a dot, never between a number and what it counts.
    return f"{NO_BREAK}· ".join(_COUNTED.sub(rf"\1{NO_BREAK}", part) for part in parts if part)


def _name(said: list[AttributionDraft], one: str, several: str, author: str) -> str:
    """Return who says it first of all, and how many others do."""
    if not said:
        return ""
    name: str = said[0].speaker_name
    if said[0].naming is Naming.UNNAMED:
        name = one
    elif said[0].naming is Naming.COLLECTIVE:
        name = several
    elif said[0].speaker_kind is SpeakerKind.AUTHOR:
        name = author
    return f"{name} +{len(said) - 1}" if len(said) > 1 else name
