"""The Markdown twin of each page: its own words and figures, without what only eyes and hands need."""
