"""Articles from files, prepared by one process or by several."""

import json

import pytest
from docx import Document

from factcheck.errors import InvalidError
from factcheck.exchange import intake
from factcheck.exchange.intake import ENDINGS, Item, prepare_all, prepare_item, read_items
from tests.support.documents import column, make_pdf, save_docx


def test_a_text_file_is_one_article(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text("Title line\nIt rained. It stopped.")
    (item,) = read_items(path, "txt")
    captured, metadata = prepare_item(item).article
    assert metadata.title == "Title line"
    assert len(captured.spans) == 3


def test_pdf_and_word_files_are_articles(tmp_path):
    document = Document()
    document.add_paragraph("It rained all day. The river rose.")
    (tmp_path / "a.docx").write_bytes(save_docx(document))
    (tmp_path / "a.pdf").write_bytes(make_pdf([column(["It rained all day. The river rose."])]))
    for kind in ("docx", "pdf"):
        (item,) = read_items(tmp_path / f"a.{kind}", ENDINGS[f".{kind}"])
        captured, _metadata = prepare_item(item).article
        assert captured.text == "It rained all day. The river rose."


def test_each_line_is_an_article_and_empty_ones_are_none(tmp_path):
    path = tmp_path / "a.jsonl"
    path.write_text('{"text":"One."}\n\n  \n{"text":"Two.","published":"2026-03-14"}')
    found = [prepare_item(item) for item in read_items(path, "jsonl")]
    assert [prepared.place for prepared in found] == [f"{path}:1", f"{path}:4"]
    assert found[1].article[1].published.isoformat() == "2026-03-14"


@pytest.mark.parametrize(
    ("line", "words"),
    [
        (b"nonsense", "Invalid JSON"),
        (b'{"text":1}', "text: Input should be a valid string"),
        (b'{"title":"x"}', "text: Field required"),
        (b'{"text":"x","author":"y"}', "author: Extra inputs are not permitted"),
        (b'{"text":"x","published":"yesterday"}', "published"),
        (b'{"text":"x","url":"javascript:1"}', "url"),
        (b'{"text":"x","language":"xx"}', "language"),
        (b'{"text":"\\ud800"}', "Invalid JSON"),
        (b'{"text":" "}', "no text"),
        (b'{"text":"\xff"}', "JSON"),
        (b"[" * 100_000, "JSON"),
    ],
)
def test_a_line_that_is_no_article_says_why(line, words):
    prepared = prepare_item(Item("a:1", "jsonl", line))
    assert prepared.article is None
    assert words in prepared.error


def test_a_line_without_end_is_refused_and_the_next_one_read(tmp_path, monkeypatch):
    monkeypatch.setattr(intake, "MAX_LINE_BYTES", 50)
    path = tmp_path / "a.jsonl"
    path.write_bytes(b'{"text":"' + b"x" * 500 + b'"}\n{"text":"Short."}\n')
    long, short = [prepare_item(item) for item in read_items(path, "jsonl")]
    assert "Split the article" in long.error
    assert (short.place, short.error) == (f"{path}:2", "")


def test_a_file_that_cannot_be_read_says_so(tmp_path):
    with pytest.raises(InvalidError, match="Cannot read"):
        [*read_items(tmp_path / "none.txt", "txt")]


def test_several_processes_keep_the_order(tmp_path, monkeypatch):
    monkeypatch.setattr(intake, "WINDOW", 10)
    lines = [json.dumps({"text": f"Article {n}. It rained."}).encode() for n in range(45)]
    items = [Item(str(n), "jsonl", line) for n, line in enumerate(lines)]
    found = prepare_all(items, intake.WORTH_PROCESSES)
    assert [prepared.place for prepared in found] == [str(n) for n in range(45)]
