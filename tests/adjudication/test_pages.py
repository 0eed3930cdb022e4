"""The pages of adjudication: the list, deciding, finishing, and all reviews beside each other."""

from functools import partial
from html import unescape

import pytest
from sqlalchemy import select

from factcheck.adjudication.layers_shown import read_layers
from factcheck.adjudication.shown import read_docket
from factcheck.models import Decision, DecisionField, Project, ReviewState, Tag, uuid7
from factcheck.reviews.states import reopen_review
from factcheck.talk.service import begin_thread
from factcheck.talk.topics import find_sentence
from tests.adjudication.adjudicating import finish_it, page_of, part_of, send
from tests.adjudication.differing import make_panel
from tests.support.csrf import csrf_token

pytestmark = pytest.mark.both_engines


def test_only_what_differs_is_shown_with_what_stands_around_it(editor, split):
    page = editor.get(page_of(split)).text
    assert page.count("data-item") == 2
    assert "Majority" in page
    assert split.sentences[3].text in unescape(page)


def test_a_choice_goes_on_to_what_is_not_decided(editor, split):
    answer = send(editor, page_of(split), choice="claim", **part_of(split, 0))
    assert answer.status_code == 303
    assert answer.location.endswith("#i-1-tag")
    assert "Decided by you" in editor.get(page_of(split)).text


def test_the_last_choice_leads_to_finish(editor, split):
    split.decide(split.parts()[1, DecisionField.TAG], "claim")
    answer = send(editor, page_of(split), choice="claim", **part_of(split, 0))
    assert answer.location == f"{page_of(split)}#finish"
    assert 'id="finish"' in editor.get(page_of(split)).text


def test_after_finishing_it_says_what_is_next(editor, split):
    finish_it(split)
    page = editor.get(f"/articles/{split.article_id}/reviews").text
    assert "See or reopen the adjudication" in page
    assert "Next article to adjudicate" not in page


def test_what_is_not_finished_is_not_said_to_be_reopened(editor, split):
    path = f"{page_of(split)}/reopen"
    finish_it(split)
    assert "Reopened." in editor.get(send(editor, path).location).text
    page = editor.get(send(editor, path).location).text
    assert "Reopened." not in page
    assert "This adjudication is not finished" in page


def test_a_choice_against_the_majority_comes_back_for_a_reason(editor, split):
    fields = part_of(split, 0)
    answer = send(editor, page_of(split), choice="quote", **fields)
    assert answer.status_code == 422
    assert "Write why" in answer.text
    answer = send(editor, page_of(split), choice="quote", reason="So.", **fields)
    assert answer.status_code == 303


def test_a_page_that_showed_other_answers_gets_409_with_what_stands(editor, split):
    fields = part_of(split, 0) | {"fingerprint": "0" * 64}
    answer = send(editor, page_of(split), choice="claim", **fields)
    assert answer.status_code == 409
    assert "something else" in answer.text


def test_the_reason_is_kept_in_the_form_that_is_refused(editor, split):
    fields = part_of(split, 0) | {"fingerprint": "0" * 64}
    answer = send(editor, page_of(split), choice="quote", reason="Mine!", **fields)
    assert "Mine!" in answer.text


def test_a_decision_is_taken_back(editor, split):
    made = split.decide(split.parts()[0, DecisionField.TAG], "claim")
    fields = part_of(split, 0) | {"seen_id": str(made.id), "seen_revision": "1"}
    answer = send(editor, f"{page_of(split)}/take-back", **fields)
    assert (answer.status_code, answer.location.endswith("#i-0-tag")) == (303, True)
    answer = send(editor, f"{page_of(split)}/take-back", **fields)
    assert answer.status_code == 409


def test_an_article_is_finished_once_nothing_is_left(editor, split):
    answer = send(editor, f"{page_of(split)}/finish")
    assert answer.status_code == 409
    assert "2 disagreements are not decided" in answer.text
    split.decide_all()
    answer = send(editor, f"{page_of(split)}/finish")
    assert answer.location.endswith("/reviews")
    assert split.adjudicated().state is ReviewState.SUBMITTED
    send(editor, f"{page_of(split)}/reopen")
    assert split.adjudicated().state is ReviewState.OPEN
    log = editor.get(f"/projects/{split.project.id}/audit").text
    assert ("Adjudication reopened" in log, "Review reopened" in log) == (True, False)


def test_who_works_on_it_again_is_named_and_nothing_can_be_decided(editor, split):
    review = split.review_of(1)
    split.database.write(lambda s: reopen_review(s, review.id, split.alice.id))
    page = editor.get(page_of(split)).text
    assert "until these reviews are handed in: Dana" in page
    for words in ('name="choice"', "agree on everything", "0 of 0", "<progress", "data-item"):
        assert words not in page
    listed = editor.get(f"/projects/{split.project.id}/adjudication").text
    assert "waiting for Dana" in listed
    assert "<progress" not in listed


def test_whoever_is_waited_for_is_a_letter_in_the_list_where_names_are_hidden(editor, split):
    def work(session):
        session.get(Project, split.project.id).names_hidden = True
        reopen_review(session, split.review_of(1).id, split.alice.id)

    split.database.write(work)
    listed = editor.get(f"/projects/{split.project.id}/adjudication").text
    assert "waiting for B" in listed
    assert "Dana" not in listed


def test_two_disagreements_on_marked_words_of_a_sentence_are_told_apart(signed_in, panel):
    text = panel.sentences[0].text
    for span in ((0, 9), (10, len(text))):
        panel.say(0, 0, Tag.CLAIM, span=span)
    panel.tag(1, Tag.CLAIM, Tag.CLAIM, Tag.CLAIM)
    panel.hand_in()
    page = unescape(signed_in(panel.alice).get(page_of(panel)).text)
    listed = page.partition('class="adjudicate__list"')[2].partition("</ol>")[0]
    assert f'dir="auto">{text[:9]}</small>' in listed
    assert f'dir="auto">{text[10:20]}' in listed


def test_asking_a_reviewer_back_begins_in_the_reason(editor, split):
    page = editor.get(f"/reviews/{split.review_of(1).id}/reopen").text
    reason = page.partition("<textarea")[2].partition(">")[0]
    assert "autofocus" in reason


def test_asking_a_reviewer_back_keeps_to_letters(editor, split):
    def hide(session):
        session.get(Project, split.project.id).names_hidden = True

    split.database.write(hide)
    review_id = split.review_of(1).id
    path = f"/reviews/{review_id}/reopen?from=adjudication"
    assert path in editor.get(page_of(split)).text
    page = editor.get(path).text
    assert "Dana" not in page
    assert "<bdi>B</bdi>" in page
    assert path in page
    refused = send(editor, path, reason="")
    assert (refused.status_code, "Dana" in refused.text) == (422, False)
    assert page_of(split) in refused.text
    assert send(editor, path, reason="Look again.").location.endswith(page_of(split))


def test_a_reason_is_said_to_be_needed_only_against_a_majority(editor, split):
    page = editor.get(page_of(split)).text
    assert page.count("needed against a majority") == 1


def test_what_was_finished_is_shown_without_anything_to_press(editor, split):
    split.decide(split.parts()[0, DecisionField.TAG], "quote", reason="It is in quotes.")
    finish_it(split)
    page = editor.get(page_of(split)).text
    for words in ("<textarea", 'name="choice"', "adjudicate.js", "Take back"):
        assert words not in page
    assert page.count("answer--chosen") == 2
    assert "It is in quotes." in page


def test_notes_and_comments_are_shown_to_whoever_decides(signed_in, panel):
    panel.say(0, 0, Tag.CLAIM, note="*Probably* the gauge.")
    panel.tag(0, None, Tag.QUOTE, Tag.QUOTE)
    panel.hand_in()
    topic = panel.read(lambda s: find_sentence(s, panel.sentences[0].id, panel.alice.id))
    panel.database.write(
        lambda s: begin_thread(s, uuid7(), topic, "Which gauge is it?", panel.alice.id)
    )
    client = signed_in(panel.alice)
    for path in (page_of(panel), f"/articles/{panel.article_id}/reviews"):
        page = client.get(path).text
        assert page.count("<em>Probably</em> the gauge.") == 1
        assert f'href="/sentences/{panel.sentences[0].id}/comments">1 comment</a>' in page


def test_reopening_a_review_is_not_offered_while_the_article_is_adjudicated(editor, split):
    path = f"/articles/{split.article_id}/assignments"
    offered = f"/reviews/{split.review_of(1).id}/reopen"
    assert offered in editor.get(path).text
    finish_it(split)
    page = editor.get(path).text
    assert offered not in page
    assert page_of(split) in page


def test_names_are_letters_where_the_project_hides_them(editor, split):
    def hide(session):
        session.get(Project, split.project.id).names_hidden = True

    split.database.write(hide)
    page = editor.get(page_of(split)).text
    assert "Dana" not in page
    assert "<bdi>B</bdi>" in page


def test_the_script_saves_a_decision_and_is_told_what_is_left(editor, split):
    token = csrf_token(editor)
    url = f"/api/v1/articles/{split.article_id}/decision"
    body = part_of(split, 0) | {"choice": "claim", "seen": None}
    answer = editor.put(url, json=body, headers={"X-CSRFToken": token})
    assert answer.status_code == 200
    told = answer.json
    assert (told["undecided"], told["conflicts"], told["decision"]["choice"]) == (1, 2, "claim")
    seen = {name: told["decision"][name] for name in ("id", "revision")}
    again = editor.put(
        url, json=body | {"choice": "opinion", "reason": "Hm."}, headers={"X-CSRFToken": token}
    )
    assert again.status_code == 409
    assert again.json["theirs"]["decision"]["choice"] == "claim"
    body = {name: body[name] for name in ("sentence", "field")} | {"seen": seen}
    back = editor.put(f"{url}/taken-back", json=body, headers={"X-CSRFToken": token})
    assert (back.status_code, back.json["undecided"]) == (200, 2)
    assert split.read(lambda s: s.scalars(select(Decision)).all()) == []


def test_another_desks_sentence_is_not_decided_here(editor, split, database, desk):
    other = make_panel(database, desk, text="It was dry. It was hot.")
    other.tag(0, Tag.CLAIM, Tag.QUOTE, Tag.QUOTE)
    other.hand_in()
    answer = send(editor, page_of(split), choice="quote", **part_of(other, 0))
    assert answer.status_code == 409


def test_reviewers_and_viewers_do_not_adjudicate(signed_in, split, desk):
    for person in (split.reviewers[0], desk.carol):
        client = signed_in(person)
        assert client.get(page_of(split)).status_code == 403
        assert client.get(f"/projects/{split.project.id}/adjudication").status_code == 403


def test_the_list_is_asked_for_in_as_many_queries_however_long_it_is(
    editor, split, database, desk, count_queries
):
    path = f"/projects/{split.project.id}/adjudication"
    editor.get(path)
    with count_queries() as one:
        editor.get(path)
    for word in ("once", "twice"):
        more = make_panel(database, desk, text=f"It rained {word}.")
        more.tag(0, Tag.CLAIM, Tag.QUOTE, Tag.QUOTE)
        more.hand_in()
    with count_queries() as three:
        assert editor.get(path).text.count('class="row"') == 3
    assert len(one) == len(three)


def test_the_page_of_an_article_is_too(signed_in, database, desk, count_queries):
    counts, read = [], []
    for number, length in enumerate((2, 12)):
        text = " ".join(f"It rained {number} and {word}." for word in range(length))
        panel = make_panel(database, desk, text=text)
        for at in range(length):
            panel.tag(at, Tag.CLAIM, Tag.QUOTE, Tag.QUOTE)
        panel.hand_in()
        panel.decide(panel.bench().differing[0], "quote")
        client = signed_in(panel.alice)
        client.get(page_of(panel))
        for path in (page_of(panel), f"/articles/{panel.article_id}/reviews"):
            with count_queries() as seen:
                client.get(path)
            counts.append(len(seen))
        for work in (read_docket, partial(read_layers, reader_id=panel.alice.id, edits=True)):
            with count_queries() as seen:
                panel.read(lambda s, work=work: work(s, panel.article_id))  # noqa: B023
            read.append(len(seen))
    assert counts[:2] == counts[2:]
    assert read == [9, 8] * 2


def test_bulk_shows_what_it_would_do_and_does_it(editor, split):
    path = f"/projects/{split.project.id}/adjudication/bulk"
    shown = editor.get(f"{path}?percent=60").text
    assert "disagreement is decided" in shown
    assert split.adjudicated().state is ReviewState.ASSIGNED
    answer = send(editor, path, percent="60", finish="y")
    assert answer.status_code == 303
    assert "1 decided." in editor.get(answer.location).text
    assert len(split.bench().undecided) == 1
    assert send(editor, path, percent="40").status_code == 422
