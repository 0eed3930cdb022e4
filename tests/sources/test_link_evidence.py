import pytest
from sqlalchemy import func, select

from factcheck.articles.details import remove_article
from factcheck.errors import (
    DuplicateError,
    ForbiddenError,
    InvalidError,
    NotFoundError,
    StaleError,
)
from factcheck.models import Event, Evidence, Stance, Verdict, uuid7
from factcheck.sources.evidence import (
    EvidenceDraft,
    link_evidence,
    unlink_evidence,
    update_evidence,
)
from factcheck.sources.linked import find_target, get_evidence, list_evidence, list_uses
from tests.support.saying import judge, mark
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
    assert (event.before["removed"], event.after["removed"]) == (False, True)


@pytest.mark.both_engines
def test_an_unlinked_passage_is_seen_nowhere_and_can_be_linked_anew(session, sentence, report, bob):
    unlink_evidence(session, link(session, sentence, bob, report), bob.id)
    assert list_evidence(session, sentence.id, bob.id) == []
    assert list_uses(session, report.id, bob.id) == []
    link(session, sentence, bob, report)
    assert len(list_evidence(session, sentence.id, bob.id)) == 1


def test_a_link_taken_away_is_not_found(session, sentence, report, bob):
    made = link(session, sentence, bob, report)
    unlink_evidence(session, made, bob.id)
    for again in (
        lambda: get_evidence(session, made, bob.id),
        lambda: unlink_evidence(session, made, bob.id),
        lambda: update_evidence(session, made, bob.id, Stance.MENTIONS, "", seen_revision=2),
    ):
        with pytest.raises(NotFoundError):
            again()


def test_a_form_sent_once_more_after_unlinking_links_again(session, sentence, report, bob):
    draft = EvidenceDraft(uuid7(), snapshot_id(session, report), 0, 10, Stance.SUPPORTS)
    link_evidence(session, sentence.id, bob.id, draft)
    unlink_evidence(session, draft.id, bob.id)
    assert link_evidence(session, sentence.id, bob.id, draft) == draft.id
    assert [row.id for row in list_evidence(session, sentence.id, bob.id)] == [draft.id]


def test_saving_a_link_as_it_is_changes_nothing(session, sentence, report, bob):
    made = link(session, sentence, bob, report)
    update_evidence(session, made, bob.id, Stance.REFUTES, None, seen_revision=1)
    assert get_evidence(session, made, bob.id).revision == 1


@pytest.mark.both_engines
def test_words_in_a_sentence_have_links_of_their_own(session, sentence, report, bob):
    span = mark(session, sentence, bob, "18 centimetres")
    link(session, sentence, bob, report)
    draft = EvidenceDraft(uuid7(), snapshot_id(session, report), 0, 43, Stance.REFUTES)
    link_evidence(session, sentence.id, bob.id, draft, span.id)
    words = [row.words for row in list_evidence(session, sentence.id, bob.id)]
    assert words == [None, "18 centimetres"]
    assert [row.id for row in find_target(session, sentence.id, bob.id, span.id).links] == [
        draft.id
    ]


def test_words_no_longer_marked_or_of_another_get_no_link(session, sentence, report, alice, bob):
    gone, hers = (mark(session, sentence, who, "18 centimetres") for who in (bob, alice))
    mark(session, sentence, bob, "18 centimetres", stored=gone, removed=True)
    draft = EvidenceDraft(uuid7(), snapshot_id(session, report), 0, 43, Stance.REFUTES)
    for span in (gone, hers):
        with pytest.raises(NotFoundError):
            link_evidence(session, sentence.id, bob.id, draft, span.id)
        with pytest.raises(NotFoundError):
            find_target(session, sentence.id, bob.id, span.id)


def test_what_a_verdict_rests_on_cannot_be_unlinked(session, sentence, report, bob):
    first = link(session, sentence, bob, report)
    judge(session, sentence, bob, Verdict.REFUTED)
    with pytest.raises(InvalidError, match="rests on this passage alone"):
        unlink_evidence(session, first, bob.id)
    link(session, sentence, bob, report, (44, 60))
    unlink_evidence(session, first, bob.id)
    assert len(list_evidence(session, sentence.id, bob.id)) == 1


def test_links_of_a_removed_article_stay_as_they_are(session, sentence, report, alice, bob):
    made = link(session, sentence, bob, report)
    remove_article(session, sentence.article_id, alice.id)
    with pytest.raises(ForbiddenError):
        unlink_evidence(session, made, bob.id)


def test_many_links_cost_no_more_queries_than_one(session, sentence, report, bob, count_queries):
    for start in range(40):
        link(session, sentence, bob, report, (start, start + 2))
    with count_queries() as seen:
        assert len(list_evidence(session, sentence.id, bob.id)) == 40
    assert len(seen) == 1
