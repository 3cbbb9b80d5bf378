"""`import`: what was kept in another tool or in tables becomes content files."""
