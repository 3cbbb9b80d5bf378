"""Shared by all tests: modules beside a test file can be imported by it."""

from __future__ import annotations

import sys
from pathlib import Path

for folder in ("acceptance", "house", "scenarios"):
    sys.path.insert(0, str(Path(__file__).parent / folder))
