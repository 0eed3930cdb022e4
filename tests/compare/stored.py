"""Decisions on differences, stored as they stand."""

from factcheck.annotations.places import find_place
from factcheck.annotations.stored import find_saved
from factcheck.models import Discrepancy, DiscrepancyKind, DiscrepancyState
from tests.support.work import annotate, snapshot_id


def store_decision(session, sentence, alice, report, **fields):
    """Store that a difference was accepted, by default one that is found no longer."""
    known = {"start": 0, "end": 3, "claim": "18 centimetres", "exact": "The", "rule": "same_unit"}
    known |= {"kind": DiscrepancyKind.NUMBER, "state": DiscrepancyState.ACCEPTED}
    place = find_place(session, sentence.id, alice.id)
    saved = find_saved(session, place) or annotate(session, sentence, alice)
    row = Discrepancy(
        annotation_id=saved.id,
        snapshot_id=snapshot_id(session, report),
        claim_value="18 centimetres",
        source_value="11 centimetres",
        **known | fields,
    )
    session.add(row)
    session.flush()
    return row
