"""The workbench: an article's sentences, and the panel that says what each is."""

from collections.abc import Sequence
from http import HTTPStatus
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from flask import Blueprint, g, request, url_for
from flask.typing import ResponseReturnValue
from werkzeug.datastructures import MultiDict

from factcheck.annotations import keys, workbench
from factcheck.annotations.finding import UNTAGGED, Filter, count_facets
from factcheck.annotations.forms import AnnotationForm, SpanForm
from factcheck.annotations.views_rows import list_chunks
from factcheck.articles.listing import find_neighbours
from factcheck.articles.service import get_article
from factcheck.db import get_session
from factcheck.errors import NotFoundError
from factcheck.guidelines.following import find_following
from factcheck.models import Article, Role, Tag, uuid7
from factcheck.reviews.own import find_own
from factcheck.sources.linked import list_evidence
from factcheck.speakers.service import get_author
from factcheck.talk.reading import count_by_sentence
from factcheck.text.clean import NAME_LENGTH
from factcheck.text.language import direction_of
from factcheck.web.access import needs
from factcheck.web.forms import id_or_none
from factcheck.web.pages import render
from factcheck.words import say

bp = Blueprint("annotations", __name__)

LONGEST_NUMBER = 8
NO_SENTENCE = say("This article has no such sentence.")


@bp.get("/articles/<uuid:article_id>", endpoint="workbench")
@needs(Role.VIEWER)
def show_workbench(article_id: UUID) -> ResponseReturnValue:
    """Show an article in sentences, with one of them in the panel."""
    return show_page(
        article_id,
        _sentence(request.args.get("sentence", "")),
        annotation_id=id_or_none(request.args.get("annotation")),
        wanted=_filter(),
    )


def _sentence(typed: str) -> UUID | int | None:
    """Read which sentence the address names: by its id, or by its number, as the page's own links.

    An id would make them half as long again, and there may be 5,000.
    """
    return int(typed) if typed.isdecimal() and len(typed) < LONGEST_NUMBER else id_or_none(typed)


def _filter() -> Filter:
    """What the address asks to find; what it asks in vain is not looked for."""
    asked = request.args
    return Filter(
        words=asked.get("q", "")[:NAME_LENGTH],
        tag=tag if (tag := asked.get("tag", "")) in (*Tag, UNTAGGED) else "",
        speaker_id=id_or_none(asked.get("speaker")),
        flagged=asked.get("flagged") == "1",
        unsourced=asked.get("unsourced") == "1",
    )


def workbench_url(
    article_id: UUID, sentence_id: UUID, position: int, annotation_id: UUID | None = None
) -> str:
    """The workbench with a sentence, or a span in it, in the panel, and the page at it."""
    return url_for(
        "annotations.workbench",
        article_id=article_id,
        sentence=sentence_id,
        annotation=annotation_id,
        _anchor=f"s{position}",
    )


def show_page(
    article_id: UUID,
    sentence: UUID | int | None,
    *,
    annotation_id: UUID | None = None,
    form: AnnotationForm | None = None,
    span_form: SpanForm | None = None,
    wanted: Filter | None = None,
    status: int = 200,
    **context: Any,
) -> ResponseReturnValue:
    """Answer with the workbench; forms that are given show what was typed in them.

    Args:
        annotation_id: of a span in the sentence; None for the whole of it.
        wanted: which sentences are shown; None for all.
    """
    session = get_session()
    article = get_article(session, article_id)
    rows = workbench.list_sentences(session, article_id, g.me.id)
    wanted = wanted or Filter()
    found = wanted.choose(rows) if wanted.active else None
    shown = rows if found is None else [row for row in rows if row.id in found]
    current = workbench.choose_current(rows, sentence, shown)
    if current is None:
        raise NotFoundError(NO_SENTENCE)
    target = workbench.choose_target(current, annotation_id)
    author = get_author(session, article.project_id)
    own = find_own(session, article_id, g.me.id, g.role)
    return render(
        "annotations/workbench.html",
        status,
        article=article,
        language=article.language,
        article_dir=direction_of(article.language),
        chunks=list_chunks(rows, found),
        found=found,
        **_finding(article, wanted, rows),
        current=current,
        current_evidence=list_evidence(session, current.id, g.me.id),
        target=target,
        form=form or AnnotationForm.showing(target),
        span_form=span_form or SpanForm(MultiDict(), id=str(uuid7())),
        author=author,
        recent=workbench.list_recent_speakers(session, article_id, g.me.id, author.id),
        key_groups=keys.GROUPS,
        comments=count_by_sentence(session, article_id, g.me.id),
        following=find_following(session, article.project_id, article_id, g.me.id),
        own=own,
        read_only=article.removed or not own.may_work,
        # A form that was refused stays as it was typed: scripts would show what is stored.
        scripted=status == HTTPStatus.OK,
        **_progress(article, rows, current),
        **_ways(article),
        **context,
    )


def _progress(
    article: Article, rows: list[workbench.SentenceRow], current: workbench.SentenceRow
) -> dict[str, Any]:
    """How far the review is, and where it goes on."""
    progress = workbench.measure(rows)
    untagged = workbench.find_next_untagged(rows, current.position)
    return {
        "tagged": progress.tagged,
        "total": progress.total,
        "lost": sum(row.lost for row in rows if row.spans),
        "next_untagged_url": untagged and workbench_url(article.id, untagged.id, untagged.position),
    }


def _ways(article: Article) -> dict[str, Any]:
    """Where else one can go with an article."""
    newer, older = find_neighbours(get_session(), article.project_id, article.id)
    return {
        "previous_article": newer and url_for("annotations.workbench", article_id=newer),
        "next_article": older and url_for("annotations.workbench", article_id=older),
    }


def _finding(
    article: Article, wanted: Filter, rows: Sequence[workbench.SentenceRow]
) -> dict[str, Any]:
    """What is looked for, and the addresses with and without it."""
    asked = {
        "q": wanted.words,
        "tag": wanted.tag,
        "speaker": wanted.speaker_id,
        "flagged": "1" if wanted.flagged else "",
        "unsourced": "1" if wanted.unsourced else "",
    }
    is_open = wanted.active or "find" in request.args
    query = urlencode({name: value for name, value in asked.items() if value})
    return {
        "wanted": wanted,
        "kept": f"{query}&" if query else "",
        "filter_open": is_open,
        # What is not shown is not counted: the script counts when it opens the form.
        "facets": count_facets(rows if is_open else ()),
        "filter_url": url_for(
            "annotations.workbench", article_id=article.id, find="", _anchor="filter"
        ),
        "clear_url": url_for("annotations.workbench", article_id=article.id),
    }
