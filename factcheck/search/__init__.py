"""Searching a project: its texts, the reader’s own notes, its speakers."""
