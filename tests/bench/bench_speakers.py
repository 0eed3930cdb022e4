"""Looking for a speaker among 10,000, letter by letter as the workbench asks, on both engines."""

import random
import sys
import time
from dataclasses import dataclass
from urllib.parse import quote
from uuid import UUID

from sqlalchemy import insert, update
from sqlalchemy.orm import Session

from factcheck.models import Speaker, SpeakerAlias, SpeakerKind, uuid7
from factcheck.text.fold import fold
from tests.bench.client import Client
from tests.bench.newsroom import Newsroom, open_newsroom, postgres_for
from tests.bench.report import Figure, latencies, show
from tests.bench.serving import serving

SPEAKERS = 10_000
MERGED = 500
"""How many of them stand for another one."""
ASKED = 400
"""Searches measured, and as many pages of the registry."""
ENGINES = ("SQLite", "PostgreSQL")
SYLLABLES = "an be ça do él fi gü ho is jo ka li mo na ør pe qu ra si to ul vi wa xa yo zé".split()


@dataclass(frozen=True, slots=True)
class Name:
    first: str
    last: str

    @property
    def spellings(self) -> tuple[str, str, str]:
        """What somebody is called: the name, the name in short, and the name with an office."""
        whole = f"{self.first} {self.last}"
        return whole, f"{self.first[0]}. {self.last}", f"President {self.last} of {self.first}"


def main() -> None:
    figures: list[Figure] = []
    for engine in ENGINES:
        with postgres_for(engine) as postgres, open_newsroom(1, 10, postgres) as newsroom:
            figures += measure(engine, newsroom)
    show(f"Looking for one of {SPEAKERS:,} speakers, over HTTP", figures)


def measure(engine: str, newsroom: Newsroom) -> list[Figure]:
    chance = random.Random(7)  # the same names in every run
    words = [_word(chance) for _ in range(6_000)]
    names = [Name(chance.choice(words), chance.choice(words)) for _ in range(SPEAKERS)]
    newsroom.database.write(lambda session: add_all(session, newsroom.project_id, names))
    typed = [_typed(chance, chance.choice(names)) for _ in range(ASKED)]
    with serving(newsroom.settings) as server:
        client = Client(server.address, newsroom.reviewers[0].login)
        client.open_page()
        api = f"/api/v1/projects/{newsroom.project_id}/speakers?q="
        registry = f"/projects/{newsroom.project_id}/speakers?q="
        for warm in typed[:20]:
            _timed(client, api + quote(warm))
        found = [_timed(client, api + quote(text)) for text in typed]
        listed = [_timed(client, registry + quote(text)) for text in typed[:100]]
    return [
        *latencies(f"{engine}, what is typed so far", found, p95=100),
        *latencies(f"{engine}, a page of the registry", listed)[:2],
    ]


def add_all(session: Session, project_id: UUID, names: list[Name]) -> None:
    ids = [uuid7() for _ in names]
    kind = SpeakerKind.PERSON
    rows = [
        {"id": key, "project_id": project_id, "name": name.spellings[0], "kind": kind}
        for key, name in zip(ids, names, strict=True)
    ]
    session.execute(insert(Speaker), rows)
    aliases = [
        {"project_id": project_id, "speaker_id": key, "alias": alias, "folded": folded}
        for key, name in zip(ids, names, strict=True)
        for folded, alias in {fold(alias): alias for alias in reversed(name.spellings)}.items()
    ]
    session.execute(insert(SpeakerAlias), aliases)
    merged = update(Speaker).where(Speaker.id.in_(ids[:MERGED])).values(merged_into_id=ids[-1])
    session.execute(merged)


def _word(chance: random.Random) -> str:
    return "".join(chance.choice(SYLLABLES) for _ in range(chance.randint(2, 4))).capitalize()


def _typed(chance: random.Random, name: Name) -> str:
    """Return what somebody has typed of a name: from one letter to all of it."""
    spelling = chance.choice([name.last, *name.spellings])
    return spelling[: chance.choice([1, 2, 2, 3, 3, 4, 5, 8, 40])]


def _timed(client: Client, path: str) -> float:
    begun = time.perf_counter()
    answer = client.get(path)
    elapsed = time.perf_counter() - begun
    assert answer.status == 200, answer.text[:300]
    return elapsed


if __name__ == "__main__":
    sys.exit(main())
