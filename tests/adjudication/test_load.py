"""Sixteen people at work on the same articles: nothing is lost, and nothing contradicts itself."""

from collections import Counter, defaultdict
from itertools import product

import pytest
from sqlalchemy import select

from factcheck.accounts.service import add_member, create_user
from factcheck.adjudication.bench import read_bench
from factcheck.adjudication.layering import lay
from factcheck.adjudication.layers import Layer, fill
from factcheck.annotations.stored import get_saved
from factcheck.models import Annotation, Decision, Event, Review, ReviewKind, ReviewState, Role
from tests.adjudication.differing import make_panel
from tests.reviews.crowd import Deciding, Reviewing, let_all_work

pytestmark = [pytest.mark.both_engines, pytest.mark.slow]

EDITS = 200
ARTICLES = 7


@pytest.fixture
def worked(database, desk):
    panels = [
        make_panel(database, desk, people=2, text=f"It rained {n} times. It snowed {n} times.")
        for n in range(ARTICLES)
    ]

    def second(session):
        person = create_user(session, "Eve", "eve@example.org")
        add_member(session, panels[0].project.id, person.id, Role.EDITOR, desk.alice.id)
        return person.id

    eve = database.write(second)
    members = [Reviewing(panel, who) for panel, who in product(panels, (0, 1))]
    members += [Deciding(panels, desk.alice.id, "alice"), Deciding(panels, eve, "eve")]
    let_all_work(members, EDITS)
    return panels, members


def test_nothing_is_lost_and_nothing_contradicts_itself(database, worked):
    panels, members = worked
    done = sum((one.told.done for one in members), Counter())
    assert [error for one in members for error in one.told.broken] == []
    assert len(members) == 16
    assert done.total() == 16 * EDITS
    assert min(done[what] for what in ("save", "remove", "reopen", "decide", "finish")) > 5, done
    with database.read() as session:
        events = session.scalars(select(Event).order_by(Event.id)).all()
        check_saves(session, members, events)
        check_decisions(session, members, events)
        check_order(session, events)
        for panel in panels:
            check_article(session, panel.article_id)


def check_saves(session, members, events):
    """Each acknowledged save is in the log, and the last of each annotation is what is stored."""
    logged = {e.after["note"] for e in events if e.verb == "annotation.saved"}
    for member in members:
        assert set(member.told.notes) <= logged
        for saved in member.told.saves.values():
            stored = get_saved(session, saved.id)
            assert (stored.reading, stored.revision, stored.removed) == (
                saved.reading,
                saved.revision,
                saved.removed,
            )


def check_decisions(session, members, events):
    """Each acknowledged decision is in the log, and stands, was replaced or was taken back."""
    made = {(e.object_id, e.after["revision"]): e for e in events if e.verb == "decision.made"}
    gone = {e.object_id for e in events if e.verb == "decision.taken_back"}
    rows = {row.id: row for row in session.scalars(select(Decision))}
    newest = {}
    for which, revision in made:
        newest[which] = max(revision, newest.get(which, 0))
    told = [one for member in members for one in member.told.decisions]
    assert set(told) == set(made)
    assert len(told) == len(set(told))  # no revision was given to two
    assert {one for member in members for one in member.told.taken_back} == gone
    assert set(rows) == set(newest) - gone
    for which, row in rows.items():
        last = made[which, newest[which]].after
        assert (row.revision, row.choice, row.fingerprint, row.reason) == (
            newest[which],
            last["choice"],
            last["fingerprint"],
            last["reason"],
        )


def check_order(session, events):
    """Nothing changes in a review that is handed in, and decisions are made of what was."""
    review_of = dict(session.execute(select(Annotation.id, Annotation.review_id)).all())
    reviews = {row.id: row for row in session.scalars(select(Review))}
    state = defaultdict(lambda: "open")
    revision = {}
    for event in events:
        if event.verb.startswith("review.") and "state" in event.after:
            state[event.object_id] = event.after["state"]
        elif event.verb == "annotation.saved":
            assert state[review_of[event.object_id]] != "submitted", event.after
            revision[event.object_id] = revision.get(event.object_id, 0) + 1
        elif event.verb == "decision.made":
            article = event.after["article"]
            for row in reviews.values():
                if str(row.article_id) == article:
                    wanted = "submitted" if row.kind is ReviewKind.INDEPENDENT else "open"
                    assert (state[row.id] == "submitted") == (wanted == "submitted")
            for one in event.after["inputs"]:
                if one["annotation"]:
                    which = next(key for key in revision if str(key) == one["annotation"])
                    assert one["revision"] == revision[which]


def check_article(session, article_id):
    """What is finished is what reviews and decisions give; what is not stale fits the reviews."""
    kinds = select(Review).where(Review.article_id == article_id)
    reviews = session.scalars(kinds).all()
    adjudicated = [row for row in reviews if row.kind is ReviewKind.ADJUDICATED]
    if not adjudicated:
        return
    bench = read_bench(session, article_id)
    if all(row.state is ReviewState.SUBMITTED for row in reviews if row not in adjudicated):
        standing = [part.key for part in bench.differing if bench.standing(part)]
        assert set(standing) == {key for key, one in bench.decisions.items() if not one.stale}
        assert bench.review.conflicts == len(bench.differing)
    if bench.is_finished:
        assert bench.undecided == []
        stored = Layer(bench.review.id, bench.review.reviewer_id, "")
        fill(session, [stored])
        assert {key: saved.tag for key, saved in stored.whole.items()} == {
            one.sentence_id: one.reading.tag for one in lay(bench)
        }
