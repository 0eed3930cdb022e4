"""English words that change when speech is reported: "I will pay", he said that he would pay."""

_ALIKE = (
    "i he she we they you it",
    "me him her us them",
    "my his our their your its",
    "mine hers ours theirs yours",
    "myself himself herself ourselves themselves yourself itself",
    "am is are was were be been",
    "have has had",
    "do does did",
    "will would shall",
    "can could",
    "may might",
    "this that",
    "these those",
    "here there",
    "i'm he's she's we're they're",
    "i've he'd she'd we've they've they'd we'd",
    "i'll we'll he'll she'll they'll",
    "don't doesn't didn't",
    "won't wouldn't",
    "can't couldn't",
    "isn't aren't wasn't weren't",
    "haven't hasn't hadn't",
)

SPOKEN_AS = {word: group.split()[0] for group in _ALIKE for word in group.split()}
"""The word that stands for each when person and tense are to make no difference."""
