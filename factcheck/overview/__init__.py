"""A project at a glance, and the log of all that was done in it."""
