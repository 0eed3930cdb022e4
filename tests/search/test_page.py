"""The page of the search: for members, at addresses that can be kept, whatever stands in them."""

from urllib.parse import urlencode

import pytest

from factcheck.annotations.reading import AttributionDraft, Reading
from factcheck.annotations.service import save_annotation
from factcheck.models import Tag, uuid7
from tests.support.work import add_article, sentences

HOSTILE = '<script>alert(1)</script> & "quoted" river {{ 7*7 }}'


@pytest.fixture
def river(session, project, alice):
    article = add_article(session, project, alice)
    session.commit()
    return article


@pytest.fixture
def show(signed_in, project, river):
    """Open the search as somebody: ``show(bob, q="river")``."""

    def show_one(person, **asked):
        return signed_in(person).get(f"/projects/{project.id}/search?{urlencode(asked)}")

    return show_one


def test_a_hit_is_marked_and_leads_to_its_sentence(session, show, carol, river):
    page = show(carol, q="brigade").text
    sentence = sentences(session, river)[2]
    assert "She thanked the <mark>brigade</mark>." in page
    assert f'href="/articles/{river.id}?sentence={sentence.id}#s2"' in page
    assert "1 sentence" in page


def test_what_was_typed_stays_in_the_form(show, carol):
    page = show(carol, q='"river" -x', since="2026-03-14", flagged="1", **{"in": "text"}).text
    assert 'value="&#34;river&#34; -x"' in page
    assert 'value="2026-03-14"' in page
    assert 'name="flagged" value="1" checked' in page
    assert 'value="text" checked' in page


def test_nothing_asked_shows_how_to_ask(show, carol):
    page = show(carol).text
    assert "exactly these words in a row" in page
    assert "Nothing found" not in page


def test_nothing_found_says_so(show, carol):
    assert "Nothing found" in show(carol, q="xyzzy").text
    assert "Search without filters" in show(carol, q="river", flagged="1").text


def test_somebody_elses_project_is_hidden(show, mallory, client, project):
    assert show(mallory, q="river").status_code == 404
    assert client.get(f"/projects/{project.id}/search?q=river").status_code == 303


def test_hostile_text_is_shown_as_it_was_written(session, project, alice, signed_in, bob):
    article = add_article(session, project, alice, HOSTILE, title=HOSTILE)
    sentence = sentences(session, article)[0]
    reading = Reading(note=HOSTILE)
    save_annotation(session, uuid7(), sentence.id, bob.id, reading, seen_revision=0)
    session.commit()
    asked = urlencode({"q": "river"})
    page = signed_in(bob).get(f"/projects/{project.id}/search?{asked}").text
    assert "<script>alert" not in page
    assert page.count("&lt;script&gt;alert(1)&lt;/script&gt;") >= 3
    assert page.count("<mark>river</mark>") == 2


ODD = [
    {"q": "'"},
    {"q": '"'},
    {"q": "a" * 100_000},
    {"q": "-" * 500},
    {"q": '"' * 400},
    {"q": "* OR NOT NEAR(a b) {x} ^y z:"},
    {"q": "<-> & | ! :*"},
    {"q": "\\"},
    {"q": "\u202e\ufeff👩‍🚀"},
    {"q": "river", "in": "everywhere"},
    {"q": "river", "tag": "lie"},
    {"q": "river", "speaker": "me"},
    {"q": "river", "speaker": "00000000-0000-0000-0000-000000000000"},
    {"q": "river", "article": "00000000-0000-0000-0000-000000000000"},
    {"q": "river", "language": "../etc"},
    {"q": "river", "since": "yesterday", "until": "2026-02-30"},
    {"q": "river", "since": "9999-12-31", "until": "0001-01-01"},
    {"q": "river", "after": "-1"},
    {"q": "river", "after": "9" * 40},
    {"q": "river", "after": "9" * 5000},
    {"q": "river", "after": "²"},
    {"q": "river", "flagged": "yes"},
    {"q": " ".join(f"-{n}" for n in range(80))},
    {"q": "東" * 300},
]


@pytest.mark.both_engines
def test_whatever_stands_in_the_address_the_page_answers(show, bob):
    for asked in ODD:
        answer = show(bob, **asked)
        assert answer.status_code == 200, asked


@pytest.mark.both_engines
def test_a_speaker_is_found_by_name_and_narrows_to_what_they_said(session, show, bob, river):
    sentence = sentences(session, river)[1]
    reading = Reading(Tag.QUOTE, (AttributionDraft(uuid7(), "Lena Ortiz"),))
    saved = save_annotation(session, uuid7(), sentence.id, bob.id, reading, seen_revision=0)
    session.commit()
    lena = saved.reading.attributions[0].speaker_id
    assert f'href="/speakers/{lena}"' in show(bob, q="lena").text
    page = show(bob, speaker=lena).text
    assert "We were ready" in page
    assert "brigade" not in page
    assert "Attributed to" in page


def test_every_page_of_a_project_leads_to_the_search(signed_in, carol, project):
    page = signed_in(carol).get(f"/projects/{project.id}/articles").text
    assert f'href="/projects/{project.id}/search"' in page
