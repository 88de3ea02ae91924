"""The cache under kills and crowds: whatever happens to those that write it, what is answered is right."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import time
from pathlib import Path

from bench.hardness.tally import PROGRAM, Ran, Tally
from jinshi_cli.cli.store import clear, key_of
from jinshi_cli.report.saved import read

_LINE = ("metrics", "--json")


def answer(report: Path) -> str:
    """Return what is right: the answer without any cache."""
    return Ran([*_LINE, "-r", str(report), "--no-cache"], {}).out


def _damaged(cache: Path, report: Path) -> int:
    """Count the kept files, under their own names, that are not whole."""
    key = key_of(report.read_bytes())
    return sum(read(file.read_bytes(), key) is None for file in cache.glob("report-*.json"))


def _environment(home: Path) -> dict[str, str]:
    return {"PATH": os.environ["PATH"], "LANG": "C.UTF-8", "JINSHI_LANG": "en", "HOME": str(home)}


def kills(report: Path, home: Path, number: int, seed: int) -> Tally:
    """Kill (-9) runs that find no cache, most of them near the moment when it is written; then ask again."""
    tally = Tally("kill -9 while the cache is written")
    random_ = random.Random(seed)  # noqa: S311 - to be the same again
    wanted, cache = answer(report), home / ".cache" / "jinshi"
    start = time.perf_counter()
    line = [*PROGRAM, *_LINE, "-r", str(report)]
    caught = 0
    for _ in range(number):
        clear(cache)
        process = subprocess.Popen(  # noqa: S603 - the program itself
            line, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=_environment(home)
        )
        # Half are killed as soon as something of the cache is to be seen, half anywhere in the run.
        if random_.random() < 0.5:
            while process.poll() is None and not (cache.is_dir() and any(cache.iterdir())):
                time.sleep(0.0001)
        else:
            time.sleep(random_.uniform(0, 0.4))
        process.send_signal(signal.SIGKILL)
        process.wait()
        caught += process.returncode == -signal.SIGKILL
        tally.lost += _damaged(cache, report)
        Ran([*_LINE, "-r", str(report)], {"HOME": str(home)}).into(
            tally, "after a kill", right=lambda one: one.out == wanted
        )
    tally.note(f"{caught} of {number} died of it; the others had ended before")
    tally.seconds = time.perf_counter() - start
    return tally


def crowds(report: Path, home: Path, crowd: int, rounds: int) -> Tally:
    """Start many runs at once, without a cache; every one must answer, and one whole file be left."""
    tally = Tally(f"{rounds} times {crowd} runs at once, cold")
    wanted, cache = answer(report), home / ".cache" / "jinshi"
    start = time.perf_counter()
    tally.peak = Ran([*_LINE, "-r", str(report)], {"HOME": str(home)}).peak
    for _ in range(rounds):
        clear(cache)
        runs = [
            subprocess.Popen(  # noqa: S603 - the program itself
                [*PROGRAM, *_LINE, "-r", str(report)],
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
                env=_environment(home),
            )
            for _number in range(crowd)
        ]
        for run in runs:
            out, err = run.communicate()
            tally.tried += 1
            tally.tracebacks += b"Traceback" in err
            if out.decode() != wanted or err:
                tally.wrong += 1
                tally.note(f"status {run.returncode}: {err[-200:]!r}")
        left = list(cache.iterdir()) if cache.is_dir() else []
        tally.lost += _damaged(cache, report) + (len(left) != 1)
    tally.seconds = time.perf_counter() - start
    return tally


def replaced(reports: list[Path], home: Path, seconds: float) -> Tally:
    """Read a report while another program replaces it again and again; the answer is of one or of the other."""
    tally = Tally("a report file replaced while it is read")
    path, other = home / "report.yaml", home / "next.yaml"
    contents = [report.read_bytes() for report in reports]
    path.write_bytes(contents[0])
    answers = {answer(report) for report in reports}
    start = time.perf_counter()
    writer = subprocess.Popen(  # noqa: S603 - the shell, to keep on replacing
        [
            "/bin/sh",
            "-c",
            f'while :; do for one in {reports[0]} {reports[1]}; do cp "$one" {other}; mv {other} {path}; done; done',
        ]
    )
    try:
        while time.perf_counter() - start < seconds:
            ran = Ran([*_LINE, "-r", str(path)], {"HOME": str(home)})
            ran.into(tally, "replaced", right=lambda one: one.out in answers)
    finally:
        writer.kill()
        writer.wait()
    tally.seconds = time.perf_counter() - start
    return tally
