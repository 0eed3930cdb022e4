"""The registry of who is quoted."""
