"""Lets these tests share `written_repo`."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))
from written_repo import Repo


@pytest.fixture
def repo(tmp_path) -> Repo:
    """Return an empty repository."""
    return Repo(tmp_path / "okrs")
