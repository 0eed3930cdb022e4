"""Cutting sentences anew under an adjudication: no decision is lost, what is left is counted."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import select

from factcheck.adjudication.decisions import undecide
from factcheck.adjudication.finishing import finish
from factcheck.annotations.reading import AttributionDraft, Reading, Span
from factcheck.annotations.service import save_annotation
from factcheck.articles.recut import correct_sentence, merge_sentence, split_sentence
from factcheck.articles.recut_types import Whole
from factcheck.errors import DomainError, InvalidError
from factcheck.models import Article, Decision, Event, Review, ReviewState, Tag, uuid7
from factcheck.reviews.opening import close_article
from factcheck.reviews.states import reopen_review
from factcheck.undo.service import redo, undo
from tests.adjudication.adjudicating import finish_it, send
from tests.adjudication.differing import change, left, make_panel, seen
from tests.articles.recutting import assert_sound, editor
from tests.support.csrf import csrf_token

pytestmark = pytest.mark.both_engines

TEXT = "The mayor spoke on Monday. Nobody listened to him at all. The council met at noon."
WHY = "It is what the minister thinks."


@pytest.fixture
def agreed(database, desk):
    """All say that the first two sentences are claims."""
    panel = make_panel(database, desk, text=TEXT)
    panel.tag(0, Tag.CLAIM, Tag.CLAIM, Tag.CLAIM)
    panel.tag(1, Tag.CLAIM, Tag.CLAIM, Tag.CLAIM)
    panel.hand_in()
    return panel


def overrule(panel, number=1, choice="opinion"):
    of = panel.sentences[number].id
    part = next(one for one in panel.bench().parts if one.sentence_id == of)
    return panel.decide(part, choice, reason=WHY)


def take_back(panel, decision):
    key = decision.sentence_id, decision.field, decision.place
    panel.database.write(
        lambda s: undecide(s, panel.article_id, panel.alice.id, key, seen(decision))
    )


def cut(panel, do, number, *how, **also):
    def work(session):
        cut = session.scalars(select(Article.cut).where(Article.id == panel.article_id)).one()
        sentence_id, by = panel.sentences[number].id, editor(panel.alice)
        return do(session, sentence_id, *how, by, seen_cut=cut, **also)

    return panel.database.write(work)


def join(panel, number=0):
    return cut(panel, merge_sentence, number)


def divide(panel, number=0, at=10):
    return cut(panel, split_sentence, number, at, whole=Whole.BOTH)


def reword(panel, text, number=0):
    return cut(panel, correct_sentence, number, text)


def turn(panel, do=undo):
    key = panel.project.id, panel.alice.id, uuid7()
    return panel.database.write(lambda session: do(session, *key))


def decisions(panel):
    return panel.read(lambda s: s.scalars(select(Decision).order_by(Decision.id)).all())


def verbs(panel):
    return panel.read(lambda s: s.scalars(select(Event.verb).order_by(Event.id)).all())


@pytest.mark.parametrize("number", [0, 1])
def test_sentences_of_which_something_is_decided_are_not_joined(agreed, number):
    decision = overrule(agreed, number)
    with pytest.raises(InvalidError, match="take them back first"):
        join(agreed)
    assert [one.id for one in decisions(agreed)] == [decision.id]
    assert left(agreed) == (0, 0, 0, 0)


def test_a_sentence_of_which_something_is_decided_is_not_split(agreed):
    decision = overrule(agreed)
    with pytest.raises(InvalidError, match="take them back first"):
        divide(agreed, 1)
    assert [one.id for one in decisions(agreed)] == [decision.id]


def test_other_sentences_are_cut_and_what_is_left_stays_right(agreed):
    decision = overrule(agreed)
    divide(agreed)
    assert [one.id for one in decisions(agreed)] == [decision.id]
    assert left(agreed) == (0, 0, 0, 0)


def test_once_its_decisions_are_taken_back_a_sentence_is_cut_and_decided_anew(agreed):
    take_back(agreed, overrule(agreed))
    join(agreed)
    overrule(agreed, 0)
    agreed.database.write(lambda s: finish(s, agreed.article_id, agreed.alice.id))
    assert agreed.adjudicated().state is ReviewState.SUBMITTED


def test_an_adjudication_that_is_finished_has_to_be_reopened_first(agreed):
    overrule(agreed)
    finish_it(agreed)
    with pytest.raises(InvalidError, match="Reopen the adjudication"):
        join(agreed)
    divide(agreed)
    assert agreed.adjudicated().state is ReviewState.SUBMITTED


def test_of_marked_words_that_are_decided_none_move(database, desk):
    panel = make_panel(database, desk, text=TEXT)
    for who in range(3):
        panel.say(who, 0, Tag.QUOTE, span=(4, 9))
    panel.hand_in()
    decision = overrule(panel, 0, "none")
    for do in (join, divide, lambda one: reword(one, "Our dear mayor spoke on Monday.")):
        with pytest.raises(InvalidError, match="take them back first"):
            do(panel)
    assert [(one.id, one.place) for one in decisions(panel)] == [(decision.id, "4-9")]


def test_the_text_of_a_sentence_is_corrected_under_a_decision_of_the_whole_of_it(agreed):
    decision = overrule(agreed)
    reword(agreed, "Nobody listened to her at all.", 1)
    assert [(one.id, one.stale) for one in decisions(agreed)] == [(decision.id, False)]
    assert left(agreed) == (0, 0, 0, 0)
    turn(agreed)
    assert [(one.id, one.stale) for one in decisions(agreed)] == [(decision.id, False)]


def test_words_that_another_sentence_names_as_its_source_do_not_move_under_a_decision(
    database, desk
):
    panel = make_panel(database, desk, text=TEXT)
    sentence = panel.sentences[1]
    for person in panel.reviewers:
        who = AttributionDraft(uuid7(), "Lena Ortiz", source=Span(0, 6, "Nobody"))
        said = uuid7(), sentence.id, person.id, Reading(Tag.QUOTE, (who,))
        words = {"seen_revision": 0, "span": Span(16, 22, "to him")}
        database.write(lambda s, said=said, words=words: save_annotation(s, *said, **words))
    divide(panel, 1, 16)
    panel.hand_in()
    [part] = panel.bench().parts
    assert part.sentence_id != sentence.id
    decision = panel.decide(part, "none", reason=WHY)
    with pytest.raises(InvalidError, match="take them back first"):
        reword(panel, "Almost nobody listened", 1)
    reword(panel, "Nobody hearkens", 1)
    assert [(one.id, one.stale) for one in decisions(panel)] == [(decision.id, False)]


def test_a_cut_brings_up_to_date_on_how_much_the_reviews_differ(database, desk):
    panel = make_panel(database, desk, text=TEXT)
    panel.tag(0, Tag.CLAIM, Tag.CLAIM, Tag.QUOTE)
    panel.hand_in()
    assert left(panel) == (1, 1, 1, 1)
    divide(panel)
    assert left(panel) == (2, 2, 2, 2)
    turn(panel)
    assert left(panel) == (1, 1, 1, 1)
    turn(panel, redo)
    assert left(panel) == (2, 2, 2, 2)


def test_a_cut_after_which_reviews_differ_reopens_an_adjudication_that_is_finished(database, desk):
    panel = make_panel(database, desk, people=2, text=TEXT)
    panel.say(0, 0, Tag.QUOTE, by="Lena Ortiz", note="One.")
    panel.say(0, 1, Tag.QUOTE, by="Lena Ortiz", note="Another.")
    panel.say(1, 0, Tag.QUOTE, by="Lena Ortiz")
    panel.say(1, 1, Tag.QUOTE, by="Lena Ortiz")
    panel.hand_in()
    finish_it(panel)
    join(panel)
    assert panel.adjudicated().state is ReviewState.OPEN
    assert panel.bench().undecided
    assert verbs(panel)[-1] == "review.adjudication_reopened"


def test_a_cut_is_not_undone_once_something_of_its_sentences_is_decided(agreed):
    divide(agreed)
    decision = overrule(agreed, 0)
    outcome = turn(agreed)
    assert "decided about what is said here since" in str(outcome.words)
    assert [one.id for one in decisions(agreed)] == [decision.id]
    assert left(agreed) == (0, 0, 0, 0)


def test_a_correction_is_not_undone_once_something_of_marked_words_is_decided(database, desk):
    panel = make_panel(database, desk, text=TEXT)
    for who in range(3):
        panel.say(who, 0, Tag.QUOTE, span=(4, 9))
    panel.hand_in()
    reword(panel, "Our dear mayor spoke on Monday.")
    decision = overrule(panel, 0, "none")
    assert "decided about what is said here since" in str(turn(panel).words)
    assert [one.id for one in decisions(panel)] == [decision.id]


def test_what_was_decided_as_all_say_by_now_is_taken_back_and_written_down(agreed):
    overrule(agreed)
    for who in range(3):
        change(agreed, who, 1, Tag.OPINION)
    assert left(agreed) == (0, 0, 0, 0)
    join(agreed)
    assert decisions(agreed) == []
    assert "decision.taken_back" in verbs(agreed)
    assert left(agreed) == (0, 0, 0, 0)


def test_while_a_review_is_worked_on_no_decision_goes(agreed):
    decision = overrule(agreed)
    review = agreed.review_of(0)
    agreed.database.write(lambda s: reopen_review(s, review.id, agreed.alice.id))
    with pytest.raises(InvalidError, match="take them back first"):
        join(agreed)
    assert [one.id for one in decisions(agreed)] == [decision.id]


def test_who_reviews_it_blind_is_not_told_of_which_sentence_something_is_decided(agreed):
    overrule(agreed)
    reopened = agreed.review_of(0).id
    agreed.database.write(lambda s: reopen_review(s, reopened, agreed.alice.id))

    def keep_apart(session):
        close_article(session, agreed.article_id, agreed.alice.id)
        session.add(Review(id=uuid7(), article_id=agreed.article_id, reviewer_id=agreed.alice.id))

    agreed.database.write(keep_apart)
    refusals = []
    for number in (0, 1, 2):
        with pytest.raises(InvalidError) as raised:
            divide(agreed, number)
        refusals.append(str(raised.value))
    assert len(set(refusals)) == 1


def test_the_pages_that_foretell_a_cut_say_that_decisions_come_first(agreed, signed_in):
    client = signed_in(agreed.alice)
    overrule(agreed)
    first, second = (f"/sentences/{one.id}" for one in agreed.sentences[:2])
    for page in (
        client.get(f"{first}/merge"),
        client.get(f"{second}/split?at=7"),
        send(client, f"{first}/merge", cut="1", shown=""),
        send(client, f"{second}/split", cut="1", at="7", whole="both", shown=""),
    ):
        assert page.status_code == 422
        assert "take them back first" in page.text
        assert "It can be undone." not in page.text


def test_a_script_is_told_that_decisions_come_first(agreed, signed_in):
    client = signed_in(agreed.alice)
    overrule(agreed)
    sent = {"cut": 1, "confirm": True}
    for what, also in (("merge", {}), ("split", {"at": 7})):
        answer = client.post(
            f"/api/v1/sentences/{agreed.sentences[1].id}/{what}",
            json=sent | also,
            headers={"X-CSRF-Token": csrf_token(client)},
        )
        assert answer.status_code == 422
        assert "take them back first" in answer.text
    assert len(decisions(agreed)) == 1


def test_of_a_decision_and_a_cut_at_one_time_the_second_sees_the_first(agreed):
    [part] = [one for one in agreed.bench().parts if one.sentence_id == agreed.sentences[1].id]

    def attempt(work, *args, **also):
        try:
            work(*args, **also)
        except DomainError:
            return False
        return True

    with ThreadPoolExecutor() as pool:
        decided = pool.submit(attempt, agreed.decide, part, "opinion", reason=WHY)
        joined = pool.submit(attempt, join, agreed)
    assert decided.result() != joined.result()
    assert len(decisions(agreed)) == decided.result()
    agreed.read(lambda s: assert_sound(s, s.get(Article, agreed.article_id)))
