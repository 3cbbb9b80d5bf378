"""All targets."""

from __future__ import annotations

import of_content
import of_history
import of_imports
import of_sites

TARGETS = (*of_content.TARGETS, *of_imports.TARGETS, *of_history.TARGETS, *of_sites.TARGETS)
