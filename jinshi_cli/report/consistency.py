"""Figures and dates that contradict one another: parts and wholes, rates, years, one thing with two values.

A report is quoted as it is written, so all of this is said and nothing corrected. The rules look only where the words
tell how figures belong together (其中, 占, a rate named after what it counts); what merely stands side by side is not
compared.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import accumulate
from typing import NamedTuple

from jinshi_cli.messages import _
from jinshi_cli.report.model import QUANTITY_KINDS, Metric, Report, Section, metrics_of, walk
from jinshi_cli.report.prose import sentences

_RATES = ("%", "％")
_PART = re.compile("其中")
_ENDS = re.compile("[。；！？\n]")
_SHARE = re.compile("^[，,（(]?(?:占[^，,。；]{0,8}|即)$")
_RATE_NAME = re.compile("(?P<of>[一-鿿]{2,6})率$")
_YEAR = re.compile("(?<![0-9—-])((?:19|20)[0-9]{2})年(?![度]?(?:计划|工作要点))")
_QUOTED = re.compile("《[^《》]*》|“[^“”]*”|（[^（）]*）|〔[^〔〕]*〕")
_NUMERAL = re.compile("[0-9百零〇一二三四五六七八九十]")
_ALL = 100
_INEXACT = 0.9
"""What an inexact figure may differ by before it contradicts another."""
_TELLING = 5
"""Characters of a label that names one thing alone; 培训 and 罚款 are many."""


class Contradiction(NamedTuple):
    """What contradicts what: the metric or section, the field that says so, and a sentence."""

    place: str
    field: str
    message: str


def contradictions(report: Report) -> Iterator[Contradiction]:
    """Yield what in a report contradicts itself, section by section."""
    for section in walk(report.sections):
        stated = [metric for metric in section.metrics if metric.kind in QUANTITY_KINDS and not metric.derived]
        yield from _parts(section, stated)
        yield from _rates(section, stated)
    yield from _years(report)
    yield from _two_values(report)


def _parts(section: Section, stated: Sequence[Metric]) -> Iterator[Contradiction]:
    together = _Together(section.text, stated)
    for whole in stated:
        # A part may have risen or fallen by more per cent than its whole.
        if whole.value is None or whole.bound not in ("exact", "below", "about") or whole.kind == "rate":
            continue
        parts = [part for part in together.parts_of(whole) if part.value is not None]
        larger = [part for part in parts if _least(part) > _most(whole)]
        for part in larger:
            message = _("“{part}” is a part of “{whole}” but is larger")
            yield Contradiction(part.id, "value", message.format(part=part.text, whole=whole.text))
        if not larger and len(parts) > 1 and sum(map(_least, parts)) > _most(whole):
            message = _("the parts of “{whole}” are more than it: {parts}")
            told = "、".join(part.text for part in parts)
            yield Contradiction(parts[-1].id, "value", message.format(whole=whole.text, parts=told))


def _least(metric: Metric) -> float:
    """Return the least that a value as written can mean: less than printed where it is about or below."""
    return float(metric.value or 0) * (1 if metric.bound in ("exact", "above") else _INEXACT)


def _most(metric: Metric) -> float:
    return float(metric.value or 0) * (1 if metric.bound in ("exact", "below") else 1 / _INEXACT)


class _Together:
    """Which of the figures of a text are parts of which others; looked up without going through all of them."""

    def __init__(self, text: str, figures: Sequence[Metric]) -> None:
        self._text = text
        self._figures = figures
        self._named: dict[str, list[Metric]] = {}
        starts: dict[str | None, list[tuple[int, int]]] = {}
        for place, figure in enumerate(figures):
            if figure.part_of:
                self._named.setdefault(figure.part_of, []).append(figure)
            starts.setdefault(figure.unit, []).append((figure.start, place))
        self._starts = {unit: sorted(places) for unit, places in starts.items()}
        # Figures need not stand in the order of the file, of which the first one counts.
        self._first = {
            unit: list(accumulate((place for _start, place in reversed(places)), min))[::-1]
            for unit, places in self._starts.items()
        }

    def parts_of(self, whole: Metric) -> list[Metric]:
        """Return the parts that the file names; else the figure of its unit that 其中 leads in."""
        if self._named:
            return self._named.get(whole.id, [])
        after = bisect_left(self._starts[whole.unit], (whole.end, 0))
        if after == len(self._starts[whole.unit]):
            return []
        part = self._figures[self._first[whole.unit][after]]
        between = self._text[whole.end : part.start] + part.text
        return [part] if not _ENDS.search(between) and _PART.search(between) else []


class _Share(NamedTuple):
    """A part, its whole, where the next numeral after it stands, and whether what is between says that a share follows.

    The text's end stands for a numeral where there is none.
    """

    part: Metric
    whole: Metric
    numeral: int
    told: bool


def _rates(section: Section, stated: Sequence[Metric]) -> Iterator[Contradiction]:
    if not any(map(_is_exact_rate, stated)):
        return
    for sentence in sentences(section.text):
        inside = [metric for metric in stated if sentence.holds(metric.span) and metric.value is not None]
        rates = [metric for metric in inside if _is_exact_rate(metric)]
        if not rates:
            continue
        shares, counts = list(_shares(section.text, inside)), _Counts(inside)
        for rate in rates:
            pair = _share_of(section.text, rate, shares) or counts.named(rate)
            if pair is not None and not _agrees(rate, *pair):
                part, whole = pair
                message = _("“{rate}” does not follow from “{part}” and “{whole}”")
                yield Contradiction(rate.id, "value", message.format(rate=rate.text, part=part.text, whole=whole.text))


def _is_exact_rate(metric: Metric) -> bool:
    return metric.unit in _RATES and metric.bound == "exact"


def _shares(text: str, inside: Sequence[Metric]) -> Iterator[_Share]:
    together = _Together(text, inside)
    for whole in inside:
        for part in together.parts_of(whole):
            numeral = _NUMERAL.search(text, part.end)
            end = numeral.start() if numeral else len(text)
            yield _Share(part, whole, end, _SHARE.match(text[part.end : end]) is not None)


def _share_of(text: str, rate: Metric, shares: Sequence[_Share]) -> tuple[Metric, Metric] | None:
    """Return a part and its whole where the rate says what share the part is: 其中12件，占10%."""
    for part, whole, numeral, told in shares:
        if part.end <= rate.start and (told if numeral < rate.end else _SHARE.match(text[part.end : rate.end])):
            return part, whole
    return None


class _Counts:
    """The figures of a sentence that are no rates, by the pairs of characters in their labels and by their units."""

    def __init__(self, inside: Sequence[Metric]) -> None:
        self._of_pair: dict[str, list[Metric]] = {}
        self._of_unit: dict[str | None, list[Metric]] = {}
        for metric in inside:
            self._of_unit.setdefault(metric.unit, []).append(metric)
            if metric.unit not in _RATES:
                for pair in {metric.label[at : at + 2] for at in range(len(metric.label) - 1)}:
                    self._of_pair.setdefault(pair, []).append(metric)

    def named(self, rate: Metric) -> tuple[Metric, Metric] | None:
        """Return what a rate is named after (破案率: 破案) and the one other figure of its unit in the sentence."""
        name = _RATE_NAME.search(rate.label)
        if name is None or rate.value == _ALL:
            # All of them are all of what was due, which need not stand beside.
            return None
        counted = self._of_pair.get(name["of"][-2:], [])
        if len(counted) != 1:
            return None
        others = self._of_unit[counted[0].unit]
        return (counted[0], others[others[0] is counted[0]]) if len(others) == 2 else None


def _agrees(rate: Metric, part: Metric, whole: Metric) -> bool:
    """Tell whether a rate is what its part and whole give; inexact figures are not compared.

    It may be off by one in the last digit that is printed: reports round up, round down and cut off.
    """
    if not part.value or not whole.value or {part.bound, whole.bound} != {"exact"} or part.value > whole.value:
        return True
    given = Decimal(str(rate.value))
    exponent = int(given.normalize().as_tuple().exponent)
    tolerance = Decimal(10) ** min(exponent, 0)
    return abs(Decimal(part.value) * 100 / Decimal(whole.value) - given) <= tolerance


def _years(report: Report) -> Iterator[Contradiction]:
    for chapter, role in zip(report.chapters, report.roles, strict=True):
        if role == "plans":
            continue
        for section in walk((chapter,)):
            if not section.metrics:
                continue
            text = _QUOTED.sub(lambda quoted: " " * len(quoted[0]), section.text)
            if not any(int(year[1]) > report.year for year in _YEAR.finditer(text)):
                continue
            for sentence in sentences(text):
                touched = [metric for metric in section.metrics if metric.span.overlaps(sentence)]
                later = (year for year in _YEAR.finditer(text, *sentence) if int(year[1]) > report.year)
                if touched and (first := next(later, None)):
                    message = _("“{year}” is after the year of the report ({own})")
                    yield Contradiction(touched[0].id, "quote", message.format(year=first[0], own=report.year))


def _two_values(report: Report) -> Iterator[Contradiction]:
    first: dict[tuple[str, str | None, str | None], Metric] = {}
    for metric in metrics_of(report.sections):
        if metric.kind not in QUANTITY_KINDS or metric.derived:
            continue
        if len(metric.label) < _TELLING:
            continue
        known = first.setdefault((metric.label, metric.unit, metric.when), metric)
        if known.value != metric.value and not known.text.endswith(metric.text) and known.ref != metric.ref:
            message = _("“{label}” is {value} here but {other} in {ref}")
            yield Contradiction(
                metric.id,
                "value",
                message.format(label=metric.label, value=metric.value, other=known.value, ref=known.ref),
            )
