"""How well reports are read: ``python -m bench.imports``."""

from __future__ import annotations

import argparse
import time
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from rich.console import Console
from rich.table import Table

from bench.imports.data import TEXTS, Marked, marked
from bench.imports.score import Count, Score, scored
from bench.search.machine import machine
from jinshi_cli.importing.draft import NoYear, draft
from jinshi_cli.importing.outline import NotAReport
from jinshi_cli.importing.readers import Unreadable, read
from jinshi_cli.report.model import Report


class Run(NamedTuple):
    """One text, how it was scored, and how long it took in seconds."""

    gold: Marked
    score: Score
    seconds: float


def main() -> None:
    """Score each folder of texts and print the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", nargs="*", type=Path, help="folders of texts with marks (default: the open ones)")
    parser.add_argument("--held", action="store_true", help="the texts that were set aside, too")
    parser.add_argument("--differences", action="store_true", help="list what was found wrongly or missed")
    options = parser.parse_args()
    console = Console(width=120)
    console.print(machine())
    folders = options.folders or [TEXTS / "open", *([TEXTS / "held"] if options.held else [])]
    for folder in folders:
        runs = [_run(gold) for gold in marked(folder)]
        if not runs:
            console.print(f"{folder.name}: no texts here; see README.md")
            continue
        console.print(_table(folder.name, runs))
        if options.differences:
            for run in runs:
                for line in run.score.differences:
                    console.print(f"{run.gold.name}: {line}", markup=False, highlight=False)


def _run(gold: Marked) -> Run:
    data = gold.path.read_bytes()
    start = time.perf_counter()
    report: Report | None
    try:
        report = draft(read(data, gold.path.name), gold.path.name).report
    except (Unreadable, NotAReport, NoYear):
        report = None
    return Run(gold, scored(gold, report), time.perf_counter() - start)


def _table(title: str, runs: Iterable[Run]) -> Table:
    table = Table(title=f"{title}: precision, recall and F1 of nodes and of figures (place, value and unit)")
    for heading in (
        "text",
        "nodes",
        "P",
        "R",
        "F1",
        "figures",
        "P",
        "R",
        "F1",
        "qualifier",
        "label as marked",
        "findings F1",
        "s",
    ):
        table.add_column(heading, justify="left" if heading == "text" else "right")
    total = Score(Count(0, 0, 0), Count(0, 0, 0), Count(0, 0, 0), 0, 0, ())
    seconds = 0.0
    for run in runs:
        table.add_row(run.gold.name, *_cells(run.score), f"{run.seconds:.2f}")
        one = run.score
        total = Score(
            total.outline + one.outline, total.metrics + one.metrics, total.findings + one.findings,
            total.qualifiers + one.qualifiers, total.labels + one.labels, (),
        )  # fmt: skip
        seconds += run.seconds
    table.add_section()
    table.add_row("all", *_cells(total), f"{seconds:.2f}")
    return table


def _cells(score: Score) -> list[str]:
    cells = []
    for count in (score.outline, score.metrics):
        cells += [
            str(count.right + count.missed),
            *(f"{share:.3f}" for share in (count.precision, count.recall, count.f1)),
        ]
    of = max(score.metrics.right, 1)
    return [*cells, f"{score.qualifiers / of:.3f}", f"{score.labels / of:.3f}", f"{score.findings.f1:.3f}"]


if __name__ == "__main__":
    main()
