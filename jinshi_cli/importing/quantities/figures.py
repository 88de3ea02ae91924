"""Puts the figures of one node's text together."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice

from jinshi_cli.importing.quantities import completion, labels, topics
from jinshi_cli.importing.quantities.about import Known, about, compared, is_joined, known_as
from jinshi_cli.importing.quantities.breakdowns import breakdowns
from jinshi_cli.importing.quantities.findings import findings
from jinshi_cli.importing.quantities.fractions import fractions
from jinshi_cli.importing.quantities.model import DOUBTFUL, Figure, Finding
from jinshi_cli.importing.quantities.numbers import MOST, Reading, readings
from jinshi_cli.importing.quantities.relations import (
    Change,
    change_of,
    is_range,
    is_remade,
    respectively,
    runs,
    same_unit,
)
from jinshi_cli.importing.quantities.setting import setting_of, weight, without_quoted
from jinshi_cli.importing.quantities.tables import InTable, in_tables
from jinshi_cli.importing.quantities.times import period_before, periods_before
from jinshi_cli.importing.quantities.unread import unread
from jinshi_cli.report.model import Span
from jinshi_cli.report.prose import sentences
from jinshi_cli.report.units import kind_of_unit

_AREAS = frozenset({"平方米", "亩", "平方公里", "公顷"})
_CLAUSE = re.compile("[，。；：！？\n|｜\t]")
_TIMES = re.compile("是|为|相当于")
_RANK_ALONE = re.compile("(?:(?:[省市区县镇]级|全[省市区县镇])的)?名次")
"""The name of a place that does not say who is ranked."""
_TAKEN_PART = re.compile("(?:参加|参与)(?P<what>[^，。；]{0,12}(?:考试|测试|考核|测验))$")
"""What a rate after it is of, though something else was counted before: 学习3次，全员参加考试，合格率100%."""
_TO_THEM = re.compile("对(?:其中|辖区|[全本我][一-鿿])?$")
"""What stands before those to whom something is done."""
_LEAST = 0.15
"""Below this confidence a number is none of the genre's quantities, and is not listed at all."""
_LONGEST_CHANGE = 40
"""Characters between the two figures of a change that are looked at."""
_LONGEST_LEAD = 8
"""Characters of what says before a figure that something was done to those it counts: 将原有的, 对辖区."""
_LONGEST_WAY = 120
"""Characters from a period to its figure."""
_MOST_KNOWN = 50
"""Figures before in a sentence of which a bare name may be; the fullest sentence of the bench's has 13."""
_OF_FRACTIONS, _OF_GUESSES, _OF_TABLES = 0.5, 0.45, 0.9
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
    tables = {one.reading.span.start: one for one in in_tables(text)}
    for reading in _readings(text, [one.reading for one in tables.values()]):
        at = bisect_right(starts, reading.span.end - 1) - 1
        if at >= 0 and said[at].overlaps(reading.span):
            continue
        confidence = weight(text, reading, setting)
        if reading.span.start in tables:
            confidence = _OF_GUESSES if reading.sort == "guess" else _OF_TABLES
        elif reading.fraction:
            confidence *= _OF_FRACTIONS
        if confidence >= _LEAST:
            kept.append(reading)
            sure.append(confidence)
    return _Drafting(text, kept, sure, found, tables, role).figures()


def _readings(text: str, of_tables: Sequence[Reading]) -> list[Reading]:
    """Return the numbers of a text, with those of tables and fractions in the place of what else their words are.

    What is left of numbers that cannot be read is there too.
    """
    first = sorted([*of_tables, *fractions(text)], key=lambda one: one.span.start)
    return _with(islice(unread(text), MOST), _with(readings(text), first))


def _with(more: Iterable[Reading], first: Sequence[Reading]) -> list[Reading]:
    """Return the numbers with those of the others that overlap none of them, in order."""
    ends = [one.span.end for one in first]

    def is_apart(reading: Reading) -> bool:
        at = bisect_right(ends, reading.span.start)
        return at == len(first) or not first[at].span.overlaps(reading.span)

    return sorted([*filter(is_apart, more), *first], key=lambda one: one.span.start)


class _Drafting:
    """One text's figures on the way to being put together."""

    def __init__(
        self,
        text: str,
        found: list[Reading],
        sure: list[float],
        said: list[Finding],
        tables: Mapping[int, InTable],
        role: str | None,
    ) -> None:
        self._text = text
        self._unquoted = without_quoted(text)
        self._found = found
        self._sure = sure
        self._said = said
        self._tables = tables
        self._doubt = _IN_PLANS if role == "plans" else 1.0
        self._sentences = sentences(text)
        self._starts = [span.start for span in self._sentences]
        self._ends = [reading.span.end for reading in found]
        self._runs = runs(text, found)
        self._periods = dict(self._each_period())

    def figures(self) -> tuple[Figure, ...]:
        """Return the figures in the order of the text."""
        names = [self._name(index, index) for index in range(len(self._found))]
        pairs = self._pairs(names)
        self._share(names)
        self._pass_back(names)
        whole = breakdowns(
            self._text, self._found, lambda part, of: topics.is_other(names[part].label, names[of].label)
        )
        self._complete(names, whole, pairs, self._respective(names))
        both = [self._figure(index, names, whole, pairs) for index in range(len(self._found))]
        order = sorted(
            [(figure.number.start, index) for index, figure in enumerate(both)]
            + [(one.word.start, len(both) + at) for at, one in enumerate(self._said)]
        )
        place = {index: at for at, (_, index) in enumerate(order)}
        every = _told_apart(both) + [self._finding(one, names) for one in self._said]
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
        if span.start in self._tables:
            return self._tables[span.start].name
        sentence = self._sentence(span.start)
        before = self._before(first)
        earliest = found[before].span.end if before >= 0 else 0
        latest = found[last + 1].span.start if last + 1 < len(found) else len(self._text)
        begin, end = max(earliest, sentence.start), min(latest, sentence.end)
        follows = before >= 0 and begin == earliest
        named = labels.name_of(self._text, span, begin, end, follows=follows, change=change)
        return named if before == first - 1 or self._sure[first - 1] < DOUBTFUL else named._replace(quote=span)

    def _before_figure(self, index: int) -> str:
        """Return the few characters right before a figure."""
        start = self._found[index].span.start
        return self._text[max(0, start - _LONGEST_LEAD) : start]

    def _before(self, index: int) -> int:
        """Return the figure that a name must not go back beyond, or -1.

        One in words that is likely no figure (两个领域复议案件占6成) ends no name, nor does one in a bracket that ends
        right before the figure.
        """
        before = index - 1
        if before >= 0 and self._text[self._found[before].span.end : self._found[index].span.start] in {"）", ")"}:
            opened = max(self._text.rfind(sign, 0, self._found[before].span.start) for sign in "（(")
            while before >= 0 and self._found[before].span.start > opened:
                before -= 1
            return before
        while (
            before >= 0
            and self._sure[before] < DOUBTFUL
            and self._found[before].chinese
            and self._found[before].unit != self._found[index].unit
        ):
            before -= 1
        return before

    def _pairs(self, names: list[labels.Naming]) -> dict[int, int]:
        """Find the changes and ranges and name their ends."""
        pairs: dict[int, int] = {}
        changed: dict[int, str] = {}
        for index in range(len(self._found) - 1):
            first, second = self._found[index], self._found[index + 1]
            between = self._text[first.span.end : second.span.start][:_LONGEST_CHANGE]
            if is_range(between, first, second):
                pairs.pop(pairs.pop(index, index), None)
                pairs[index], pairs[index + 1] = index + 1, index
                both = self._name(index, index + 1)
                if label := changed.get(index):
                    changed[index + 1] = label
                    both = both._replace(label=label, bare=False)
                names[index] = names[index + 1] = both
            elif change := self._change(names[index], index, between):
                self._sure[index] = self._sure[index + 1] = max(self._sure[index], self._sure[index + 1], 0.85)
                if index not in pairs:
                    pairs[index], pairs[index + 1] = index + 1, index
                # A range keeps its two ends together and changes as a whole.
                for at in {index, pairs[index]} - {index + 1}:
                    changed[at] = f"{change.thing}（{change.verb}前）"
                changed[index + 1] = f"{change.thing}（{change.verb}后）"
                for at in {index, pairs[index], index + 1}:
                    names[at] = names[at]._replace(label=changed[at], bare=False)
        for index, name in enumerate(names):
            if name.change and index not in pairs and index not in changed:
                names[index] = self._name(index, index, change=False)
        return pairs

    def _change(self, name: labels.Naming, index: int, between: str) -> Change | None:
        """Return the change that the words between a figure and the next say, with the name of what has changed."""
        first, second = self._found[index], self._found[index + 1]
        change = change_of(between) if same_unit(first, second) else None
        if change is None:
            return None
        if name.change:
            return change._replace(thing=name.label or topics.topic_of(self._clause_before(name.quote.start)))
        after = self._text[second.span.end : second.span.end + 1]
        return change if is_remade(self._before_figure(index), change.thing, after) else None

    def _share(self, names: list[labels.Naming]) -> None:
        for run in self._runs:
            own = completion.shared(names[run[0]].label, len(run)) if not names[run[0]].change else None
            for at, index in enumerate(run):
                label = own[at] if own else names[run[0]].label
                if index != run[0] and label and (own or not names[index].label):
                    names[index] = names[index]._replace(label=label, bare=not own and names[run[0]].bare)
            if own:
                names[run[0]] = names[run[0]]._replace(label=own[0], bare=False)

    def _pass_back(self, names: list[labels.Naming]) -> None:
        """Say of the first ones of several what is said of the last: 对19个县和30个部门开展考核."""
        for index in range(len(names) - 2, -1, -1):
            said, one = names[index + 1].said, names[index]
            plain = self._text.startswith(one.label, self._found[index].span.end) and not (one.said or one.bare)
            if said and plain and is_joined(self._text, one.quote.end, self._found[index + 1].span.start):
                names[index] = one._replace(label=f"{said}的{one.label}", said=said)
                if _TO_THEM.search(self._before_figure(index)) and (told := labels.undergone(said)) != said:
                    for at in range(index, len(names)):
                        if names[at].said != said:
                            break
                        names[at] = names[at]._replace(label=told + names[at].label.removeprefix(said), said=told)

    def _respective(self, names: Sequence[labels.Naming]) -> dict[int, int]:
        """Say of which figure each of several bare ones is, where 分别 does."""
        return {
            index: of
            for run in self._runs
            if all(names[index].bare for index in run) and (told := respectively(self._text, self._found, run))
            for index, of in zip(run, told, strict=True)
        }

    def _complete(
        self,
        names: list[labels.Naming],
        whole: dict[int, int],
        pairs: dict[int, int],
        respective: Mapping[int, int],
    ) -> None:
        """Give bare names what they are about, and nouns the verb of the figure that they are joined to."""
        known: list[Known] = []
        sentence = Span(0, 0)
        for index, reading in enumerate(self._found):
            if not sentence.holds(reading.span):
                sentence, known = self._sentence(reading.span.start), []
            name = names[index]
            if reading.unit == "倍" and index and (of := _times_of(name.label, names[index - 1].label)):
                names[index] = name = name._replace(label=of, bare=False)
            before = known[-1] if known and index and known[-1].reading is self._found[index - 1] else None
            if index in pairs:
                known.append(known_as(self._text, reading, name.label, before))
            elif not name.bare:
                if before and is_joined(self._text, before.reading.span.end, name.quote.start):
                    names[index] = name._replace(label=completion.with_verb(name.label, before.label))
                known.append(known_as(self._text, reading, names[index].label, before))
            else:
                told = respective.get(index)
                topic = self._about(index, names, whole, known) if told is None else names[told].label
                names[index] = name._replace(label=self._completed(name.label, topic, reading))
                of_itself = not topic and (topics.is_act(name.label) or topics.is_whole(name.label))
                if (topic and (not known or not name.label)) or of_itself:
                    known.append(Known(names[index].label, names[index].label, reading))
            del known[:-_MOST_KNOWN]

    def _about(self, index: int, names: Sequence[labels.Naming], whole: dict[int, int], known: Sequence[Known]) -> str:
        if index in whole:
            return names[whole[index]].label
        reading = self._found[index]
        taken_part = _TAKEN_PART.search(self._clause_before(reading.span.start)) if reading.sort == "rate" else None
        if taken_part is not None:
            return taken_part["what"]
        near = index and self._sentence(reading.span.start).holds(self._found[index - 1].span)
        last = names[index - 1].label if near else ""
        label = names[index].label
        found = about(reading, label, known, last, lambda: topics.topic_of(self._clause_before(reading.span.start)))
        start = self._sentence(reading.span.start).start
        before = compared(self._text, start, self._found, index) if not found else None
        return found if before is None else names[before].label

    @staticmethod
    def _completed(label: str, topic: str, reading: Reading) -> str:
        whole = labels.tidied(completion.completed(label, topic)) or reading.unit
        area = not label and topic and reading.unit in _AREAS and not topic.endswith("面积")
        return whole + "面积" if area else whole

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
            kind_of_unit(unit),
            name.label,
            whole.get(index),
            pairs.get(index),
            round(min(1.0, self._sure[index] * self._doubt), 3),
            self._when_counted(reading) or self._when_whole(whole.get(index)),
        )

    def _when_whole(self, index: int | None) -> str | None:
        """Return when that was counted of which a figure is a part: 2025年办理案件92件。其中许可类27件."""
        return None if index is None else self._when_counted(self._found[index])

    def _when_counted(self, reading: Reading) -> str | None:
        table = self._tables.get(reading.span.start)
        if table and table.when:
            return table.when
        return self._periods.get(reading.span.start) or self._when(reading.span.start)

    def _each_period(self) -> Iterator[tuple[int, str]]:
        """Yield where figures begin that have a period each, and the period: 2021年、2022年分别办理12件、15件."""
        for run in self._runs:
            begins = self._found[run[0]].span.start
            each = periods_before(self._unquoted, self._earliest_period(begins), begins)
            if len(each) == len(run):
                yield from zip((self._found[index].span.start for index in run), each, strict=True)

    def _finding(self, one: Finding, names: Sequence[labels.Naming]) -> Figure:
        label = one.label
        if one.kind == "rank" and (label.startswith("在") or _RANK_ALONE.fullmatch(label)):
            at = bisect_right(self._ends, one.word.start) - 1
            if at >= 0 and self._sentence(one.span.start).holds(self._found[at].span):
                label = names[at].label + label
        sure = round(one.sure * self._doubt, 3)
        return Figure(
            *one.span,
            one.word,
            one.value,
            "",
            one.qualifier,
            one.kind,
            label,
            None,
            None,
            sure,
            self._when(one.span.start),
        )

    def _when(self, position: int) -> str | None:
        """Return the period or date that stands last before a figure in its sentence."""
        return period_before(self._unquoted, self._earliest_period(position), position)

    def _earliest_period(self, position: int) -> int:
        return max(self._sentence(position).start, position - _LONGEST_WAY)

    def _sentence(self, position: int) -> Span:
        at = bisect_right(self._starts, position) - 1
        return self._sentences[at] if at >= 0 else Span(0, len(self._text))


def _told_apart(found: list[Figure]) -> list[Figure]:
    """Name parts of the same name by their wholes, too, where these are several: 行政许可 of the city and of all."""
    wholes: defaultdict[str, set[str]] = defaultdict(set)
    for one in found:
        if one.whole is not None:
            wholes[one.label].add(found[one.whole].label)
    return [
        one
        if one.whole is None or one.pair is not None or len(wholes[one.label]) == 1
        else one._replace(label=f"{found[one.whole].label}中的{one.label}")
        for one in found
    ]


def _times_of(label: str, last: str) -> str:
    """Name how many times another a figure is: 新收案件是上年的倍数; empty where the name says it itself."""
    match = _TIMES.match(label)
    return f"{last}是{label[match.end() :]}的倍数" if match and last else ""
