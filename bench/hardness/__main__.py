"""Tries to break the program, and prints how often that was tried and what it did. Run it from the project's root.

Some faults need root or a mount; what a machine does not allow is left out. The numbers at random are the same in
every run (``--seed``).
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from rich import box
from rich.console import Console
from rich.table import Table

from bench.hardness.crowds import crowds, kills, replaced
from bench.hardness.faults import all_faults
from bench.hardness.greedy import MEGABYTES, SECONDS, all_greedy
from bench.hardness.mutants import as_processes, in_process
from bench.hardness.tally import Tally
from bench.search.data import BUNDLED
from bench.search.machine import machine

_OTHERS = Path(__file__).parents[1] / "search" / "reports"


def main() -> None:
    """Print the table; exit with 1 where anything went wrong."""
    options = _options()
    console = Console(width=120, highlight=False, markup=False, emoji=False)
    console.print(machine())
    with TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)
        tallies = []
        for tally in _all(console, folder, options):
            console.print(f"{tally.name}: {tally.tried} tried, {tally.seconds:.0f} s", *tally.notes, sep="\n  ")
            tallies.append(tally)
    console.print(_table(tallies))
    raise SystemExit(any(one.tracebacks or one.hangs or one.wrong or one.lost for one in tallies))


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench.hardness", description=__doc__)
    parser.add_argument("--mutants", type=int, default=20_000, help="report files changed at random (20000)")
    parser.add_argument("--processes", type=int, default=200, help="of these, as processes (200)")
    parser.add_argument("--kills", type=int, default=200, help="runs killed (200)")
    parser.add_argument("--rounds", type=int, default=20, help="of --crowd runs at once (20)")
    parser.add_argument("--crowd", type=int, default=50, help="runs at once (50)")
    parser.add_argument("--seed", type=int, default=2021, help="of the random numbers (2021)")
    return parser.parse_args()


def _all(console: Console, folder: Path, options: argparse.Namespace) -> Iterator[Tally]:
    reports = [_own_copy(report, folder) for report in (BUNDLED, *sorted(_OTHERS.glob("*.yaml")))]
    texts = [report.read_text(encoding="utf-8") for report in reports]
    yield in_process(texts, options.mutants, options.seed)
    greedy, taken = all_greedy(folder)
    console.print(f"refused in seconds of processor (at most {SECONDS}) and of the clock; peak at most {MEGABYTES} MB:")
    for name, seconds, clock in taken:
        console.print(f"  {seconds:5.2f} {clock:5.2f}  {name}")
    yield greedy
    home = folder / "crowd"
    home.mkdir()
    yield all_faults(reports[1], folder)
    yield kills(reports[1], home, options.kills, options.seed)
    yield crowds(reports[1], home, options.crowd, options.rounds)
    yield replaced(reports[1:3], home, 20)
    yield as_processes(texts, options.processes, options.seed + 1, folder)


def _own_copy(report: Path, folder: Path) -> Path:
    copy = folder / report.name
    copy.write_bytes(report.read_bytes())
    return copy


def _table(tallies: list[Tally]) -> Table:
    table = Table(title="what went wrong", title_justify="left", title_style="", box=box.SIMPLE_HEAD)
    table.add_column("", no_wrap=True)
    for heading in ("tried", "tracebacks", "hangs", "wrong answers", "lost or corrupt", "peak MB"):
        table.add_column(heading, justify="right")
    for one in tallies:
        counts = (one.tried, one.tracebacks, one.hangs, one.wrong, one.lost)
        table.add_row(one.name, *(f"{count:,}" for count in counts), f"{one.peak:.0f}")
    return table


if __name__ == "__main__":
    main()
