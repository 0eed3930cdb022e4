"""Downloading annotated JSON, and importing it."""

import re
import unicodedata
from collections.abc import Callable, Iterator
from typing import Any
from urllib.parse import quote
from uuid import UUID

from flask import Blueprint, Response, flash, g, redirect, url_for
from flask.typing import ResponseReturnValue

from factcheck.articles.service import get_article
from factcheck.db import get_database, get_session, write
from factcheck.errors import DuplicateError, InvalidError, StaleError
from factcheck.exchange.document import read_document
from factcheck.exchange.export import export_article as write_article
from factcheck.exchange.export import export_project as write_project
from factcheck.exchange.forms import ImportForm
from factcheck.exchange.importing import Summary, Target, import_document
from factcheck.exchange.schema import SCHEMA_FILE
from factcheck.models import Role
from factcheck.web.access import needs, public
from factcheck.web.pages import render

bp = Blueprint("exchange", __name__)

NAME_LENGTH = 80
"""Most characters of a title that a file is named by."""
MAX_UNPACKED = 300_000_000
"""Bytes that the originals of an uploaded export may unpack to: a second's work."""


@bp.get("/articles/<uuid:article_id>/export.json")
@needs(Role.VIEWER)
def export_article(article_id: UUID) -> ResponseReturnValue:
    """Download an article with what was said of it, as far as the reader may know it."""
    title, whose = get_article(get_session(), article_id).title, _whose()
    return _download(title, lambda session: write_article(session, article_id, reviewer_id=whose))


@bp.get("/projects/<uuid:project_id>/export.json")
@needs(Role.VIEWER)
def export_project(project_id: UUID) -> ResponseReturnValue:
    """Download a project, as far as the reader may know what was said."""
    whose = _whose()
    return _download(
        g.project.name, lambda session: write_project(session, project_id, reviewer_id=whose)
    )


@bp.get("/projects/<uuid:project_id>/import")
@needs(Role.EDITOR)
def new_import(project_id: UUID) -> ResponseReturnValue:
    """Show the form for importing an export."""
    return render("exchange/import.html", form=ImportForm())


@bp.post("/projects/<uuid:project_id>/import")
@needs(Role.EDITOR)
def create_import(project_id: UUID) -> ResponseReturnValue:
    """Import an export, all of it or nothing."""
    form = ImportForm()
    if not form.validate():
        return render("exchange/import.html", 422, form=form)
    target = Target(project_id, g.me.id)
    try:
        document = read_document(form.stream(), max_unpacked=MAX_UNPACKED)
        summary = write(
            lambda session: import_document(lambda step: step(session), document, target)
        )
    except (InvalidError, StaleError, DuplicateError) as error:
        form.refuse({"file": f"Nothing was imported. {error}"})
        return render(
            "exchange/import.html", 422 if isinstance(error, InvalidError) else 409, form=form
        )
    flash(_say(summary), "ok")
    return redirect(url_for("articles.index", project_id=project_id), 303)


@bp.get("/schemas/export-1.json")
@public
def schema() -> ResponseReturnValue:
    """Publish the JSON Schema of the exports."""
    return Response(SCHEMA_FILE.read_bytes(), mimetype="application/schema+json")


def _whose() -> UUID | None:
    """Return whose reviews the reader may download: everybody's (None) only as an editor.

    Reviewers judge alike only if they do not know what the others said.
    """
    return None if g.role is Role.EDITOR else g.me.id


def _say(summary: Summary) -> str:
    made = summary.made
    if not made.total():
        return "All of this file is here already; nothing was changed."
    parts = [
        f"{count:,} {noun if count == 1 else plural}"
        for noun, plural in (
            ("article", "articles"),
            ("annotation", "annotations"),
            ("source", "sources"),
            ("speaker", "speakers"),
        )
        if (count := made[noun])
    ]
    here = f" {summary.already:,} of the articles were here already." if summary.already else ""
    return f"Imported {', '.join(parts) or 'the file'}.{here}"


def _download(name: str, export: Callable[[Any], Iterator[bytes]]) -> Response:
    """Answer with the blocks of an export, sent as they are read."""
    blocks = _blocks(export)
    first = next(blocks)  # so that what goes wrong at the start still is an error page

    def stream() -> Iterator[bytes]:
        yield first
        yield from blocks

    response = Response(stream(), mimetype="application/json")
    response.headers["Content-Disposition"] = attachment(name)
    return response


def _blocks(export: Callable[[Any], Iterator[bytes]]) -> Iterator[bytes]:
    database = get_database()  # the request is over by the second block, and its session closed
    with database.read() as session:
        yield from export(session)


def attachment(name: str) -> str:
    """Return the header that names a download after *name*, as RFC 6266 has it.

    Only letters, digits and underscores of *name* get into it, so nothing can break out of it.
    """
    words = re.sub(r"[\W_]+", "-", name)[:NAME_LENGTH].strip("-") or "export"
    plain = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode()
    plain = re.sub("-+", "-", plain).strip("-") or "export"
    return f"attachment; filename=\"{plain}.json\"; filename*=UTF-8''{quote(words)}.json"
