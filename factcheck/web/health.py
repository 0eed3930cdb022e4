"""Whether the server can serve, for whatever watches over it."""

from flask import Blueprint, jsonify
from flask.typing import ResponseReturnValue
from sqlalchemy import text

from factcheck.db import get_session
from factcheck.web.access import public

bp = Blueprint("web", __name__)


@bp.get("/healthz")
@public
def health() -> ResponseReturnValue:
    """Answer 200 when the database answers; the error page's 503 when it does not."""
    get_session().execute(text("SELECT 1"))
    return jsonify(status="ok")
