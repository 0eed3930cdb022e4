"""What every export says of itself. Apart from the schema, which an export can do without."""

FORMAT = "factcheck-annotations"
VERSION = "1.0"
OFFSET_UNIT = "unicode code points, half-open"
