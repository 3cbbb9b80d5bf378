"""Shared by all tests: modules beside a test file can be imported by it, and the project's tools by all."""

from __future__ import annotations

import sys
from pathlib import Path

for folder in ("acceptance", "browser", "house", "scenarios"):
    sys.path.insert(0, str(Path(__file__).parent / folder))

sys.path.append(str(Path(__file__).parents[1]))
