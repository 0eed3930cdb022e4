"""Reviews of articles: who makes them, how far they are, and when they are opened."""
