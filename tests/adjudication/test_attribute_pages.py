"""The page where an editor says whose words they are, as a browser without scripts works it."""

import pytest
from sqlalchemy import select

from factcheck.accounts.service import add_member
from factcheck.models import Decision, Role, SpeakerKind, Tag, uuid7
from factcheck.speakers.service import add_speaker
from tests.adjudication.adjudicating import finish_it, page_of, send
from tests.adjudication.attributing import WHY, give, mara, part_of
from tests.adjudication.differing import change

MAYOR = {"who-speaker_name": "Mara Voss", "who-kind": "person", "who-manner": "direct"}


@pytest.fixture
def editor(signed_in, named):
    return signed_in(named.alice)


def address(panel, number=0, field="attribution"):
    return f"{page_of(panel)}/attribute?sentence={panel.sentences[number].id}&field={field}"


def form_of(panel, number=0, **fields):
    part = part_of(panel, number)
    known = {"sentence": str(part.sentence_id), "field": "attribution", "who-id": str(uuid7())}
    return known | {"fingerprint": part.fingerprint} | MAYOR | fields


def post(client, panel, number=0, **fields):
    return send(client, f"{page_of(panel)}/attribute", **form_of(panel, number, **fields))


def decided(panel):
    return panel.read(lambda s: s.scalars(select(Decision)).all())


@pytest.mark.both_engines
def test_it_is_offered_beside_none_of_them_and_decided_with_a_form(named, editor):
    page = editor.get(page_of(named)).text
    assert page.count("data-somebody") == 1
    assert address(named).replace("&", "&amp;") in page
    shown = editor.get(address(named)).text
    for words in ("Lena Ortiz", "The mayor", "Attributed to", "needed against a majority"):
        assert words in shown
    done = post(editor, named, reason=WHY, **{"who-role": "the clerk"})
    assert (done.status_code, done.location) == (303, f"{page_of(named)}#finish")
    page = editor.get(page_of(named)).text
    assert 'value="given" aria-pressed="true"' in page
    for words in ("Mara Voss", "the clerk", WHY):
        assert words in page


@pytest.mark.both_engines
def test_where_all_say_the_same_it_is_offered_on_the_page_of_deciding_otherwise(named, editor):
    otherwise = editor.get(address(named, 1).replace("/attribute?", "/overrule?")).text
    assert address(named, 1).replace("&", "&amp;") in otherwise
    done = post(editor, named, 1, reason=WHY)
    assert done.location == f"{page_of(named)}#i-1-attribution"
    assert "Decided otherwise than all reviewers say." in editor.get(done.location).text
    assert "Mara Voss" in editor.get(f"/articles/{named.article_id}/reviews").text


def test_it_is_not_offered_of_a_tag(split, signed_in):
    client = signed_in(split.alice)
    assert "data-somebody" not in client.get(page_of(split)).text
    assert client.get(address(split, 0, "tag")).status_code == 422


def test_what_is_missing_is_said_all_at_once_and_what_was_typed_stays(named, editor):
    refused = post(editor, named, **{"who-speaker_name": "", "who-role": "the clerk"})
    assert refused.status_code == 422
    for words in (
        "Say who it is, or choose a source without a name.",
        "Write why you decide",
        "the clerk",
    ):
        assert words in refused.text
    assert refused.text.count("autofocus") == 1
    refused = post(editor, named, reason="", **{"who-affiliation": "The town"})
    assert refused.status_code == 422
    for words in ("Write why you decide", 'value="Mara Voss"', "The town"):
        assert words in refused.text
    for fields in ({}, {"who-speaker_name": ""}):
        refused = post(editor, named, 1, **fields)
        assert refused.text.count("Write why: all reviewers say something else.") == 1
    assert decided(named) == []


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"who-speaker_name": "…"}, "Write a name with at least one letter."),
        ({"who-speaker_name": "x" * 301}, "Shorten this to at most 300 characters."),
        ({"who-kind": "author"}, "Only the author of the article can be of kind author."),
        ({"who-kind": "ghost"}, "Not a valid choice"),
        ({"who-kind": "one"}, "A source without a name has none here: empty it."),
        ({"who-speaker_name": "the mayor", "who-manner": "indirect"}, "A reviewer says this"),
        ({"reason": "a\x00"}, "unreadable character"),
    ],
)
def test_what_cannot_be_is_refused_beside_its_field(named, editor, fields, words):
    refused = post(editor, named, **{"reason": WHY, **fields})
    assert (refused.status_code, words in refused.text) == (422, True)
    assert decided(named) == []


def test_a_damaged_form_is_refused(named, editor):
    names = ("who-id", "sentence", "seen_id")
    for fields in ({"who-id": ""}, {"field": "tag"}, *({name: "1"} for name in names)):
        refused = post(editor, named, reason=WHY, **fields)
        assert (refused.status_code, "damaged" in refused.text) == (422, True), fields
    assert decided(named) == []


@pytest.mark.parametrize("field", ["who-parent", "who-cue"])
def test_what_the_form_does_not_ask_is_refused(named, editor, field):
    said = {"who-speaker_name": "Mara Voss", "reason": "She wrote it.", field: str(uuid7())}
    assert post(editor, named, **said).status_code in (400, 422)
    assert decided(named) == []


def test_the_author_needs_no_name(named, editor):
    post(editor, named, reason=WHY, **{"who-kind": "author", "who-speaker_name": ""})
    [made] = decided(named)
    assert made.choice["attributions"][0]["speaker"]["kind"] == "author"


@pytest.mark.both_engines
def test_who_chose_another_kind_for_a_known_speaker_is_told_which_was_kept(named, editor):
    named.database.write(
        lambda s: add_speaker(
            s, named.project.id, "The union", SpeakerKind.ORGANISATION, named.alice.id
        )
    )
    done = post(editor, named, reason=WHY, **{"who-speaker_name": "the UNION"})
    words = "\u2068The union\u2069 is among the speakers already, with the kind “Organisation”."
    assert words in editor.get(done.location).text
    [made] = decided(named)
    assert made.choice["attributions"][0]["speaker"]["kind"] == "organisation"
    chosen = {"who-speaker_name": "The union", "who-kind": "organisation"}
    again = {"seen_id": str(made.id), "seen_revision": "1"}
    done = post(editor, named, reason="It says so.", **chosen, **again)
    assert done.status_code == 303
    assert "among the speakers already" not in editor.get(done.location).text


@pytest.mark.both_engines
def test_who_was_slower_sees_what_another_editor_decided_and_keeps_what_they_typed(named, editor):
    other = named.reviewers[0]
    named.database.write(
        lambda s: add_member(s, named.project.id, other.id, Role.EDITOR, named.alice.id)
    )
    made = give(named, mara("Kai Brandt"), editor=other)
    refused = post(editor, named, reason="My reason.")
    assert refused.status_code == 409
    for words in (
        "Another editor has decided this", "Kai Brandt", WHY, "Mara Voss", "My reason.",
        f'name="seen_id" value="{made.id}"',
    ):  # fmt: skip
        assert words in refused.text
    post(editor, named, reason="My reason.", seen_id=str(made.id), seen_revision="1")
    [standing] = decided(named)
    assert standing.choice["attributions"][0]["speaker"]["name"] == "Mara Voss"


def test_who_saw_other_answers_is_told_and_keeps_what_they_typed(named, editor):
    old = form_of(named, reason=WHY)
    change(named, 0, 0, Tag.QUOTE)
    refused = send(editor, f"{page_of(named)}/attribute", **old)
    assert (refused.status_code, "Mara Voss" in refused.text) == (409, True)


def test_the_form_brings_whom_an_editor_has_named_before(named, editor):
    give(named, mara(role="the clerk"))
    page = editor.get(address(named)).text
    for words in ('value="Mara Voss"', 'value="the clerk"', WHY, "Decided by Alice"):
        assert words in page


def test_the_names_that_the_project_knows_are_offered_those_of_the_article_first(named, editor):
    named.database.write(
        lambda s: add_speaker(s, named.project.id, "Aaron", SpeakerKind.PERSON, named.alice.id)
    )
    page = editor.get(address(named)).text
    at = [page.index(f'<option value="{name}">') for name in ("Lena Ortiz", "The mayor", "Aaron")]
    assert at == sorted(at)


def test_without_scripts_only_the_reason_is_changed_by_its_own_button(named, editor):
    made = give(named)
    part = part_of(named)
    send(
        editor,
        page_of(named),
        sentence=str(part.sentence_id),
        field="attribution",
        fingerprint=part.fingerprint,
        seen_id=str(made.id),
        seen_revision="1",
        choice="given",
        reason="She says so.",
    )
    [again] = decided(named)
    assert (again.choice, again.reason) == (made.choice, "She says so.")


def test_nothing_is_offered_once_the_article_is_adjudicated(named, editor):
    give(named)
    sent = form_of(named, reason=WHY)
    finish_it(named)
    page = editor.get(page_of(named)).text
    assert ("data-somebody" in page, "Mara Voss" in page) == (False, True)
    assert editor.get(address(named)).location == f"{page_of(named)}#i-0-attribution"
    refused = send(editor, f"{page_of(named)}/attribute", **sent)
    assert (refused.status_code, "is adjudicated" in refused.text) == (403, True)


def test_of_a_sentence_of_which_nobody_names_anybody_it_leads_to_what_is_decided(named, editor):
    assert editor.get(address(named, 2)).location == page_of(named)


def test_a_reviewer_sees_it_once_the_article_is_adjudicated_and_decides_nothing(named, signed_in):
    give(named)
    finish_it(named)
    reviewer = signed_in(named.reviewers[0])
    page = reviewer.get(f"/articles/{named.article_id}/reviews?mine=1").text
    for words in ("Mara Voss", "overruled", WHY):
        assert words in page
    assert reviewer.get(address(named)).status_code == 403


def test_its_key_is_among_the_keys_of_the_page(named, editor):
    assert "The words are somebody else’s" in editor.get(page_of(named)).text
