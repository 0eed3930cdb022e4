"""The demo desk: articles, sources and a partial annotation, all of our own invention."""
