"""What is not wrong enough to refuse a report but should be looked at by a person."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate
from typing import NamedTuple

from jinshi_cli.messages import _
from jinshi_cli.report.consistency import contradictions
from jinshi_cli.report.model import LOST, Doubt, Metric, Report, Section, Span, metrics_of, walk
from jinshi_cli.report.problem import Problem
from jinshi_cli.report.quantity import Quantity, half_width, looked_for, quantities_by_unit, read_number
from jinshi_cli.report.validate import Block

_PAIRS = (("《", "》"), ("“", "”"), ("（", "）"))
_HALF_WIDTH = re.compile('[一-鿿][,;:?!"()][一-鿿]')
_STRAY_SPACE = re.compile("[一-鿿][。，；：、] +[一-鿿]")
_YEAR = re.compile("((?:19|20)[0-9]{2})年")
_NUMERAL = re.compile("[0-9]{1,3}|[一二三四五六七八九十]{1,3}")
_LONGEST_UNIT = 20
"""Characters of a unit by which figures are looked for that are not recorded; the longest seen has 4."""
_MOST_LOOKED_THROUGH = 50_000_000
"""Characters of a section's text that are looked through for words that are doubted, once for each: 2,500 in the
longest text seen. What is not looked for is warned of as a figure too."""


def warnings(report: Report, top: Block, places: Mapping[str, Block], file: str) -> tuple[Problem, ...]:
    """Return the warnings for a report that has no errors.

    ``top`` is the block of the report itself; ``places`` maps references and ids to theirs.
    """

    def problem(name: str, field: str, message: str) -> Problem:
        position, path = places[name].place(field)
        return Problem("warning", file, *position, path, message)

    found = []
    if (year := _YEAR.search(report.title)) and int(year[1]) != report.year:
        message = _("the title says {title} but the year is {year}").format(title=year[1], year=report.year)
        position, path = top.place("year")
        found.append(Problem("warning", file, *position, path, message))
    for number, doubt in enumerate(report.doubts):
        if doubt.settled:
            continue
        position, path = places[f"doubt {number}"].place("words")
        found.append(Problem("warning", file, *position, path, _doubtful(doubt)))
    found += [problem(*one) for one in contradictions(report)]
    doubted: dict[str, list[Doubt]] = {}
    for doubt in report.doubts:
        doubted.setdefault(doubt.ref, []).append(doubt)
    used = _used(report)
    units = looked_for(used)
    for section in walk(report.sections):
        stated = quantities_by_unit(section.text, units)
        longer = looked_for(one.unit for one in section.metrics if one.unit and len(one.unit) > _LONGEST_UNIT)
        of_metrics = _of_metrics(section, stated | quantities_by_unit(section.text, longer))
        found += [problem(metric.id, field, message) for metric, field, message in of_metrics]
        found += [problem(section.ref, "text", message) for message in _of_text(section)]
        unrecorded = _unrecorded(section, stated, used, doubted.get(section.ref, ()))
        found += [problem(section.ref, "text", message) for message in unrecorded]
    for parent in ((*report.chapters,), *(section.children for section in walk(report.sections))):
        found += [problem(ref, "marker", message) for ref, message in _of_markers(parent)]
    return tuple(found)


def _doubtful(doubt: Doubt) -> str:
    if doubt.candidates:
        message = _("to be looked at in {ref}: “{words}”: {why}; it may be {candidates}")
        return message.format(ref=doubt.ref, words=doubt.words, why=doubt.why, candidates=" ".join(doubt.candidates))
    return _("to be looked at in {ref}: “{words}”: {why}").format(ref=doubt.ref, words=doubt.words, why=doubt.why)


def _of_text(section: Section) -> Iterator[str]:
    if not section.own_line and section.marker and section.text == section.marker:
        yield _("the node has neither title nor text; see whether they are lost")
    if LOST in section.heading or (LOST in section.text and not _lost_is_noted(section)):
        yield _("a character of the text is lost ({sign}) and no metric's note says so").format(sign=LOST)
    for opening, closing in _PAIRS:
        if section.text.count(opening) != section.text.count(closing):
            message = _("{opening} and {closing} do not pair ({many} and {times}); what is between them is not found")
            many, times = section.text.count(opening), section.text.count(closing)
            yield message.format(opening=opening, many=many, closing=closing, times=times)
    body = section.text.removeprefix(section.marker)
    if section.marker and (section.title if section.own_line else body).startswith(section.marker.strip()):
        yield _("begins with its marker {marker} twice").format(marker=section.marker)
    if match := _STRAY_SPACE.search(section.text):
        yield _("“{words}” has a space after a mark").format(words=match[0])
    if match := _HALF_WIDTH.search(section.text):
        yield _("“{words}” has a half-width mark between Chinese characters").format(words=match[0])


class _Used(NamedTuple):
    """A unit that a report uses: which one of them it is, and how it was first written."""

    place: int
    written: str


def _used(report: Report) -> dict[str, _Used]:
    """Return the units that a report uses, by what they are in half-width characters."""
    used: dict[str, _Used] = {}
    for metric in metrics_of(report.sections):
        if metric.unit and len(metric.unit) <= _LONGEST_UNIT:
            used.setdefault(half_width(metric.unit), _Used(len(used), metric.unit))
    return used


def _unrecorded(
    section: Section, found: Mapping[str, Sequence[Quantity]], used: Mapping[str, _Used], doubted: Sequence[Doubt]
) -> Iterator[str]:
    """Name what reads like a figure and is no metric; and ranges half recorded.

    ``found`` are the quantities of the section's text in units that this report uses.
    """
    if not found:
        return
    recorded = _marked(section.text, [*(metric.span for metric in section.metrics), *_places(section.text, doubted)])
    values = {(metric.unit, metric.value) for metric in section.metrics}
    seen = bytearray(len(section.text))
    for name in sorted(found, key=used.__getitem__):
        for quantity in found[name]:
            start, end = quantity.span
            words = section.text[start:end]
            if any(seen[start:end]) or not any(map(str.isdecimal, words)):
                continue
            seen[start:end] = b"\1" * (end - start)
            if not any(recorded[start:end]):
                message = _(
                    "“{words}” reads like a figure but no metric quotes it; "
                    "if it is none, put it among the doubts with settled: true"
                )
                yield message.format(words=words)
            elif quantity.other_end is not None and (used[name].written, quantity.other_end) not in values:
                message = _("“{words}” is one end of a range; record {value} as a metric of its own")
                yield message.format(words=words, value=quantity.other_end)


def _places(text: str, doubted: Sequence[Doubt]) -> list[Span]:
    """Return where words that are doubted stand; what is doubted is warned of as such.

    That is the first place alone: a doubt is of one. What is settled is so wherever the node says it.
    """
    settled = {doubt.words for doubt in doubted if doubt.settled}
    every = dict.fromkeys(doubt.words for doubt in doubted)
    looked_up = list(every)[: _MOST_LOOKED_THROUGH // max(len(text), 1)]
    found = [Span(start, start + len(words)) for words in looked_up if (start := text.find(words)) >= 0]
    for span in [*found]:
        words = text[span.start : span.end]
        start = span.end
        while words in settled and (start := text.find(words, start)) >= 0:
            found.append(Span(start, start + len(words)))
            start += len(words)
    return found


def _marked(text: str, spans: Sequence[Span]) -> bytes:
    """Return for each character of a text whether it is in one of the spans."""
    change = [0] * (len(text) + 1)
    for start, end in spans:
        change[start] += 1
        change[end] -= 1
    return bytes(depth > 0 for depth in accumulate(change))


def _of_markers(siblings: Sequence[Section]) -> Iterator[tuple[str, str]]:
    """Compare what is printed with the position, which is what a reference counts."""
    for position, section in enumerate(siblings, 1):
        # Of 1.1.2 the last number tells the place.
        printed = _NUMERAL.findall(section.marker)
        if printed and read_number(printed[-1]) not in (None, position):
            message = _("the marker {marker} stands in place {place}; references count places ({ref})")
            yield section.ref, message.format(marker=section.marker, place=position, ref=section.ref)


def _of_metrics(section: Section, stated: Mapping[str, Sequence[Quantity]]) -> Iterator[tuple[Metric, str, str]]:
    last = -1
    for metric in section.metrics:
        if metric.derived:
            continue
        if metric.start < last:
            message = _("stands earlier in the text than the metric before it; ids follow the order of the file")
            yield metric, "quote", message
        last = metric.start
        found = stated.get(half_width(metric.unit), ()) if metric.unit else ()
        if len({one.value for one in found if metric.span.holds(one.span) and one.other_end is None}) > 1:
            yield metric, "quote", _("holds more than one figure; quote the words of this one alone")
        if metric.unit in ("%", "％") and metric.value is not None and not 0 <= metric.value <= 100:
            yield metric, "value", _("a rate of {value} % is outside 0 to 100").format(value=metric.value)


def _lost_is_noted(section: Section) -> bool:
    lost = [index for index, character in enumerate(section.text) if character == LOST]
    noted = [metric for metric in section.metrics if metric.note]
    return all(any(metric.start <= index < metric.end for metric in noted) for index in lost)
