"""An article that three review, and one where they have said different things of it."""

import pytest

from factcheck.db import Database
from factcheck.models import Tag
from tests.adjudication.differing import Panel, make_panel
from tests.support.desk import Desk


@pytest.fixture
def panel(database: Database, desk: Desk) -> Panel:
    """An article that three are to review, who have said nothing of it yet."""
    return make_panel(database, desk)


@pytest.fixture
def editor(signed_in, split):
    return signed_in(split.alice)


@pytest.fixture
def split(panel):
    panel.tag(0, Tag.CLAIM, Tag.CLAIM, Tag.QUOTE)
    panel.tag(1, Tag.CLAIM, Tag.QUOTE, Tag.OPINION)
    panel.tag(2, Tag.CLAIM, Tag.CLAIM, Tag.CLAIM)
    panel.hand_in()
    return panel


@pytest.fixture
def named(panel):
    """Two say that the first sentence is Lena Ortiz's, one that it is the mayor's."""
    for who, name in enumerate(("Lena Ortiz", "Lena Ortiz", "The mayor")):
        panel.say(who, 0, Tag.QUOTE, by=name)
    for who in range(3):
        panel.say(who, 1, Tag.QUOTE, by="The Courier")
    panel.hand_in()
    return panel
