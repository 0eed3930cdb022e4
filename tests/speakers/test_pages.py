"""The pages of the registry, without scripts, and who may use them."""

import re

import pytest

from factcheck.models import SpeakerKind, uuid7
from factcheck.speakers.entries import get_entry
from factcheck.speakers.listing import PAGE
from factcheck.speakers.service import add_speaker, find_by_name
from tests.support.quoting import add, quote
from tests.support.visit import Visitor

EVIL = '<script>alert("x")</script>'


def entry(database, speaker_id):
    with database.read() as session:
        return get_entry(session, speaker_id)


def names(page):
    return re.findall(r'row__title"><a[^>]*><bdi>([^<]*)<', page.text)


def test_the_registry_is_listed_by_name(reviewer, project, lena, ortega):
    page = reviewer.get(f"/projects/{project.id}/speakers")
    assert names(page) == ["Lena Ortiz", "Luis Ortega", "The author"]
    assert "La Jefa" in page.text


@pytest.mark.parametrize("typed", ["ORTIZ", "jefa", "léna"])
def test_a_search_looks_at_every_name(reviewer, project, lena, ortega, typed):
    assert names(reviewer.get(f"/projects/{project.id}/speakers?q={typed}")) == ["Lena Ortiz"]


def test_the_list_can_be_narrowed_to_a_kind(reviewer, project, database, lena):
    kind = SpeakerKind.ORGANISATION
    database.write(lambda s: add_speaker(s, project.id, "River Board", kind, None))
    page = reviewer.get(f"/projects/{project.id}/speakers?kind=organisation")
    assert names(page) == ["River Board"]
    assert "nobody of this kind" in reviewer.get(f"/projects/{project.id}/speakers?kind=group").text


def test_a_search_that_finds_nobody_says_so(reviewer, project):
    page = reviewer.get(
        f"/projects/{project.id}/speakers",
    )
    assert "Nobody found" not in page.text
    page = reviewer.client.get(f"/projects/{project.id}/speakers", query_string={"q": EVIL})
    assert "Nobody found" in page.text
    assert EVIL not in page.text


@pytest.mark.both_engines
def test_a_long_registry_is_paged_without_gap_or_repeat(reviewer, project, database):
    made = [f"Dr {letter}{n:02}" for n in range(PAGE) for letter in ("É", "f")]
    database.write(lambda s: [add(s, project, name) for name in made])
    found, address = [], f"/projects/{project.id}/speakers?q=dr"
    while address:
        page = reviewer.get(address)
        found += names(page)
        following = re.search(r'rel="next" href="([^"]*)"', page.text)
        address = following and following[1].replace("&amp;", "&")
    assert found == sorted(made, key=lambda name: name.replace("É", "e"))


def test_the_list_costs_the_same_however_long_it_is(reviewer, project, database, count_queries):
    seen = []
    for _ in range(2):
        database.write(lambda s: [add(s, project, f"Dr {uuid7()}") for _ in range(10)])
        with count_queries() as statements:
            reviewer.get(f"/projects/{project.id}/speakers")
        seen.append(len(statements))
    assert seen[0] == seen[1] <= 6


def test_only_ones_own_quotations_are_shown_and_counted(
    reviewer, editor, database, rows, desk, lena
):
    database.write(lambda s: quote(s, rows[0], desk.alice, "Lena Ortiz", role="as Alice read it"))
    database.write(lambda s: quote(s, rows[1], desk.bob, "Lena Ortiz", role="the mayor"))
    page = reviewer.get(f"/speakers/{lena.id}").text
    assert rows[1].text in page.replace("&#34;", '"')
    assert "the mayor" in page
    assert f"sentence={rows[1].id}#s1" in page
    assert rows[0].text not in page
    assert "as Alice read it" not in page
    for visitor in (reviewer, editor):
        listed = visitor.get(f"/projects/{desk.project.id}/speakers?q=lena").text
        assert "Quoted 1 time" in listed


def test_a_speaker_added_by_hand_has_a_page(reviewer, project):
    answer = reviewer.post(
        f"/projects/{project.id}/speakers/new",
        name="River Board", kind="organisation", role="runs the gauges", external_id="q42",
    )  # fmt: skip
    assert answer.status_code == 303
    page = reviewer.get(answer.location).text
    assert 'href="https://www.wikidata.org/wiki/Q42"' in page
    assert "runs the gauges" in page
    assert f'action="/projects/{project.id}/undo"' in page


@pytest.mark.parametrize(
    "fields",
    [
        {"name": ""},
        {"name": "?!"},
        {"name": "\u2063"},
        {"name": "\u3164"},
        {"name": "x" * 301},
        {"kind": "author"},
        {"kind": "rumour"},
        {"external_id": "javascript:alert(1)"},
        {"external_id": "the mayor"},
    ],
)
def test_a_wrong_speaker_is_refused_and_nothing_typed_is_lost(reviewer, project, lena, fields):
    typed = {"name": "Eva Ruiz", "kind": "person", "role": "my careful role", "external_id": ""}
    for address in (f"/projects/{project.id}/speakers/new", f"/speakers/{lena.id}/details"):
        answer = reviewer.post(address, **typed | fields, revision=1)
        assert answer.status_code == 422
        assert "my careful role" in answer.text
    assert names(reviewer.get(f"/projects/{project.id}/speakers")) == ["Lena Ortiz", "The author"]


def test_one_who_is_there_already_is_offered(reviewer, project, lena):
    answer = reviewer.post(
        f"/projects/{project.id}/speakers/new", name="la jefa", kind="person", role="kept"
    )
    assert answer.status_code == 409
    assert f"/speakers/{lena.id}" in answer.text
    assert "kept" in answer.text


def test_a_stale_form_keeps_what_was_typed_and_can_be_sent_again(reviewer, lena, database):
    typed = {"name": "Lena Ortiz", "kind": "person", "role": "mayor", "revision": 1}
    assert reviewer.post(f"/speakers/{lena.id}/details", **typed).status_code == 303
    stale = reviewer.post(f"/speakers/{lena.id}/details", **typed | {"role": "my role"})
    assert stale.status_code == 409
    assert "my role" in stale.text
    seen = re.search(r'name="revision"[^>]*value="(\d+)"', stale.text)[1]
    again = reviewer.post(f"/speakers/{lena.id}/details", **typed | {"revision": seen})
    assert again.status_code == 303


def test_another_name_can_be_added_and_taken_away(reviewer, lena, database):
    answer = reviewer.post(f"/speakers/{lena.id}/aliases", alias="Mayor Ortiz")
    assert "Mayor Ortiz" in reviewer.get(answer.location).text
    twice = reviewer.post(f"/speakers/{lena.id}/aliases", alias="MAYOR ORTIZ")
    assert twice.status_code == 422
    assert "MAYOR ORTIZ" in twice.text
    for alias in entry(database, lena.id).aliases:
        answer = reviewer.post(f"/speakers/{lena.id}/aliases/remove", alias=str(alias.id))
        assert answer.status_code == 303
    assert entry(database, lena.id).aliases == ()


def test_a_speaker_whose_adding_was_undone_can_be_put_back(reviewer, project, database):
    reviewer.post(f"/projects/{project.id}/speakers/new", name="Eva Ruiz", kind="person")
    with database.read() as session:
        eva = find_by_name(session, project.id, "Eva Ruiz")
    reviewer.post(f"/projects/{project.id}/undo", next=f"/speakers/{eva.id}")
    page = reviewer.get(f"/speakers/{eva.id}")
    assert "was undone" in page.text
    assert names(reviewer.get(f"/projects/{project.id}/speakers")) == ["The author"]
    assert reviewer.post(f"/speakers/{eva.id}/restore").status_code == 303
    assert "was undone" not in reviewer.get(f"/speakers/{eva.id}").text


def test_a_viewer_reads_and_changes_nothing(viewer, project, lena):
    assert viewer.get(f"/projects/{project.id}/speakers").status_code == 200
    page = viewer.get(f"/speakers/{lena.id}")
    assert page.status_code == 200
    assert "<form" not in page.text.split("<main")[1]
    for path in ("details", "aliases", "aliases/remove", "restore", "merge", "split"):
        assert viewer.post(f"/speakers/{lena.id}/{path}").status_code == 403
    assert viewer.post(f"/projects/{project.id}/speakers/new").status_code == 403


def test_a_strangers_registry_is_not_there(signed_in, mallory, project, lena):
    stranger = Visitor(signed_in(mallory))
    assert stranger.get(f"/projects/{project.id}/speakers").status_code == 404
    for path in ("", "/details", "/merge", "/split"):
        assert stranger.get(f"/speakers/{lena.id}{path}").status_code == 404
    for path in ("/details", "/aliases", "/aliases/remove", "/restore", "/merge", "/split"):
        assert stranger.post(f"/speakers/{lena.id}{path}").status_code == 404
    answer = stranger.get(f"/api/v1/projects/{project.id}/speakers?q=lena")
    assert answer.status_code == 404


def test_what_is_typed_is_shown_as_text(reviewer, project):
    answer = reviewer.post(
        f"/projects/{project.id}/speakers/new", name=EVIL, kind="person", role=EVIL
    )
    reviewer.post(f"{answer.location}/aliases", alias=f"also {EVIL}")
    for address in (answer.location, f"/projects/{project.id}/speakers"):
        assert EVIL not in reviewer.get(address).text


def test_a_script_is_offered_speakers_with_their_roles(viewer, project, reviewer, lena):
    typed = {"name": "Lena Ortiz", "kind": "person", "role": "mayor", "revision": 1}
    reviewer.post(f"/speakers/{lena.id}/details", **typed)
    answer = viewer.get(f"/api/v1/projects/{project.id}/speakers?q=jefa").json
    assert answer == {
        "speakers": [
            {
                "id": str(lena.id),
                "name": "Lena Ortiz",
                "kind": "person",
                "alias": "La Jefa",
                "role": "mayor",
            }
        ]
    }
