"""``fzf --filter``: the units that hold the query's characters in order, best first by its score."""

from __future__ import annotations

import shutil
from collections.abc import Sequence

from bench.search.peer import Missing, Peer, Unit, run


def program() -> str:
    """Return where fzf lies. Raises `Missing`."""
    found = shutil.which("fzf")
    if found is None:
        raise Missing("fzf is not on the PATH")
    return found


def command(query: str) -> list[str]:
    """Return the command that filters the lines of `lines`."""
    return [program(), "--delimiter", "\t", "--nth", "2..", "--filter", query]


def lines(units: Sequence[Unit]) -> str:
    """Return the units as lines, each with its reference before it; only what follows it is searched."""
    return "".join(f"{unit.ref}\t{unit.text}\n" for unit in units)


def _version() -> str:
    return "fzf " + run([program(), "--version"]).strip()


def _find(units: Sequence[Unit], queries: Sequence[str]) -> list[list[str]]:
    text = lines(units)
    return [[line.partition("\t")[0] for line in run(command(query), text).splitlines()] for query in queries]


PEER = Peer("fzf", _version, _find)
