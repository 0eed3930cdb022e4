"""Decisions of an adjudicator, for the page's script."""

from uuid import UUID

from flask import Blueprint, g, jsonify
from flask.typing import ResponseReturnValue
from pydantic import Field

from factcheck.adjudication.bench import Bench
from factcheck.adjudication.decisions import Seen, Wanted, decide, tell, undecide
from factcheck.adjudication.disagreements import Key
from factcheck.db import get_session, write
from factcheck.models import DecisionField, Role
from factcheck.text.clean import clean_block
from factcheck.web.access import needs
from factcheck.web.body import Body, parse_body

bp = Blueprint("adjudication_api", __name__, url_prefix="/api/v1")


class SeenBody(Body):
    id: UUID
    revision: int = Field(ge=1, lt=2**31)

    def seen(self) -> Seen:
        return Seen(self.id, self.revision)


class PartBody(Body):
    """Which disagreement is meant, and which decision of it the page showed."""

    sentence: UUID
    field: DecisionField
    place: str = Field(default="", max_length=40)
    seen: SeenBody | None = None

    @property
    def key(self) -> Key:
        return self.sentence, self.field, self.place


class DecisionBody(PartBody):
    """What is decided of it."""

    choice: str = Field(max_length=40)
    fingerprint: str = Field(max_length=64)
    reason: str = ""

    def wanted(self) -> Wanted:
        """The decision with its reason cleaned.

        Raises:
            InvalidError: the reason cannot be taken.
        """
        seen = self.seen.seen() if self.seen else None
        reason = clean_block(self.reason)
        return Wanted(self.key, self.choice, self.fingerprint, seen, reason)


class TakenBackBody(PartBody):
    seen: SeenBody


@bp.put("/articles/<uuid:article_id>/decision")
@needs(Role.EDITOR)
def put(article_id: UUID) -> ResponseReturnValue:
    """Decide a disagreement. Delivering it twice does no harm."""
    wanted = parse_body(DecisionBody).wanted()
    bench, decision = write(lambda session: decide(session, article_id, g.me.id, wanted))
    part = bench.find(wanted.key)
    return jsonify(
        decision=part and decision and tell(get_session(), part, decision), **_left(bench)
    )


@bp.put("/articles/<uuid:article_id>/decision/taken-back")
@needs(Role.EDITOR)
def take_back(article_id: UUID) -> ResponseReturnValue:
    """Take a decision back."""
    body = parse_body(TakenBackBody)
    seen = body.seen.seen()
    bench = write(lambda session: undecide(session, article_id, g.me.id, body.key, seen))
    return jsonify(decision=None, **_left(bench))


def _left(bench: Bench) -> dict[str, int]:
    return {"undecided": len(bench.undecided), "conflicts": len(bench.differing)}
