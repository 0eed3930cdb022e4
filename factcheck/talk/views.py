"""The pages of comments: about one thing, of a project, and one thread."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from flask import Blueprint, flash, g, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from factcheck.db import get_session, write
from factcheck.errors import InvalidError, NotFoundError
from factcheck.models import Role, uuid7
from factcheck.talk import service
from factcheck.talk.forms import CommentForm, read_wanted
from factcheck.talk.mentions import list_nameable
from factcheck.talk.page import Talk, gather, read_talk
from factcheck.talk.reading import State, Whose, get_thread, list_threads
from factcheck.talk.topics import (
    NOTHING,
    Topic,
    find_article,
    find_sentence,
    find_source,
    find_speaker,
)
from factcheck.web.access import needs
from factcheck.web.forms import id_or_none
from factcheck.web.pages import local_url, render

bp = Blueprint("comments", __name__)

Find = Callable[[Any, CommentForm], Topic]


@bp.get("/projects/<uuid:project_id>/comments")
@needs(Role.VIEWER)
def index(project_id: UUID) -> ResponseReturnValue:
    """List the threads of a project that the reader may see: ?state= and ?whose= narrow them."""
    wanted = read_wanted(request.args)
    after = id_or_none(request.args.get("after"))
    threads, last = list_threads(get_session(), project_id, g.me.id, wanted, after=after)
    kept: dict[str, Any] = {"project_id": project_id, "state": wanted.state, "whose": wanted.whose}
    return render(
        "talk/index.html",
        talk=Talk(
            tuple(threads),
            g.me.id,
            g.role,
            following=last,
            members=tuple(list_nameable(get_session(), project_id)),
        ),
        wanted=wanted,
        states=State,
        whose=Whose,
        next_page=last and url_for(".index", **kept, after=last),
    )


@bp.get("/articles/<uuid:article_id>/comments")
@needs(Role.VIEWER)
def of_article(article_id: UUID) -> ResponseReturnValue:
    """Show all that is said of an article, in the order of its text."""
    return _show(find_article(get_session(), article_id))


@bp.post("/articles/<uuid:article_id>/comments")
@needs(Role.REVIEWER)
def write_of_article(article_id: UUID) -> ResponseReturnValue:
    """Begin a thread about an article as a whole."""
    return _begin(lambda session, _form: find_article(session, article_id))


@bp.get("/sentences/<uuid:sentence_id>/comments")
@needs(Role.VIEWER)
def of_sentence(sentence_id: UUID) -> ResponseReturnValue:
    """Show what is said of a sentence; with ?annotation=, a comment written is about that."""
    annotation = id_or_none(request.args.get("annotation"))
    return _show(find_sentence(get_session(), sentence_id, g.me.id, annotation))


@bp.post("/sentences/<uuid:sentence_id>/comments")
@needs(Role.REVIEWER)
def write_of_sentence(sentence_id: UUID) -> ResponseReturnValue:
    """Begin a thread about a sentence, or about what a review says of it."""
    return _begin(
        lambda session, form: find_sentence(session, sentence_id, g.me.id, form.annotation_id())
    )


@bp.get("/sources/<uuid:source_id>/comments")
@needs(Role.VIEWER)
def of_source(source_id: UUID) -> ResponseReturnValue:
    """Show what is said of a source."""
    return _show(find_source(get_session(), source_id, g.me.id))


@bp.post("/sources/<uuid:source_id>/comments")
@needs(Role.REVIEWER)
def write_of_source(source_id: UUID) -> ResponseReturnValue:
    """Begin a thread about a source."""
    return _begin(lambda session, _form: find_source(session, source_id, g.me.id))


@bp.get("/speakers/<uuid:speaker_id>/comments")
@needs(Role.VIEWER)
def of_speaker(speaker_id: UUID) -> ResponseReturnValue:
    """Show what is said of a speaker."""
    return _show(find_speaker(get_session(), speaker_id, g.me.id))


@bp.post("/speakers/<uuid:speaker_id>/comments")
@needs(Role.REVIEWER)
def write_of_speaker(speaker_id: UUID) -> ResponseReturnValue:
    """Begin a thread about a speaker."""
    return _begin(lambda session, _form: find_speaker(session, speaker_id, g.me.id))


@bp.get("/comments/<uuid:comment_id>")
@needs(Role.VIEWER)
def show(comment_id: UUID) -> ResponseReturnValue:
    """Show one thread, wherever its comment stands in it."""
    return show_thread(comment_id)


@bp.post("/comments/<uuid:comment_id>/replies")
@needs(Role.REVIEWER)
def reply(comment_id: UUID) -> ResponseReturnValue:
    """Reply in a thread."""
    form = CommentForm()
    made = form.comment_id() or uuid7()
    if form.validate():
        typed = form.text.data
        try:
            written = write(lambda s: service.reply(s, made, comment_id, typed, g.me.id))
        except InvalidError as error:
            form.refuse(error.fields)
        else:
            return after_writing(written, url_for(".show", comment_id=comment_id))
    return show_thread(comment_id, form, 422)


def show_thread(
    comment_id: UUID, form: CommentForm | None = None, status: int = 200
) -> ResponseReturnValue:
    """Answer with the page of one thread.

    Args:
        form: a reply that was refused, as it was typed.
    """
    session = get_session()
    thread = get_thread(session, comment_id, g.me.id)
    if thread is None:
        raise NotFoundError(NOTHING)
    return render(
        "talk/thread.html",
        status,
        thread=thread,
        talk=gather(session, [thread], g.me.id, g.role, topic=thread.topic),
        form=form,
        back=page_of(thread.topic),
        here=url_for(".show", comment_id=thread.first.id),
    )


def page_of(topic: Topic, after: UUID | None = None) -> str:
    """Return the address of the page of what is said of something."""
    if topic.source_id:
        return url_for("comments.of_source", source_id=topic.source_id, after=after)
    if topic.speaker_id:
        return url_for("comments.of_speaker", speaker_id=topic.speaker_id, after=after)
    if topic.sentence_id:
        return url_for(
            "comments.of_sentence",
            sentence_id=topic.sentence_id,
            annotation=topic.annotation_id,
            after=after,
        )
    return url_for("comments.of_article", article_id=topic.article_id, after=after)


def after_writing(written: service.Written, otherwise: str) -> ResponseReturnValue:
    """Go back to where a comment was written, and say what its author has to know."""
    for name in written.unknown:
        flash(_("Nobody here is called “%(name)s”, so nobody was told of that.", name=name), "warn")
    for name in written.unclear:
        words = _("Several people here are called “%(name)s”. Write the full name.", name=name)
        flash(words, "warn")
    if written.later:
        flash(
            _("Those you named who cannot read this yet are told when the article is opened."),
            "info",
        )
    then = local_url(request.form.get("next"), otherwise).partition("#")[0]
    told = written.unknown or written.unclear or written.later
    return redirect(then if told else f"{then}#c-{written.id}", 303)


def _begin(find: Find) -> ResponseReturnValue:
    """Begin a thread about what *find* finds, or show the form again with what is wrong."""
    form = CommentForm()
    made, typed = form.comment_id() or uuid7(), form.text
    if form.validate():
        try:
            written = write(
                lambda s: service.begin_thread(s, made, find(s, form), typed.data, g.me.id)
            )
        except InvalidError as error:
            form.refuse(error.fields)
        else:
            return after_writing(written, request.path)
    return _show(find(get_session(), form), form, 422)


def _show(topic: Topic, form: CommentForm | None = None, status: int = 200) -> ResponseReturnValue:
    asked = (request.view_args or {}).get("speaker_id")
    if form is None and topic.speaker_id != asked:
        return redirect(page_of(topic), 303)  # it was merged
    after = id_or_none(request.args.get("after"))
    talk = read_talk(get_session(), topic, g.me.id, g.role, after=after)
    return render(
        "talk/about.html",
        status,
        talk=talk,
        form=form,
        here=page_of(topic, after),
        next_page=talk.following and page_of(topic, talk.following),
    )
