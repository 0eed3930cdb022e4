"""Reads the evaluation cases: stories with their sources, and what holds between them.

Every place, person and publication in them is invented. README.md says what a file holds.
"""

import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from factcheck.text.segment import segment

FOLDER = Path(__file__).parent
Story = dict[str, Any]


@cache
def read_stories() -> tuple[Story, ...]:
    """Return all stories, by the names of their files."""
    return tuple(json.loads(file.read_text("utf-8")) for file in sorted(FOLDER.glob("*.json")))


def sources_of(story: Story) -> dict[str, Story]:
    """Return the sources of a story by their ids."""
    return {source["id"]: source for source in story["sources"]}


def sentences_of(text: str) -> list[str]:
    """Return the sentences of a source's text."""
    return [text[span.start : span.end] for span in segment(text, "en")]


def claims() -> Iterator[tuple[Story, Story]]:
    """Yield each claim with its story."""
    for story in read_stories():
        for claim in story["claims"]:
            yield story, claim
