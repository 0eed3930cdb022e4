"""Words that deny, and words that are each other's opposites."""

from factcheck.compare.marks import MarkKind

NEGATORS = frozenset(
    "not never cannot can't won't don't doesn't didn't isn't aren't wasn't weren't hasn't "
    "haven't hadn't wouldn't couldn't shouldn't mustn't hardly barely scarcely".split()
)
"""They deny the verb or the adjective that follows."""
NOUN_NEGATORS = frozenset("no nobody none nothing neither nowhere without nor".split())
"""They deny what follows and what is told of it."""
DENYING = {
    "fail": "to", "failed": "to", "fails": "to", "failing": "to", "failure": "to",
    "refuse": "to", "refused": "to", "refuses": "to", "refusing": "to", "refusal": "to",
    "decline": "to", "declined": "to", "declines": "to", "declining": "to",
    "unable": "to", "neglected": "to", "reluctant": "to", "unwilling": "to", "yet": "to",
    "deny": "", "denied": "", "denies": "", "denying": "", "denial": "",
    "disputed": "claims", "disputes": "claims", "dispute": "claims", "rejected": "claims",
    "rejects": "claims", "dismissed": "claims", "ruled": "out", "rule": "out", "rules": "out",
    "ruling": "out", "avoid": "", "avoided": "", "avoids": "", "avoiding": "", "lacked": "",
    "lacks": "", "lack": "", "prevented": "", "prevents": "", "prevent": "", "instead": "of",
    "refrained": "from",
}  # fmt: skip
"""Verbs that deny what follows, to the word that must come next: "" for none, "claims" for one of
GOES_THROUGH among the next few."""
HARMLESS = frozenset(
    phrase.strip()
    for phrase in (
        "not only, not just, not least, not until, not merely, not simply, not alone, not before,"
        "not necessarily, not to mention, not less than, not more than, not far from, if not,"
        "no more than, no fewer than, no less than, no later than, no earlier than, no sooner,"
        "no doubt, no matter, no wonder, nothing but, nothing more than, never mind"
    ).split(",")
)
"""Phrases that begin with a negation and deny nothing."""
PRONOUNS = frozenset({"nobody", "nothing", "none", "neither"})
"""Those of them that stand for a noun: what they deny is the verb, behind or before them."""
WITHIN = frozenset("of at in on from among over under with within above below to by for".split())
"""Words that may part such a one from its verb: `nobody at the county wrote`."""
AUXILIARIES = frozenset(
    "was were is are am had has have did do does will would could can may might must should "
    "ever".split()
)
IN_LY = frozenset(
    "supply supplied apply reply comply rely fly ally imply multiply rally family assembly "
    "only".split()
)
"""Words in -ly that are no adverbs."""
SPOKEN_OF = frozenset(
    "say said comment know known believe think want clear disclose reveal specify name give mean "
    "seem appear remember expect see hear understand explain mention tell confirm sure certain "
    "immediately identify identified only just".split()
)
"""Words that, denied, leave open whether the rest is so."""
LOSSES = frozenset(
    "lost lose loses losing lack lacked lacking lacks withheld withhold cut refused missed halted "
    "ended stopped suspended banned barred failed deprived missing absent gone out off down "
    "dismissed left resigned fired sacked former quit".split()
)
"""Verbs by which something is as good as denied that stands near them."""
SCOPE_ENDS = frozenset(
    '. , ; : ( ) — – " “ ” « » but that which who whom because when after before until unless '
    "while if although though than and where since how whether what".split()
)
GOES_THROUGH = frozenset(
    "sign evidence proof indication denied denies deny suggestion suggestions claims claim "
    "rejected disputed reports allegations allegation accusation accusations accusation "
    "contested nothing anything idea".split()
)
"""Words after which `that` does not end what is denied."""

_NEGATION = """
admitted admits admit admitting acknowledged acknowledges acknowledge conceded concedes concede
confirmed confirms confirm confessed confess | denied denies deny denying denial disputed
disputes contradicted refuted;
accepted accepts accept agreed agrees agree welcomed endorsed consented | rejected rejects
reject refused refuses refuse declined dismissed spurned rebuffed denied;
approved approves approve adopted passed ratified backed backs supported supports support
favoured endorse authorised granted grant | rejected rejects reject vetoed opposed opposes
oppose blocked defeated refused scuppered denied;
convicted convict guilty conviction | acquitted acquit cleared acquittal exonerated innocent;
allowed allows allow permitted permits permit lets let admitted entitled free eligible | banned
bans ban barred bar prohibited prohibits prohibit forbidden forbids outlawed excluded prevented
ineligible blocked;
included includes include including | excluded excludes exclude omitted excluding;
succeeded succeeds succeed managed | failed fails fail;
kept keeps keep retained retains retain saved preserved | scrapped scraps scrap abandoned
abandons dropped lost cancelled axed axes ditched withdrew withdrawn;
continued continues continue resumed resumes resume still | stopped stops stop halted halts
halt suspended suspends ceased ended ends cancelled;
attended attends attend present joined | absent missed misses boycotted skipped;
lawful legal legally lawfully | unlawful illegal illegally unlawfully;
safe safely | unsafe dangerous hazardous;
likely | unlikely;
possible | impossible;
licensed | unlicensed;
able | unable;
fit | unfit;
true | false untrue;
paid | unpaid;
aware | unaware;
survived survives survive alive rescued unharmed unhurt unscathed | died dies killed dead
perished hurt harmed injured;
open opened opens reopened | closed closes close shut shuts;
confirm confirmed | dismissed denied;
met meets meet fulfilled | missed breached;
upheld upholds uphold | overturned quashed quashes reversed struck;
held | cancelled postponed scrapped;
stays stay remain remains | resigned resigns resign leave leaves quit quits resigning;
published publishes publish released | withheld withhold suppressed;
answered replied responded | unanswered ignored;
solved resolved | unsolved unresolved;
trust trusted | distrust distrusted;
working operational | broken faulty idle;
proved proven genuine authentic | disproved forged fake;
praised praises hailed | criticised criticized condemned attacked;
required requires mandatory compulsory obligatory | optional voluntary;
completed finished complete | unfinished incomplete;
changed | unchanged;
arrested detained imprisoned jailed | released freed;
public publicly | secret secretly private privately;
signed | unsigned;
expected foreseen | unexpected;
insured | uninsured;
peaceful peacefully | violent violently;
temporary temporarily | permanent permanently
"""

_DIRECTION = """
rose risen rises rise rising increased increases increase increasing grew grown grows grow
growing growth climbed climbs climbing climb jumped jumps jump surged surge soared soar upward
upwards expanded expand expands doubled tripled raised raises raise raising rallied hike hiked
boosted gained gains gain boost boosts swelled mounted | fell fallen falls fall falling
decreased decreases decrease decreasing declined declines decline declining dropped drops drop
dropping shrank shrunk shrinks shrinking slid slide slipped dipped dip plunged tumbled slumped
slump downward downwards contracted halved lowered lowers lower lowering reduced reduces reduce
reduction cut cuts cutting sank sunk eased dwindled shed sheds shedding;
more | fewer less;
above over exceeded exceeding beyond | below under beneath;
higher highest | lower lowest;
larger bigger largest biggest greater | smaller smallest;
longer longest | shorter shortest;
better best improved improves improve improvement | worse worst worsened worsens worsen
deteriorated;
faster fastest quicker | slower slowest;
earlier earliest | later latest;
older oldest eldest | younger youngest;
won wins win winning winner beat beats beaten defeated victory | lost loses lose losing loser
defeat;
strengthened strengthens strengthen stronger | weakened weakens weaken weaker;
unchanged steady stable frozen stagnated flat | raised rose increased grew lowered fell dropped
cut jumped climbed changed;
tightened tightens tighten tougher stricter | eased eases ease loosened relaxed looser;
accelerated accelerates accelerate quickened | slowed slows slow decelerated;
widened widens widen | narrowed narrows narrow;
gained gains gain | lost loses lose;
bought buys buy buying purchased | sold sells sell selling;
imported imports import | exported exports export;
created creates create creating | cut cuts axed axe axing cutting lose;
hired hires hire recruited hiring | fired dismissed sacked redundant redundancies;
lent lends lend | borrowed borrows borrow;
arrived arrives arrive entered enters | departed departs leaving exited;
northern north | southern south;
eastern east | western west;
surplus | deficit shortfall;
profit profits profitable | loss losses lost;
majority | minority;
upgraded upgrade | downgraded downgrade;
maximum | minimum;
ahead | behind;
first | last;
cheaper cheapest | dearer costlier expensive;
tailwind upstream | downstream headwind;
extended extends extend lengthened prolonged | shortened shortens shorten curtailed;
increase rise | cut reduction;
inside | outside;
early | late;
hot hotter hottest warmer warm warmest | cold colder coldest cooler cool coolest;
heavier heaviest | lighter lightest;
wetter wettest | drier driest;
optimistic | pessimistic;
added adds add | removed removes remove;
promoted | relegated demoted;
debtor | creditor
"""


def _axes(listed: str, kind: MarkKind) -> dict[str, list[tuple[str, int, MarkKind]]]:
    table: dict[str, list[tuple[str, int, MarkKind]]] = {}
    for pair in listed.split(";"):
        positive, negative = (side.split() for side in pair.split("|"))
        for sign, words in ((1, positive), (-1, negative)):
            for word in words:
                table.setdefault(word, []).append((f"{kind}:{positive[0]}", sign, kind))
    return table


OPPOSITES = _axes(_NEGATION, MarkKind.NEGATION)
for _word, _entries in _axes(_DIRECTION, MarkKind.DIRECTION).items():
    OPPOSITES.setdefault(_word, []).extend(_entries)
"""A word to each pair of opposites it belongs to: the pair's name, the side, and the kind."""
PHRASES = {
    ("threw", "out"): "rejected", ("throw", "out"): "rejected", ("thrown", "out"): "rejected",
    ("turned", "down"): "rejected", ("turn", "down"): "rejected", ("turning", "down"): "rejected",
    ("voted", "down"): "rejected", ("shot", "down"): "rejected", ("struck", "down"): "overturned",
    ("called", "off"): "cancelled", ("call", "off"): "cancelled", ("went", "ahead"): "held",
    ("go", "ahead"): "held", ("goes", "ahead"): "held", ("took", "place"): "held",
    ("take", "place"): "held", ("taken", "place"): "held", ("stepped", "down"): "resigned",
    ("step", "down"): "resigned", ("stepping", "down"): "resigned", ("stand", "down"): "resigned",
    ("stays", "on"): "stays", ("stay", "on"): "stays", ("stayed", "on"): "stays",
    ("laid", "off"): "fired", ("lay", "off"): "fired", ("taken", "on"): "hired",
    ("took", "on"): "hired", ("not", "guilty"): "acquitted", ("gave", "up"): "abandoned",
    ("give", "up"): "abandoned", ("given", "up"): "abandoned", ("shut", "down"): "closed",
    ("pulled", "out"): "withdrew", ("backed", "out"): "withdrew", ("held", "on"): "kept",
    ("sided", "with"): "backed", ("voted", "for"): "backed", ("voted", "against"): "opposed",
    ("favour", "of"): "backed", ("favor", "of"): "backed", ("ruled", "for"): "backed",
    ("ruled", "against"): "opposed",
    ("made", "public"): "published", ("kept", "secret"): "withheld",
}  # fmt: skip
"""Two words that together mean one with an opposite."""
LOOSE = frozenset(
    "for over under before after left right early late first last free let met changed open "
    "opened close closed more less fewer public private inside outside up down above below best "
    "better cut lower higher support supports present saved complete fit hot cold north south "
    "east west northern southern eastern western majority minority expected paid able earlier "
    "later add added adds ahead behind beyond slow ease hurt true expand won lost lose loses "
    "attacked still ended ends".split()
)
"""Words of many uses: they are opposed only where the words around are much the same."""
COMPARED_WITH = frozenset({"against", "compared", "from", "previous", "than", "was", "after"})
"""Words between a number and an earlier one that it is compared with."""
EARLIER = frozenset("year years month months week before earlier previous last ago prior".split())
"""Words for the time of the earlier one."""
GREATER = dict.fromkeys("more higher greater larger bigger".split(), 1)
GREATER |= dict.fromkeys("less fewer lower smaller".split(), -1)
"""Words that tell a rise or a fall when they compare with an earlier time."""
UPWARDS = {"up": 1, "down": -1}
MOVING = frozenset(
    "go goes going went gone move moves moved moving come came comes push pushes pushed drive "
    "drove send sent bring brought put is are was were by edged inched crept ticked nudged".split()
)
"""Verbs with which `up` and `down` tell a direction."""
