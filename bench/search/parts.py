"""Measures what the number of sections tells of how likely an answer is. Run it from the project's root.

The same evidence is worth more where fewer sections could have had it by chance. So the queries of
`bench.search.weights` are put to parts of its reports as well: a few sections that follow one another, drawn by chance.
A query whose answer lies elsewhere has none in the part. There are more of these than in use; so that the constant
hangs on the evidence alone, those without an answer count for as much, beside those with one, as for the whole reports.
"""

from __future__ import annotations

import argparse
import math
import multiprocessing
import random
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from typing import NamedTuple

from rich.console import Console

from bench.search import jinshi
from bench.search.data import BadQueries, Cases
from bench.search.machine import machine
from bench.search.reached import found, thesaurus
from bench.search.weights import query_sets
from jinshi_cli.report.model import Section, walk
from jinshi_cli.report.problem import InvalidReport
from jinshi_cli.search.other_words import likelihood
from jinshi_cli.search.other_words.likelihood import LEAST_LIKELY, of_sections

_PARTS = {2: 6, 5: 5, 12: 3}
"""Sections with text in a part, and how many such parts of a report are drawn."""
_WITHOUT, _ELSEWHERE = 25, 15
"""Queries without an answer, and such whose answer lies elsewhere, that are put to each part."""
_SEED = 7
_STEPS = 30
LEGEND = (
    "parts of so many sections of each report, and the whole: queries with an answer there and without one; with and\n"
    "without what the number of sections tells, of those with p ≥ {least} how many are answered rightly, how many\n"
    "wrongly, and how many without an answer get one"
)


class _Put(NamedTuple):
    """A query that was put to a part of so many sections (None: the whole): what was told, and what was so.

    ``odds`` is the logarithm of the odds that the first section answers, without what the number of sections tells.
    """

    size: int | None
    sections: int
    odds: float
    right: bool
    answered: bool


def main() -> None:
    """Print what is answered in parts of each size, and the constant; exit with 1 where a file is missing or wrong."""
    argparse.ArgumentParser(prog="python -m bench.search.parts", description=__doc__).parse_args()
    console = Console(highlight=False, markup=False, emoji=False, soft_wrap=True)
    try:
        every = list(query_sets())
    except (BadQueries, InvalidReport) as error:
        raise SystemExit(str(error)) from error
    console.print(machine())
    console.print(jinshi.NAME)
    # Each report has a process of its own: what is kept there of the thesaurus is of no other.
    spawned = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(mp_context=spawned, max_tasks_per_child=1) as processes:
        reports = list(processes.map(_of_report, *zip(*every, strict=True)))
    console.print(
        "", LEGEND.format(least=LEAST_LIKELY), "", *_table([one for each in reports for one in each]), sep="\n"
    )
    others = [[one for other in reports if other is not each for one in other] for each in reports]
    without = sorted(measured(each) for each in others)
    of_all = measured([one for each in reports for one in each])
    now = likelihood._OF_SECTIONS  # noqa: SLF001 - measured here
    console.print(
        f"\n`_OF_SECTIONS`: now {now:.2f}, measured {of_all:.2f} ({without[0]:.2f} to {without[-1]:.2f} on nine each)"
    )


def _of_report(cases: Cases, writer: str | None) -> list[_Put]:
    """Put the queries to a report and to its parts, with the thesaurus but for the words of its writer."""
    with thesaurus(writer):
        return [*_put(cases, None), *(one for size, part in _parts(cases) for one in _put(part, size))]


def _put(cases: Cases, size: int | None) -> Iterator[_Put]:
    for one in found(cases):
        best = max(range(len(one.sections)), key=lambda place: one.shares[place])
        told = of_sections(len(one.sections))
        odds = math.log(one.probability / (1 - one.probability)) - told
        yield _Put(size, len(one.sections), odds, one.sections[best].answers, one.answered)


def _parts(cases: Cases) -> Iterator[tuple[int, Cases]]:
    """Yield parts of a report with the queries that are put to them, and how many sections each has."""
    drawn = random.Random(_SEED)  # noqa: S311 - a sample that is the same each time
    refs = [section.ref for section in walk(cases.report.sections) if section.text]
    for size, times in _PARTS.items():
        for _ in range(times):
            start = drawn.randrange(max(len(refs) - size, 0) + 1)
            kept = frozenset(refs[start : start + size])
            here = [case._replace(refs=case.refs & kept) for case in cases.cases if case.refs & kept]
            without = [case for case in cases.cases if not case.refs]
            elsewhere = [case._replace(refs=frozenset()) for case in cases.cases if case.refs and not case.refs & kept]
            put = [
                *here,
                *drawn.sample(without, min(_WITHOUT, len(without))),
                *drawn.sample(elsewhere, min(_ELSEWHERE, len(elsewhere))),
            ]
            report = cases.report._replace(sections=_only(cases.report.sections, kept))
            yield size, cases._replace(report=report, cases=tuple(put))


def _only(sections: Iterable[Section], kept: frozenset[str]) -> tuple[Section, ...]:
    """Return the sections that are kept, and those that hold them without text and figures of their own."""
    found = []
    for one in sections:
        children = _only(one.children, kept)
        if one.ref in kept:
            found.append(one._replace(children=children))
        elif children:
            found.append(one._replace(children=children, text="", metrics=()))
    return tuple(found)


def measured(every: Sequence[_Put]) -> float:
    """Return the weight of the logarithm of the number of sections, as a share of the usual one (logistic regression).

    All else stays as it is. Those without an answer count for as much as for the whole reports.
    """
    of_whole = _ratio([one for one in every if one.size is None])
    counts = {size: of_whole / _ratio([one for one in every if one.size == size]) for size in (None, *_PARTS)}
    usual = likelihood._USUAL  # noqa: SLF001 - measured here
    rows = [
        (math.log(min(one.sections, usual) / usual), one, 1.0 if one.answered else counts[one.size]) for one in every
    ]
    weight = 0.0
    for _ in range(_STEPS):
        first = second = 0.0
        for fewer, one, count in rows:
            probability = 1 / (1 + math.exp(-one.odds - weight * fewer))
            first += count * fewer * (one.right - probability)
            second += count * fewer * fewer * probability * (1 - probability)
        weight += first / second
    return weight


def _ratio(every: Sequence[_Put]) -> float:
    """Return how many queries have no answer for each that has one."""
    answered = sum(one.answered for one in every)
    return (len(every) - answered) / answered


def _table(every: Sequence[_Put]) -> Iterator[str]:
    yield "| sections | with an answer | without | right | wrong | false | without it: right | wrong | false |"
    yield "| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |"
    least = math.log(LEAST_LIKELY / (1 - LEAST_LIKELY))
    for size in (*_PARTS, None):
        each = [one for one in every if one.size == size]
        answered = sum(one.answered for one in each)
        now = [one for one in each if one.odds + of_sections(one.sections) >= least]
        before = [one for one in each if one.odds >= least]
        cells = (size or "all", answered, len(each) - answered, *_outcomes(now), *_outcomes(before))
        yield f"| {' | '.join(map(str, cells))} |"


def _outcomes(told: Sequence[_Put]) -> tuple[int, int, int]:
    right, answered = sum(one.right for one in told), sum(one.answered for one in told)
    return right, answered - right, len(told) - answered


if __name__ == "__main__":
    main()
