"""Annotated JSON: the format, writing it, and reading it back."""
