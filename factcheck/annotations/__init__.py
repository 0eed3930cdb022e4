"""Saving what reviewers say of sentences, and the workbench where they do."""
