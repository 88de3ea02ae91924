"""Holds what an import found against what a reader marked."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Hashable, Iterable
from decimal import Decimal
from typing import NamedTuple

from bench.imports.data import Marked
from jinshi_cli.report.model import Metric, Report, Section, metrics_of, walk
from jinshi_cli.search.indexing.fold import fold

_BEGINNING = 8
"""Characters by which a node is known, besides its reference."""


class Count(NamedTuple):
    """What was found rightly, found wrongly and missed."""

    right: int
    wrong: int
    missed: int

    def __add__(self, other: object) -> Count:
        assert isinstance(other, Count)  # noqa: S101 - only counts are added
        return Count(self.right + other.right, self.wrong + other.wrong, self.missed + other.missed)

    @property
    def precision(self) -> float:
        """The share of what was found that is right."""
        return self.right / max(self.right + self.wrong, 1)

    @property
    def recall(self) -> float:
        """The share of what is there that was found."""
        return self.right / max(self.right + self.missed, 1)

    @property
    def f1(self) -> float:
        """The harmonic mean of both; 1 where nothing is there and nothing was found."""
        return 1.0 if not any(self) else 2 * self.right / (2 * self.right + self.wrong + self.missed)


class Score(NamedTuple):
    """How well one text was read; differences as sentences."""

    outline: Count
    metrics: Count
    findings: Count
    qualifiers: int
    labels: int
    differences: tuple[str, ...]


def scored(gold: Marked, report: Report | None) -> Score:
    """Compare a report, or none where the text was refused, with the marks."""
    sections = list(walk(report.sections)) if report is not None else []
    nodes = {one.ref: _beginning(one) for one in sections if one.ref != "0"}
    outline, lines = _compare(
        [(str(one["ref"]), plain(one["begins"])[:_BEGINNING]) for one in gold.outline],
        [(ref, text[:_BEGINNING]) for ref, text in nodes.items()],
        [("", plain(one["words"])[:_BEGINNING]) for one in gold.doubtful if one["kind"] == "node"],
    )
    every = [metric for metric in metrics_of(report.sections) if not metric.derived] if report is not None else []
    undecided = [(str(one["ref"]), plain(one["words"])) for one in gold.doubtful if one["kind"] == "metric"]
    quantities = [
        metric
        for metric in every
        if metric.kind not in ("rank", "none")
        and not any(metric.ref == ref and words in plain(metric.text) for ref, words in undecided)
    ]
    wanted = {_key(one): one for one in gold.metrics}
    metrics, more = _compare(
        [_key(one) for one in gold.metrics],
        [_metric_key(metric) for metric in quantities],
        [],
    )
    by_key = {_metric_key(metric): metric for metric in quantities}
    both = [(wanted[key], by_key[key]) for key in wanted if key in by_key]
    findings, others = _compare(
        [(str(one["ref"]), {"zero": "none"}.get(one["kind"], one["kind"])) for one in gold.findings],
        [(metric.ref, metric.kind) for metric in every if metric.kind in ("rank", "none")],
        [],
    )
    return Score(
        outline,
        metrics,
        findings,
        sum(plain(one["qualifier"] or "") == plain(found.qualifier or "") for one, found in both),
        sum(plain(one["label"]) == plain(found.label) for one, found in both),
        (
            *(f"node {line}" for line in lines),
            *(f"metric {line}" for line in more),
            *(f"finding {line}" for line in others),
        ),
    )


def _compare(
    wanted: Iterable[Hashable], found: Iterable[Hashable], ignored: Iterable[tuple[str, ...]]
) -> tuple[Count, list[str]]:
    there, got = Counter(wanted), Counter(found)
    leave = {one[1] for one in ignored if len(one) > 1}
    wrong = [one for one in (got - there).elements() if not (isinstance(one, tuple) and one[1] in leave)]
    missed = list((there - got).elements())
    lines = [f"+ {one}" for one in wrong] + [f"- {one}" for one in missed]
    return Count(sum((there & got).values()), len(wrong), len(missed)), lines


def _beginning(section: Section) -> str:
    return plain(section.heading or section.text)


def _key(one: dict[str, object]) -> tuple[str, str, str]:
    return str(one.get("ref", "")), _number(one["value"]), _unit(str(one["unit"]))


def _metric_key(metric: Metric) -> tuple[str, str, str]:
    return metric.ref, _number(metric.value), _unit(metric.unit or "")


def _number(value: object) -> str:
    return "" if value is None else format(Decimal(str(value)).normalize(), "f")


def _unit(unit: str) -> str:
    # 个工作日 and 工作日 are both written; readers differ.
    return re.sub("^个(?=工作日|百分点)", "", plain(unit))


def plain(text: str) -> str:
    """Return a text without blanks, half width and simplified, so that a repair is no difference."""
    return re.sub(r"\s", "", fold(unicodedata.normalize("NFKC", text)))
