"""Teams with something hidden, of which headings speak."""

from __future__ import annotations

from marks import Marks
from project import Files, Project

FOLDER = "content/teams/a/2026-Q4"
MARK = Marks("leadership").stem
TWO = "audiences: [public, company]\ndefault_audience: public\n"
PUB = f"""
    ---
    title: In the open
    key_results:
      - {{id: k, title: K, start: 0, target: 9}}
      - {{id: inside, title: Something, audience: company}}
    ---
    Why.

    ## Background
    Honest one.

    ## inside
    {MARK}0001

    ## Next steps
    Honest two.
"""
HUSH = """
    ---
    title: Another firm
    audience: company
    key_results:
      - {id: takeover, title: They sign}
    ---
    We are in talks.
"""
HEADINGS = {"10": "takeover", "11": "a/2026-Q4/hush", "12": "[[hush#takeover|They]]", "13": "pub#inside"}
"""Day of a check-in → the heading in it that names something hidden."""


def check_in(heading: str, below: str, beside: str) -> str:
    told = f"## {heading}\n{below}\n\n## Wins\n{beside} Won\n\n## Risks\n{beside} Risky\n"
    return f"---\nupdates: {{pub: {{k: {{value: 2}}}}}}\n---\n{told}"


def files_of(pub: str, hush: str, beside: str) -> dict[str, str]:
    """Return a team with something hidden, and check-ins that speak of it; `beside` stands in their free text."""
    days = {
        f"{FOLDER}/check-ins/2026-11-{day}.md": check_in(heading, f"{MARK}00{day}", beside)
        for day, heading in HEADINGS.items()
    }
    team = {"content/teams/a/team.md": "---\nname: A\n---\n"}
    return {**team, f"{FOLDER}/pub.md": pub, f"{FOLDER}/hush.md": hush, **days}


def project_of(tmp_path, settings: str, files: Files) -> Project:
    return Project(tmp_path, {"okrsite.yml": f"site: {{name: Soup, url: https://soup.example/}}\n{settings}", **files})


def built(project: Project, **options: object) -> dict[str, bytes]:
    project.build(keep_going=True, **options)
    return project.published()


def told(project: Project) -> list[str]:
    return [finding.message for finding in project.check().findings if finding.code == "CHK009"]
