"""Mapping files: what the columns of somebody's table mean, in YAML."""
