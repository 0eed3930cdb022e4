"""Speakers, for the pages' scripts."""

from uuid import UUID

from flask import Blueprint, g, jsonify, request
from flask.typing import ResponseReturnValue

from factcheck.db import get_session
from factcheck.models import Role
from factcheck.speakers.finding import search_speakers
from factcheck.web.access import needs

bp = Blueprint("speakers_api", __name__, url_prefix="/api/v1")


@bp.get("/projects/<uuid:project_id>/speakers")
@needs(Role.VIEWER)
def find(project_id: UUID) -> ResponseReturnValue:
    """Offer speakers for what was typed so far."""
    typed = request.args.get("q", "")[:200]
    matches = search_speakers(get_session(), project_id, typed, g.me.id)
    return jsonify(
        speakers=[
            {
                "id": str(match.id),
                "name": match.name,
                "kind": match.kind.value,
                "alias": match.alias,
                "role": match.role,
            }
            for match in matches
        ]
    )
