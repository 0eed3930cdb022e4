"""Splitting, joining and correcting sentences as pages: each shows first what it will do."""

from uuid import UUID

from flask import Blueprint, flash, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from factcheck.annotations.views import workbench_url
from factcheck.articles import recut
from factcheck.articles.forms_recut import CorrectForm, CutForm, SplitForm
from factcheck.articles.reading import ReadSentence, read_sentence
from factcheck.articles.recut_shown import Plan, UnseenError
from factcheck.articles.recut_types import Whole
from factcheck.articles.views_recut_around import address_after, cutter
from factcheck.articles.views_recut_words import tell_plan
from factcheck.db import get_session, write
from factcheck.errors import DuplicateError, InvalidError, StaleError, TooLargeError
from factcheck.models import Role
from factcheck.text.language import direction_of
from factcheck.text.recut import list_changes, list_words
from factcheck.web.access import needs
from factcheck.web.language import translate
from factcheck.web.pages import render

bp = Blueprint("recut", __name__)

WORDS = 200
"""Words on a page to choose from."""


@bp.get("/sentences/<uuid:sentence_id>/split")
@needs(Role.REVIEWER)
def split(sentence_id: UUID) -> ResponseReturnValue:
    """Show what splitting does, or with no ?at= the words it can be split before."""
    at = request.args.get("at", type=int)
    if at is None:
        return _choose(sentence_id)
    try:
        plan = recut.preview_split(get_session(), sentence_id, at, cutter())
    except InvalidError as error:
        return _choose(sentence_id, translate(error.message), 422)
    return _split_page(sentence_id, plan, at)


@bp.post("/sentences/<uuid:sentence_id>/split")
@needs(Role.REVIEWER)
def do_split(sentence_id: UUID) -> ResponseReturnValue:
    """Split a sentence."""
    form = SplitForm()
    if not form.validate():
        return _choose(sentence_id, _("Choose the word that begins the second sentence."), 422)
    try:
        plan = write(
            lambda session: recut.split_sentence(
                session,
                sentence_id,
                form.at.data,
                cutter(),
                seen_cut=form.cut.data,
                whole=Whole(form.whole.data),
                shown=form.shown.data,
            )
        )
    except UnseenError as error:
        return _split_page(sentence_id, error.plan, form.at.data, translate(error.message), 409)
    except InvalidError as error:
        return _choose(sentence_id, translate(error.message), 422)
    except StaleError as error:
        return _choose(sentence_id, translate(error.message), 409)
    return _done(plan, _("The sentence is split in two."))


@bp.get("/sentences/<uuid:sentence_id>/merge")
@needs(Role.REVIEWER)
def merge(sentence_id: UUID) -> ResponseReturnValue:
    """Show what joining a sentence with the next one does."""
    return _merge_page(sentence_id)


@bp.post("/sentences/<uuid:sentence_id>/merge")
@needs(Role.REVIEWER)
def do_merge(sentence_id: UUID) -> ResponseReturnValue:
    """Join a sentence with the next one."""
    form = CutForm()
    seen = {"seen_cut": form.cut.data if form.validate() else 0, "shown": form.shown.data}
    try:
        plan = write(lambda session: recut.merge_sentence(session, sentence_id, cutter(), **seen))
    except InvalidError as error:
        return _merge_page(sentence_id, translate(error.message), 422)
    except StaleError as error:
        return _merge_page(sentence_id, translate(error.message), 409)
    return _done(plan, _("The two sentences are joined."))


@bp.get("/sentences/<uuid:sentence_id>/correct")
@needs(Role.EDITOR)
def correct(sentence_id: UUID) -> ResponseReturnValue:
    """Show a sentence, to be typed anew."""
    read = read_sentence(get_session(), sentence_id)
    form = CorrectForm(text=read.sentence.text, cut=read.article.cut)
    return _page("recut/correct.html", read=read, form=form)


@bp.post("/sentences/<uuid:sentence_id>/correct")
@needs(Role.EDITOR)
def do_correct(sentence_id: UUID) -> ResponseReturnValue:
    """Show what a correction does; make it when that was shown and confirmed."""
    form = CorrectForm()
    if not form.validate():
        return _page("recut/correct.html", sentence_id, 422, form=form)
    if "again" in request.form:
        return _page("recut/correct.html", sentence_id, form=form)
    typed = form.text.data or ""
    try:
        if "confirm" in request.form:
            plan = write(
                lambda session: recut.correct_sentence(
                    session,
                    sentence_id,
                    typed,
                    cutter(),
                    seen_cut=form.cut.data,
                    shown=form.shown.data,
                )
            )
            return _done(plan, _("The sentence is corrected."))
        plan = recut.preview_correction(get_session(), sentence_id, typed, cutter())
    except (InvalidError, TooLargeError, DuplicateError) as error:
        form.refuse({"text": error.message})
        return _page("recut/correct.html", sentence_id, 422, form=form)
    except StaleError as error:
        read = read_sentence(get_session(), sentence_id)
        form.cut.data, form.cut.raw_data = read.article.cut, None
        form.refuse({"text": error.message})
        return _page("recut/correct.html", read=read, status=409, form=form)
    form.shown.data = plan.shown
    return _page(
        "recut/corrected.html",
        sentence_id,
        form=form,
        plan=plan,
        lines=tell_plan(plan),
        changes=list_changes(plan.before[0].text, plan.after[0].text),
    )


def _choose(sentence_id: UUID, refused: str = "", status: int = 200) -> ResponseReturnValue:
    """Show the words of a sentence, to choose the one it is split before."""
    read = read_sentence(get_session(), sentence_id)
    words = list_words(read.sentence.text)
    first = min(max(request.args.get("first", 0, type=int), 0), len(words))
    shown = words[first : first + WORDS]
    last = first + WORDS < len(words)
    return _page(
        "recut/choose.html",
        read=read,
        status=status,
        refused=refused,
        words=[(start, read.sentence.text[start:end]) for start, end in shown],
        earlier=first and url_for(".split", sentence_id=sentence_id, first=first - WORDS),
        later=last and url_for(".split", sentence_id=sentence_id, first=first + WORDS),
    )


def _split_page(
    sentence_id: UUID, plan: Plan, at: int, refused: str = "", status: int = 200
) -> ResponseReturnValue:
    return _page(
        "recut/split.html",
        sentence_id,
        status,
        plan=plan,
        refused=refused,
        lines=tell_plan(plan),
        form=SplitForm(formdata=None, at=at, cut=plan.opened.cut, shown=plan.shown),
    )


def _merge_page(sentence_id: UUID, refused: str = "", status: int = 200) -> ResponseReturnValue:
    plan = None
    try:
        plan = recut.preview_merge(get_session(), sentence_id, cutter())
    except InvalidError as error:
        refused, status = translate(error.message), 422
    return _page(
        "recut/merge.html",
        sentence_id,
        status,
        plan=plan,
        refused=refused,
        lines=tell_plan(plan) if plan else [],
        form=CutForm(formdata=None, cut=plan.opened.cut, shown=plan.shown) if plan else None,
    )


def _page(
    template: str,
    sentence_id: UUID | None = None,
    status: int = 200,
    *,
    read: ReadSentence | None = None,
    **context: object,
) -> ResponseReturnValue:
    if read is None:
        assert sentence_id is not None
        read = read_sentence(get_session(), sentence_id)
    language = read.article.language
    back = workbench_url(read.article.id, read.sentence.id, read.sentence.position)
    direction = direction_of(language)
    about = {**read.context(), "language": language, "article_dir": direction, "back": back}
    return render(template, status, **about, **context)


def _done(plan: Plan, words: str) -> ResponseReturnValue:
    """Say what was done, and go on."""
    flash(words, "undo")
    return redirect(address_after(plan), 303)
