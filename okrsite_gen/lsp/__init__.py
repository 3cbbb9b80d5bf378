"""The language server: what `check` says, and what there is to name, in an editor while somebody writes."""
