"""Tables of any tool, read by what a mapping says of their columns."""
