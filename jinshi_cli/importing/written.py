"""The draft as a file: with a line that tells what it was made of, so that a person's edits are never written over."""

from __future__ import annotations

import os
import re
from typing import Literal

from jinshi_cli import __version__
from jinshi_cli.report.digest import blake2b
from jinshi_cli.report.dump import dump
from jinshi_cli.report.model import Report

_MADE = re.compile(
    r"# jinshi (?P<version>\S+) import: file (?P<file>[0-9a-f]{16}), source (?P<source>[0-9a-f]{16}),"
    r" draft (?P<draft>[0-9a-f]{16})\n"
)

State = Literal["new", "unchanged", "outdated", "edited", "other"]
"""What stands where a draft is to be written: nothing; this very draft's forerunner from the same source and
version; a draft of the same file that nobody has edited; one that a person has edited since; or something that was not
made from this file."""


def written(report: Report, source: bytes, name: str) -> str:
    """Return the draft as a report file; ``source`` is what it was read from, ``name`` the name of that file."""
    text = dump(report)
    schema, _break, rest = text.partition("\n")
    file, draft = _digest(os.fsencode(name)), _digest(text.encode())
    return f"{schema}\n# jinshi {__version__} import: file {file}, source {_digest(source)}, draft {draft}\n{rest}"


def state(existing: bytes | None, source: bytes, name: str) -> State:
    """Tell what stands where a draft of a source, a file of that name, is to be written."""
    if existing is None:
        return "new"
    schema, after, made = _parted(existing)
    if made is None or made["file"] != _digest(os.fsencode(name)):
        return "other"
    if made["draft"] != _digest(f"{schema}\n{after[made.end() :]}".encode()):
        return "edited"
    same = made["source"] == _digest(source) and made["version"] == __version__
    return "unchanged" if same else "outdated"


def is_made_of(existing: bytes, source: bytes) -> bool:
    """Tell whether what stands somewhere was made of these very bytes, whatever has become of it since."""
    made = _parted(existing)[2]
    return made is not None and made["source"] == _digest(source)


def _parted(existing: bytes) -> tuple[str, str, re.Match[str] | None]:
    """Return a draft's first line, what follows it, and the mark of this program there."""
    schema, _break, after = existing.decode("utf-8", "replace").partition("\n")
    return schema, after, _MADE.match(after)


def _digest(data: bytes) -> str:
    return blake2b(data, digest_size=8).hexdigest()
