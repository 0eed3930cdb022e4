"""Whether what an export says of the work at a desk agrees: layers, decisions and comments."""

from collections.abc import Iterable, Mapping
from typing import Any, NoReturn
from uuid import UUID

from factcheck.adjudication.given import NO_ATTRIBUTION, parse_given
from factcheck.adjudication.values import NOTHING
from factcheck.errors import InvalidError
from factcheck.exchange import records, records_desk, schema
from factcheck.exchange.known import Known, Remark, dangling, fail
from factcheck.models import DecisionField, ReviewKind, Tag, Verdict
from factcheck.words import say

ENDS = ("article", "source", "speaker")
KNOWN: dict[str, type[Tag | Verdict]] = {"tag": Tag, "verdict": Verdict}
"""The words that these parts of a choice are one of, unless they are null."""
INSIDE = ("sentence", "annotation")


def check_maker(path: str, record: records.Speaker | records.Source, known: Known) -> None:
    """Raise InvalidError unless who made *record* is known; the article is asked for later."""
    _check_person(f"{path}.made_by", record.made_by, known)
    if record.made_in:
        known.made_in.setdefault(record.made_in, f"{path}.made_in")


def check_guideline(path: str, guideline: records_desk.Guideline, known: Known) -> None:
    """Raise InvalidError unless it is the one of its version, and who made it is *known*."""
    _check_person(f"{path}.made_by", guideline.made_by, known)
    known.add_guideline(path, guideline)


def check_comment(path: str, comment: records_desk.Comment, known: Known) -> None:
    """Raise InvalidError unless *comment* is whole by itself; what it is about comes later."""
    _check_person(f"{path}.author", comment.author, known)
    _check_person(f"{path}.resolved_by", comment.resolved_by, known)
    if not any(getattr(comment, name) for name in ENDS):
        fail(path, say("Say what it is about: an article, a source or a speaker."))
    if sum(bool(getattr(comment, name)) for name in ENDS) > 1:
        fail(path, say("A comment is about one thing: an article, a source or a speaker."))
    for name in INSIDE:
        if getattr(comment, name) and not comment.article:
            fail(f"{path}.{name}", say("This is part of an article, so give that too."))
    if (comment.resolved_at is None) != (comment.resolved_by is None):
        fail(f"{path}.resolved_by", say("Give both who resolved it and when, or neither."))
    if comment.thread and comment.resolved_at:
        fail(f"{path}.resolved_at", say("An answer is not resolved; its thread is."))
    if not (comment.text or comment.removed_at):
        fail(f"{path}.text", say("A comment says something, unless it was removed."))
    known.add_comment(path, comment)


def check_layers(path: str, article: schema.Article, known: Known) -> None:
    """Raise InvalidError unless the reviews of *article* can be beside each other."""
    _check_person(f"{path}.opened_by", article.opened_by, known)
    if article.opened_by and not article.opened_at:
        fail(f"{path}.opened_by", say("Somebody opened it, so say when."))
    seen: set[UUID | ReviewKind] = set()
    said = {
        annotation.id: annotation.sentence
        for review in article.reviews
        for annotation in review.annotations
    }
    sentences = {sentence.id for sentence in article.sentences}
    for index, review in enumerate(article.reviews):
        place = f"{path}.reviews[{index}]"
        _check_person(f"{place}.reviewer", review.reviewer, known)
        _check_person(f"{place}.assigned_by", review.assigned_by, known)
        if review.guideline and review.guideline not in known.guidelines:
            dangling(f"{place}.guideline", say("guidelines"))
        adjudicated = review.kind is ReviewKind.ADJUDICATED
        who = review.kind if adjudicated else review.reviewer
        if who in seen:
            fail(f"{place}.reviewer", say("There is another such review; leave one of them out."))
        seen.add(who)
        if review.agreement and not adjudicated:
            fail(f"{place}.agreement", say("Only an adjudicated review has this."))
        if review.decisions and not adjudicated:
            fail(f"{place}.decisions", say("Only an adjudicated review has this."))
        _check_decisions(place, review.decisions, sentences, said, known)
    known.note_places(article.id, sentences, said)


def check_references(known: Known) -> None:
    """Raise InvalidError unless all that came before the articles fits them. Call it last."""
    for article_id, path in known.made_in.items():
        if article_id not in known.articles:
            dangling(path, say("articles"))
    for remark in known.comments.values():
        _check_about(remark, known)
        if remark.thread:
            _check_answer(remark, known)


def _check_decisions(
    path: str,
    decisions: Iterable[records_desk.Decision],
    sentences: set[UUID],
    said: Mapping[UUID, UUID],
    known: Known,
) -> None:
    seen = set()
    for index, decision in enumerate(decisions):
        place = f"{path}.decisions[{index}]"
        known.add_decision(place, decision)
        _check_person(f"{place}.decided_by", decision.decided_by, known)
        if decision.sentence not in sentences:
            dangling(f"{place}.sentence", say("the article's sentences"))
        if decision.annotation and said.get(decision.annotation) != decision.sentence:
            dangling(f"{place}.annotation", say("the reviews' annotations of this sentence"))
        _check_choice(f"{place}.choice", decision)
        what = (decision.sentence, decision.field, decision.place)
        if what in seen:
            fail(f"{place}.field", say("This was decided already; leave one of the two out."))
        seen.add(what)


def _check_choice(path: str, decision: records_desk.Decision) -> None:
    """Check that it has the parts that the pages show; what is in them is history."""
    nothing = NOTHING[decision.field]
    for name, empty in nothing.items():
        if name not in decision.choice or decision.choice.keys() - nothing.keys():
            names = ", ".join(nothing)
            fail(path, say("Of this part a choice has the keys: %(names)s.", names=names))
        value = decision.choice[name]
        if name in KNOWN and value is not None:
            if value not in list(KNOWN[name]):
                fail(f"{path}.{name}", say("Give one of: %(known)s.", known=", ".join(KNOWN[name])))
        elif not isinstance(value, type(empty)) or not _holds_objects(value):
            fail(f"{path}.{name}", say("This is of another kind than in an export."))
    if decision.field is DecisionField.ATTRIBUTION and decision.annotation is None:
        _check_given(path, decision)


def _check_given(path: str, decision: records_desk.Decision) -> None:
    """Check that the layer can be written of what no annotation in the file says."""
    try:
        parse_given(decision.choice)
    except InvalidError:
        fail(f"{path}.attributions", NO_ATTRIBUTION)


def _holds_objects(value: Any) -> bool:
    return not isinstance(value, list) or all(isinstance(one, dict) for one in value)


def _check_about(remark: Remark, known: Known) -> None:
    about = remark.about
    for name, there in (
        ("article", known.articles),
        ("source", known.sources),
        ("speaker", known.speakers),
    ):
        if about[name] and about[name] not in there:
            _missing(remark, name)
    for name in INSIDE:
        inside = about[name]
        if inside and known.places.get(inside, (None,))[0] != about["article"]:
            _missing(remark, name)
    annotation, sentence = about["annotation"], about["sentence"]
    if annotation and sentence and known.places[annotation][1] != sentence:
        fail(f"{remark.path}.annotation", say("This annotation is of another sentence."))


def _check_answer(remark: Remark, known: Known) -> None:
    thread = known.comments.get(remark.thread) if remark.thread else None
    if thread is None:
        dangling(f"{remark.path}.thread", say("comments"))
    if thread.thread:
        fail(f"{remark.path}.thread", say("This is an answer itself; name the one it answers."))
    for name in ENDS:
        if thread.about[name] != remark.about[name]:
            message = say("An answer is about the same as the comment it answers.")
            fail(f"{remark.path}.{name}", message)


def _missing(remark: Remark, name: str) -> NoReturn:
    where = {
        "article": say("articles"),
        "source": say("sources"),
        "speaker": say("speakers"),
        "sentence": say("the article's sentences"),
        "annotation": say("the article's annotations"),
    }[name]
    dangling(f"{remark.path}.{name}", where)


def _check_person(path: str, person_id: UUID | None, known: Known) -> None:
    if person_id and person_id not in known.people:
        dangling(path, say("people"))
