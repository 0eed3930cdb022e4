"""The log of a project, looked through and taken away."""

import json
from collections.abc import Iterator
from dataclasses import asdict
from datetime import date
from typing import Any
from uuid import UUID

from flask import Blueprint, Response, g, request, url_for
from flask.typing import ResponseReturnValue

from factcheck.db import get_session
from factcheck.models import Role
from factcheck.overview.audit import AuditRow, Wanted, iterate_events, list_events, list_people
from factcheck.overview.wording import NOUNS, tell_event, tell_who
from factcheck.web.access import needs
from factcheck.web.downloads import attachment, csv_lines
from factcheck.web.forms import id_or_none
from factcheck.web.language import translate
from factcheck.web.pages import render

bp = Blueprint("audit", __name__)

COLUMNS = (
    "at",
    "person",
    "verb",
    "what",
    "article",
    "sentence",
    "about",
    "whom",
    "object_id",
    "before",
    "after",
)
_JSON = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), default=str)


@bp.get("/projects/<uuid:project_id>/audit")
@needs(Role.EDITOR)
def index(project_id: UUID) -> ResponseReturnValue:
    """Show what was done, newest first: all, or what ?person=, what=, about=, from=, to= leave."""
    wanted = _wanted()
    before_id = id_or_none(request.args.get("before"))
    rows, last = list_events(get_session(), project_id, g.me.id, wanted, before_id=before_id)
    asked: dict[str, Any] = _asked(wanted)
    return render(
        "overview/audit.html",
        rows=[(row, translate(tell_who(row.verb, row.person)), _words(row)) for row in rows],
        wanted=wanted,
        people=list_people(get_session(), project_id),
        nouns=NOUNS,
        asked=asked,
        next_page=last and url_for(".index", project_id=project_id, before=last, **asked),
    )


@bp.get("/projects/<uuid:project_id>/audit.csv")
@needs(Role.EDITOR)
def download_csv(project_id: UUID) -> ResponseReturnValue:
    """Download what was done, or what the filters leave, as a table for spreadsheets."""

    def cells(row: AuditRow) -> list[str]:
        told = asdict(row) | {"at": row.at.isoformat(), "what": "; ".join(_words(row))}
        return [_cell(told[name]) for name in COLUMNS]

    return _send(project_id, "csv", "text/csv", lambda rows: csv_lines(_with_head(rows, cells)))


@bp.get("/projects/<uuid:project_id>/audit.jsonl")
@needs(Role.EDITOR)
def download_json(project_id: UUID) -> ResponseReturnValue:
    """Download what was done, or what the filters leave, as a line of JSON each."""

    def lines(rows: Iterator[AuditRow]) -> Iterator[str]:
        for row in rows:
            yield _JSON.encode(asdict(row) | {"at": row.at.isoformat()}) + "\n"

    return _send(project_id, "jsonl", "application/jsonl", lines)


def _send(project_id: UUID, ending: str, media_type: str, write: Any) -> Response:
    """Answer with a file of all that is wanted, in one, as its words are the reader's."""
    rows = iterate_events(get_session(), project_id, g.me.id, _wanted())
    response = Response("".join(write(rows)), mimetype=media_type)
    response.headers["Content-Disposition"] = attachment(f"{g.project.name} audit", ending)
    return response


def _with_head(rows: Iterator[AuditRow], cells: Any) -> Iterator[list[str]]:
    yield [*COLUMNS]
    for row in rows:
        yield cells(row)


def _cell(value: Any) -> str:
    if value is None:
        return ""
    return _JSON.encode(value) if isinstance(value, dict) else str(value)


def _words(row: AuditRow) -> list[str]:
    told = tell_event(row.verb, row.before, row.after, veiled=row.veiled)
    return [translate(words) for words in told]


def _wanted() -> Wanted:
    """What the address asks for; what it asks in vain is not looked for."""
    asked = request.args
    return Wanted(
        person_id=id_or_none(asked.get("person")),
        noun=noun if (noun := asked.get("what", "")) in NOUNS else "",
        about_id=id_or_none(asked.get("about")),
        since=_day(asked.get("from", "")),
        until=_day(asked.get("to", "")),
    )


def _day(typed: str) -> date | None:
    try:
        day = date.fromisoformat(typed)
    except ValueError:
        return None
    return day if 1 < day.year < date.max.year else None


def _asked(wanted: Wanted) -> dict[str, str]:
    asked = {
        "person": wanted.person_id,
        "what": wanted.noun,
        "about": wanted.about_id,
        "from": wanted.since,
        "to": wanted.until,
    }
    return {name: str(value) for name, value in asked.items() if value}
