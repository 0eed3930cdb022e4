"""Articles in by the command line, all that is known of them out again, and in elsewhere.

Each command is measured as a user meets it: a process of its own, from its start to its end.
"""

import json
import os
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from sqlalchemy import select

from factcheck.config import Settings
from factcheck.db import Database
from factcheck.models import Article, Project, User
from factcheck.speakers.service import get_author
from tests.bench.newsroom import annotate
from tests.bench.report import Figure, show
from tests.support.server import ROOT, environment

ARTICLES, MANY = 1_000, 4_000
SENTENCES = 40
EVERY = 3
"""One sentence in so many is annotated."""
SENTENCE = "The council of ward {n} said on Monday that {m} of the 1,250 lamps would stay dark."


@dataclass(frozen=True, slots=True)
class Run:
    """What a command took."""

    seconds: float
    megabytes: float
    """Most memory of its largest process."""


def main() -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        small, large = measure(folder / "small", ARTICLES), measure(folder / "large", MANY)
        again = command(settings_in(folder / "again"), "import", folder / "small" / "out.json")
    sentences = ARTICLES * SENTENCES
    show(
        f"In and out: {ARTICLES:,} articles of {SENTENCES} sentences, by the command line",
        [
            Figure("import from JSON lines", ARTICLES / small[0].seconds, "a second", at_least=500),
            Figure(f"import of {MANY:,}", MANY / large[0].seconds, "a second", at_least=500),
            Figure("import, most memory of a process", large[0].megabytes, "MB"),
            Figure("the same import again", small[1].seconds, "s"),
            Figure(
                f"export of {sentences:,} annotated sentences", small[2].seconds, "s", at_most=1
            ),
            Figure("export, most memory", small[2].megabytes, "MB", at_most=150),
            Figure(f"export of {MANY * SENTENCES:,}", large[2].seconds, "s"),
            Figure("the same, most memory", large[2].megabytes, "MB", at_most=150),
            Figure("import of the export elsewhere", again.seconds, "s"),
            Figure("the same, most memory", again.megabytes, "MB"),
        ],
    )


def measure(folder: Path, articles: int) -> tuple[Run, Run, Run]:
    """Return what an import, the same again, and an export of all took."""
    settings = settings_in(folder)
    write_lines(folder / "in.jsonl", articles)
    first = command(settings, "import", folder / "in.jsonl")
    second = command(settings, "import", folder / "in.jsonl")
    annotate_all(settings)
    return first, second, command(settings, "export", "-o", folder / "out.json")


def settings_in(folder: Path) -> Settings:
    folder.mkdir()
    return Settings(folder, f"sqlite:///{folder / 'factcheck.sqlite'}", "only for this bench")


def write_lines(path: Path, articles: int) -> None:
    with path.open("w") as file:
        for number in range(articles):
            sentences = [SENTENCE.format(n=number, m=m) for m in range(SENTENCES)]
            paragraphs = [" ".join(sentences[n : n + 4]) for n in range(0, SENTENCES, 4)]
            file.write(json.dumps({"text": "\n".join(paragraphs), "title": f"Lamps {number}"}))
            file.write("\n")


def annotate_all(settings: Settings) -> None:
    database = Database(settings.database_url)
    with database.read() as session:
        articles: list[UUID] = list(session.scalars(select(Article.id)))
        user = session.scalars(select(User.id)).one()
        project = session.scalars(select(Project.id)).one()
        author = get_author(session, project)
    for start in range(0, len(articles), 500):
        batch = articles[start : start + 500]
        database.write(lambda s, ids=batch: [annotate(s, user, i, author, EVERY) for i in ids])
    database.close()


def command(settings: Settings, *arguments: object) -> Run:
    """Run a command and wait for it."""
    begun = time.perf_counter()
    process = subprocess.Popen(
        [sys.executable, "-m", "factcheck.cli", *map(str, arguments)],
        cwd=ROOT,
        env=environment(settings),
        stdout=subprocess.DEVNULL,
    )
    _, status, usage = os.wait4(process.pid, 0)
    elapsed = time.perf_counter() - begun
    process.returncode = os.waitstatus_to_exitcode(status)
    assert process.returncode == 0, arguments
    unit = 1e6 if sys.platform == "darwin" else 1e3  # bytes there, kilobytes here
    return Run(elapsed, usage.ru_maxrss / unit)


if __name__ == "__main__":
    main()
