"""What a project agreed on how to review, in versions, of which the newest holds."""
