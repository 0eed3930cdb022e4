"""Which offices are one, which are apart, and words for what they are of."""

from itertools import combinations

APART = (
    frozenset({"chairman", "chief-executive"}),
    *(frozenset({"goalkeeper", it}) for it in "striker defender midfielder winger".split()),
    *(frozenset({"student", it}) for it in "teacher professor lecturer principal".split()),
    *(frozenset(pair) for pair in combinations("mother sister widow daughter".split(), 2)),
    *(frozenset(pair) for pair in combinations("father brother husband son".split(), 2)),
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
