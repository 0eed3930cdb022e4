"""What reviewers find of decisions before an editor finishes the article: nothing, anywhere."""

import pytest

from factcheck.adjudication.finishing import finish
from factcheck.models import Tag
from tests.adjudication.differing import make_panel
from tests.reviews.blind_worlds import addresses, read
from tests.support.routes import add_things

pytestmark = pytest.mark.both_engines

REASON = "Nobodyknowsthisyet"


@pytest.fixture
def decided(database, desk):
    panel = make_panel(database, desk)
    panel.tag(0, Tag.CLAIM, Tag.CLAIM, Tag.QUOTE)
    panel.hand_in()
    (part,) = panel.parts().values()
    panel.decide(part, "quote", reason=REASON)
    return panel


@pytest.fixture
def asked(app, database, decided):
    """Every address that can be read, of this article where it is of one."""
    things = database.write(lambda session: add_things(session, decided.project, decided.alice))
    here = {"article_id": decided.article_id, "sentence_id": decided.sentences[0].id}
    found = addresses(app, things, here, [{}, {"q": REASON[:11], "state": "all"}])
    assert len(found) > 100
    return found


def told_of(client, asked):
    """Return the addresses that tell somebody of the reason."""
    return {path for path in asked if REASON in read(client, path)[1]}


def test_a_reviewer_is_told_nothing_of_a_decision_before_the_article_is_finished(
    database, signed_in, decided, asked
):
    assert told_of(signed_in(decided.reviewers[0]), asked) == set()
    database.write(lambda session: finish(session, decided.article_id, decided.alice.id))
    told = told_of(signed_in(decided.reviewers[0]), asked)
    assert f"/articles/{decided.article_id}/export.json" in told
    assert f"/articles/{decided.article_id}/reviews" in told


def test_an_editor_is_told_of_it_as_soon_as_it_is_decided(signed_in, decided, asked):
    told = told_of(signed_in(decided.alice), asked)
    assert f"/articles/{decided.article_id}/adjudicate" in told
    assert f"/articles/{decided.article_id}/export.json" in told
