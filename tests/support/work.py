"""Articles, sources and annotations for tests, made by the services as a person would make them."""

from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from factcheck.annotations.reading import AttributionDraft, Reading, Saved
from factcheck.annotations.service import save_annotation
from factcheck.articles.service import Draft, Metadata, import_article
from factcheck.models import Article, Project, Sentence, Snapshot, Source, Stance, Tag, User, uuid7
from factcheck.sources.evidence import EvidenceDraft, link_evidence
from factcheck.sources.relating import find_descent
from factcheck.sources.service import SourceDraft, SourceMetadata, add_source

STORY = """The river rose by 18 centimetres on Monday.
“We were ready,” said Mayor Lena Ortiz. She thanked the brigade.
It was the best-run town in the country."""
REPORT = "The gauge rose by 11 centimetres on Monday. No street was closed. The mayor was away."


def add_article(
    session: Session, project: Project, user: User, text: str = STORY, title: str = "The river"
) -> Article:
    metadata = Metadata(title=title, language="en")
    return import_article(session, project.id, Draft(text, metadata), user.id)


def add_report(
    session: Session, project: Project, user: User, text: str = REPORT, title: str = "The gauge"
) -> Source:
    draft = SourceDraft(text, SourceMetadata(title, publisher="River Board"))
    source_id = add_source(session, project.id, draft, user.id)
    return session.get_one(Source, source_id)


def sentences(session: Session, article: Article) -> list[Sentence]:
    query = select(Sentence).where(Sentence.article_id == article.id).order_by(Sentence.position)
    return list(session.scalars(query))


def snapshot_id(session: Session, source: Source) -> UUID:
    return session.scalars(select(Snapshot.id).where(Snapshot.source_id == source.id)).one()


def annotate(
    session: Session,
    sentence: Sentence,
    user: User,
    tag: Tag | None = Tag.CLAIM,
    speaker: str = "",
    **kwargs: int,
) -> Saved:
    who = (AttributionDraft(uuid7(), speaker),) if speaker else ()
    return save_annotation(
        session, uuid7(), sentence.id, user.id, Reading(tag, who), seen_revision=0, **kwargs
    )


def link(
    session: Session,
    sentence: Sentence,
    user: User,
    source: Source,
    span: tuple[int, int] = (0, 43),
    stance: Stance = Stance.REFUTES,
) -> UUID:
    draft = EvidenceDraft(uuid7(), snapshot_id(session, source), *span, stance)
    descent = find_descent(session, sentence.id, draft.snapshot_id)
    return link_evidence(session, sentence.id, user.id, draft, descent=descent)
