"""Articles that were cut anew and corrected, in an export and back."""

import pytest

from factcheck.articles.recut import correct_sentence
from factcheck.models import Tag
from tests.articles.recutting import cut_of, editor, mark, merge, rows_of, split
from tests.exchange.conftest import bring, export_of
from tests.support.work import add_article, annotate

TEXT = "The river rose, said Lena Ortiz. It fell again on Tuesday. Nobody was hurt. It rained."


@pytest.mark.both_engines
def test_an_article_that_was_cut_anew_comes_back_to_the_byte(database, project, alice, bob, empty):
    def work(session):
        article = add_article(session, project, alice, TEXT)
        rows = rows_of(session, article)
        mark(session, rows[0], bob, "The river", cue="said", source="Lena Ortiz")
        mark(session, rows[0], alice, "Ortiz", content="The river rose")
        mark(session, rows[0], alice, "rose, said")
        annotate(session, rows[1], bob, Tag.CLAIM)
        split(session, article, 0, "said", editor(alice))
        merge(session, article, 2, editor(alice))
        row = rows_of(session, article)[0]
        seen = cut_of(session, article)
        correct_sentence(session, row.id, "The rivers rose,", editor(alice), seen_cut=seen)

    database.write(work)
    exported = export_of(database, project.id)
    bring(empty, exported)
    assert export_of(empty, project.id) == exported
