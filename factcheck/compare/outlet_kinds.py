"""Who publishes: an outlet that reports news, or a body that makes it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from factcheck.compare.words.outlet_words import ARTICLE, BODIES, PUBLIC_MATTERS, TITLES, TRADES

_ARTICLE = re.compile(ARTICLE)
_OF = re.compile(r" (?:of|for|on|to|de|del|du|des|für) ")
_PERHAPS_PUBLIC = frozenset({"agency", "service"})


@dataclass(frozen=True, slots=True)
class Outlet:
    """Who publishes, by all that it may be called."""

    names: Sequence[str] = ()
    """The name it bears, then others."""
    url: str = ""
    """The address of the page in question."""
    speaks_for_itself: bool = False
    """Whether its text is one in which it tells of its own doings."""

    @property
    def is_body(self) -> bool:
        """Whether it makes news itself, as a ministry does, rather than reporting it."""
        words = self._words()
        trades = words & TRADES
        if trades - _PERHAPS_PUBLIC or (trades and words.isdisjoint(PUBLIC_MATTERS)):
            return False
        if trades or self.head in BODIES:
            return True
        return TITLES.isdisjoint(words) and (self.speaks_for_itself or not BODIES.isdisjoint(words))

    @property
    def reports(self) -> bool:
        """Whether its name says that it reports news."""
        if self.is_body:
            return False
        return self._is_titled() or not self._words().isdisjoint(TITLES | TRADES)

    def _is_titled(self) -> bool:
        """Whether it goes by the last word of its name as newspapers do: "the Anzeiger"."""
        last = f" {self.names[0].split()[-1]}" if self.names and self.names[0].split() else ""
        return any(_ARTICLE.fullmatch(name.removesuffix(last)) for name in self.names[1:] if last)

    @property
    def head(self) -> str:
        """The word of its name that says what it is: "board" of a board and a board of trade."""
        name = self.names[0].casefold() if self.names else ""
        return (_OF.split(name, maxsplit=1)[0].split() or [""])[-1]

    def _words(self) -> set[str]:
        return set(self.names[0].casefold().split()) if self.names else set()
