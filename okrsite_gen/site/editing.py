"""Where on the hosting site a source file can be edited, or one line of it read."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import quote, quote_plus, urlsplit

from okrsite_gen.model.new_files import NewFile
from okrsite_gen.model.settings import RepositorySettings

FORMS = {
    "github": "{url}/edit/{branch}/{path}",
    "gitlab": "{url}/-/edit/{branch}/{path}",
    "gitea": "{url}/_edit/{branch}/{path}",
    "forgejo": "{url}/_edit/{branch}/{path}",
    "bitbucket": "{url}/src/{branch}/{path}?mode=edit",
}
"""Edit addresses of the known providers."""

LINE_FORMS = {
    "github": "{url}/blob/{branch}/{path}?plain=1#L{line}",
    "gitlab": "{url}/-/blob/{branch}/{path}?plain=1#L{line}",
    "gitea": "{url}/src/branch/{branch}/{path}?display=source#L{line}",
    "forgejo": "{url}/src/branch/{branch}/{path}?display=source#L{line}",
    "bitbucket": "{url}/src/{branch}/{path}#lines-{line}",
}
"""Addresses of one line at known providers, each asking for the source where Markdown would be shown as a page."""

COMMIT_FORMS = {
    "github": "{url}/commit/{commit}",
    "gitlab": "{url}/-/commit/{commit}",
    "gitea": "{url}/commit/{commit}",
    "forgejo": "{url}/commit/{commit}",
    "bitbucket": "{url}/commits/{commit}",
}
"""Addresses of one commit at known providers."""

HOSTS = {
    "github.com": "github",
    "gitlab.com": "gitlab",
    "gitea.com": "gitea",
    "codeberg.org": "forgejo",
    "bitbucket.org": "bitbucket",
}
"""Providers that are known by their host."""


NEW_FORMS = {
    "github": "{url}/new/{branch}/{folder}?filename={name}",
    "gitlab": "{url}/-/new/{branch}/{folder}?file_name={name}",
    "gitea": "{url}/_new/{branch}/{folder}?filename={name}",
    "forgejo": "{url}/_new/{branch}/{folder}?filename={name}",
    "bitbucket": "{url}/create-file/{branch}/{folder}?at={branch}",
}
"""Addresses of the forms of known providers in which a new file is written; that of Bitbucket takes no file name."""

TAKES_TEXT = {"github": "value", "gitea": "value", "forgejo": "value"}
"""Providers whose form begins with a text → the name under which an address carries it."""

LONGEST = 4096
"""Characters of an address at most: pages that ask to sign in first encode it once more."""


@dataclass(frozen=True, slots=True)
class FileForm:
    """The form of a hosting site in which a new file is written."""

    address: str
    """Empty where configuration does not tell."""
    filled: bool
    """Whether the address carries the whole text; otherwise it has to be copied."""


def new_file_form(repository: RepositorySettings, file: NewFile) -> FileForm:
    """Return the form for a new file.

    Its address carries the text where the provider takes it and the address is not too long with it.
    """
    provider, url = _provider(repository), _base(repository)
    form = NEW_FORMS.get(provider, "")
    if not form or not url:
        return FileForm("", filled=False)
    branch, folder = quote(repository.branch), quote(file.folder)
    plain = form.format(url=url, branch=branch, folder=folder, name=quote(file.name))
    parameter = TAKES_TEXT.get(provider, "")
    full = f"{plain}&{parameter}={quote_plus(file.text, safe='/:')}" if parameter else plain
    if parameter and len(full) <= LONGEST:
        return FileForm(full, filled=True)
    return FileForm(plain, filled=False)


def _provider(repository: RepositorySettings) -> str:
    return repository.provider or HOSTS.get(urlsplit(repository.url).hostname or "", "")


def _base(repository: RepositorySettings) -> str:
    return repository.url.rstrip("/").removesuffix(".git")


def edit_address(repository: RepositorySettings, file: str) -> str:
    """Return the address of the edit form for a file of the project; empty where configuration does not tell."""
    if not file:
        return ""
    if repository.edit:
        return repository.edit.replace("{path}", quote(file)).replace("{branch}", quote(repository.branch))
    form = FORMS.get(_provider(repository), "")
    if not form or not repository.url:
        return ""
    return form.format(url=_base(repository), branch=quote(repository.branch), path=quote(file))


def line_address(repository: RepositorySettings, file: str, line: int) -> str:
    """Return the address of a line of a file, counted from 1; empty where configuration does not tell."""
    form = LINE_FORMS.get(_provider(repository), "")
    if not form or not repository.url or not file:
        return ""
    branch, path = quote(repository.branch), quote(file)
    return form.format(url=_base(repository), branch=branch, path=path, line=max(line, 1))


def commit_address(repository: RepositorySettings, commit: str) -> str:
    """Return the address of a commit; empty where configuration does not tell."""
    form = COMMIT_FORMS.get(_provider(repository), "")
    return form.format(url=_base(repository), commit=commit) if form and repository.url and commit else ""
