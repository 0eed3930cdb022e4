"""The people and speakers of an export, brought together with those who are here."""

from collections.abc import Iterable, Mapping, Sequence
from uuid import UUID

from sqlalchemy import exists, insert, select
from sqlalchemy.orm import Session

from factcheck.errors import InvalidError
from factcheck.exchange import records
from factcheck.exchange.chosen import Chosen
from factcheck.exchange.kinds import (
    ADJUDICATION,
    ANNOTATION,
    ARTICLE,
    ATTRIBUTION,
    COMMENT,
    DECISION,
    DISCREPANCY,
    EVIDENCE,
    GUIDELINE,
    RELATION,
    REVIEW,
    SOURCE,
    SPEAKER,
    Kind,
    Row,
)
from factcheck.exchange.known import fail
from factcheck.exchange.merge import add_missing, batches, find_ids
from factcheck.exchange.selects_desk import is_named_in
from factcheck.exchange.tables import speaker_row
from factcheck.models import (
    Annotation,
    Article,
    Login,
    Membership,
    Review,
    SignInLink,
    Speaker,
    SpeakerAlias,
    SpeakerKind,
    User,
    utc_now,
    uuid7,
)
from factcheck.models.blindness import is_opened
from factcheck.speakers.service import AUTHOR
from factcheck.text.fold import fold
from factcheck.words import isolated, say, say_many

NOT_YOURS = say(
    "This is new and said in the name of a colleague who works here, so only they can bring it. "
    "Have them import the file, or ask whoever runs this installation to import it on the "
    "command line."
)

NAMES: dict[Kind, dict[str, str]] = {
    SPEAKER: {"made_by_id": ".made_by"},
    SOURCE: {"made_by_id": ".made_by"},
    ARTICLE: {"opened_by_id": ".opened_by"},
    REVIEW: {"reviewer_id": "", "assigned_by_id": ".assigned_by"},
    ADJUDICATION: {"reviewer_id": "", "assigned_by_id": ".assigned_by"},
    DECISION: {"decided_by_id": ""},
    RELATION: {"decided_by_id": ""},
    GUIDELINE: {"made_by_id": ""},
    COMMENT: {"author_id": "", "resolved_by_id": ".resolved_by"},
}
"""The columns that say who did something, with the place of each in its record."""


def add_people(
    session: Session,
    people: Sequence[tuple[str, records.Person]],
    project_id: UUID,
    *,
    trusted: bool,
) -> list[Row]:
    """Add those who are not known as people who cannot sign in; return them.

    Args:
        trusted: the importer may bring work of anybody, also of people with an account here who
            have nothing to do with the project.

    Raises:
        InvalidError: there is such a person, and the importer is not trusted.
    """
    here = find_ids(session, User.id, (person.id for _, person in people))
    allowed = here if trusted else _find_workers(session, here, project_id)
    _refuse_missing([person.name for _, person in people if person.id in here - allowed])
    now = utc_now()
    fresh = [
        Row(path, {"id": person.id, "name": person.name, "created_at": now})
        for path, person in people
        if person.id not in here
    ]
    if fresh:
        session.execute(insert(User.__table__), [row.values for row in fresh])  # type: ignore[arg-type]
    return fresh


def _refuse_missing(names: Sequence[str]) -> None:
    """Refuse a file with people who have an account here and do not work at the project."""
    if names:
        message = say_many(
            "%(names)s has an account here but does not work at this project, so nothing can be "
            "imported in their name. Add them under Desk, People, and import the file again.",
            "%(names)s have accounts here but do not work at this project, so nothing can be "
            "imported in their names. Add them under Desk, People, and import the file again.",
            len(names),
            names=", ".join(map(isolated, names)),
        )
        raise InvalidError(message)


def refuse_forged(
    session: Session, fresh: Mapping[Kind, Sequence[Row]], importer_id: UUID | None
) -> None:
    """Refuse new work in the name of anybody but the importer and people who cannot sign in.

    Args:
        fresh: the rows just added; what was here before may come again, whoever said it.

    Raises:
        InvalidError: there is some.
    """
    said = [
        (f"{row.path}{place}", (row.values | row.fresh)[name])
        for kind, names in NAMES.items()
        for row in fresh.get(kind, ())
        for name, place in names.items()
    ]
    places = {row.values["id"]: row.path for row in fresh.get(ANNOTATION, ())}
    for kind in (
        ATTRIBUTION,
        EVIDENCE,
        DISCREPANCY,
    ):  # an annotation that was here may have got more
        for row in fresh.get(kind, ()):
            places.setdefault(row.values["annotation_id"], row.path)
    query = select(Annotation.id, Review.reviewer_id).join(
        Review, Review.id == Annotation.review_id
    )
    for some in batches(places):
        rows = session.execute(query.where(Annotation.id.in_(some)))
        said += [(places[annotation_id], reviewer_id) for annotation_id, reviewer_id in rows]
    allowed = {importer_id} | _find_absent(session, {person for _, person in said if person})
    for path, person_id in said:
        if person_id and person_id not in allowed:
            fail(path, NOT_YOURS)


def refuse_untold(
    session: Session, rows: Iterable[tuple[Kind, Row]], importer_id: UUID | None
) -> None:
    """Refuse reviews in the name of others in articles whose reviews the importer may not see.

    As what is new, whatever is stored, and before it is looked at: that something is in the way, or
    here already, would tell who reviews an article blind, and of which sentences they say what.

    Raises:
        InvalidError: there is one.
    """
    others = [
        row
        for kind, row in rows
        if kind in (REVIEW, ADJUDICATION) and row.values["reviewer_id"] != importer_id
    ]
    blind: set[UUID] = set()
    for some in batches({row.values["article_id"] for row in others}):
        query = select(Article.id).where(Article.id.in_(some), ~is_opened())
        blind.update(session.scalars(query))
    absent = _find_absent(session, {row.values["reviewer_id"] for row in others})
    for row in others:
        if row.values["article_id"] in blind and row.values["reviewer_id"] not in absent:
            fail(row.path, NOT_YOURS)


def add_speakers(
    session: Session, speakers: Sequence[tuple[str, records.Speaker]], project_id: UUID
) -> tuple[dict[UUID, UUID], list[Row]]:
    """Add those who are not here, by id or by name.

    Returns:
        the id here for each id of the file, and the rows added. They differ for the project's
        author and for those whose name is here already.

    Raises:
        StaleError: one is here with another name or kind, or its id is taken.
    """
    here = find_ids(session, Speaker.id, (speaker.id for _, speaker in speakers))
    merged = _find_merged(session, project_id)
    author = _find_author(session, project_id)
    names = _find_names(session, project_id, (speaker.name for _, speaker in speakers))
    same: dict[UUID, UUID] = {}
    rows: list[Row] = []
    aliases: dict[UUID, list[str]] = {}
    for path, speaker in speakers:
        found = author if speaker.kind is SpeakerKind.AUTHOR else names.get(fold(speaker.name))
        if speaker.id in merged:
            found = merged[speaker.id]
        elif speaker.id in here or found is None:
            rows.append(speaker_row(path, speaker, project_id))
            aliases[speaker.id] = [speaker.name, *speaker.aliases]
            found = speaker.id
        same[speaker.id] = found
    fresh = add_missing(session, SPEAKER, rows)
    for row in fresh:
        _add_aliases(session, project_id, row.values["id"], aliases[row.values["id"]])
    return same, fresh


def ensure_author(session: Session, project_id: UUID) -> None:
    """Give the project the speaker of kind author that each project has."""
    if _find_author(session, project_id) is None:
        author_id = uuid7()
        session.execute(
            insert(Speaker).values(
                id=author_id, project_id=project_id, name=AUTHOR, kind=SpeakerKind.AUTHOR
            )
        )
        _add_aliases(session, project_id, author_id, [AUTHOR])


def _find_absent(session: Session, ids: Iterable[UUID]) -> set[UUID]:
    """Return those who have no way to sign in, not even by a link, and work nowhere."""
    query = select(User.id).where(
        User.email.is_(None),
        User.password_hash.is_(None),
        *(~exists().where(table.user_id == User.id) for table in (Membership, SignInLink, Login)),
    )
    found: set[UUID] = set()
    for some in batches(ids):
        found.update(session.scalars(query.where(User.id.in_(some))))
    return found


def _find_workers(session: Session, ids: Iterable[UUID], project_id: UUID) -> set[UUID]:
    """Return those who work or worked at the project, or at none and can never sign in."""
    member = select(Membership.user_id).where(Membership.project_id == project_id)
    at_none = ~exists().where(Membership.user_id == User.id) & User.email.is_(None)
    worked = User.id.in_(member) | is_named_in(Chosen.all_of(project_id))
    query = select(User.id).where(worked | at_none)
    found: set[UUID] = set()
    for some in batches(ids):
        found.update(session.scalars(query.where(User.id.in_(some))))
    return found


def _find_author(session: Session, project_id: UUID) -> UUID | None:
    return session.scalar(
        select(Speaker.id)
        .where(Speaker.project_id == project_id, Speaker.kind == SpeakerKind.AUTHOR)
        .order_by(Speaker.id)
        .limit(1)
    )


def _find_merged(session: Session, project_id: UUID) -> dict[UUID, UUID]:
    """Return whom the project's merged speakers stand for."""
    query = select(Speaker.id, Speaker.merged_into_id).where(
        Speaker.project_id == project_id, Speaker.merged_into_id.is_not(None)
    )
    return {merged: into for merged, into in session.execute(query) if into}


def _find_names(session: Session, project_id: UUID, names: Iterable[str]) -> dict[str, UUID]:
    """Return the project's speakers by those of the folded *names* that they are found by.

    Not those made in reviews still blind: who imports may not know of them, and what is imported
    would let others see who is named there.
    """
    query = (
        select(SpeakerAlias.folded, Speaker.standing())
        .join(Speaker, Speaker.id == SpeakerAlias.speaker_id)
        .where(
            SpeakerAlias.project_id == project_id,
            Speaker.removed_at.is_(None),
            Speaker.made_in_id.is_(None),
        )
        .order_by(SpeakerAlias.speaker_id.desc())  # the first one added comes last and stays
    )
    found: dict[str, UUID] = {}
    for some in batches({*map(fold, names)}):
        rows = session.execute(query.where(SpeakerAlias.folded.in_(some)))
        found.update(rows.all())
    return found


def _add_aliases(
    session: Session, project_id: UUID, speaker_id: UUID, aliases: Iterable[str]
) -> None:
    spelled = {fold(alias): alias for alias in reversed([*aliases])}
    rows = [
        {"project_id": project_id, "speaker_id": speaker_id, "folded": folded, "alias": alias}
        for folded, alias in spelled.items()
    ]
    session.execute(insert(SpeakerAlias), rows)
