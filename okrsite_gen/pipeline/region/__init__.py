"""Judging anew only the teams that an edit can concern, and believing the last check about all others.

Nothing here decides what is found: it runs the functions of a whole check on fewer files. What has to be known for
that of each team is small, and is all that others may see of it (`words`, `marks`). Take this package away, and every
check finds the same, later.
"""
