"""Searching 100,000 sentences over HTTP, as pages, on both engines, with and without filters.

The words are as frequent as in a language: the commonest stands in most sentences, most stand in a
few. The reader has annotated one sentence in five. `python -m tests.bench.bench_search SQLite`
measures that one alone.
"""

import random
import sys
import time
from collections.abc import Sequence
from urllib.parse import urlencode

from sqlalchemy import insert, select
from sqlalchemy.orm import Session

from factcheck.articles.service import Metadata, insert_articles
from factcheck.models import Annotation, Review, Tag, uuid7
from factcheck.search.index import index_notes
from factcheck.text.capture import CapturedText, sha256_of
from factcheck.text.segment import Span
from tests.bench.client import Client
from tests.bench.newsroom import Newsroom, list_sentence_ids, open_newsroom, postgres_for
from tests.bench.report import Figure, latencies, show
from tests.bench.serving import serving

ARTICLES, SENTENCES = 2_500, 40
AT_ONCE = 50
"""Articles stored in a transaction."""
LEXICON = 30_000
EVERY = 5
"""One sentence in so many is annotated, and one annotation in so many has a note."""
ASKED = 200
"""Searches measured of each kind."""


def main(engines: list[str]) -> None:
    for engine in engines or ["SQLite", "PostgreSQL"]:
        with postgres_for(engine) as postgres, open_newsroom(1, 5, postgres) as newsroom:
            show(f"Searching {ARTICLES * SENTENCES:,} sentences, {engine}", measure(newsroom))


def measure(newsroom: Newsroom) -> list[Figure]:
    chance = random.Random(7)  # the same words in every run
    lexicon = sorted({_word(chance) for _ in range(2 * LEXICON)})[:LEXICON]
    chance.shuffle(lexicon)
    begun = time.perf_counter()
    for first in range(0, ARTICLES, AT_ONCE):
        newsroom.database.write(lambda session, n=first: fill(session, newsroom, lexicon, n))
    filled = time.perf_counter() - begun
    asked = [_typed(chance, lexicon) for _ in range(ASKED)]
    narrowed = [typed | _filter(chance) for typed in asked]
    with serving(newsroom.settings) as server:
        client = Client(server.address, newsroom.reviewers[0].login)
        client.open_page()
        page = f"/projects/{newsroom.project_id}/search?"
        for warm in narrowed[:20]:
            _timed(client, page + urlencode(warm))
        found = [_timed(client, page + urlencode(typed)) for typed in asked]
        filtered = [_timed(client, page + urlencode(typed)) for typed in narrowed]
    return [
        Figure("stored and indexed, articles a second", ARTICLES / filled),
        *latencies("words, phrases, beginnings", found, p95=100),
        *latencies("the same, with a filter", filtered, p95=100),
    ]


def fill(session: Session, newsroom: Newsroom, lexicon: Sequence[str], first: int) -> None:
    """Store AT_ONCE articles, and what the reader said of them."""
    drafts = [
        (make_text(lexicon, number), Metadata(title=f"Article {number}", language="en"))
        for number in range(first, first + AT_ONCE)
    ]
    reviewer = newsroom.reviewers[0].id
    for article_id in insert_articles(session, newsroom.project_id, drafts, None):
        review = uuid7()
        session.execute(
            insert(Review), {"id": review, "article_id": article_id, "reviewer_id": reviewer}
        )
        rows = [
            {
                "id": uuid7(),
                "review_id": review,
                "sentence_id": sentence,
                "tag": list(Tag)[number % 4],
                "flagged": number % 7 == 0,
                "note": f"Ask {lexicon[number * 31 % 900]} again" if number % EVERY == 0 else "",
                "revision": 1,
            }
            for number, sentence in enumerate(list_sentence_ids(session, article_id)[::EVERY])
        ]
        session.execute(insert(Annotation), rows)
    noted = select(Annotation.id).where(Annotation.note != "").order_by(Annotation.id.desc())
    index_notes(session, list(session.scalars(noted.limit(AT_ONCE * 2))))


def make_text(lexicon: Sequence[str], number: int) -> CapturedText:
    """Return a text of SENTENCES, each of 8 to 30 words, captured."""
    chance = random.Random(number)
    spans, pieces, at = [], [], 0
    for position in range(SENTENCES):
        words = (_common(chance, lexicon) for _ in range(chance.randint(8, 30)))
        text = " ".join(words).capitalize() + "."
        spans.append(Span(at, at + len(text), position // 4, False))
        pieces.append(text)
        at += len(text) + 1
    whole = " ".join(pieces)
    digest = sha256_of(whole.encode())
    return CapturedText(whole, digest, None, digest, "text/plain", "en", spans)


def _common(chance: random.Random, lexicon: Sequence[str]) -> str:
    """Choose a word: the n-th of the lexicon n times as seldom as the first (Zipf's law)."""
    return lexicon[int(len(lexicon) ** chance.random()) - 1]


def _typed(chance: random.Random, lexicon: Sequence[str]) -> dict[str, str]:
    words = [_common(chance, lexicon) for _ in range(chance.randint(1, 3))]
    match chance.randrange(6):
        case 0:
            words = [f'"{" ".join(words)}"']
        case 1:
            words[-1] = words[-1][:4]
        case 2:
            words.append(f"-{_common(chance, lexicon)}")
        case _:
            words[-1] += " "
    return {"q": " ".join(words)}


def _filter(chance: random.Random) -> dict[str, str]:
    return chance.choice(
        [{"tag": "claim"}, {"tag": "other", "flagged": "1"}, {"in": "notes"}, {"language": "en"}]
    )


def _word(chance: random.Random) -> str:
    syllables = "ba ce di fo gu ha je ki lo mu na pe ri so tu va we xi yo zu an er is on ul".split()
    return "".join(chance.choices(syllables, k=chance.randint(1, 4)))


def _timed(client: Client, path: str) -> float:
    begun = time.perf_counter()
    answer = client.get(path)
    elapsed = time.perf_counter() - begun
    assert answer.status == 200, answer.text[:300]
    return elapsed


if __name__ == "__main__":
    main(sys.argv[1:])
