"""Labels stay in one piece on a narrow page, and the boxes of a row at one height."""

import pytest

from factcheck.annotations.reading import Reading
from factcheck.annotations.service import save_annotation
from factcheck.models import Tag, uuid7
from tests.support.work import sentences

LINES = """
() => [...document.querySelectorAll(".report__note > b")].map((one) => {
  const words = document.createRange();
  words.selectNodeContents(one);
  return words.getClientRects().length;
})
"""


def test_the_label_of_a_note_in_a_report_is_one_line_on_a_telephone(
    new_page, live_database, live_desk, article
):
    editor = live_desk.editor

    def say(session):
        reading = Reading(Tag.CLAIM, note="It says so in all of the reports. " * 20)
        sentence = sentences(session, article)[0]
        save_annotation(session, uuid7(), sentence.id, editor.id, reading, seen_revision=0)

    live_database.write(say)
    page = new_page(user=editor, viewport={"width": 390, "height": 844})
    page.goto(f"/articles/{article.id}/report")
    lines = page.evaluate(LINES)
    assert lines == [1]


@pytest.mark.parametrize("wrong", [False, True])
def test_the_boxes_of_sharing_out_stand_at_one_height(signed_in_page, live_desk, wrong):
    page = signed_in_page
    page.goto(f"/projects/{live_desk.ids['project_id']}/assignments/share")
    if wrong:
        page.console.expect("422")
        page.locator("#each").fill("0")
        page.get_by_role("button", name="Show who gets how many").click()
        page.locator(".field--wrong").wait_for()
    tops = [page.locator(f"#{name}").bounding_box()["y"] for name in ("each", "due")]
    assert tops[0] == pytest.approx(tops[1], abs=1)
