"""The index follows what is stored, and catches up with what it missed."""

import pytest
from sqlalchemy import delete, text, update

from factcheck.annotations.reading import Reading
from factcheck.annotations.service import save_annotation
from factcheck.articles.service import Draft, Metadata, import_drafts, prepare
from factcheck.models import Annotation, SearchArticle, SearchNote, Sentence, uuid7
from factcheck.search.index import (
    catch_up,
    forget_all,
    index_notes,
    reindex_article,
)
from tests.support.work import sentences

pytestmark = pytest.mark.both_engines


def test_a_bulk_import_is_indexed_in_its_order(session, project, alice, found):
    drafts = [Draft(f"Lamp {n} is dark.\nIt is lamp {n}.", Metadata(str(n))) for n in range(30)]
    import_drafts(session, project.id, [prepare(draft) for draft in drafts], alice.id)
    assert found("lamp")[:3] == ["Lamp 29 is dark.", "It is lamp 29.", "Lamp 28 is dark."]
    assert len(found("lamp")) == 50


def test_what_was_cut_anew_is_found_by_its_new_words_in_its_old_place(session, five, found):
    before = found("monday")
    first = sentences(session, five[0])[0]
    session.execute(
        update(Sentence).where(Sentence.id == first.id).values(text="The lake rose on Monday.")
    )
    reindex_article(session, five[0].id)
    assert found("centimetres") == []
    assert len(found("lake")) == 1
    assert len(found("monday")) == len(before)
    assert found("monday")[-1] == "The lake rose on Monday."


def test_indexing_the_same_again_changes_nothing(session, five, found):
    before = found("the")
    reindex_article(session, five[0].id)
    reindex_article(session, five[1].id)
    assert found("the") == before


def test_what_was_never_indexed_is_caught_up_with(database, session, five, found, bob):
    sentence = sentences(session, five[0])[0]
    for n in range(3):
        said = Reading(note=f"gauge {n}")
        save_annotation(session, uuid7(), sentence.id, bob.id, said, seen_revision=n and 0)
        session.execute(update(Annotation).values(removed_at=None, exact="x"))
    before = found("river"), found("gauge")
    session.execute(delete(SearchArticle))
    session.execute(delete(SearchNote))
    for table in ("search_sentence_words", "search_note_words"):
        session.execute(text(f"DELETE FROM {table}"))
    assert found("river") == []
    session.commit()
    assert catch_up(database.write) == 5
    assert (found("river"), found("gauge")) == before
    session.commit()
    assert catch_up(database.write) == 0


def test_what_was_indexed_in_an_older_way_is_indexed_anew(database, session, five, found):
    session.execute(update(SearchArticle).where(SearchArticle.number > 3).values(version=0))
    session.commit()
    assert catch_up(database.write) == 2


def test_all_can_be_forgotten_and_indexed_anew_in_the_same_order(database, session, five, found):
    before = found("the"), found("18")
    forget_all(session)
    assert found("the") == []
    session.commit()
    catch_up(database.write)
    assert (found("the"), found("18")) == before


def test_notes_of_an_import_are_indexed_together(session, five, found, bob):
    ids = []
    for sentence in sentences(session, five[0]):
        saved = save_annotation(
            session, uuid7(), sentence.id, bob.id, Reading(note="before"), seen_revision=0
        )
        ids.append(saved.id)
    session.execute(update(Annotation).values(note="gauge"))
    session.execute(update(Annotation).where(Annotation.id == ids[0]).values(note=""))
    index_notes(session, ids)
    assert found("before", where="notes") == []
    assert len(found("gauge", where="notes")) == 3
