"""The log tells editors of every change, and of blind reviews no more than they may know."""

import ast
import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import func, select

from factcheck.accounts.desk import get_settings, save_settings
from factcheck.history import record
from factcheck.models import (
    Article,
    Base,
    DecisionField,
    Event,
    Review,
    Speaker,
    SpeakerKind,
    Tag,
    uuid7,
)
from factcheck.overview.audit import PAGE, Wanted, list_events
from factcheck.overview.wording import NOUNS, TOLD, VERBS
from factcheck.paths import PACKAGE
from factcheck.reviews.opening import open_article
from factcheck.reviews.states import submit_review
from factcheck.talk.service import begin_thread
from factcheck.talk.topics import find_sentence, find_source
from factcheck.undo.telling import RELATIONS, SPEAKERS
from tests.adjudication.differing import make_panel, seen
from tests.support.work import add_article, add_report, annotate, sentences

pytestmark = pytest.mark.both_engines
SECRET = "Vossberghausen"
"""Whom Dana names in an article that is not opened."""


@pytest.fixture
def article(database, desk, dana):
    def work(session):
        article = add_article(session, desk.project, desk.alice)
        annotate(session, sentences(session, article)[0], dana, Tag.CLAIM, SECRET)
        return article

    return database.write(work)


def log(database, desk, reader, **wanted):
    with database.read() as session:
        return list_events(session, desk.project.id, reader.id, Wanted(**wanted), limit=500)[0]


def test_an_editor_reads_that_something_was_saved_and_not_what(database, desk, dana, article):
    rows = log(database, desk, desk.alice, noun="annotation")
    assert [(row.person, row.veiled, row.before, row.after) for row in rows] == [
        ("Dana", True, None, None)
    ]
    database.write(lambda session: open_article(session, article.id, desk.alice.id))
    rows = log(database, desk, desk.alice, noun="annotation")
    assert rows[0].after["attributions"][0]["speaker"]["name"] == SECRET


def test_an_editor_who_reviews_the_article_hears_nothing_of_the_others(
    database, desk, dana, article
):
    def join(session):
        session.add(Review(article_id=article.id, reviewer_id=desk.alice.id))
        submit_review(session, article.id, dana.id)

    database.write(join)
    assert [row for row in log(database, desk, desk.alice) if row.person == "Dana"] == []
    database.write(lambda session: open_article(session, article.id, desk.alice.id))
    verbs = {row.verb for row in log(database, desk, desk.alice) if row.person == "Dana"}
    assert verbs >= {"annotation.saved", "speaker.added", "review.submitted"}


def test_the_pages_of_the_log_hold_every_event_once(database, desk, busy):
    seen, before_id, pages = [], None, 0
    with database.read() as session:
        while True:
            rows, before_id = list_events(
                session, desk.project.id, desk.alice.id, Wanted(), before_id=before_id
            )
            seen += [row.id for row in rows]
            pages += 1
            if before_id is None:
                break
        query = select(Event.id).where(Event.project_id == desk.project.id)
        assert seen == session.scalars(query.order_by(Event.id.desc())).all()
    assert pages == -(-len(seen) // PAGE) > 1


def test_filters_leave_what_is_asked_for(database, desk, busy, article):
    by_bob = log(database, desk, desk.alice, person_id=desk.bob.id)
    assert {row.person for row in by_bob} == {"Bob"}
    here = log(database, desk, desk.alice, about_id=article.id)
    assert {row.verb for row in here} >= {"article.imported", "annotation.saved"}
    assert {row.article_id or row.object_id for row in here} == {article.id}
    today = datetime.now(UTC).date()
    everything = log(database, desk, desk.alice)
    assert log(database, desk, desk.alice, since=today, until=today) == everything
    assert log(database, desk, desk.alice, until=today - timedelta(days=1)) == []


def test_the_page_takes_as_many_queries_for_a_long_log(signed_in, desk, busy, count_queries):
    browser = signed_in(desk.alice)
    address = f"/projects/{desk.project.id}/audit"
    with count_queries() as few:
        assert browser.get(f"{address}?what=member").status_code == 200
    with count_queries() as many:
        assert browser.get(address).text.count("log__entry") == PAGE
    assert len(few) == len(many)


def test_what_is_downloaded_is_what_the_filters_leave(database, signed_in, desk, busy):
    browser = signed_in(desk.alice)
    address = f"/projects/{desk.project.id}/audit"
    lines = browser.get(f"{address}.jsonl?what=annotation").text.splitlines()
    with database.read() as session:
        query = select(func.count()).where(Event.verb.startswith("annotation."))
        assert len(lines) == session.scalar(query) > 0
    assert {json.loads(line)["verb"] for line in lines} == {"annotation.saved"}
    table = browser.get(f"{address}.csv?what=review").text.splitlines()
    assert len(table) == 1 + len(log(database, desk, desk.alice, noun="review"))


@pytest.mark.parametrize(
    "query",
    ["person=x", "what=nonsense", "what=%25", "from=2026-13-40", "to=0001-01-01", "before=1"],
)
def test_a_filter_that_makes_no_sense_is_passed_over(signed_in, desk, busy, query):
    answer = signed_in(desk.alice).get(f"/projects/{desk.project.id}/audit?{query}")
    assert answer.status_code == 200
    assert "log__entry" in answer.text


def words_of(signed_in, desk, **wanted):
    query = "&".join(f"{name}={value}" for name, value in wanted.items())
    return signed_in(desk.alice).get(f"/projects/{desk.project.id}/audit?{query}").text


def test_what_came_of_the_last_hand_in_is_nobodys(database, signed_in, desk, dana, article):
    database.write(lambda session: submit_review(session, article.id, dana.id))
    page = words_of(signed_in, desk, what="article")
    assert "<bdi>With the last review handed in</bdi> · " in page
    assert "The command line" not in page


def test_a_decision_is_told_with_its_place_its_choice_and_its_reason(database, signed_in, desk):
    panel = make_panel(database, desk)
    panel.tag(1, Tag.CLAIM, Tag.CLAIM, Tag.OPINION)
    panel.hand_in()
    panel.decide(panel.parts()[1, DecisionField.TAG], "opinion", reason="It says so itself.")
    page = words_of(signed_in, desk, what="decision")
    assert "Sentence 2" in page
    assert "Tag: Opinion; Reason: “\u2068It says so itself.\u2069”" in page
    with database.read() as session:
        assert session.get_one(Article, panel.article_id).title in page


def test_a_decision_that_was_changed_is_told_from_what_to_what(database, signed_in, desk):
    panel = make_panel(database, desk)
    panel.tag(1, Tag.CLAIM, Tag.CLAIM, Tag.OPINION)
    panel.hand_in()
    part = panel.parts()[1, DecisionField.TAG]
    made = panel.decide(part, "claim")
    panel.decide(part, "opinion", reason="It says so itself.", seen=seen(made))
    page = words_of(signed_in, desk, what="decision")
    assert page.count("Tag: Claim</p>") == 1
    assert "Tag: Claim → Opinion; Reason" in page


def test_through_whom_words_are_known_is_told_with_a_decision(database, signed_in, desk):
    panel = make_panel(database, desk)
    panel.say(0, 1, Tag.QUOTE, by="Runa Dahl", through="Holt & Brandt")
    panel.tag(1, None, Tag.QUOTE, Tag.QUOTE)
    panel.hand_in()
    part = panel.parts()[1, DecisionField.ATTRIBUTION]
    choice = next(one.choice for one in part.options if one.value["attributions"])
    panel.decide(part, choice, reason="She is named.")
    page = words_of(signed_in, desk, what="decision")
    assert (
        "Whose words: \u2068Runa Dahl\u2069, according to \u2068Holt &amp; Brandt\u2069; Reason"
        in page
    )


def test_marked_words_are_told_with_their_tag(database, signed_in, desk):
    panel = make_panel(database, desk)
    panel.say(0, 1, Tag.CLAIM, span=(0, 5))
    panel.tag(1, None, Tag.CLAIM, Tag.CLAIM)
    panel.tag(1, Tag.CLAIM)
    panel.hand_in()
    part = panel.parts()[1, DecisionField.SPAN]
    choice = next(one.choice for one in part.options if one.value["spans"])
    panel.decide(part, choice, reason="They are one.")
    words = panel.sentences[1].text[:5]
    page = words_of(signed_in, desk, what="decision")
    assert f"Marked words: “\u2068{words}\u2069” (Claim); Reason" in page


def test_a_comment_is_told_with_what_it_is_about(database, signed_in, desk, article):
    def write(session):
        sentence = sentences(session, article)[1]
        about = find_sentence(session, sentence.id, desk.alice.id)
        begin_thread(session, uuid7(), about, "Is it?", desk.alice.id)
        report = add_report(session, desk.project, desk.alice, "It rose.", "The gauge")
        about = find_source(session, report.id, desk.alice.id)
        begin_thread(session, uuid7(), about, "Which one?", desk.alice.id)

    database.write(write)
    page = words_of(signed_in, desk, what="comment")
    assert f"<bdi>{article.title}</bdi></a> · Sentence 2" in page
    assert "<bdi>The gauge</bdi>" in page


def test_settings_are_told_from_what_to_what(database, signed_in, desk):
    def save(session):
        stored = get_settings(session, desk.project.id)
        settings = replace(stored.settings, open_pool=not stored.settings.open_pool)
        settings = replace(settings, reviewers_per_article=3)
        save_settings(
            session, desk.project.id, settings, desk.alice.id, seen_revision=stored.revision
        )

    database.write(save)
    page = words_of(signed_in, desk, what="project")
    assert "Reviewers for each article: \u20681\u2069 → \u20683\u2069" in page
    assert "Reviewers may take up articles themselves: " in page


def test_every_verb_that_is_recorded_has_words(app):
    """Those of people alone are of no project, and in no log, but for those who are imported."""
    nouns = {*NOUNS, "undo", "redo"} - {"user"}
    columns = {str(column) for table in Base.metadata.tables.values() for column in table.c}
    found = set()
    for path in PACKAGE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                noun, dot, deed = node.value.partition(".")
                if dot and noun in nouns and deed.replace("_", "").isalpha():
                    found.add(node.value)
    verbs = found - columns - app.view_functions.keys()
    assert len(verbs) > 60
    by_noun = {*TOLD, "article"} - {"speaker", "relation"}
    dumb = {verb for verb in verbs if verb.partition(".")[0] not in by_noun}
    assert sorted(dumb - {*VERBS, *SPEAKERS, *RELATIONS}) == []


def test_a_speaker_shown_to_all_is_named(database, signed_in, desk, article):
    def work(session):
        speaker = Speaker(project_id=desk.project.id, name="Lena Ortiz", kind=SpeakerKind.PERSON)
        session.add(speaker)
        session.flush()
        record(
            session,
            verb="speaker.shared",
            object_id=speaker.id,
            actor_id=desk.alice.id,
            project_id=desk.project.id,
            before={"made_in": str(article.id)},
            after={"made_in": None},
        )

    database.write(work)
    page = words_of(signed_in, desk, what="speaker")
    assert "Speaker shown to all members" in page
    assert "<bdi>Lena Ortiz</bdi>" in page
