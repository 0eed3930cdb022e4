"""Deciding where the reviews of an article differ, and the layer that comes of it."""
