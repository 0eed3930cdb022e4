"""Articles in several scripts, and a search that is asked as a page asks it."""

from collections.abc import Callable
from datetime import date

import pytest

from factcheck.articles.service import Draft, Metadata, import_article
from factcheck.models import Article
from factcheck.search.finding import Filters
from factcheck.search.query import parse_query
from factcheck.search.service import Results, search

RIVER = """The river rose by 18 centimetres on Monday. “We were ready,” said Mayor Lena Ortiz.
She thanked the river brigade. It was the best-run town in the country."""
COUNCIL = """The council of Kelmouth met on Monday. The river was not on its list.
Mayor Ortiz was away. The town’s budget rose by 18 percent."""
NEHIR = """Nehir Pazartesi günü 18 santimetre yükseldi. İstanbul’da kimse şaşırmadı."""
KAWA = """東京の川が増水した。市長は川を見た。"""
NAHR = """ارتفع النهر يوم الإثنين. قال المُديرُ إن المدينة مستعدّة."""

TEXTS = {"en": RIVER, "xx": COUNCIL, "tr": NEHIR, "ja": KAWA, "ar": NAHR}


@pytest.fixture
def add(session, project, alice) -> Callable[..., Article]:
    """Import a text: ``add("The river rose.", title="The river", language="en")``."""

    def add_one(text: str, *, where=None, published: date | None = None, **known: str) -> Article:
        metadata = Metadata(**{"title": text[:20], "language": "en", **known}, published=published)
        return import_article(session, (where or project).id, Draft(text, metadata), alice.id)

    return add_one


@pytest.fixture
def five(add) -> list[Article]:
    return [
        add(text, language="en" if code == "xx" else code, title=code)
        for code, text in TEXTS.items()
    ]


@pytest.fixture
def ask(session, project, bob) -> Callable[..., Results]:
    """Search as Bob does: ``ask("river", flagged=True)``."""

    def ask_one(typed: str, *, reader=bob, after: int = 0, **filters: object) -> Results:
        session.flush()
        query = parse_query(typed)
        return search(session, project.id, reader.id, query, Filters(**filters), after)

    return ask_one


@pytest.fixture
def found(ask) -> Callable[..., list[str]]:
    """Return the sentences a search finds."""

    def texts(typed: str, **asked: object) -> list[str]:
        return [
            "".join(piece.text for piece in hit.text)
            for group in ask(typed, **asked).groups
            for hit in group.hits
        ]

    return texts
