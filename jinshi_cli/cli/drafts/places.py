"""Where drafts go: each to a place of its own, none to that of a file which is imported."""

from __future__ import annotations

import os
import re
import stat
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from jinshi_cli.cli.errors import usage_error
from jinshi_cli.messages import _
from jinshi_cli.report.control import UNSAFE
from jinshi_cli.report.digest import blake2b

_SUFFIX = ".yaml"
_LONGEST = 255
"""Bytes of a file's name that the usual file systems take (NAME_MAX of Linux and macOS)."""


class Place(NamedTuple):
    """A file, or an open stream, that is read or written, and what to call it."""

    name: str
    at: str | Path | int


def drafts(files: Sequence[str], folder: Path) -> list[tuple[str, Path]]:
    """Return where the draft of each file goes: under its own name; where others have it too, with the file's ending.

    Where others have that too, a sign of its path stands in its place. A name that no terminal shows or no file system
    has room for is made one, with that sign. The places do not depend on the order of the files; one that is named
    twice is imported once. Raises `CommandError` for two at one place.
    """
    spelled: dict[str, str] = {}
    for file in files:
        spelled.setdefault(_absolute(file), file)
    # Some file systems take capital and small letters for the same.
    named = Counter(Path(file).stem.casefold() for file in spelled.values())
    with_ending = Counter(_with_ending(file).casefold() for file in spelled.values())
    found: dict[Path, str] = {}
    for absolute, file in spelled.items():
        stem = Path(file).stem
        usable = _usable(stem)
        path = folder / f"{usable}{_SUFFIX}"
        longer = _with_ending(file)
        is_told_apart = with_ending[longer.casefold()] == 1 and longer.casefold() not in named
        if named[stem.casefold()] > 1 and longer != stem and _usable(longer) == longer and is_told_apart:
            path = folder / f"{longer}{_SUFFIX}"
        elif named[stem.casefold()] > 1 or usable != stem or not stem:
            sign = blake2b(os.fsencode(absolute), digest_size=4).hexdigest()
            path = folder / f"{usable or 'report'}-{sign}{_SUFFIX}"
        if path in found:
            message = _("{file} and {other} would go to the same draft, {draft}; import one of them separately")
            raise usage_error(message.format(file=found[path], other=file, draft=path))
        found[path] = file
    return [(file, path) for path, file in found.items()]


def _with_ending(file: str) -> str:
    """Return a file's name with its ending after a hyphen: report-docx."""
    path = Path(file)
    return f"{path.stem}-{path.suffix[1:].lower()}" if path.suffix else path.stem


def _absolute(file: str) -> str:
    try:
        return str(Path(file).absolute())
    except OSError:  # the working directory is gone
        return file


def _usable(stem: str) -> str:
    """Return a name that every terminal shows and that leaves room for a sign."""
    shown = re.sub(rf"\n|{UNSAFE}", "_", stem)
    if len(f"{shown}{_SUFFIX}".encode()) <= _LONGEST:
        return shown
    room = _LONGEST - len(f"-00000000{_SUFFIX}")
    return shown.encode()[:room].decode(errors="ignore")


def is_folder(at: str | Path) -> bool:
    """Tell whether there is a folder at a path, whatever the path is like."""
    try:
        return Path(at).is_dir()
    except OSError:
        return False


def require_apart(read: Iterable[Place], written: Iterable[Place]) -> None:
    """Raise `CommandError` where a file that is read, or another that is written, would be written over.

    It is the same file however it is spelled, by a link too; pipes and devices are nothing that can be lost.
    """
    imported = {_number(status) for place in read if (status := _status(place.at)) is not None}
    taken: dict[object, Place] = {}
    for place in written:
        status = _status(place.at)
        identity = _real(place.at) if status is None else _number(status)
        if identity is None:
            continue
        if identity in imported:
            message = _("{file} is one of the inputs and would be overwritten; choose another output")
            raise usage_error(message.format(file=place.name))
        other = taken.setdefault(identity, place)
        if other is not place:
            message = _("{file} and {other} are the same file, and one of them would be lost; choose another output")
            raise usage_error(message.format(file=other.name, other=place.name))


def _status(at: str | Path | int) -> os.stat_result | None:
    try:
        return os.fstat(at) if isinstance(at, int) else Path(at).stat()
    except (OSError, ValueError):
        return None


def _number(status: os.stat_result) -> tuple[int, int] | None:
    """Return what a regular file has by all its names and no other file has: its number on its device."""
    return (status.st_dev, status.st_ino) if stat.S_ISREG(status.st_mode) else None


def _real(at: str | Path | int) -> str | None:
    """Return the path, without links, of what is not there yet."""
    if isinstance(at, int):
        return None
    try:
        return os.path.normcase(os.path.realpath(at))
    except (OSError, ValueError):
        return os.path.normcase(at)
