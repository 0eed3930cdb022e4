"""Tables of words that the comparison knows, nothing else."""
