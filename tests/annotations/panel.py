"""The fields of the panel as a browser without scripts sends them."""

import re
from html import unescape
from typing import Any

from factcheck.models import uuid7


def speaker(number: int | None = None, **fields: Any) -> dict[str, Any]:
    """Return the fields of a speaker; without *number* by their bare names."""
    blank = {
        "id": str(uuid7()), "speaker_name": "", "kind": "person", "manner": "indirect", "role": "",
        "affiliation": "", "parent": "", "cue": "", "cue_which": "", "source": "",
        "source_which": "", "content": "", "content_which": "", "place": "",
    }  # fmt: skip
    if number is None:
        return {name: value for name, value in blank.items() if name != "id"}
    return {f"who-{number}-{name}": value for name, value in (blank | fields).items()}


def fields_of(page: str) -> dict[str, Any]:
    """Return what the panel of *page* would send if nothing were changed in it."""
    form = page[page.index("data-form") : page.index("</form>", page.index("data-form"))]
    fields = {}
    for tag in re.findall(r"<input[^>]*>", form):
        told = dict(re.findall(r'([\w-]+)="([^"]*)"', tag))
        if told.get("type") in {"radio", "checkbox"} and not re.search(r"\schecked[\s>]", tag):
            continue
        fields[told["name"]] = unescape(told.get("value", "y"))
    for name, options in re.findall(r'(?s)<select[^>]*name="([^"]+)"[^>]*>(.*?)</select>', form):
        chosen = re.search(r'<option selected value="([^"]*)"', options)
        fields[name] = chosen[1] if chosen else re.search(r'value="([^"]*)"', options)[1]
    for name, text in re.findall(r'(?s)<textarea[^>]*name="([^"]+)"[^>]*>(.*?)</textarea>', form):
        fields[name] = unescape(text).removeprefix("\r\n")
    return {name: value for name, value in fields.items() if name != "csrf_token"}
