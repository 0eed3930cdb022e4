"""The page that shows sources side by side."""

from uuid import UUID

from flask import Blueprint, g, redirect, request, url_for
from flask.typing import ResponseReturnValue

from factcheck.annotations.stored import find_place, find_saved
from factcheck.articles.reading import read_sentence
from factcheck.compare import service
from factcheck.db import get_session
from factcheck.errors import NotFoundError
from factcheck.models import Role
from factcheck.sources.forms import STANCES
from factcheck.web.access import needs
from factcheck.web.body import own_address
from factcheck.web.forms import uuid_or_none
from factcheck.web.pages import render
from factcheck.words import say

bp = Blueprint("compare", __name__)


@bp.get("/articles/<uuid:article_id>/compare", endpoint="article")
@needs(Role.VIEWER)
def compare_article(article_id: UUID) -> ResponseReturnValue:
    """Go to the first sentence of the article that has something to compare."""
    sentence_id = service.find_sentence_to_compare(get_session(), article_id, g.me.id)
    if sentence_id is None:
        raise NotFoundError(say("This article has no sentences."))
    return redirect(url_for(".sentence", sentence_id=sentence_id), 303)


@bp.get("/sentences/<uuid:sentence_id>/compare", endpoint="sentence")
@needs(Role.VIEWER)
def compare_sentence(sentence_id: UUID) -> ResponseReturnValue:
    """Show sources beside a sentence: those of ?source=, else those that bear on it."""
    session = get_session()
    read = read_sentence(session, sentence_id)
    asked = [uuid_or_none(value) for value in request.args.getlist("source") if value]
    shown = [source_id for source_id in dict.fromkeys(asked) if source_id][: service.COLUMNS]
    shown = shown or service.choose_sources(session, g.project.id, read.sentence, g.me.id)
    columns = service.side_by_side(session, g.project.id, read.sentence, g.me.id, shown)
    saved = find_saved(session, find_place(session, sentence_id, g.me.id))
    return render(
        "compare/show.html",
        **read.context(),
        tag=saved and saved.tag,
        columns=columns,
        remove_urls={
            column.source.id: _url(sentence_id, [s for s in shown if s != column.source.id])
            for column in columns
        },
        previous_url=read.previous and _url(read.previous.id, asked and shown),
        next_url=read.following and _url(read.following.id, asked and shown),
        here=own_address(),
        choices=service.list_choices(session, g.project.id, shown),
        full=len(columns) >= service.COLUMNS,
        stances=STANCES,
    )


def _url(sentence_id: UUID, source_ids: list[UUID] | list[UUID | None]) -> str:
    return url_for(".sentence", sentence_id=sentence_id, source=source_ids)
