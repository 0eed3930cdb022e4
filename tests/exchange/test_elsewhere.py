"""An export that is brought into another project of the installation that it is from."""

from io import BytesIO

import pytest

from factcheck.accounts.service import add_member, create_project
from factcheck.errors import InvalidError, StaleError
from factcheck.models import Role
from tests.exchange.conftest import export_of, send
from tests.support.visit import Visitor

pytestmark = pytest.mark.both_engines

LISTS = ("guidelines", "speakers", "publishers", "sources", "articles", "relations", "comments")


@pytest.fixture
def second(database, alice):
    """Another project of Alice's."""
    return database.write(lambda session: create_project(session, "Second", alice.id))


def test_it_is_refused_by_the_name_of_its_project(database, project, second, alice, shared):
    """Before the people who do not work there are named, as it could never come."""
    before = export_of(database, second.id)
    with pytest.raises(StaleError) as caught:
        send(database, shared, second, alice)
    assert str(caught.value) == (
        f"This export is of the project “\u2068{project.name}\u2069”, which is here already. "
        "Import it there, or into another installation."
    )
    assert export_of(database, second.id) == before


def test_the_page_says_so_too(signed_in, project, second, alice, shared):
    answer = Visitor(signed_in(alice)).post(
        f"/projects/{second.id}/import", file=(BytesIO(shared), "work.json")
    )
    assert answer.status_code == 409
    assert "This export is of the project" in answer.text
    assert project.name in answer.text


def test_a_project_that_the_importer_does_not_work_at_is_not_named(database, desk, shared):
    with pytest.raises(StaleError, match=r"^This export is of another project, which is here"):
        send(database, shared, desk.elsewhere, desk.mallory)


def test_all_who_do_not_work_here_are_named_at_once(database, desk, second, shared_doc):
    alone = shared_doc | {name: [] for name in LISTS}
    alone["people"] = [
        {"id": str(person.id), "name": person.name}
        for person in sorted((desk.bob, desk.carol), key=lambda one: one.id)
    ]
    with pytest.raises(InvalidError) as caught:
        send(database, alone, second, desk.alice)
    assert str(caught.value) == (
        "\u2068Bob\u2069, \u2068Carol\u2069 have accounts here but do not work at this project, "
        "so nothing can be imported in their names. Add them under Desk, People, and import the "
        "file again."
    )
    for person in (desk.bob, desk.carol):
        database.write(
            lambda s, who=person.id: add_member(s, second.id, who, Role.REVIEWER, desk.alice.id)
        )
    assert not send(database, alone, second, desk.alice).made.total()
