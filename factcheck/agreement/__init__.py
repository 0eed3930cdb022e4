"""How far the reviewers of an article or a project agree."""
