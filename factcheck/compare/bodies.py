"""The bodies and groups that a sentence tells of without a name: `the opposition`. English only."""

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from itertools import islice

from factcheck.compare.marks import Agreement, Mark, MarkKind, Rule, make_mark
from factcheck.compare.names import Name
from factcheck.compare.part_holders import holders_of, parts_of_all
from factcheck.compare.statement import Statement, are_akin, concept_of
from factcheck.compare.words.polarity_words import DETERMINERS
from factcheck.text.lexemes import Form

_BODIES = frozenset(
    "government opposition ministry city council state county parliament court police party bank "
    "chamber hospital university school church army navy region municipality treasury regulator "
    "airline foundation charity union association consumers taxpayers shareholders investors "
    "sponsors insurers landlords tenants farmers merchants unions councils banks schools "
    "hospitals airlines parties clinic home college museum library theatre institute ministers "
    "insurer utility shipyard refinery brewery dairy farm supermarket retailer wholesaler "
    "manufacturer importer exporter supplier contractor developer operator broadcaster publisher "
    "newspaper embassy consulate monastery parish diocese congregation cooperative syndicate "
    "guild federation league coalition lenders creditors employers employees residents parents "
    "pupils patients nurses doctors teachers passengers fishermen miners dockers traders "
    "households customers donors volunteers scientists archaeologists engineers lawyers "
    "prosecutors clinics homes colleges museums utilities contractors suppliers".split()
)
_PEOPLE = frozenset("merchants farmers workers traders manufacturers makers growers".split())
"""Those who are told apart by what they deal in: `wool merchants`, `herring merchants`."""
_GOVERNING = frozenset(
    "ministry council government senate parliament court university police bank army".split()
)
"""Words in a name that make it that of one body, which no other is called."""
_NOT_OF_THE_STATE = frozenset(
    "unions union farmers shareholders landlords tenants consumers sponsors insurers insurer "
    "investors airline charity church hospital hospitals employers churches utility broadcaster "
    "residents parents".split()
)
_ONE_BODY = tuple(
    frozenset(group.split())
    for group in (
        "council councils municipality city town county authority authorities hall",
        "university school college institute faculty academy",
        "government state ministry treasury ministers cabinet army navy embassy",
        "government state parliament",
        "church churches diocese parish congregation monastery cathedral",
        "hospital hospitals clinic clinics",
        "union unions federation association guild workers employees",
        "police prosecutors",
        "bank banks lenders creditors insurer insurers",
        "party parties coalition",
        "region state county",
        "residents tenants households parents pupils employees",
        "shareholders investors owners",
        "museum foundation charity",
    )
)
"""Words that one body may be told with, or by one of which the other is a part."""
_OF_ANY_KIND = frozenset(
    "company firm group groups club agency authority committee commission board fund companies "
    "firms clubs agencies authorities".split()
)
"""Words that may stand for any of the others, and tell of another body only with a word before."""
_BEFORE_NOUNS = frozenset("by to of for with from".split())
_LONGEST = 3
_MOST = 16
"""Bodies of a sentence that are compared."""
_NO_NOUNS = ("ed", "ing", "ly")


def mark_bodies(claim: Statement, passage: Statement, names: Sequence[Name]) -> Iterator[Mark]:
    """Yield a mark where the passage gives the part of a body of the claim to another body.

    `The inquiry was paid for by the state` answers `The council paid for the inquiry`.

    Args:
        names: those of the passage.
    """
    ours = parts_of_all(claim, islice(_find_bodies(claim), _MOST))
    named = [name for name in names if not _GOVERNING.isdisjoint(name.words)] if ours else []
    bodies = [*islice(_find_bodies(passage), _MOST), *named] if ours else []
    theirs = parts_of_all(passage, bodies)
    for body, parts in ours.items() if theirs else ():
        for part in parts:
            holders = holders_of(part, body, claim, passage, theirs)
            if holders and not any(
                _may_be_called(body, other) if other in named else _may_be_one(body, other)
                for other in holders
            ):
                yield make_mark(
                    MarkKind.NAME,
                    Agreement.DIFFER,
                    Rule.OTHER_NAME,
                    (claim.text, (body.start, body.end)),
                    (passage.text, (holders[0].start, holders[0].end)),
                )
                break


def _find_bodies(statement: Statement) -> Iterator[Name]:
    lexemes = statement.lexemes
    for at, lexeme in enumerate(lexemes):
        if lexeme.capital or not (lexeme.lower in _BODIES or lexeme.lower in _OF_ANY_KIND):
            continue
        first = at
        while at - first < _LONGEST and _belongs(statement, first - 1):
            first -= 1
        if lexeme.lower in _OF_ANY_KIND and first == at:
            continue
        if _is_another_word(statement, first - 1) or lexemes.word(at + 1) in _BODIES:
            continue
        words = tuple(lexemes.word(to) for to in range(first, at + 1))
        yield Name(words, lexemes[first].start, lexeme.end, first, at, titled=False, opens=False)


def _belongs(statement: Statement, at: int) -> bool:
    """Whether a word before a body tells which it is: `consumer groups`, `tenants' association`."""
    if at < 0:
        return False
    lexeme = statement.lexemes[at]
    if lexeme.text in "'’":
        return True
    plain = lexeme.form is Form.WORD and not lexeme.capital and bool(statement.concepts[at])
    if not plain or lexeme.lower in DETERMINERS:
        return False
    noun = statement.lexemes.word(at - 1) in _BEFORE_NOUNS  # "by herring merchants"
    return noun or not lexeme.lower.endswith(_NO_NOUNS)


def _is_another_word(statement: Statement, at: int) -> bool:
    """Whether a name stands before a body, which then is that of the name: `the Hale council`."""
    if at < 0:
        return False
    lexeme = statement.lexemes[at]
    return lexeme.capital and bool(statement.concepts[at])


def _may_be_one(one: Name, other: Name) -> bool:
    if one.words[-1] == other.words[-1] and one.words[-1] in _PEOPLE:
        return min(len(one.words), len(other.words)) < 2 or one.words == other.words
    if any(_is_among(one, group) and _is_among(other, group) for group in _ONE_BODY):
        return True
    heads = concept_of(one.words[-1]), concept_of(other.words[-1])
    return are_akin(*heads) or not set(one.words).isdisjoint(other.words)


def _is_among(body: Name, group: AbstractSet[str]) -> bool:
    return not group.isdisjoint(body.words)


def _may_be_called(body: Name, name: Name) -> bool:
    """Whether a body without a name may be that of a name: not the unions a `Ministry`."""
    return body.words[-1] not in _NOT_OF_THE_STATE or not set(body.words).isdisjoint(name.words)
