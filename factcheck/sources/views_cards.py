"""Sources that hang together, as cards: of a project, and of what is linked in an article."""

from collections.abc import Collection
from uuid import UUID

from flask import Blueprint, Response, flash, g, redirect, request, url_for
from flask.typing import ResponseReturnValue

from factcheck.articles.service import get_article
from factcheck.compare.counting import read_shared_owners
from factcheck.compare.listing_cards import find_cards, list_article_cards, list_cards
from factcheck.db import get_session, write
from factcheck.errors import InvalidError
from factcheck.models import RelationState, Role
from factcheck.sources.deciding import DecidedElsewhereError, decide_relations
from factcheck.sources.finding import get_source
from factcheck.sources.relatives import list_apart, list_by_ids
from factcheck.sources.views_relations import TOLD
from factcheck.web.access import needs
from factcheck.web.body import own_address
from factcheck.web.forms import DAMAGED, choice_or_none, id_or_none, uuid_or_none
from factcheck.web.pages import local_url, render

bp = Blueprint("cards", __name__)

MOST_SEEN = 2_000
"""Relations that one form can decide on; a card has no more than 1,225."""


@bp.get("/projects/<uuid:project_id>/relations")
@needs(Role.VIEWER)
def index(project_id: UUID) -> ResponseReturnValue:
    """List the cards with something to decide, or with ?show=decided the others."""
    after = id_or_none(request.args.get("after"))
    decided = request.args.get("show") == "decided"
    page = list_cards(get_session(), project_id, waiting=not decided, after=after)
    show = "decided" if decided else None
    return render(
        "relations/index.html",
        page=page,
        show_decided=decided,
        here=own_address(),
        next_page=page.last
        and url_for(".index", project_id=project_id, show=show, after=page.last),
    )


@bp.get("/projects/<uuid:project_id>/relations/apart")
@needs(Role.VIEWER)
def apart(project_id: UUID) -> ResponseReturnValue:
    """List the sources that were kept apart, two by two."""
    after = id_or_none(request.args.get("after"))
    rows, last = list_apart(get_session(), project_id, after)
    following = last and url_for(".apart", project_id=project_id, after=last)
    return render("relations/apart.html", rows=rows, next_page=following)


@bp.get("/sources/<uuid:source_id>/relations")
@needs(Role.VIEWER)
def source(source_id: UUID) -> ResponseReturnValue:
    """Show the card that a source is on."""
    session = get_session()
    found = get_source(session, source_id)
    cards = find_cards(session, found.project_id, [source_id])
    return render("relations/source.html", source=found, cards=cards, here=own_address())


@bp.get("/articles/<uuid:article_id>/relations")
@needs(Role.VIEWER)
def article(article_id: UUID) -> ResponseReturnValue:
    """Show the cards of what the reader linked in an article."""
    session = get_session()
    found = get_article(session, article_id)
    shown = list_article_cards(session, found, g.me.id)
    return render(
        "relations/article.html",
        article=found,
        shown=shown,
        owners=read_shared_owners(session, shown.independence),
        here=own_address(),
    )


@bp.post("/projects/<uuid:project_id>/relations")
@needs(Role.REVIEWER)
def decide(project_id: UUID) -> ResponseReturnValue:
    """Confirm a whole card or leave it open again, or keep one source apart from it."""
    seen = _read_seen(request.form.get("seen", ""))
    apart_id = uuid_or_none(request.form.get("apart"))
    state = choice_or_none(RelationState, request.form.get("state"))
    state = RelationState.REJECTED if apart_id else state
    if state is None:
        raise InvalidError(DAMAGED)
    try:
        write(
            lambda session: decide_relations(session, project_id, seen, state, g.me.id, of=apart_id)
        )
    except DecidedElsewhereError as error:
        return _changed(project_id, seen, error.changed)
    flash(TOLD[state](), "undo")
    otherwise = url_for(".index", project_id=project_id)
    return redirect(local_url(request.form.get("next"), otherwise), 303)


def _changed(project_id: UUID, seen: Collection[UUID], changed: Collection[UUID]) -> Response:
    """Say what others decided on the sources of a card, with the cards as they are now."""
    session = get_session()
    told = list_by_ids(session, project_id, seen)
    ids = {end.id for row in told for end in (row.a, row.b)}
    article_id = uuid_or_none(request.form.get("article"))
    checked = get_article(session, article_id) if article_id else None
    if checked and checked.project_id == project_id:
        every = list_article_cards(session, checked, g.me.id).cards
        cards = [card for card in every if not ids.isdisjoint(card.ids)]
    else:
        checked, cards = None, find_cards(session, project_id, ids)
    return render(
        "relations/changed.html",
        409,
        changed=[row for row in told if row.relation.id in changed],
        cards=cards,
        article=checked,
        here=local_url(request.form.get("next"), url_for(".index", project_id=project_id)),
    )


def _read_seen(typed: str) -> dict[UUID, int]:
    """Read which relations a card showed, in which revisions.

    Raises:
        InvalidError: it is none, or not as a card tells it.
    """
    seen: dict[UUID, int] = {}
    for part in typed.split():
        key, _colon, revision = part.partition(":")
        relation_id = uuid_or_none(key)
        if relation_id is None or not (revision.isascii() and revision.isdecimal()):
            raise InvalidError(DAMAGED)
        seen[relation_id] = int(revision[:9])
    if not 0 < len(seen) <= MOST_SEEN:
        raise InvalidError(DAMAGED)
    return seen
