"""Static files: joined style sheets, and addresses that may be cached for good."""

import re

import pytest

from factcheck.paths import resource_dir
from factcheck.web.assets import read_files, stylesheets, tree_hash

STATIC = resource_dir("static")
CSS = STATIC / "css"
TEMPLATES = resource_dir("templates")
CLASS = re.compile(r"\.([a-z][\w-]*)")
USED = re.compile(r'class="([^"{]*)"')


def test_the_address_changes_with_any_file(tmp_path):
    (tmp_path / "js").mkdir()
    (tmp_path / "js" / "a.js").write_text("1")
    first = tree_hash(read_files(tmp_path))
    assert re.fullmatch("[0-9a-f]{12}", first)
    assert tree_hash(read_files(tmp_path)) == first
    (tmp_path / "js" / "a.js").write_text("2")
    second = tree_hash(read_files(tmp_path))
    (tmp_path / "js" / "a.js").rename(tmp_path / "js" / "b.js")
    assert len({first, second, tree_hash(read_files(tmp_path))}) == 3


@pytest.mark.parametrize("name", ["icons.svg", "factcheck.css", "pages.css"])
def test_it_may_be_kept_for_a_year_by_anybody(app, client, name):
    with app.test_request_context():
        url = app.url_for("static", filename=name)
    answer = client.get(url)
    assert answer.status_code == 200
    assert url.startswith(f"/s/{tree_hash(read_files(STATIC))}/")
    control = answer.cache_control
    assert (control.max_age, control.public, control.immutable) == (31536000, True, True)
    assert "Cookie" not in answer.vary
    assert "Set-Cookie" not in answer.headers


def test_a_missing_file_is_not_kept(app, client):
    with app.test_request_context():
        url = app.url_for("static", filename="no/such.js")
    answer = client.get(url)
    assert (answer.status_code, answer.headers["Cache-Control"]) == (404, "no-store")


@pytest.mark.parametrize(
    "name",
    [
        "../pyproject.toml",
        "..%2fpyproject.toml",
        "js/../../LICENSE",
        "%2e%2e/LICENSE",
        "css\\order.txt",
        "CON",
    ],
)
def test_nothing_outside_the_folder_is_served(app, client, name):
    with app.test_request_context():
        prefix = app.url_for("static", filename="")
    assert client.get(prefix + name).status_code == 404


def test_every_style_sheet_is_in_one_that_is_sent_without_its_comments():
    files = {f"css/{path.name}": path.read_bytes() for path in CSS.iterdir()}
    order = (CSS / "order.txt").read_text().splitlines()
    listed = [line.strip() for line in order if line.startswith(" ")]
    assert sorted(listed) == sorted(path.name for path in CSS.glob("*.css"))
    sheets = stylesheets(files)
    assert [*sheets] == ["factcheck.css", "pages.css"]
    sent = b"".join(sheets.values())
    alone = [stylesheets(files | {"css/order.txt": f"a\n {name}".encode()})["a"] for name in listed]
    places = [sent.index(sheet.strip()) for sheet in alone]
    assert places == sorted(places)
    assert b"/*" not in sent


def test_making_the_style_sheets_small_keeps_the_space_before_a_pseudo_class():
    # rcssmin makes ".a :is(b)" into ".a:is(b)", which is another selector: write ".a *:is(b)".
    for path in CSS.glob("*.css"):
        assert not re.search(r"[\w)\]-] :(is|where|not|has)\(", path.read_text()), path.name


def test_a_style_sheet_is_css(app, client):
    with app.test_request_context():
        answer = client.get(app.url_for("static", filename="factcheck.css"))
    assert answer.mimetype == "text/css"
    assert answer.text.startswith("@layer tokens")


def test_the_workbench_needs_no_class_of_the_other_pages():
    order = (CSS / "order.txt").read_text()
    others = order.split("pages.css\n")[1].split()
    styled = {name for sheet in others for name in CLASS.findall((CSS / sheet).read_text())}
    shared = {
        name
        for path in CSS.glob("*.css")
        if path.name not in others
        for name in CLASS.findall(path.read_text())
    }
    used = {
        name
        for template in (TEMPLATES / "annotations").glob("*.html")
        for names in USED.findall(template.read_text())
        for name in names.split()
    }
    assert used & (styled - shared) == set()
