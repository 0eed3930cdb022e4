"""Read a news article sentence by sentence: what it claims, who said it, what bears on it."""

__version__ = "0.1.0"
