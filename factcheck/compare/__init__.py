"""Sources side by side with what an article says, and with each other.

The engine is made of pure functions, which need neither Flask nor a database:

- `rank_passages` and `Pool` find what of a source answers a claim; `FOUND_COVERAGE` tells whether
  anything does.
- `mark_discrepancies` compares the numbers, dates, quotations and weaker signs of two sentences,
  and `hint_stance` says whether one seems to support the other.
- `find_quotations` and `check_quotation` look for the words of a quotation in a text.
- `relate_sources` says whether a text is a copy of another, cites it or shares its quotations, and
  `count_independent` how many sources that leaves.
- `align_texts` and `diff_words` lay two texts side by side.

Which page an address means is in `factcheck.text.urls`.
"""

from factcheck.compare.alignment import Alignment, align_texts
from factcheck.compare.discrepancies import Mark, mark_discrepancies
from factcheck.compare.independence import Edge, Independence, count_independent
from factcheck.compare.quotation_check import QuotationCheck, check_quotation, find_quotations
from factcheck.compare.ranking import FOUND_COVERAGE, Pool, Ranked, rank_passages
from factcheck.compare.relations import Publication, Relation, relate_sources
from factcheck.compare.stance import Hint, hint_stance
from factcheck.compare.word_diff import Change, diff_words

__all__ = [
    "FOUND_COVERAGE",
    "Alignment",
    "Change",
    "Edge",
    "Hint",
    "Independence",
    "Mark",
    "Pool",
    "Publication",
    "QuotationCheck",
    "Ranked",
    "Relation",
    "align_texts",
    "check_quotation",
    "count_independent",
    "diff_words",
    "find_quotations",
    "hint_stance",
    "mark_discrepancies",
    "rank_passages",
    "relate_sources",
]
