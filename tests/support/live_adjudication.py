"""Articles of the desk that browser tests look at, whose reviews are in and differ in every way."""

from uuid import UUID

from sqlalchemy.orm import Session

from factcheck.accounts.service import add_member, create_user
from factcheck.adjudication.bench import read_bench
from factcheck.adjudication.decisions import Wanted, decide
from factcheck.adjudication.finishing import finish
from factcheck.adjudication.given import GIVEN
from factcheck.annotations.reading import AttributionDraft, Reading, Span
from factcheck.annotations.service import save_annotation
from factcheck.models import (
    DecisionField,
    Manner,
    Naming,
    Project,
    Role,
    Sentence,
    Source,
    Stance,
    Tag,
    User,
    Verdict,
    uuid7,
)
from factcheck.reviews.states import submit_review
from tests.support.work import add_article, add_report, link, sentences

LONG = "Wassergenossenschaftsvorsitzendenstellvertreter" * 3
FLOOD = f"""The river rose by 18 centimetres on Monday night.
“We were ready,” said Mayor Lena Ortiz. {LONG} thanked the brigade.
It was the best-run town in the country. Nobody was hurt.
The bridge reopened on Tuesday. Schools stayed shut until Thursday."""
GAUGE = "The meter rose by 11 centimetres on Monday. No road there was closed. Its mayor was away."
TAGS = (
    (Tag.CLAIM, Tag.CLAIM, Tag.CLAIM),
    (Tag.QUOTE, Tag.QUOTE, Tag.QUOTE),
    (Tag.CLAIM, None, Tag.OPINION),
    (Tag.OPINION, Tag.OPINION, Tag.CLAIM),
    (Tag.OTHER, Tag.OTHER, Tag.OTHER),
    (Tag.CLAIM, Tag.CLAIM, Tag.CLAIM),
)


def add_adjudication(
    session: Session, project: Project, editor: User, ids: dict[str, UUID]
) -> None:
    """Add an article to be adjudicated, and one that is. Flushes."""
    names = ("Bo Lind", f"Dana {LONG[:60]}", "עדי כהן")
    people = [create_user(session, name, f"judged{n}@example.org") for n, name in enumerate(names)]
    for person in people:
        add_member(session, project.id, person.id, Role.REVIEWER, editor.id)
    gauge = add_report(session, project, editor, GAUGE, f"The gauge {LONG[:90]}")
    article = add_article(session, project, editor, FLOOD, f"Water and {LONG[:80]}")
    _review(session, sentences(session, article), people, gauge)
    for person in people:
        submit_review(session, article.id, person.id)
    ids["disputed_article_id"] = article.id
    ids["agreed_sentence_id"] = sentences(session, article)[4].id
    ids["quoted_sentence_id"] = sentences(session, article)[1].id
    _decide(session, article.id, editor.id, "claim", "It can be checked.\n\nSee the gauge.")
    _give(session, article.id, editor.id, f"Ines {LONG[:60]}")
    short = add_article(
        session, project, editor, "It rained all week. It snowed all night.", "The weather"
    )
    _review(session, sentences(session, short), people[:2], None)
    for person in people[:2]:
        submit_review(session, short.id, person.id)
    _give(session, short.id, editor.id, "Mara Voss")
    while not _is_decided(session, short.id):
        _decide(session, short.id, editor.id, None, "So it was.")
    finish(session, short.id, editor.id)
    ids["adjudicated_article_id"] = short.id


def _review(
    session: Session, rows: list[Sentence], people: list[User], gauge: Source | None
) -> None:
    for who, person in enumerate(people):
        for row, tags in zip(rows, TAGS, strict=False):
            if not (tag := tags[(who + row.position) % 3 if gauge is None else who]):
                continue
            said = _chain(who) if tag is Tag.QUOTE else ()
            saved = _say(session, row, person, Reading(tag, said))
            if gauge and row.position == 0:
                span = (0, 43) if who < 2 else (44, 64)
                link(session, row, person, gauge, span, list(Stance)[who])
                verdict = (Verdict.REFUTED, Verdict.REFUTED, Verdict.CONFLICTING)[who]
                reading = Reading(tag, said, verdict=verdict, justification=f"{who + 10} cm.")
                _say(session, row, person, reading, saved)
        if gauge and who != 1:
            text = rows[1].text
            end = text.index("said") - 1 - who
            _say(session, rows[1], person, Reading(Tag.QUOTE), span=Span(0, end, text[:end]))


def _chain(who: int) -> tuple[AttributionDraft, ...]:
    first, via = uuid7(), uuid7()
    if who == 2:
        return (
            AttributionDraft(first, naming=Naming.UNNAMED, role="an aide", parent=via),
            AttributionDraft(via, "The Courier", role=LONG[:60]),
        )
    return (AttributionDraft(first, "Lena Ortiz", manner=list(Manner)[who], role="the mayor"),)


def _say(
    session: Session,
    row: Sentence,
    person: User,
    reading: Reading,
    annotation_id: UUID | None = None,
    span: Span | None = None,
) -> UUID:
    return save_annotation(
        session,
        annotation_id or uuid7(),
        row.id,
        person.id,
        reading,
        seen_revision=1 if annotation_id else 0,
        span=span,
    ).id


def _is_decided(session: Session, article_id: UUID) -> bool:
    return not read_bench(session, article_id).undecided


def _give(session: Session, article_id: UUID, editor_id: UUID, name: str) -> None:
    """Decide of the first attribution in dispute that it is somebody's whom nobody named."""
    part = next(
        one
        for one in read_bench(session, article_id).undecided
        if one.field is DecisionField.ATTRIBUTION
    )
    who = AttributionDraft(uuid7(), name, role="the clerk")
    wanted = Wanted(part.key, GIVEN, part.fingerprint, reason="She wrote it.", given=who)
    decide(session, article_id, editor_id, wanted)


def _decide(
    session: Session, article_id: UUID, editor_id: UUID, choice: str | None, reason: str
) -> None:
    part = next(
        one
        for one in read_bench(session, article_id).undecided
        if choice is None or one.find(choice)
    )
    wanted = choice or part.options[0].choice
    decide(
        session, article_id, editor_id, Wanted(part.key, wanted, part.fingerprint, reason=reason)
    )
