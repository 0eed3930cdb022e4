"""The pages and the endpoints that split, join and correct sentences, and place words by hand."""

import html
import re

import pytest

from factcheck.models import uuid7
from tests.articles.recutting import TEXT, correct, mark, standing, stored
from tests.support.csrf import csrf_token
from tests.support.visit import Visitor
from tests.support.work import annotate


@pytest.fixture
def alices(signed_in, alice):
    return Visitor(signed_in(alice))


@pytest.fixture
def lost(database, alices, alice, rows):
    """An annotation of Alice's that has lost its place."""
    saved = database.write(lambda session: mark(session, rows[1], alice, "on Tuesday"))
    path = f"/sentences/{rows[1].id}/correct"
    correct(alices, path, text="It fell again by Tuesday.")
    return saved


def words(answer):
    """What a page says, without its markup."""
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", answer.text)).split())


def send(visitor, path, **body):
    headers = {"X-CSRFToken": csrf_token(visitor.client)}
    return visitor.client.post(path, json=body, headers=headers)


def test_a_sentence_is_split_without_scripts(bobs, rows, texts):
    path = f"/sentences/{rows[0].id}/split"
    assert 'value="16"' in bobs.get(path).text
    preview = bobs.get(f"{path}?at=16")
    assert "<li>The river rose,</li><li>said Lena Ortiz.</li>" in preview.text
    answer = bobs.post(path, at="16", cut="1", whole="both")
    assert (answer.status_code, f"sentence={rows[0].id}" in answer.location) == (303, True)
    assert texts()[:2] == ["The river rose,", "said Lena Ortiz."]
    assert "Undo" in words(bobs.get(answer.location))


def test_what_cannot_follow_is_on_the_page_before_it_is_done(database, bobs, bob, rows):
    database.write(lambda session: mark(session, rows[0], bob, "rose, said"))
    database.write(lambda session: annotate(session, rows[0], bob))
    page = words(bobs.get(f"/sentences/{rows[0].id}/split?at=16"))
    assert "“rose, said” is no longer in one place" in page
    assert "of the first part only" in page


def test_others_work_is_told_as_a_number(database, alices, bob, rows):
    database.write(lambda session: mark(session, rows[0], bob, "rose, said"))
    page = words(alices.get(f"/sentences/{rows[0].id}/split?at=16"))
    assert "1 annotation of other reviewers loses its place" in page
    assert "rose, said” is" not in page


@pytest.mark.parametrize("at", ["0", "999", "x"])
def test_a_place_that_cannot_be_is_refused_with_the_words_to_choose(bobs, rows, at):
    answer = bobs.get(f"/sentences/{rows[0].id}/split?at={at}")
    assert answer.status_code == (200 if at == "x" else 422)
    assert "Which word begins the second sentence?" in words(answer)


def test_a_stale_page_does_not_split(bobs, rows, texts):
    path = f"/sentences/{rows[0].id}/split"
    answer = bobs.post(path, at="16", cut="9", whole="both")
    assert answer.status_code == 409
    assert len(texts()) == 4


def test_two_sentences_are_joined_without_scripts(bobs, rows, texts):
    path = f"/sentences/{rows[0].id}/merge"
    assert rows[1].text in words(bobs.get(path))
    assert bobs.post(path, cut="1").status_code == 303
    assert len(texts()) == 3


@pytest.mark.parametrize(("number", "why"), [(2, "another paragraph"), (3, "last sentence")])
def test_the_page_says_why_a_sentence_cannot_be_joined(bobs, rows, number, why):
    answer = bobs.get(f"/sentences/{rows[number].id}/merge")
    assert answer.status_code == 422
    assert why in words(answer)


def test_a_reviewer_is_told_to_ask_an_editor(database, bobs, alice, rows):
    database.write(lambda session: annotate(session, rows[3], alice))
    for way in ("split?at=16", "merge"):
        answer = bobs.get(f"/sentences/{rows[0].id}/{way}")
        assert answer.status_code == 403
        assert "only an editor" in words(answer)


def test_a_sentence_is_corrected_in_two_steps(alices, rows, texts):
    path = f"/sentences/{rows[1].id}/correct"
    right = "It fell again on Wednesday."
    assert rows[1].text in alices.get(path).text
    preview = alices.post(path, text=right, cut="1")
    assert "<del>Tuesday.</del><ins>Wednesday.</ins>" in preview.text
    assert texts()[1] == rows[1].text
    assert alices.post(path, text=right, cut="1", confirm="1").status_code == 303
    assert texts()[1] == right


@pytest.mark.parametrize("typed", ["", "two\nlines", TEXT.split(". ")[1] + "."])
def test_a_correction_that_cannot_be_is_refused_with_what_was_typed(alices, rows, typed):
    answer = alices.post(f"/sentences/{rows[1].id}/correct", text=typed, cut="1")
    assert answer.status_code == 422
    assert typed.split("\n")[0] in answer.text
    assert 'role="alert"' in answer.text


def test_a_correction_can_be_typed_again(alices, rows):
    path = f"/sentences/{rows[1].id}/correct"
    page = alices.post(path, text="It fell.", cut="1", again="1")
    assert "It fell.</textarea>" in page.text


def test_a_damaged_form_is_refused_with_what_was_typed(alices, rows, texts):
    answer = alices.post(f"/sentences/{rows[1].id}/correct", text="It fell.", cut="", confirm="1")
    assert answer.status_code == 422
    assert "It fell.</textarea>" in answer.text
    assert texts()[1] == rows[1].text


def test_a_stale_page_does_not_correct_but_keeps_what_was_typed(alices, rows, texts):
    path = f"/sentences/{rows[1].id}/correct"
    answer = alices.post(path, text="It fell.", cut="7", confirm="1")
    assert answer.status_code == 409
    assert "It fell.</textarea>" in answer.text
    assert texts()[1] == rows[1].text


def test_words_without_a_place_are_placed_by_hand(database, alices, alice, article, rows):
    saved = database.write(lambda session: mark(session, rows[1], alice, "on Tuesday"))
    path = f"/sentences/{rows[1].id}/correct"
    answer = correct(alices, path, text="It fell again by Tuesday.")
    assert answer.location.endswith(f"/articles/{article.id}/unplaced")
    page = alices.get(answer.location)
    assert "<mark>on Tuesday</mark>" in page.text
    assert 'value="by Tuesday"' in page.text
    prefix = f"{saved.id}-"
    fields = {f"{prefix}words": "by Tuesday", f"{prefix}sentence": "2", f"{prefix}revision": "2"}
    done = alices.post(answer.location, item=f"{saved.id}  ", **fields)
    assert done.status_code == 303
    with database.read() as session:
        (placed,) = stored(session, saved)
    assert (placed.span.start, placed.span.exact, placed.revision) == (14, "by Tuesday", 3)
    assert "All words have their place" in words(alices.get(answer.location))


def test_words_that_stand_there_twice_are_asked_about(database, alices, alice, article, rows):
    saved = database.write(lambda session: mark(session, rows[1], alice, "again"))
    path = f"/sentences/{rows[1].id}/correct"
    correct(alices, path, text="It fell once more, once more.")
    here = f"/articles/{article.id}/unplaced"
    prefix = f"{saved.id}-"
    fields = {f"{prefix}words": "once more", f"{prefix}sentence": "2", f"{prefix}revision": "2"}
    asked = alices.post(here, item=f"{saved.id}  ", **fields)
    assert asked.status_code == 422
    assert "in 2 places" in words(asked)
    assert f'name="{prefix}which"' in asked.text
    fields[f"{prefix}which"] = "2"
    assert alices.post(here, item=f"{saved.id}  ", **fields).status_code == 303
    with database.read() as session:
        assert stored(session, saved)[0].span.start == 19


@pytest.mark.parametrize(
    ("typed", "number", "why"),
    [("nowhere", "2", "do not stand"), ("Tuesday", "99", "no sentence"), ("", "", "Write the")],
)
def test_words_are_not_placed_where_they_are_not(alices, article, lost, typed, number, why):
    prefix = f"{lost.id}-"
    fields = {f"{prefix}words": typed, f"{prefix}sentence": number, f"{prefix}revision": "2"}
    answer = alices.post(f"/articles/{article.id}/unplaced", item=f"{lost.id}  ", **fields)
    assert answer.status_code == 422
    assert why in words(answer)


def test_lost_words_can_be_taken_away(database, alices, article, lost):
    fields = {f"{lost.id}-revision": "2"}
    here = f"/articles/{article.id}/unplaced"
    assert alices.post(here, item=f"{lost.id}  ", remove="1", **fields).status_code == 303
    with database.read() as session:
        assert standing(session, article) == []


def test_lost_parts_of_an_attribution_are_placed_too(database, alices, alice, article, rows):
    saved = database.write(
        lambda session: mark(session, rows[0], alice, "The river", cue="said", source="Lena Ortiz")
    )
    path = f"/sentences/{rows[0].id}/correct"
    correct(alices, path, text="The river rose, sayd Lena Ortiz.")
    who = saved.reading.attributions[0].id
    here = f"/articles/{article.id}/unplaced"
    assert "<mark>said</mark>" in alices.get(here).text
    prefix = f"{saved.id}{who}cue-"
    fields = {f"{prefix}words": "sayd", f"{prefix}sentence": "1", f"{prefix}revision": "2"}
    assert alices.post(here, item=f"{saved.id} {who} cue", **fields).status_code == 303
    with database.read() as session:
        cue = stored(session, saved)[0].reading.attributions[0].cue
    assert (cue.start, cue.exact) == (16, "sayd")


def test_nobody_places_the_words_of_another(database, alices, bobs, bob, article, rows):
    saved = database.write(lambda session: mark(session, rows[1], bob, "on Tuesday"))
    path = f"/sentences/{rows[1].id}/correct"
    correct(alices, path, text="It fell again.")
    here = f"/articles/{article.id}/unplaced"
    assert "on Tuesday" not in alices.get(here).text
    assert "on Tuesday" in bobs.get(here).text
    alices.post(here, item=f"{saved.id}  ", remove="1", **{f"{saved.id}-revision": "2"})
    with database.read() as session:
        assert not stored(session, saved)[0].removed


def test_a_script_splits_at_once_where_nothing_is_to_be_told(bobs, rows, texts):
    answer = send(bobs, f"/api/v1/sentences/{rows[0].id}/split", at=16, cut=1, confirm=False)
    assert answer.json["done"]
    assert str(rows[0].id) in answer.json["url"]
    assert texts()[1] == "said Lena Ortiz."


def test_a_script_is_told_first_what_cannot_follow(database, bobs, bob, rows, texts):
    database.write(lambda session: annotate(session, rows[0], bob))
    path = f"/api/v1/sentences/{rows[0].id}/split"
    answer = send(bobs, path, at=16, cut=1, confirm=False)
    assert not answer.json["done"]
    choices = [choice["value"] for choice in answer.json["preview"]["choices"]]
    assert choices == ["both", "first", "second"]
    assert len(texts()) == 4
    assert send(bobs, path, at=16, cut=1, whole="second", confirm=True).json["done"]
    assert len(texts()) == 5


def test_a_script_joins_and_is_told_first_what_changes(database, bobs, bob, rows, texts):
    path = f"/api/v1/sentences/{rows[0].id}/merge"
    database.write(lambda session: annotate(session, rows[0], bob))
    answer = send(bobs, path, cut=1, confirm=False)
    assert "within the longer sentence" in answer.json["preview"]["lines"][0]
    assert send(bobs, path, cut=1, confirm=True).json["done"]
    assert len(texts()) == 3


def test_a_script_with_an_old_page_is_refused(bobs, rows):
    for way, body in (("split", {"at": 16}), ("merge", {})):
        answer = send(bobs, f"/api/v1/sentences/{rows[0].id}/{way}", cut=5, **body)
        assert (answer.status_code, answer.json["error"]["code"]) == (409, "stale")


def test_a_save_to_a_sentence_that_was_joined_says_what_happened(bobs, rows):
    bobs.post(f"/sentences/{rows[0].id}/merge", cut="1")
    answer = bobs.put(f"/api/v1/annotations/{uuid7()}", {"sentence": str(rows[1].id)})
    assert answer.status_code == 404
    assert "joined with another one" in answer.json["error"]["message"]
