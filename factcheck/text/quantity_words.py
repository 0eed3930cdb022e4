"""The words of numbers and units, by language where they differ."""

ONES = {
    word: value
    for value, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
        "fifteen sixteen seventeen eighteen nineteen".split()
    )
}
TENS = {
    word: 10 * value
    for value, word in enumerate(
        "twenty thirty forty fifty sixty seventy eighty ninety".split(), start=2
    )
}
ORDINALS = {
    word: value
    for value, word in enumerate(
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth "
        "thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth "
        "twentieth".split(),
        start=1,
    )
}
FRACTIONS = {
    "half": 1 / 2,
    "halves": 1 / 2,
    "third": 1 / 3,
    "quarter": 1 / 4,
    "fifth": 1 / 5,
    "sixth": 1 / 6,
    "seventh": 1 / 7,
    "eighth": 1 / 8,
    "ninth": 1 / 9,
    "tenth": 1 / 10,
    "twentieth": 1 / 20,
}
FRACTIONS |= {f"{word}s": value for word, value in FRACTIONS.items() if word[-1] in "dhr"}
GLYPHS = {"½": 0.5, "¼": 0.25, "¾": 0.75, "⅓": 1 / 3, "⅔": 2 / 3}
FACTORS = {
    "twice": 2.0,
    "thrice": 3.0,
    "double": 2.0,
    "doubled": 2.0,
    "doubling": 2.0,
    "twofold": 2.0,
    "triple": 3.0,
    "tripled": 3.0,
    "tripling": 3.0,
    "trebled": 3.0,
    "threefold": 3.0,
    "quadruple": 4.0,
    "quadrupled": 4.0,
    "fourfold": 4.0,
    "fivefold": 5.0,
    "tenfold": 10.0,
    "halved": 0.5,
    "halving": 0.5,
    "halve": 0.5,
}

VAGUE = {
    "dozens": (24.0, 120.0),
    "scores of": (40.0, 250.0),
    "hundreds": (200.0, 1_500.0),
    "thousands": (2_000.0, 15_000.0),
    "tens of thousands": (20_000.0, 150_000.0),
    "hundreds of thousands": (200_000.0, 1_500_000.0),
    "millions": (2e6, 5e7),
    "tens of millions": (2e7, 1.5e8),
    "hundreds of millions": (2e8, 1.5e9),
    "billions": (2e9, 5e10),
    "several": (3.0, 12.0),
    "a few": (3.0, 9.0),
    "a handful of": (2.0, 8.0),
    "a couple of": (2.0, 3.0),
    "several dozen": (30.0, 120.0),
    "a few dozen": (24.0, 80.0),
    "several hundred": (200.0, 999.0),
    "a few hundred": (200.0, 700.0),
    "several thousand": (2_000.0, 9_999.0),
    "a few thousand": (2_000.0, 7_000.0),
    "several million": (2e6, 9.9e6),
}
"""Words for a number nobody counted, and the numbers that one may call so."""
PAIRS = frozenset({"both", "a pair of", "twin", "a couple"})


RUNNERS = frozenset({"runner", "runners"})
"""Words that with `-up` tell who came second."""

DASHES = ("-", "–", "—", "‑")
SCORING = frozenset(
    "vote votes voted voting won win wins winning lost lose loses beat beats beaten defeat "
    "defeated score scored scoring victory draw drew goals sets match ballot passed approved "
    "rejected backed ruled decided split majority carried favour favor against tied lead led "
    "friendly".split()
)
"""Words near which two numbers with a dash are a score."""
SOMEONE = frozenset("man woman boy girl teenager person pensioner child mother father age".split())
"""Words after which `of 42` tells an age."""
COMPARING = frozenset(
    "more as the higher larger bigger greater faster longer less its what".split()
)
"""Words before which `three times` is a factor and no count."""
GOING = frozenset("go goes going gone went moved moves pushed driven put back".split())
"""Verbs after which `up to` tells where it went, and no bound."""
NOT_COUNTED = frozenset(
    "of another by at in on to for from who that which day thing way hand side and or but is "
    "was has had time more less can could would should may might must will as with if when "
    "than".split()
)
"""Words before which `one` counts nothing."""
TAKING = frozenset(
    "take takes took taken taking hand handed handing carry carried turn turned win won".split()
)
"""Verbs that `over` belongs to: `to take over two routes`."""
LASTING = frozenset(
    "in within for after lasted lasts took takes take taken has had have spent least than "
    "over".split()
)
"""Words behind which `a week` tells how long something lasts, rather than how often it is."""
REACHING = frozenset({"ago", "later", "earlier", "before"})
"""Words behind it that make it a point of time."""
OWN = frozenset({"his", "her", "their", "my", "your"})
"""Words with which `thirties` are an age: `in his early thirties`."""
