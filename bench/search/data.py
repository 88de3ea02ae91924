"""What is asked: queries with the sections that answer them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Literal, NamedTuple

from bench.search import jinshi
from bench.search.peer import Unit
from jinshi_cli.report.model import Report, walk

HERE = Path(__file__).parent
BUNDLED = HERE.parents[1] / "data" / "report.yaml"
_HEADER = "kind\tquery\trefs"
_ASKED_HEADER = "query\twords"

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
        for path in files or every_report():
            yield _cases(jinshi.read(path), "held")


def every_report() -> list[Path]:
    """Return the files of the reports that have queries with sections: the bundled one first."""
    return [BUNDLED, *sorted((HERE / "reports").glob("*.yaml"))]


def asked() -> Iterator[Cases]:
    """Yield the questions in the folder `asked`: right are the sections whose text or title has the words beside them.

    All of them may be looked at and are an open half. Raises `BadQueries` and `InvalidReport`.
    """
    for path in sorted((HERE / "asked").glob("*.yaml")):
        report = jinshi.read(path)
        yield Cases(report, jinshi.units(report), "open", tuple(_questions(path.with_suffix(".tsv"), report)))


def _questions(file: Path, report: Report) -> Iterator[Case]:
    sections = list(walk(report.sections))
    for place, (query, words) in _lines(file, _ASKED_HEADER):
        refs = frozenset(one.ref for one in sections if words and (words in one.text or words in one.title))
        if words and not refs:
            raise BadQueries(f"{place}: no section of the report has {words!r}")
        yield Case("asked", query, refs)


def _cases(report: Report, half: Half) -> Cases:
    units = jinshi.units(report)
    return Cases(report, units, half, tuple(_rows(_file(report, half), {unit.ref for unit in units})))


def _file(report: Report, half: Half) -> Path:
    return HERE / "queries" / f"{report.id}.{half}.tsv"


def _rows(file: Path, known: set[str]) -> Iterator[Case]:
    for place, (kind, query, refs) in _lines(file, _HEADER):
        if unknown := set(refs.split()) - known:
            raise BadQueries(f"{place}: no section {', '.join(sorted(unknown))} in the report")
        yield Case(kind, query, frozenset(refs.split()))


def _lines(file: Path, wanted_header: str) -> Iterator[tuple[str, list[str]]]:
    """Yield the place and the fields of each line; the query is the last but one, what answers it the last."""
    if not file.exists():
        raise BadQueries(f"there is no {file.relative_to(HERE.parents[1])}")
    header, *lines = file.read_text(encoding="utf-8").splitlines() or [""]
    if header != wanted_header:
        raise BadQueries(f"{file.name}:1: the first line must be {wanted_header!r}")
    names = wanted_header.split("\t")
    queries = set()
    for number, line in enumerate(lines, 2):
        place = f"{file.name}:{number}"
        fields = line.split("\t")
        if len(fields) != len(names) or not all(fields[:-1]):
            raise BadQueries(f"{place}: {', '.join(names)} must stand here, parted by tabs")
        if fields[-2] in queries:
            raise BadQueries(f"{place}: {fields[-2]!r} stands here twice")
        queries.add(fields[-2])
        yield place, fields
