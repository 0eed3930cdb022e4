"""Words that deny, and words that are each other's opposites."""

from factcheck.compare.marks import MarkKind
from factcheck.compare.words.opposite_words import OPPOSITES

ENDS = frozenset({".", "!", "?", ";"})
"""Marks behind which another clause begins."""
OPENING = frozenset({"", ".", "“", '"', "!", "?"})
"""What stands before the first word of a sentence."""
ARTICLES = frozenset({"the", "a", "an"})
DETERMINERS = ARTICLES | frozenset("its his her their all this that these those".split())
"""Words that begin what a noun ends."""
NEGATORS = frozenset(
    "not never cannot can't won't don't doesn't didn't isn't aren't wasn't weren't hasn't "
    "haven't hadn't wouldn't couldn't shouldn't mustn't hardly barely scarcely".split()
)
"""They deny the verb or the adjective that follows."""
NOUN_NEGATORS = frozenset(
    "no nobody nobody's none nothing neither nowhere without nor zero".split()
)
"""They deny what follows and what is told of it."""
DENYING = {
    "fail": "to", "failed": "to", "fails": "to", "failing": "to", "failure": "to", "refuse": "to",
    "refused": "to", "refuses": "to", "refusing": "to", "refusal": "to", "decline": "to",
    "declined": "to", "declines": "to", "declining": "to", "unable": "to", "neglected": "to",
    "reluctant": "to", "unwilling": "to", "yet": "to", "deny": "", "denied": "", "denies": "",
    "denying": "", "denial": "", "disputed": "claims", "disputes": "claims", "dispute": "claims",
    "rejected": "claims", "rejects": "claims", "reject": "claims", "resisted": "claims",
    "dismissed": "claims", "ruled": "out", "rule": "out", "rules": "out", "ruling": "out",
    "avoid": "", "avoided": "", "avoids": "", "avoiding": "", "lacked": "", "lacks": "", "lack": "",
    "prevented": "", "prevents": "", "prevent": "", "instead": "of", "refrained": "from",
    "exempt": "from", "exempted": "from", "barred": "from", "banned": "from",
}  # fmt: skip
"""Verbs that deny what follows, to the word that must come next: "" for none, "claims" for one of
GOES_THROUGH among the next few."""
DECIDING = frozenset(
    "advised advises advise warned warns warn decided decides decide voted votes vote argued "
    "argues argue ruled rules recommended recommends recommend advising warning".split()
)
"""Verbs with which `against` denies the verb in -ing that follows."""
KEEPING_FROM = frozenset("kept keeps keep stopped stops stop discouraged deterred".split())
"""Verbs with which `from` denies the verb in -ing that follows."""
ALL = frozenset({"all", "both", "every", "each"})
"""Words for all of those that another sentence may say no one of did it."""
PLANNING = frozenset(
    "plans plan planned planning intends intend intended intending hopes hope hoped wants aims aim "
    "proposes proposed propose considers considering consider vowed vows pledged pledges promised "
    "promises".split()
)
"""Verbs for what is not yet done: `plans to hire`, `is considering hiring`."""
HARMLESS = frozenset(
    phrase.strip()
    for phrase in (
        "not only, not just, not least, not until, not merely, not simply, not alone, not before,"
        "not necessarily, not to mention, not less than, not more than, not far from, if not,"
        "no more than, no fewer than, no less than, no longer than, no later than,"
        "no earlier than, no sooner,"
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
    "dismissed left resigned fired sacked former quit dropped scrapped cancelled abandoned shelved "
    "axed postponed unanswered unheard unread unopened unsold unused unpaid".split()
)
"""Words by which something is as good as denied that stands near them."""
SCOPE_ENDS = frozenset(
    '. , ; : ( ) — – " “ ” « » but that which who whom because when after before until unless '
    "while if although though than and where since how whether what".split()
)
GOES_THROUGH = frozenset(
    "sign evidence proof indication denied denies deny suggestion suggestions claims claim "
    "rejected disputed reports allegations allegation accusation accusations contested criticism "
    "criticisms complaint complaints nothing anything idea calls call demands demand "
    "requests request pleas plea".split()
)
"""Words after which `that` does not end what is denied."""

NEGATIVE = LOSSES | frozenset(
    word for word, entries in OPPOSITES.items() for _, sign, kind in entries
    if sign < 0 and kind is MarkKind.NEGATION
)  # fmt: skip
"""Words that themselves deny or undo something."""
PHRASES = {
    ("back", "the"): "backed", ("back", "a"): "backed", ("threw", "out"): "rejected",
    ("throw", "out"): "rejected", ("thrown", "out"): "rejected", ("turned", "down"): "rejected",
    ("turn", "down"): "rejected", ("turning", "down"): "rejected", ("voted", "down"): "rejected",
    ("shot", "down"): "rejected", ("struck", "down"): "overturned", ("called", "off"): "cancelled",
    ("call", "off"): "cancelled", ("went", "ahead"): "staged", ("go", "ahead"): "staged",
    ("goes", "ahead"): "staged", ("took", "place"): "staged", ("take", "place"): "staged",
    ("taken", "place"): "staged", ("stepped", "down"): "resigned", ("step", "down"): "resigned",
    ("stepping", "down"): "resigned", ("stand", "down"): "resigned", ("stays", "on"): "stays",
    ("stay", "on"): "stays", ("stayed", "on"): "stays", ("laid", "off"): "fired",
    ("lay", "off"): "fired", ("taken", "on"): "hired", ("took", "on"): "hired",
    ("not", "guilty"): "acquitted", ("gave", "up"): "abandoned", ("give", "up"): "abandoned",
    ("given", "up"): "abandoned", ("shut", "down"): "closed", ("pulled", "out"): "withdrew",
    ("backed", "out"): "withdrew", ("held", "on"): "kept", ("sided", "with"): "backed",
    ("voted", "for"): "backed", ("voted", "against"): "opposed", ("favour", "of"): "backed",
    ("favor", "of"): "backed", ("ruled", "for"): "backed", ("ruled", "against"): "opposed",
    ("out", "against"): "opposed", ("spoke", "against"): "opposed", ("is", "against"): "opposed",
    ("are", "against"): "opposed", ("was", "against"): "opposed", ("were", "against"): "opposed",
    ("stands", "by"): "keeps", ("stand", "by"): "keep", ("stood", "by"): "kept",
    ("stick", "to"): "keep", ("sticks", "to"): "keeps", ("brought", "forward"): "hastened",
    ("put", "back"): "delayed", ("pushed", "back"): "delayed", ("put", "off"): "postponed",
    ("gave", "way"): "collapsed", ("give", "way"): "collapsed", ("given", "way"): "collapsed",
    ("more", "and"): "increased", ("ever", "more"): "increased", ("ever", "fewer"): "decreased",
    ("fewer", "and"): "decreased", ("less", "and"): "decreased", ("in", "full"): "fully",
    ("only", "part"): "partly", ("press", "on"): "continue", ("on", "time"): "punctual",
    ("advised", "against"): "opposed", ("argued", "against"): "opposed",
    ("decided", "against"): "opposed", ("pressed", "on"): "continued",
    ("push", "ahead"): "continue", ("pushed", "ahead"): "continued", ("carry", "on"): "continue",
    ("carried", "on"): "continued", ("broke", "off"): "stopped", ("not", "know"): "unaware",
    ("not", "known"): "unaware", ("go", "up"): "rose", ("go", "down"): "fell",
    ("green", "light"): "approved", ("nodded", "through"): "approved",
    ("waved", "through"): "approved", ("stayed", "away"): "missed", ("in", "favour"): "backed",
    ("under", "construction"): "unfinished", ("lost", "ground"): "weakened",
    ("gained", "ground"): "strengthened", ("most", "of"): "majority", ("few", "of"): "minority",
    ("over", "budget"): "over-budget", ("under", "budget"): "under-budget",
    ("into", "administration"): "collapsed", ("said", "yes"): "accepted",
    ("said", "no"): "rejected", ("put", "up"): "raised", ("puts", "up"): "raises",
    ("making", "public"): "published", ("went", "up"): "rose", ("went", "down"): "fell",
    ("goes", "up"): "rises", ("goes", "down"): "falls", ("came", "down"): "fell",
    ("picked", "up"): "rebounded", ("takes", "on"): "hires", ("take", "on"): "hire",
    ("part", "with"): "sold", ("vote", "for"): "backed",
    ("vote", "against"): "opposed",
    ("on", "hold"): "suspended", ("go", "on"): "continue", ("went", "on"): "continued",
    ("gone", "on"): "continued", ("fallen", "victim"): "cancelled",
    ("fell", "victim"): "cancelled",
    ("made", "public"): "published", ("kept", "secret"): "withheld",
}  # fmt: skip
"""Two words that together mean one with an opposite."""
COMPARED_WITH = frozenset(
    {"against", "instead", "compared", "from", "previous", "than", "was", "after"}
)
"""Words between a number and an earlier one that it is compared with."""
EARLIER = frozenset("year years month months week before earlier previous last ago prior".split())
"""Words for the time of the earlier one."""
GREATER = dict.fromkeys("more higher greater larger bigger above".split(), 1)
GREATER |= dict.fromkeys("less fewer lower smaller below".split(), -1)
"""Words that tell a rise or a fall when they compare with an earlier time."""
UPWARDS = {"up": 1, "down": -1}
MOVING = frozenset(
    "go goes going went gone move moves moved moving come came comes push pushes pushed drive "
    "drove send sent bring brought put is are was were by edged inched crept ticked nudged".split()
)
"""Verbs with which `up` and `down` tell a direction."""
