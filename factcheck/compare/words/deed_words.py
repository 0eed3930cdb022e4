"""What somebody is in a deed that reports tell with several verbs: who wins, who pays for it."""

from factcheck.compare.statement import concept_of

DOER, DONE_TO = "doer", "done to"

_TABLE = """
taker, doer: win secure receive obtain land clinch inherit host gain capture scoop
taker, doer: succeed replace follow
taker, done to: award lend grant
taker, by: fill
taker, to: go award give hand grant sell pass lend transfer fall loan
giver, doer: lose relinquish forfeit surrender cede
giver, done to: strip replace succeed follow deprive
giver, from: take inherit
payer, doer: pay fund finance bankroll sponsor subsidise bear bore borne foot offer underwrite
payer, doer: donate contribute
recipient, to: give hand donate leave bequeath present send deliver lend grant pay
recipient, with: present provide entrust
recipient, done to: give hand send lend
sender, doer: send write mail
commissioner, doer: commission order
commissioner, of: behalf request
commissioner, for: study survey analysis research
candidate, for: run stand candidate
founder, doer: founded establish
founder, to: exist owe
reckoner, doer: estimate reckon calculate forecast
reckoner, of: estimate reckoning calculation forecast
launcher, doer: launch introduce unveil
backed, done to: back support endorse favour
backed, behind: weight throw rally
backed, with: side vote
backed, of: favour behalf
backed, for: find rule vote campaign speak argue plead case
backer, doer: back support endorse
ruler, doer: run govern rule lead control
maker, to: award contract order commission
maker, doer: build make produce manufacture design develop
supplier, to: award contract order commission
supplier, doer: deliver supply provide
author, doer: write compose draft pen
owner, doer: own buy acquire purchase
owner, to: belong
home, in: house base keep hold lodge stage accommodate move store
home, to: move relocate transfer
accused, done to: accuse charge sue blame indict prosecute convict arrest fine
accused, against: charge suit case lawsuit complaint allegation claim proceedings
accuser, doer: accuse sue blame indict prosecute
leaver, doer: withdraw pull quit
chosen, done to: elect appoint nominate choose pick select
employer, doer: employ hire
employer, for: work
employer, in: work
"""
PARTS: dict[tuple[str, str], list[str]] = {}
"""The parts of a name, by what it is to a verb or noun (or the preposition between), and by that.

`in` stands for all prepositions that tell where.
"""
for _line in _TABLE.strip().splitlines():
    _head, _, _words = _line.partition(": ")
    _part, _, _slot = _head.partition(", ")
    for _word in _words.split():
        PARTS.setdefault((_slot, concept_of(_word)), []).append(_part)

BEFORE_SECOND = frozenset({("followed", "by"), ("ahead", "of"), ("prevailed", "over")})
"""Two words behind which the one is told who is not the first."""
OVER_SECOND = frozenset(
    "than unlike beat beats beating defeated defeating defeats outbid overtook minority".split()
)
SECOND = frozenset("second runner runners third".split())
"""Words for who is not the first; what stands behind a hyphen is a word of its own."""
FIRST = frozenset(
    "most first largest biggest highest greatest best top leading lead leads led leader ahead won "
    "win wins winner victory favourite foremost main chief hardest worst busiest longest tallest "
    "oldest richest fastest more nobody fewest least lowest smallest cheapest".split()
)
"""Words of a claim that tells of one who comes before all others."""
BEHIND_OTHERS = SECOND | frozenset(
    "behind trailed trails trailing lost loses losing beaten defeated after succeeded succeeds "
    "succeed replaced replaces replace took takes take follows followed".split()
)
"""Words of a claim that tells of one who is not the first, or of who comes after another."""
