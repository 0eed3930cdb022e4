"""The library of sources, their snapshots, and the evidence taken from them."""
