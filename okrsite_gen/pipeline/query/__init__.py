"""`query`: a selection of objectives or key results."""
