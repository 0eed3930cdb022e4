"""What members say to each other about the work, and what they are told of."""
