"""The annotated JSON, field by field: what ties an annotation to sources."""

from uuid import UUID

from factcheck.compare.independence import Uncounted
from factcheck.exchange.fields import (
    Counter,
    End,
    Exact,
    Instant,
    Name,
    Near,
    Note,
    ShortName,
    Start,
    Whole,
)
from factcheck.exchange.records import Record
from factcheck.models import DiscrepancyKind, DiscrepancyState, Stance


class Selector(Record):
    """A span of a snapshot: snapshot.text[start:end] == exact, between prefix and suffix."""

    start: Start
    end: End
    exact: Exact
    prefix: Near
    suffix: Near


class Evidence(Record):
    """A passage of a source that bears on an annotated sentence."""

    id: UUID
    source: UUID
    """Id in "sources"."""
    snapshot: UUID
    """Id in that source's "snapshots"."""
    selector: Selector
    stance: Stance
    note: Note
    created_at: Instant


class Discrepancy(Record):
    """A difference between the sentence and a source: snapshot.text[start:end] == exact.

    It was found, and the reviewer let it stand or dismissed it.
    """

    id: UUID
    source: UUID
    """Id in "sources"."""
    snapshot: UUID
    """Id in that source's "snapshots"."""
    kind: DiscrepancyKind
    claim: Exact
    """The words of the sentence, as it was when this was decided."""
    claim_value: Near
    """What they were read as, such as "40 civilians"."""
    start: Start
    end: End
    exact: Exact
    source_value: Near
    rule: ShortName
    """By which rule the two were compared."""
    state: DiscrepancyState
    created_at: Instant


class SharedOwner(Record):
    """That several of the groups that count begin with sources of one owner, and count each."""

    name: Name
    independent: Counter


class Independence(Record):
    """How many of the sources linked to an annotation have it from nobody but themselves.

    Counted when it was exported. An import leaves it aside, as it follows from "relations".
    """

    links: Whole
    """The sources linked, each once."""
    independent: Whole
    """The groups that count."""
    groups: list[list[UUID]]
    """Each linked source in one of them. What comes first is where the others have it from, as far
    as is known; that may be a source that is not linked, or the article itself."""
    uncounted: dict[UUID, Uncounted]
    """Why the sources of groups that do not count are left out, by their ids."""
    owners: list[SharedOwner]
    """Those of more than one group that counts, as "publishers" tells who owns whom."""
