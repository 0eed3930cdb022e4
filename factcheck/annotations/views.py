"""The workbench: an article's sentences, and the panel that says what each is."""

from typing import Any
from uuid import UUID

from flask import Blueprint, g, redirect, request, url_for
from flask.typing import ResponseReturnValue

from factcheck.annotations import service, workbench
from factcheck.annotations.forms import AnnotationForm
from factcheck.annotations.reading import Place, find_place, find_saved
from factcheck.articles.listing import find_neighbours
from factcheck.articles.service import get_article
from factcheck.db import get_session, write
from factcheck.errors import InvalidError, NotFoundError, StaleError
from factcheck.models import Role
from factcheck.sources.evidence import list_evidence
from factcheck.speakers.service import get_author
from factcheck.text.language import is_rtl
from factcheck.web.access import needs
from factcheck.web.forms import uuid_or_none
from factcheck.web.pages import render

bp = Blueprint("annotations", __name__)


@bp.get("/articles/<uuid:article_id>", endpoint="workbench")
@needs(Role.VIEWER)
def show_workbench(article_id: UUID) -> ResponseReturnValue:
    """Show an article in sentences, with one of them in the panel."""
    wanted = uuid_or_none(request.args.get("sentence"))
    return _page(article_id, wanted)


@bp.post("/sentences/<uuid:sentence_id>/annotation")
@needs(Role.REVIEWER)
def save(sentence_id: UUID) -> ResponseReturnValue:
    """Save the panel, and go on to the next untagged sentence if asked to."""
    form = AnnotationForm()
    place = find_place(get_session(), sentence_id, g.me.id)
    if not form.validate():
        return _page(place.article_id, sentence_id, form, 422)
    try:
        write(
            lambda session: service.save_annotation(
                session,
                UUID(form.id.data),
                sentence_id,
                g.me.id,
                form.reading(),
                seen_revision=form.revision.data,
            )
        )
    except InvalidError as error:
        form.refuse({"speaker_name": str(error)})
        return _page(place.article_id, sentence_id, form, 422)
    except StaleError:
        _take_over(form, place)
        return _page(place.article_id, sentence_id, form, 409, stale=True)
    return redirect(_after(place), 303)


def _take_over(form: AnnotationForm, place: Place) -> None:
    """Let the form's next save replace what is stored, which the page shows beside it."""
    stored = find_saved(get_session(), place)
    form.id.data = str(stored.id) if stored else form.id.data
    form.id.raw_data = None
    form.see_revision(stored.revision if stored else 0)


def _after(place: Place) -> str:
    """Where to go after a save: the same sentence, or the next untagged one."""
    if request.form.get("then") == "next":
        rows = workbench.list_sentences(get_session(), place.article_id, g.me.id)
        if following := workbench.find_next_untagged(rows, place.position):
            return workbench_url(place.article_id, following.id, following.position)
    return workbench_url(place.article_id, place.sentence_id, place.position)


def workbench_url(article_id: UUID, sentence_id: UUID, position: int) -> str:
    """The workbench with one sentence in the panel, and the page at it."""
    return url_for(
        "annotations.workbench", article_id=article_id, sentence=sentence_id, _anchor=f"s{position}"
    )


def _page(
    article_id: UUID,
    sentence_id: UUID | None,
    form: AnnotationForm | None = None,
    status: int = 200,
    **context: Any,
) -> ResponseReturnValue:
    session = get_session()
    article = get_article(session, article_id)
    rows = workbench.list_sentences(session, article_id, g.me.id)
    current = workbench.choose_current(rows, sentence_id)
    if current is None:
        raise NotFoundError("This article has no such sentence.")
    author = get_author(session, article.project_id)
    newer, older = find_neighbours(session, article.project_id, article_id)
    untagged = workbench.find_next_untagged(rows, current.position)
    return render(
        "annotations/workbench.html",
        status,
        article=article,
        language=article.language,
        article_dir="rtl" if is_rtl(article.language) else "ltr",
        sentences=rows,
        chunks=[rows[i : i + workbench.CHUNK] for i in range(0, len(rows), workbench.CHUNK)],
        current=current,
        current_evidence=list_evidence(session, current.id, g.me.id),
        form=form or AnnotationForm.showing(current.annotation),
        author=author,
        recent=workbench.list_recent_speakers(session, article_id, g.me.id, author.id),
        tagged=(progress := workbench.measure(rows)).tagged,
        total=progress.total,
        next_untagged_url=untagged and workbench_url(article_id, untagged.id, untagged.position),
        previous_article=newer and url_for(".workbench", article_id=newer),
        next_article=older and url_for(".workbench", article_id=older),
        read_only=article.removed or g.role is Role.VIEWER,
        **context,
    )
