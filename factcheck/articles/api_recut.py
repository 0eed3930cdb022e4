"""Splitting and joining sentences, for the workbench's script."""

from uuid import UUID

from flask import Blueprint, jsonify
from flask.typing import ResponseReturnValue
from pydantic import Field

from factcheck.articles import recut
from factcheck.articles.recut_shown import Plan, UnseenError
from factcheck.articles.recut_types import Whole
from factcheck.articles.views_recut_around import address_after, cutter
from factcheck.articles.views_recut_words import tell_choices, tell_plan
from factcheck.db import write
from factcheck.models import Role
from factcheck.web.access import needs
from factcheck.web.body import Body, parse_body

bp = Blueprint("recut_api", __name__, url_prefix="/api/v1")


class MergeBody(Body):
    """Which cut of the article was seen, and what was told of what joining does."""

    cut: int = Field(ge=0, lt=2**31)
    confirm: bool = False
    """Do it, whatever becomes of what was said."""
    shown: str = Field(default="", max_length=100)
    """As the preview had it that a person has seen: do that, and nothing else."""

    @property
    def seen(self) -> str | None:
        return None if self.confirm and not self.shown else self.shown


class SplitBody(MergeBody):
    """Where to split, in code points from the start of the sentence."""

    at: int = Field(ge=0, lt=2**31)
    whole: Whole | None = None


@bp.post("/sentences/<uuid:sentence_id>/split")
@needs(Role.REVIEWER)
def split(sentence_id: UUID) -> ResponseReturnValue:
    """Split a sentence, or tell what that does where a person should know first."""
    body, who = parse_body(SplitBody), cutter()
    try:
        plan = write(
            lambda session: recut.split_sentence(
                session,
                sentence_id,
                body.at,
                who,
                seen_cut=body.cut,
                whole=body.whole or Whole.BOTH,
                shown=body.seen,
            )
        )
    except UnseenError as error:
        return _told(error.plan, choices=error.plan.offers_whole)
    return _done(plan)


@bp.post("/sentences/<uuid:sentence_id>/merge")
@needs(Role.REVIEWER)
def merge(sentence_id: UUID) -> ResponseReturnValue:
    """Join a sentence with the next one, or tell what that does."""
    body, who = parse_body(MergeBody), cutter()
    try:
        plan = write(
            lambda session: recut.merge_sentence(
                session, sentence_id, who, seen_cut=body.cut, shown=body.seen
            )
        )
    except UnseenError as error:
        return _told(error.plan, choices=False)
    return _done(plan)


def _told(plan: Plan, *, choices: bool) -> ResponseReturnValue:
    offered = tell_choices() if choices else {}
    preview = {
        "shown": plan.shown,
        "lines": tell_plan(plan),
        "choices": [{"value": value.value, "words": words} for value, words in offered.items()],
    }
    return jsonify(done=False, preview=preview)


def _done(plan: Plan) -> ResponseReturnValue:
    return jsonify(done=True, url=address_after(plan))
