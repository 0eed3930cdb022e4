"""The reading view and the report: one's own work, whole, and safe to send on."""

import re
from dataclasses import dataclass
from datetime import date
from uuid import UUID

import pytest

from factcheck.annotations.reading import AttributionDraft, Reading, Span
from factcheck.annotations.service import save_annotation
from factcheck.articles.details import remove_article
from factcheck.articles.service import Draft, Metadata, import_article
from factcheck.models import Certainty, Manner, Naming, Stance, Tag, User, Verdict, uuid7
from factcheck.sources.service import SourceDraft, SourceMetadata, add_source
from factcheck.speakers.service import get_author
from tests.support.work import REPORT, add_article, link, sentences

SPANISH = {"Accept-Language": "es"}
PAGES = ("read", "report", "report.html")
HOSTILE = '<script>alert(1)</script><img src=x onerror=alert(2)> "{{ 7*7 }}" \u202e</title>'

TEXT = """The river rose by 18 centimetres on Monday. “We were ready,” said Mayor Lena Ortiz.
Nobody asked the brigade."""


@pytest.fixture
def article(session, project, alice):
    where = ("Sam Poe", "The Gazette", "https://example.org/river", date(2026, 3, 14), "en")
    draft = Draft(TEXT, Metadata("The river", *where))
    found = import_article(session, project.id, draft, alice.id)
    session.commit()
    return found


@pytest.fixture
def say(session, article, bob):
    """Say something of a sentence: ``say(0, tag=Tag.CLAIM)``."""

    def say_one(position, *, by=bob, key=None, seen=0, span=None, **said):
        sentence = sentences(session, article)[position]
        saved = save_annotation(
            session,
            key or uuid7(),
            sentence.id,
            by.id,
            Reading(**said),
            seen_revision=seen,
            span=span,
        )
        session.commit()
        return saved

    return say_one


@dataclass(frozen=True)
class Named:
    """What `link` asks of a source."""

    id: UUID


@pytest.fixture
def add_gauge(session, project, alice):
    def add(**known):
        metadata = SourceMetadata(**{"title": "The gauge", "publisher": "River Board", **known})
        source_id = add_source(session, project.id, SourceDraft(REPORT, metadata), alice.id)
        session.commit()
        return Named(source_id)

    return add


@pytest.fixture
def show(signed_in, article, bob):
    def show_one(page, person=bob, of=article):
        return signed_in(person).get(f"/articles/{of.id}/{page}")

    return show_one


def plain(page: str) -> str:
    """The text of a page, single-spaced, without isolates."""
    bare = re.sub(r"<[^>]+>", " ", page.partition("<main")[2])
    return " ".join(re.sub("[\u2068\u2069]", "", bare).split())


@pytest.mark.both_engines
def test_every_page_holds_the_whole_article_and_its_title(show, article, carol):
    for page in PAGES:
        text = plain(show(page, carol).text)
        for words in ("The river", "18 centimetres", "We were ready", "Nobody asked the brigade."):
            assert words in text


def test_who_may_not_read_the_article_gets_none_of_it(show, mallory, client, article):
    for page in PAGES:
        assert show(page, mallory).status_code == 404
        assert client.get(f"/articles/{article.id}/{page}").status_code == 303


def test_who_has_no_name_of_their_own_is_called_in_the_readers_language(
    session, project, say, signed_in, article, bob
):
    author = get_author(session, project.id)
    say(0, tag=Tag.CLAIM, attributions=(AttributionDraft(uuid7(), speaker_id=author.id),))
    say(1, tag=Tag.QUOTE, attributions=(AttributionDraft(uuid7(), naming=Naming.UNNAMED),))
    reader = signed_in(bob)
    for page in ("/read", "/report", "/report.html", "", "?find="):
        answer = reader.get(f"/articles/{article.id}{page}", headers=SPANISH)
        text = plain(answer.text)
        assert "The author" not in text
        assert "El autor" in text
        assert "una fuente sin nombre" in text


@pytest.mark.both_engines
def test_nobody_elses_work_is_in_it(say, show, alice, session, article, add_gauge):
    say(0, by=alice, tag=Tag.CLAIM, note="SECRET NOTE", flagged=True)
    say(1, by=alice, attributions=(AttributionDraft(uuid7(), "SECRET SPEAKER"),))
    source = add_gauge(title="SECRET SOURCE")
    link(session, sentences(session, article)[0], alice, source)
    session.commit()
    for page in PAGES:
        assert "SECRET" not in show(page).text
        assert "tag--claim" not in show(page).text
    assert "SECRET NOTE" in show("report", alice).text


def _say_all(session, say, bob, article, source):
    """Say all there is to say of three sentences."""
    first = say(0, tag=Tag.CLAIM)
    link(session, sentences(session, article)[0], bob, source, stance=Stance.REFUTES)
    session.commit()
    say(
        0,
        key=first.id,
        seen=1,
        tag=Tag.CLAIM,
        certainty=Certainty.LIKELY,
        flagged=True,
        verdict=Verdict.REFUTED,
        justification="The gauge says **eleven**.",
        note="Ask them",
    )
    office, lena = uuid7(), uuid7()
    say(
        1,
        tag=Tag.QUOTE,
        attributions=(
            AttributionDraft(
                lena,
                "Lena Ortiz",
                role="Mayor",
                affiliation="Kelmouth",
                manner=Manner.DIRECT,
                cue=Span(17, 21, "said"),
                parent=office,
            ),
            AttributionDraft(office, naming=Naming.UNNAMED),
        ),
    )
    say(2, span=Span(7, 12, "asked"), tag=Tag.OPINION)


def test_the_report_tells_all_that_was_said(session, say, show, bob, article, add_gauge):
    source = add_gauge(url="https://example.org/gauge", published=date(2026, 3, 12))
    _say_all(session, say, bob, article, source)
    text = plain(show("report").text)
    for words in (
        "Sam Poe",
        "The Gazette",
        "https://example.org/river",
        "Bob",
        "3 of 3 sentences tagged",
        "Refuted: 1",
        "1 sentence needs another look",
        "Likely",
        "Verdict: Refuted",
        "The gauge says eleven .",
        "Ask them",
        "Attributed to Lena Ortiz, Mayor · Kelmouth, according to an unnamed source",
        "Lena Ortiz : direct · Cue said an unnamed source : indirect",
        "asked O Opinion",
        "Refutes [1] The gauge",
        "The gauge rose by 11 centimetres on Monday",
        "River Board",
        "https://example.org/gauge",
        "1 passage linked, 1 source",
    ):
        assert words in text, words
    assert "<strong>eleven</strong>" in show("report").text


def test_the_tags_of_sentences_add_up_and_those_of_marked_words_stand_apart(say, show):
    assert "marked passage" not in plain(show("report").text)
    say(0, tag=Tag.CLAIM)
    say(0, span=Span(0, 9, "The river"), tag=Tag.QUOTE)
    say(0, span=Span(10, 14, "rose"), tag=Tag.CLAIM)
    say(2, span=Span(7, 12, "asked"), tag=Tag.CLAIM)
    text = plain(show("report").text)
    whole = "2 of 3 sentences tagged C Claim 1 in marked passages only: 1"
    assert f"{whole} 3 marked passages tagged C Claim 2 Q Quote 1 Sentences" in text


def test_the_margin_of_the_reading_view_says_what_a_sentence_was_called(say, show, article):
    say(1, tag=Tag.QUOTE, attributions=(AttributionDraft(uuid7(), "Lena Ortiz"),))
    page = show("read").text
    assert "2 Q Quote Lena Ortiz" in plain(page)
    assert '<span id="s1" data-id=' in page
    assert page.count("told--quote") == 1


def test_what_was_taken_away_is_in_neither(session, say, show, bob):
    saved = say(0, tag=Tag.CLAIM, note="GONE")
    of = (saved.id, saved.sentence_id, bob.id, saved.reading)
    save_annotation(session, *of, seen_revision=1, removed=True)
    session.commit()
    for page in PAGES:
        assert "GONE" not in show(page).text
        assert "tag--claim" not in show(page).text


def test_hostile_text_runs_nowhere(session, project, alice, bob, show):
    article = add_article(session, project, alice, HOSTILE + " It rains.", title=HOSTILE)
    sentence = sentences(session, article)[0]
    who = AttributionDraft(uuid7(), HOSTILE[:60], role=HOSTILE, affiliation=HOSTILE)
    reading = Reading(
        Tag.CLAIM, (who,), note=HOSTILE, verdict=Verdict.NOT_ENOUGH, justification=HOSTILE
    )
    save_annotation(session, uuid7(), sentence.id, bob.id, reading, seen_revision=0)
    session.commit()
    for page in PAGES:
        html = show(page, of=article).text
        assert "<script>alert" not in html
        assert "<img" not in html
        assert "49" not in plain(html).replace("{{ 7*7 }}", "")
        assert html.count("</title>") == 1


def test_the_file_stands_alone(say, show):
    say(0, tag=Tag.CLAIM)
    answer = show("report.html")
    page = answer.text
    assert answer.headers["Content-Disposition"].startswith('attachment; filename="The-river.html"')
    assert "<script" not in page
    assert not re.findall(r"(?:src|srcset|action)=", page)
    assert re.findall(r'<link[^>]*href="(.{9})', page) == ["data:text"]
    assert {url for url in re.findall(r'href="([^"]+)"', page) if not url.startswith("data:")} == {
        "https://example.org/river"
    }
    assert "default-src &#39;none&#39;" in page or "default-src 'none'" in page


def test_the_file_is_in_the_languages_of_reader_and_article(
    session, project, alice, show, signed_in
):
    draft = Draft("ارتفع النهر يوم الإثنين.", Metadata("النهر", language="ar"))
    article = import_article(session, project.id, draft, alice.id)
    session.get_one(User, alice.id).language = "ar"
    session.commit()
    page = show("report.html", of=article).text
    assert '<html lang="en" dir="ltr">' in page
    assert '<ol class="report__paragraph" dir="rtl"' in page
    assert '<p class="report__sentence" lang="ar">' in page
    reader = signed_in(alice)
    assert '<html lang="ar" dir="rtl">' in reader.get(f"/articles/{article.id}/report.html").text


def test_a_removed_article_can_still_be_read(session, article, alice, show):
    remove_article(session, article.id, alice.id)
    session.commit()
    assert show("report").status_code == 200


@pytest.mark.parametrize("page", PAGES)
def test_a_page_takes_few_queries_however_much_is_said(say, show, count_queries, page):
    for position in range(3):
        say(position, tag=Tag.CLAIM, attributions=(AttributionDraft(uuid7(), f"P {position}"),))
    with count_queries() as seen:
        show(page)
    assert len([q for q in seen if not q.startswith(("INSERT", "UPDATE"))]) <= 9
