"""Marking words of a sentence: what the tests of it share."""

from uuid import UUID

from playwright.sync_api import Locator, expect
from sqlalchemy.orm import Session

from factcheck.annotations.reading import Reading, Span
from factcheck.annotations.service import save_annotation
from factcheck.models import Sentence, Tag, uuid7
from tests.browser.bench import Bench

ARTICLE = (
    "“We were ready,” said Mayor Lena Ortiz. She thanked the brigade 👩‍🚒🔥 for its work in the "
    "cafe\u0301. Nobody was hurt. The dam is {} years old."
)

SELECT = """
(cell, [from, to]) => {
  const at = (offset) => {
    const walker = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT);
    let left = offset;
    for (let node = walker.nextNode(); node; left -= node.length, node = walker.nextNode()) {
      if (left <= node.length) return [node, left];
    }
  };
  getSelection().setBaseAndExtent(...at(from), ...at(to));
}
"""


def box(bench: Bench) -> Locator:
    """What says which words are chosen."""
    return bench.page.get_by_role("group", name="Words chosen")


def choose(bench: Bench, *keys: str) -> None:
    """Begin to choose words, wait until it can be seen, and press keys."""
    bench.press("x")
    expect(box(bench)).to_be_visible()
    bench.press(*keys)


def select(bench: Bench, index: int, words: str) -> None:
    """Select words with the mouse, as far as the page can tell."""
    cell = bench.row(index).locator(".sentence__text")
    text = cell.inner_text()
    units = len(text[: text.index(words)].encode("utf-16-le")) // 2
    cell.evaluate(SELECT, [units, units + len(words.encode("utf-16-le")) // 2])


def save_mark(
    session: Session, sentence: Sentence, user_id: UUID, words: str, tag: Tag | None
) -> None:
    """Mark words of a sentence from elsewhere."""
    start = sentence.text.index(words)
    span = Span(start, start + len(words), words)
    save_annotation(
        session, uuid7(), sentence.id, user_id, Reading(tag), seen_revision=0, span=span
    )
