"""Words that are each other's opposites."""

from factcheck.compare.marks import MarkKind

_NEGATION = """
admitted admits admit admitting acknowledged acknowledges acknowledge conceded concedes concede
confirmed confirms confirm confessed confess | denied denies deny denying denial disputed disputes
contradicted refuted;
accepted accepts accept conceded concedes concede agreed agrees agree welcomed endorsed consented
| rejected rejects reject refused refuses refuse declined dismissed spurned rebuffed denied;
approved approves approve adopted passed ratified backed backs supported supports support favoured
endorse authorised granted grant | rejected rejects reject vetoed opposed opposes oppose blocked
defeated refused scuppered denied;
convicted convict guilty conviction | acquitted acquit cleared acquittal exonerated innocent;
allowed allows allow permitted permits permit lets let admitted entitled free eligible | banned
bans ban barred bar prohibited prohibits prohibit forbidden forbids outlawed excluded prevented
ineligible blocked;
included includes include including | excluded excludes exclude omitted excluding;
succeeded succeeds succeed managed | failed fails fail;
kept keeps keep retained retains retain saved preserved | loses lose losing scrapped scraps scrap
abandoned abandons dropped lost cancelled axed axes ditched withdrew withdrawn;
continued continues continue resumed resumes resume still | stopped stops stop halted halts halt
suspended suspends ceased ended ends cancelled;
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
survived survives survive alive rescued unharmed unhurt unscathed | died dies killed dead perished
hurt harmed injured;
open opened opens reopened | closed closes close shut shuts;
confirm confirmed | dismissed denied;
met meets meet fulfilled | missed breached;
upheld upholds uphold | overturned quashed quashes reversed struck;
held staged | cancelled postponed scrapped;
withstood held holds | collapsed burst breached;
right | left;
stays stay remain remains | moved moves move resigned resigns resign leave leaves quit quits
resigning;
published publishes publish released | withheld withhold suppressed;
answered replied responded | unanswered ignored;
solved resolved | unsolved unresolved;
trust trusted | distrust distrusted;
working operational | broken faulty idle;
proved proven genuine authentic | disproved forged fake;
praised praises hailed | criticised criticized condemned attacked;
applies apply applied covered subject | exempt exempted exempts;
required requires mandatory compulsory obligatory | optional voluntary;
completed finished complete | unfinished incomplete;
changed | unchanged;
arrested detained imprisoned jailed custody | released freed free;
public publicly | secret secretly private privately;
signed | unsigned;
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
spared spares intact undamaged | destroyed destroys damaged wrecked gutted;
obeyed complied followed respected | violated violates breached breaches ignored flouted;
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
expanded expand expands doubled tripled raised raises raise raising rallied hike hiked boosted
gained gains gain boost boosts swelled mounted dearer costlier | fell fallen falls fall falling
decreased decreases decrease decreasing declined declines decline declining dropped drops drop
dropping shrank shrunk shrinks shrinking slid slide slipped dipped dip plunged tumbled slumped
slump downward downwards contracted halved lowered lowers lower lowering reduced reduces reduce
reduction retreated retreats retreat receded recedes recede dropped cut cuts cutting sank sunk
eased dwindled shed sheds shedding cheaper;
more high above over exceeded exceeding beyond higher highest greater larger bigger largest
biggest greatest | fewer less low lower lowest smaller smallest below under beneath;
longer longest | shorter shortest;
better best improved improves improve improvement | worse worst worsened worsens worsen
deteriorated;
faster fastest quicker | slower slowest;
earlier earliest | later latest;
older oldest eldest | younger youngest;
won wins win winning winner beat beats beaten defeated victory | lost loses lose losing loser
defeat;
strengthened strengthens strengthen stronger | weakened weakens weaken weaker;
unchanged stays stay stayed steady stable frozen stagnated flat | raised rose increased grew
lowered fell dropped cut jumped climbed changed;
tightened tightens tighten tougher stricter | eased eases ease loosened relaxed looser;
accelerated accelerates accelerate quickened | slowed slows slow decelerated;
widened widens widen | narrowed narrows narrow;
gained gains gain | lost loses lose;
bought buys buy buying purchased | sold sells sell selling;
imported imports import | exported exports export;
created creates create creating | shed sheds shedding cut cuts axed axe axing cutting lose;
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
hastened | delayed delays delay postponed postpones deferred;
tailwind upstream | downstream headwind;
extended extends extend lengthened prolonged | shortened shortens shorten curtailed;
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
morning | evening night;
spring | autumn;
supporter supporters | opponent opponents critic critics;
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
LOOSE = frozenset(
    "man men boy boys male males woman women girl girls female females wealthy rich poor known "
    "complete whole entire partial partly home domestic foreign abroad rural urban young old "
    "elderly adults adult children minors morning evening night followed named identified "
    "senior junior spring autumn supporter supporters opponent opponents critic critics removed "
    "lifted lift lifts imposed joined join empty clear blame high low subject moved moves move "
    "exceeded exceeding for over under before after left right early late first last free let "
    "met changed open opened close closed more less fewer public private inside outside up down "
    "above below best better cut lower higher support supports present saved fit hot cold north "
    "south east west northern southern eastern western majority minority expected paid able "
    "earlier later add added adds ahead behind beyond slow ease hurt true expand won lost lose "
    "loses attacked still ended ends".split()
)
"""Words of many uses: they are opposed only where the words around are much the same."""
