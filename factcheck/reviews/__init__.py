"""Reviews of articles: who makes them, how far they are, how far they agree, what is decided."""
