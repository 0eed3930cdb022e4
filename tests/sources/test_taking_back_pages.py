"""Taking a text back, and adding to a removed source, on the pages."""

from io import BytesIO

import pytest

from factcheck.models import CaptureItem, CaptureState, Source
from factcheck.sources.finding import get_newest_snapshot
from factcheck.sources.service import (
    SourceDraft,
    SourceMetadata,
    add_text,
    capture_source,
    remove_source,
)
from factcheck.sources.snapshots import list_snapshots
from tests.support.visit import Visitor
from tests.support.work import REPORT, add_article, add_report, link, sentences

URL = "https://board.example/gauge"
FILE = (
    b"<!doctype html><html><title>Gauge</title>"
    b"<body><p>It rose by 12 centimetres.</p></body></html>"
)


@pytest.fixture
def reviewer(signed_in, bob):
    return Visitor(signed_in(bob))


@pytest.fixture
def source(database, project, alice):
    return database.write(lambda session: add_report(session, project, alice))


@pytest.fixture
def mistake(database, source, alice):
    newer = capture_source(SourceDraft("Words of another page.", SourceMetadata("T")))
    return database.write(lambda session: add_text(session, source.id, newer, alice.id))


def newest(database, source_id):
    with database.read() as session:
        return get_newest_snapshot(session, source_id)


def test_a_text_is_taken_back_and_put_back(reviewer, database, source, mistake):
    page = f"/sources/{source.id}"
    assert "Take this text back" in reviewer.get(page).text
    answered = reviewer.post(f"{page}/texts/{mistake}/remove")
    assert answered.status_code == 303
    shown = reviewer.get(answered.location).text
    assert "The text was taken back" in shown
    assert "Undo</button>" in shown
    assert "Words of another page." not in shown
    assert "Take this text back" not in shown  # one is left
    taken = reviewer.get(f"{page}?snapshot={mistake}").text
    assert "it is none of the source’s texts" in taken
    reviewer.post(f"{page}/texts/{mistake}/restore")
    assert newest(database, source.id).id == mistake


def test_a_refusal_is_told_on_the_page(reviewer, database, project, alice, bob, source):
    def fill(session):
        sentence = sentences(session, add_article(session, project, alice))[0]
        link(session, sentence, bob, source)
        first = get_newest_snapshot(session, source.id).id
        newer = capture_source(SourceDraft("Other words.", SourceMetadata("T")))
        add_text(session, source.id, newer, alice.id)
        return first

    first = database.write(fill)
    answered = reviewer.post(f"/sources/{source.id}/texts/{first}/remove")
    assert answered.status_code == 409
    assert "1 linked passage" in answered.text
    assert "The river" in answered.text


@pytest.mark.parametrize("way", ["remove", "restore"])
def test_a_viewer_cannot(signed_in, carol, database, source, mistake, way):
    answered = Visitor(signed_in(carol)).post(f"/sources/{source.id}/texts/{mistake}/{way}")
    assert answered.status_code == 403
    assert newest(database, source.id).id == mistake


def test_the_page_says_that_a_source_is_still_compared(reviewer, source, mistake):
    assert "still being compared with the library" in reviewer.get(f"/sources/{source.id}").text


@pytest.fixture
def removed(database, source, alice):
    database.write(lambda session: remove_source(session, source.id, alice.id))
    return source


def test_a_removed_source_takes_no_text_and_keeps_what_was_pasted(reviewer, database, removed):
    answered = reviewer.post(f"/sources/{removed.id}/again", text="Words I have typed.")
    assert answered.status_code == 409
    assert "takes no further text" in answered.text
    assert "Words I have typed." in answered.text


def test_a_file_for_a_removed_source_is_kept_until_it_is_back(
    reviewer, signed_in, alice, database, removed
):
    again = f"/sources/{removed.id}/again"
    answered = reviewer.post(again, file=(BytesIO(FILE), "gauge.html"))
    assert answered.status_code == 409
    assert "Your file is kept here" in answered.text
    (held,) = held_files(database)
    Visitor(signed_in(alice)).post(f"/sources/{removed.id}/restore")
    assert reviewer.post(again, held=str(held.id)).status_code == 303
    assert newest(database, removed.id).original_type == "text/html"
    assert held_files(database) == []


def held_files(database):
    with database.read() as session:
        return session.query(CaptureItem).filter_by(state=CaptureState.HELD).all()


@pytest.fixture
def known(reviewer, project, database):
    """A source whose page is known, and the form that a file of the same page comes by."""
    form = f"/projects/{project.id}/sources/new"
    typed = {"url": URL, "title": "The gauge", "kind": "news"}
    reviewer.post(form, text=REPORT, **typed)
    answered = reviewer.post(form, file=(BytesIO(FILE), "gauge.html"), **typed)
    assert answered.status_code == 409
    assert "Your file is kept here" in answered.text
    with database.read() as session:
        return session.query(Source).one(), form, typed


def test_a_file_of_a_known_page_keeps_its_original_as_a_newer_text(reviewer, database, known):
    source, _form, _typed = known
    (held,) = held_files(database)
    kept = reviewer.post(f"/sources/{source.id}/again", held=str(held.id), text="", url=URL)
    assert kept.location.endswith(f"/sources/{source.id}/changes")
    snapshot = newest(database, source.id)
    assert (snapshot.method, snapshot.original_type) == ("uploaded", "text/html")
    assert snapshot.text == "It rose by 12 centimetres."
    assert held_files(database) == []


def test_it_keeps_its_original_on_its_own_too(reviewer, database, known):
    first, form, typed = known
    (held,) = held_files(database)
    answered = reviewer.post(form, held=str(held.id), apart="1", text="", **typed)
    assert answered.status_code == 303
    with database.read() as session:
        other = session.query(Source).filter(Source.id != first.id).one()
    assert newest(database, other.id).original_type == "text/html"


def test_a_file_that_another_left_is_not_taken(signed_in, alice, database, known):
    source, _form, _typed = known
    (held,) = held_files(database)
    other = Visitor(signed_in(alice))
    answered = other.post(f"/sources/{source.id}/again", held=str(held.id), text="")
    assert answered.status_code == 422
    with database.read() as session:
        assert len(list_snapshots(session, source.id)) == 1


def test_nothing_is_kept_without_a_text(reviewer, source):
    answered = reviewer.post(f"/sources/{source.id}/again", text="")
    assert answered.status_code == 422
    assert "Paste the text or choose a file, one of them." in answered.text


def test_of_many_wrong_lines_the_first_are_named(reviewer, project):
    typed = "\n".join(f"nothing {number}" for number in range(5))
    answered = reviewer.post(f"/projects/{project.id}/captures/new", addresses=typed)
    assert "Line 3, “" in answered.text
    assert "Line 4, “" not in answered.text
    assert "2 more lines are wrong." in answered.text


def test_a_file_of_a_known_page_in_a_batch_is_not_lost(reviewer, project, database):
    html = FILE.replace(b"<title>", f'<link rel="canonical" href="{URL}"><title>'.encode())
    form = f"/projects/{project.id}/sources/new"
    reviewer.post(form, text=REPORT, url=URL, title="The gauge", kind="news")
    batch = reviewer.post(
        f"/projects/{project.id}/captures/new", files=(BytesIO(html), "gauge.html")
    ).location
    reviewer.post(batch)
    with database.read() as session:
        item = session.query(CaptureItem).one()
        assert (item.state, item.data is not None) == (CaptureState.FAILED, True)
    assert "add the file as a newer text" in reviewer.get(batch).text
