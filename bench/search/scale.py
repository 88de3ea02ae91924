"""How building, size and searching grow from one report to ten thousand: ``python -m bench.search.scale``."""

from __future__ import annotations

import argparse
import gc
import multiprocessing
import random
import resource
import statistics
import sys
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from typing import NamedTuple

from rich.console import Console
from rich.table import Table

from bench.search import jinshi
from bench.search.data import BUNDLED, HERE
from bench.search.machine import machine
from jinshi_cli.report.model import Section, walk
from jinshi_cli.report.prose import sentences
from jinshi_cli.search.find import Finder
from jinshi_cli.search.indexing.index import Entry, Index
from jinshi_cli.search.lexicon.readings import syllables
from jinshi_cli.search.parsing.query import parse
from jinshi_cli.search.rank import found_in, likeliest, search
from jinshi_cli.search.score import scored

SIZES = (1, 10, 100, 1_000, 10_000)
UNITS = 24
"""Sections of one synthetic report, as many as the bundled one has measures, problems and plans."""
_SENTENCES = 4
_QUERIES = 60
_NAMES = "东西南北金银玉石江河湖海山岭溪潭桥塘林田安宁平和永兴长乐新华清泉龙凤鹤鹿松柏梅兰文武德仁义信"


class Row(NamedTuple):
    """What was measured at one size; times in milliseconds but for the building, which is in seconds."""

    units: int
    build: float
    megabytes: float
    query: dict[str, float]
    stages: dict[str, float]
    found: float


def main() -> None:
    """Measure each size and print the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--reports", type=int, default=SIZES[-1], help="the largest number of reports")
    largest = parser.parse_args().reports
    # Each size has a process of its own: the most memory a process had never falls again.
    spawned = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(1, mp_context=spawned, max_tasks_per_child=1) as processes:
        rows = list(processes.map(measured, [size for size in SIZES if size <= largest]))
    console = Console(width=140)
    console.print(machine())
    console.print(_table(rows))


def measured(reports: int) -> Row:
    """Build an index of synthetic reports and search it."""
    chance = random.Random(reports)  # noqa: S311 - no secret
    sections = list(synthetic(reports, chance))
    before = _resident()
    start = time.perf_counter()
    index = Index([Entry(section) for section in sections], frozenset())
    _ = index.postings, index.characters, index.units
    build = time.perf_counter() - start
    gc.freeze()
    times: dict[str, list[float]] = {}
    stages: dict[str, list[float]] = {}
    hits = 0
    asked = list(queries(sections, chance))
    for kind, words, typed in asked:
        taken = _stages(index, typed)
        times.setdefault(kind, []).append(sum(taken.values()))
        for stage, milliseconds in taken.items():
            stages.setdefault(stage, []).append(milliseconds)
        hits += any(words in hit.section.text for hit in search(index, parse((typed,)))[:1])
    return Row(
        len(sections),
        build,
        (_resident() - before) / 2**20,
        {kind: statistics.median(taken) for kind, taken in times.items()},
        {stage: statistics.median(taken) for stage, taken in stages.items()},
        hits / len(asked),
    )


def _stages(index: Index, typed: str) -> dict[str, float]:
    """Return how long it takes to read a query, choose sections, find its parts in them, and score and sort them.

    It is the first time that the query is put; what it needs of its characters is not known yet.
    """
    start = time.perf_counter()
    query = parse((typed,))
    reading = time.perf_counter()
    chosen = likeliest(index, query)
    choosing = time.perf_counter()
    found = found_in(Finder(index, chosen), query)
    finding = time.perf_counter()
    sorted(scored(index.entries[number], one, query).score for number, one in found.items())
    scoring = time.perf_counter()
    taken = {
        "reading": reading - start,
        "choosing": choosing - reading,
        "finding": finding - choosing,
        "scoring": scoring - finding,
    }
    return {stage: 1000 * seconds for stage, seconds in taken.items()}


def synthetic(reports: int, chance: random.Random) -> Iterator[Section]:
    """Yield the sections of reports put together from sentences of real and written ones, with names of their own."""
    paths = (BUNDLED, *sorted((HERE / "reports").glob("*.yaml")))
    known = [section for path in paths for section in walk(jinshi.read(path).sections) if section.text]
    pool = [section.text[span.start : span.end] for section in known for span in sentences(section.text)]
    for _report in range(reports):
        name = "".join(chance.choices(_NAMES, k=2))
        for unit in range(UNITS):
            own = chance.sample(pool, _SENTENCES)
            number = str(chance.randrange(1, 100_000))
            text = "".join(own) + f"{name}村完成整治{number}处。"
            base = chance.choice(known)
            yield base._replace(
                ref=f"1.{unit + 1}", title=f"{name}{base.title}", text=text, metrics=(), children=(), terms=(), laws=()
            )


def queries(sections: Sequence[Section], chance: random.Random) -> Iterator[tuple[str, str, str]]:
    """Yield the kind of a query, the stretch of a random section that is meant, and what is typed for it."""
    for _number in range(_QUERIES // 6):
        for kind in ("exact", "pinyin", "initials", "homophone", "typo", "question"):
            section = chance.choice(sections)
            words = _stretch(section.text, chance)
            yield kind, words, _typed(kind, words, chance)


def _stretch(text: str, chance: random.Random) -> str:
    runs = [run for run in "".join(sign if "一" <= sign <= "鿿" else " " for sign in text).split() if len(run) > 5]
    run = chance.choice(runs)
    start = chance.randrange(len(run) - 5)
    return run[start : start + 6]


def _typed(kind: str, words: str, chance: random.Random) -> str:
    if kind == "pinyin":
        return "".join(syllables(sign)[0] for sign in words)
    if kind == "initials":
        return "".join(syllables(sign)[0][0] for sign in words)
    if kind == "homophone":
        return words[:2] + chance.choice("事式视") + words[3:]
    if kind == "typo":
        return words[:2] + words[3] + words[2] + words[4:]
    return f"{words}有多少" if kind == "question" else words


def _resident() -> int:
    """Return the most memory this process had, in bytes (Linux gives kilobytes, macOS bytes)."""
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most if sys.platform == "darwin" else most * 1024


def _table(rows: Sequence[Row]) -> Table:
    kinds, stages = list(rows[0].query), list(rows[0].stages)
    table = Table(
        title=f"one index of synthetic reports: medians of {_QUERIES} queries in ms, by kind and by stage;\n"
        "right: the first hit has what was meant",
        title_justify="left",
    )
    for heading in ("units", "build s", "MiB", *kinds, *stages, "right"):
        table.add_column(heading, justify="right")
    for row in rows:
        sizes = (f"{row.units:,}", f"{row.build:.2f}", f"{row.megabytes:,.0f}")
        times = [f"{taken:.1f}" for taken in (*row.query.values(), *row.stages.values())]
        table.add_row(*sizes, *times, f"{row.found:.0%}")
    return table


if __name__ == "__main__":
    main()
