"""Drawings as inline SVG: pure functions from plain data to markup. They look the same on every machine."""
