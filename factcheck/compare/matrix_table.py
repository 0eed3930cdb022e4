"""The matrix as a table for spreadsheets."""

from collections.abc import Callable, Iterable, Iterator

from factcheck.compare.matrix import Cell, ClaimRow, Matrix
from factcheck.models import Source
from factcheck.names import name_of
from factcheck.words import say, say_many

HEADING = (
    say("Sentence"),
    say("Text"),
    say("Tag"),
    say("Verdict"),
    say("Linked sources"),
    say("Independent sources"),
)


def write_rows(
    matrix: Matrix, rows: Iterable[ClaimRow], tell: Callable[[str], str]
) -> Iterator[list[str]]:
    """Yield the matrix with all its sources as lines of a table: a heading, then a claim each.

    Args:
        tell: puts what was said in English into the language of whoever reads it.
    """
    yield [*map(tell, HEADING), *map(_name, matrix.sources)]
    for row in rows:
        yield [
            str(row.position + 1),
            row.text,
            tell(name_of(row.tag, "tag")) if row.tag else "",
            tell(name_of(row.verdict, "verdict")) if row.verdict else "",
            str(row.independence.links),
            str(row.independence.independent),
            *("; ".join(map(tell, _words(row.cells.get(one.id)))) for one in matrix.sources),
        ]


def _name(source: Source) -> str:
    # Copies of one story often have one title.
    return " · ".join(filter(None, (source.title, source.publisher)))


def _words(cell: Cell | None) -> Iterator[str]:
    if cell is None:
        return
    for stance in cell.stances:
        yield name_of(stance, "stance")
    if cell.differing:
        yield say_many("%(n)s accepted difference", "%(n)s accepted differences", cell.differing)
