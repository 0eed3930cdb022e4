"""Downloading annotated JSON, and importing it."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from uuid import UUID

from babel.lists import format_list
from flask import Blueprint, Response, flash, g, redirect, url_for
from flask.typing import ResponseReturnValue
from flask_babel import format_decimal, get_locale, ngettext
from flask_babel import gettext as _

from factcheck.articles.service import get_article
from factcheck.db import get_database, get_session, write
from factcheck.errors import DuplicateError, InvalidError, StaleError
from factcheck.exchange.document import read_document
from factcheck.exchange.export import export_article as write_article
from factcheck.exchange.export import export_project as write_project
from factcheck.exchange.forms import ImportForm
from factcheck.exchange.importing import Summary, import_document, release_imported
from factcheck.exchange.schema import SCHEMA_FILE, SCHEMA_FILE_1, SCHEMA_FILE_2, SCHEMA_FILE_3
from factcheck.exchange.storing import Target
from factcheck.models import Role
from factcheck.web.access import needs, public
from factcheck.web.downloads import attachment
from factcheck.web.pages import render
from factcheck.words import say

bp = Blueprint("exchange", __name__)

MAX_UNPACKED = 300_000_000
"""Bytes that the originals of an uploaded export may unpack to: a second's work."""


@bp.get("/articles/<uuid:article_id>/export.json")
@needs(Role.VIEWER)
def export_article(article_id: UUID) -> ResponseReturnValue:
    """Download an article with what was said of it, as far as the reader may know it."""
    title, whose = get_article(get_session(), article_id).title, g.me.id
    return _download(title, lambda session: write_article(session, article_id, reviewer_id=whose))


@bp.get("/projects/<uuid:project_id>/export.json")
@needs(Role.VIEWER)
def export_project(project_id: UUID) -> ResponseReturnValue:
    """Download a project, as far as the reader may know what was said."""
    whose = g.me.id
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
        form.refuse({"file": say("Nothing was imported. %(why)s", why=error.message)})
        return render(
            "exchange/import.html", 422 if isinstance(error, InvalidError) else 409, form=form
        )
    release_imported(write, document, target, summary)
    flash(_say(summary), "ok")
    return redirect(url_for("articles.index", project_id=project_id), 303)


@bp.get("/schemas/export-4.json")
@public
def schema() -> ResponseReturnValue:
    """Publish the JSON Schema of the exports."""
    return _publish(SCHEMA_FILE)


@bp.get("/schemas/export-3.json")
@public
def schema_3() -> ResponseReturnValue:
    """Publish the JSON Schema of exports of version 3, which are still read."""
    return _publish(SCHEMA_FILE_3)


@bp.get("/schemas/export-2.json")
@public
def schema_2() -> ResponseReturnValue:
    """Publish the JSON Schema of exports of version 2, which are still read."""
    return _publish(SCHEMA_FILE_2)


@bp.get("/schemas/export-1.json")
@public
def schema_1() -> ResponseReturnValue:
    """Publish the JSON Schema of exports of version 1, which are still read."""
    return _publish(SCHEMA_FILE_1)


def _publish(schema: Path) -> Response:
    return Response(schema.read_bytes(), mimetype="application/schema+json")


def _say(summary: Summary) -> str:
    made = summary.made
    if not made.total():
        nothing: str = _("All of this file is here already; nothing was changed.")
        return nothing
    n = {noun: format_decimal(count) for noun, count in made.items()}
    parts = {
        "article": ngettext("%(n)s article", "%(n)s articles", made["article"], n=n.get("article")),
        "annotation": ngettext(
            "%(n)s annotation", "%(n)s annotations", made["annotation"], n=n.get("annotation")
        ),
        "source": ngettext("%(n)s source", "%(n)s sources", made["source"], n=n.get("source")),
        "speaker": ngettext("%(n)s speaker", "%(n)s speakers", made["speaker"], n=n.get("speaker")),
    }
    listed = format_list([said for noun, said in parts.items() if made[noun]], "unit", get_locale())
    done: str = _("Imported %(parts)s.", parts=listed) if listed else _("Imported the file.")
    if not summary.already:
        return done
    here = ngettext(
        "%(n)s of the articles was here already.",
        "%(n)s of the articles were here already.",
        summary.already,
        n=format_decimal(summary.already),
    )
    return f"{done} {here}"


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
