import gzip

import pytest
from sqlalchemy import func, select

from factcheck.articles.details import remove_article, restore_article, update_article
from factcheck.articles.service import (
    Draft,
    Metadata,
    import_article,
    import_drafts,
    prepare,
)
from factcheck.errors import DuplicateError, InvalidError, StaleError, TooLargeError
from factcheck.models import Article, Event, Sentence
from tests.support.work import STORY, add_article, annotate, sentences

both_engines = pytest.mark.both_engines


@both_engines
def test_every_sentence_is_the_slice_its_offsets_name(session, project, alice):
    text = "שלום לעולם. 👩‍👩‍👧 was e\u0301 there. مرحبا بالعالم. The end."
    article = add_article(session, project, alice, text)
    stored = session.scalar(select(Article.text).where(Article.id == article.id))
    assert [stored[s.start : s.end] for s in sentences(session, article)] == [
        s.text for s in sentences(session, article)
    ]
    assert len(sentences(session, article)) > 1


def test_the_same_text_twice_is_noticed(session, project, alice):
    first = add_article(session, project, alice)
    with pytest.raises(DuplicateError) as caught:
        add_article(session, project, alice, title="Another title")
    assert caught.value.existing_id == first.id


def test_another_line_end_is_the_same_text(session, project, alice):
    add_article(session, project, alice)
    with pytest.raises(DuplicateError):
        add_article(session, project, alice, STORY.replace("\n", "\r\n"))


def test_another_project_may_have_the_same_text(session, desk, alice, mallory):
    add_article(session, desk.project, alice)
    assert add_article(session, desk.elsewhere, mallory).id


def test_the_original_is_kept_when_it_is_not_the_text(session, project, alice):
    draft = Draft("Flood.", original=b"<p>Flood.</p>", original_type="text/html")
    article = import_article(session, project.id, draft, alice.id)
    kept = session.scalar(select(Article.original).where(Article.id == article.id))
    assert gzip.decompress(kept) == b"<p>Flood.</p>"


def test_the_original_is_not_kept_twice_when_it_is_the_text(session, project, alice):
    article = add_article(session, project, alice, "Flood.")
    original = session.scalar(select(Article.original).where(Article.id == article.id))
    assert original is None
    assert article.original_sha256 == article.sha256


def test_the_first_line_is_the_title_when_none_is_given(session, project, alice):
    article = import_article(session, project.id, Draft("A flood\nIt rained."), alice.id)
    assert article.title == "A flood"


def test_a_long_first_line_is_shortened_to_a_title(session, project, alice):
    article = import_article(session, project.id, Draft("word " * 100), alice.id)
    assert article.title.endswith("word …")
    assert len(article.title) < 130


@pytest.mark.parametrize("text", ["", "  \n\t", "\0\0"])
def test_a_text_without_words_is_refused(session, project, alice, text):
    with pytest.raises(InvalidError):
        import_article(session, project.id, Draft(text), alice.id)


def test_a_text_over_a_megabyte_is_refused(session, project, alice):
    with pytest.raises(TooLargeError, match="1 MB"):
        import_article(session, project.id, Draft("a flood. " * 120_000), alice.id)


def test_an_unknown_language_is_refused_at_its_field(session, project, alice):
    draft = Draft("Flood.", Metadata(language="xx"))
    with pytest.raises(InvalidError) as caught:
        import_article(session, project.id, draft, alice.id)
    assert "language" in caught.value.fields


@pytest.mark.parametrize("url", ["javascript:alert(1)", "ftp://example.org/", "//example.org"])
def test_an_address_that_is_no_web_page_is_refused_at_its_field(session, project, alice, url):
    with pytest.raises(InvalidError) as caught:
        import_article(session, project.id, Draft("Flood.", Metadata(url=url)), alice.id)
    assert "url" in caught.value.fields


@both_engines
def test_a_repeated_bulk_import_creates_nothing(session, project, alice):
    prepared = [prepare(Draft(f"Flood number {n}. It rained.")) for n in range(5)]
    first = import_drafts(session, project.id, [*prepared, prepared[0]], alice.id)
    again = import_drafts(session, project.id, prepared, alice.id)
    assert (first.created, first.already) == (5, 0)
    assert (again.created, again.already) == (0, 5)
    assert session.scalar(select(func.count()).select_from(Sentence)) == 10


def test_an_import_is_logged(session, project, alice):
    article = add_article(session, project, alice)
    event = session.scalars(select(Event).where(Event.object_id == article.id)).one()
    assert (event.verb, event.actor_id) == ("article.imported", alice.id)


def test_details_can_be_corrected(session, project, alice):
    article = add_article(session, project, alice)
    update_article(session, article.id, Metadata(title="A flood", language="en"), 1, alice.id)
    assert (article.title, article.revision) == ("A flood", 2)


def test_stale_details_are_refused(session, project, alice):
    article = add_article(session, project, alice)
    update_article(session, article.id, Metadata(title="A", language="en"), 1, alice.id)
    with pytest.raises(StaleError):
        update_article(session, article.id, Metadata(title="B", language="en"), 1, alice.id)


def test_another_language_cuts_the_sentences_anew(session, project, alice):
    article = add_article(session, project, alice, "Ես տեսա նրան: Նա գնաց:")
    before = [s.text for s in sentences(session, article)]
    session.expire_all()
    update_article(session, article.id, Metadata(title="A", language="hy"), 1, alice.id)
    assert len(sentences(session, article)) > len(before)


def test_the_language_of_an_annotated_article_stays(session, project, alice):
    article = add_article(session, project, alice)
    annotate(session, sentences(session, article)[0], alice)
    with pytest.raises(InvalidError) as caught:
        update_article(session, article.id, Metadata(title="A", language="hy"), 1, alice.id)
    assert "language" in caught.value.fields


def test_a_removed_article_can_be_restored(session, project, alice):
    article = add_article(session, project, alice)
    remove_article(session, article.id, alice.id)
    assert article.removed
    restore_article(session, article.id, alice.id)
    assert not article.removed
