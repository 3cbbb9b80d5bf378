"""Measure how much of a page of OKRs the reader for handbooks finds."""
