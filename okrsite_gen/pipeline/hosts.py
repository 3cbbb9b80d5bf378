"""The hosting sites for which `init` writes what builds, checks and publishes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

_VERSION = "see that `requirements.txt` names the okrsite that builds it (the file tells how)"


@dataclass(frozen=True, slots=True)
class Host:
    """One hosting site, or none."""

    name: str
    title: str
    """As people write it; empty for none."""
    publish: str
    """What README says about publishing there."""
    parts: tuple[str, ...] = ()
    """The folders of `starter/` in which its files lie."""
    pulling: tuple[str, ...] = ()
    """The folders of `starter/` with what pulls metrics there."""
    workflows: str = ""
    """The folder or file that says what runs there."""
    words: Mapping[str, str] = field(default_factory=dict)
    """What marks in its files stand for."""


def _forge(name: str, title: str, runner: str) -> Host:
    publish = (
        f"The workflow keeps the website as an artifact of each run: {_VERSION},\nthen push. To show it "
        f"to everybody, put it on any web server, or read the first lines of `.{name}/workflows/okrs.yml`."
    )
    words = {"forge": f".{name}", "runner": runner}
    return Host(name, title, publish, ("hosted", "forge"), ("forge-metrics",), f".{name}/workflows/", words)


_ALL = (
    Host(
        "github",
        "GitHub",
        f"To publish the site on GitHub: {_VERSION},\n"
        "choose **Settings → Pages → Source: GitHub Actions**, then push. GitHub Pages is open to the whole internet\n"
        "on most plans, even where the repository is private; the workflow asks, and refuses to publish there unless\n"
        "`okrsite.yml` says that everybody may read it.",
        ("hosted", "github"),
        ("github-metrics",),
        ".github/workflows/",
    ),
    Host(
        "gitlab",
        "GitLab",
        f"To publish the site on GitLab Pages: {_VERSION},\n"
        "look under **Settings → General → Visibility** who can open Pages, then push. As long as `.gitlab-ci.yml`\n"
        'says `PAGES_PUBLIC: "true"`, it refuses to publish unless `okrsite.yml` says that everybody may read it.',
        ("hosted", "gitlab"),
        ("gitlab-metrics",),
        ".gitlab-ci.yml",
    ),
    _forge("gitea", "Gitea", "ubuntu-latest"),
    _forge("forgejo", "Forgejo", "docker"),
    Host("none", "", "To publish the site, put the folder that `okrsite build` writes on any web server."),
)
HOSTS: Mapping[str, Host] = {host.name: host for host in _ALL}
"""By name."""
USUAL_HOST = "github"
