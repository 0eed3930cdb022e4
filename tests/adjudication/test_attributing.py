"""Deciding that the words are somebody's whom no reviewer named."""

import pytest
from sqlalchemy import select

from factcheck.accounts.service import add_member
from factcheck.adjudication.bulk import decide_clear
from factcheck.adjudication.decisions import undecide
from factcheck.adjudication.finishing import finish
from factcheck.adjudication.given import GIVEN, NO_ATTRIBUTION, given_by, parse_given
from factcheck.adjudication.layering import lay
from factcheck.adjudication.layers import Layer, fill
from factcheck.adjudication.layers_shown import read_layers
from factcheck.adjudication.questions import choice_of
from factcheck.adjudication.shown import read_docket
from factcheck.annotations.reading import Reading
from factcheck.annotations.service import save_annotation
from factcheck.errors import InvalidError, StaleError
from factcheck.models import (
    Decision,
    DecisionField,
    DecisionMethod,
    Manner,
    Naming,
    Role,
    Speaker,
    SpeakerKind,
    Tag,
)
from factcheck.reviews.states import reopen_review, submit_review
from factcheck.speakers.service import add_speaker
from tests.adjudication.adjudicating import finish_it
from tests.adjudication.attributing import WHY, give, mara, part_of
from tests.adjudication.differing import seen

pytestmark = pytest.mark.both_engines


def names(panel):
    here = Speaker.project_id == panel.project.id
    return set(panel.read(lambda s: s.scalars(select(Speaker.name).where(here)).all()))


def laid_attributions(panel, number=0):
    review = panel.adjudicated()
    layer = Layer(review.id, review.reviewer_id, "")
    panel.read(lambda session: fill(session, [layer]))
    return layer.whole[panel.sentences[number].id].reading.attributions


def item_of(panel, number=0):
    key = part_of(panel, number).key
    docket = panel.read(lambda s: read_docket(s, panel.article_id, also=key))
    return next(one for one in (*docket.items, docket.also) if one and one.part.key == key)


def test_where_reviewers_differ_the_words_are_decided_to_be_anothers(named):
    who = mara(role="the clerk", affiliation="The town", manner=Manner.DIRECT)
    made = give(named, who)
    [told] = made.choice["attributions"]
    assert told["speaker"] == {"id": None, "name": "Mara Voss", "kind": "person"}
    assert (told["role"], told["affiliation"], told["manner"]) == (
        "the clerk",
        "The town",
        "direct",
    )
    assert (made.annotation_id, made.method) == (None, DecisionMethod.CHOSEN)
    assert choice_of(part_of(named), made) == GIVEN
    assert len(named.bench().undecided) == 0


def test_where_all_say_the_same_it_overrules_them(named):
    with pytest.raises(InvalidError, match="Write why"):
        give(named, number=1, reason="")
    made = give(named, number=1)
    assert made.method is DecisionMethod.OVERRULING
    shown = named.read(lambda s: read_layers(s, named.article_id, named.alice.id, edits=True))
    [_, part] = shown.rows[1].parts
    assert part.result["attributions"][0]["speaker"]["name"] == "Mara Voss"
    assert all(cell.changed for cell in part.cells)


def test_it_needs_a_reason_against_a_majority_only(panel):
    for who, name in enumerate(("Lena Ortiz", "The mayor", "The Courier")):
        panel.say(who, 0, Tag.QUOTE, by=name)
    panel.hand_in()
    assert give(panel, reason="").reason == ""


def test_it_is_in_the_layer_under_a_speaker_that_is_added_as_the_article_is_finished(named):
    give(named, mara(kind := "Mara Voss", speaker_kind=SpeakerKind.ORGANISATION, role="clerk"))
    assert kind not in names(named)
    finish_it(named)
    [who] = laid_attributions(named)
    assert (who.speaker_name, who.speaker_kind) == ("Mara Voss", SpeakerKind.ORGANISATION)
    assert who.role == "clerk"
    shown = named.read(lambda s: read_layers(s, named.article_id, named.reviewers[0].id))
    result = next(p for p in shown.rows[0].parts if p.field is DecisionField.ATTRIBUTION).result
    assert result["attributions"][0]["speaker"]["name"] == "Mara Voss"


def test_a_decision_that_is_taken_back_leaves_no_speaker_behind(named):
    before = names(named)
    made, key = give(named), part_of(named).key
    named.database.write(lambda s: undecide(s, named.article_id, named.alice.id, key, seen(made)))
    finish_it(named)
    assert names(named) == before
    assert [who.speaker_name for who in laid_attributions(named)] == ["Lena Ortiz"]


def test_a_known_speaker_is_named_as_the_registry_spells_it(named):
    known = named.database.write(
        lambda s: add_speaker(s, named.project.id, "Mara Voß", SpeakerKind.DOCUMENT, named.alice.id)
    )
    made = give(named, mara("  mara VOSS "))
    assert made.choice["attributions"][0]["speaker"] == {
        "id": str(known.id), "name": "Mara Voß", "kind": "document",
    }  # fmt: skip
    finish_it(named)
    assert [who.speaker_id for who in laid_attributions(named)] == [known.id]


@pytest.mark.parametrize("naming", [Naming.UNNAMED, Naming.COLLECTIVE])
def test_the_words_can_be_a_source_s_without_a_name(named, naming):
    before = names(named)
    made = give(named, mara("", naming=naming, role="an aide"))
    assert made.choice["attributions"][0]["speaker"] is None
    finish_it(named)
    [who] = laid_attributions(named)
    assert (who.naming, who.role, names(named)) == (naming, "an aide", before)


def test_the_words_can_be_the_authors(named):
    give(named, mara("The author", speaker_kind=SpeakerKind.AUTHOR))
    finish_it(named)
    assert [who.speaker_kind for who in laid_attributions(named)] == [SpeakerKind.AUTHOR]


def test_nobody_else_is_of_kind_author_and_nobody_is_called_by_a_sign(named):
    for who, field in (
        (mara(speaker_kind=SpeakerKind.AUTHOR), "kind"),
        (mara("…"), "speaker_name"),
    ):
        with pytest.raises(InvalidError) as refused:
            give(named, who)
        assert list(refused.value.fields) == [field]


def test_whom_a_reviewer_named_is_not_given_but_chosen(named):
    with pytest.raises(InvalidError, match="A reviewer says this already"):
        give(named, mara("the MAYOR"))
    with pytest.raises(InvalidError, match="All reviewers say this already"):
        give(named, mara("The Courier"), number=1)
    assert give(named, mara("The mayor", manner=Manner.DIRECT)).choice


def test_it_is_of_whose_words_alone(named):
    part = named.bench().find((named.sentences[0].id, DecisionField.TAG, ""))
    with pytest.raises(InvalidError, match="Choose one"):
        named.decide(part, GIVEN, given=mara(), reason=WHY)


def test_the_value_is_kept_where_only_the_reason_is_changed(named):
    made = give(named)
    again = named.decide(part_of(named), GIVEN, reason="She says so.", seen=seen(made))
    assert (again.choice, again.reason, again.revision) == (made.choice, "She says so.", 2)
    with pytest.raises(InvalidError, match="Write why"):
        named.decide(part_of(named), GIVEN, seen=seen(again))


def test_without_a_value_there_has_to_be_one(named):
    with pytest.raises(InvalidError, match="Choose one"):
        named.decide(part_of(named), GIVEN, reason=WHY)
    made = give(named)
    mayor = named.decide(
        part_of(named), part_of(named).options[1].choice, seen=seen(made), reason=WHY
    )
    with pytest.raises(StaleError):
        named.decide(part_of(named), GIVEN, reason=WHY, seen=seen(made))
    with pytest.raises(InvalidError, match="Choose one"):
        named.decide(part_of(named), GIVEN, reason=WHY, seen=seen(mayor))


def test_to_send_it_twice_does_no_harm(named):
    who = mara()
    first = give(named, who)
    assert give(named, who).revision == first.revision == 1


def test_whom_another_editor_has_named_meanwhile_is_told(named):
    other = named.reviewers[0]
    named.database.write(
        lambda s: add_member(s, named.project.id, other.id, Role.EDITOR, named.alice.id)
    )
    give(named, editor=other)
    with pytest.raises(StaleError) as stale:
        give(named, mara("Kai Brandt"))
    told = stale.value.theirs["decision"]
    assert (told["choice"], told["named"]) == (GIVEN, "Mara Voss")


def test_the_page_shows_it_as_a_choice_that_stands(named):
    assert [choice for choice, _ in item_of(named).others] == ["none"]
    made = give(named)
    item = item_of(named)
    assert item.others[0] == (GIVEN, made.choice)
    assert item.chosen == GIVEN
    assert not any(choice.chosen for choice in item.choices)


def review_anew(panel, who, number, name):
    """Let a reviewer name somebody else, and hand it in."""
    review, person = panel.review_of(who), panel.reviewers[who]
    panel.database.write(lambda s: reopen_review(s, review.id, panel.alice.id))
    saved = panel.read(lambda s: _whole(s, review, panel.sentences[number].id))
    said = Reading(Tag.QUOTE, (mara(name),))
    panel.database.write(
        lambda s: save_annotation(
            s, saved.id, saved.sentence_id, person.id, said, seen_revision=saved.revision
        )
    )
    panel.database.write(lambda s: submit_review(s, panel.article_id, person.id))


def _whole(session, review, sentence_id):
    layer = Layer(review.id, review.reviewer_id, "")
    fill(session, [layer])
    return layer.whole[sentence_id]


def test_where_it_fits_no_more_it_is_decided_again_with_one_press(named):
    made = give(named)
    review_anew(named, 0, 0, "Kai Brandt")
    item = item_of(named)
    assert (item.stands, item.chosen, item.others[0][0]) == (False, None, GIVEN)
    again = named.decide(part_of(named), GIVEN, reason=WHY, seen=seen(made))
    assert (again.choice, again.stale) == (made.choice, False)
    assert len(named.bench().undecided) == 0


def test_nothing_is_asked_once_all_reviewers_name_whom_the_editor_named(named):
    give(named)
    for who in range(3):
        review_anew(named, who, 0, "mara voss")
    assert part_of(named) not in named.bench().differing
    assert GIVEN not in [choice for choice, _ in item_of(named).others]
    finish_it(named)


def test_the_majority_leaves_it_alone_and_bulk_finishing_adds_the_speaker(named):
    give(named)
    done = named.database.write(
        lambda s: decide_clear(s, named.article_id, named.alice.id, 51, finish=True)
    )
    assert done == (0, True)
    assert [who.speaker_name for who in laid_attributions(named)] == ["Mara Voss"]


def test_to_finish_anew_adds_nobody_twice(named):
    give(named)
    finish_it(named)
    review = named.adjudicated()
    named.database.write(lambda s: reopen_review(s, review.id, named.alice.id))
    before = names(named)
    named.database.write(lambda s: finish(s, named.article_id, named.alice.id))
    assert names(named) == before


def test_what_cannot_be_read_names_nobody_and_breaks_nothing(named):
    made = give(named)
    hostile = [
        [{}],
        [{**made.choice["attributions"][0], "speaker": "Mara"}],
        [{**made.choice["attributions"][0], "id": "1"}],
        [{**made.choice["attributions"][0], "speaker": None}],
        [{**made.choice["attributions"][0], "role": "a\x07"}],
        [{**made.choice["attributions"][0], "parent": made.choice["attributions"][0]["id"]}],
        [made.choice["attributions"][0]] * 2,
    ]
    for attributions in hostile:
        with pytest.raises(InvalidError):
            parse_given({"attributions": attributions})
        one = Decision(field=DecisionField.ATTRIBUTION, choice={"attributions": attributions})
        assert given_by(one) == ()
    with pytest.raises(InvalidError) as refused:
        parse_given({"attributions": [{}]})
    assert refused.value.message == NO_ATTRIBUTION

    def spoil(session):
        session.get_one(Decision, made.id).choice = {"attributions": [{}]}

    named.database.write(spoil)
    assert lay(named.bench())[0].reading.attributions == ()
