"""What a source has from the article that is to cite it, looked into before the first link."""

from factcheck.models import SourceRelation
from factcheck.sources.relating import find_descent
from tests.support.work import add_article, add_report, link, sentences, snapshot_id

STORY = (
    "Two hundred people left the valley on Sunday after the dam above Orlen showed cracks. "
    "Engineers lowered the water by three metres overnight and closed the road to the north."
)


def test_an_unlike_source_is_linked_without_a_descent(session, project, alice):
    sentence = sentences(session, add_article(session, project, alice, STORY))[0]
    report = add_report(session, project, alice)
    assert find_descent(session, sentence.id, snapshot_id(session, report)) is None
    link(session, sentence, alice, report)
    assert session.query(SourceRelation).count() == 0


def test_nothing_is_looked_into_across_projects(session, desk, alice, mallory):
    sentence = sentences(session, add_article(session, desk.project, alice, STORY))[0]
    theirs = add_report(session, desk.elsewhere, mallory, STORY)
    assert find_descent(session, sentence.id, snapshot_id(session, theirs)) is None
