import pytest
from sqlalchemy import func, select

from factcheck.errors import DuplicateError, InvalidError, NotFoundError, StaleError
from factcheck.models import Event, Evidence, Stance, uuid7
from factcheck.sources.evidence import (
    EvidenceDraft,
    get_evidence,
    link_evidence,
    list_evidence,
    list_uses,
    unlink_evidence,
    update_evidence,
)
from tests.support.work import REPORT, add_article, add_report, link, sentences, snapshot_id


@pytest.fixture
def sentence(session, project, alice):
    return sentences(session, add_article(session, project, alice))[0]


@pytest.fixture
def report(session, project, alice):
    return add_report(session, project, alice)


@pytest.mark.both_engines
def test_a_link_keeps_the_exact_text_and_its_surroundings(session, sentence, report, bob):
    start = REPORT.index("No street")
    link(session, sentence, bob, report, (start, start + 21))
    stored = session.scalars(select(Evidence)).one()
    assert stored.exact == "No street was closed."
    assert REPORT[: stored.start].endswith(stored.prefix)
    assert REPORT[stored.end :].startswith(stored.suffix)


def test_an_untagged_sentence_can_have_evidence(session, sentence, report, bob):
    link(session, sentence, bob, report)
    (shown,) = list_evidence(session, sentence.id, bob.id)
    assert (shown.stance, shown.source_title) == (Stance.REFUTES, "The gauge")


def test_the_same_delivery_twice_links_once(session, sentence, report, bob):
    draft = EvidenceDraft(uuid7(), snapshot_id(session, report), 0, 10, Stance.SUPPORTS)
    for _ in range(2):
        assert link_evidence(session, sentence.id, bob.id, draft) == draft.id
    assert session.scalar(select(func.count()).select_from(Evidence)) == 1


def test_the_same_passage_twice_is_noticed(session, sentence, report, bob):
    first = link(session, sentence, bob, report)
    with pytest.raises(DuplicateError) as caught:
        link(session, sentence, bob, report)
    assert caught.value.existing_id == first


@pytest.mark.parametrize("span", [(5, 5), (9, 3), (0, 10_000), (10_000, 10_001)])
def test_offsets_outside_the_text_are_refused(session, sentence, report, bob, span):
    with pytest.raises(InvalidError):
        link(session, sentence, bob, report, span)


def test_a_source_of_another_project_is_not_found(session, desk, sentence, bob, mallory):
    theirs = add_report(session, desk.elsewhere, mallory)
    with pytest.raises(NotFoundError):
        link(session, sentence, bob, theirs)


def test_an_id_of_another_link_is_refused(session, project, sentence, report, alice, bob):
    taken = link(session, sentence, alice, report)
    draft = EvidenceDraft(taken, snapshot_id(session, report), 0, 10, Stance.SUPPORTS)
    with pytest.raises(InvalidError):
        link_evidence(session, sentence.id, bob.id, draft)


def test_a_reviewer_sees_only_their_own_links(session, sentence, report, alice, bob):
    made = link(session, sentence, alice, report)
    assert list_evidence(session, sentence.id, bob.id) == []
    assert list_uses(session, report.id, bob.id) == []
    with pytest.raises(NotFoundError):
        get_evidence(session, made, bob.id)


def test_a_reviewer_changes_only_their_own_links(session, sentence, report, alice, bob):
    made = link(session, sentence, alice, report)
    with pytest.raises(NotFoundError):
        update_evidence(session, made, bob.id, Stance.MENTIONS, "", seen_revision=1)
    with pytest.raises(NotFoundError):
        unlink_evidence(session, made, bob.id)


def test_a_stale_change_is_refused(session, sentence, report, bob):
    made = link(session, sentence, bob, report)
    update_evidence(session, made, bob.id, Stance.MENTIONS, None, seen_revision=1)
    with pytest.raises(StaleError):
        update_evidence(session, made, bob.id, Stance.SUPPORTS, None, seen_revision=1)


def test_the_log_keeps_what_an_unlinked_passage_was(session, sentence, report, bob):
    made = link(session, sentence, bob, report)
    unlink_evidence(session, made, bob.id)
    event = session.scalars(select(Event).where(Event.verb == "evidence.unlinked")).one()
    assert event.before["exact"] == REPORT[:43]
