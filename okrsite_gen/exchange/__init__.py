"""Formats of others, a file for each: what their exports say, and how to write what they read."""
