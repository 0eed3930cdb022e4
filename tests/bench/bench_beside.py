"""What the pages that lay sources beside a sentence cost. `python -m tests.bench.bench_beside`

CPU time of one thread, from the request to the bytes of the page, through the test client.
"""

import time
from collections.abc import Iterable, Sequence
from itertools import combinations
from uuid import UUID

from flask.testing import FlaskClient
from sqlalchemy import insert, select
from sqlalchemy.orm import Session

from factcheck.annotations.reading import Reading
from factcheck.annotations.service import save_annotation
from factcheck.app import create_app
from factcheck.commands.server import settle_memory
from factcheck.models import (
    CaptureMethod,
    Course,
    Kinship,
    RelationState,
    Source,
    SourceKind,
    SourceRelation,
    Stance,
    Tag,
    utc_now,
    uuid7,
    uuid7s,
)
from factcheck.sources.evidence import EvidenceDraft, link_evidence
from factcheck.sources.snapshots import insert_snapshot
from factcheck.text.capture import CapturedText
from factcheck.web.access import COOKIE
from tests.bench.library import BATCH, fill_library
from tests.bench.newsroom import Newsroom, Reviewer, open_newsroom
from tests.bench.prose import make_prose
from tests.bench.report import Figure, show

PASSAGES = 133
"""Sentences of an ordinary source: a long report."""
LARGE = 1_000_000
"""Code points of the largest text that is stored."""
LINKED, MANY = 8, 50
CLAIMS = 200
LIBRARY = 10_000
RELATIONS, STORY = 20_000, 10
"""Relations of the library, all within stories of so many sources."""
BRIEF = 20
"""Sentences of a source of the library: 400 words."""
ROUNDS = 5


def main() -> None:
    with open_newsroom(1, CLAIMS, write=make_prose) as newsroom:
        show("Sources beside a sentence", list(measure(newsroom)))


def measure(newsroom: Newsroom) -> Iterable[Figure]:
    person = newsroom.reviewers[0]
    client = create_app(newsroom.settings).test_client()
    settle_memory()
    client.set_cookie(COOKIE, person.login)
    few, many, matrix = person.sentence_ids[3], person.sentence_ids[5], person.article_id
    texts = [make_prose(1_000 + number, PASSAGES) for number in range(MANY)]
    newsroom.database.write(lambda session: _link(session, newsroom, few, texts[:LINKED]))
    yield Figure(f"a claim of {LINKED} sources", _page(client, few), "ms", at_most=150)
    large = _large()
    newsroom.database.write(
        lambda session: _link(session, newsroom, many, [large, *texts[LINKED : MANY - 1]])
    )
    what = f"a claim of {MANY - 1} sources and one of {len(large.text):,} characters"
    yield Figure(what, _page(client, many), "ms", at_most=300)
    newsroom.database.write(lambda session: _tag(session, person))
    what = f"a matrix of {CLAIMS} claims by {MANY} sources"
    yield Figure(what, _cpu(client, f"/articles/{matrix}/matrix"), "ms", at_most=300)
    yield Figure("  the same as CSV", _cpu(client, f"/articles/{matrix}/matrix.csv"), "ms")
    words = [make_prose(number, BRIEF) for number in range(200)]
    for first in range(0, LIBRARY, BATCH):
        newsroom.database.write(
            lambda session, at=first: fill_library(session, newsroom.project_id, words, at)
        )
    yield Figure(
        f"a claim of {LINKED} in a library of {LIBRARY:,}", _page(client, few), "ms", at_most=150
    )
    asked = _cpu(client, f"/sentences/{few}/compare?suggest=1")
    yield Figure("  with suggestions of it", asked, "ms")
    one = newsroom.database.write(lambda session: _relate(session, newsroom.project_id))
    cards = _cpu(client, f"/projects/{newsroom.project_id}/relations")
    yield Figure(f"cards of {RELATIONS:,} relations, a page", cards, "ms", at_most=300)
    yield Figure("  of one source", _cpu(client, f"/sources/{one}/relations"), "ms", at_most=150)


def _page(client: FlaskClient, sentence_id: UUID) -> float:
    return _cpu(client, f"/sentences/{sentence_id}/compare")


def _cpu(client: FlaskClient, path: str) -> float:
    """Return the milliseconds of CPU that a page takes, once warm."""
    took = []
    for _ in range(ROUNDS + 1):
        begun = time.process_time()
        answer = client.get(path)
        took.append(time.process_time() - begun)
        assert answer.status_code == 200, answer.text[:300]
    return min(took[1:]) * 1000


def _large() -> CapturedText:
    sentences = LARGE // 115
    while len((text := make_prose(9_999, sentences)).text) > LARGE:
        sentences -= 100
    return text


def _link(
    session: Session, newsroom: Newsroom, sentence_id: UUID, texts: Sequence[CapturedText]
) -> None:
    """Store *texts* as sources, and link the second sentence of each."""
    for number, text in enumerate(texts):
        source = _source(newsroom.project_id, f"Report {number} of {sentence_id}")
        session.add(source)
        session.flush()
        snapshot = insert_snapshot(session, source.id, text, CaptureMethod.PASTED)
        span = text.spans[1]
        draft = EvidenceDraft(uuid7(), snapshot, span.start, span.end, list(Stance)[number % 3])
        link_evidence(session, sentence_id, newsroom.reviewers[0].id, draft)


def _tag(session: Session, person: Reviewer) -> None:
    """Say of each sentence but those with sources that it is a claim."""
    of_claim = Reading(Tag.CLAIM)
    for sentence_id in person.sentence_ids[6:]:
        save_annotation(session, uuid7(), sentence_id, person.id, of_claim, seen_revision=0)


def _relate(session: Session, project_id: UUID) -> UUID:
    """Store RELATIONS within stories, half of them confirmed; return a source that has some."""
    newest = select(Source.id).where(Source.project_id == project_id).order_by(Source.id.desc())
    ids = sorted(session.scalars(newest.limit(LIBRARY)))
    stories = [ids[first : first + STORY] for first in range(0, LIBRARY, STORY)]
    each = RELATIONS // len(stories)
    pairs = [pair for story in stories for pair in list(combinations(story, 2))[:each]]
    said = {"kind": Kinship.COPY, "course": Course.A_FROM_B, "share_a": 0.5, "share_b": 0.5}
    said |= {"reason": "shared_wording", "engine": "1", "revision": 1, "project_id": project_id}
    states = [RelationState.SUGGESTED, RelationState.CONFIRMED]
    session.execute(
        insert(SourceRelation),
        [
            {"id": key, "a_id": a, "b_id": b, "state": states[number % 2], **said}
            for number, (key, (a, b)) in enumerate(zip(uuid7s(len(pairs)), pairs, strict=True))
        ],
    )
    return ids[0]


def _source(project_id: UUID, title: str) -> Source:
    return Source(
        id=uuid7(),
        project_id=project_id,
        title=title,
        url="",
        publisher="River Board",
        author="",
        kind=SourceKind.NEWS,
        revision=1,
        created_at=utc_now(),
    )


if __name__ == "__main__":
    main()
