"""Reports kept between runs: beside the bundled one, and in the user's cache directory.

A kept file is only ever a saving: it is named after what it was made from, written whole under another name before it
gets its own, and passed over where it is damaged, of another version or not this user's; where nothing can be kept,
nothing is.
"""

from __future__ import annotations

import contextlib
import os
import stat
from collections.abc import Mapping
from pathlib import Path

from jinshi_cli import __version__
from jinshi_cli.report.digest import blake2b
from jinshi_cli.report.saved import FORMAT, LAYOUT, Saved, read, written
from jinshi_cli.report.source import MAX_BYTES, Source, bundled_saved

_MOST_FILES, _MOST_UNFINISHED = 30, 30
"""Kept files, some 60 kB each; and those that are being written, or were left by a run that was killed."""


def key_of(data: bytes) -> str:
    """Return the key of what is made from a report file by this version of the program."""
    return blake2b(f"{__version__} {LAYOUT}\n".encode() + data, digest_size=16).hexdigest()


def directory(variables: Mapping[str, str]) -> Path | None:
    """Return the user's cache directory for this program; None where there is no telling.

    It is that of the XDG base directory specification, on macOS and Windows that of the system. (platformdirs
    knows it too, but takes 20 ms to load.)
    """
    named = variables.get("XDG_CACHE_HOME", "")
    if Path(named).is_absolute():
        return Path(named) / "jinshi"
    if os.name == "nt":
        local = variables.get("LOCALAPPDATA")
        return Path(local) / "jinshi" / "Cache" if local else None
    home = variables.get("HOME", "")
    if not Path(home).is_absolute():
        return None
    mac = Path(home) / "Library" / "Caches"
    return (mac if mac.is_dir() else Path(home) / ".cache") / "jinshi"


def kept(source: Source, variables: Mapping[str, str]) -> Saved:
    """Return the report of a source, as it was kept or newly made and then kept. Raises `InvalidReport`."""
    key = key_of(source.data)
    saved = _from_file(bundled_saved(), key)
    if saved is not None:
        return saved
    home = directory(variables)
    if home is None or source.name == "-":
        return make(source)
    path = home / f"report-{FORMAT}-{key}.json"
    if _is_own(path):
        saved = _from_file(path, key)
        if saved is not None:
            return saved
    saved = make(source)
    with contextlib.suppress(OSError):
        _keep(path, written(saved, key))
    return saved


def make(source: Source) -> Saved:
    """Load a report and work out what a search wants to know. Raises `InvalidReport`."""
    from jinshi_cli.report.load import load
    from jinshi_cli.search.known import known

    report = load(source)
    return Saved(report, known(report))


def _from_file(path: Path, key: str) -> Saved | None:
    try:
        # What is no regular file is not opened: a pipe would never end, or never begin.
        if not stat.S_ISREG(path.stat().st_mode):
            return None
        with path.open("rb") as file:
            return read(file.read(4 * MAX_BYTES), key)
    except OSError:
        return None


def _is_own(path: Path) -> bool:
    """Tell whether only this user can have written a file: it and its directory are theirs and nobody else's."""
    if os.name == "nt":
        return True
    try:
        return _is_private(path) and _is_private(path.parent)
    except OSError:
        return False


def _is_private(path: Path) -> bool:
    """Tell whether a file or directory is this user's and no other may write to it; a link counts as where it leads.

    Raises OSError where there is none.
    """
    if os.name == "nt":
        return True
    status = path.stat()
    return status.st_uid == os.geteuid() and not status.st_mode & (stat.S_IWGRP | stat.S_IWOTH)


def _keep(path: Path, data: bytes) -> None:
    """Write a file whole or not at all, and let the oldest ones go."""
    import tempfile

    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    if not _is_private(path.parent):
        return
    handle, name = tempfile.mkstemp(dir=path.parent, prefix="new-")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        Path(name).replace(path)
    except OSError:
        Path(name).unlink(missing_ok=True)
        raise
    _let_go(path.parent, "report-*.json", _MOST_FILES)
    _let_go(path.parent, "new-*", _MOST_UNFINISHED)


def _let_go(home: Path, names: str, most: int) -> None:
    """Remove all but the newest files of a kind."""
    aged = []
    for file in home.glob(names):
        with contextlib.suppress(FileNotFoundError):
            aged.append((file.stat().st_mtime, file))
    for _time, old in sorted(aged, reverse=True)[most:]:
        old.unlink(missing_ok=True)
