"""`new`: a content file of any kind, filled in as far as the project knows already."""
