"""Bytes on disk: two generations of an output folder, what was written to it, and caches. Knows nothing of OKRs."""
