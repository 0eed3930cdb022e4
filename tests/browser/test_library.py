"""The library's pages, where much stands on them or little room is left."""

import pytest
from playwright.sync_api import expect

from factcheck.models import Publisher
from factcheck.sources.service import SourceDraft, SourceMetadata, add_text, capture_source
from tests.browser.bench import NUMBERS
from tests.support.relating import suggest
from tests.support.work import add_article, add_report, link, sentences, snapshot_id

PHONE = {"width": 390, "height": 844}
LONG_NAME = "The Regional Chronicle of Kesselbach and the Neighbouring Valleys " * 3


@pytest.fixture
def linked(live_database, live_desk):
    """A sentence, a source that is linked to it, and the text that it is linked to."""

    def store(session):
        desk, editor = live_desk.project, live_desk.editor
        text = f"The gauge rose by {next(NUMBERS)} centimetres."
        sentence = sentences(session, add_article(session, desk, editor, text))[0]
        report = add_report(session, desk, editor, f"{text} Nobody was hurt.")
        link(session, sentence, editor, report, (0, len(text)))
        first = snapshot_id(session, report)
        newer = capture_source(SourceDraft(f"Since then: {text}", SourceMetadata("")))
        add_text(session, report.id, newer, editor.id)
        return sentence.id, report.id, first

    return live_database.write(store)


def test_a_long_name_breaks_no_heading_of_the_publishers(signed_in_page, live_database, live_desk):
    project = live_desk.project.id
    live_database.write(
        lambda session: session.add(
            Publisher(project_id=project, name=LONG_NAME, owner="", host="kesselbach.example")
        )
    )
    signed_in_page.goto(f"/projects/{project}/publishers")
    heading = signed_in_page.get_by_role("columnheader", name="Sources")
    lines = """
    (heading) => {
      const words = document.createRange();
      words.selectNodeContents(heading);
      return words.getClientRects().length;
    }
    """
    assert heading.evaluate(lines) == 1


def test_a_source_alone_beside_a_sentence_fills_a_phone(new_page, live_desk, linked):
    sentence, source, _ = linked
    page = new_page(user=live_desk.editor, viewport=PHONE)
    page.goto(f"/sentences/{sentence}/compare?source={source}")
    columns, column = page.locator(".compare__columns"), page.locator(".column")
    assert column.bounding_box()["width"] == columns.bounding_box()["width"]


def test_why_a_text_is_not_taken_back_stands_apart_from_what_is_above(signed_in_page, linked):
    page = signed_in_page
    page.console.expect("status of 409")
    _, source, first = linked
    page.goto(f"/sources/{source}?snapshot={first}")
    page.get_by_text("Take this text back").click()
    page.get_by_role("button", name="Take it back").click()
    refusal = page.get_by_role("alert")
    expect(refusal).to_contain_text("cannot be taken back")
    facts = page.locator(".facts").bounding_box()
    assert refusal.bounding_box()["y"] >= facts["y"] + facts["height"] + 16


def test_of_many_copies_the_first_are_unfolded(signed_in_page, live_database, live_desk):
    page = signed_in_page

    def store(session):
        desk, editor = live_desk.project, live_desk.editor
        number = next(NUMBERS)
        ids = [
            add_report(session, desk, editor, f"Pear{number}x{n} plum{n}x{number}.", f"Copy {n}").id
            for n in range(8)
        ]
        for heir in ids[1:]:
            suggest(session, heir, ids[0])
        return ids[0]

    page.goto(f"/sources/{live_database.write(store)}")
    copies = page.get_by_role("region", name="Copies and citations").get_by_role("listitem")
    expect(copies).to_have_count(5)
    page.get_by_text("2 more sources").click()
    expect(copies).to_have_count(7)


PAGE = b"<html><head><title>%s</title></head><body><article>%s</article></body></html>"
WORDS = b"<p>The gauge at the bridge stood at %d centimetres when the river left its bed.</p>"


def test_a_file_keeps_its_name_beside_the_source_it_becomes(signed_in_page, live_desk):
    page, project = signed_in_page, live_desk.project.id
    page.goto(f"/projects/{project}/captures/new")
    files = [
        {
            "name": f"{name}.html",
            "mimeType": "text/html",
            "buffer": PAGE % (title, WORDS % next(NUMBERS) * 8),
        }
        for name, title in (("one", b"High water in the lower town"), ("two", b"Low water"))
    ]
    page.get_by_label("Files").set_input_files(files)
    asked = []

    def answer_the_first(route):
        if route.request.method == "POST" and "JSON" in route.request.headers["accept"].upper():
            asked.append(route)
            if len(asked) > 1:
                return  # the other is still being captured
        route.continue_()

    page.route("**/captures/*", answer_the_first)
    page.get_by_role("button", name="Go on").click()
    row = page.locator("[data-item]").first
    expect(row.get_by_role("link", name="High water in the lower town")).to_be_visible()
    expect(row.locator("small")).to_have_text("one.html")


def test_the_filters_of_the_library_stand_in_one_line(signed_in_page, live_desk):
    page = signed_in_page
    page.set_viewport_size({"width": 1280, "height": 900})
    page.goto(f"/projects/{live_desk.project.id}/sources?q=gauge")
    search = page.locator(".search--wide")
    typed, button = search.locator("#q").bounding_box(), search.get_by_role("button").bounding_box()
    assert abs(typed["y"] - button["y"]) < 2
    without = search.get_by_label("Show").get_by_role("option").all_inner_texts()
    assert without == ["All", "Without an archived copy", "Not used yet", "Without a date"]
