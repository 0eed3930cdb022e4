"""The desk that browser tests look at: all pages have something on them, and some have too much."""

from dataclasses import dataclass, field
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from factcheck.accounts.invites import make_invite
from factcheck.accounts.members import get_own_membership
from factcheck.accounts.service import add_member, create_project, create_user
from factcheck.articles.details import remove_article
from factcheck.articles.service import Draft, Metadata, import_article
from factcheck.guidelines.service import GuidelineDraft, save_version
from factcheck.models import (
    CaptureItem,
    CaptureState,
    Project,
    Publisher,
    Review,
    Role,
    Source,
    Stance,
    Tag,
    User,
    uuid7,
)
from factcheck.paths import PACKAGE
from factcheck.sources.service import (
    SourceDraft,
    SourceMetadata,
    add_source,
    add_text,
    capture_source,
)
from factcheck.speakers.entries import get_entry
from factcheck.speakers.merging import merge_speakers
from factcheck.speakers.registry import add_alias
from factcheck.speakers.service import get_author
from tests.support.live_adjudication import add_adjudication
from tests.support.live_talk import add_talk
from tests.support.live_told import add_told
from tests.support.quoting import add
from tests.support.work import add_article, add_report, annotate, link, sentences

HEBREW = """ראש העיר אמר ביום שני כי המפלס עלה ב־18 סנטימטרים. „היינו מוכנים”, הוסיף.
התושבים שבו לבתיהם בערב. איש לא נפגע."""
COURT = (
    "The Consumer Court ruled on Wednesday that the maker of the water filter must pay its buyers "
    "back. Some 4,100 people had sued. Judge Helena Vossberg said that the firm had known for two "
    "years that the filter held back a third of the lead it was sold to hold back."
)
LONG_WORD = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft" * 2
HOSTILE = '<script>alert("x")</script> <img src=x onerror=alert(1)> {{ 7 * 7 }} \u2067 ' + LONG_WORD


@dataclass(frozen=True, slots=True)
class LiveDesk:
    """One project and its editor."""

    project: Project
    editor: User
    ids: dict[str, UUID] = field(default_factory=dict)
    """What addresses are made of, by the name of the argument: article_id, sentence_id, ...
    What begins with hebrew_ belongs to an article written from right to left, with told_ to one of
    which everything was said that can be, with lost_ to words that have no place any more."""


def add_live_desk(session: Session) -> LiveDesk:
    """Add a desk with five articles, some sources and annotations. Flushes."""
    editor = create_user(session, "Edith Marlow", "edith@example.org", is_admin=True)
    project = create_project(session, "Browser desk", editor.id)
    # With one project there is no list of them.
    other = create_project(session, HOSTILE[:100], editor.id)
    desk = LiveDesk(project, editor, {"project_id": project.id, "empty_project_id": other.id})
    desk.ids["user_id"] = editor.id
    _add_people(session, desk)
    _add_guidelines(session, desk)
    _add_story(session, desk)
    desk.ids["review_id"] = session.scalars(
        select(Review.id).where(Review.article_id == desk.ids["article_id"])
    ).one()
    _add_speakers(session, desk)
    _add_hebrew(session, desk)
    add_told(session, project, editor, desk.ids)
    hostile = add_article(session, project, editor, HOSTILE + ". Another sentence.", HOSTILE[:80])
    desk.ids["hostile_article_id"] = hostile.id
    desk.ids["nobodys_article_id"] = uuid7()
    add_talk(session, project, editor, desk.ids)
    add_adjudication(session, project, editor, desk.ids)
    removed = add_article(session, project, editor, "This one was a mistake.", "A mistake")
    remove_article(session, removed.id, editor.id)
    return desk


def _add_people(session: Session, desk: LiveDesk) -> None:
    """Add members, one with a name that is too much, and open invitations."""
    for name, email, role in (
        ("Remy Castellan", "remy@example.org", Role.REVIEWER),
        (HOSTILE[:100], f"{LONG_WORD[:60]}@example.org", Role.VIEWER),
    ):
        member = create_user(session, name, email)
        add_member(session, desk.project.id, member.id, role, desk.editor.id)
        desk.ids["member_id"] = get_own_membership(session, desk.project.id, member.id).id
    for email in (f"{LONG_WORD[:50]}@example.org", ""):
        desk.ids["token"] = make_invite(
            session, desk.editor.id, project_id=desk.project.id, role=Role.REVIEWER, email=email
        )


def _add_guidelines(session: Session, desk: LiveDesk) -> None:
    """Add two versions of the guidelines, the second with too much in it."""
    text = "Tag *each* sentence.\n\n- First\n- Second"
    short = GuidelineDraft(text, {"claim": "Can be checked."})
    long = GuidelineDraft(
        f"{text}\n\n> Quoted\n\n{HOSTILE}",
        {"claim": "Can be checked, in principle.", "quote": "Somebody’s words.", "other": HOSTILE},
        f"Said more: {LONG_WORD}",
    )
    for seen, draft in enumerate((short, long)):
        save_version(session, desk.project.id, draft, desk.editor.id, seen_version=seen)


def _add_story(session: Session, desk: LiveDesk) -> None:
    text = (PACKAGE / "demo" / "articles" / "water-filter.txt").read_text()
    article = add_article(session, desk.project, desk.editor, text, "Filters must be paid back")
    gauge = add_report(session, desk.project, desk.editor)
    other = add_report(session, desk.project, desk.editor, HOSTILE + ". It rained.", HOSTILE[:60])
    wire, paper, courier = _add_copies(session, desk)
    rows = sentences(session, article)
    annotate(session, rows[0], desk.editor, Tag.CLAIM, "Consumer Court")
    annotate(session, rows[3], desk.editor, Tag.QUOTE, "Judge Helena Vossberg")
    annotate(session, rows[4], desk.editor, Tag.OPINION)
    annotate(session, rows[5], desk.editor, Tag.OTHER)
    evidence = link(session, rows[0], desk.editor, gauge, (0, 43), Stance.SUPPORTS)
    link(session, rows[0], desk.editor, gauge, (44, 64), Stance.REFUTES)
    link(session, rows[0], desk.editor, other, (0, 20), Stance.MENTIONS)
    link(session, rows[0], desk.editor, wire, (0, 60), Stance.SUPPORTS)
    link(session, rows[3], desk.editor, wire, (0, 60), Stance.SUPPORTS)
    link(session, rows[3], desk.editor, paper, (0, 60), Stance.SUPPORTS)
    link(session, rows[3], desk.editor, courier, (0, 60), Stance.SUPPORTS)
    newer = capture_source(SourceDraft("The gauge rose by 12 centimetres.", SourceMetadata("")))
    add_text(session, gauge.id, newer, desk.editor.id)
    _add_captures(session, desk, gauge)
    desk.ids.update(
        article_id=article.id,
        sentence_id=rows[0].id,
        source_id=gauge.id,
        hostile_source_id=other.id,
        evidence_id=evidence,
    )


def _add_copies(session: Session, desk: LiveDesk) -> list[Source]:
    """Add a story and two copies, which the library suggests as one."""
    stories = []
    for publisher, text in (
        ("Consumer Wire", COURT),
        (HOSTILE[:90], "Today. " + COURT),
        ("The Courier", "Late news. " + COURT),
    ):
        draft = SourceDraft(text, SourceMetadata("The ruling", publisher=publisher))
        source_id = add_source(session, desk.project.id, draft, desk.editor.id)
        stories.append(session.get_one(Source, source_id))
    desk.ids["other_id"] = desk.ids["copied_source_id"] = stories[0].id
    desk.ids["publisher_id"] = session.scalars(
        select(Publisher.id).where(Publisher.name == "Consumer Wire")
    ).one()
    return stories


def _add_captures(session: Session, desk: LiveDesk, source: Source) -> None:
    """Add a batch that is through, in which each thing has happened."""
    batch_id = desk.ids["batch_id"] = uuid7()
    states = (CaptureState.ADDED, CaptureState.KNOWN, CaptureState.FAILED)
    for position, state in enumerate(states):
        failed = state is CaptureState.FAILED
        session.add(
            CaptureItem(
                project_id=desk.project.id,
                batch_id=batch_id,
                actor_id=desk.editor.id,
                position=position,
                name=f"https://example.org/{LONG_WORD}/{position}",
                state=state,
                message="The site has no page at this address." if failed else "",
                source_id=None if failed else source.id,
            )
        )
    session.flush()


def _add_speakers(session: Session, desk: LiveDesk) -> None:
    judge = add(session, desk.project, "Judge Helena Vossberg")
    for alias in ("Vossberg J.", "השופטת פוסברג", LONG_WORD):
        add_alias(session, judge.id, alias, desk.editor.id)
    desk.ids.update(
        speaker_id=judge.id,
        alias_id=get_entry(session, judge.id).aliases[0].id,
        other_speaker_id=add(session, desk.project, "Consumer Court", "The court").id,
        hostile_speaker_id=add(session, desk.project, HOSTILE[:200]).id,
        author_speaker_id=get_author(session, desk.project.id).id,
    )
    merged = add(session, desk.project, "Helena Vossberg")
    merge_speakers(session, merged.id, judge.id, desk.editor.id)
    aliases = get_entry(session, judge.id).aliases
    desk.ids["merged_alias_id"] = next(one.id for one in aliases if one.merged_name)


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
