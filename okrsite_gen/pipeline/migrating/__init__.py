"""`migrate`: a project brought up to date after an upgrade, one story of a few steps."""
