"""A pass over the demo desk: what is to be said of each article, and how to read that it was."""

import json
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import Any
from uuid import UUID

from playwright.sync_api import Locator, Page, expect
from sqlalchemy import select
from sqlalchemy.orm import Session

from factcheck.accounts.service import add_member, create_user
from factcheck.db import Database
from factcheck.models import Article, Role, User
from tests.browser.bench import Bench
from tests.support.pages import axe, is_uncovered, scrolls_sideways, small_targets

PASSWORD = "seven quiet herons over the weir"
NUMBERS = count(1)
TAGS = {"c": "claim", "q": "quote", "o": "opinion", "n": "other"}
LABELS = {"c": "Claim", "q": "Quote", "o": "Opinion", "n": "None"}
AUTHOR = "The author"

Told = tuple[str, tuple[str, ...]]
"""The tag of a sentence and who it is attributed to."""


@dataclass(frozen=True, slots=True)
class Work:
    """What is to be said of the sentences of an article."""

    title: str
    plan: str
    """For each sentence the letter of its tag and who says it: a number of *people*, 0 for the
    author, - for nobody."""
    people: tuple[str, ...]

    @property
    def steps(self) -> list[tuple[str, str]]:
        """The letter of the tag and the name, empty for nobody, of each sentence."""
        names = {"-": "", "0": AUTHOR} | {str(at): one for at, one in enumerate(self.people, 1)}
        return [(tag, names[who]) for tag, who in self.plan.split()]

    @property
    def told(self) -> list[Told]:
        """What the database has to hold in the end."""
        return [(TAGS[tag], (name,) if name else ()) for tag, name in self.steps]


FILTERS = Work(
    "Court orders maker of water filter to refund its customers",
    "q1 c0 c2 q2 c0 c0 c0 o0 c3 c3 q3 n- c0 q4 c4 c5 q6 c0 q6 n- c3 c3 c0 c1 q7 c8 n- c0 c0 c0 o0",
    (
        "Consumer Court of Tarnsby",
        "Judge Helena Vossberg",
        "Dr. Yusra Kelloway",
        "The manager",
        "Osterline Water Products",
        "Conrad Thale",
        "A person close to the company",
        "Piet Arden",
    ),
)
NURSAN = Work(
    "خلاف على أرقام محطة التحلية الجديدة في نورسان",
    "c1 c2 q3 c3 o0 c4 q5 q6 n- c7 c8 c8 o0 c0 n-",
    (
        "المؤسسة العامة للمياه في نورسان",
        "تقرير داخلي",
        "سالم الورداني",
        "سكان حي المرسى",
        "هدى الزيتوني",
        "رامي الصافي",
        "موظف في المحطة",
        "ليلى البارودي",
    ),
)
LIGHTS = Work(
    "They switched off the street and called it progress",
    "c0 c0 c0 c0 c0 c0 n- q1 c2 o0 q1 o0 c0 n- c0 o0 c3 c0 o0 q4 q4 c0 o0 c5 c5 o0 c6 q6 q6 q7 o0 "
    "c8 c9 o0 o0 q- n- n- o0 o0 n- c0 o0",
    (
        "Edwin Marl",
        "Treasurer of Hallowmere",
        "Regional Police",
        "Supt. Carla Denholt",
        "Lindqvist and Amadi, study of 62 towns",
        "Nuala Tregarth",
        "A neighbour of Nuala Tregarth",
        "Hallowmere Sky Society",
        "Leo Farrant",
    ),
)
FIRE = Work(
    "Ministry defends sprinklers as questions mount over Kelmouth harbour fire",
    "c1 c0 c2 q2 c0 q3 c3 c- q- n- c0 c0 c1 c0 n- q4 c4 q4 c5 q6 q6 q6 q7 n- c0 q8 c8 c0 c0 c- q- "
    "q7 c0 c- o0 q9 q9 c9 c- c0 o0 c0 c0 q-",
    (
        "Ministry of Ports",
        "Petra Vandermoot",
        "Inspection memo of June 12",
        "Tomas Ridgelow",
        "Halvern Cold Storage Ltd.",
        "Silas Brandreth",
        "Joren Askew",
        "Capt. Ruth Delacombe",
        "Oda Marchbank",
    ),
)

# What FILTERS holds when it was worked through to the last detail.
CHAIN = ("The manager", "Witness B")
WORKED_THROUGH = [*FILTERS.told[:13], ("quote", CHAIN), *FILTERS.told[14:]]
MARKS = [(1, "23,000 customers", "claim"), (1, "could not have measured", "quote")]
DETAILS: dict[int, dict[str, Any]] = {
    2: {"verdict": "supported", "justification": "The judgment says so.", "note": ""},
    9: {"note": "Which water? See **methods**.", "certainty": "likely", "flagged": True},
    31: {"verdict": None, "flagged": False},
}
EVIDENCE = [
    ("mentions", "Either party may appeal", ""),
    ("supports", "a fine of 2.5 million crowns", "Word for word."),
]


def add_reviewer(session: Session, project_id: UUID) -> User:
    """Add somebody who has said nothing of the desk's articles yet. Flushes."""
    number = next(NUMBERS)
    user = create_user(session, f"Reader {number}", f"reader{number}@example.org", PASSWORD)
    add_member(session, project_id, user.id, Role.EDITOR)
    return user


def find_bench(page: Page, database: Database, project_id: UUID, reader: User, title: str) -> Bench:
    """Return an article of the desk, not yet opened."""
    with database.read() as session:
        query = select(Article).where(Article.project_id == project_id, Article.title == title)
        article = session.scalars(query).one()
    return Bench(page, article, database, reader)


def list_told(bench: Bench) -> list[Told]:
    """Return what the database holds of each sentence, once all is saved."""
    return [
        (str(saved.tag or "-"), tuple(who.speaker_name for who in saved.reading.attributions))
        if saved
        else ("-", ())
        for saved in bench.stored()
    ]


def chip(page: Page, name: str) -> Locator:
    """Return the numbered button of a speaker named before; the author's is always there."""
    return page.locator("[data-recent] button").filter(has=page.get_by_text(name, exact=True))


def in_shape(page: Page, *, touched: bool = False) -> None:
    """Assert that a page that is passed can be used; *touched*: by a finger too."""
    page.wait_for_load_state()
    assert axe(page) == []
    assert not scrolls_sideways(page)
    focused = page.locator(":focus:not(body)")
    if focused.count():
        assert is_uncovered(focused), focused.evaluate("(element) => element.outerHTML")
    if touched:
        assert small_targets(page) == []


@dataclass(frozen=True, slots=True)
class Export:
    """The annotated JSON of one article that a reader has downloaded."""

    document: dict[str, Any]
    reader: UUID

    @classmethod
    def read(cls, path: str | Path, reader: UUID) -> "Export":
        return cls(json.loads(Path(path).read_text(encoding="utf-8")), reader)

    @property
    def annotations(self) -> list[dict[str, Any]]:
        (article,), positions = self.document["articles"], self._positions
        reviews = {one["reviewer"]: one for one in article["reviews"]}
        review = reviews[str(self.reader)]
        return sorted(review["annotations"], key=lambda one: positions[one["sentence"]])

    @property
    def _positions(self) -> dict[str, int]:
        (article,) = self.document["articles"]
        return {one["id"]: one["position"] for one in article["sentences"]}

    @property
    def told(self) -> list[Told]:
        """What is said of each sentence as a whole."""
        whole = [one for one in self.annotations if one["scope"] == "sentence"]
        assert len(whole) == len(self._positions)
        return [(one["tag"], tuple(self.name(who) for who in one["attributions"])) for one in whole]

    @property
    def marks(self) -> list[tuple[int, str, str | None]]:
        """The number of the sentence, the words and the tag of each mark."""
        return [
            (self._positions[one["sentence"]] + 1, one["exact"], one["tag"])
            for one in self.annotations
            if one["scope"] == "span"
        ]

    def whole(self, number: int) -> dict[str, Any]:
        """Return what is said of a sentence, counted from 1."""
        return next(
            one
            for one in self.annotations
            if one["scope"] == "sentence" and self._positions[one["sentence"]] == number - 1
        )

    def name(self, attribution: dict[str, Any]) -> str:
        names = {one["id"]: one["name"] for one in self.document["speakers"]}
        return str(names.get(attribution["speaker"], attribution["naming"]))


def choose_words(bench: Bench, words: str, *, ahead: str = "ArrowRight") -> None:
    """Where words of a sentence are being chosen by keys, choose these."""
    chosen = bench.page.locator("[data-marking-words]")
    expect(bench.page.locator("[data-marking]")).to_be_visible()

    def told() -> str:
        isolates = str.maketrans("", "", "\u2066\u2067\u2068\u2069")
        return chosen.inner_text().translate(isolates).rsplit("”, ", 1)[0].removeprefix("“")

    bench.press("Home")
    for key, reached in ((ahead, words.startswith), (f"Shift+{ahead}", words.__eq__)):
        for _ in range(60):
            if reached(told()):
                break
            bench.press(key)
    assert told() == words


def assert_worked_through(export: Export) -> None:
    """Assert that an export of FILTERS holds every detail."""
    assert export.told == WORKED_THROUGH
    assert export.marks == MARKS
    for number, details in DETAILS.items():
        assert export.whole(number) == export.whole(number) | details
    manager, witness = export.whole(14)["attributions"]
    assert (manager["manner"], manager["parent"]) == ("mixed", witness["id"])
    assert (witness["manner"], witness["parent"]) == ("indirect", None)
    assert (witness["role"], witness["cue"]["exact"]) == ("an engineer", "said")
    linked = sorted(export.whole(2)["evidence"], key=lambda one: str(one["stance"]))
    for one, (stance, words, note) in zip(linked, EVIDENCE, strict=True):
        assert (one["stance"], one["note"]) == (stance, note)
        assert words in str(one["selector"]["exact"])
