"""Words that are each other's opposites."""

from collections.abc import Iterator

from factcheck.compare.marks import MarkKind

_NEGATION = """
admitted admits admit admitting acknowledged acknowledges acknowledge conceded concedes concede
confirmed confirms confirm confirming confessed confesses confess | denied denies deny denying
denial disputed disputes dispute contradicted refuted;
accepted accepts accept accepting conceded concedes concede agreed agrees agree welcomed welcomes
endorsed consented | rejected rejects reject rejecting refused refuses refuse declined declines
dismissed spurned rebuffed denied;
approved approves approve approving adopted adopts adopt passed passes ratified backed backs
supported supports support favoured endorse authorised granted grant | rejected rejects reject
vetoed opposed opposes oppose blocked defeated refused scuppered denied;
convicted convict guilty conviction | acquitted acquit cleared acquittal exonerated innocent;
allowed allows allow permitted permits permit lets let admitted entitled free eligible | banned bans
ban barred bar prohibited prohibits prohibit forbidden forbid forbids outlawed outlaws outlaw
excluded prevented ineligible blocked;
included includes include including | excluded excludes exclude omitted excluding;
succeeded succeeds succeed managed | failed fails fail;
kept keeps keep keeping retained retains retain saved preserved | loses lose losing scrapped scraps
scrap abandoned abandons dropped lost cancelled axed axes axe ditched withdrew withdrawn;
continued continues continue resumed resumes resume still | stopped stops stop halted halts halt
suspended suspends ceased ended ends cancelled dropped drops drop abandoned;
full | empty; punctual | late delayed;
locked | unlocked open;
fully | partly partially;
attended attends attend attending present joined | absent missed misses boycotted skipped;
lawful legal legally lawfully | unlawful illegal illegally unlawfully;
safe safely | unsafe dangerous hazardous;
likely | unlikely;
possible | impossible;
licensed | unlicensed;
able | unable;
fit | unfit;
true | false untrue;
paid | unpaid;
aware knew | unaware;
survived survives survive alive rescued unharmed unhurt unscathed |
died dies killed dead perished drowned
hurt harmed injured;
open opened opens reopened | closed closes close shut shuts;
confirm confirmed | dismissed denied;
met meets meet fulfilled | missed breached;
upheld upholds uphold | overturned overturns overturn overruled annulled annul quashed quashes
reversed struck;
held staged | cancelled postponed scrapped;
withstood held holds | collapsed burst breached;
right | left;
stays stay remain remains | moved moves move resigned resigns resign leave leaves quit quits
resigning;
published publishes publish released disclosed discloses disclose revealed reveals reveal |
concealed conceals conceal hid hidden hide hides withheld withholds withhold suppressed;
answered replied responded | unanswered ignored;
solved resolved | unsolved unresolved;
trust trusted | distrust distrusted;
working operational | broken faulty idle;
proved proven genuine authentic | disproved forged fake;
praised praises praise praising hailed hails defended defends defend welcomed welcomes welcome |
criticised criticises criticise criticism criticized criticizes criticize critical condemned
condemns condemn denounced denounces denounce deplored attacked;
applies apply applied covered subject | exempt exempted exempts;
required requires mandatory compulsory obligatory | recommended optional voluntary;
completed finished complete | unfinished incomplete;
changed | unchanged;
available | unavailable;
unanimous unanimously | narrowly split divided majority;
started starts start starting began begins begin begun beginning | ended ends end ending finished
finishes finish concluded concludes conclude;
experienced | inexperienced;
employed | unemployed jobless;
sober | drunk;
outdoors outdoor | indoors indoor;
guilt | innocence;
arrested detained imprisoned jailed custody | released freed free;
public publicly | secret secretly private privately;
signed signs sign | unsigned vetoed vetoes veto;
expected foreseen | unexpected;
insured | uninsured;
peaceful peacefully | violent violently;
temporary temporarily | permanent permanently;
appointed appoints appoint | dismissed sacked removed fired ousted;
restored restores restore | withdrawn withdrew suspended;
joined joins join | quit quits;
built builds build erected | demolished demolishes demolish razed;
introduced introduces introduce imposed imposes impose | abolished abolishes abolish scrapped
repealed lifted lifts lift;
spared spares intact undamaged unharmed unscathed | destroyed destroys damaged wrecked gutted;
obeyed complied followed respected respects compatible consistent | violated violates violate
infringes
infringed infringe breach breached breaches ignored flouted;
remembered remembers | forgot forgotten forgets;
occupied inhabited | empty vacant deserted;
armed | unarmed;
deliberate deliberately intentional intentionally | accidental accidentally unintentional;
named identified | anonymous unnamed unidentified;
successful successfully success | unsuccessful unsuccessfully failure;
voluntarily | forced forcibly;
man men boy boys male males | woman women girl girls female females;
wealthy rich | poor;
known | unknown;
blamed blames blame | clears cleared clear exonerated absolved absolves;
complete whole entire | partial partly
"""
_DIRECTION = """
rose risen rises rise rising increased increases increase increasing grew grown grows grow growing
growth climbed climbs climbing climb jumped jumps jump surged surge soared soar upward upwards
expanded expand expands expanding expansion rebounded rebounds rebound recovered recovers recover
recovery doubled tripled leapt leaped leap leaps rocketed skyrocketed spiralled ballooned mushroomed
multiplied spiked spike uptick upturn upswing advanced swells raised raises raise raising rallied
hike hiked boosted gained gains gain boost boosts swelled mounted dearer costlier | fell fallen
falls fall falling decreased decreases decrease decreasing declined declines decline declining
dropped drops drop dropping shrink shrinking shrank shrunk shrinks shrinking slid slide slipped
dipped dip plunged tumbled slumped slump downward downwards contracted halved lowered lowers lower
lowering reduced reduces reduce reduction retreated retreats retreat receded recedes recede dropped
cut cuts cutting sank sunk eased dwindled dwindling dwindle plummeted plummet plummets nosedived
tumble tumbles plunge plunges slides sliding dips dipping sinks sink sinking waned ebbed abated
subsided diminished diminishes diminish lessened slashed slash slashes trimmed trims trim pared
contraction downturn weakened weakens eroded shed sheds shedding cheaper;
more commoner high above over exceeded exceeding beyond higher highest greater larger bigger largest
biggest
greatest | fewer less rarer scarcer low lower lowest smaller smallest below under beneath;
longer longest | shorter shortest;
better best improved improves improve improving improvement | worse worst worsened worsens worsen
worsening deteriorated deteriorates deteriorate;
faster fastest quicker quickly | slower slowest slowly;
earlier earliest | later latest;
older oldest eldest | younger youngest;
won wins win winning winner beat beats beaten defeated victory triumphed triumph prevailed | lost
loses lose losing loser defeat;
strengthened strengthens strengthen stronger | weakened weakens weaken weaker;
unchanged stays stay stayed steady stable frozen stagnated flat | raised rose increased grew lowered
fell dropped cut jumped climbed changed risen rises rising
increases increasing grows falls falling dropping decreased climbs;
tightened tightens tighten tougher stricter | eased eases ease loosened relaxed looser;
accelerated accelerates accelerate quickened | slowed slows slow decelerated;
widened widens widen widening | narrowed narrows narrow narrowing shrank shrunk;
frequently often | rarely seldom infrequently;
led leads leading | trailed trails trailing;
upper | lower;
top | bottom;
overestimated overestimates overstated | underestimated underestimates understated;
over-budget | under-budget;
gained gains gain | lost loses lose;
bought buys buy buying purchased acquired acquires acquire | divested sold sells sell selling;
imported imports import | exported exports export;
created creates create creating | shed sheds shedding cut cuts axed axe axing cutting lose;
hired hires hire recruited hiring | fired dismissed sacked redundant redundancies;
lent lends lend | borrowed borrows borrow;
arrived arrives arrive entered enters | departed departs leaving exited;
northern north | southern south | eastern east | western west;
surplus | deficit shortfall;
profit profits profitable surplus | loss losses lost deficit;
majority | minority;
upgraded upgrade | downgraded downgrade;
maximum | minimum;
ahead | behind;
first | last;
cheap cheaper cheapest | dearer costlier costly expensive;
strong strongly | weak weakly;
incoming inbound | outgoing outbound;
lender lenders | borrower borrowers;
uphill | downhill;
recession | growth growing grow boom;
hastened | delayed delays delay postponed postpones deferred;
tailwind upstream | downstream headwind;
extended extends extend extending lengthened prolonged longer | shortened shortens shorten
curtailed;
increase rise | cut reduction;
inside | outside;
early | late;
hot hotter hottest warmer warm warmest | cold colder coldest cooler cool coolest;
heavier heaviest | lighter lightest;
deeper | shallower;
wider broader | narrower;
harder tougher | easier softer;
louder | quieter;
richer | poorer;
winner winners | loser losers;
senior | junior;
domestic home | foreign abroad;
rural | urban;
young | old elderly;
adults adult | children minors;
spring | autumn;
supporter supporters | opponent opponents critic critics;
wetter wettest | drier driest;
optimistic | pessimistic;
added adds add | removed removes remove;
promoted | relegated demoted;
debtor | creditor
"""
_KIN = """
mother | father | wife widow | husband widower | sister | brother | daughter | son | aunt | uncle |
niece | nephew | grandmother | grandfather | cousin | girlfriend | boyfriend
"""
ONE_OF_SEVERAL = 2
"""The least sign of a word that excludes several others, as `north` does: 2, 3, 4 and so on."""


def _axes(listed: str, kind: MarkKind) -> Iterator[tuple[str, tuple[str, int, MarkKind]]]:
    for axis in listed.split(";"):
        sides = [side.split() for side in axis.split("|")]
        signs = (1, -1) if len(sides) == 2 else range(ONE_OF_SEVERAL, ONE_OF_SEVERAL + len(sides))
        for sign, words in zip(signs, sides, strict=True):
            for word in words:
                yield word, (f"{kind}:{sides[0][0]}", sign, kind)


OPPOSITES: dict[str, list[tuple[str, int, MarkKind]]] = {}
"""A word to each pair of opposites it belongs to: the pair's name, the side, and the kind."""
for _word, _entry in (
    *_axes(_NEGATION, MarkKind.NEGATION),
    *_axes(_DIRECTION, MarkKind.DIRECTION),
    *_axes(_KIN, MarkKind.ROLE),
):
    if _entry not in OPPOSITES.setdefault(_word, []):
        OPPOSITES[_word].append(_entry)
LOOSE = frozenset(
    "man men boy boys male males woman women girl girls female females wealthy rich poor known "
    "complete whole entire partial partly home domestic foreign abroad rural urban young old "
    "elderly adults adult children minors followed named identified senior junior spring autumn "
    "supporter supporters opponent opponents critic critics removed lifted lift lifts imposed "
    "joined join empty clear blame high low subject moved moves move exceeded exceeding for over "
    "under before after left right early late first last free let met changed open opened close "
    "closed more less fewer public private inside outside up down above below best better cut "
    "lower higher support supports present saved fit hot cold north south east west northern "
    "southern eastern western majority minority expected paid able earlier later add added adds "
    "ahead behind beyond slow ease hurt true expand won lost lose loses attacked still ended ends "
    "end started starts start began begins begin beginning finished recovered recover recovers "
    "recovery top bottom upper led leads leading often critical split mother father wife widow "
    "husband widower sister brother daughter son aunt uncle niece nephew grandmother grandfather "
    "cousin girlfriend boyfriend full growing grow growth knew cheap expensive costly strong weak "
    "advanced trim divided hide hidden passes welcome recommended experienced employed "
    "praise".split()
)
"""Words of many uses: they are opposed only where the words around are much the same."""
DISMAYING = tuple(
    "satisf honest loyal approv agree advantage appear believ respect qualif continu connect "
    "trust obey proportionate passionate assembl prov similar".split()
)
"""Beginnings of words that `dis-` turns into their opposites."""
