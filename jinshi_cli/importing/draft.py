"""From a document to a draft of a report file, and what a person is to look at in it.

A draft holds only what the loader proves: a figure that it refuses, and one that is not sure, becomes a doubt and not
a metric. References and ids count places, so the same text gives the same draft every time.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from jinshi_cli.importing.doubted import Places, Text, of_figure, of_repairs, remarked
from jinshi_cli.importing.outline import Node, Outline, Said, outline
from jinshi_cli.importing.outline.back import is_closing, is_date, is_footer
from jinshi_cli.importing.outline.leads import LONGEST_LEAD
from jinshi_cli.importing.outline.markers import begins_with_marker
from jinshi_cli.importing.provable import provable, refusal, too_many
from jinshi_cli.importing.quantities import Figure, figures
from jinshi_cli.importing.quantities.tables import unread
from jinshi_cli.importing.readers import Document
from jinshi_cli.importing.readers.lines import ends_sentence
from jinshi_cli.importing.repair import Repair, repair
from jinshi_cli.messages import _
from jinshi_cli.report.build import (
    MAX_OUTLINE,
    PREAMBLE_TITLE,
    Budget,
    bound_of_metric,
    quotes_too_much,
    role_of,
    section_kind,
)
from jinshi_cli.report.located import MAX_NODES
from jinshi_cli.report.model import LOST, Doubt, Metric, Report, Section, Span
from jinshi_cli.report.prose import lead_title, phrases, works
from jinshi_cli.search.lexicon.readings import readings

UNKNOWN_YEAR = 1
"""Stands for the year where a text that is no report was imported all the same and names none."""

_STOP = "。"
_BLANKS = " \t\u3000\u00a0"
_ADDRESSED = re.compile("[^。；]{2,40}[：:]")
"""A line that says to whom a report goes."""
_SHOWN = 40
"""Characters of what was left out that a doubt shows, and of the beginning that stands for a title."""
_MOST_ALIKE = 20
"""Times that the same words with the same figure may stand in a node, each of which must be told apart."""
_LEAST_VALUES = 7
"""Values of a figure or a doubt in a report file: itself, three fields and their names."""
_LOST_NOTE = "原文此处有缺损，数值无法确知。"
_LOST_NOTE_EN = "A character is lost in the source; the value cannot be known."
_TOWN = re.compile("(?:镇|乡|街道|县|市|区)?(?:人民政府|办事处)?$")


class NoYear(ValueError):
    """Raised where a text does not tell the year that it reports on."""


class Draft(NamedTuple):
    """A report as read from a document, with all repairs that were made in its text."""

    report: Report
    repairs: tuple[Repair, ...]


def draft(document: Document, name: str, *, year: int | None = None, force: bool = False) -> Draft:
    """Return the draft of a report; ``name`` says where it comes from, ``year`` when it is for if the text does not.

    With ``force`` a text of another genre gives a report without an outline. Raises `NotAReport` for such a text
    else, and `NoYear`.
    """
    repaired = repair("\n".join(document.paragraphs))
    said = Said(document.title, document.published, document.publisher)
    shape = outline(repaired.text, said, year=year, force=force)
    known = shape.year or (UNKNOWN_YEAR if force else None)
    if known is None:
        raise NoYear(_("the text does not say which year it reports on; give it, for example --year 2021"))
    drafting = _Drafting(repaired.text, shape, known)
    report = drafting.report(name, repaired.repairs)
    return Draft(provable(report), repaired.repairs)


class _Drafting:
    """Makes sections of an outline's nodes."""

    def __init__(self, text: str, shape: Outline, year: int) -> None:
        self._text = text
        self._shape = shape
        self._year = year
        self._dropped = sorted(shape.dropped)
        self._resumed = frozenset(span.end for span in shape.dropped)
        self._texts: list[tuple[str, Text]] = []
        self._doubts: list[Doubt] = []
        self._budget = Budget()
        self._values = 0

    def report(self, name: str, repairs: Sequence[Repair]) -> Report:
        shape = self._shape
        self._require_room(len(shape.doubts))
        sections = []
        if shape.preamble is not None:
            sections.append(self._preamble(shape.preamble))
        roles = tuple(node.role or role_of(node.title) for node in shape.nodes)
        for number, (node, role) in enumerate(zip(shape.nodes, roles, strict=True), 1):
            sections.append(self._section(node, str(number), role))
        title = shape.title or self._called() or name
        places = Places(self._texts)
        remarks = [remarked(one, places, title, sections[0].ref) for one in shape.doubts] if sections else []
        return Report(
            id=identifier(shape.organ, self._year),
            title=title,
            title_en=None,
            organ=shape.organ or LOST,
            organ_en=None,
            place=shape.place,
            year=self._year,
            source=_("imported from {name}").format(name=name),
            doubts=(*remarks, *of_repairs(self._texts, repairs, places), *self._left_out(places), *self._doubts),
            roles=roles,
            sections=tuple(sections),
        )

    def _called(self) -> str:
        """Return what stands in for a title: who reports and the year, or how the text begins where nobody does."""
        if self._shape.organ:
            return f"{self._shape.organ}{self._year}年"
        begins = (one for one in map(str.strip, self._text.splitlines()) if one and not _ADDRESSED.fullmatch(one))
        return lead_title(next(begins, ""))[:_SHOWN]

    def _preamble(self, span: Span) -> Section:
        own = self._own([span])
        empty = Node("", PREAMBLE_TITLE, own_line=False, inline=False, start=0, end=0, role=None, children=())
        return self._made(empty, "0", None, own, ())._replace(title=PREAMBLE_TITLE)

    def _section(self, node: Node, ref: str, role: str | None) -> Section:
        spans = [Span(node.start, node.end)]
        children: tuple[Node, ...] = node.children
        if ref.count(".") + 1 == MAX_OUTLINE:
            spans += [Span(below.start, below.end) for below in _below(children)]
            children = ()
        own = self._own(spans)
        if node.own_line and self._reports(ref, node.title, role):
            node = node._replace(own_line=False, title="")
        if node.own_line:
            heading, _break, rest = own.text.partition("\n")
            if heading == node.marker:
                # The number stands on the line above its title.
                title, _break, rest = rest.partition("\n")
                heading += f"\n{title}"
            self._texts.append((ref, Text(heading, own.offsets[: len(heading)])))
            own = Text(rest, own.offsets[len(own.text) - len(rest) :])
        made = tuple(self._section(child, f"{ref}.{number}", role) for number, child in enumerate(children, 1))
        return self._made(node, ref, role, own, made)

    def _reports(self, ref: str, heading: str, role: str | None) -> bool:
        """Tell whether a heading says a figure, and so is a sentence of its own; one that is not sure is a doubt."""
        found = figures(heading, role)
        if any(not figure.doubtful for figure in found):
            return True
        self._doubts += [of_figure(ref, heading[one.start : one.end], one.label, role) for one in found]
        return False

    def _made(self, node: Node, ref: str, role: str | None, own: Text, children: tuple[Section, ...]) -> Section:
        self._texts.append((ref, own))
        if not node.own_line:
            # Word puts a blank behind a number; it belongs to the number.
            after = own.text[len(node.marker) :] if own.text.startswith(node.marker) else ""
            node = node._replace(marker=node.marker + after[: len(after) - len(after.lstrip(_BLANKS))])
        body = own.text.removeprefix(node.marker)
        whole = f"{node.title}\n{own.text}" if node.own_line else own.text
        return Section(
            ref=ref,
            kind=section_kind(ref, role, children, is_preamble=ref == "0"),
            marker=node.marker,
            title=node.title if node.own_line else lead_title(body),
            title_en=None,
            own_line=node.own_line,
            inline=node.inline,
            text=own.text,
            who=(),
            where=(),
            when=(),
            metrics=self._metrics(ref, own.text, 0 if node.own_line else len(node.marker), role),
            laws=works(whole),
            terms=phrases(whole),
            children=children,
        )

    def _own(self, spans: Sequence[Span]) -> Text:
        """Return the text of spans without what was dropped inside them, no line empty and none with blanks around.

        What a line of the page parted in the middle of a sentence is one paragraph again.
        """
        signs: list[str] = []
        offsets: list[int] = []
        begun = 0
        for start, end in self._kept(spans):
            offset = start
            parted = start in self._resumed
            for line in self._text[start:end].splitlines(keepends=True):
                stripped = line.strip()
                first = offset + line.find(stripped)
                offset += len(line)
                if not stripped:
                    continue
                joined = parted and _breaks_off("".join(signs[begun:])) and not begins_with_marker(stripped)
                if signs and not joined and _begins_line(self._text, first):
                    signs.append("\n")
                    offsets.append(first - 1)
                    begun = len(signs)
                parted = False
                signs.extend(stripped)
                offsets.extend(range(first, first + len(stripped)))
        return Text("".join(signs), tuple(offsets))

    def _kept(self, spans: Sequence[Span]) -> Iterator[Span]:
        for span in spans:
            start = span.start
            at = bisect_left(self._dropped, (span.start, span.start))
            while at < len(self._dropped) and self._dropped[at].start < span.end:
                yield Span(start, self._dropped[at].start)
                start = self._dropped[at].end
                at += 1
            yield Span(start, span.end)

    def _metrics(self, ref: str, text: str, begins: int, role: str | None) -> tuple[Metric, ...]:
        """Make metrics of the figures that are sure, and doubts of the others; the text begins after its marker."""
        counted = _STOP * begins + text[begins:]
        found = figures(counted, role, self._year)
        self._require_room(len(found))
        for line, why in unread(counted):
            self._doubts.append(Doubt(ref, text[line.start : line.end][:_SHOWN], why, ()))
        alike = Counter(text[figure.start : figure.end] for figure in found)
        found = tuple(
            figure._replace(confidence=0.0) if alike[text[figure.start : figure.end]] > _MOST_ALIKE else figure
            for figure in found
        )
        sure = [number for number, figure in enumerate(found) if not figure.doubtful]
        if not self._budget.allows(len(text), len(sure)):
            raise refusal(quotes_too_much())
        ids = {number: f"{ref}#{place}" for place, number in enumerate(sure, 1)}
        for figure in found:
            if figure.doubtful:
                self._doubts.append(of_figure(ref, text[figure.start : figure.end], figure.label, role))
        quotes = Counter(text[found[number].start : found[number].end] for number in sure)

        def named(number: int | None, own: int) -> str | None:
            """Return the id of another figure, where its words name it and no other."""
            if number is None or number not in ids:
                return None
            words, mine = (text[found[one].start : found[one].end] for one in (number, own))
            return ids[number] if quotes[words] - (words == mine) == 1 else None

        return tuple(
            _metric(found[number], ids[number], ref, text)._replace(
                part_of=named(found[number].whole, number), other_end=named(found[number].pair, number)
            )
            for number in sure
        )

    def _require_room(self, more: int) -> None:
        """Count figures and doubts. Raises `InvalidReport` where the loader would refuse the draft for their number."""
        self._values += more * _LEAST_VALUES
        if self._values > MAX_NODES:
            raise refusal(too_many())

    def _left_out(self, places: Places) -> Iterator[Doubt]:
        """Yield a doubt for what was left out after the text and reads as if it said something.

        What another report says, which is left out too, has a doubt of its own.
        """
        last = max((node.end for node in _below(self._shape.nodes)), default=len(self._text))
        second = len(self._text) if self._shape.second is None else self._shape.second
        words = [self._text[start:end] for start, end in self._dropped if last <= start < second]
        said = [one for one in words if (figures(one) or "。" in one) and not _is_form(one)]
        if said and self._texts:
            yield Doubt(places.last, said[0][:_SHOWN], _("this stands after the end of the text and is left out"), ())


def identifier(organ: str, year: int) -> str:
    """Return an id for a report: who reports, in pinyin, and the year (jinshi-2021)."""
    short = _TOWN.sub("", organ) or organ
    spoken = [readings(sign)[0].syllable for sign in short if readings(sign)]
    return f"{''.join(spoken) or 'report'}-{year}"


def _is_form(text: str) -> bool:
    """Tell whether a line at a report's end says nothing but what the form of a document asks for."""
    return is_closing(text) or is_date(text) or is_footer(text)


def _breaks_off(paragraph: str) -> bool:
    """Tell whether a paragraph that is no heading stops in the middle of a sentence."""
    sentence = "。" in paragraph or "，" in paragraph and len(paragraph) > LONGEST_LEAD
    return sentence and not ends_sentence(paragraph)


def _begins_line(text: str, place: int) -> bool:
    while place and text[place - 1] in _BLANKS:
        place -= 1
    return place == 0 or text[place - 1] == "\n"


def _below(nodes: Sequence[Node]) -> Iterator[Node]:
    for node in nodes:
        yield node
        yield from _below(node.children)


def _metric(figure: Figure, identity: str, ref: str, text: str) -> Metric:
    counted = figure.kind not in ("rank", "none")
    lost = figure.value is None
    return Metric(
        id=identity,
        key=None,
        ref=ref,
        kind=figure.kind,
        label=figure.label or figure.unit or text[figure.start : figure.end],
        label_en=None,
        value=figure.value,
        unit=figure.unit if counted else None,
        qualifier=figure.qualifier,
        bound=bound_of_metric(figure.value, figure.qualifier),
        text=text[figure.start : figure.end],
        start=figure.start,
        end=figure.end,
        when=figure.when,
        note=_LOST_NOTE if lost else None,
        note_en=_LOST_NOTE_EN if lost else None,
        formula=None,
    )
