"""Where a report's bytes come from."""

from __future__ import annotations

import errno
from pathlib import Path
from typing import NamedTuple

from jinshi_cli.messages import _, brief
from jinshi_cli.report.problem import InvalidReport, Problem

MAX_BYTES = 8 * 1024 * 1024
"""A hundred times the largest report seen; more is not a report."""


_LONGEST_PATH = 1024
"""Characters of the name of a file that cannot be read; of a longer one the beginning is told."""


class Source(NamedTuple):
    """The bytes of a report file and the name to call it by in messages."""

    name: str
    data: bytes


def bundled() -> Path:
    """Return where the report that comes with the program lies, installed or in a checkout."""
    package = Path(__file__).parents[1]
    installed = package / "data" / "report.yaml"
    return installed if installed.exists() else package.parent / "data" / "report.yaml"


def bundled_saved() -> Path:
    """Return where what is saved of the bundled report lies; it comes with the program too."""
    return bundled().with_name("report.index.json")


def read_source(path: Path) -> Source:
    """Read a report file's bytes, no more than a report may have. Raises `InvalidReport`."""
    name = str(path)
    try:
        with path.open("rb") as file:
            return Source(name, file.read(MAX_BYTES + 1))
    except (OSError, ValueError) as error:
        reason = unreadable(error)
    shown = brief(name, _LONGEST_PATH)
    raise InvalidReport(shown, [Problem("error", shown, 1, 1, "", reason)])


def unreadable(error: OSError | ValueError) -> str:
    """Return in the user's language why a file could not be read."""
    if isinstance(error, FileNotFoundError):
        return _("there is no such file")
    if isinstance(error, IsADirectoryError):
        return _("this is a folder; name a file that is in it")
    if isinstance(error, PermissionError):
        return _("no permission to read it")
    if getattr(error, "errno", None) == errno.ENAMETOOLONG:
        return _("no file can have a name as long as this")
    if getattr(error, "errno", None) in (errno.ENOTDIR, errno.ELOOP):
        return _("there is no such file: a part of its path is no folder, or a link that leads nowhere")
    return getattr(error, "strerror", None) or str(error)
