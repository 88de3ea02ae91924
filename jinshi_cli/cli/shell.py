"""Commands to type, as they are suggested to the user."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable

from jinshi_cli.report.control import UNSAFE

_SPECIAL = r"""[\s'"$`\\!*?;&|<>()\[\]{}~#^=%]"""
_NAMED = {ord("\t"): r"\t", ord("\n"): r"\n", ord("\r"): r"\r", ord("\\"): r"\\", ord("'"): r"\'"}
_ASCII_PRINTED = range(0x20, 0x7F)
_LONGEST = 200
"""Characters of a command that a sentence suggests; more are not copied from it."""


def words(parts: Iterable[str]) -> str:
    """Return words as they can be typed into a shell; unlike `shlex.join` it leaves Chinese words unquoted."""
    return " ".join(map(_word, parts))


def arguments(parts: Iterable[str]) -> str:
    """Return words as the arguments of a command, also where one looks like an option; WORDS… where they are long."""
    given = tuple(parts)
    return given_line(["--", *given] if any(part.startswith("-") for part in given) else given)


def given_line(parts: Iterable[str]) -> str:
    """Return what was given on a line, with its options, as it can be typed again; WORDS… where it is long."""
    line = words(parts)
    return line if len(line) <= _LONGEST else "WORDS…"


def file(name: str) -> str:
    """Return a file's name as it can be typed into a shell, also where it looks like an option."""
    return words([f"./{name}" if name.startswith("-") and name != "-" else name])


def _word(part: str) -> str:
    if re.search(UNSAFE + "|\n", part):
        return f"$'{''.join(map(_coded, os.fsencode(part)))}'"
    if part and not re.search(_SPECIAL, part):
        return part
    import shlex

    return shlex.quote(part)


def _coded(byte: int) -> str:
    r"""Return a byte as it stands within $'…' (POSIX.1-2024, 2.2.4).

    A digit after ``\xHH`` may be taken for part of it, so octal digits are written: never more than three.
    """
    if byte in _NAMED:
        return _NAMED[byte]
    return chr(byte) if byte in _ASCII_PRINTED else f"\\{byte:03o}"
