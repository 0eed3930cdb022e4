"""A short text to start from, for a project that has no guidelines yet. Our own writing."""

from factcheck.words import say

TEXT = (
    say("Tag each sentence by what it mainly does. Read the whole paragraph before you decide."),
    say("**One tag a sentence.** Where words in it do something else, mark these words."),
    say(
        "**Whose words they are.** Name whoever says it, as exactly as the article does. What the "
        "article says by itself is the author’s."
    ),
    say(
        "**Evidence.** Link the passage, not the page. Prefer where it was first said: the "
        "document, the figures, the recording. Copies of one report count once."
    ),
    say(
        "**Verdicts.** Judge what is said, not who says it. Where the evidence does not reach, say "
        "“not enough evidence”."
    ),
    say("**In doubt** flag the sentence and write a note that says what you doubt."),
)
"""Paragraphs of Markdown."""
DEFINITIONS = {
    "claim": say("States something that can be checked: an event, a number, a cause."),
    "quote": say("Gives somebody’s words or view, word for word or in paraphrase."),
    "opinion": say("Judges, advises or foretells, so that no evidence could settle it."),
    "other": say("None of these: a headline, a question, a link between paragraphs."),
}
