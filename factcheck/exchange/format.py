"""What every export says of itself. Apart from the schema, which an export can do without."""

FORMAT = "factcheck-annotations"
VERSION = "4.0"
READABLE = ("1.0", "2.0", "3.0", VERSION)
"""Versions that an import understands."""
OFFSET_UNIT = "unicode code points, half-open"
