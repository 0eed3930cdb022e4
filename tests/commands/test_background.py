"""What a server does while it answers."""

import time

import pytest

from factcheck.sources.pending import is_waiting
from factcheck.sources.relatives import find_related
from factcheck.sources.service import SourceDraft, SourceMetadata, capture_source, store_source
from tests.support.server import serving

PATIENCE = 60
"""Seconds that comparing two sources may take on a busy machine."""
WIRE = (
    "Two hundred people left the valley on Sunday after the dam above Orlen showed cracks. "
    "Engineers lowered the water by three metres overnight and closed the road to the north."
)


@pytest.mark.slow
@pytest.mark.both_engines
def test_the_server_compares_what_waits(database, settings, project, alice):
    texts = [WIRE, f"{WIRE} It rained again."]
    prepared = [capture_source(SourceDraft(text, SourceMetadata("T"))) for text in texts]
    ids = database.write(
        lambda session: [store_source(session, project.id, p, alice.id) for p in prepared]
    )

    def waiting():
        with database.read() as session:
            return any(is_waiting(session, key) for key in ids)

    assert waiting()
    with serving(settings):
        deadline = time.monotonic() + PATIENCE
        while waiting() and time.monotonic() < deadline:
            time.sleep(0.2)
    with database.read() as session:
        assert find_related(session, *ids) is not None
    assert not waiting()
