"""Tools for those who work on okrsite itself."""
