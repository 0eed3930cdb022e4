"""Deciding that the words are somebody's whom no reviewer named."""

from uuid import UUID

from flask import flash, g, redirect, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from factcheck.adjudication import decisions, views_list
from factcheck.adjudication.forms_attribute import AttributeForm
from factcheck.adjudication.given import given_by
from factcheck.adjudication.layers_shown import chains_of
from factcheck.adjudication.shown import read_docket
from factcheck.adjudication.views_showing import next_after, place_of, show_article, status_of
from factcheck.annotations.reading import AttributionDraft
from factcheck.articles.service import get_article
from factcheck.db import get_session, write
from factcheck.errors import DomainError, ForbiddenError, InvalidError, StaleError
from factcheck.models import Decision, Role
from factcheck.names import SPEAKER_KINDS
from factcheck.speakers.finding import list_names
from factcheck.web.access import needs
from factcheck.web.language import translate
from factcheck.web.pages import render
from factcheck.words import isolated

bp = views_list.bp
"""To which factcheck.adjudication.views adds the other pages of an article."""


@bp.get("/articles/<uuid:article_id>/adjudicate/attribute")
@needs(Role.EDITOR)
def attribute(article_id: UUID) -> ResponseReturnValue:
    """Ask whose words a sentence is, where no reviewer has named them."""
    return _page(article_id, AttributeForm(request.args))


@bp.post("/articles/<uuid:article_id>/adjudicate/attribute")
@needs(Role.EDITOR)
def decide_attribution(article_id: UUID) -> ResponseReturnValue:
    """Decide that the words of a sentence are somebody's whom no reviewer named."""
    form = AttributeForm()
    key = form.key()
    if not form.validate():
        return _page(article_id, form, status=422)
    wanted = form.wanted()
    try:
        bench, decision = write(
            lambda session: decisions.decide(session, article_id, g.me.id, wanted)
        )
    except InvalidError as error:
        form.refuse_by(error)
        return _page(article_id, form, status=422)
    except (ForbiddenError, StaleError) as error:
        return _page(article_id, form, error)
    part = bench.find(key)
    overrules = part is not None and part.agreed
    if overrules:
        flash(_("Decided otherwise than all reviewers say."))
    _say_kept(wanted.given, decision)
    return redirect(next_after(article_id, key, here=overrules), 303)


def _say_kept(asked: AttributionDraft | None, decision: Decision | None) -> None:
    """Say that a known speaker keeps their kind, where another one was chosen in the form."""
    for who in given_by(decision) if decision else ():
        if asked and who.speaker_kind is not asked.speaker_kind:
            words = _(
                "%(name)s is among the speakers already, with the kind “%(kind)s”. That was kept.",
                name=isolated(who.speaker_name),
                kind=translate(SPEAKER_KINDS[who.speaker_kind.value]),
            )
            flash(words)


def _page(
    article_id: UUID, form: AttributeForm, error: DomainError | None = None, status: int = 200
) -> ResponseReturnValue:
    """Show what reviewers say, with the form; what cannot be decided now leads to all that is."""
    session = get_session()
    key = form.key()
    docket = read_docket(session, article_id, also=key)
    shown = [*docket.items, docket.also]
    item = next((one for one in shown if one and one.part.key == key), None)
    if item is None or docket.bench.is_finished:
        if error:
            return show_article(article_id, error, key=key)
        return redirect(place_of(article_id, docket, key))
    if request.method == "GET":
        form = AttributeForm.showing(item.part.key, item.decision)
    elif status == 422:
        form.ask_why(item.part)
    article = get_article(session, article_id)
    return render(
        "adjudication/attribute.html",
        status_of(error) if error else status,
        article=article,
        item=item,
        form=form,
        back=place_of(article_id, docket, key) if item.number else None,
        names=list_names(session, article.project_id, article_id, g.me.id),
        refused=translate(error.message) if error else "",
        chains_of=chains_of,
    )
