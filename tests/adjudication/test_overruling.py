"""Deciding otherwise than all reviewers say: with a reason, as any other decision."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import select

from factcheck.accounts.service import add_member
from factcheck.adjudication.decisions import undecide
from factcheck.adjudication.finishing import finish
from factcheck.adjudication.layering import lay
from factcheck.adjudication.layers_shown import read_layers
from factcheck.errors import InvalidError, StaleError
from factcheck.models import Annotation, Decision, DecisionField, Event, Role, Tag, Verdict
from tests.adjudication.adjudicating import finish_it, page_of, send
from tests.adjudication.differing import change, left, make_panel, seen

pytestmark = pytest.mark.both_engines

WHY = "It is what the minister thinks."


@pytest.fixture
def agreed(panel):
    """All say that the first sentence is a claim, and the second too."""
    panel.tag(0, Tag.CLAIM, Tag.CLAIM, Tag.CLAIM)
    panel.tag(1, Tag.CLAIM, Tag.CLAIM, Tag.CLAIM)
    panel.hand_in()
    return panel


@pytest.fixture
def editor(signed_in, agreed):
    return signed_in(agreed.alice)


def part_of(panel, number=0, field=DecisionField.TAG):
    return panel.bench().find((panel.sentences[number].id, field, ""))


def form_of(panel, **fields):
    part = part_of(panel)
    named = {"sentence": str(part.sentence_id), "field": "tag", "fingerprint": part.fingerprint}
    return named | fields


def overrule_page(panel, number=0):
    return f"{page_of(panel)}/overrule?sentence={panel.sentences[number].id}&field=tag"


def layer(panel):
    review = panel.adjudicated()
    query = select(Annotation).where(Annotation.review_id == review.id)
    return {one.sentence_id: one for one in panel.read(lambda s: s.scalars(query).all())}


def test_what_all_say_is_decided_otherwise_with_a_reason(agreed):
    assert left(agreed) == (0, 0, 0, 0)
    with pytest.raises(InvalidError, match="Write why"):
        agreed.decide(part_of(agreed), "opinion")
    made = agreed.decide(part_of(agreed), "opinion", reason=WHY)
    assert (made.choice, made.reason, made.annotation_id) == ({"tag": "opinion"}, WHY, None)
    assert [one["value"] for one in made.inputs] == [{"tag": "claim"}] * 3
    verbs = select(Event.verb).where(Event.object_id == made.id)
    assert agreed.read(lambda s: s.scalars(verbs).all()) == ["decision.made"]
    assert [part.sentence_id for part in agreed.bench().differing] == [agreed.sentences[0].id]
    assert (agreed.adjudicated().conflicts, left(agreed)) == (0, (0, 0, 0, 0))


def test_what_all_say_already_is_not_decided(agreed):
    with pytest.raises(InvalidError, match="say this already"):
        agreed.decide(part_of(agreed), "claim", reason=WHY)
    with pytest.raises(InvalidError, match="Choose one"):
        agreed.decide(part_of(agreed), "none", reason=WHY)


def test_it_is_in_the_adjudicated_layer_and_the_reviewers_see_it_with_the_reason(agreed):
    agreed.decide(part_of(agreed), "opinion", reason=WHY)
    finish_it(agreed)
    tags = [layer(agreed)[sentence.id].tag for sentence in agreed.sentences[:2]]
    assert tags == [Tag.OPINION, Tag.CLAIM]
    shown = agreed.read(lambda s: read_layers(s, agreed.article_id, agreed.reviewers[0].id))
    [row] = [row for row in shown.rows if row.changed_of_mine]
    assert (row.sentence.id, row.parts[0].decision.reason) == (agreed.sentences[0].id, WHY)


def test_it_is_taken_back_and_nothing_is_left_of_it(agreed):
    made = agreed.decide(part_of(agreed), "opinion", reason=WHY)
    key = part_of(agreed).key
    agreed.database.write(
        lambda s: undecide(s, agreed.article_id, agreed.alice.id, key, seen(made))
    )
    assert (agreed.bench().differing, agreed.adjudicated().conflicts) == ([], 0)
    finish_it(agreed)
    assert layer(agreed)[agreed.sentences[0].id].tag is Tag.CLAIM


def test_to_choose_then_what_all_say_takes_it_back(agreed):
    made = agreed.decide(part_of(agreed), "opinion", reason=WHY)
    assert agreed.decide(part_of(agreed), "claim", reason=WHY, seen=seen(made)) is None
    assert (agreed.bench().differing, agreed.bench().decisions) == ([], {})


def test_what_is_overruled_is_no_disagreement(split):
    part = split.bench().find((split.sentences[2].id, DecisionField.TAG, ""))
    split.decide(part, "opinion", reason=WHY)
    assert (split.adjudicated().conflicts, left(split)) == (2, (2, 2, 2, 2))
    for who in range(3):
        change(split, who, 2, Tag.QUOTE)
    assert (split.adjudicated().conflicts, left(split)) == (3, (3, 3, 3, 3))


def test_an_editor_stands_for_the_adjudication_from_the_start(agreed):
    assert agreed.adjudicated().reviewer_id == agreed.alice.id


def test_what_is_taken_back_is_said_and_leaves_the_page(agreed, editor):
    made = agreed.decide(part_of(agreed), "opinion", reason=WHY)
    which = {"seen_id": str(made.id), "seen_revision": "1"}
    answer = send(editor, f"{page_of(agreed)}/take-back", **form_of(agreed), **which)
    assert answer.location == f"{page_of(agreed)}#finish"
    page = editor.get(answer.location).text
    assert "What all reviewers say holds again" in page
    assert "data-item" not in page


def test_it_is_asked_anew_once_a_reviewer_says_something_else(agreed):
    made = agreed.decide(part_of(agreed), "opinion", reason=WHY)
    old = part_of(agreed)
    change(agreed, 2, 0, Tag.QUOTE)
    assert left(agreed) == (1, 1, 1, 1)
    with pytest.raises(StaleError, match="something else"):
        agreed.decide(old, "other", reason=WHY, seen=seen(made))


def test_who_saw_other_answers_of_all_is_refused(agreed):
    old = part_of(agreed)
    for who in range(3):
        change(agreed, who, 0, Tag.QUOTE)
    with pytest.raises(StaleError, match="By now all reviewers say the same"):
        agreed.decide(old, "opinion", reason=WHY)


def test_of_two_editors_who_overrule_at_once_one_is_refused(agreed):
    other = agreed.reviewers[0]
    agreed.database.write(
        lambda s: add_member(s, agreed.project.id, other.id, Role.EDITOR, agreed.alice.id)
    )
    part = part_of(agreed)

    def attempt(who, choice):
        try:
            return agreed.decide(part, choice, who, reason=WHY).choice
        except StaleError:
            return None

    with ThreadPoolExecutor(2) as pool:
        made = list(pool.map(attempt, (agreed.alice, other), ("opinion", "quote")))
    assert made.count(None) == 1
    assert len(agreed.read(lambda s: s.scalars(select(Decision)).all())) == 1


def test_a_verdict_that_nobody_gave_can_be_decided(panel):
    for who in range(3):
        panel.say(who, 0, Tag.CLAIM, verdict=Verdict.NOT_ENOUGH, justification="Unclear.")
    panel.hand_in()
    part = part_of(panel, field=DecisionField.VERDICT)
    made = panel.decide(part, "refuted", reason=WHY)
    assert made.choice == {"verdict": "refuted", "justification": ""}
    [said] = lay(panel.bench())
    assert (said.reading.verdict, said.reading.justification) == (Verdict.REFUTED, WHY)
    with pytest.raises(StaleError, match="rests on no passage"):
        panel.database.write(lambda s: finish(s, panel.article_id, panel.alice.id))


def test_a_verdict_that_nobody_gave_needs_a_reason_also_without_a_majority(database, desk):
    panel = make_panel(database, desk, 2)
    for who, verdict in enumerate((Verdict.NOT_ENOUGH, None)):
        panel.say(who, 0, Tag.CLAIM, verdict=verdict, justification="Unclear." if verdict else "")
    panel.hand_in()
    part = part_of(panel, field=DecisionField.VERDICT)
    with pytest.raises(InvalidError, match="gave this verdict"):
        panel.decide(part, "refuted")


def test_the_editor_finds_it_among_all_reviews_and_decides_with_a_form(agreed, editor):
    page = editor.get(f"/articles/{agreed.article_id}/reviews").text
    assert f'href="{overrule_page(agreed).replace("&", "&amp;")}"' in page
    shown = editor.get(overrule_page(agreed)).text
    assert 'value="opinion"' in shown
    assert 'value="claim"' not in shown
    path = f"{page_of(agreed)}/overrule"
    refused = send(editor, path, **form_of(agreed, choice="opinion"))
    assert (refused.status_code, "Write why" in refused.text) == (422, True)
    refused = send(editor, path, **form_of(agreed, reason=WHY))
    assert (refused.status_code, WHY in refused.text) == (422, True)
    refused = send(editor, path, **form_of(agreed))
    for words in ("Choose what it is instead.", "Write why: all reviewers say something else."):
        assert refused.text.count(words) == 1
    done = send(editor, path, **form_of(agreed, choice="opinion", reason=WHY))
    assert done.headers["Location"] == f"{page_of(agreed)}#i-0-tag"
    page = editor.get(page_of(agreed)).text
    for words in ("all reviewers say the same", WHY, "1 of 1 decided", "Take back"):
        assert words in page


def test_what_is_decided_or_differs_leads_to_the_page_of_the_disagreements(agreed, editor):
    agreed.decide(part_of(agreed), "opinion", reason=WHY)
    assert editor.get(overrule_page(agreed)).headers["Location"] == f"{page_of(agreed)}#i-0-tag"
    again = send(
        editor, f"{page_of(agreed)}/overrule", **form_of(agreed, choice="quote", reason=WHY)
    )
    assert (again.status_code, "Another editor has decided this" in again.text) == (409, True)
    page = editor.get(f"/articles/{agreed.article_id}/reviews").text
    addresses = [overrule_page(agreed, number).replace("&", "&amp;") for number in (0, 1)]
    offered = [f'href="{address}"' in page for address in addresses]
    assert offered == [False, True]


def test_nothing_is_offered_once_the_article_is_adjudicated(agreed, editor):
    finish_it(agreed)
    assert "/overrule" not in editor.get(f"/articles/{agreed.article_id}/reviews").text
    assert editor.get(overrule_page(agreed)).headers["Location"] == page_of(agreed)
    refused = send(
        editor, f"{page_of(agreed)}/overrule", **form_of(agreed, choice="quote", reason=WHY)
    )
    assert (refused.status_code, "is adjudicated" in refused.text) == (403, True)


def test_a_reviewer_is_not_offered_to_overrule(agreed, signed_in):
    reviewer = signed_in(agreed.reviewers[0])
    assert "/overrule" not in reviewer.get(f"/articles/{agreed.article_id}/reviews").text
    assert reviewer.get(overrule_page(agreed)).status_code == 403
