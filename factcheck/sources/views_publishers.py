"""Who publishes the sources: a table, and one publisher with its names and owner."""

from uuid import UUID

from flask import Blueprint, flash, g, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from factcheck.db import get_session, write
from factcheck.errors import DuplicateError, InvalidError, NotFoundError, StaleError
from factcheck.models import Publisher, Role
from factcheck.sources.forms_publisher import PublisherForm
from factcheck.sources.listing import Order, Wanted, list_sources
from factcheck.sources.publishers import (
    NO_PUBLISHER,
    get_publisher,
    list_publishers,
    update_publisher,
)
from factcheck.sources.relatives import has_suggested
from factcheck.web.access import needs
from factcheck.web.forms import id_or_none, theirs
from factcheck.web.pages import render

bp = Blueprint("publishers", __name__)

LATEST = 10
"""Sources that the page of a publisher lists."""


@bp.get("/projects/<uuid:project_id>/publishers")
@needs(Role.VIEWER)
def index(project_id: UUID) -> ResponseReturnValue:
    """List the publishers, by name."""
    typed = request.args.get("q", "").strip()[:200]
    after = id_or_none(request.args.get("after"))
    rows, last = list_publishers(get_session(), project_id, typed, after)
    following = last and url_for(".index", project_id=project_id, q=typed or None, after=last)
    waiting = has_suggested(get_session(), project_id)
    return render("publishers/index.html", rows=rows, q=typed, next_page=following, waiting=waiting)


@bp.get("/projects/<uuid:project_id>/publishers/<uuid:publisher_id>")
@needs(Role.REVIEWER)
def edit(project_id: UUID, publisher_id: UUID) -> ResponseReturnValue:
    """Show a publisher, to be corrected, and what it published last."""
    publisher = _publisher(project_id, publisher_id)
    return _page(publisher, PublisherForm.showing(publisher))


@bp.post("/projects/<uuid:project_id>/publishers/<uuid:publisher_id>")
@needs(Role.REVIEWER)
def update(project_id: UUID, publisher_id: UUID) -> ResponseReturnValue:
    """Save its name, other names, owner and website."""
    publisher, form = _publisher(project_id, publisher_id), PublisherForm()
    if not form.validate():
        return _page(publisher, form, 422)
    try:
        write(
            lambda session: update_publisher(
                session,
                publisher_id,
                form.draft(),
                seen_revision=form.revision.data,
                actor_id=g.me.id,
            )
        )
    except StaleError as error:
        stored = _publisher(project_id, publisher_id)
        form.refuse({"name": theirs(error, stored.name)})
        form.see_revision(stored.revision)
        return _page(stored, form, 409)
    except (DuplicateError, InvalidError) as error:
        form.refuse({"names": error.message})
        return _page(publisher, form, 409 if isinstance(error, DuplicateError) else 422)
    flash(_("Saved."))
    return redirect(url_for(".index", project_id=project_id), 303)


def _publisher(project_id: UUID, publisher_id: UUID) -> Publisher:
    publisher = get_publisher(get_session(), publisher_id)
    if publisher.project_id != project_id:
        raise NotFoundError(NO_PUBLISHER)
    return publisher


def _page(publisher: Publisher, form: PublisherForm, status: int = 200) -> ResponseReturnValue:
    published = Wanted(publisher=publisher.name, order=Order.PUBLISHED)
    rows, _last = list_sources(get_session(), publisher.project_id, g.me.id, published)
    return render(
        "publishers/edit.html",
        status,
        publisher=publisher,
        form=form,
        latest=rows[:LATEST],
        more=len(rows) > LATEST,
    )
