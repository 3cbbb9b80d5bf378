"""A ZIP archive that is the same whenever it is written, on whatever machine."""

from __future__ import annotations

import shutil
from datetime import datetime
from pathlib import Path
from typing import IO, Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

BEGINNING = datetime(1980, 1, 1)  # noqa: DTZ001 - archives know no time zone
"""The first moment that an archive can name, which stands for none."""


class UndatedArchive(ZipFile):
    """Takes files without the moment at which they were written."""

    def __init__(self, file: IO[bytes]) -> None:
        """Write into an open file."""
        super().__init__(file, "w", ZIP_DEFLATED)

    def writestr(self, zinfo_or_arcname: Any, data: Any, *_: Any, **__: Any) -> None:  # noqa: ANN401 - as ZipFile has it
        """Add a file that holds these data."""
        super().writestr(_undated(str(zinfo_or_arcname)), data)

    def write(self, filename: Any, arcname: Any = None, *_: Any, **__: Any) -> None:  # noqa: ANN401 - as ZipFile has it
        """Add a file of this machine."""
        with Path(filename).open("rb") as source, self.open(_undated(str(arcname or filename)), "w") as target:
            shutil.copyfileobj(source, target)


def _undated(name: str) -> ZipInfo:
    info = ZipInfo(name, BEGINNING.timetuple()[:6])
    info.compress_type = ZIP_DEFLATED
    return info
