"""Reference pages that are read off the program, so that they cannot say anything else than it does."""
