"""What is found in a text: figures and findings, with what they know of each other."""

from __future__ import annotations

from typing import Literal, NamedTuple

from jinshi_cli.report.model import MetricKind, Span

DOUBTFUL = 0.6
"""A figure with a lower confidence is for a person to decide on.

Measured on three sets of sentences (145, many of them traps), each before the rules were changed for it: of 238
figures at or above it 226 were metrics, and 5 metrics stood below it or were not found.
"""


class Figure(NamedTuple):
    """A figure or finding in a text.

    ``start`` and ``end`` are the quotation, the words of the metric, inside one sentence; ``number`` is where
    qualifier, number and unit stand. ``value`` is in the base unit, None where a character is lost. ``label`` says
    what is counted. ``whole`` is the index of the figure that this one is a part of, ``pair`` that of the other end
    of a change (由76%提升至92%) or a range (3至5名). ``when`` is the period as written. ``confidence`` is between 0
    and 1; below `DOUBTFUL` the figure may be no metric.
    """

    start: int
    end: int
    number: Span
    value: int | float | None
    unit: str
    qualifier: str | None
    kind: MetricKind
    label: str
    whole: int | None
    pair: int | None
    confidence: float
    when: str | None

    @property
    def doubtful(self) -> bool:
        """Whether a person should decide if this is a metric."""
        return self.confidence < DOUBTFUL


class Finding(NamedTuple):
    """A place in a ranking or a finding of none. ``word`` is what says it; ``value`` is the place, or 0.

    The ``qualifier`` of a place is 前 where no more is said than that it is among the first.
    """

    kind: Literal["rank", "none"]
    span: Span
    word: Span
    value: int | float | None
    label: str
    sure: float
    qualifier: str | None = None
