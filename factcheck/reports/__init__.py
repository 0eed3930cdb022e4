"""An article to be read in one go, and as a report to be printed or sent."""
