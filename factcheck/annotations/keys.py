"""Which key does what at the workbench: the one table that the list of keys and the script read."""

from dataclasses import dataclass

from factcheck.words import Words, say


@dataclass(frozen=True, slots=True)
class Action:
    """Something that a key does."""

    words: Words
    name: str = ""
    """What the script calls it; empty for a line that only explains."""
    key: str = ""
    """The key it can be taken off and given another for: a character, maybe after "Shift+"."""
    fixed: tuple[str, ...] = ()
    """Keys it has in any case, by the names browsers give them; what explains, in plain signs."""


@dataclass(frozen=True, slots=True)
class Group:
    """Actions that belong together."""

    title: Words
    actions: tuple[Action, ...]
    scope: str = "sheet"
    """Where the keys act: the same one may do different things in two."""


GROUPS = (
    Group(
        say("Tag"),
        (
            Action(say("Claim"), "claim", "c"),
            Action(say("Quote"), "quote", "q"),
            Action(say("Opinion"), "opinion", "o"),
            Action(say("None of these"), "other", "n"),
            Action(say("With one of these: tag and go on"), fixed=("⇧",)),
            Action(say("The same key again takes the tag away")),
        ),
    ),
    Group(
        say("Say more"),
        (
            Action(say("Who says it"), "attribute", "a"),
            Action(say("A recent speaker"), fixed=("1 – 9",)),
            Action(say("The author"), "author", "0"),
            Action(say("Note"), "note", "m"),
            Action(say("Needs another look"), "flag", "f"),
            Action(say("Link a source"), "source", "s"),
            Action(say("Side by side"), "compare", "v"),
            Action(say("History of the sentence"), "history", "h"),
            Action(say("Comments on the sentence"), "comments", "d"),
            Action(say("Into the panel"), "panel", fixed=("Enter",)),
            Action(say("Back to the sentence; show all sentences"), "escape", fixed=("Escape",)),
        ),
    ),
    Group(
        say("Words in a sentence"),
        (
            Action(say("Mark words"), "mark", "x"),
            Action(say("Choose other words for the mark"), "move", "Shift+x"),
            Action(say("To the left: previous mark"), "left", fixed=("ArrowLeft",)),
            Action(say("To the right: next mark"), "right", fixed=("ArrowRight",)),
            Action(say("Take the mark away"), "remove", fixed=("Delete", "Backspace")),
            Action(say("Split the sentence"), "split", "b"),
            Action(say("Join it with the next one"), "join", "Shift+j"),
        ),
    ),
    Group(
        say("While marking words"),
        (
            Action(say("Another word"), fixed=("←", "→")),
            Action(say("More words, or fewer"), fixed=("⇧ ←", "⇧ →")),
            Action(say("First word, last word"), fixed=("Home", "End")),
            Action(say("Mark them"), fixed=("Enter",)),
            Action(say("The key of a tag marks them with it")),
            Action(say("They are the cue, such as “said”"), "cue", "r"),
            Action(say("They name who says it"), "who", "w"),
            Action(say("They are what is said"), "content", "y"),
            Action(say("Leave it"), fixed=("Escape",)),
        ),
        scope="marking",
    ),
    Group(
        say("Move"),
        (
            Action(say("Next sentence"), "next", "j", ("ArrowDown",)),
            Action(say("Previous sentence"), "previous", "k", ("ArrowUp",)),
            Action(say("Next paragraph"), "nextParagraph", fixed=("PageDown",)),
            Action(say("Previous paragraph"), "previousParagraph", fixed=("PageUp",)),
            Action(say("First sentence"), "first", fixed=("Home",)),
            Action(say("Last sentence"), "last", fixed=("End",)),
            Action(say("Next untagged"), "nextUntagged", "g"),
            Action(say("Previous untagged"), "previousUntagged", "Shift+g"),
            Action(say("Previous article"), "previousArticle", "["),
            Action(say("Next article"), "nextArticle", "]"),
        ),
    ),
    Group(
        say("Whole article"),
        (
            Action(say("Undo"), "undo", "u", ("Ctrl+z",)),
            Action(say("Redo"), "redo", "Shift+u", ("Ctrl+Shift+z", "Ctrl+y")),
            Action(say("Find sentences"), "filter", "/"),
            Action(say("Reading view"), "reading", "t"),
            Action(say("Hand in"), "handIn", "e"),
            Action(say("Next article in my queue"), "nextInQueue", "Shift+e"),
            Action(say("Guidelines"), "guide", "i"),
            Action(say("This list"), "help", "?"),
        ),
    ),
)
