"""Undo, redo and the history of a sentence, all from the log of events."""
