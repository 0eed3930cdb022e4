"""What every page is rendered with, and where a form may lead."""

import json
from typing import Any
from urllib.parse import urlsplit

from flask import Flask, Response, g, make_response, render_template

from factcheck.models import Role, Theme
from factcheck.web.preferences import theme

_JSON = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))


def init_app(app: Flask) -> None:
    app.context_processor(_context)
    # For the filter `tojson`, whose answer may stand between single quotes as it is: in double ones
    # each of its own would take five characters.
    app.jinja_env.policies["json.dumps_function"] = _JSON.encode
    app.jinja_env.policies["json.dumps_kwargs"] = {}


def render(template: str, status: int = 200, **context: Any) -> Response:
    """Answer with a page. It knows me, project, role, can_review and can_edit besides *context*."""
    return make_response(render_template(template, **context), status)


def local_url(url: str | None, otherwise: str) -> str:
    r"""Return *url* when it is a path on this site, else *otherwise*.

    A browser takes //host and /\host for another site, and drops tabs and line breaks before it
    looks.
    """
    if not url or not url.startswith("/") or url.startswith("//") or "\\" in url:
        return otherwise
    if any(ord(character) <= 32 or ord(character) == 127 for character in url):
        return otherwise
    try:
        parts = urlsplit(url)
    except ValueError:
        return otherwise
    return otherwise if parts.scheme or parts.netloc else url


def _context() -> dict[str, Any]:
    role: Role | None = g.get("role")
    chosen = theme()
    return {
        "me": g.get("me"),
        "project": g.get("project"),
        "role": role,
        "can_review": role is not None and role.rank >= Role.REVIEWER.rank,
        "can_edit": role is Role.EDITOR,
        "theme": None if chosen is Theme.SYSTEM else chosen.value,
    }
