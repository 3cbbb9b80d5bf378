"""A project as it stood at a commit, written out from git's objects.

Neither the working tree nor the index is touched, nor which commit is checked out: git is given another index and
another working tree. So whatever a checkout does to files (line endings, filters) is done here as well.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

from okrsite_gen.content.git import Unknown, ask, told
from okrsite_gen.errors import OkrsiteError

_SECONDS = 300
"""How long git may take to write a whole project."""
_OTHER_REPOSITORY = b"160000 "
"""How git's line about a repository inside this one begins."""


def write_revision(root: Path, commit: str, folder: Path, environment: Mapping[str, str]) -> Path:
    """Write the files of a commit below `folder`, and return what is the project folder `root` there.

    Only files below the project folder are written. `environment` is that of this process, in which git runs. Raises
    `OkrsiteError` where git cannot do it.
    """
    tree = folder / "tree"
    tree.mkdir()
    try:
        where = {
            **environment,
            "GIT_TERMINAL_PROMPT": "0",
            "GIT_DIR": told(root, "rev-parse", "--absolute-git-dir"),
            "GIT_WORK_TREE": str(tree),
            "GIT_INDEX_FILE": str(folder / "index"),
        }
        inside = told(root, "rev-parse", "--show-prefix")
        ask(tree, "read-tree", commit, seconds=_SECONDS, environment=where)
        names = ask(tree, "ls-files", "-z", "--", *([inside] if inside else []), environment=where)
        written = ("checkout-index", "--force", "--quiet", "-z", "--stdin")
        ask(tree, *written, given=names, seconds=_SECONDS, environment=where)
        listed = ask(tree, "ls-files", "-z", "--stage", environment=where).split(b"\0")
    except Unknown as error:
        hint = "Check that the disk has room, and that `git fsck` finds nothing amiss."
        raise OkrsiteError(f"git could not write out the files of {commit[:12]}.", hint) from error
    project = tree / inside
    project.mkdir(parents=True, exist_ok=True)
    for each in (line for line in listed if line.startswith(_OTHER_REPOSITORY)):
        empty = tree / os.fsdecode(each.partition(b"\t")[2])
        if empty.is_dir():
            empty.rmdir()  # git makes a folder for it, which would be taken for one without content
    return project
