"""The page where an article is adjudicated, as several views show it or lead to it."""

from uuid import UUID

from flask import g, url_for
from flask.typing import ResponseReturnValue

from factcheck.adjudication.disagreements import Key
from factcheck.adjudication.forms import DecideForm
from factcheck.adjudication.layers_shown import chains_of
from factcheck.adjudication.shown import Docket, Item, read_docket
from factcheck.articles.service import get_article
from factcheck.db import get_session
from factcheck.errors import DomainError, ForbiddenError, InvalidError, StaleError
from factcheck.talk.reading import count_by_sentence
from factcheck.web.language import translate
from factcheck.web.pages import render

STATUS: dict[type[DomainError], int] = {ForbiddenError: 403, InvalidError: 422, StaleError: 409}


def status_of(error: DomainError | None) -> int:
    """Return with which status a page is shown again."""
    return STATUS[type(error)] if error else 200


def show_article(
    article_id: UUID,
    error: DomainError | None = None,
    form: DecideForm | None = None,
    key: Key | None = None,
) -> ResponseReturnValue:
    """Show the page where an article is adjudicated, with why something was refused."""
    session = get_session()
    docket = read_docket(session, article_id)
    shown = key is not None and any(item.part.key == key for item in docket.items)
    return render(
        "adjudication/article.html",
        status_of(error),
        article=get_article(session, article_id),
        docket=docket,
        refused=translate(error.message) if error else "",
        refused_key=key if shown else None,
        typed=form,
        chains_of=chains_of,
        comments=count_by_sentence(session, article_id, g.me.id),
        is_finished=docket.bench.is_finished,
    )


def next_after(article_id: UUID, key: Key, *, here: bool = False) -> str:
    """Return where to go on: what follows *key* and is not decided, or *here* itself."""
    docket = read_docket(get_session(), article_id)
    if here:
        return place_of(article_id, docket, key)
    items = docket.items
    at = next((place for place, item in enumerate(items) if item.part.key == key), 0)
    turned = items[at + 1 :] + items[:at]
    left = next((item for item in turned if not item.stands), None)
    return (
        _to(article_id, left)
        if left
        else url_for("adjudication.article", article_id=article_id, _anchor="finish")
    )


def place_of(article_id: UUID, docket: Docket, key: Key) -> str:
    """Return where a disagreement is on its page; the page itself where it is none."""
    return _to(article_id, next((item for item in docket.items if item.part.key == key), None))


def _to(article_id: UUID, item: Item | None) -> str:
    anchor = f"i-{item.name}" if item else None
    return url_for("adjudication.article", article_id=article_id, _anchor=anchor)
