"""Measures the weights of `jinshi_cli.search.other_words.likelihood` anew. Run it from the project's root.

Counted are the queries that no surer route answers, or everyday words alone, so that they come to `likely`: of the
open halves of the four reports, and of the questions in `asked`. The writers of these wrote words for the thesaurus as
well, each one file; for a report of theirs this file is left out, since it would flatter.

The order of the sections is fitted first, as a choice of one among them by their evidence (conditional logit,
McFadden 1974), then how likely the first of them answers (logistic regression, as Platt 1999 has it). What is counted
of a report is what the weights make of it that were measured on the others.
"""

from __future__ import annotations

import argparse
import math
import multiprocessing
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from statistics import pvariance
from typing import NamedTuple

from rich.console import Console

from bench.search import jinshi
from bench.search.data import HERE, BadQueries, Cases, asked, every_report, wanted
from bench.search.fit import Choice, Vector, dot, fitted
from bench.search.machine import machine
from bench.search.reached import Reached, Section, gathered
from jinshi_cli.report.problem import InvalidReport
from jinshi_cli.search.other_words import likelihood
from jinshi_cli.search.other_words.likelihood import LEAST_LIKELY, LEAST_WORTH_A_LOOK
from tools.associations import WORDS

LEGEND = (
    "queries that no surer route answers, or everyday words alone: how many have an answer, how often the first\n"
    "section has it, and how many have none; by the probability p that the first section answers: how often\n"
    "it does (right), how often another does (wrong), and how often none does (false)"
)
_OF_SENTENCE = (
    "_WORDS",
    "_SINGLES",
    "_SYNONYMS",
    "_JOINED",
    "_SENSES",
    "_ASKED",
    "_TOPIC",
    "_MISSING",
    "_LIKE",
    "_NEAR",
)
_OF_SECTION = (*_OF_SENTENCE, "_SUBJECT", "_MOST_LIKE", "_NEAREST", "_PARTIAL")
_OF_ODDS = ("_OF_SCORE", "_OF_SHARE", "_OF_ASKED", "_OF_WORD", "_OF_QUESTION", "_OF_FOUND", "_ODDS")
"""The constants as `likelihood` has them, in the order in which this module weighs."""
_START = (math.log(2),) * 6 + (1.0, -1.0) + (1.0,) * 6
"""Weights to begin with, of no measurement: a bit is a bit."""
_ROUNDS = 4
"""How often the best sentence of each section is chosen anew, with the weights of the last time; then it stays."""
_OF_SQUARE = 0.0002
"""Penalty (nats for each query) of the square of a weight of evidence: what little speaks for stays small."""
_OF_SPREAD = 0.01
"""Penalty (nats) of the square of what one standard deviation changes in the logarithm of the odds: the same."""
_SAME = 1e-9
"""Difference of probabilities that rounding makes."""


class Weights(NamedTuple):
    """Weights of evidence, in nats for a bit or a share of 1, and those of the logarithm of the odds."""

    evidence: Vector
    odds: Vector


class Answer(NamedTuple):
    """What some weights make of a query: how likely the first section answers, whether it does, whether any does."""

    probability: float
    right: bool
    answered: bool


def main() -> None:
    """Print what is answered, report by report, and the constants; exit with 1 where a file is missing or wrong."""
    argparse.ArgumentParser(prog="python -m bench.search.weights", description=__doc__).parse_args()
    console = Console(highlight=False, markup=False, emoji=False, soft_wrap=True)
    try:
        sets = list(query_sets())
    except (BadQueries, InvalidReport) as error:
        raise SystemExit(str(error)) from error
    console.print(machine())
    console.print(jinshi.NAME)
    now = Weights(_now(_OF_SECTION), _now(_OF_ODDS))
    # Each report has a process of its own: what is kept there of the thesaurus is of no other.
    spawned = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(mp_context=spawned, max_tasks_per_child=1) as processes:
        reports = list(processes.map(gathered, *zip(*sets, strict=True)))
        everything = [one for report in reports for one in report]
        if any(abs(answer(one, now).probability - one.probability) > _SAME for one in everything):
            raise SystemExit("likelihood.py works out probabilities otherwise than bench/search/weights.py")
        others = [[one for other in reports if other is not report for one in other] for report in reports]
        *of_others, of_all = processes.map(measured, [*others, everything])
    answers = [[answer(one, weights) for one in report] for report, weights in zip(reports, of_others, strict=True)]
    names = [cases.report.id for cases, _writer in sets]
    for part in (LEGEND.splitlines(), _counts(names, answers), _constants(now, of_all)):
        console.print("", *part, sep="\n")


def query_sets() -> Iterator[tuple[Cases, str | None]]:
    """Yield the queries of each report, with the writer whose words are left out: the report's, if he also asked."""
    for cases in wanted(every_report(), held=False):
        yield cases, None
    for cases in asked():
        file = WORDS / f"{cases.report.id}.txt"
        if not file.exists():
            raise BadQueries(f"there is no {file.relative_to(HERE.parents[1])} that could be left out")
        yield cases, file.stem


def measured(reached: Sequence[Reached]) -> Weights:
    """Return the weights with which the sections that answer come first most surely, and the odds that they do."""
    answered = [one for one in reached if one.answered]
    right = [[section.answers for section in one.sections] for one in answered]
    evidence: Vector = _START
    for _ in range(_ROUNDS):
        things = [[_best(section, evidence)[0] for section in one.sections] for one in answered]
        penalties = [_OF_SQUARE * len(answered)] * len(evidence)
        evidence = fitted([Choice(*one) for one in zip(things, right, strict=True)], evidence, penalties)
    firsts = [_first(one, evidence) for one in reached]
    spreads = [_OF_SPREAD * (pvariance(column) or 1.0) for column in zip(*(odds for odds, _ in firsts), strict=True)]
    spreads[-1] = 0.0  # the constant is free
    nothing = [0.0] * len(spreads)
    choices = [Choice((odds, nothing), (is_right, not is_right)) for odds, is_right in firsts]
    return Weights(evidence, fitted(choices, nothing, spreads))


def answer(one: Reached, weights: Weights) -> Answer:
    """Return what some weights make of a query."""
    odds, right = _first(one, weights.evidence)
    of_sections = likelihood.of_sections(len(one.sections))  # measured by `bench.search.parts`
    return Answer(1 / (1 + math.exp(-dot(weights.odds, odds) - of_sections)), right, one.answered)


def _best(section: Section, evidence: Vector) -> tuple[Vector, int]:
    """Return all evidence for a section, of its sentences that of the best, and the words found in this one."""
    of_sentence = evidence[: len(_OF_SENTENCE)]
    values, found = max(section.sentences, key=lambda one: dot(of_sentence, one[0]))
    return (*values, *section.whole), found


def _first(one: Reached, evidence: Vector) -> tuple[Vector, bool]:
    """Return what the odds of the first section depend on, in the order of `_OF_ODDS`, and whether it answers."""
    best = [_best(section, evidence) for section in one.sections]
    scores = [dot(evidence, values) for values, _found in best]
    score = max(scores)
    place = scores.index(score)
    share = 1 / sum(math.exp(other - score) for other in sorted(scores, reverse=True)[: likelihood._BEST])  # noqa: SLF001 - measured here
    found = 0 if one.asking else min(best[place][1], likelihood._MOST_FOUND)  # noqa: SLF001 - measured here
    typed = min(one.typed, likelihood._MOST_TYPED)  # noqa: SLF001 - measured here
    odds = (score, math.log(share), one.asked, typed, one.asking, found, 1.0)
    return odds, one.sections[place].answers


def _now(names: Sequence[str]) -> Vector:
    return [getattr(likelihood, name) for name in names]


def _counts(names: Sequence[str], answers: Sequence[Sequence[Answer]]) -> Iterator[str]:
    """Yield the lines of a table with a row for each report and one for all."""
    sure, maybe = f"p ≥ {LEAST_LIKELY}", f"{LEAST_WORTH_A_LOOK} ≤ p < {LEAST_LIKELY}"
    outcomes = [f"{sure}: right", "wrong", "false", f"{maybe}: right", "wrong", "false"]
    yield from _head("report", "with an answer", "right first", "without", *outcomes)
    everything = [one for of_report in answers for one in of_report]
    for name, each in [*zip(names, answers, strict=True), ("**all**", everything)]:
        answered = sum(one.answered for one in each)
        likely_ones = [one for one in each if one.probability >= LEAST_LIKELY]
        others = [one for one in each if LEAST_WORTH_A_LOOK <= one.probability < LEAST_LIKELY]
        right = sum(one.right for one in each)
        yield _row(name, answered, right, len(each) - answered, *_outcomes(likely_ones), *_outcomes(others))


def _outcomes(answers: Sequence[Answer]) -> tuple[int, int, int]:
    """Return how many first sections are right, are wrong, and stand where there is no answer."""
    right, answered = sum(one.right for one in answers), sum(one.answered for one in answers)
    return right, answered - right, len(answers) - answered


def _constants(now: Weights, fit: Weights) -> Iterator[str]:
    """Yield the lines of a table of the constants as they are in `likelihood` and as they were measured."""
    yield from _head("constant", "now", "measured")
    for names, places, old, new in (
        (_OF_SECTION, 2, now.evidence, fit.evidence),
        (_OF_ODDS, 3, now.odds, fit.odds),
    ):
        for name, one, other in zip(names, old, new, strict=True):
            yield _row(f"`{name}`", f"{one:.{places}f}", f"{other:.{places}f}")


def _head(first: str, *others: str) -> Iterator[str]:
    yield _row(first, *others)
    yield _row("---", *("---:" for _ in others))


def _row(*cells: object) -> str:
    return f"| {' | '.join(map(str, cells))} |"


if __name__ == "__main__":
    main()
