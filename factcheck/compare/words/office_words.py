"""Which offices are one, which are apart, and words for what they are of."""

from itertools import combinations

APART = (
    frozenset({"chairman", "chief-executive"}),
    *(frozenset({"goalkeeper", it}) for it in "striker defender midfielder winger".split()),
    *(frozenset({"student", it}) for it in "teacher professor lecturer principal".split()),
    frozenset({"bride", "groom"}),
    *map(frozenset, combinations("mother sister widow daughter aunt niece grandmother".split(), 2)),
    *map(frozenset, combinations("father brother husband son uncle nephew grandfather".split(), 2)),
)
"""Offices of one body that two people fill, though others of their groups go together."""
LEADING = frozenset(
    "director chief-executive president governor principal dean commissioner superintendent "
    "rector".split()
)
"""Offices whose holder may be called the head of what they lead."""
FIELDS = {
    "home": "interior", "defense": "defence", "labor": "labour", "exchequer": "finance",
    "treasury": "finance", "external": "foreign",
}  # fmt: skip
"""What another country calls what a minister is of."""
RANKED = frozenset("general colonel major captain lieutenant admiral sergeant professor".split())
"""Ranks that people keep beside their offices."""
BODIES = frozenset(
    "committee commission board council ministry department agency office authority panel group "
    "unit division service section team inquiry party hospital school university college company "
    "bank club firm union association institute museum theatre".split()
)
"""Words for what people lead, which say nothing of its field."""

OF_CALLINGS = ("er", "or", "ist", "ian", "man", "woman", "eur", "smith", "wright")
"""Endings of nouns for who does something for a living: `radiographer`, `masseur`."""
NO_CALLINGS = frozenset(
    "former other number later earlier older younger senior junior major minor order power water "
    "river paper newspaper letter matter quarter winter summer tanker steamer freighter carrier "
    "cruiser trawler liner tower center sector motor corner human woman man german roman italian "
    "indian russian asian american canadian australian civilian christian worker player rider "
    "user customer member supporter lover partner visitor newcomer villager islander pensioner "
    "teenager foreigner murderer killer robber attacker offender prisoner survivor sufferer voter "
    "reader viewer listener caller follower believer walker hiker traveller traveler passenger "
    "commuter buyer seller holder loser winner finder beginner learner employer insider outsider "
    "youngster elder stranger neighbor settler successor predecessor sponsor donor competitor "
    "volunteer disaster error factor latter answer offer cancer danger border chapter author "
    "speaker consumer producer provider supplier exporter importer polluter contributor "
    "shareholder investor lender creditor debtor retailer taxpayer employer landowner ancestor "
    "namesake toddler eyewitness bystander".split()
)
"""Words that end like them, and are none, or are true of people of any calling."""
