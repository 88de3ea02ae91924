"""Measures how long a look-up takes as a whole process, beside a small Typer program. Run it from the project's root.

The commands take turns, one after another in every round, so that what else the machine does falls on all.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
from collections.abc import Sequence
from importlib.metadata import version
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import NamedTuple

from rich import box
from rich.console import Console
from rich.table import Table

from bench.search import jinshi
from bench.search.data import BUNDLED
from bench.search.machine import machine
from bench.search.peer import Missing, environ
from bench.search.peers import fzf
from bench.startup.programs import TYPER_PROGRAM


class Run(NamedTuple):
    """A process to be timed: what it is called, its command, and the file that it reads."""

    name: str
    command: Sequence[str]
    stdin: Path | None = None


def main() -> None:
    """Print the median time of each command, and the median of its ratios to the Typer program of the same round."""
    parser = argparse.ArgumentParser(prog="python -m bench.search.time", description=__doc__)
    parser.add_argument("-n", type=int, default=15, metavar="ROUNDS", help="how often each command runs (15)")
    rounds = max(parser.parse_args().n, 1)
    console = Console(highlight=False, markup=False, emoji=False)
    console.print(machine())
    console.print(f"{jinshi.NAME}, Typer {version('typer')}")
    with TemporaryDirectory() as folder:
        runs = _runs(Path(folder), console)
        for run in runs:  # once untimed, so that Python's compiled files are there and all is read into memory
            _seconds(run)
        times = [[_seconds(run) for run in runs] for _ in range(rounds)]
    console.print(_table(runs, times))


def _runs(folder: Path, console: Console) -> list[Run]:
    """Return what is timed, the Typer program first."""
    program = folder / "program.py"
    program.write_text(TYPER_PROGRAM, encoding="utf-8")
    script = Path(sys.executable).with_name("jinshi")
    own = [str(script)] if script.exists() else [sys.executable, "-m", "jinshi_cli"]
    runs = [Run("a Typer program of two commands", [sys.executable, str(program), "search", "罚款", "--json"])]
    runs += [Run(f"jinshi search {word} --json", [*own, "search", word, "--json"]) for word in ("罚款", "lvshi")]
    try:
        command = fzf.command("罚款")
    except Missing as missing:
        console.print(f"fzf: left out ({missing})")
    else:
        units = folder / "units"
        units.write_text(fzf.lines(jinshi.units(jinshi.read(BUNDLED))), encoding="utf-8")
        runs.append(Run("fzf --filter 罚款", command, units))
    return runs


def _seconds(run: Run) -> float:
    """Run a command and return how long it took; status 1 says that it found nothing."""
    with (run.stdin or Path(os.devnull)).open("rb") as stdin:
        start = perf_counter()
        done = subprocess.run(  # noqa: S603 - commands of this file's own
            run.command, stdin=stdin, capture_output=True, env=environ(), check=False
        )
        taken = perf_counter() - start
    if done.returncode > 1 or not done.stdout:
        raise SystemExit(f"{run.name}: status {done.returncode}\n{done.stderr.decode(errors='replace')}")
    return taken


def _table(runs: Sequence[Run], times: Sequence[Sequence[float]]) -> Table:
    table = Table(
        title=f"{len(times)} rounds", title_justify="left", title_style="", header_style="", box=box.SIMPLE_HEAD
    )
    table.add_column("whole process", no_wrap=True)
    table.add_column("median ms", justify="right")
    table.add_column("× Typer program", justify="right")
    for place, run in enumerate(runs):
        own = [row[place] for row in times]
        ratios = [row[place] / row[0] for row in times]
        table.add_row(run.name, f"{1000 * median(own):.1f}", f"{median(ratios):.2f}")
    return table


if __name__ == "__main__":
    main()
