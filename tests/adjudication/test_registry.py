"""What happens to the registry of speakers changes nothing that was decided."""

import pytest
from sqlalchemy import select

from factcheck.adjudication.finishing import finish
from factcheck.adjudication.layers_shown import read_layers
from factcheck.articles.recut import merge_sentence
from factcheck.models import DecisionField, ReviewState, Speaker, SpeakerKind, Tag, uuid7
from factcheck.speakers.entries import get_entry
from factcheck.speakers.merging import merge_speakers, split_alias
from factcheck.speakers.registry import Details, add_alias, update_speaker
from factcheck.undo.service import undo
from tests.adjudication.differing import left, make_panel
from tests.adjudication.test_cutting import cut

pytestmark = pytest.mark.both_engines

NAMES = ("Lena Ortiz", "The mayor", "Nick Roe")


@pytest.fixture
def naming(database, desk):
    """Of three reviewers each names somebody else."""
    panel = make_panel(database, desk)
    for who, name in enumerate(NAMES):
        panel.say(who, 0, Tag.QUOTE, by=name)
    panel.hand_in()
    return panel


@pytest.fixture
def pair(database, desk):
    """Two reviewers name one person by two names, and there is nothing else."""
    panel = make_panel(database, desk, 2)
    for who, name in enumerate(NAMES[:2]):
        panel.say(who, 0, Tag.QUOTE, by=name)
    panel.hand_in()
    return panel


def speaker(panel, name):
    return panel.read(lambda s: s.scalars(select(Speaker.id).where(Speaker.name == name)).one())


def merge(panel, name, into):
    panel.database.write(
        lambda s: merge_speakers(s, speaker(panel, name), speaker(panel, into), panel.alice.id)
    )


def correct(panel, whom, **told):
    """Let a reviewer correct what is known of a speaker."""

    def work(session):
        entry = get_entry(session, speaker(panel, whom))
        details = Details(**({"name": whom, "kind": entry.kind} | told))
        update_speaker(session, entry.id, details, entry.revision, panel.reviewers[0].id)

    panel.database.write(work)


def merge_losers(panel):
    merge(panel, "The mayor", "Nick Roe")


def merge_winner(panel):
    merge(panel, "Lena Ortiz", "The mayor")


def change_kind(panel):
    correct(panel, "The mayor", kind=SpeakerKind.ORGANISATION)


def rename(panel):
    correct(panel, "Lena Ortiz", name="Lena Maria Ortiz")


CHANGES = [merge_losers, merge_winner, change_kind, rename]


def decide(panel):
    part = panel.parts()[0, DecisionField.ATTRIBUTION]
    return panel.decide(part, part.options[0].choice)


@pytest.mark.parametrize("happens", CHANGES)
def test_what_was_decided_stands(naming, happens):
    decide(naming)
    happens(naming)
    assert left(naming) == (0, 0, 0, 0)
    naming.database.write(lambda s: finish(s, naming.article_id, naming.alice.id))


@pytest.mark.parametrize("happens", CHANGES)
def test_a_finished_article_shows_what_was_decided(naming, happens):
    decision = decide(naming)
    naming.database.write(lambda s: finish(s, naming.article_id, naming.alice.id))
    happens(naming)
    reader = naming.reviewers[1].id
    shown = naming.read(lambda s: read_layers(s, naming.article_id, reader))
    [whose] = [p for p in shown.rows[0].parts if p.field is DecisionField.ATTRIBUTION]
    assert whose.decision.id == decision.id
    assert whose.decided_by == naming.alice.name


def test_a_cut_elsewhere_reopens_no_finished_article_after_it(naming):

    decide(naming)
    naming.database.write(lambda s: finish(s, naming.article_id, naming.alice.id))
    merge_losers(naming)
    cut(naming, merge_sentence, 1)
    assert naming.adjudicated().state is ReviewState.SUBMITTED


def test_where_two_names_are_one_person_nothing_is_left_to_decide(pair):
    assert left(pair) == (1, 1, 1, 1)
    merge(pair, "The mayor", "Lena Ortiz")
    assert left(pair) == (0, 0, 0, 0)


def test_where_they_are_two_again_it_is_asked_again(pair):
    merge(pair, "The mayor", "Lena Ortiz")
    alice = pair.alice.id
    pair.database.write(lambda s: undo(s, pair.project.id, alice, uuid7()))
    assert left(pair) == (1, 1, 1, 1)


def test_where_a_merge_is_taken_back_it_is_asked_again(pair):
    merge(pair, "The mayor", "Lena Ortiz")

    def take_back(session):
        entry = get_entry(session, speaker(pair, "Lena Ortiz"))
        [alias] = [one for one in entry.aliases if one.alias == "The mayor"]
        split_alias(session, entry.id, alias.id, pair.alice.id)

    pair.database.write(take_back)
    assert left(pair) == (1, 1, 1, 1)


@pytest.mark.parametrize("happens", [merge_losers, merge_winner])
def test_what_was_decided_stands_when_a_merge_is_undone(naming, happens):
    decide(naming)
    happens(naming)
    naming.database.write(lambda s: undo(s, naming.project.id, naming.alice.id, uuid7()))
    assert left(naming) == (0, 0, 0, 0)


def test_what_was_decided_stands_when_an_alias_is_split_off(naming):
    decide(naming)

    def split(session):
        entry = get_entry(session, speaker(naming, "Lena Ortiz"))
        add_alias(session, entry.id, "Mrs Ortiz", naming.alice.id)
        [alias] = [one for one in get_entry(session, entry.id).aliases if one.alias == "Mrs Ortiz"]
        split_alias(session, entry.id, alias.id, naming.alice.id)

    naming.database.write(split)
    assert left(naming) == (0, 0, 0, 0)
