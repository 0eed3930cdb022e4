"""What the comparison of sources scores and costs. `python -m tests.bench.bench_compare`

The scores are of the cases in tests/compare/cases: of those that the rules were written with, and
of those that nobody had seen while they were. Times are CPU time of one thread. `... library`
measures the library alone.
"""

import random
import sys
import time
import tracemalloc
from collections.abc import Callable, Iterable, Sequence

from sqlalchemy import insert, text
from sqlalchemy.orm import Session

from factcheck.commands.server import settle_memory
from factcheck.compare.alignment import align_texts
from factcheck.compare.discrepancies import mark_discrepancies
from factcheck.compare.ranking import Pool
from factcheck.compare.shingles import fingerprint
from factcheck.compare.word_diff import diff_words
from factcheck.models import (
    CaptureMethod,
    Snapshot,
    Source,
    SourceFingerprint,
    SourceIndex,
    SourceKind,
    utc_now,
    uuid7s,
)
from factcheck.sources.index import VERSION, find_alike
from factcheck.sources.service import SourceDraft, SourceMetadata, capture_source, store_source
from factcheck.text.segment import segment
from tests.bench.citing import count_matrix, count_row
from tests.bench.newsroom import Newsroom, open_newsroom
from tests.bench.prose import make_prose
from tests.bench.report import Figure, show
from tests.compare.cases import Story, read_stories, sentences_of
from tests.compare.scoring import (
    UNSEEN,
    false_copies,
    macro_f1,
    score_marks,
    score_pairs,
    score_quotations,
    score_ranking,
    score_values,
)

CLAIMS, SOURCES, PASSAGES = 60, 8, 133
"""A large screen: 8 sources of a long report's length."""
LONG_TEXT = 500
"""Sentences that make 10,000 words."""
LIBRARIES = (1_000, 10_000, 100_000)
HASHES = 50
"""In the sample of a text of 400 words."""


def main(wanted: Sequence[str]) -> None:
    stories = read_stories()
    settle_memory()
    if not wanted or "scores" in wanted:
        show("Scores on all cases", scores(stories))
        unseen = [story for story in stories if story["story"] in UNSEEN]
        show("Scores on those that nobody who wrote a rule has seen", scores(unseen))
    if not wanted or "costs" in wanted:
        show("Comparing", [*costs(), *growth()])
    if not wanted or "library" in wanted:
        with open_newsroom(1, 5) as newsroom:
            show("Adding a source to a library", list(library(newsroom)))


def scores(stories: Sequence[Story]) -> list[Figure]:
    """How well passages are found, differences marked, and sources and values told apart."""
    ranking, marking = score_ranking(stories), score_marks(stories)
    pairs, quotations = score_pairs(stories), score_quotations(stories)
    values = score_values(stories)
    return [
        Figure("passage of its source, hit@1", ranking.first / ranking.claims, at_least=0.77),
        Figure("passage of its source, hit@3", ranking.third / ranking.claims, at_least=0.95),
        Figure("among all sources, hit@1", ranking.first_of_all / ranking.claims),
        Figure("among all sources, hit@3", ranking.third_of_all / ranking.claims),
        Figure("answered or not, AUROC", ranking.auroc, at_least=0.88),
        Figure("answered, but nothing found", ranking.missed),
        Figure("supports or refutes", marking.right_relations / marking.relations, at_least=0.85),
        Figure("discrepancy marks, precision", marking.precision, at_least=0.85),
        Figure("discrepancy marks, recall", marking.recall, at_least=0.80),
        *(Figure("values that differ or not", right / every) for right, every in [values] if every),
        Figure("copies and citations, macro-F1", macro_f1(pairs), at_least=0.96),
        Figure("false copies", false_copies(pairs), at_most=0),
        Figure("quotations", quotations[0] / quotations[1]),
    ]


def costs() -> list[Figure]:
    claims = [claim["text"] for story in read_stories() for claim in story["claims"]][:CLAIMS]
    passages = _passages(SOURCES)
    a = make_prose(1, LONG_TEXT).text
    b = _edited(a)
    spans = segment(a, "en"), segment(b, "en")
    aligned = align_texts(a, b, a_spans=spans[0], b_spans=spans[1])
    return [
        Figure(
            "screen of 60 claims x 8 sources", _ms(lambda: _screen(claims, passages)), "ms", 150
        ),
        Figure(
            "one claim x 8 sources, marks included",
            _ms(lambda: _marked_screen(claims[:1], passages)),
            "ms",
            60,
        ),
        Figure(
            "two texts of 10,000 words aligned and compared",
            _ms(lambda: _compare(a, b, spans)),
            "ms",
            150,
        ),
        Figure("sentences of them matched", len(aligned.pairs) / len(spans[0])),
        Figure("independent ones of 200 claims x 50 sources", _ms(count_matrix), "ms", 500),
        Figure("  of 200, each citing the one before", _ms(count_row), "ms", 100),
    ]


def growth() -> list[Figure]:
    claims = [claim["text"] for story in read_stories() for claim in story["claims"]][:CLAIMS]
    figures = []
    for count in (1, 4, 8, 20):
        passages = _passages(count)
        tracemalloc.start()
        _screen(claims, passages)
        peak = tracemalloc.get_traced_memory()[1] / 1e6
        tracemalloc.stop()
        took = _ms(lambda p=passages: _screen(claims, p))
        figures.append(Figure(f"screen of 60 claims x {count} sources", took, "ms"))
        figures.append(Figure("  memory at its most", peak, "MB"))
    return figures


def library(newsroom: Newsroom) -> Iterable[Figure]:
    stored = 0
    words = [make_prose(number, 20).text for number in range(200)]
    for size in LIBRARIES:
        while stored < size:
            newsroom.database.write(
                lambda session, first=stored: _fill(session, newsroom, words, first)
            )
            stored += 1_000
        took = [_add(newsroom, size + number) for number in range(20)]
        cpu = sorted(seconds for seconds, _ in took)[len(took) // 2] * 1000
        wall = sorted(seconds for _, seconds in took)[len(took) // 2] * 1000
        goal = 5 if size == LIBRARIES[-1] else None
        copies = sorted(_find_copies(newsroom, number) for number in range(20))[10] * 1000
        yield Figure(f"finding copies of a text among {size:,}, CPU", copies, "ms", goal)
        yield Figure("  storing it, all in all, CPU", cpu, "ms")
        yield Figure("  the same on the wall clock", wall, "ms")
    yield Figure("fingerprints of 100,000 sources", _size_of(newsroom), "MB", at_most=100)


def _fill(session: Session, newsroom: Newsroom, words: Sequence[str], first: int) -> None:
    """Store 1,000 sources with their fingerprints, past the services that would take an hour."""
    chance = random.Random(first)
    ids = uuid7s(1_000)
    now = utc_now()
    session.execute(
        insert(Source),
        [
            {
                "id": key,
                "project_id": newsroom.project_id,
                "title": f"Source {first + n}",
                "url": "",
                "page": "",
                "archive_url": "",
                "publisher": f"Outlet {n % 300}",
                "author": "",
                "kind": SourceKind.NEWS,
                "revision": 1,
                "created_at": now,
            }
            for n, key in enumerate(ids)
        ],
    )
    session.execute(
        insert(Snapshot),
        [
            {
                "id": snapshot,
                "source_id": key,
                "method": CaptureMethod.PASTED,
                "text": words[n % len(words)],
                "sha256": f"{first + n:064x}",
                "original_sha256": "",
                "original_type": "text/plain",
                "language": "en",
                "segmenter": "0",
            }
            for n, (key, snapshot) in enumerate(zip(ids, uuid7s(1_000), strict=True))
        ],
    )
    added = insert(SourceIndex).returning(SourceIndex.number, sort_by_parameter_order=True)
    numbers = session.scalars(added, [{"source_id": key, "version": VERSION} for key in ids])
    session.execute(
        insert(SourceFingerprint),
        [
            {"hash": chance.getrandbits(60) * 8, "number": number}
            for number in numbers
            for _ in range(HASHES)
        ],
    )


def _add(newsroom: Newsroom, number: int) -> tuple[float, float]:
    """Add a source as a page does; return the CPU and the wall seconds that storing it takes."""
    made = make_prose(1_000_000 + number, 20).text
    source = capture_source(SourceDraft(made, SourceMetadata(f"New {number}", publisher="Wire")))
    cpu, wall = time.process_time(), time.perf_counter()
    newsroom.database.write(
        lambda session: store_source(session, newsroom.project_id, source, newsroom.reviewers[0].id)
    )
    return time.process_time() - cpu, time.perf_counter() - wall


def _find_copies(newsroom: Newsroom, number: int) -> float:
    """Return the CPU seconds that a text's fingerprint and the search for its copies take."""
    made = make_prose(2_000_000 + number, 20).text
    with newsroom.database.read() as session:
        begun = time.process_time()
        find_alike(session, newsroom.project_id, fingerprint(made))
        return time.process_time() - begun


def _size_of(newsroom: Newsroom) -> float:
    with newsroom.database.read() as session:
        query = text("SELECT sum(pgsize) FROM dbstat WHERE name LIKE 'source_fingerprint%'")
        return float(session.execute(query).scalar() or 0) / 1e6


def _passages(sources: int) -> list[list[str]]:
    texts = [source["text"] for story in read_stories() for source in story["sources"]]
    every = [sentence for one in texts for sentence in sentences_of(one)]
    return [
        [every[(n * PASSAGES + at) % len(every)] for at in range(PASSAGES)] for n in range(sources)
    ]


def _screen(claims: Sequence[str], sources: Sequence[Sequence[str]]) -> None:
    pools = [Pool(passages) for passages in sources]
    for claim in claims:
        for pool in pools:
            pool.rank(claim, 3)


def _marked_screen(claims: Sequence[str], sources: Sequence[Sequence[str]]) -> None:
    for passages in sources:
        pool = Pool(passages)
        for claim in claims:
            for row in pool.rank(claim, 3):
                mark_discrepancies(claim, passages[row.index])


def _compare(a: str, b: str, spans: tuple[Sequence, Sequence]) -> None:  # type: ignore[type-arg]
    for pair in align_texts(a, b, a_spans=spans[0], b_spans=spans[1]).pairs:
        one, other = spans[0][pair.a], spans[1][pair.b]
        if not pair.identical:
            diff_words(a[one.start : one.end], b[other.start : other.end])


def _edited(text_: str) -> str:
    """Change one word in five, and move the last third to the front."""
    chance = random.Random(1)
    words = text_.split(" ")
    changed = [word if chance.random() > 0.2 else chance.choice(words) for word in words]
    cut = len(changed) * 2 // 3
    return " ".join([*changed[cut:], *changed[:cut]])


def _ms(work: Callable[[], object], rounds: int = 5) -> float:
    took = []
    for _ in range(rounds):
        begun = time.process_time()
        work()
        took.append(time.process_time() - begun)
    return min(took) * 1000


if __name__ == "__main__":
    main(sys.argv[1:])
