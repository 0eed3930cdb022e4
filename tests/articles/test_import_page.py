"""POST /projects/<id>/articles/new: pasting and uploading, and what is refused there."""

from io import BytesIO

import pytest
from sqlalchemy import func, select

from factcheck.models import Article, Sentence
from tests.support.visit import Visitor

PAGE = """<!doctype html><html lang="en"><head><title>The flood</title>
<meta name="author" content="Ann Lee"><meta property="article:published_time" content="2026-03-14">
<script>alert(1)</script></head><body><article><h1>The flood</h1>
<p>The river rose by eighteen centimetres on Monday, the river board said in the evening.</p>
<p onclick="alert(2)">Nobody was hurt, but the lower road stayed closed until the next day.
<script>alert(3)</script><img src=x onerror=alert(4)></p>
<p>The mayor thanked the fire brigade and asked people to stay away from the water.</p>
</article></body></html>"""


@pytest.fixture
def editor(signed_in, alice):
    return Visitor(signed_in(alice))


@pytest.fixture
def address(project):
    return f"/projects/{project.id}/articles/new"


def articles(database):
    with database.read() as session:
        return session.scalar(select(func.count()).select_from(Article))


def test_a_pasted_text_leads_to_the_workbench(editor, address, database):
    answer = editor.post(address, text="The river rose. It fell.", title="The river")
    assert answer.status_code == 303
    page = editor.get(answer.location)
    assert page.status_code == 200
    assert "The river rose." in page.text


def test_an_uploaded_text_leads_to_its_details(editor, address):
    answer = editor.post(address, file=(BytesIO(b"The river rose."), "river.txt"))
    assert answer.location.endswith("/details")


def test_a_web_page_gives_its_text_and_what_it_says_of_itself(editor, address, database):
    answer = editor.post(address, file=(BytesIO(PAGE.encode()), "flood.html"))
    assert answer.status_code == 303, answer.text
    with database.read() as session:
        article = session.scalars(select(Article)).one()
        texts = session.scalars(select(Sentence.text)).all()
    assert (article.title, article.byline) == ("The flood", "Ann Lee")
    assert str(article.published) == "2026-03-14"
    assert any("eighteen centimetres" in text for text in texts)
    assert not any("alert" in text for text in texts)


def test_what_was_typed_goes_before_what_was_guessed(editor, address, database):
    file = (BytesIO(PAGE.encode()), "flood.html")
    editor.post(address, file=file, title="My title")
    with database.read() as session:
        assert session.scalars(select(Article.title)).one() == "My title"


def test_the_same_text_is_offered_and_not_imported_again(editor, address, database):
    editor.post(address, text="The river rose.", title="First")
    answer = editor.post(address, text="The river rose.\r\n", title="Second")
    assert answer.status_code == 409
    assert "already here" in answer.text
    assert "First" in answer.text
    assert 'value="Second"' in answer.text
    assert articles(database) == 1


BINARY = [b"\x89PNG\r\n\x1a\n" + b"\0" * 50, b"%PDF-1.7 \xff\xfe", b"PK\x03\x04" + b"\0" * 40]


@pytest.mark.parametrize("data", [*BINARY, b"caf\xe9 ferm\xe9", b"", b"  \n", b"a\0b" * 9])
def test_a_file_that_is_no_text_is_refused_beside_its_field(editor, address, database, data):
    answer = editor.post(address, file=(BytesIO(data), "a.txt"), title="Typed before")
    assert answer.status_code == 422
    assert 'value="Typed before"' in answer.text
    assert "aria-describedby" in answer.text
    assert articles(database) == 0


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("a.pdf", "something else or damaged"),
        ("a.exe", "Choose a PDF"),
        ("noending", "Choose a PDF"),
        ("../../etc/passwd", "Choose a PDF"),
    ],
)
def test_another_kind_of_file_is_refused(editor, address, name, said):
    answer = editor.post(address, file=(BytesIO(b"text"), name))
    assert answer.status_code == 422
    assert said in answer.text


@pytest.mark.parametrize("text", ["", "   \n "])
def test_an_empty_text_is_refused(editor, address, text):
    assert editor.post(address, text=text).status_code == 422


def test_both_a_text_and_a_file_are_refused(editor, address):
    answer = editor.post(address, text="A river.", file=(BytesIO(b"Rain."), "a.txt"))
    assert answer.status_code == 422


def test_a_text_over_a_megabyte_is_refused_and_kept(editor, address, database):
    answer = editor.post(address, text="The river rose. " * 70_000, title="Long")
    assert answer.status_code == 413
    assert 'value="Long"' in answer.text
    assert articles(database) == 0


def test_a_file_over_five_megabytes_is_refused(editor, address):
    answer = editor.post(address, file=(BytesIO(b"a" * 5_100_000), "a.txt"))
    assert answer.status_code == 413


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("url", "javascript:alert(1)"),
        ("url", "https://user:secret@example.org/"),
        ("published", "yesterday"),
        ("published", "2026-02-30"),
        ("title", "x" * 301),
        ("title", "a\x00b"),
        ("language", "klingon"),
    ],
)
def test_a_wrong_field_is_refused_and_nothing_typed_is_lost(editor, address, field, value):
    fields = {"text": "The river rose.", "byline": "Ann Lee", field: value}
    answer = editor.post(address, **fields)
    assert answer.status_code == 422
    assert "The river rose." in answer.text
    assert 'value="Ann Lee"' in answer.text


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("\n".join(f"word{n}" for n in range(10_000)), 10_000),
        ("word " * 100_000, 1),
    ],
    ids=["10,000 one-word lines", "one sentence of 500 kB"],
)
def test_an_extreme_text_is_imported_and_opens(editor, address, database, text, count):
    answer = editor.post(address, text=text, title="Extreme")
    assert answer.status_code == 303
    with database.read() as session:
        assert session.scalar(select(func.count()).select_from(Sentence)) == count
    assert editor.get(answer.location).status_code == 200


def test_direction_overrides_stay_in_the_text_but_not_in_the_title(editor, address, database):
    answer = editor.post(address, text="The \u202eriver\u202c rose.", title="A \u202etitle")
    assert "hidden characters" in editor.get(answer.location).text
    with database.read() as session:
        title, text = session.execute(select(Article.title, Article.text)).one()
    assert title == "A title"
    assert "\u202eriver" in text


def test_markup_in_every_field_is_shown_and_not_run(editor, address):
    evil = "<script>alert(1)</script>"
    fields = dict.fromkeys(("text", "title", "byline", "publisher"), evil)
    page = editor.get(editor.post(address, **fields).location)
    assert evil not in page.text
    assert "&lt;script&gt;" in page.text


def test_an_impossible_import_leaves_nothing(editor, address, database):
    editor.post(address, text="\0\0\0")
    assert articles(database) == 0


def test_a_text_of_more_lines_than_a_page_can_show_is_refused(editor, address, database):
    answer = editor.post(address, text="x\n" * 25_000, title="Lines")
    assert answer.status_code == 413
    assert "in parts" in answer.text
    assert articles(database) == 0
