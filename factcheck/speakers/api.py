"""Speakers, for the pages' scripts."""

from uuid import UUID

from flask import Blueprint, jsonify, request
from flask.typing import ResponseReturnValue

from factcheck.db import get_session
from factcheck.models import Role
from factcheck.speakers import service
from factcheck.web.access import needs

bp = Blueprint("speakers_api", __name__, url_prefix="/api/v1")


@bp.get("/projects/<uuid:project_id>/speakers")
@needs(Role.VIEWER)
def find(project_id: UUID) -> ResponseReturnValue:
    """Offer speakers for what was typed so far."""
    typed = request.args.get("q", "")[:200]
    matches = service.search_speakers(get_session(), project_id, typed)
    return jsonify(
        speakers=[
            {"id": str(m.id), "name": m.name, "kind": m.kind.value, "alias": m.alias}
            for m in matches
        ]
    )
