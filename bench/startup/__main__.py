"""Measures how long every command takes as a whole process, beside small programs and peers.

Run it from the project's root. A command and what it is compared with take turns (A B A B …), so that what else the
machine does falls on both; the ratio is taken pair by pair.
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

from rich import box
from rich.console import Console
from rich.table import Table

from bench.search.machine import machine
from bench.startup.imports import GROUPS, LIBRARY, least, script
from bench.startup.programs import COMPLETION, EMPTY, TYPER, Run, bases, lines, peers

_SPLIT = ("--version", "show vaccine-doses --field value", "metrics -f json", "metrics -f table", "search 罚款 -f json")
"""Of these the table says where the milliseconds go."""


def main() -> None:
    """Print the two tables."""
    options = _options()
    console = Console(width=120, highlight=False, markup=False, emoji=False)
    console.print(machine())
    console.print(f"jinshi {version('jinshi-cli')}, Typer {version('typer')}, Rich {version('rich')}")
    with TemporaryDirectory() as name:
        folder = Path(name)
        variables = {"PATH": os.environ["PATH"], "LANG": "C.UTF-8", "HOME": name}
        base = {run.name: run for run in bases(folder)}
        runs = [*base.values(), *(run for run in lines() if not options.only or options.only in run.name)]
        for peer in peers(folder, options.peers):
            if isinstance(peer, str):
                console.print(f"{peer}: left out (not installed in {options.peers})")
            else:
                runs.append(peer)
        console.print(_ratios(base, runs, variables, options.rounds))
        console.print(_split(base[EMPTY], runs, variables, options.rounds))


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench.startup", description=__doc__)
    parser.add_argument("-n", dest="rounds", type=int, default=15, metavar="ROUNDS", help="pairs of each (15)")
    parser.add_argument("--only", metavar="WORDS", help="only command lines that have these words")
    parser.add_argument(
        "--peers",
        type=Path,
        default=Path(sys.executable).parent,
        metavar="FOLDER",
        help="where tldr, sqlite-utils and http are installed (this Python's scripts)",
    )
    options = parser.parse_args()
    options.rounds = max(options.rounds, 1)
    return options


def seconds(run: Run, variables: dict[str, str]) -> float:
    """Run a process and return how long it took, start to exit."""
    start = perf_counter()
    done = subprocess.run(  # noqa: S603 - commands of this bench
        run.command, stdin=subprocess.DEVNULL, capture_output=True, env={**variables, **run.variables}, check=False
    )
    taken = perf_counter() - start
    # Nothing may complete a word.
    silent = run.name == EMPTY or run.name.startswith(COMPLETION)
    if done.returncode or not (done.stdout or done.stderr or silent):
        raise SystemExit(f"{run.name}: status {done.returncode}\n{done.stderr.decode(errors='replace')}")
    return taken


def _ratios(base: dict[str, Run], runs: Sequence[Run], variables: dict[str, str], rounds: int) -> Table:
    table = Table(title=f"{rounds} pairs each", title_justify="left", title_style="", box=box.SIMPLE_HEAD)
    table.add_column("whole process", no_wrap=True)
    for heading in ("median ms", "ratio", "at most"):
        table.add_column(heading, justify="right")
    table.add_column("beside")
    for run in runs:
        other = base[TYPER if run.beside == run.name else run.beside]
        for one in (run, other):  # once untimed, so that compiled files are there and all is read into memory
            seconds(one, variables)
        pairs = [(seconds(other, variables), seconds(run, variables)) for _ in range(rounds)]
        ratio = median(mine / theirs for theirs, mine in pairs)
        bound = "" if run.bound is None else f"{run.bound}{' over' if ratio > run.bound else ''}"
        table.add_row(run.name, f"{1000 * median(mine for _, mine in pairs):.1f}", f"{ratio:.2f}", bound, other.name)
    return table


def _split(empty: Run, runs: Sequence[Run], variables: dict[str, str], rounds: int) -> Table:
    """Tell what imports take, each the least of the rounds, and what is left of the median for all else."""
    table = Table(title="where they go, ms", title_justify="left", title_style="", box=box.SIMPLE_HEAD)
    table.add_column("whole process", no_wrap=True)
    for heading in (EMPTY, *GROUPS, "the rest"):
        table.add_column(heading, justify="right")
    bare = median(seconds(empty, variables) for _ in range(rounds)) * 1000
    at_start = least(["-c", "pass"], variables, rounds)
    for run in runs:
        if run.name in _SPLIT:
            imports = least(script(*run.name.split()), variables, rounds)
            imports[LIBRARY] -= at_start[LIBRARY]
            whole = median(seconds(run, variables) for _ in range(rounds)) * 1000
            rest = whole - bare - sum(imports.values())
            table.add_row(run.name, *(f"{part:.1f}" for part in (bare, *(imports[group] for group in GROUPS), rest)))
    return table


if __name__ == "__main__":
    main()
