"""A decision stands whose answer its reviewer has taken away and given again."""

import pytest
from sqlalchemy import select, update

from factcheck.adjudication.bench import read_bench
from factcheck.adjudication.layering import lay
from factcheck.adjudication.questions import choice_of
from factcheck.annotations.reading import Reading, Span
from factcheck.annotations.service import save_annotation
from factcheck.models import Annotation, Decision, DecisionField, Source, Tag, Verdict
from factcheck.reviews.states import reopen_review, submit_review
from tests.adjudication.test_finishing import link
from tests.exchange.conftest import bring, empty, export_of  # noqa: F401  a fixture
from tests.support.work import add_report

pytestmark = pytest.mark.both_engines
JUDGED = {"verdict": Verdict.NOT_ENOUGH, "justification": "No record of it."}


def choose(panel, number, field):
    """Decide for what Bob alone says of a sentence, or of words in it."""
    part = panel.parts()[number, field]
    choice = next(one.choice for one in part.options if one.choice != "none")
    panel.decide(part, choice, reason="Bob looked.")


def take_away(panel, number, said, reading, span=None):
    """Reopen the review of Bob, and let him take away what he said."""
    sentence, bob = panel.sentences[number], panel.reviewers[0].id
    words = Span(*span, sentence.text[slice(*span)]) if span else None

    def work(session):
        reopen_review(session, panel.review_of(0).id, panel.alice.id)
        seen = session.get_one(Annotation, said).revision
        about = said, sentence.id, bob, reading
        save_annotation(session, *about, seen_revision=seen, span=words, removed=True)

    panel.database.write(work)


def hand_in_again(panel):
    panel.database.write(lambda s: submit_review(s, panel.article_id, panel.reviewers[0].id))


def test_a_verdict_keeps_its_grounds(panel):
    said = panel.say(0, 0, Tag.CLAIM, **JUDGED)
    panel.tag(0, None, Tag.CLAIM, Tag.CLAIM)
    panel.hand_in()
    choose(panel, 0, DecisionField.VERDICT)
    take_away(panel, 0, said, Reading(Tag.CLAIM, **JUDGED))
    panel.say(0, 0, Tag.CLAIM, **JUDGED)
    hand_in_again(panel)
    made = panel.read(lambda session: session.scalars(select(Decision)).one())
    assert choice_of(panel.parts()[0, DecisionField.VERDICT], made) == Verdict.NOT_ENOUGH
    [laid] = lay(panel.bench())
    assert laid.reading.justification == "No record of it."


def test_a_passage_stays_whatever_its_source_is_called(panel, database):
    source = database.write(lambda session: add_report(session, panel.project, panel.alice))
    said = panel.say(0, 0, Tag.CLAIM)
    panel.tag(0, None, Tag.CLAIM, Tag.CLAIM)
    link(panel, source, 0, (0, 43))
    panel.hand_in()
    choose(panel, 0, DecisionField.EVIDENCE)
    take_away(panel, 0, said, Reading(Tag.CLAIM))
    panel.say(0, 0, Tag.CLAIM)
    link(panel, source, 0, (0, 43))
    hand_in_again(panel)
    named = update(Source).where(Source.id == source.id).values(title="The gauge, corrected")
    database.write(lambda session: session.execute(named))
    bench = panel.bench()
    assert bench.undecided == []
    assert [len(one.passages) for one in lay(bench)] == [1]


def test_marked_words_are_there_after_an_import_too(panel, database, empty):  # noqa: F811
    said = panel.say(0, 2, Tag.QUOTE, span=(0, 3))
    panel.tag(1, Tag.QUOTE, Tag.QUOTE, Tag.QUOTE)
    panel.hand_in()
    choose(panel, 2, DecisionField.SPAN)
    take_away(panel, 2, said, Reading(Tag.QUOTE), (0, 3))
    panel.say(0, 2, Tag.QUOTE, span=(0, 3))
    hand_in_again(panel)
    bring(empty, export_of(database, panel.project.id))
    with empty.read() as session:
        bench = read_bench(session, panel.article_id)
    assert bench.undecided == []
    assert [one.span.exact for one in lay(bench) if one.span] == [panel.sentences[2].text[:3]]
