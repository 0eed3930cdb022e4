"""Pages that list what can be searched for."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from flask import Response, request, url_for

from factcheck.db import get_session
from factcheck.web.forms import id_or_none
from factcheck.web.pages import render


def show_list(
    template: str,
    endpoint: str,
    read: Callable[[Any, str, UUID | None], tuple[list[Any], UUID | None]],
) -> Response:
    """Show a page of a list, narrowed to what was searched for."""
    typed = request.args.get("q", "").strip()[:200]
    after = id_or_none(request.args.get("after"))
    rows, last = read(get_session(), typed, after)
    following = last and url_for(endpoint, q=typed or None, after=last)
    return render(template, rows=rows, q=typed, next_page=following)
