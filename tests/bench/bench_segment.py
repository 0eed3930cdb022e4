"""What the segmenter costs and scores. Run with `python -m tests.bench.bench_segment [--quick]`.

Three tables: speed on articles; the time of hostile texts at 10 kB, 100 kB and 1 MB, where 13 times
the time for 10 times the text is the limit; and the cases in tests/text/segment_cases.
"""

import sys
import time
from collections.abc import Callable

from factcheck.text.segment import segment
from tests.text.segment_cases import LANGUAGES, read_cases

ARTICLE = (
    "HARBOR CITY, Nov. 3 (Courier) — The city council on Tuesday approved a $4.2 billion budget "
    "after a debate of nine hours. Mayor Dana R. Whitlock, who proposed it in Sept., called the "
    "vote “a beginning.” Her opponents did not agree. “Nobody asked the people of the East Side,” "
    "said Councilman J. T. Moreno. “We were told at 7 p.m. on Friday. That is not a process.”\n"
    "The budget, the largest in the city's history, cuts 300 jobs in the U.S. Route 20 corridor "
    "(most of them vacant) and raises fares by 3.5 percent. Economists at Hallam & Co. expect a "
    "deficit of $90 million in 2026. Is it enough? Few of those who spoke thought so.\n"
)

PLAIN = (
    "The city council on Tuesday approved a budget of four billion dollars after a debate of nine "
    "hours that ended shortly before midnight. The mayor, who proposed it in September, called the "
    "vote a beginning, while her opponents from the districts east of the river promised to "
    "challenge it in court. The plan cuts three hundred jobs, most of them vacant since last year, "
    "and raises the fares of buses and ferries by three percent from the first of January.\n"
    "Economists expect a small deficit next year and a larger one after that. “Nobody asked the "
    "people who live there,” one of the council members said. It is not clear whether the state "
    "will pay its part, since the two sides have not spoken to each other for more than a month.\n"
)

HOSTILE: dict[str, Callable[[int], str]] = {
    unit.encode("unicode_escape").decode()[:24]: (
        lambda size, unit=unit: unit * (size // len(unit))
    )
    for unit in (
        ".",
        ". ",
        "! ",
        "!?",
        "? ! ",
        "...",
        "… ",
        "\n",
        "a\n",
        " ",
        "\t",
        "a",
        "A",
        "1",
        "1. ",
        "A. ",
        "A.B. ",
        "Mr. ",
        "e.g. ",
        "U.S. ",
        "U.S. The ",
        "No. 5 ",
        "Yes. ",
        "5 p.m. ",
        "“",
        "”",
        '"',
        "' ",
        "'a",
        "«",
        "» ",
        "(",
        ")",
        "(a. ",
        "[1]",
        ".[1]",
        "(A.) ",
        '." ',
        '"A." ',
        "“No!” Smith ",
        "“A b? C” d ",
        "a.B",
        "word.Next",
        "。",
        "「。」",
        "说。”他",
        "। ",
        "“a?”Aa ",
        ".”",
        ". —",
        "A — ",
        "x@y.z ",
        "http://a.b/c.D?E! ",
        "😀",
        ". 😀",
        "é\u0301. ",
        "г. ",
        "2020 г. ",
        "3. Mai ",
        "\x00",
        "\u200f. ",
        "\ud800. ",
        "։ ",
        "։",
        ": Ա",
        "!\u3000",
        "“a ",
        "‘a’ ",
        "\u201e\u201c ",
        "(" * 9 + "a. ",
        "Aaaa, 5 May - ",
        "- ",
        "*",
        "? said ",
    )
}


def measure(text: str, lang: str | None = None) -> float:
    """Return the CPU seconds that one call takes."""
    begun = time.process_time()
    segment(text, lang)
    return time.process_time() - begun


def show_speed() -> None:
    """Print megabytes a second on plain articles, on ones full of hard places, on a long text."""
    articles = (
        ("plain, 1.5 kB", PLAIN * 2, 300),
        ("dense, 1.8 kB", ARTICLE * 2, 300),
        ("plain, 1 MB", PLAIN * 1_300, 1),
    )
    for name, text, rounds in articles:
        for lang in ("en", "de"):
            seconds = sum(measure(text, lang) for _ in range(rounds))
            print(f"{name:18} {lang}  {len(text.encode()) * rounds / seconds / 1e6:6.1f} MB/s")


def show_stress(sizes: tuple[int, ...]) -> None:
    """Print the time of each hostile text and how it grows with the size."""
    worst = 0.0
    for name, make in HOSTILE.items():
        times = [
            min(measure(make(size), "en") for _ in range(2 if size < 10**6 else 1))
            for size in sizes
        ]
        ratio = times[-1] / max(times[-2], 0.002)
        worst = max(worst, ratio)
        flag = "  <--" if ratio > 13 or times[-1] > 10 else ""
        print(f"{name:26} {' '.join(f'{t:8.3f}' for t in times)}  x{ratio:5.1f}{flag}")
    print(f"worst growth x{worst:.1f}")


def show_scores() -> None:
    """Print boundary F1 and whole cases right, by language."""
    for lang in LANGUAGES:
        right = wrong = missed = whole = 0
        cases = read_cases(lang)
        for text, sentences in cases:
            wanted = ends_of(text, sentences)
            got = {span.end for span in segment(text, lang)}
            right, wrong = right + len(got & wanted), wrong + len(got - wanted)
            missed, whole = missed + len(wanted - got), whole + (got == wanted)
        score = 2 * right / (2 * right + wrong + missed)
        print(f"{lang}  F1 {score:.4f}  {whole} of {len(cases)} cases")


def ends_of(text: str, sentences: list[str]) -> set[int]:
    """Return where each of *sentences*, which stand in this order, ends in *text*."""
    ends, at = set(), 0
    for sentence in sentences:
        at = text.index(sentence, at) + len(sentence)
        ends.add(at)
    return ends


if __name__ == "__main__":
    show_speed()
    show_scores()
    show_stress((10_000, 100_000) if "--quick" in sys.argv else (10_000, 100_000, 1_000_000))
