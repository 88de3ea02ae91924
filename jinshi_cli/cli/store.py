"""Reports kept between runs: beside the bundled one, and in the user's cache directory.

A kept file is only ever a saving: it is named after what it was made from, written whole under another name before it
gets its own, and passed over where it is damaged, of another version or not this user's; where nothing can be kept,
nothing is.
"""

from __future__ import annotations

import contextlib
import os
import re
import stat
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from jinshi_cli import __version__
from jinshi_cli.report.digest import blake2b
from jinshi_cli.report.saved import FORMAT, LAYOUT, Saved, read, written
from jinshi_cli.report.source import MAX_BYTES, Source, bundled_saved

MOST_FILES = 200
MOST_BYTES = 4 * MAX_BYTES
"""Of all kept files together, also of those that a run that was killed left unfinished. A usual report takes 60 kB;
what is larger than all may be together is not kept."""
_CLOCKS_DIFFER = 60
"""Seconds by which the clocks of two machines that share a directory may differ."""
_FINISHED, _ENDING, _UNFINISHED = "report-", ".json", "new-"
_WRITTEN = rf"{_FINISHED}[0-9]+-[0-9a-f]{{32}}\{_ENDING}|{_UNFINISHED}[0-9a-f]{{16}}"
"""Names that this program gives, of any version; all else in the directory is somebody's own."""
_AT_ONCE = getattr(os, "O_NONBLOCK", 0)
"""Opens a pipe that nobody writes to without waiting; Windows has none among its files."""


class Kept(NamedTuple):
    """What is kept in a user's cache directory: how many files, finished or not, and how many bytes in all."""

    directory: Path
    files: int
    bytes: int


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


def saved_of(source: Source, variables: Mapping[str, str], *, cached: bool) -> Saved:
    """Return the report of a source, as it was kept or newly made and then kept. Raises `InvalidReport`.

    Where it may not be ``cached``, or ``JINSHI_NO_CACHE`` is set (but to 0), it is made from the file itself, the
    bundled report too, and not kept.
    """
    if not cached or variables.get("JINSHI_NO_CACHE") not in (None, "", "0"):
        return make(source)
    key = key_of(source.data)
    saved = _from_file(bundled_saved(), key)
    if saved is not None:
        return saved
    home = directory(variables)
    if home is None or source.name == "-":
        return make(source)
    path = home / f"{_FINISHED}{FORMAT}-{key}{_ENDING}"
    saved = _from_own(path, key)
    if saved is not None:
        return saved
    saved = make(source)
    with contextlib.suppress(OSError):
        keep(path, written(saved, key))
    return saved


def held(directory: Path) -> Kept:
    """Count what is kept in a directory; nothing where there is none. Raises OSError where it cannot be looked into."""
    sizes = [status.st_size for _file, status in _files(directory)]
    return Kept(directory, len(sizes), sum(sizes))


def clear(directory: Path) -> Kept:
    """Remove all that is kept, and the directory where nothing else is in it; return what was removed.

    Raises OSError where that is not allowed.
    """
    removed = []
    for file, status in list(_files(directory)):
        file.unlink(missing_ok=True)
        removed.append(status.st_size)
    # What else is in it is not ours to remove; a link stays where the user put it.
    with contextlib.suppress(OSError):
        directory.rmdir()
    return Kept(directory, len(removed), sum(removed))


def make(source: Source) -> Saved:
    """Load a report and work out what a search wants to know. Raises `InvalidReport`."""
    from jinshi_cli.report.load import load
    from jinshi_cli.search.indexing.known import known

    report = load(source)
    return Saved(report, known(report))


def _from_file(path: Path, key: str, folder: int | None = None) -> Saved | None:
    """Return what is kept in a file, None if it is missing; in an open ``folder`` only what this user owns counts.

    It is opened first and then looked at, so that none can take its place meanwhile.
    """

    def opened(name: str, flags: int) -> int:
        return os.open(name, flags | _AT_ONCE, dir_fd=folder)

    try:
        with open(path if folder is None else path.name, "rb", opener=opened) as file:
            status = os.fstat(file.fileno())
            # A pipe would never end.
            if not stat.S_ISREG(status.st_mode) or (folder is not None and not _is_private(status)):
                return None
            return read(file.read(MOST_BYTES), key)
    except OSError:
        return None


def _from_own(path: Path, key: str) -> Saved | None:
    """Return what is kept in a file that only this user can have written: it and its directory are nobody else's."""
    if os.name == "nt":
        return _from_file(path, key)
    try:
        folder = os.open(path.parent, os.O_RDONLY | os.O_DIRECTORY)
    except OSError:
        return None
    try:
        return _from_file(path, key, folder) if _is_private(os.fstat(folder)) else None
    finally:
        os.close(folder)


def _is_private(status: os.stat_result) -> bool:
    """Tell whether a file or directory is this user's and no other may write to it; a link counts as where it leads."""
    if os.name == "nt":
        return True
    return status.st_uid == os.geteuid() and not status.st_mode & (stat.S_IWGRP | stat.S_IWOTH)


def keep(path: Path, data: bytes) -> None:
    """Write a file whole or not at all, and let the oldest ones go. Raises OSError where that is not possible."""
    if len(data) > MOST_BYTES:
        return
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    if not _is_private(path.parent.stat()):
        return
    from jinshi_cli.cli.files import put

    put(path, data, unfinished=_UNFINISHED)
    _let_go(path)


def _files(directory: Path) -> Iterator[tuple[Path, os.stat_result]]:
    """Yield what this program has written into a directory; what is removed meanwhile is passed over.

    Raises OSError where it cannot be looked into.
    """
    try:
        found = list(directory.iterdir())
    except (FileNotFoundError, NotADirectoryError):
        return
    for file in found:
        if re.fullmatch(_WRITTEN, file.name):
            with contextlib.suppress(FileNotFoundError):
                status = file.lstat()
                if not stat.S_ISDIR(status.st_mode):
                    yield file, status


def _let_go(newest: Path) -> None:
    """Remove all but the newest files, so many that the rest is within the bounds.

    What a clock that was wrong has dated in the future counts as oldest, or it would stay for ever.
    """
    latest = newest.stat().st_mtime + _CLOCKS_DIFFER

    def age(one: tuple[Path, os.stat_result]) -> tuple[bool, bool, float]:
        file, status = one
        return file != newest, status.st_mtime > latest, -status.st_mtime

    total = 0
    for place, (file, status) in enumerate(sorted(_files(newest.parent), key=age)):
        total += status.st_size
        if place >= MOST_FILES or total > MOST_BYTES:
            file.unlink(missing_ok=True)
