"""The report as the rest of the program sees it: frozen, typed, and free of files and terminals.

The classes are named tuples, not dataclasses: both are immutable and typed, but eight
dataclasses cost 10 ms at import and eight named tuples 2 ms (Python 3.11), and every
command imports this module.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any, Literal, NamedTuple, TypeAlias

SectionKind = Literal["preamble", "chapter", "section", "measure", "problem", "plan"]
MetricKind = Literal["count", "money", "rate", "rank", "none"]
Bound = Literal["exact", "about", "below", "above", "unknown"]

QUANTITY_KINDS: tuple[MetricKind, ...] = ("count", "money", "rate")
"""The kinds that state a quantity; ``rank`` and ``none`` are findings."""

LOST = "□"
"""Stands for one character that cannot be recovered from the source.

It is the sign that Chinese editions print for a lost character (虚缺号).
"""


class Span(NamedTuple):
    """A half-open range of character offsets."""

    start: int
    end: int

    def overlaps(self, other: Span) -> bool:
        """Tell whether the two share a character."""
        return self.start < other.end and other.start < self.end

    def holds(self, other: Span) -> bool:
        """Tell whether the other lies in this one whole."""
        return self.start <= other.start and other.end <= self.end


class Metric(NamedTuple):
    """One reported figure or finding, and the words it stands in.

    ``text`` is ``section.text[start:end]`` of the section ``ref`` names. ``value`` is in the
    base unit (万 and 亿 multiplied out, a percentage as its number) or None where unknown.
    ``when`` is the period or date as written. ``formula`` is set when the value is computed. ``part_of`` is the id of
    the figure that this is a part of, ``other_end`` that of the other end of a change or range.
    """

    id: str
    key: str | None
    ref: str
    kind: MetricKind
    label: str
    label_en: str | None
    value: int | float | None
    unit: str | None
    qualifier: str | None
    bound: Bound
    text: str
    start: int
    end: int
    when: str | None
    note: str | None
    note_en: str | None
    formula: str | None
    part_of: str | None = None
    other_end: str | None = None

    @property
    def derived(self) -> bool:
        """Whether the value was computed and does not stand in the text."""
        return self.formula is not None

    @property
    def span(self) -> Span:
        """Where the words stand in the section's text."""
        return Span(self.start, self.end)


class Section(NamedTuple):
    """A node of the outline: preamble, chapter, section, measure, problem or plan.

    ``text`` holds the node's own paragraphs, one a line, without its children's. A heading on
    a line of its own is ``marker + title`` and not part of ``text``; otherwise ``text`` begins
    with the marker and the title is its first sentence. An ``inline`` node goes on in the
    paragraph of the node before it.
    """

    ref: str
    kind: SectionKind
    marker: str
    title: str
    title_en: str | None
    own_line: bool
    inline: bool
    text: str
    who: tuple[str, ...]
    where: tuple[str, ...]
    when: tuple[str, ...]
    metrics: tuple[Metric, ...]
    laws: tuple[str, ...]
    terms: tuple[str, ...]
    children: tuple[Section, ...]

    @property
    def depth(self) -> int:
        """1 for chapters and the preamble, 2 for what stands directly under a chapter."""
        return self.ref.count(".") + 1

    @property
    def heading(self) -> str:
        """The heading as printed on its own line, or an empty string where there is none."""
        return self.marker + self.title if self.own_line else ""


class Mention(NamedTuple):
    """A law or document (《…》) or a set phrase (“…”) and the references of its sections."""

    kind: Literal["law", "term"]
    name: str
    refs: tuple[str, ...]

    @property
    def written(self) -> str:
        """The name in its marks, as it stands in the text."""
        return f"《{self.name}》" if self.kind == "law" else f"“{self.name}”"


class Doubt(NamedTuple):
    """What the import of a text was not sure of, until a person has looked at it and removed or settled the entry.

    ``words`` is what stands in the text of the section ``ref`` names, ``candidates`` what else it may be. ``settled``
    says that a person has looked at the words and that they are right as they stand.
    """

    ref: str
    words: str
    why: str
    candidates: tuple[str, ...]
    settled: bool = False


Target: TypeAlias = Section | Metric | Mention
"""What a reference may name."""


class Report(NamedTuple):
    """One report: who published it for which year, and its outline.

    ``roles`` has one entry for each chapter: ``results``, ``problems``, ``plans``, ``duties`` or None. ``doubts`` are
    what is left to look at of an imported text.
    """

    id: str
    title: str
    title_en: str | None
    organ: str
    organ_en: str | None
    place: str | None
    year: int
    source: str | None
    doubts: tuple[Doubt, ...]
    roles: tuple[str | None, ...]
    sections: tuple[Section, ...]

    @property
    def chapters(self) -> tuple[Section, ...]:
        """The top-level sections without the preamble."""
        return tuple(section for section in self.sections if section.kind == "chapter")


def walk(sections: Iterable[Section]) -> Iterator[Section]:
    """Yield every section in reading order, parents before children."""
    for section in sections:
        yield section
        yield from walk(section.children)


def metrics_of(sections: Iterable[Section]) -> tuple[Metric, ...]:
    """Return the metrics of the sections and all below them, in reading order."""
    return tuple(metric for section in walk(sections) for metric in section.metrics)


def count_quantities(sections: Iterable[Section]) -> int:
    """Count the quantities that the sections and all below them state; ranks, none and computed ones do not count."""
    return sum(map(_is_stated, metrics_of(sections)))


def _is_stated(metric: Metric) -> bool:
    return metric.kind in QUANTITY_KINDS and not metric.derived


class Share(NamedTuple):
    """How much of a report a section is, with all below it: of its characters and of its figures, 0–1."""

    text: float
    metrics: float


def shares(report: Report) -> dict[str, Share]:
    """Return how much of the report each section is, by its reference."""
    characters: dict[str, int] = {}
    figures: dict[str, int] = {}

    def count(section: Section) -> None:
        for child in section.children:
            count(child)
        below = [child.ref for child in section.children]
        characters[section.ref] = len(section.heading) + len(section.text) + sum(characters[ref] for ref in below)
        figures[section.ref] = sum(map(_is_stated, section.metrics)) + sum(figures[ref] for ref in below)

    for top in report.sections:
        count(top)
    all_characters = max(sum(characters[top.ref] for top in report.sections), 1)
    all_figures = max(sum(figures[top.ref] for top in report.sections), 1)
    return {ref: Share(characters[ref] / all_characters, figures[ref] / all_figures) for ref in characters}


def sort_key(metric: Metric, field: str) -> Any:  # noqa: ANN401 - whatever the field holds
    """Return what to sort a metric's field by: references and ids by their numbers, all else by itself."""
    value = getattr(metric, field)
    return tuple(map(int, re.split("[.#]", value))) if field in ("id", "ref") else value


def mentions(report: Report, field: Literal["laws", "terms"]) -> tuple[Mention, ...]:
    """Return each law or set phrase once, in order of first mention, with all its references."""
    places: dict[str, list[str]] = {}
    for section in walk(report.sections):
        for name in getattr(section, field):
            places.setdefault(name, []).append(section.ref)
    kind: Literal["law", "term"] = "law" if field == "laws" else "term"
    return tuple(Mention(kind, name, tuple(refs)) for name, refs in places.items())


def ancestors(report: Report, ref: str) -> tuple[Section, ...]:
    """Return the sections from the chapter down to the one that ``ref`` names, itself included.

    Raises IndexError where ``ref`` names no section.
    """
    top, *below = ref.split(".")
    # A preamble is 0, and the chapters are counted from 1.
    place = int(top) - int(report.sections[0].ref)
    if place < 0:
        raise IndexError(ref)
    path = [report.sections[place]]
    for part in below:
        path.append(path[-1].children[int(part) - 1])
    return tuple(path)


def section_at(report: Report, ref: str) -> Section:
    """Return the section that ``ref`` names. Raises as `ancestors` does."""
    return ancestors(report, ref)[-1]


def full_text(report: Report) -> str:
    """Put the text of all nodes together again: the report as it reads, a paragraph a line."""
    return report.title + "\n" + reading_text(report.sections)


def reading_text(sections: Iterable[Section]) -> str:
    """Put the text of sections and all below them together: headings and paragraphs, one a line."""
    pieces: list[str] = []
    for section in walk(sections):
        if section.heading:
            pieces.append("\n" + section.heading)
        if section.text:
            pieces.append(section.text if section.inline else "\n" + section.text)
    return "".join(pieces).removeprefix("\n")
