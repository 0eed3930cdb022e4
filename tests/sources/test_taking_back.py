"""A text that was added to a source by mistake is taken back, and can be put back."""

from threading import Thread

import pytest

from factcheck.compare.deciding import Decision, decide_discrepancy
from factcheck.compare.shingles import fingerprint
from factcheck.errors import DuplicateError, ForbiddenError, InvalidError, NotFoundError, StaleError
from factcheck.models import (
    DiscrepancyKind,
    DiscrepancyState,
    Event,
    Evidence,
    Project,
    Snapshot,
    Stance,
    uuid7,
)
from factcheck.sources.evidence import EvidenceDraft, link_evidence, unlink_evidence
from factcheck.sources.finding import get_newest_snapshot
from factcheck.sources.index import find_alike
from factcheck.sources.listing import Wanted, list_sources
from factcheck.sources.pending import is_waiting, relate_here
from factcheck.sources.relatives import find_related
from factcheck.sources.service import (
    SourceDraft,
    SourceMetadata,
    add_source,
    add_text,
    capture_source,
    remove_source,
)
from factcheck.sources.snapshot_states import IN_USE
from factcheck.sources.snapshots import list_snapshots
from factcheck.sources.taking_back import OTHERS_USE_IT, put_back, take_back
from factcheck.undo.service import redo, undo
from tests.support.work import REPORT, add_article, add_report, annotate, sentences

WIRE = (
    "Two hundred people left the valley on Sunday after the dam above Orlen showed cracks. "
    "Engineers lowered the water by three metres overnight and closed the road to the north. "
    "The district said the wall would be inspected by divers before anybody could return. "
    "Schools in the valley stay closed for the rest of the week, the mayor told residents."
)
PAPER = "By our own reporter. " + WIRE.replace("Two hundred", "Some 200").replace("overnight ", "")


def captured(text):
    return capture_source(SourceDraft(text, SourceMetadata("T")))


@pytest.fixture
def source(session, project, alice):
    return add_report(session, project, alice)


@pytest.fixture
def mistake(session, source, alice):
    """The id of a text of the source that is of another."""
    snapshot_id = add_text(session, source.id, captured(PAPER), alice.id)
    relate_here(session, source.id)
    return snapshot_id


@pytest.mark.both_engines
def test_a_text_taken_back_is_none_of_its_sources(session, source, mistake, alice):
    first = list_snapshots(session, source.id)[-1].id
    take_back(session, source.id, mistake, alice.id)
    assert get_newest_snapshot(session, source.id).text == REPORT
    assert [row.id for row in list_snapshots(session, source.id)] == [first]
    assert [row.id for row in list_snapshots(session, source.id, removed=True)] == [mistake]


@pytest.mark.both_engines
def test_search_and_copies_follow(session, source, mistake, alice, project):
    def found(typed):
        return [row.id for row in list_sources(session, project.id, alice.id, Wanted(typed))[0]]

    made = fingerprint(WIRE)
    assert (found("valley"), find_alike(session, project.id, made)) == ([source.id], [source.id])
    take_back(session, source.id, mistake, alice.id)
    assert (found("valley"), find_alike(session, project.id, made)) == ([], [])
    assert found("gauge") == [source.id]
    put_back(session, source.id, mistake, alice.id)
    assert (found("valley"), find_alike(session, project.id, made)) == ([source.id], [source.id])


def test_what_was_suggested_by_it_is_looked_for_anew(session, source, mistake, alice, project):
    draft = SourceDraft(WIRE, SourceMetadata("Wire", publisher="Northern Wire"))
    wire = add_source(session, project.id, draft, alice.id)
    assert find_related(session, source.id, wire) is not None
    take_back(session, source.id, mistake, alice.id)
    assert find_related(session, source.id, wire) is None
    assert is_waiting(session, source.id)


@pytest.mark.both_engines
def test_it_is_undone_and_redone(session, source, mistake, alice, project):
    take_back(session, source.id, mistake, alice.id)
    undone = undo(session, project.id, alice.id, uuid7())
    assert "Text taken back from the source" in undone.words
    assert get_newest_snapshot(session, source.id).id == mistake
    redone = redo(session, project.id, alice.id, uuid7())
    assert redone.refusal is None
    assert get_newest_snapshot(session, source.id).text == REPORT


def test_the_log_tells_both_states(session, source, mistake, alice):
    take_back(session, source.id, mistake, alice.id)
    event = session.query(Event).filter_by(verb="snapshot.removed").one()
    assert (event.before["removed"], event.after["removed"]) == (False, True)
    assert event.after["title"] == "The gauge"


def test_the_only_text_stays(session, source, alice):
    only = get_newest_snapshot(session, source.id).id
    with pytest.raises(StaleError, match="only text"):
        take_back(session, source.id, only, alice.id)
    assert get_newest_snapshot(session, source.id).id == only


def test_a_text_of_another_source_is_not_found(session, source, project, alice, mistake):
    other = add_report(session, project, alice, "Another report.", "Another")
    with pytest.raises(NotFoundError):
        take_back(session, other.id, mistake, alice.id)


@pytest.fixture
def sentence(session, project, alice):
    return sentences(session, add_article(session, project, alice))[0]


@pytest.fixture
def linked(session, sentence, mistake):
    def linked(user, of=sentence):
        draft = EvidenceDraft(uuid7(), mistake, 0, 20, Stance.REFUTES)
        return link_evidence(session, of.id, user.id, draft)

    return linked


def test_a_text_that_is_linked_stays_and_it_is_told_where(session, source, mistake, alice, linked):
    linked(alice)
    with pytest.raises(StaleError, match=r"of yours.*1 linked passage, in.*The river") as refused:
        take_back(session, source.id, mistake, alice.id)
    assert "decided" not in refused.value.message
    assert get_newest_snapshot(session, source.id).id == mistake


def test_an_editor_hears_that_others_use_it_but_not_how_much_or_where(
    session, source, mistake, alice, bob, linked
):
    linked(bob)
    with pytest.raises(StaleError) as refused:
        take_back(session, source.id, mistake, alice.id)
    assert refused.value.message == str(OTHERS_USE_IT)


@pytest.mark.parametrize("used", [True, False])
def test_among_several_blind_reviewers_it_takes_an_editor_used_or_not(
    session, source, mistake, bob, project, request, used
):
    if used:
        request.getfixturevalue("linked")
    session.get_one(Project, project.id).reviewers_per_article = 2
    session.flush()
    with pytest.raises(ForbiddenError, match="only an editor"):
        take_back(session, source.id, mistake, bob.id)


def test_a_reviewer_hears_only_that_it_is_in_use(session, source, mistake, alice, bob, linked):
    linked(alice)
    with pytest.raises(StaleError) as refused:
        take_back(session, source.id, mistake, bob.id)
    assert refused.value.message == "This text cannot be taken back while it is in use."


@pytest.mark.both_engines
@pytest.mark.parametrize("used", [True, False])
@pytest.mark.parametrize("told", ["only an editor", "another editor"])
def test_who_reviews_an_article_beside_another_is_not_told_whether_it_is_used(
    session, source, desk, sentence, linked, told, used
):
    pair = (desk.alice, desk.bob) if told == "another editor" else (desk.bob, desk.alice)
    mistake = get_newest_snapshot(session, source.id).id
    for person in pair:
        annotate(session, sentence, person)
    if used:
        linked(pair[1])
    with pytest.raises(ForbiddenError, match=told):
        take_back(session, source.id, mistake, pair[0].id)


def test_who_uses_it_hears_of_no_work_but_their_own(
    session, source, mistake, project, alice, bob, linked
):
    mine = linked(bob)
    linked(alice, sentences(session, add_article(session, project, alice, "It is dry."))[0])
    with pytest.raises(StaleError, match=r": 1 linked passage, in"):
        take_back(session, source.id, mistake, bob.id)
    unlink_evidence(session, mine, bob.id)
    with pytest.raises(StaleError) as refused:
        take_back(session, source.id, mistake, bob.id)
    assert refused.value.message == str(IN_USE)


def test_a_link_that_was_taken_away_does_not_hold_it(session, source, mistake, alice, linked):
    unlink_evidence(session, linked(alice), alice.id)
    take_back(session, source.id, mistake, alice.id)
    undone = undo(session, source.project_id, alice.id, uuid7())
    assert undone.refusal is None
    undone = undo(session, source.project_id, alice.id, uuid7())
    assert "Link taken away" in undone.words


def test_a_link_to_it_cannot_come_back(session, source, mistake, alice, bob, linked):
    unlink_evidence(session, linked(bob), bob.id)
    take_back(session, source.id, mistake, alice.id)
    undone = undo(session, source.project_id, bob.id, uuid7())
    assert "was taken back from its source" in undone.words
    with pytest.raises(InvalidError, match="taken back"):
        linked(bob)


def test_a_text_with_a_decided_difference_stays(session, sentence, source, alice):
    first = get_newest_snapshot(session, source.id)
    add_text(session, source.id, captured("Other words."), alice.id)
    start = REPORT.index("11 centimetres")
    decision = Decision(
        snapshot_id=first.id,
        passage=(0, 43),
        start=start,
        end=start + len("11 centimetres"),
        kind=DiscrepancyKind.NUMBER,
        claim="18 centimetres",
        state=DiscrepancyState.ACCEPTED,
    )
    decide_discrepancy(session, sentence.id, alice.id, decision)
    with pytest.raises(StaleError, match="1 decided difference"):
        take_back(session, source.id, first.id, alice.id)


def test_its_text_can_be_added_where_it_belongs(session, source, mistake, alice, project):
    take_back(session, source.id, mistake, alice.id)
    belongs = SourceDraft(PAPER, SourceMetadata("The Orlen Post"))
    assert add_source(session, project.id, belongs, alice.id) != source.id
    with pytest.raises(StaleError, match="Another source"):
        put_back(session, source.id, mistake, alice.id)


def test_the_same_text_is_not_added_to_it_again(session, source, mistake, alice):
    take_back(session, source.id, mistake, alice.id)
    with pytest.raises(DuplicateError, match="can be put back"):
        add_text(session, source.id, captured(PAPER), alice.id)


def test_a_removed_source_takes_no_further_text(session, source, alice):
    remove_source(session, source.id, alice.id)
    with pytest.raises(StaleError, match="was removed"):
        add_text(session, source.id, captured("Other words."), alice.id)
    assert len(list_snapshots(session, source.id)) == 1


@pytest.mark.both_engines
def test_of_a_link_and_taking_back_at_once_one_is_refused(database, project, alice, bob):
    def fill(session):
        source = add_report(session, project, alice)
        mistake = add_text(session, source.id, captured(PAPER), alice.id)
        return source.id, mistake, sentences(session, add_article(session, project, alice))[0].id

    source_id, mistake, sentence_id = database.write(fill)
    draft = EvidenceDraft(uuid7(), mistake, 0, 20, Stance.REFUTES)
    outcomes = []

    def attempt(work):
        try:
            database.write(work)
            outcomes.append("done")
        except (InvalidError, StaleError):
            outcomes.append("refused")

    threads = [
        Thread(target=attempt, args=(work,))
        for work in (
            lambda session: take_back(session, source_id, mistake, alice.id),
            lambda session: link_evidence(session, sentence_id, bob.id, draft),
        )
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(outcomes) == ["done", "refused"]
    with database.read() as session:
        stands = session.get_one(Snapshot, mistake).removed_at is None
        assert stands == (session.query(Evidence).count() == 1)
