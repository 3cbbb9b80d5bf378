"""How often the rules are right, measured on titles that people have read."""
