"""Who speaks in an article."""

from collections import Counter

import pytest

from factcheck.annotations.reading import AttributionDraft, Reading
from factcheck.annotations.service import save_annotation
from factcheck.compare.voices import Voice, count_voices
from factcheck.models import Naming, Tag, uuid7
from tests.support.work import add_article, sentences


@pytest.mark.both_engines
def test_sentences_are_counted_by_who_says_them(session, project, alice):
    article = add_article(session, project, alice)
    rows = sentences(session, article)

    def say(row, *who):
        reading = Reading(Tag.CLAIM, who)
        save_annotation(session, uuid7(), row.id, alice.id, reading, seen_revision=0)

    say(rows[0], AttributionDraft(uuid7(), "Lena Ortiz"))
    say(rows[1], AttributionDraft(uuid7(), naming=Naming.UNNAMED, role="an official"))
    say(rows[2])
    assert count_voices(session, article.id, alice.id) == Counter(
        {Voice.NAMED: 1, Voice.ROLE: 1, Voice.AUTHOR: 1}
    )
