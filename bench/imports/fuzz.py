"""Puts changed inputs through the import and counts what comes of them: ``python -m bench.imports.fuzz``.

Each must give a draft that loads without an error, or be refused in one sentence. What reaches lines or branches of
the importing package that nothing before it did is kept and changed further. coverage.py tells that: Atheris, the
other way, ends the process at its own discretion, takes the signals, and does not say which part of the package was
reached; `sys.monitoring` needs Python 3.12.
"""

from __future__ import annotations

import argparse
import contextlib
import faulthandler
import io
import json
import random
import resource
import signal
import sys
import time
import traceback
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from types import FrameType
from typing import Literal, NamedTuple

from rich.console import Console
from rich.table import Table

from bench.imports.inputs import KINDS, ROOT, seeds
from bench.imports.mutate import mutated
from bench.search.machine import machine

SECONDS = 5
"""Processor time that an input may take."""
_HOPELESS = 300
"""Seconds after which the process is ended with a traceback; the input stands in the folder then."""
_MEMORY = 4 * 2**30
"""Bytes of address space; more raises MemoryError, which is a failure."""
_REAL_PROCESS = 0.02
"""The share of PDF files read in a process of their own, as the program does; the others are read in this one."""

Fate = Literal["draft", "refused", "traceback", "slow", "rejected"]


class Outcome(NamedTuple):
    """What became of an input, and its details where that is a failure."""

    fate: Fate
    details: str
    seconds: float


class _TooSlow(BaseException):
    """Raised where an input takes too long; not an Exception, so that nothing takes it for damage of a file."""


def main() -> int:
    """Run, and print a table; the status is 1 where anything failed."""
    parser = argparse.ArgumentParser(prog="python -m bench.imports.fuzz", description=__doc__)
    parser.add_argument("-n", type=int, default=2_000, help="inputs in all")
    parser.add_argument("--minutes", type=float, default=1e6, help="end after so many, whatever is left")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--kinds", nargs="+", choices=KINDS, default=KINDS)
    parser.add_argument("--keep", type=Path, help="a folder for the inputs that fail")
    options = parser.parse_args()
    if options.keep:
        options.keep.mkdir(parents=True, exist_ok=True)
    return _Run(options.seed, options.kinds, options.keep).run(options.n, 60 * options.minutes)


class _Run:
    def __init__(self, seed: int, kinds: list[str], keep: Path | None) -> None:
        self._draw = random.Random(seed)  # noqa: S311 - no secret, and it has to be the same every time
        self._kinds = kinds
        self._keep = keep
        self._seed = seed
        self._corpus = seeds()
        self._fates: Counter[tuple[str, Fate]] = Counter()
        self._slowest = dict.fromkeys(KINDS, 0.0)
        self._reached = 0
        self._known: set[str] = set()

    def run(self, count: int, seconds: float) -> int:
        from coverage import Coverage

        coverage = Coverage(data_file=None, branch=True, source_pkgs=["jinshi_cli.importing"])
        resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
        signal.signal(signal.SIGPROF, _stop)
        begun = time.perf_counter()
        began_with = sum(map(len, self._corpus.values()))
        with coverage.collect():
            for number in range(count):
                if time.perf_counter() - begun > seconds:
                    break
                self._one(number, coverage)
        count = self._fates.total()
        minutes = (time.perf_counter() - begun) / 60
        share = coverage.report(file=io.StringIO())
        console = Console(width=120)
        console.print(f"{machine()}\n{count} inputs, seed {self._seed}, {minutes:.1f} minutes", highlight=False)
        console.print(self._table())
        console.print(
            f"peak memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MiB; "
            f"lines and branches of jinshi_cli.importing reached: {share:.1f} %; "
            f"inputs kept for what they reached: {sum(map(len, self._corpus.values())) - began_with}",
            highlight=False,
        )
        return int(any(fate not in {"draft", "refused"} for _kind, fate in self._fates))

    def _one(self, number: int, coverage: object) -> None:
        kind = self._draw.choice(self._kinds)
        if kind == "pdf" and self._draw.random() < 0.5:
            kind = self._draw.choice(self._kinds)
        seed, other = self._draw.choice(self._corpus[kind]), self._draw.choice(self._corpus[kind])
        data = mutated(kind, seed, other, self._draw)
        name = f"report.{'txt' if kind == 'text' else kind}" if self._draw.random() < 0.9 else "report"
        year = self._draw.choice((None, 2021))
        force = self._draw.random() < 0.5
        if self._keep:
            (self._keep / f"running-{self._seed}.{kind}").write_bytes(data)
        outcome = examined(kind, data, name, year, force=force, real=self._draw.random() < _REAL_PROCESS)
        if outcome.fate == "slow":
            outcome = _without(coverage, lambda: examined(kind, data, name, year, force=force, real=False))
        self._fates[kind, outcome.fate] += 1
        self._slowest[kind] = max(self._slowest[kind], outcome.seconds)
        if outcome.details:
            self._failed(f"{self._seed}-{number}", kind, data, f"{name} {year} {force}\n{outcome.details}")
        # The sets that coverage.py fills; asking for them in public would copy all of them for every input.
        reached = sum(map(len, coverage._collector.data.values()))  # type: ignore[attr-defined]  # noqa: SLF001
        if reached > self._reached:
            self._reached = reached
            self._corpus[kind].append(data)

    def _failed(self, number: str, kind: str, data: bytes, details: str) -> None:
        last = "".join(details.strip().splitlines()[-3:])
        if last in self._known:
            return
        self._known.add(last)
        sys.stderr.write(f"{kind} {number}: {details[-1500:]}\n")
        if self._keep:
            (self._keep / f"{number}.{kind}").write_bytes(data)
            (self._keep / f"{number}.{kind}.txt").write_text(details, encoding="utf-8", errors="backslashreplace")

    def _table(self) -> Table:
        table = Table(title="What became of the inputs")
        for heading in (
            "kind",
            "inputs",
            "drafts",
            "refused",
            "tracebacks",
            "rejected",
            f"over {SECONDS} s",
            "slowest, s",
        ):
            table.add_column(heading, justify="left" if heading == "kind" else "right")
        for kind in KINDS:
            fates = [self._fates[kind, fate] for fate in ("draft", "refused", "traceback", "rejected", "slow")]
            table.add_row(kind, str(sum(fates)), *map(str, fates), f"{self._slowest[kind]:.2f}")
        totals = [
            sum(self._fates[kind, fate] for kind in KINDS)
            for fate in ("draft", "refused", "traceback", "rejected", "slow")
        ]
        table.add_section()
        table.add_row("all", str(sum(totals)), *map(str, totals), f"{max(self._slowest.values()):.2f}")
        return table


def examined(kind: str, data: bytes, name: str, year: int | None, *, force: bool, real: bool) -> Outcome:
    """Import an input of a kind, and say what became of it."""
    start = time.process_time()
    faulthandler.dump_traceback_later(_HOPELESS, exit=True)
    signal.setitimer(signal.ITIMER_PROF, SECONDS)
    try:
        details = _imported(kind, data, name, year, force=force, real=real)
    except _TooSlow:
        return Outcome("slow", traceback.format_exc(limit=-6), time.process_time() - start)
    except Exception:  # noqa: BLE001 - whatever it is, it is what is looked for
        return Outcome("traceback", traceback.format_exc(), time.process_time() - start)
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        faulthandler.cancel_dump_traceback_later()
    seconds = time.process_time() - start
    if details is None:
        return Outcome("refused", "", seconds)
    return Outcome("rejected" if details else "draft", details, seconds)


def _stop(_number: int, frame: FrameType | None) -> None:
    if frame is not None and frame.f_globals.get("__name__", "").startswith("coverage."):
        # It holds a lock there.
        signal.setitimer(signal.ITIMER_PROF, 0.01)
        return
    raise _TooSlow


def _imported(kind: str, data: bytes, name: str, year: int | None, *, force: bool, real: bool) -> str | None:
    """Return what is wrong with the draft, the empty string for nothing, and None for a refusal."""
    from jinshi_cli.cli.drafts.files import Wanted, drafted
    from jinshi_cli.cli.errors import CommandError
    from jinshi_cli.importing.record import lines
    from jinshi_cli.importing.written import state, written
    from jinshi_cli.report.load import examine
    from jinshi_cli.report.source import Source

    if kind == "lines":
        data, name = _text_of(data), "report.txt"
    try:
        with contextlib.nullcontext() if real else _in_this_process():
            made = drafted(data, name, Wanted(year, force=force))
    except CommandError as refused:
        if not refused.message or "\n" in refused.message:
            return f"a refusal that is no sentence: {refused.message!r}"
        return None
    text = written(made.report, data, name).encode()
    lines(made).encode()
    report, problems = examine(Source("draft", text))
    if report is None:
        return "\n".join(f"{one.line}: {one.message}" for one in problems)
    if report != made.report:
        return "the draft as loaded is not the draft"
    return "" if state(text, data, name) == "unchanged" else "the draft is taken for an edited one"


def _text_of(data: bytes) -> bytes:
    from jinshi_cli.importing.readers.printed_lines import PrintedLine
    from jinshi_cli.importing.readers.printed_pages import paragraphs

    pages = [[PrintedLine(*line) for line in page] for page in json.loads(data)]
    return "\n".join(paragraphs(pages)).encode("utf-8", "replace")


@contextlib.contextmanager
def _in_this_process() -> Iterator[None]:
    """Have PDF files read here, which is quicker and shows what is reached."""
    from jinshi_cli.importing.readers import pdf, pdf_process

    ask = pdf._ask  # noqa: SLF001 - the one place that starts a process
    pdf._ask = lambda data: json.loads(json.dumps(pdf_process.answer(data)))  # noqa: SLF001 - the same
    try:
        yield
    finally:
        pdf._ask = ask  # noqa: SLF001 - the same


def _without(coverage: object, examine_again: object) -> Outcome:
    """Examine once more without the tracing that makes everything several times as slow."""
    coverage.stop()  # type: ignore[attr-defined]
    try:
        return examine_again()  # type: ignore[operator, no-any-return]
    finally:
        coverage.start()  # type: ignore[attr-defined]


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))
    sys.exit(main())
