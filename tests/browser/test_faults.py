"""Two hundred changes at the workbench while everything fails that can.

The reviewer works on, whatever happens: the line is cut, the server answers with errors, or not at
all after it has saved, or gets everything twice; the login ends; the tab is killed; somebody saves
the same sentence from elsewhere. In the end the database holds what the reviewer wanted, and every
conflict was shown.
"""

import random
from collections.abc import Iterator

import pytest

from tests.browser.bench import Bench
from tests.browser.faults import TEXT, Reviewer, Weather
from tests.browser.kept import KEPT
from tests.support.server import serving
from tests.support.sign_in import login_cookie
from tests.support.work import add_article

CHANGES = 200


@pytest.fixture
def reviewer(browser, settings, database, project, bob, request) -> Iterator[Reviewer]:
    seed = request.node.name
    article = database.write(lambda session: add_article(session, project, bob, TEXT))
    with serving(settings) as address:
        context = browser.new_context(base_url=address, locale="en-GB")
        context.add_cookies([login_cookie(database, bob, address)])
        bench = Bench(context.new_page(), article, database, bob)
        # Two of them, as how many saves meet the weather depends on time.
        weather = Weather(context, random.Random(seed + " weather"))
        yield Reviewer(bench, weather, random.Random(seed), address)
        context.close()


@pytest.mark.slow
@pytest.mark.both_engines
def test_the_database_holds_what_was_wanted(reviewer):
    reviewer.open()
    for _ in range(CHANGES):
        reviewer.change()
        reviewer.suffer()
    reviewer.clear_up()
    reviewer.decide()
    assert reviewer.stored() == reviewer.said
    assert reviewer.weather.met >= {"arrive", "twice", "lost", "error", "cut"}
    assert reviewer.happened == {"weather", "offline", "sign_out", "sign_in", "kill", "meddle"}
    assert reviewer.page.evaluate(KEPT) == []
