"""The reading view and the report in a browser: one key there and back, and all of it on paper."""

import pytest
from playwright.sync_api import expect
from sqlalchemy import select

from factcheck.articles.service import Draft, Metadata, import_article
from factcheck.models import Sentence

LINES = [f"Lamp {n} stays dark." for n in range(500)]

ON_PAPER = """
() => [...document.querySelectorAll(".report__sentence, .running [data-id]")].filter(
  (one) => one.checkVisibility({ contentVisibilityAuto: true }) && one.getClientRects().length
).length
"""


@pytest.fixture(scope="module")
def long(live_database, live_desk):
    """An article of 500 sentences."""
    draft = Draft("\n".join(LINES), Metadata("Five hundred lamps", language="en"))
    editor, project = live_desk.editor, live_desk.ids["project_id"]

    def add(session):
        article = import_article(session, project, draft, editor.id)
        by_place = select(Sentence.id).where(Sentence.article_id == article.id)
        return article.id, list(session.scalars(by_place.order_by(Sentence.position)))

    return live_database.write(add)


@pytest.mark.parametrize("page", ["read", "report"])
def test_five_hundred_sentences_are_all_on_paper_with_the_title(long, signed_in_page, page):
    article_id, _ = long
    signed_in_page.goto(f"/articles/{article_id}/{page}")
    signed_in_page.emulate_media(media="print")
    assert signed_in_page.evaluate(ON_PAPER) == 500
    expect(signed_in_page.locator("h1")).to_have_text("Five hundred lamps")
    expect(signed_in_page.locator("h1")).to_be_visible()
    expect(signed_in_page.locator(".masthead__nav")).to_be_hidden()
    assert signed_in_page.pdf().count(b"/Type /Page\n") >= 8


def test_a_key_leads_back_to_the_workbench_at_the_sentence_in_sight(long, signed_in_page):
    article_id, sentences = long
    signed_in_page.goto(f"/articles/{article_id}/read#s300")
    expect(signed_in_page.locator("#s300")).to_be_in_viewport()
    signed_in_page.keyboard.press("t")
    signed_in_page.wait_for_url(f"**/articles/{article_id}?sentence={sentences[300]}#s300")
    expect(signed_in_page.locator("#s300")).to_have_attribute("aria-current", "true")


def test_without_an_anchor_it_is_the_first_sentence_to_be_seen(long, signed_in_page):
    article_id, sentences = long
    signed_in_page.goto(f"/articles/{article_id}/read")
    signed_in_page.evaluate("document.getElementById('s120').scrollIntoView()")
    signed_in_page.keyboard.press("t")
    signed_in_page.wait_for_url(f"**/articles/{article_id}?sentence={sentences[120]}#s120")


def test_the_file_opens_from_the_disk_and_asks_for_nothing(
    long, signed_in_page, new_page, tmp_path
):
    article_id, _ = long
    signed_in_page.goto("/")
    answer = signed_in_page.request.get(f"/articles/{article_id}/report.html")
    path = tmp_path / "report.html"
    path.write_bytes(answer.body())
    page = new_page(offline=True)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(path.as_uri())
    expect(page.locator("h1")).to_have_text("Five hundred lamps")
    assert page.locator(".report__sentence").count() == 500
    assert page.evaluate("getComputedStyle(document.body).fontFamily").startswith("system-ui")
    assert [url for url in asked if not url.startswith(("file:", "data:"))] == []
