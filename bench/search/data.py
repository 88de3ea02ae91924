"""What is asked: queries with the sections that answer them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Literal, NamedTuple

from bench.search import jinshi
from bench.search.peer import Unit
from jinshi_cli.report.model import Report

HERE = Path(__file__).parent
BUNDLED = HERE.parents[1] / "data" / "report.yaml"
_HEADER = "kind\tquery\trefs"

Half = Literal["open", "held"]


class Case(NamedTuple):
    """A query, its kind, and the references that are right as first hit; without any, nothing must be found."""

    kind: str
    query: str
    refs: frozenset[str]


class Cases(NamedTuple):
    """The queries of one half for one report."""

    report: Report
    units: tuple[Unit, ...]
    half: Half
    cases: tuple[Case, ...]

    @property
    def queries(self) -> list[str]:
        """What is typed."""
        return [case.query for case in self.cases]


class BadQueries(Exception):
    """A file of queries is missing or wrong; the message says where."""


def wanted(files: Sequence[Path], *, held: bool) -> Iterator[Cases]:
    """Yield the open halves of the reports, by default the bundled one, then the held ones of these or of all.

    A report whose queries are all set aside has no open half. Raises `BadQueries` and `InvalidReport`.
    """
    for path in files or [BUNDLED]:
        report = jinshi.read(path)
        if not held or _file(report, "open").exists():
            yield _cases(report, "open")
    if held:
        for path in files or [BUNDLED, *sorted((HERE / "reports").glob("*.yaml"))]:
            yield _cases(jinshi.read(path), "held")


def _cases(report: Report, half: Half) -> Cases:
    units = jinshi.units(report)
    return Cases(report, units, half, tuple(_rows(_file(report, half), {unit.ref for unit in units})))


def _file(report: Report, half: Half) -> Path:
    return HERE / "queries" / f"{report.id}.{half}.tsv"


def _rows(file: Path, known: set[str]) -> Iterator[Case]:
    if not file.exists():
        raise BadQueries(f"there is no {file.relative_to(HERE.parents[1])}")
    header, *lines = file.read_text(encoding="utf-8").splitlines() or [""]
    if header != _HEADER:
        raise BadQueries(f"{file.name}:1: the first line must be {_HEADER!r}")
    queries = set()
    for number, line in enumerate(lines, 2):
        place = f"{file.name}:{number}"
        fields = line.split("\t")
        if len(fields) != 3 or not all(fields[:2]):
            raise BadQueries(f"{place}: kind, query and references must stand here, parted by tabs")
        kind, query, refs = fields
        if query in queries:
            raise BadQueries(f"{place}: {query!r} stands here twice")
        if unknown := set(refs.split()) - known:
            raise BadQueries(f"{place}: no section {', '.join(sorted(unknown))} in the report")
        queries.add(query)
        yield Case(kind, query, frozenset(refs.split()))
