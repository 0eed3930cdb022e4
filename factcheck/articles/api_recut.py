"""Splitting and joining sentences, for the workbench's script."""

from uuid import UUID

from flask import Blueprint, jsonify
from flask.typing import ResponseReturnValue
from pydantic import BaseModel, ConfigDict, Field

from factcheck.articles import recut
from factcheck.articles.recut import Plan
from factcheck.articles.recut_types import Whole
from factcheck.articles.views_recut import address_after, cutter
from factcheck.articles.views_recut_words import tell_choices, tell_plan
from factcheck.db import get_session, write
from factcheck.models import Role
from factcheck.web.access import needs
from factcheck.web.body import parse_body

bp = Blueprint("recut_api", __name__, url_prefix="/api/v1")


class MergeBody(BaseModel):
    """Which cut of the article was seen, and whether what joining does was."""

    model_config = ConfigDict(strict=True, extra="forbid")

    cut: int = Field(ge=0, lt=2**31)
    confirm: bool = False


class SplitBody(MergeBody):
    """Where to split, in code points from the start of the sentence."""

    at: int = Field(ge=0, lt=2**31)
    whole: Whole | None = None


@bp.post("/sentences/<uuid:sentence_id>/split")
@needs(Role.REVIEWER)
def split(sentence_id: UUID) -> ResponseReturnValue:
    """Split a sentence, or tell what that does where a person should know first."""
    body = parse_body(SplitBody)
    whole = body.whole or Whole.BOTH
    plan = recut.preview_split(get_session(), sentence_id, body.at, cutter(), whole)
    plan.check_seen(body.cut)
    if plan.asks and not body.confirm:
        return _told(plan, choices=plan.offers_whole)
    who = cutter()
    plan = write(
        lambda session: recut.split_sentence(
            session, sentence_id, body.at, who, seen_cut=body.cut, whole=whole
        )
    )
    return _done(plan)


@bp.post("/sentences/<uuid:sentence_id>/merge")
@needs(Role.REVIEWER)
def merge(sentence_id: UUID) -> ResponseReturnValue:
    """Join a sentence with the next one, or tell what that does."""
    body = parse_body(MergeBody)
    plan = recut.preview_merge(get_session(), sentence_id, cutter())
    plan.check_seen(body.cut)
    if plan.asks and not body.confirm:
        return _told(plan, choices=False)
    who = cutter()
    plan = write(lambda session: recut.merge_sentence(session, sentence_id, who, seen_cut=body.cut))
    return _done(plan)


def _told(plan: Plan, *, choices: bool) -> ResponseReturnValue:
    offered = tell_choices() if choices else {}
    preview = {
        "lines": tell_plan(plan),
        "choices": [{"value": value.value, "words": words} for value, words in offered.items()],
    }
    return jsonify(done=False, preview=preview)


def _done(plan: Plan) -> ResponseReturnValue:
    return jsonify(done=True, url=address_after(plan))
