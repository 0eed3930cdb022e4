"""Whom a reading names: the speakers it brings, looked up in the registry or added to it."""

from dataclasses import replace
from uuid import UUID

from sqlalchemy.orm import Session

from factcheck.annotations.places import Place, find_project
from factcheck.annotations.reading import AttributionDraft, Reading, Saved
from factcheck.locking import is_gated, lock_project
from factcheck.models import Naming
from factcheck.reviews.blind import find_blind
from factcheck.speakers.service import SpeakerRow, add_speaker, find_by_name, find_speaker
from factcheck.speakers.states import hold_standing
from factcheck.text.fold import fold


def hold_for_naming(session: Session, sentence_id: UUID, reading: Reading, reader_id: UUID) -> None:
    """Hold the project, before the article is held, if a reading may add a speaker to it.

    Adding one takes the project, and whoever hands in takes it before the article.
    """
    named = [who for who in reading.attributions if who.naming is Naming.NAMED]
    if not named or is_gated(session):
        return
    project_id = find_project(session, sentence_id)
    if project_id and not all(_is_known(session, project_id, who, reader_id) for who in named):
        lock_project(session, project_id)


def with_known_speakers(
    session: Session, project_id: UUID, reading: Reading, stored: Saved | None, reader_id: UUID
) -> Reading:
    """Return *reading* with the speakers that are known looked up, in the registry's spelling."""
    if not reading.attributions:
        return reading
    before = {who.id: who for who in stored.reading.attributions} if stored else {}
    known = (
        _with_known(session, project_id, who, before.get(who.id), reader_id)
        for who in reading.attributions
    )
    return replace(reading, attributions=tuple(known))


def with_all_speakers(
    session: Session, place: Place, reading: Reading, actor_id: UUID, step_id: UUID
) -> Reading:
    """Return *reading* with the speakers that are not known added.

    In an article whose reviewers are blind to each other, for the one who names them alone.
    """
    settled = []
    for who in reading.attributions:
        if who.naming is Naming.NAMED and not who.recorded_id:
            speaker = add_speaker(
                session,
                place.project_id,
                who.speaker_name,
                who.speaker_kind,
                actor_id,
                speaker_id=who.speaker_id,
                step_id=step_id,
                made_in_id=find_blind(session, place.article_id),
            )
            settled.append(_said_by(who, speaker))
        else:
            settled.append(who)
    return replace(reading, attributions=tuple(settled))


def hold_named(session: Session, reading: Reading, stored: Saved | None) -> None:
    """Keep the speakers whom *reading* names anew from being removed until the commit.

    Whom the stored annotation names already, nobody removes.

    Args:
        reading: with all its speakers.

    Raises:
        StaleDataError: one was removed in between; run again, the work puts them back.
    """
    if is_gated(session):
        return
    before = stored.reading.attributions if stored and not stored.removed else ()
    kept = {who.recorded_id for who in before}
    named = {who.recorded_id for who in reading.attributions if who.recorded_id}
    hold_standing(session, named - kept)


def _is_known(session: Session, project_id: UUID, who: AttributionDraft, reader_id: UUID) -> bool:
    if who.speaker_id and find_speaker(session, project_id, who.speaker_id, reader_id):
        return True
    return find_by_name(session, project_id, who.speaker_name, reader_id) is not None


def _with_known(
    session: Session,
    project_id: UUID,
    who: AttributionDraft,
    before: AttributionDraft | None,
    reader_id: UUID,
) -> AttributionDraft:
    if who.naming is not Naming.NAMED:
        return replace(who, speaker_id=None, speaker_name="")
    if before and before.speaker_id and _same_speaker(who, before):
        if before.speaker_removed:  # to be put back, as one that is not known
            name = who.speaker_name or before.speaker_name
            return replace(who, speaker_name=name, recorded_id=None)
        # As it was saved: a speaker merged since stays the one that was meant.
        return _said_by(
            who,
            SpeakerRow(before.speaker_id, before.speaker_name, before.speaker_kind),
            before.recorded_id,
        )
    if who.speaker_id and (found := find_speaker(session, project_id, who.speaker_id, reader_id)):
        return _said_by(who, found)
    return who


def _same_speaker(who: AttributionDraft, before: AttributionDraft) -> bool:
    if who.speaker_id == before.speaker_id:
        return True
    return fold(who.speaker_name) == fold(before.speaker_name)


def _said_by(
    who: AttributionDraft, speaker: SpeakerRow, recorded_id: UUID | None = None
) -> AttributionDraft:
    return replace(
        who,
        speaker_id=speaker.id,
        speaker_name=speaker.name,
        speaker_kind=speaker.kind,
        recorded_id=recorded_id or speaker.id,
    )
