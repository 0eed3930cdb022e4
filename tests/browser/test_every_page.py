"""Every page, in every guise: accessible, in shape, silent, and there without scripts too."""

import re
from dataclasses import dataclass, field
from typing import Any

import pytest

from factcheck.app import create_app
from tests.support.pages import Console, axe, is_uncovered, scrolls_sideways, small_targets
from tests.support.sign_in import login_cookie

WIDE = {"width": 1280, "height": 900}
PHONE = {"width": 390, "height": 844}
NARROW = {"width": 320, "height": 640}
GUISES: dict[str, dict[str, Any]] = {
    "light": {"viewport": WIDE, "color_scheme": "light"},
    "dark": {"viewport": WIDE, "color_scheme": "dark"},
    "phone": {"viewport": PHONE, "color_scheme": "light"},
    "without scripts": {"viewport": PHONE, "java_script_enabled": False},
    "narrow": {"viewport": NARROW, "color_scheme": "dark"},
    "Arabic": {"viewport": WIDE, "color_scheme": "dark", "locale": "ar"},
    "Arabic, narrow": {"viewport": NARROW, "color_scheme": "light", "locale": "ar"},
    "Spanish, narrow": {"viewport": NARROW, "color_scheme": "dark", "locale": "es"},
    "Turkish, phone": {"viewport": PHONE, "color_scheme": "light", "locale": "tr"},
}
LANGUAGES = tuple(name for name, guise in GUISES.items() if "locale" in guise)


@dataclass(frozen=True)
class Visit:
    """A page of the app: an endpoint with what its address needs."""

    endpoint: str
    arguments: tuple[str, ...] = ()
    """Which ids of the desk its address holds."""
    query: dict[str, str] = field(default_factory=dict)
    """Parameters; a value that is the name of an id stands for the id."""
    status: int = 200

    def __str__(self) -> str:
        words = [self.endpoint, *self.arguments, *(f"{k}={v}" for k, v in self.query.items())]
        return " ".join(words)


VISITS = [
    Visit("accounts.home"),
    Visit("articles.index", ("project_id",)),
    Visit("articles.index", ("project_id",), {"removed": "1"}),
    Visit("articles.new", ("project_id",)),
    Visit("articles.edit", ("article_id",)),
    Visit("annotations.workbench", ("article_id",)),
    Visit("undo.history", ("sentence_id",)),
    Visit("sources.index", ("project_id",)),
    Visit("sources.index", ("project_id",), {"q": "nobody xyzzy", "sort": "title"}),
    Visit("adding.new", ("project_id",)),
    Visit("adding.again", ("source_id",)),
    Visit("capturing.new", ("project_id",)),
    Visit("capturing.show", ("project_id", "batch_id")),
    Visit("sources.show", ("source_id",)),
    Visit("sources.changes", ("source_id",)),
    Visit("cards.index", ("project_id",)),
    Visit("cards.index", ("project_id",), {"show": "decided"}),
    Visit("cards.apart", ("project_id",)),
    Visit("cards.source", ("copied_source_id",)),
    Visit("cards.article", ("article_id",)),
    Visit("relations.join", ("source_id",), {"q": "ruling"}),
    Visit("relations.join", ("source_id",), {"article": "article_id"}),
    Visit("relations.beside", ("source_id", "other_id")),
    Visit("publishers.index", ("project_id",)),
    Visit("publishers.edit", ("project_id", "publisher_id")),
    Visit("sources.edit", ("source_id",)),
    Visit("speakers.index", ("project_id",)),
    Visit("speakers.index", ("project_id",), {"q": "nobody"}),
    Visit("speakers.new", ("project_id",)),
    Visit("speakers.show", ("speaker_id",)),
    Visit("speakers.edit", ("speaker_id",)),
    Visit("merging.choose", ("speaker_id",), {"q": "court"}),
    Visit("merging.choose", ("speaker_id",), {"into": "other_speaker_id"}),
    Visit("merging.confirm_split", ("speaker_id",), {"alias": "alias_id"}),
    Visit("evidence.choose", ("sentence_id",)),
    Visit("evidence.choose", ("sentence_id",), {"suggest": "1"}),
    Visit("evidence.new", ("sentence_id",), {"source": "source_id"}),
    Visit("evidence.edit", ("evidence_id",)),
    Visit("recut.split", ("sentence_id",)),
    Visit("recut.split", ("sentence_id",), {"at": "12"}),
    Visit("recut.merge", ("sentence_id",)),
    Visit("recut.correct", ("sentence_id",)),
    Visit("unplaced.index", ("article_id",)),
    Visit("unplaced.index", ("told_article_id",)),
    Visit("compare.sentence", ("sentence_id",)),
    Visit("compare.sentence", ("sentence_id",), {"weak": "1"}),
    Visit("compare.sentence", ("sentence_id",), {"source": "other_id", "suggest": "1"}),
    Visit("matrix.show", ("article_id",)),
    Visit("search.index", ("project_id",)),
    Visit("search.index", ("project_id",), {"q": "the", "language": "en"}),
    Visit("search.index", ("project_id",), {"q": "nobody xyzzy", "flagged": "1"}),
    Visit("reports.reading", ("article_id",)),
    Visit("reports.report", ("article_id",)),
    Visit("exchange.new_import", ("project_id",)),
    Visit("articles.edit", ("nobodys_article_id",), status=404),
]
TOLD = [
    Visit("annotations.workbench", ("told_article_id",), {"sentence": "told_sentence_id"}),
    Visit(
        "annotations.workbench",
        ("told_article_id",),
        {"sentence": "told_sentence_id", "annotation": "nested_annotation_id"},
    ),
    Visit("annotations.workbench", ("told_article_id",), {"sentence": "lost_sentence_id"}),
    Visit(
        "annotations.workbench",
        ("told_article_id",),
        {"sentence": "lost_sentence_id", "annotation": "lost_annotation_id"},
    ),
    Visit("annotations.workbench", ("told_article_id",), {"q": "nobody xyzzy"}),
    Visit("undo.history", ("told_sentence_id",)),
    Visit("undo.history", ("told_untold_sentence_id",)),
    Visit("recut.merge", ("lost_sentence_id",)),
    Visit("recut.merge", ("told_sentence_id",), status=422),
    Visit("recut.split", ("told_sentence_id",), {"at": "70"}),
    Visit("evidence.choose", ("told_sentence_id",), {"annotation": "told_annotation_id"}),
    Visit("evidence.choose", ("told_sentence_id",), {"q": "nobody xyzzy"}),
    Visit(
        "evidence.new",
        ("told_sentence_id",),
        {"source": "source_id", "annotation": "told_annotation_id"},
    ),
    Visit("compare.sentence", ("lost_sentence_id",)),
    Visit("cards.source", ("source_id",)),
    Visit("cards.article", ("hebrew_article_id",)),
    Visit("relations.join", ("source_id",), {"q": "nobody xyzzy"}),
    Visit("publishers.index", ("project_id",), {"q": "nobody xyzzy"}),
    Visit("reports.reading", ("told_article_id",)),
    Visit("reports.report", ("told_article_id",)),
    Visit("search.index", ("project_id",), {"q": "perfectly", "flagged": "1"}),
    Visit("speakers.show", ("author_speaker_id",)),
    Visit("merging.confirm_split", ("speaker_id",), {"alias": "merged_alias_id"}),
    Visit("merging.choose", ("speaker_id",), {"q": "nobody xyzzy"}),
]
"""Pages again, where more was said, or where there is nothing to show."""
RIGHT_TO_LEFT = [
    Visit("reports.reading", ("hebrew_article_id",)),
    Visit("reports.report", ("hebrew_article_id",)),
    Visit("annotations.workbench", ("hebrew_article_id",)),
    Visit("recut.split", ("hebrew_sentence_id",)),
    Visit("recut.merge", ("hebrew_sentence_id",)),
    Visit("compare.sentence", ("hebrew_sentence_id",)),
    Visit("evidence.new", ("hebrew_sentence_id",), {"source": "hebrew_source_id"}),
    Visit("articles.edit", ("hebrew_article_id",)),
]
HOSTILE = [
    Visit("reports.reading", ("hostile_article_id",)),
    Visit("reports.report", ("hostile_article_id",)),
    Visit("annotations.workbench", ("hostile_article_id",)),
    Visit("sources.show", ("hostile_source_id",)),
    Visit("speakers.show", ("hostile_speaker_id",)),
]
NOT_PAGES = {
    "static",
    "accounts.sign_in",  # has a test of its own, as nobody is signed in there
    "evidence.back",  # goes back to where a link was made
    "web.health",
    "accounts.use_link",  # signs in and goes on
    "compare.article",  # goes on to a sentence
    "exchange.export_article",
    "exchange.export_project",
    "exchange.schema",
    "exchange.schema_1",
    "exchange.schema_2",
    "reports.download",  # a file
    "matrix.download",
    "capturing.archive",
}
UNFOLDING = {
    "articles.index",
    "articles.edit",
    "annotations.workbench",
    "search.index",
    "sources.show",
    "compare.sentence",
    "adding.new",
    "relations.beside",
    "cards.article",
}
"""Pages to look at with everything unfolded."""


@pytest.fixture(scope="module")
def address(live_settings, live_desk):
    """Give the path of a visit."""
    app = create_app(live_settings)

    def path(visit: Visit) -> str:
        ids = live_desk.ids
        # hebrew_article_id is an id for the argument article_id
        arguments = {re.sub(r"^.*_(?=[a-z]+_id$)", "", name): ids[name] for name in visit.arguments}
        query = {name: ids.get(value, value) for name, value in visit.query.items()}
        with app.test_request_context():
            return app.url_for(visit.endpoint, **arguments, **query)

    yield path
    app.extensions["database"].close()


@pytest.fixture(scope="module")
def window(request, browser, live_server, live_database, live_desk):
    """One window for each guise, used for all visits, as opening one takes longer than a visit."""
    options = {"base_url": live_server, "locale": "en-GB", **request.param}
    with browser.new_context(**options) as context:
        context.add_cookies([login_cookie(live_database, live_desk.editor, live_server)])
        page = context.new_page()
        page.console = Console(page)
        yield page


@pytest.fixture
def visit(request, window, address):
    """Go to a page, and in the end ask whether it was silent."""
    window.console.forget()
    if request.param.status != 200:
        window.console.expect(f"status of {request.param.status}")
    answer = window.goto(address(request.param), wait_until="load")
    assert answer.status == request.param.status
    yield window
    assert window.console.complaints == []


def test_every_page_of_the_app_is_visited_here(live_settings):
    app = create_app(live_settings)
    pages = {
        rule.endpoint
        for rule in app.url_map.iter_rules()
        if "GET" in rule.methods and "_api." not in rule.endpoint
    }
    app.extensions["database"].close()
    assert pages - NOT_PAGES == {visit.endpoint for visit in VISITS}


def in_guises(*names: str) -> pytest.MarkDecorator:
    guises = [GUISES[name] for name in names]
    return pytest.mark.parametrize("window", guises, ids=names, indirect=True)


def visiting(*visits: Visit) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("visit", visits, ids=str, indirect=True)


@in_guises("light", "dark", "phone", "narrow", *LANGUAGES)
@visiting(*VISITS, *TOLD, *RIGHT_TO_LEFT, *HOSTILE)
def test_a_page_is_accessible_and_in_shape(visit):
    assert visit.locator("h1").count() == 1
    assert not scrolls_sideways(visit)
    assert small_targets(visit) == []
    assert axe(visit) == []


@in_guises("dark", "narrow")
@visiting(*(visit for visit in VISITS if visit.endpoint in UNFOLDING))
def test_what_unfolds_is_accessible_and_in_shape(visit):
    folded = visit.locator("details:not([hidden])")
    assert folded.count() > 0
    folded.evaluate_all("all => all.forEach((one) => { one.open = true; })")
    assert axe(visit) == []
    assert not scrolls_sideways(visit)


@in_guises("light", "phone")
@visiting(*VISITS, *TOLD)
def test_what_has_the_focus_can_be_seen(visit):
    for _ in range(12):
        visit.keyboard.press("Tab")
        focused = visit.locator(":focus")
        if focused.count() == 0:
            break
        assert is_uncovered(focused), focused.evaluate("element => element.outerHTML")


@in_guises("without scripts")
@visiting(*VISITS, *TOLD, *RIGHT_TO_LEFT, *HOSTILE)
def test_a_page_says_the_same_without_scripts(visit):
    assert visit.locator("h1").is_visible()
    assert visit.locator("main").inner_text().strip()


def test_the_sign_in_page_is_accessible_too(new_page):
    for guise in ("light", "dark", "phone", "narrow", *LANGUAGES):
        page = new_page(**GUISES[guise])
        page.goto("/sign-in")
        assert axe(page) == []
        assert not scrolls_sideways(page)
        assert small_targets(page) == []
