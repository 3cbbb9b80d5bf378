"""Badges: a small picture of how something stands, for pages that are elsewhere."""
