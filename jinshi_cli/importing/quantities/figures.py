"""Puts the figures of one node's text together."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from jinshi_cli.importing.quantities import labels, topics
from jinshi_cli.importing.quantities.findings import findings
from jinshi_cli.importing.quantities.model import Figure, Finding
from jinshi_cli.importing.quantities.numbers import Reading, readings
from jinshi_cli.importing.quantities.relations import change_verb, is_range, runs, wholes
from jinshi_cli.importing.quantities.setting import setting_of, weight
from jinshi_cli.importing.quantities.times import TIME
from jinshi_cli.report.model import MetricKind, Span
from jinshi_cli.report.prose import sentences

_AREAS = frozenset({"平方米", "亩", "平方公里", "公顷"})
_CLAUSE = re.compile("[，。；：！？\n|｜\t]")
_LEAST = 0.15
"""Below this confidence a number is none of the genre's quantities, and is not listed at all."""
_IN_PLANS = 0.4
"""What the confidence of a figure is multiplied by in a chapter of plans, where intentions stand."""


def figures(text: str, role: str | None = None, year: int | None = None) -> tuple[Figure, ...]:
    """Return the figures and findings of one node's text, in order.

    ``role`` is that of the chapter (`jinshi_cli.report.build.role_of`); in ``plans`` every figure is doubtful.
    ``year`` is the one that is reported on; what is said of a later one is doubtful too.
    """
    setting = setting_of(text, year)
    found = [one for one in findings(text) if not (one.kind == "rank" and setting.quoted(one.span))]
    said = [one.span for one in found]
    starts = [span.start for span in said]
    kept = []
    sure = []
    for reading in readings(text):
        at = bisect_right(starts, reading.span.end - 1) - 1
        if at >= 0 and said[at].overlaps(reading.span):
            continue
        confidence = weight(text, reading, setting)
        if confidence >= _LEAST:
            kept.append(reading)
            sure.append(confidence)
    return _Drafting(text, kept, sure, found, role).figures()


class _Drafting:
    """One text's figures on the way to being put together."""

    def __init__(
        self, text: str, found: list[Reading], sure: list[float], said: list[Finding], role: str | None
    ) -> None:
        self._text = text
        self._found = found
        self._sure = sure
        self._said = said
        self._doubt = _IN_PLANS if role == "plans" else 1.0
        self._sentences = sentences(text)
        self._starts = [span.start for span in self._sentences]
        self._ends = [reading.span.end for reading in found]

    def figures(self) -> tuple[Figure, ...]:
        """Return the figures in the order of the text."""
        names = [self._name(index, index) for index in range(len(self._found))]
        pairs = self._pairs(names)
        self._share(names)
        whole = wholes(self._text, self._found)
        self._complete(names, whole, pairs)
        both = [self._figure(index, names, whole, pairs) for index in range(len(self._found))]
        order = sorted(
            [(figure.number.start, index) for index, figure in enumerate(both)]
            + [(one.word.start, len(both) + at) for at, one in enumerate(self._said)]
        )
        place = {index: at for at, (_, index) in enumerate(order)}
        every = both + [self._finding(one, names) for one in self._said]
        return tuple(
            every[index]._replace(
                whole=None if (one := every[index].whole) is None else place[one],
                pair=None if (other := every[index].pair) is None else place[other],
            )
            for _, index in order
        )

    def _name(self, first: int, last: int, *, change: bool = True) -> labels.Naming:
        """Name the figure that goes from one number to another; the same one but in a range."""
        found = self._found
        span = Span(found[first].span.start, found[last].span.end)
        sentence = self._sentence(span.start)
        earliest = found[first - 1].span.end if first else 0
        latest = found[last + 1].span.start if last + 1 < len(found) else len(self._text)
        begin, end = max(earliest, sentence.start), min(latest, sentence.end)
        follows = first > 0 and begin == earliest
        return labels.name_of(self._text, span, begin, end, follows=follows, change=change)

    def _pairs(self, names: list[labels.Naming]) -> dict[int, int]:
        """Find the changes and ranges and name their ends."""
        pairs: dict[int, int] = {}
        for index in range(len(self._found) - 1):
            first, second = self._found[index], self._found[index + 1]
            between = self._text[first.span.end : second.span.start][:40]
            if is_range(between, first, second):
                pairs[index], pairs[index + 1] = index + 1, index
                names[index] = names[index + 1] = self._name(index, index + 1)
            elif names[index].change and first.unit == second.unit and (verb := change_verb(between)):
                pairs[index], pairs[index + 1] = index + 1, index
                self._sure[index] = self._sure[index + 1] = max(self._sure[index], self._sure[index + 1], 0.85)
                label = names[index].label or topics.topic_of(self._clause_before(names[index].quote.start))
                names[index] = names[index]._replace(label=f"{label}（{verb}前）", bare=False)
                names[index + 1] = names[index + 1]._replace(label=f"{label}（{verb}后）", bare=False)
        for index, name in enumerate(names):
            if name.change and index not in pairs:
                names[index] = self._name(index, index, change=False)
        return pairs

    def _share(self, names: list[labels.Naming]) -> None:
        for run in runs(self._text, self._found):
            own = topics.shared(names[run[0]].label, len(run)) if not names[run[0]].change else None
            for at, index in enumerate(run):
                label = own[at] if own else names[run[0]].label
                if index != run[0] and label and (own or not names[index].label):
                    names[index] = names[index]._replace(label=label, bare=not own and names[run[0]].bare)
            if own:
                names[run[0]] = names[run[0]]._replace(label=own[0], bare=False)

    def _complete(self, names: list[labels.Naming], whole: dict[int, int], pairs: dict[int, int]) -> None:
        """Give bare verbs and rates what they are about: the figure before in the sentence, or the clause before."""
        about = ""
        sentence = Span(0, 0)
        for index, name in enumerate(names):
            span = self._found[index].span
            if not sentence.holds(span):
                sentence, about = self._sentence(span.start), ""
            if name.bare and index not in pairs:
                known = about or (name.label.endswith("率") and len(name.label) > 3)
                topic = about if known else topics.topic_of(self._clause_before(span.start))
                if index in whole:
                    topic = names[whole[index]].label
                label = topics.completed(name.label, topic) or self._found[index].unit
                if not name.label and topic and self._found[index].unit in _AREAS and not topic.endswith("面积"):
                    label += "面积"
                names[index] = name._replace(label=label)
                about = about or (names[index].label if topic else "")
            else:
                about = name.label.partition("（")[0] or about

    def _clause_before(self, position: int) -> str:
        """Return what the clause before is about, inside the sentence."""
        start = self._sentence(position).start
        clauses = _CLAUSE.split(self._text[max(start, position - 80) : position])
        return clauses[-2].strip() if len(clauses) > 1 and not re.search("[0-9]", clauses[-2]) else ""

    def _figure(self, index: int, names: list[labels.Naming], whole: dict[int, int], pairs: dict[int, int]) -> Figure:
        reading, name = self._found[index], names[index]
        quantity = reading.quantity
        unit = "元" if reading.unit == "块钱" else reading.unit
        return Figure(
            *Span(min(name.quote.start, reading.span.start), max(name.quote.end, reading.span.end)),
            reading.span,
            quantity.value,
            unit,
            quantity.qualifier,
            _kind(reading),
            name.label,
            whole.get(index),
            pairs.get(index),
            round(min(1.0, self._sure[index] * self._doubt), 3),
            self._when(reading.span.start),
        )

    def _finding(self, one: Finding, names: Sequence[labels.Naming]) -> Figure:
        label = one.label
        if one.kind == "rank" and (label.startswith("在") or label == "名次"):
            at = bisect_right(self._ends, one.word.start) - 1
            if at >= 0 and self._sentence(one.span.start).holds(self._found[at].span):
                label = names[at].label + label
        sure = round(one.sure * self._doubt, 3)
        return Figure(
            *one.span, one.word, one.value, "", None, one.kind, label, None, None, sure, self._when(one.span.start)
        )

    def _when(self, position: int) -> str | None:
        """Return the period or date that stands last before a figure in its sentence."""
        start = self._sentence(position).start
        found = list(TIME.finditer(self._text, max(start, position - 120), position))
        if not found:
            return None
        last = found[-1]
        if "现有" in self._text[last.end() : position]:
            return None
        first = found[-2] if len(found) > 1 and self._text[found[-2].end() : last.start()] in {"，", "", "、"} else last
        return self._text[first.start() : last.end()]

    def _sentence(self, position: int) -> Span:
        at = bisect_right(self._starts, position) - 1
        return self._sentences[at] if at >= 0 else Span(0, len(self._text))


def _kind(reading: Reading) -> MetricKind:
    if reading.sort == "money" and "/" not in reading.unit:
        return "money"
    return "rate" if reading.sort == "rate" and reading.unit not in {"倍", "成"} else "count"
