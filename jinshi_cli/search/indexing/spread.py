"""Overlaps with a set of spans, asked for many times."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from itertools import accumulate

from jinshi_cli.report.model import Span


class Spread:
    """Spans in order of their beginning, so that a question to them does not go through all."""

    def __init__(self, spans: Iterable[Span]) -> None:
        self._spans = sorted(spans)
        self._starts = [span.start for span in self._spans]
        self._ends = list(accumulate((span.end for span in self._spans), max))

    def touch(self, span: Span) -> bool:
        """Tell whether any of them shares a character with a span."""
        before = bisect_left(self._starts, span.end)
        return before > 0 and self._ends[before - 1] > span.start

    def touching(self, span: Span) -> list[Span]:
        """Return those that share a character with a span, in order."""
        before = bisect_left(self._starts, span.end)
        first = bisect_left(self._ends, span.start + 1, hi=before)
        return [one for one in self._spans[first:before] if one.overlaps(span)]
