"""What the pages of comments say to whoever writes, and where they stand."""

import re

from tests.talk.saying import assign

LATER = "Those you named who cannot read this yet"


def test_only_who_anybody_can_tell_cannot_read_is_said_to_be_told_later(
    session, article, alice, bob, dana, erin, visit
):
    assign(session, article, bob, dana)
    session.commit()
    browser, page = visit(bob), f"/articles/{article.id}/comments"
    browser.post(page, text="@Erin Hale look")
    assert LATER not in browser.get(page).text
    browser.post(page, text="@Dana Ruiz look")
    assert LATER in browser.get(page).text
    assert LATER not in browser.get(page).text


def test_an_editor_who_reviews_it_is_not_told_of_by_what_is_said(
    session, article, bob, erin, visit
):
    assign(session, article, bob, erin)
    session.commit()
    browser, page = visit(bob), f"/articles/{article.id}/comments"
    browser.post(page, text="@Erin Hale look")
    assert LATER not in browser.get(page).text


def test_the_page_without_comments_does_not_promise_what_the_lock_denies(
    session, article, bob, visit
):
    session.commit()
    page = visit(bob).get(f"/articles/{article.id}/comments").text
    assert "kept from other reviewers until" in page
    assert "can be read by the others" not in page


def test_the_masthead_marks_where_what_is_spoken_of_is(places, bob, visit):
    rooms = {"article": "Articles", "sentence": "Articles", "source": "Sources"}
    rooms["speaker"] = "Speakers"
    for about, room in rooms.items():
        page = visit(bob).get(places[about]).text
        assert re.findall(r'<a href="[^"]*" aria-current="true">(\w+)</a>', page) == [room]
