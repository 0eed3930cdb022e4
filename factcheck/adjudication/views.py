"""Adjudicating an article: deciding where its reviews differ, finishing, all side by side."""

from uuid import UUID

from flask import flash, g, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from factcheck.adjudication import decisions, finishing, views_attribute
from factcheck.adjudication.bench import read_bench
from factcheck.adjudication.disagreements import Part
from factcheck.adjudication.forms import DecideForm, OverruleForm, PartForm
from factcheck.adjudication.layers_shown import chains_of, read_layers
from factcheck.adjudication.shown import read_docket
from factcheck.adjudication.views_showing import next_after, place_of, show_article, status_of
from factcheck.adjudication.waiting import list_waiting_ids
from factcheck.articles.service import get_article
from factcheck.db import get_session, write
from factcheck.errors import DomainError, ForbiddenError, InvalidError, StaleError
from factcheck.models import Role
from factcheck.reviews import states
from factcheck.talk.reading import count_by_sentence
from factcheck.web.access import needs
from factcheck.web.language import translate
from factcheck.web.pages import render

bp = views_attribute.bp


@bp.get("/articles/<uuid:article_id>/adjudicate")
@needs(Role.EDITOR)
def article(article_id: UUID) -> ResponseReturnValue:
    """Show where the reviews of an article differ, to be decided."""
    return show_article(article_id)


@bp.post("/articles/<uuid:article_id>/adjudicate")
@needs(Role.EDITOR)
def decide(article_id: UUID) -> ResponseReturnValue:
    """Decide one disagreement, and go on to the next."""
    form = DecideForm()
    key = form.key()
    if error := _decide(article_id, form):
        return show_article(article_id, error, form, key)
    return redirect(next_after(article_id, key), 303)


@bp.get("/articles/<uuid:article_id>/adjudicate/overrule")
@needs(Role.EDITOR)
def overrule(article_id: UUID) -> ResponseReturnValue:
    """Offer to decide otherwise than all reviewers say of a sentence."""
    return _overruling(article_id, DecideForm(request.args))


@bp.post("/articles/<uuid:article_id>/adjudicate/overrule")
@needs(Role.EDITOR)
def decide_otherwise(article_id: UUID) -> ResponseReturnValue:
    """Decide otherwise than all reviewers say of a sentence."""
    form = OverruleForm()
    key = form.key()
    if error := _decide(article_id, form):
        return _overruling(article_id, form, error)
    flash(_("Decided otherwise than all reviewers say."))
    return redirect(next_after(article_id, key, here=True), 303)


@bp.post("/articles/<uuid:article_id>/adjudicate/take-back")
@needs(Role.EDITOR)
def undecide(article_id: UUID) -> ResponseReturnValue:
    """Take a decision back."""
    form = PartForm()
    key, seen = form.key(), form.seen()
    try:
        if seen is None:
            raise StaleError(decisions.TAKEN_BACK)
        bench = write(lambda session: decisions.undecide(session, article_id, g.me.id, key, seen))
    except (ForbiddenError, StaleError) as error:
        return show_article(article_id, error, None, key)
    part = bench.find(key)
    _tell_restored(part)
    return redirect(next_after(article_id, key, here=part is not None and not part.agreed), 303)


@bp.post("/articles/<uuid:article_id>/adjudicate/finish")
@needs(Role.EDITOR)
def finish(article_id: UUID) -> ResponseReturnValue:
    """Write the adjudicated layer."""
    try:
        write(lambda session: finishing.finish(session, article_id, g.me.id))
    except (ForbiddenError, StaleError) as error:
        return show_article(article_id, error)
    flash(_("Adjudicated. The reviewers are told of it."))
    return redirect(url_for(".reviews", article_id=article_id), 303)


@bp.post("/articles/<uuid:article_id>/adjudicate/reopen")
@needs(Role.EDITOR)
def reopen(article_id: UUID) -> ResponseReturnValue:
    """Let what was adjudicated be decided anew."""
    review_id = read_bench(get_session(), article_id).review.id
    if write(lambda session: states.reopen_review(session, review_id, g.me.id)):
        flash(
            _(
                "Reopened. All decisions are kept until you change them. Reviewers see the result "
                "again once you finish."
            )
        )
    else:
        flash(_("This adjudication is not finished: go on deciding."))
    return redirect(url_for(".article", article_id=article_id), 303)


@bp.get("/articles/<uuid:article_id>/reviews")
@needs(Role.VIEWER)
def reviews(article_id: UUID) -> ResponseReturnValue:
    """Show all reviews of an article beside each other; with ?mine=1 what was overruled."""
    session = get_session()
    shown = read_layers(session, article_id, g.me.id, edits=g.role is Role.EDITOR)
    waiting = shown.finished_by and g.role is Role.EDITOR
    next_ids = list_waiting_ids(session, g.project.id) if waiting else []
    mine = request.args.get("mine") == "1" and shown.reviews and shown.finished_by
    return render(
        "adjudication/reviews.html",
        article=get_article(session, article_id),
        shown=shown,
        rows=[row for row in shown.rows if row.changed_of_mine] if mine else shown.rows,
        mine=mine,
        next_id=next_ids[0] if next_ids else None,
        chains_of=chains_of,
        comments=count_by_sentence(session, article_id, g.me.id),
    )


def _decide(article_id: UUID, form: DecideForm) -> DomainError | None:
    """Decide what a form says, or return why it was refused."""
    form.validate()
    try:
        if form.reason.errors:
            raise InvalidError(form.reason.errors[0], {"reason": form.reason.errors[0]})
        wanted = form.wanted()
        write(lambda session: decisions.decide(session, article_id, g.me.id, wanted))
    except (ForbiddenError, InvalidError, StaleError) as error:
        return error
    return None


def _tell_restored(part: Part | None) -> None:
    """Say that what all say holds again, where that was decided otherwise."""
    if part is None or part.agreed:
        flash(_("Taken back. What all reviewers say holds again."))


def _overruling(
    article_id: UUID, form: DecideForm, error: DomainError | None = None
) -> ResponseReturnValue:
    """Show what all say of a sentence, with what can be decided instead.

    What they differ on by now, or what cannot be decided now, is shown on the page of all that is.
    """
    session = get_session()
    key = form.key()
    docket = read_docket(session, article_id, also=key)
    if docket.also is None or docket.bench.is_finished:
        if error:
            return show_article(article_id, error, form, key)
        return redirect(place_of(article_id, docket, key))
    return render(
        "adjudication/overrule.html",
        status_of(error),
        article=get_article(session, article_id),
        item=docket.also,
        form=form,
        refused=translate(error.message) if error else "",
        wrong={
            name: translate(said)
            for name, said in (error.fields if isinstance(error, InvalidError) else {}).items()
        },
        chains_of=chains_of,
    )
