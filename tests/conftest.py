"""Shared by all tests: modules beside a test file can be imported by it, and the project's tools by all."""

from __future__ import annotations

import gc
import os
import sys
from pathlib import Path

from hypothesis import settings

os.environ.pop("CI", None)  # tests say themselves whether they are in one

settings.register_profile("patient", deadline=None)  # a busy machine is no failure
settings.load_profile("patient")

for folder in (
    ".",
    "acceptance",
    "browser",
    "faults",
    "fuzz",
    "hostile",
    "house",
    "leak",
    "scale",
    "scenarios",
    "upgrades",
):
    sys.path.insert(0, str(Path(__file__).parent / folder))

sys.path.append(str(Path(__file__).parents[1]))


def pytest_addoption(parser):
    parser.addoption("--every-look", action="store_true", help="look at pages at every width in both colour schemes")


def pytest_collection_finish():
    """Leave what thousands of tests are made of out of every later search for garbage."""
    gc.collect()
    gc.freeze()
