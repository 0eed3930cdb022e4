"""The first page."""

from factcheck.accounts.service import create_project, create_user


def test_it_goes_straight_to_the_only_project(signed_in, alice, project):
    assert signed_in(alice).get("/").location == f"/projects/{project.id}/articles"


def test_it_lists_several_projects(signed_in, database, alice):
    database.write(lambda s: create_project(s, "Europe desk <b>", alice.id))
    page = signed_in(alice).get("/").text
    assert page.index("Europe desk &lt;b&gt;") < page.index("The Chronicle")
    assert "The Tatler" not in page


def test_it_says_what_to_do_in_no_project(signed_in, database):
    dana = database.write(lambda s: create_user(s, "Dana"))
    assert "not in a project yet" in signed_in(dana).get("/").text
