"""The inbox on a phone."""

from factcheck.models import NoticeKind
from factcheck.talk.notices import notify
from tests.support.work import add_article

PHONE = {"width": 390, "height": 844}
TITLE = "A long title that takes up more than a whole line of a narrow page, and then some more"
LINES = """
() => {
  const meta = document.querySelector(".inbox .meta");
  return [...meta.children].map((item) => {
    const [before, after] = ["::before", "::after"].map((side) => getComputedStyle(item, side));
    const dot = item.getBoundingClientRect().left - parseFloat(before.width);
    return [before.content, after.content, dot < meta.getBoundingClientRect().left];
  });
}
"""


def test_no_dot_hangs_at_the_end_of_a_long_title(new_page, live_desk, live_database):
    def work(session):
        article = add_article(session, live_desk.project, live_desk.editor, "It rained.", TITLE)
        notify(
            session,
            live_desk.editor.id,
            NoticeKind.ASSIGNED,
            project_id=live_desk.project.id,
            actor_id=None,
            article_id=article.id,
        )

    live_database.write(work)
    page = new_page(user=live_desk.editor, viewport=PHONE)
    page.goto("/inbox")
    title, project, moment = page.evaluate(LINES)
    assert title[:2] == ["none", "none"]
    assert project == ['"·"', "none", True]  # begins a line, so that its dot is cut off
    assert moment == ['"·"', "none", False]
