"""A reviewer at the keyboard: the same keys in every article, and what they cost the browser.

All times are in milliseconds. Each part goes over sentences that nobody has been at yet, unless the
article is too short for that. A part fails when its keys did not do what they are there for.
"""

from dataclasses import dataclass

from tests.bench.report import percentile
from tests.bench.watching import Watched
from tests.support.server import ROOT

STEPS = 40
"""Sentences a part goes over; the shortest article has ten more."""
SOME = 10
"""Sentences of a part that takes several keys for each."""
LONG = 500
"""Sentences of an article that is long enough for all parts one after the other."""
HITS = 1_000
"""Transient highlights that are painted at once."""
WORDS = ("the", "council", "water")
"""What is looked for, a letter at a time, and taken back in the same way."""
MARKING = ("x", "End", "Shift+ArrowLeft", "c")

SAVES = """
() => performance.getEntriesByType("resource")
  .filter(({ name }) => name.includes("/api/v1/annotations/")).length
"""

HIGHLIGHT = """
async () => {
  const places = [];
  for (const cell of document.querySelectorAll(".sentence__text")) {
    for (const { index } of cell.textContent.matchAll(/th/g)) places.push([cell, index, index + 2]);
  }
  places.length = Math.min(places.length, HITS);
  const painted = () => new Promise((done) => bench.afterPaint(done));
  const times = [];
  for (let round = 0; round < 9; round += 1) {
    highlight("found", []);
    await painted();
    const begun = performance.now();
    highlight("found", places.map(([cell, from, to]) => rangeIn(cell, from, to)));
    await painted();
    times.push(performance.now() - begun);
  }
  highlight("found", []);
  return [places.length, times];
}
"""


@dataclass(frozen=True, slots=True)
class Part:
    """What some keys took, all of them together."""

    cpu: float
    """Of the main thread."""
    painted: dict[str, list[float]]
    """By kind of key: from the press until its effect was painted."""
    saved: list[float]
    """From the press until the page says so, of those that save."""
    shown: list[float]
    """From a letter until the sentences that are found are painted."""
    requests: int
    """To save."""
    keys: int
    long: int
    """Tasks of more than 50 ms."""


def work(page: Watched, sentences: int) -> dict[str, Part]:
    """Step, tag, mark, attribute, hold a key, press one in vain, as "step", "tag" and so on."""
    # The first ones load and compile; other words are marked, as the same are not marked twice.
    page.press("c", "j", "q", "j", "x", "End", "ArrowLeft", *MARKING[2:], "j", "a", "Escape", "j")
    page.rest()
    tagging = {"tag": "c q o n", "step": "j"}
    parts = {"step": _press(page, sentences, ["j"] * STEPS, {"step": "j"})}
    for name, shift in (("tag", 0), ("tag again", 1)):
        keys = [key for number in range(STEPS) for key in ("cqon"[(number + shift) % 4], "j")]
        parts[name] = _press(page, sentences, keys, tagging)
    before = page.count("mark")
    marking = {"mark": "x End ArrowLeft c"}
    parts["mark"] = _press(page, sentences, [*MARKING, "j"] * SOME, marking)
    assert page.count("mark") >= before + SOME, "no words were marked"
    keys = ["a", "Escape", "j"] * SOME
    parts["attribute"] = _press(page, sentences, keys, {"attribute": "a"})
    parts["hold"] = _press(page, sentences, ["j"] * STEPS, {"step": "j"}, hold=True)
    parts["vain"] = _press(page, sentences, ["F8"] * (2 * SOME), {})
    return parts


def find(page: Watched) -> Part:
    """Look for words, a letter at a time."""
    page.press("/", "e", "Escape", "/")  # the first one loads and compiles
    page.rest()
    keys = [key for word in WORDS for key in (*word, *["Backspace"] * len(word))]
    page.watch(type=" ".join(set(keys)))
    before = page.cpu()
    page.press(*keys)
    page.rest()
    part = _part(page, before, len(keys))
    page.press("Escape")
    assert len(part.shown) >= len(keys) // 2, "nothing was found"
    return part


def paint_highlights(page: Watched) -> tuple[int, list[float]]:
    """Paint highlights as the product does it; return how many, and the times until painted."""
    product = (ROOT / "static" / "js" / "highlight.js").read_text().replace("export ", "")
    script = HIGHLIGHT.replace("=> {", "=> {" + product, 1).replace("HITS", str(HITS))
    count, times = page.page.evaluate(script)
    return count, times


def load_the_rest(page: Watched) -> None:
    """Do what loads the scripts that nothing has asked for so far."""
    page.press("End", "Shift+J", "?")
    page.rest()


def p50(times: list[float]) -> float:
    return percentile(times, 50)


def p95(times: list[float]) -> float:
    return percentile(times, 95)


def _press(
    page: Watched, sentences: int, keys: list[str], kinds: dict[str, str], *, hold: bool = False
) -> Part:
    """Press *keys* and say what they took; *kinds* are those of `Watched.watch`."""
    if sentences < LONG:
        page.press("Home")
        page.rest()
    at, sent = page.position(), page.page.evaluate(SAVES)
    page.watch(**kinds)
    before = page.cpu()
    if hold:
        page.hold(keys[0], len(keys))
    else:
        page.press(*keys)
    page.rest()
    part = _part(page, before, len(keys), sent)
    assert page.position() == at + keys.count("j"), "a step went astray"
    return part


def _part(page: Watched, cpu: float, keys: int, sent: int = 0) -> Part:
    used = page.cpu() - cpu
    seen = page.seen()
    return Part(
        cpu=used,
        painted=seen["painted"],
        saved=seen["saved"],
        shown=seen["shown"],
        requests=page.page.evaluate(SAVES) - sent,
        keys=keys,
        long=len(seen["tasks"]),
    )
