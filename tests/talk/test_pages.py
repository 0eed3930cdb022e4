"""The pages of comments, without a script."""

import re

import pytest

from factcheck.articles.details import remove_article
from factcheck.models import uuid7
from factcheck.speakers.merging import merge_speakers
from factcheck.talk.service import begin_thread
from factcheck.talk.topics import find_article, find_source, find_speaker
from tests.support.csrf import csrf_token
from tests.support.live import HOSTILE, LONG_WORD
from tests.support.quoting import add
from tests.talk.saying import answer, assign, say_of


@pytest.mark.parametrize("about", ["article", "sentence", "source", "speaker"])
def test_one_writes_and_replies_wherever_one_reads(places, about, alice, bob, carol, visit):
    page = places[about]
    reviewer = visit(bob)
    written = reviewer.post(page, text="Is *this* so?", id=str(uuid7()), next=page)
    assert re.fullmatch(re.escape(page) + "#c-[0-9a-f-]{36}", written.location)
    assert "Is <em>this</em> so?" in reviewer.get(page).text
    said = written.location.partition("#c-")[2]
    visit(alice).post(f"/comments/{said}/replies", text="It is.", next=page)
    shown = visit(carol).get(page).text
    assert "It is." in shown
    assert "<textarea" not in shown
    assert '<form class="write"' not in shown


def test_the_page_of_a_source_and_of_a_speaker_has_its_comments(
    session, project, report, alice, bob, visit
):
    speaker = add(session, project, "Lena Ortiz")
    say_of(session, find_source(session, report.id, bob.id), bob, "Which gauge?")
    say_of(session, find_speaker(session, speaker.id, bob.id), bob, "Mayor since?")
    session.commit()
    browser = visit(alice)
    assert "Which gauge?" in browser.get(f"/sources/{report.id}").text
    assert "Mayor since?" in browser.get(f"/speakers/{speaker.id}").text


def test_what_is_refused_stays_in_the_box(places, bob, visit):
    typed = "y" * 4001
    refused = visit(bob).post(places["article"], text=typed)
    assert refused.status_code == 422
    assert typed in refused.text
    assert "at most 4,000 characters" in refused.text
    assert visit(bob).post(places["article"], text="  ").status_code == 422


def test_a_refused_reply_stays_in_its_box(session, opened, bob, visit):
    said = say_of(session, opened, bob)
    session.commit()
    refused = visit(bob).post(f"/comments/{said}/replies", text="z" * 4001)
    assert refused.status_code == 422
    assert "z" * 4001 in refused.text


def test_a_stale_change_shows_what_stands_and_saves_the_second_time(session, opened, bob, visit):
    said = say_of(session, opened, bob, "One.")
    session.commit()
    browser = visit(bob)
    assert "One." in browser.get(f"/comments/{said}/edit").text
    browser.post(f"/comments/{said}/edit", text="Two.", revision="1")
    stale = browser.post(f"/comments/{said}/edit", text="Three.", revision="1")
    assert stale.status_code == 409
    assert "Theirs: Two." in stale.text
    assert 'name="revision" type="hidden" value="2"' in stale.text
    assert browser.post(f"/comments/{said}/edit", text="Three.", revision="2").status_code == 303
    assert browser.post(f"/comments/{said}/edit", text="", revision="3").status_code == 422
    assert "Three." in browser.get(f"/comments/{said}").text


def test_others_comments_cannot_be_changed(session, opened, alice, bob, visit):
    said = say_of(session, opened, alice)
    session.commit()
    browser = visit(bob)
    assert browser.get(f"/comments/{said}/edit").status_code == 404
    assert browser.post(f"/comments/{said}/edit", text="x", revision="1").status_code == 404
    assert browser.post(f"/comments/{said}/remove").status_code == 403


def test_a_thread_is_settled_by_a_button_and_a_stale_one_says_so(
    session, opened, alice, bob, visit
):
    said = say_of(session, opened, bob)
    session.commit()
    browser = visit(bob)
    page = f"/comments/{said}"
    browser.post(f"{page}/resolve", revision="1", next=page)
    assert "Resolved by" in browser.get(page).text
    browser.post(f"{page}/reopen", revision="1", next=page)
    assert "changed this thread meanwhile" in browser.get(page).text
    for revision in ("", "x", "²", "9" * 50):
        assert browser.post(f"{page}/reopen", revision=revision, next=page).status_code == 303
    browser.post(f"{page}/reopen", revision="2", next=page)
    assert "Resolved by" not in browser.get(page).text


def test_the_author_is_told_whom_nobody_is_called_and_who_is_told_later(
    database, session, article, bob, dana, visit
):
    assign(session, article, bob, dana)
    session.commit()
    browser, page = visit(bob), f"/articles/{article.id}/comments"
    written = browser.post(page, text="@Dana Ruiz @Nobody @Alice", next=page)
    assert "#" not in written.location
    shown = browser.get(page).text
    assert "Nobody here is called “Nobody”" in shown
    assert "are told when the article is opened" in shown


@pytest.mark.both_engines
def test_the_words_to_the_author_do_not_tell_who_reviews(session, article, bob, erin, dana, visit):
    """Erin reviews it or does not: the words are the same."""
    answers = []
    for reviewers in ((bob, dana), (erin,)):
        assign(session, article, *reviewers)
        session.commit()
        browser, page = visit(bob), f"/articles/{article.id}/comments"
        browser.post(page, text="@Erin Hale @Dana Ruiz", next=page)
        answers.append(re.findall(r'role="status">.*?</div>', browser.get(page).text, re.DOTALL))
    assert answers[0] == answers[1]
    assert answers[0]


def test_a_hidden_comment_is_answered_like_one_that_never_was(session, article, bob, dana, visit):
    assign(session, article, bob, dana)
    said = say_of(session, article, bob)
    session.commit()
    browser = visit(dana)
    for path in ("", "/edit"):
        hidden = browser.get(f"/comments/{said}{path}")
        never = browser.get(f"/comments/{uuid7()}{path}")
        assert hidden.status_code == never.status_code == 404
        tokens = re.compile(r'(csrf[^>]*|value="[^"]*")')
        strip = re.compile(r"[0-9a-f-]{36}")
        one, other = (strip.sub("", tokens.sub("", page.text)) for page in (hidden, never))
        message = re.compile(r'<div class="apology">.*?</p>\s*<', re.DOTALL)
        assert message.search(one)[0] == message.search(other)[0]


def test_the_workbench_counts_what_is_said_of_the_sentence(
    session, opened, rows, alice, bob, visit
):
    thread = say_of(session, rows[0], bob)
    answer(session, thread, alice)
    session.commit()
    page = visit(bob).get(f"/articles/{opened.id}?sentence=1").text
    assert "data-comments='{\"0\":2}'" in page
    assert f"/sentences/{rows[0].id}/comments" in page


def test_the_list_of_a_project_is_narrowed_down(
    session, project, opened, report, alice, bob, visit
):
    first = say_of(session, opened, bob, "Open of Bob")
    say_of(session, find_source(session, report.id, alice.id), alice, "Open of Alice @Bob")
    session.commit()
    browser, page = visit(bob), f"/projects/{project.id}/comments"
    browser.post(f"/comments/{first}/resolve", revision="1")

    def shown(query):
        text = browser.get(page + query).text
        return {name for name in ("Open of Bob", "Open of Alice") if name in text}

    assert shown("") == {"Open of Alice"}
    assert shown("?state=resolved") == {"Open of Bob"}
    assert shown("?state=all") == {"Open of Bob", "Open of Alice"}
    assert shown("?state=all&whose=mine") == {"Open of Bob"}
    assert shown("?state=all&whose=naming-me") == {"Open of Alice"}
    assert shown("?state=all&after=none&whose=xyz") == {"Open of Bob", "Open of Alice"}


def test_threads_of_a_removed_article_are_not_listed(session, project, opened, alice, visit):
    said = say_of(session, opened, alice, "Of what is gone")
    remove_article(session, opened.id, alice.id)
    session.commit()
    browser = visit(alice)
    assert "Of what is gone" not in browser.get(f"/projects/{project.id}/comments").text
    page = browser.get(f"/comments/{said}")
    assert "Of what is gone" in page.text
    assert "This was removed." in page.text


@pytest.mark.both_engines
def test_pages_cost_the_same_with_few_and_many_comments(
    session, desk, opened, rows, visit, count_queries
):
    session.commit()
    browser = visit(desk.carol)
    pages = [f"/articles/{opened.id}/comments", f"/projects/{desk.project.id}/comments", "/inbox"]
    costs = []
    for _ in range(2):
        for about in (opened, *rows[:3]):
            thread = say_of(session, about, desk.bob, "@Carol")
            for _reply in range(3):
                answer(session, thread, desk.alice, "@Carol @Bob")
        session.commit()
        with count_queries() as seen:
            for page in pages:
                assert browser.get(page).status_code == 200
        costs.append(len(seen))
    assert costs[0] == costs[1]


@pytest.mark.parametrize(
    "text",
    [
        HOSTILE,
        "<script>alert(1)</script>",
        "[x](javascript:alert(1)) ![i](http://e.example/i.png)",
        "> " * 1900,
        "[" * 3900,
        "*a_" * 1300,
        "e" + "\u0301" * 3998,
        LONG_WORD * 20,
        "\u202e\u2066@Bob\u202c",
    ],
)
def test_hostile_comments_are_shown_as_text(session, opened, alice, bob, visit, text):
    begin_thread(session, uuid7(), find_article(session, opened.id), text[:4000], bob.id)
    session.commit()
    page = visit(alice).get(f"/articles/{opened.id}/comments")
    assert page.status_code == 200
    for bad in ("<script>alert", "<img", 'href="javascript', "\u202e"):
        assert bad not in page.text


def test_a_damaged_form_is_refused_in_words(places, bob, visit):
    for fields in ({"id": "no"}, {"annotation": "no"}):
        refused = visit(bob).post(places["sentence"], text="x", **fields)
        assert refused.status_code == 422


def test_an_annotation_of_another_sentence_is_not_found(places, bob, visit):
    assert visit(bob).post(places["sentence"], text="x", annotation=str(uuid7())).status_code == 404
    assert visit(bob).get(f"{places['sentence']}?annotation={uuid7()}").status_code == 404


def test_a_merged_speakers_page_leads_to_the_one_it_stands_for(session, project, alice, bob, visit):
    one, other = add(session, project, "L. Ortiz"), add(session, project, "Lena Ortiz")
    say_of(session, find_speaker(session, one.id, bob.id), bob, "Said of L.")
    merge_speakers(session, one.id, other.id, alice.id)
    session.commit()
    browser = visit(alice)
    assert browser.get(f"/speakers/{one.id}/comments").location == f"/speakers/{other.id}/comments"
    assert "Said of L." in browser.get(f"/speakers/{other.id}/comments").text


def test_no_page_writes_without_a_token(places, bob, signed_in):
    client = signed_in(bob)
    csrf_token(client)
    assert client.post(places["article"], data={"text": "x"}).status_code == 400
