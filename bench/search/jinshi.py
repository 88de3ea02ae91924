"""The program under measurement: the only module here that loads reports and searches with it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from bench.search.peer import Unit
from jinshi_cli import __version__
from jinshi_cli.report.load import load
from jinshi_cli.report.model import Report, walk
from jinshi_cli.report.source import read_source
from jinshi_cli.search.indexing.index import build
from jinshi_cli.search.parsing.query import parse
from jinshi_cli.search.rank import search

NAME = f"jinshi {__version__}"


class Found(NamedTuple):
    """A hit: the section's reference, how well it answers (0–100) and by which route it was found."""

    ref: str
    score: float
    route: str


def read(path: Path) -> Report:
    """Read a report file. Raises `InvalidReport`."""
    return load(read_source(path))


def units(report: Report) -> tuple[Unit, ...]:
    """Return what peers search: title and text of each section as a line, in the order of the report."""
    return tuple(
        Unit(section.ref, " ".join([section.title, *section.text.split("\n")])) for section in walk(report.sections)
    )


def find(report: Report, queries: Sequence[str]) -> list[list[Found]]:
    """Return the hits for each query, best first."""
    index = build(report)
    return [
        [Found(hit.section.ref, hit.score, hit.route) for hit in search(index, parse((query,)))] for query in queries
    ]
