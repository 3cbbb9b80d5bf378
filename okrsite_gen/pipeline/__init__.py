"""The order of the steps: each command's work as a story that joins the rooms, which do not know each other."""
