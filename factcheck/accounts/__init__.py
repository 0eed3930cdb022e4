"""People, how they sign in, and the desks they work at."""
