"""The lines of a PDF, as they lie on its pages."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from math import hypot

Matrix = Sequence[float]
"""a, b, c, d, e, f of a transformation, as ISO 32000-1, 8.3.3 has them."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text; lengths are in points, y grows upwards."""

    text: str
    x: float
    """Where it begins. In a text from right to left that may be either end."""
    y: float
    size: float
    fonts: frozenset[str] = frozenset()
    """The names of the fonts that its letters are in."""


@dataclass(slots=True)
class LineMaker:
    """Makes lines of the pieces that pypdf hands out, in the order of the file."""

    lines: list[Line] = field(default_factory=list)
    _pieces: list[tuple[str, float, float, float, str]] = field(default_factory=list)

    def add(
        self,
        text: str,
        user: Matrix,
        matrix: Matrix,
        font: Mapping[str, object] | None,
        font_size: float,
    ) -> None:
        """Take the next piece: pypdf's visitor_text.

        Args:
            text: part of a line, or the end of one with its line feed.
            user: from user space to the page.
            matrix: from the text to user space.
            font: the dictionary of the font in the file.
            font_size: before *matrix* and *user* are applied.
        """
        whole = _product(matrix, user)
        x, y = _place(whole)
        size = abs(font_size) * hypot(whole[2], whole[3])
        name = str(font.get("/BaseFont", "")) if font else ""
        *ended, rest = text.split("\n")
        for part in ended:
            self._pieces.append((part, x, y, size, name))
            self.end_line()
        if rest:
            self._pieces.append((rest, x, y, size, name))

    def end_line(self) -> None:
        """Make a line of the pieces so far, if anything is to be read in them."""
        seen = [piece for piece in self._pieces if piece[0].strip()]
        text = " ".join("".join(piece[0] for piece in self._pieces).split())
        self._pieces.clear()
        if not seen:
            return
        sizes: Counter[float] = Counter()
        for piece in seen:
            sizes[round(piece[3], 1)] += len(piece[0])
        _, x, y, *_ = seen[0]
        fonts = frozenset(piece[4] for piece in seen)
        self.lines.append(Line(text, x, y, sizes.most_common(1)[0][0], fonts))


def _product(first: Matrix, then: Matrix) -> tuple[float, ...]:
    a, b, c, d, e, f = first[:6]
    g, h, i, j, k, m = then[:6]
    return (
        a * g + b * i,
        a * h + b * j,
        c * g + d * i,
        c * h + d * j,
        e * g + f * i + k,
        e * h + f * j + m,
    )


def _place(whole: Matrix) -> tuple[float, float]:
    """Return x and y of a piece as they are to the one who turns the page to read it."""
    _, b, _, d, e, f = whole
    if abs(d) >= abs(b):
        return e, f
    return (f, -e) if b > 0 else (-f, e)
