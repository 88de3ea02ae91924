"""What is not wrong enough to refuse a report but should be looked at by a person."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from jinshi_cli.messages import _
from jinshi_cli.report.consistency import contradictions
from jinshi_cli.report.model import LOST, Doubt, Metric, Report, Section, Span, metrics_of, walk
from jinshi_cli.report.problem import Problem
from jinshi_cli.report.quantity import quantities, read_number
from jinshi_cli.report.validate import Block

_PAIRS = (("《", "》"), ("“", "”"), ("（", "）"))
_HALF_WIDTH = re.compile('[一-鿿][,;:?!"()][一-鿿]')
_STRAY_SPACE = re.compile("[一-鿿][。，；：、] +[一-鿿]")
_YEAR = re.compile("((?:19|20)[0-9]{2})年")
_NUMERAL = re.compile("[0-9]{1,3}|[一二三四五六七八九十]{1,3}")


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
        position, path = places[f"doubt {number}"].place("words")
        found.append(Problem("warning", file, *position, path, _doubtful(doubt)))
    found += [problem(*one) for one in contradictions(report)]
    units = tuple(dict.fromkeys(metric.unit for metric in metrics_of(report.sections) if metric.unit))
    for section in walk(report.sections):
        found += [problem(metric.id, field, message) for metric, field, message in _of_metrics(section)]
        found += [problem(section.ref, "text", message) for message in _of_text(section)]
        doubted = [doubt.words for doubt in report.doubts if doubt.ref == section.ref]
        found += [problem(section.ref, "text", message) for message in _unrecorded(section, units, doubted)]
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


def _unrecorded(section: Section, units: Sequence[str], doubted: Sequence[str]) -> Iterator[str]:
    """Name what reads like a figure, in a unit that this report uses, and is no metric; and ranges half recorded."""
    recorded = [metric.span for metric in section.metrics]
    for words in doubted:
        # What is doubted is warned of as such.
        start = section.text.find(words)
        recorded += [Span(start, start + len(words))] if start >= 0 else []
    values = {(metric.unit, metric.value) for metric in section.metrics}
    seen: list[Span] = []
    for unit in units:
        for quantity in quantities(section.text, unit):
            words = section.text[quantity.span.start : quantity.span.end]
            if any(quantity.span.overlaps(span) for span in seen) or not any(map(str.isdecimal, words)):
                continue
            seen.append(quantity.span)
            if not any(quantity.span.overlaps(span) for span in recorded):
                yield _("“{words}” reads like a figure but no metric quotes it").format(words=words)
            elif quantity.other_end is not None and (unit, quantity.other_end) not in values:
                message = _("“{words}” is one end of a range; record {value} as a metric of its own")
                yield message.format(words=words, value=quantity.other_end)


def _of_markers(siblings: Sequence[Section]) -> Iterator[tuple[str, str]]:
    """Compare what is printed with the position, which is what a reference counts."""
    for position, section in enumerate(siblings, 1):
        # Of 1.1.2 the last number tells the place.
        printed = _NUMERAL.findall(section.marker)
        if printed and read_number(printed[-1]) not in (None, position):
            message = _("the marker {marker} stands in place {place}; references count places ({ref})")
            yield section.ref, message.format(marker=section.marker, place=position, ref=section.ref)


def _of_metrics(section: Section) -> Iterator[tuple[Metric, str, str]]:
    last = -1
    for metric in section.metrics:
        if metric.derived:
            continue
        if metric.start < last:
            message = _("stands earlier in the text than the metric before it; ids follow the order of the file")
            yield metric, "quote", message
        last = metric.start
        found = quantities(section.text, metric.unit) if metric.unit else ()
        if len({one.value for one in found if metric.span.holds(one.span) and one.other_end is None}) > 1:
            yield metric, "quote", _("holds more than one figure; quote the words of this one alone")
        if metric.unit in ("%", "％") and metric.value is not None and not 0 <= metric.value <= 100:
            yield metric, "value", _("a rate of {value} % is outside 0 to 100").format(value=metric.value)


def _lost_is_noted(section: Section) -> bool:
    lost = [index for index, character in enumerate(section.text) if character == LOST]
    noted = [metric for metric in section.metrics if metric.note]
    return all(any(metric.start <= index < metric.end for metric in noted) for index in lost)
