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


def test_all_projects_are_listed_when_asked_for_even_the_only_one(signed_in, alice, project):
    browser = signed_in(alice)
    page = browser.get("/?all=1").text
    assert f'href="/projects/{project.id}/articles"' in page
    assert f'href="/projects/{project.id}/leave"' in page
    assert "New project" not in page
    assert 'href="/?all=1"' in browser.get(f"/projects/{project.id}/articles").text


def test_an_administrator_makes_a_project_from_the_list(signed_in, desk):
    assert 'href="/admin/projects/new"' in signed_in(desk.admin).get("/?all=1").text
