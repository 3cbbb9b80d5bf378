"""Where on the hosting site a source file can be edited."""

from __future__ import annotations

from urllib.parse import quote, urlsplit

from okrsite_gen.model.settings import RepositorySettings

FORMS = {
    "github": "{url}/edit/{branch}/{path}",
    "gitlab": "{url}/-/edit/{branch}/{path}",
    "gitea": "{url}/_edit/{branch}/{path}",
    "forgejo": "{url}/_edit/{branch}/{path}",
    "bitbucket": "{url}/src/{branch}/{path}?mode=edit",
}
"""Edit addresses of the known providers."""

HOSTS = {
    "github.com": "github",
    "gitlab.com": "gitlab",
    "gitea.com": "gitea",
    "codeberg.org": "forgejo",
    "bitbucket.org": "bitbucket",
}
"""Providers that are known by their host."""


def edit_address(repository: RepositorySettings, file: str) -> str:
    """Return the address of the edit form for a file of the project; empty where configuration does not tell."""
    if not file:
        return ""
    if repository.edit:
        return repository.edit.replace("{path}", quote(file)).replace("{branch}", quote(repository.branch))
    provider = repository.provider or HOSTS.get(urlsplit(repository.url).hostname or "", "")
    form = FORMS.get(provider, "")
    if not form or not repository.url:
        return ""
    url = repository.url.rstrip("/").removesuffix(".git")
    return form.format(url=url, branch=quote(repository.branch), path=quote(file))
