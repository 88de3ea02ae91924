"""Imports many reports in a row and says how fast and in how much memory: ``python -m bench.imports.throughput``.

The reports are the texts of this bench with their years and figures varied and a county's name before them; a share of
them is damaged as mirrors do (``damage.py``). A second run has to pass over all of them.
"""

from __future__ import annotations

import argparse
import random
import re
import resource
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from rich.console import Console
from rich.table import Table

from bench.imports.damage import VARIANTS, damage
from bench.imports.data import TEXTS
from bench.search.machine import machine
from jinshi_cli.importing.readers.text import decode

_NUMBER = re.compile(r"(?<![0-9.])[1-9][0-9]{1,3}(?![0-9.年月日号])")
_PAGE = 4096
_MARKS = (1, 250, 500, 1000)
_NEARLY = 0.95
"""Of so many reports, for some are refused and have no draft to be counted by."""


class Run(NamedTuple):
    """Seconds, processor seconds, what the program said last, and the memory after so many reports.

    The memory is what the process and its children have resident together, in MiB.
    """

    seconds: float
    processor: float
    said: str
    memory: dict[int, float]


def main() -> None:
    """Make the reports, import them, and print the table."""
    parser = argparse.ArgumentParser(prog="python -m bench.imports.throughput", description=__doc__)
    parser.add_argument("-n", type=int, default=1_000, help="reports")
    parser.add_argument("--damaged", type=float, default=0.1, help="the share of damaged ones")
    parser.add_argument("--jobs", type=int, nargs="+", default=[1, 2])
    parser.add_argument("--seed", type=int, default=0)
    options = parser.parse_args()
    console = Console(width=120)
    console.print(machine(), highlight=False)
    table = Table(title=f"{options.n} reports, {options.damaged:.0%} of them damaged")
    for heading in (
        "jobs",
        "run",
        "s",
        "processor s",
        "reports a processor s",
        *(f"MiB at {mark}" for mark in _MARKS),
        "said",
    ):
        table.add_column(heading, justify="left" if heading == "said" else "right")
    with tempfile.TemporaryDirectory() as folder:
        files = _made(Path(folder) / "texts", options.n, options.damaged, options.seed)
        for jobs in options.jobs:
            for number in (1, 2):
                run = _imported(files, Path(folder) / f"drafts-{jobs}", jobs)
                memory = [f"{run.memory[mark]:.0f}" if mark in run.memory else "" for mark in _MARKS]
                rate = f"{len(files) / run.processor:.1f}"
                seconds = (f"{run.seconds:.1f}", f"{run.processor:.1f}", rate)
                table.add_row(str(jobs), str(number), *seconds, *memory, run.said)
                console.print(f"jobs {jobs}, run {number}: {run}", highlight=False)
    console.print(table)


def _made(folder: Path, count: int, share: float, seed: int) -> list[Path]:
    folder.mkdir()
    draw = random.Random(seed)  # noqa: S311 - no secret, and it has to be the same every time
    texts = [decode(path.read_bytes())[0] for path in sorted(TEXTS.rglob("*.txt"))]
    files = []
    for number in range(count):
        text = _varied(texts[number % len(texts)], draw)
        if draw.random() < share:
            text = damage(text, number, draw.choice(VARIANTS)).seen
        files.append(folder / f"report-{number:04}.txt")
        files[-1].write_text(text, encoding="utf-8")
    return files


def _varied(text: str, draw: random.Random) -> str:
    place = "".join(draw.choices("安平和宁永兴清远海江南北东西", k=2))
    return f"{place}县" + _NUMBER.sub(lambda _match: str(draw.randint(10, 9999)), text.lstrip())


def _imported(files: Sequence[Path], folder: Path, jobs: int) -> Run:
    command = [sys.executable, "-m", "jinshi_cli", "import", *map(str, files), "-o", str(folder), "-j", str(jobs)]
    memory: dict[int, float] = {}
    begun, spent = time.perf_counter(), _spent()
    counted = not folder.exists()
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True) as process:  # noqa: S603 - our own program
        watch = threading.Thread(target=_watch, args=(process, folder, memory if counted else {}))
        watch.start()
        said = process.stderr.read().strip().splitlines() if process.stderr else []
    watch.join()
    return Run(time.perf_counter() - begun, _spent() - spent, said[-1] if said else "", memory)


def _spent() -> float:
    """Return the processor seconds of the processes that were run."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _watch(process: subprocess.Popen[str], folder: Path, memory: dict[int, float]) -> None:
    """Note the resident memory of a process and its children when so many drafts are there (Linux)."""
    while process.poll() is None:
        done = sum(1 for _path in folder.glob("*.yaml")) if folder.exists() else 0
        seen = _resident(process.pid)
        for mark in _MARKS:
            if done >= _NEARLY * mark and seen:
                memory.setdefault(mark, seen)
        time.sleep(0.1)


def _resident(process: int) -> float:
    """Return the MiB that a process and its children have in memory; 0 for one that is gone."""
    try:
        pages = int(Path(f"/proc/{process}/statm").read_text(encoding="ascii").split()[1])
        tasks = list(Path(f"/proc/{process}/task").iterdir())
        children = [int(one) for task in tasks for one in (task / "children").read_text(encoding="ascii").split()]
    except (OSError, ValueError, IndexError):
        return 0.0
    return pages * _PAGE / 2**20 + sum(map(_resident, children))


if __name__ == "__main__":
    main()
