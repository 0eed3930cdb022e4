"""Words that say little by themselves, and words for people."""

PEOPLE = frozenset(
    "people resident child woman man student soldier doctor official firefighter passenger "
    "civilian victim worker member militant fighter guest migrant refugee patient adult player "
    "lawyer demonstrator juror witness mp lawmaker councillor voter protest survivor visitor "
    "spectator supporter fan tourist hostage prisoner customer tenant others other job police "
    "officer travel young elder farmer miner engineer teacher delegate".split()
)
"""Concepts of which one report may say "people" where another is more exact."""

FUNCTION_WORDS = frozenset(
    "a an the this that these those some any each every all both no not of in on at by for with "
    "from to into onto over under between among through during before after since until till "
    "about around against within without upon per via as than then and or but nor so yet if "
    "when while where who whom whose which what why how because although though i you he she it "
    "we they me him her us them my your his its our their mine yours hers ours theirs himself "
    "herself itself themselves be am is are was were been being have has had having do does did "
    "doing done will would shall should can could may might must there here just only also even "
    "still already too very more most much many less least fewer few other another same such "
    "own one out up down off again further once ever never always often later earlier now said "
    "says say told added according mr mrs ms dr sir whether however meanwhile yesterday today "
    "tomorrow let got get it's who's that's did didn't wasn't weren't isn't aren't won't don't "
    "doesn't hasn't haven't wouldn't couldn't cannot can't".split()
)
VERBS_AFTER = frozenset(
    "shut closed opened won stayed joined signed died die dies was were is are have had has will "
    "would could said took came went got fell rose left lost made gave became remain remained "
    "stood lived attended marched fled voted agreed last next".split()
)
"""Verbs that end what is counted: "40 people | died"."""
EARLIER = frozenset("previous earlier before ago prior".split())
"""Words near a number that is of an earlier time."""
COMPARATIVES = frozenset(
    "more less fewer longer shorter higher lower later earlier older younger ahead behind late "
    "others other extra additional faster slower cheaper dearer above below off".split()
)
"""Words that make the number before them a difference."""
MOVED = frozenset(
    "rose risen rise fell fallen fall climbed climb grew grown grow dropped drop jumped jump "
    "slipped slid sank up down".split()
)
"""Words behind which a number is a difference."""
MOVED_BY = MOVED | frozenset(
    "gained lost won lead leads led beat beaten increase increased decrease decreased decline "
    "declined reduced raised cut lowered ahead behind moved advanced exceeded missed defeated "
    "victory majority margin defeat".split()
)
"""Words behind which a number is one after `by` or `of`."""
BEFORE_NOUNS = frozenset("of the its their all - ’ other more".split())
"""What may stand between a number and what is counted."""
EVENTS = {
    "die": "killed dead died deaths death fatalities lives bodies drowned perished",
    "injure": "injured wounded hurt injuries casualties",
    "arrest": "arrested detained custody",
    "miss": "missing unaccounted",
    "rescue": "rescued saved survived survivors alive pulled",
    "flee": "displaced evacuated fled homeless",
}
"""What may befall people, with its words; a number of them tells of one of these only."""
PLACES = frozenset("place places spot spots position rank placed".split())
"""Words behind which an order is one of those who compete."""
PLACING = frozenset(
    "finished finish finishes finishing came come comes coming placed ranked ranks rank ended "
    "ends stands stood lies lay sits sat was is are were up down drops dropped fell slipped rose "
    "climbed climbs moved moves to from".split()
)
"""Words before such an order that stands alone: `finished sixth`."""
ENDING_A_PLACING = frozenset(
    "in on at of among behind with after and but out overall from to this last for ahead while "
    "when by".split()
)
"""Words that may follow it."""
