"""The desk that browser tests look at: all pages have something on them, and some have too much."""

from dataclasses import dataclass, field
from uuid import UUID

from sqlalchemy.orm import Session

from factcheck.accounts.service import create_project, create_user
from factcheck.articles.details import remove_article
from factcheck.articles.service import Draft, Metadata, import_article
from factcheck.models import Project, Stance, Tag, User, uuid7
from factcheck.paths import PACKAGE
from factcheck.speakers.entries import get_entry
from factcheck.speakers.registry import add_alias
from tests.support.quoting import add
from tests.support.work import add_article, add_report, annotate, link, sentences

HEBREW = """ראש העיר אמר ביום שני כי המפלס עלה ב־18 סנטימטרים. „היינו מוכנים”, הוסיף.
התושבים שבו לבתיהם בערב. איש לא נפגע."""
LONG_WORD = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft" * 2
HOSTILE = '<script>alert("x")</script> <img src=x onerror=alert(1)> {{ 7 * 7 }} \u2067 ' + LONG_WORD


@dataclass(frozen=True, slots=True)
class LiveDesk:
    """One project and its editor."""

    project: Project
    editor: User
    ids: dict[str, UUID] = field(default_factory=dict)
    """What addresses are made of, by the name of the argument: article_id, sentence_id, ...
    What begins with hebrew_ belongs to an article written from right to left."""


def add_live_desk(session: Session) -> LiveDesk:
    """Add a desk with four articles, two sources and some annotations. Flushes."""
    editor = create_user(session, "Edith Marlow", "edith@example.org")
    project = create_project(session, "Browser desk", editor.id)
    create_project(session, HOSTILE[:100], editor.id)  # with one project there is no list of them
    desk = LiveDesk(project, editor, {"project_id": project.id})
    _add_story(session, desk)
    _add_speakers(session, desk)
    _add_hebrew(session, desk)
    hostile = add_article(session, project, editor, HOSTILE + ". Another sentence.", HOSTILE[:80])
    desk.ids["hostile_article_id"] = hostile.id
    desk.ids["nobodys_article_id"] = uuid7()
    removed = add_article(session, project, editor, "This one was a mistake.", "A mistake")
    remove_article(session, removed.id, editor.id)
    return desk


def _add_story(session: Session, desk: LiveDesk) -> None:
    text = (PACKAGE / "demo" / "articles" / "water-filter.txt").read_text()
    article = add_article(session, desk.project, desk.editor, text, "Filters must be paid back")
    gauge = add_report(session, desk.project, desk.editor)
    other = add_report(session, desk.project, desk.editor, HOSTILE + ". It rained.", HOSTILE[:60])
    rows = sentences(session, article)
    annotate(session, rows[0], desk.editor, Tag.CLAIM, "Consumer Court")
    annotate(session, rows[3], desk.editor, Tag.QUOTE, "Judge Helena Vossberg")
    annotate(session, rows[4], desk.editor, Tag.OPINION)
    annotate(session, rows[5], desk.editor, Tag.OTHER)
    evidence = link(session, rows[0], desk.editor, gauge, (0, 43), Stance.SUPPORTS)
    link(session, rows[0], desk.editor, gauge, (44, 64), Stance.REFUTES)
    link(session, rows[0], desk.editor, other, (0, 20), Stance.MENTIONS)
    desk.ids.update(
        article_id=article.id,
        sentence_id=rows[0].id,
        source_id=gauge.id,
        hostile_source_id=other.id,
        evidence_id=evidence,
    )


def _add_speakers(session: Session, desk: LiveDesk) -> None:
    judge = add(session, desk.project, "Judge Helena Vossberg")
    for alias in ("Vossberg J.", "השופטת פוסברג", LONG_WORD):
        add_alias(session, judge.id, alias, desk.editor.id)
    desk.ids.update(
        speaker_id=judge.id,
        alias_id=get_entry(session, judge.id).aliases[0].id,
        other_speaker_id=add(session, desk.project, "Consumer Court", "The court").id,
        hostile_speaker_id=add(session, desk.project, HOSTILE[:200]).id,
    )


def _add_hebrew(session: Session, desk: LiveDesk) -> None:
    metadata = Metadata(title="הנהר עלה", byline="נועה לביא", language="he")
    article = import_article(session, desk.project.id, Draft(HEBREW, metadata), desk.editor.id)
    source = add_report(session, desk.project, desk.editor, HEBREW.replace("18", "11"), "רשות הנחל")
    rows = sentences(session, article)
    annotate(session, rows[0], desk.editor, Tag.QUOTE, "ראש העיר")
    link(session, rows[0], desk.editor, source, (0, 30))
    desk.ids.update(
        hebrew_article_id=article.id, hebrew_sentence_id=rows[0].id, hebrew_source_id=source.id
    )
