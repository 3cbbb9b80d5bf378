"""A project with a key result of every kind, and what tests of `new` ask of it."""

from __future__ import annotations

import os
import pty
import select
import subprocess
import sys

from project import NOW, Project

from okrsite_gen.content.yaml_reading import read_yaml
from okrsite_gen.pipeline.new.standing import Standing, standing
from okrsite_gen.pipeline.request import Request

KINDS = {
    "okrsite.yml": "as_of: 2026-11-20\n",
    "content/teams/growth/team.md": "---\nname: Growth\n---\n",
    "content/teams/growth/2026-Q4/reach.md": """
        ---
        title: More people hear of us
        key_results:
          - id: visits
            title: "Visits: from search, not from ads"
            start: 1.5k
            target: 3k
            unit: visits
          - id: wins
            title: Deals won against the market leader stay above
            min: 4 deals
          - id: audit
            title: The audit is passed
            milestones:
              - id: gaps
                title: Gaps are known
              - title: Audit passed
                due: 2026-12-10
          - id: lease
            title: The lease is signed
            done: false
          - id: launch
            title: The app is in the hands of riders
            levels:
              commit: One city
              target: Four cities
          - id: recommend
            title: We know how many would recommend us
            baseline: true
          - id: teams
            title: The teams reach theirs
            rollup: supporting
          - id: list
            title: The checklist is used
            progress: 40%
          - id: name
            title: People recognise our name
          - id: old
            title: Nobody asks for this any more
            start: 1
            target: 2
            state: dropped
            reason: The market went away
          - A sentence without an id
          - id: given
            title: The platform answers in time
            start: 900 ms
            target: 200 ms
            team: payments
        ---
        What we count.
    """,
    "content/teams/growth/2026-Q4/check-ins/2026-11-13.md": """
        ---
        author: noor
        updates:
          reach:
            visits:
              value: 2k
              confidence: 6
            audit:
              milestones:
                gaps: true
            lease:
              done: true
            launch:
              reached: commit
            recommend:
              value: 31%
        ---
        ## Blockers
        - Legal has not answered: see [[reach]]

        ## Asks
        - Somebody: decide
    """,
}
"""One key result of every kind, reported once."""


def here(project: Project) -> Standing:
    return standing(Request(project.root, NOW))


def text_of(project: Project, path: str) -> str:
    return (project.root / path).read_text(encoding="utf-8")


def fields_of(text: str) -> dict:
    return read_yaml(text.split("---\n")[1], "").value


def answered(project: Project, arguments: list[str], answers: str) -> str:
    """Run okrsite on a terminal, type the answers, and return all that the terminal showed."""
    main, terminal = pty.openpty()
    command = [sys.executable, "-m", "okrsite_gen", "-C", str(project.root), *arguments]
    child = subprocess.Popen(command, stdin=terminal, stdout=terminal, stderr=terminal, start_new_session=True)
    os.close(terminal)
    os.write(main, answers.encode())
    shown = b""
    while select.select([main], [], [], 60)[0]:
        try:
            piece = os.read(main, 4096)
        except OSError:
            break
        if not piece:
            break
        shown += piece
    child.wait(timeout=60)
    os.close(main)
    return shown.decode(errors="replace")
