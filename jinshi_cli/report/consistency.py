"""Figures and dates that contradict one another: parts and wholes, rates, years, one thing with two values.

A report is quoted as it is written, so all of this is said and nothing corrected. The rules look only where the words
tell how figures belong together (其中, 占, a rate named after what it counts); what merely stands side by side is not
compared.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from jinshi_cli.messages import _
from jinshi_cli.report.model import QUANTITY_KINDS, Metric, Report, Section, Span, metrics_of, walk
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
    for whole in stated:
        # A part may have risen or fallen by more per cent than its whole.
        if whole.value is None or whole.bound not in ("exact", "below", "about") or whole.kind == "rate":
            continue
        parts = [part for part in _parts_of(section, whole, stated) if part.value is not None]
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


def _parts_of(section: Section, whole: Metric, stated: Sequence[Metric]) -> list[Metric]:
    """Return the parts that the file names; else the figure of its unit that 其中 leads in."""
    named = [part for part in stated if part.part_of == whole.id]
    if named or any(part.part_of for part in stated):
        return named
    after = [part for part in stated if part.start >= whole.end and part.unit == whole.unit]
    for part in after[:1]:
        between = section.text[whole.end : part.start] + part.text
        if not _ENDS.search(between) and _PART.search(between):
            return [part]
    return []


def _rates(section: Section, stated: Sequence[Metric]) -> Iterator[Contradiction]:
    for sentence in sentences(section.text):
        inside = [metric for metric in stated if sentence.holds(metric.span) and metric.value is not None]
        for rate in inside:
            if rate.unit in _RATES and rate.bound == "exact":
                pair = _share_of(section, rate, inside) or _named_rate(rate, inside)
                if pair is not None and not _agrees(rate, *pair):
                    part, whole = pair
                    message = _("“{rate}” does not follow from “{part}” and “{whole}”")
                    yield Contradiction(
                        rate.id, "value", message.format(rate=rate.text, part=part.text, whole=whole.text)
                    )


def _share_of(section: Section, rate: Metric, inside: Sequence[Metric]) -> tuple[Metric, Metric] | None:
    """Return a part and its whole where the rate says what share the part is: 其中12件，占10%."""
    for whole in inside:
        for part in _parts_of(section, whole, inside):
            if part.end <= rate.start and _SHARE.match(
                _NUMERAL.split(section.text[part.end : rate.end], maxsplit=1)[0]
            ):
                return part, whole
    return None


def _named_rate(rate: Metric, inside: Sequence[Metric]) -> tuple[Metric, Metric] | None:
    """Return what a rate is named after (破案率: 破案) and the one other figure of its unit in the sentence."""
    name = _RATE_NAME.search(rate.label)
    if name is None or rate.value == _ALL:
        # All of them are all of what was due, which need not stand beside.
        return None
    counted = [metric for metric in inside if metric.unit not in _RATES and name["of"][-2:] in metric.label]
    if len(counted) != 1:
        return None
    others = [metric for metric in inside if metric.unit == counted[0].unit and metric is not counted[0]]
    return (counted[0], others[0]) if len(others) == 1 else None


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
            text = _QUOTED.sub(lambda quoted: " " * len(quoted[0]), section.text)
            for sentence in sentences(text):
                later = [year for year in _YEAR.finditer(text, *sentence) if int(year[1]) > report.year]
                touched = [metric for metric in section.metrics if metric.span.overlaps(Span(*sentence))]
                if later and touched:
                    message = _("“{year}” is after the year of the report ({own})")
                    yield Contradiction(touched[0].id, "quote", message.format(year=later[0][0], own=report.year))


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
