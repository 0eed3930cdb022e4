"""The search of a project. Every address of it can be kept: what it asks for stands in it."""

import re
from datetime import date
from typing import Any
from uuid import UUID

from flask import Blueprint, g, request, url_for
from flask.typing import ResponseReturnValue

from factcheck.db import get_session
from factcheck.models import Role, Tag
from factcheck.search.choices import Choices, find_choices
from factcheck.search.finding import Filters, Where
from factcheck.search.query import LONGEST_TYPED, parse_query
from factcheck.search.service import search
from factcheck.speakers.finding import search_speakers
from factcheck.web.access import needs
from factcheck.web.forms import id_or_none
from factcheck.web.pages import render

bp = Blueprint("search", __name__)

PLACE = re.compile(r"[0-9]{1,18}")
"""Where a page of results can begin."""


@bp.get("/projects/<uuid:project_id>/search")
@needs(Role.VIEWER)
def index(project_id: UUID) -> ResponseReturnValue:
    """Show what is found. What the address asks for and cannot be, it does not ask for."""
    session = get_session()
    typed = request.args.get("q", "")[:LONGEST_TYPED]
    query = parse_query(typed)
    speaker_id = id_or_none(request.args.get("speaker"))
    article_id = id_or_none(request.args.get("article"))
    choices = find_choices(session, project_id, speaker_id, article_id, g.me.id)
    filters = _filters(choices)
    after = _place(request.args.get("after", ""))
    results = search(session, project_id, g.me.id, query, filters, after)
    named = filters.where in (Where.EVERYWHERE, Where.SPEAKERS) and not after
    asked = _asked(typed, filters)
    return render(
        "search/index.html",
        q=typed.strip(),
        asked=asked,
        filters=filters,
        choices=choices,
        results=results,
        speakers=search_speakers(session, project_id, typed, g.me.id) if named and query else [],
        searched=bool(query or filters.of_annotations),
        first=not after,
        next_page=results.following
        and url_for(".index", project_id=project_id, **asked, after=results.following),
    )


def _filters(choices: Choices) -> Filters:
    where, tag = request.args.get("in", ""), request.args.get("tag", "")
    language = request.args.get("language", "")
    return Filters(
        where=Where(where) if where in {*Where} else Where.EVERYWHERE,
        tag=Tag(tag) if tag in {*Tag} else None,
        speaker_id=choices.speaker.id if choices.speaker else None,
        flagged=request.args.get("flagged") == "1",
        article_id=choices.article.id if choices.article else None,
        language=language if language in choices.languages else "",
        since=_day(request.args.get("since", "")),
        until=_day(request.args.get("until", "")),
    )


def _asked(typed: str, filters: Filters) -> dict[str, Any]:
    """Return the arguments of an address that asks for the same again, from the beginning."""
    asked: dict[str, Any] = {
        "q": typed.strip(),
        "in": filters.where,
        "tag": filters.tag,
        "speaker": filters.speaker_id,
        "flagged": "1" if filters.flagged else "",
        "article": filters.article_id,
        "language": filters.language,
        "since": filters.since,
        "until": filters.until,
    }
    return {name: str(value) for name, value in asked.items() if value}


def _day(typed: str) -> date | None:
    try:
        return date.fromisoformat(typed.strip())
    except ValueError:
        return None


def _place(typed: str) -> int:
    """Read where a page begins; from the beginning when it says nothing that can be."""
    return int(typed) if PLACE.fullmatch(typed) else 0
