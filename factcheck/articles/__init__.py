"""Importing articles, listing them, and correcting what is known of them."""
