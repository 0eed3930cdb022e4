"""Putting back what had an id that something else has now: refused, and nothing is taken away."""

import pytest
from sqlalchemy import select, update

from factcheck.annotations.reading import AttributionDraft
from factcheck.annotations.stored import get_saved
from factcheck.errors import StaleError
from factcheck.models import Event, Evidence, Step, StepState, Tag, uuid7
from factcheck.sources import evidence_states
from factcheck.undo.history import list_history
from factcheck.undo.outcomes import Refusal
from factcheck.undo.restoring import restore
from tests.support.csrf import csrf_token
from tests.support.saying import say_of
from tests.support.work import add_article, link, sentences

pytestmark = pytest.mark.both_engines

TAKEN = "Something else has taken its place since."


def take_id(session, places, user):
    """Attribute the first sentence, then another under the same id.

    Returns what is said of both, and the event that attributed the first.
    """
    who = AttributionDraft(uuid7(), "Lena Ortiz")
    first = say_of(session, places[0], user, tag=Tag.QUOTE, attributions=(who,))
    event_id = newest_event(session, first.id)
    say_of(session, places[0], user, tag=Tag.QUOTE)
    second = say_of(session, places[1], user, tag=Tag.QUOTE, attributions=(who,))
    return first, second, event_id


def newest_event(session, object_id):
    query = select(Event.id).where(Event.object_id == object_id).order_by(Event.id.desc()).limit(1)
    return session.scalars(query).one()


def pass_over(session, object_id):
    """Let undo not reach the step that last changed something."""
    of_object = select(Event.step_id).where(Event.id == newest_event(session, object_id))
    session.execute(
        update(Step).where(Step.id == of_object.scalar_subquery()).values(state=StepState.DROPPED)
    )


def who_of(session, annotation):
    return [who.speaker_name for who in get_saved(session, annotation.id).reading.attributions]


def test_an_attribution_whose_id_another_has_is_not_restored(session, places, bob):
    first, second, event_id = take_id(session, places, bob)
    with pytest.raises(StaleError, match=TAKEN):
        restore(session, event_id, bob.id)
    assert (who_of(session, first), who_of(session, second)) == ([], ["Lena Ortiz"])


def test_an_attribution_whose_id_is_free_again_is_restored(session, places, bob):
    first, _, event_id = take_id(session, places, bob)
    say_of(session, places[1], bob, tag=Tag.QUOTE)
    restore(session, event_id, bob.id)
    assert who_of(session, first) == ["Lena Ortiz"]


def test_an_attribution_whose_id_another_has_is_not_brought_back_by_undo(
    session, places, bob, undo
):
    first, second, _ = take_id(session, places, bob)
    pass_over(session, second.id)
    refused = undo(bob)
    assert (refused.refusal, TAKEN in refused.words) == (Refusal.CHANGED, True)
    assert (who_of(session, first), who_of(session, second)) == ([], ["Lena Ortiz"])


def test_an_attribution_whose_id_another_has_is_not_brought_back_by_redo(
    session, places, bob, undo, redo
):
    who = AttributionDraft(uuid7(), "Lena Ortiz")
    first = say_of(session, places[0], bob, tag=Tag.QUOTE)
    say_of(session, places[0], bob, tag=Tag.QUOTE, attributions=(who,))
    undo(bob)
    undone = select(Step.id).where(Step.state == StepState.UNDONE)
    step_id = session.scalars(undone).one()
    second = say_of(session, places[1], bob, tag=Tag.QUOTE, attributions=(who,))
    pass_over(session, second.id)
    session.execute(update(Step).where(Step.id == step_id).values(state=StepState.UNDONE))
    refused = redo(bob)
    assert (refused.refusal, TAKEN in refused.words) == (Refusal.CHANGED, True)
    assert (who_of(session, first), who_of(session, second)) == ([], ["Lena Ortiz"])


def test_a_link_whose_id_another_has_is_not_restored(session, places, report, bob):
    made = link(session, places[0], bob, report)
    first = newest_event(session, made)
    link(session, places[1], bob, report, (44, 65))
    # An older release deleted a link that was taken away, so its id could be used again.
    other = session.scalars(select(Evidence).where(Evidence.id != made)).one()
    session.execute(
        update(Evidence).where(Evidence.id == made).values(annotation_id=other.annotation_id)
    )
    before = evidence_states.read_state(session, made)
    with pytest.raises(StaleError, match=TAKEN):
        restore(session, first, bob.id)
    assert evidence_states.read_state(session, made) == before


def test_the_api_and_the_page_say_that_an_id_is_taken(database, project, alice, bob, signed_in):
    def prepare(session):
        places = sentences(session, add_article(session, project, alice))
        take_id(session, places, bob)
        return list_history(session, places[0].id, places[0].article_id, bob.id, None)[0][-1].id

    event_id = database.write(prepare)
    browser = signed_in(bob)
    token = csrf_token(browser)
    told = browser.post(f"/api/v1/events/{event_id}/restore", headers={"X-CSRFToken": token})
    assert (told.status_code, told.json["error"]["message"]) == (409, TAKEN)
    shown = browser.post(f"/events/{event_id}/restore", data={"csrf_token": token})
    assert shown.status_code == 303
    assert TAKEN in browser.get(shown.location).text
