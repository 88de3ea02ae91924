"""``grep -F``: the units that hold the query just as it was typed, in the order of the report."""

from __future__ import annotations

import shutil
from collections.abc import Sequence

from bench.search.peer import Missing, Peer, Unit, run


def _program() -> str:
    program = shutil.which("grep")
    if program is None:
        raise Missing("grep is not on the PATH")
    return program


def _version() -> str:
    return run([_program(), "--version"]).splitlines()[0]


def _find(units: Sequence[Unit], queries: Sequence[str]) -> list[list[str]]:
    program = _program()
    lines = "".join(unit.text + "\n" for unit in units)
    # -a: whatever the locale, the units are text.
    found = [run([program, "-anF", "-e", query], lines) for query in queries]
    return [[units[int(line.partition(":")[0]) - 1].ref for line in output.splitlines()] for output in found]


PEER = Peer("grep -F", _version, _find)
