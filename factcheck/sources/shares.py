"""How much of their wording two texts share, told alike on every page."""

from factcheck.compare.shingles import containment, fingerprint
from factcheck.models import Snapshot, SourceRelation

Share = float | None
"""From 0 to 1; None of a text that has no wording of its own, such as one of quotations only."""


def shares_of(
    a: Snapshot, b: Snapshot, relation: SourceRelation | None = None
) -> tuple[Share, Share]:
    """Return the share of each text's own wording that is in the other; both must be loaded.

    Args:
        relation: of the two sources. What it knows goes before what can be measured here, where
            the footers of a publisher's pages would count too.
    """
    if relation and (relation.share_a or relation.share_b):
        known = relation.share_a, relation.share_b
        return known if relation.a_id == a.source_id else known[::-1]
    prints = fingerprint(a.text), fingerprint(b.text)
    one, other = containment(*prints)
    return one if prints[0].hashes else None, other if prints[1].hashes else None
