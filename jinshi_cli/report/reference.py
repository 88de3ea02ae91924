"""References: from ``1.3.6``, ``一（三）六``, a title, a metric's id or key, a law or phrase to what it names.

A reference counts positions among siblings, not printed numbers, so that it holds where a report
numbers a heading twice or leaves one out. Arabic numbers alone are always positions. A Chinese path
(``一（三）六``) is read both ways, and where position and print differ both places are named; the end of
one, known by its brackets or its 是 (``（三）六``, ``六是``), is looked up among the printed markers.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple, TypeAlias

from jinshi_cli.messages import _, brief, language, listed
from jinshi_cli.report.model import (
    Mention,
    Metric,
    Report,
    Section,
    Target,
    ancestors,
    mentions,
    metrics_of,
    section_at,
    walk,
)
from jinshi_cli.report.printed import bare

Fold: TypeAlias = Callable[[str], str]
"""Makes texts equal that differ only in script, width or case, character by character."""

_MOST_DIGITS = 4
_CHINESE = "[一二三四五六七八九]?十[一二三四五六七八九]?|[一二三四五六七八九零〇]"
_PART = (
    rf"[.\-/、。,(第›>\s]*(?:(?P<digits>[0-9]{{1,{_MOST_DIGITS}}})|(?P<chinese>{_CHINESE}))(?:[)是章节、。.\s]|部分)*"
)
_DIGITS = {"〇": 0} | {digit: value for value, digit in enumerate("零一二三四五六七八九")}
_MOST_FIGURE_DIGITS = 6
_PRINTED = rf"\s*(?:\((?:{_CHINESE}|[0-9]{{1,3}})\)|(?:{_CHINESE})是)"
_BETWEEN_MARKERS = r"[\s、.,›>]"
# Patterns are compiled where they are used: a place in digits, a key and most titles need none, and each takes 1 ms.

_NEAR = 75
"""Least RapidFuzz score (0–100) of a suggestion: two typing errors in a word of eight letters."""
_FEW = 8
"""Suggestions in one message; more are not read."""
LONGEST = 1_000
"""Characters of a reference, or twice those of the longest name in the report where that is more; titles seen have up
to 60. What is longer names nothing, and is near to nothing."""


class UnknownReference(LookupError):
    """Raised when a reference names nothing, or more than one thing.

    ``suggestions`` holds references that do exist, the nearest first, and ``names`` what each is called;
    ``ambiguous`` tells that the reference fits all of them.
    """

    def __init__(self, reference: str, found: Sequence[_Name], *, ambiguous: bool = False) -> None:
        super().__init__(reference)
        self.reference = reference
        self.suggestions = tuple(name.reference for name in found[:_FEW])
        self.names = tuple(name.called for name in found[:_FEW])
        self.ambiguous = ambiguous

    def suggest(self, suggestions: Sequence[tuple[str, str]]) -> None:
        """Put references and what they are called before those suggested so far."""
        more = dict(suggestions) | dict(zip(self.suggestions, self.names, strict=True))
        self.suggestions = tuple(more)[:_FEW]
        self.names = tuple(more.values())[:_FEW]

    def __str__(self) -> str:
        """Say in one sentence what is wrong and what to try."""
        return self.sentence("jinshi sections")

    def sentence(self, outline: str) -> str:
        """Say what is wrong and what to try; ``outline`` is the command that lists what can be named."""
        if self.ambiguous:
            message = _("“{reference}” fits more than one place: {suggestions}; name one of them")
        elif self.suggestions:
            message = _("“{reference}” names nothing in this report; the nearest: {suggestions}")
        else:
            message = _("“{reference}” names nothing in this report; {command} lists what there is")
        called = (
            brief(reference) if name == reference else f"{brief(reference)} {brief(name)}"
            for reference, name in zip(self.suggestions, self.names, strict=True)
        )
        return message.format(reference=brief(self.reference), suggestions=listed(called), command=outline)


class _Name(NamedTuple):
    """A folded name by which a target can be called, its reference, and the name as written."""

    text: str
    target: Target
    reference: str
    called: str


def resolve(report: Report, reference: str, fold: Fold) -> Target:
    """Return the section, metric, law or set phrase that a reference names. Raises `UnknownReference`."""
    # Before anything else: normalising takes time with the square of the marks that are put upon one letter.
    if len(reference) > LONGEST and len(reference) > 2 * max(map(len, _written_names(report)), default=0):
        raise UnknownReference(reference, ())
    wanted = unicodedata.normalize("NFKC", reference).strip()
    figure = _figure(wanted)
    if figure is not None:
        return _resolve_figure(report, reference, wanted, figure, fold)
    marked = _by_marks(report, wanted, fold)
    if marked is not None:
        return marked
    found = _by_place(report, reference.strip(), wanted)
    if not found:
        key = _by_key(report, wanted)
        if key is not None:
            return key
        found = _by_name(report, _folded(wanted, fold), fold)
    if len(found) == 1:
        return found[0].target
    if found:
        raise UnknownReference(reference, found, ambiguous=True)
    raise UnknownReference(reference, _suggestions(report, wanted, fold))


def _figure(wanted: str) -> tuple[str, int] | None:
    """Return the place and the number of a figure's id (``1.3.6#3``); None where the text is none."""
    place, sign, number = (part.strip() for part in wanted.rpartition("#"))
    is_number = number.isascii() and number.isdigit() and len(number) <= _MOST_FIGURE_DIGITS
    return (place, int(number)) if sign and place and is_number else None


def _resolve_figure(report: Report, reference: str, wanted: str, figure: tuple[str, int], fold: Fold) -> Metric:
    place, number = figure
    # A figure has no figures of its own.
    if _figure(place) is None:
        try:
            section = resolve(report, place, fold)
        except UnknownReference as unknown:
            unknown.reference = reference
            raise
        if isinstance(section, Section) and 1 <= number <= len(section.metrics):
            return section.metrics[number - 1]
    raise UnknownReference(reference, _suggestions(report, wanted, fold))


def called(target: Target) -> str:
    """Return what a target is called; in English the English title or label leads and the Chinese stands beside it."""
    if isinstance(target, Mention):
        return target.written
    chinese, english = (
        (target.title, target.title_en) if isinstance(target, Section) else (target.label, target.label_en)
    )
    return f"{english} ({chinese})" if language() == "en" and english else chinese


def resolve_section(report: Report, reference: str, fold: Fold) -> Section:
    """Return the section a reference names; of a metric or mention, the section it stands in first."""
    target = resolve(report, reference, fold)
    ref = target.refs[0] if isinstance(target, Mention) else target.ref
    return section_at(report, ref)


def is_place(text: str) -> bool:
    """Tell whether a text is meant as a place or as a figure of one, whether or not there is such a place."""
    wanted = unicodedata.normalize("NFKC", text).strip()
    return "#" in wanted or _parts(wanted) is not None or _begins_printed(wanted)


def is_position(report: Report, text: str) -> bool:
    """Tell whether a text is a place (``1.3.6``, ``一（三）六``, ``（三）``) but no bare number."""
    wanted = unicodedata.normalize("NFKC", text).strip()
    if _begins_printed(wanted) and re.fullmatch(_PRINTED, wanted) and _by_marker(report, wanted):
        return True
    parts = _parts(wanted)
    return parts is not None and len(parts) > 1 and _by_position(report, wanted) is not None


def position(text: str) -> str | None:
    """Return the position a text gives as ``1.3.6``, however it is written; None where it gives none."""
    parts = _parts(unicodedata.normalize("NFKC", text))
    return ".".join(map(str, parts)) if parts else None


def _begins_printed(wanted: str) -> bool:
    """Tell whether a text begins with a marker as it is printed; in ASCII there is only (3)."""
    return (not wanted.isascii() or "(" in wanted) and re.match(_PRINTED, wanted) is not None


def _by_place(report: Report, typed: str, wanted: str) -> tuple[_Name, ...]:
    """Find the sections whose place a text gives: by printed markers, by position, or both.

    Where a report numbers its headings otherwise than they stand, the two can differ; then both are found.
    """
    if any(unicodedata.category(character) == "No" for character in typed):
        # ① is no number 1 but a marker that is printed so.
        marked = _named(section for section in walk(report.sections) if section.marker.strip() == typed)
        return marked or _by_marker(report, wanted, whole=True)
    if _begins_printed(wanted):
        found = _by_marker(report, wanted)
        if found:
            return found
    section = _by_position(report, wanted)
    printed_so = () if wanted.isascii() else _by_marker(report, wanted, whole=True)
    return _unique((*(_named([section]) if section else ()), *printed_so))


def _named(sections: Iterable[Section]) -> tuple[_Name, ...]:
    return tuple(_Name("", section, section.ref, called(section)) for section in sections)


def _by_position(report: Report, wanted: str) -> Section | None:
    parts = _parts(wanted)
    if parts is None or "#" in wanted:
        return None
    ref = ".".join(map(str, parts))
    return next((section for section in walk(report.sections) if section.ref == ref), None)


def _numeral(written: str) -> int:
    """Read a Chinese numeral below one hundred; the number grammar reads more, and takes 8 ms to load."""
    tens, ten, ones = written.partition("十")
    if not ten:
        return _DIGITS[written]
    return 10 * (_DIGITS[tens] if tens else 1) + (_DIGITS[ones] if ones else 0)


def _parts(wanted: str) -> tuple[int, ...] | None:
    """Read a position (``1.3.6``, ``一(三)六``, ``1-3-6``); None where the text is none."""
    text = wanted.partition("#")[0].strip()
    numbers = text.split(".")
    if text.isascii() and all(number.isdigit() and len(number) <= _MOST_DIGITS for number in numbers):
        return tuple(map(int, numbers))
    if text.isascii() and text[:1].isalpha():
        return None
    parts = []
    position = 0
    while position < len(text):
        match = re.compile(_PART).match(text, position)
        if match is None:
            return None
        parts.append(int(match["digits"]) if match["digits"] else _numeral(match["chinese"]))
        position = match.end()
    return tuple(parts) or None


def _by_marker(report: Report, wanted: str, *, whole: bool = False) -> tuple[_Name, ...]:
    """Find the sections whose printed markers end the way the text reads (``（三）六``), or are all of it."""
    key = _marker_key(wanted)
    return _named(section for section in walk(report.sections) if key in _endings(report, section.ref, whole=whole))


def _endings(report: Report, ref: str, *, whole: bool) -> Iterator[str]:
    markers = [section.marker for section in ancestors(report, ref)]
    for start in range(1 if whole else len(markers)):
        before = "".join(_marker_key(bare(marker)) for marker in markers[start:-1])
        yield before + _marker_key(markers[-1])
        yield before + _marker_key(bare(markers[-1]))


def _marker_key(text: str) -> str:
    return re.sub(_BETWEEN_MARKERS, "", unicodedata.normalize("NFKC", text))


def _by_marks(report: Report, wanted: str, fold: Fold) -> Mention | None:
    """Find the law or set phrase that is written so, in its marks, which tell it from a title or label."""
    if not wanted.startswith(("《", "“")):
        return None
    every = (*mentions(report, "laws"), *mentions(report, "terms"))
    return next((mention for mention in every if fold(mention.written) == fold(wanted)), None)


def _by_key(report: Report, wanted: str) -> Metric | None:
    key = wanted.lower().replace(" ", "-").replace("_", "-")
    return next((metric for metric in metrics_of(report.sections) if metric.key == key), None)


def _by_name(report: Report, key: str, fold: Fold) -> tuple[_Name, ...]:
    """Find what is called just so; else the titles and names of laws that begin so."""
    if not key:
        return ()
    names = tuple(_names(report, fold))
    exact = _unique([name for name in names if name.text == key])
    begun = _unique([name for name in names if name.text.startswith(key) and _has_title(name.target)])
    # A law goes by the end of its title too: 民法典 for 中华人民共和国民法典.
    return exact or begun or _unique([name for name in names if name.text.endswith(key) and _is_law(name.target)])


def _has_title(target: Target) -> bool:
    return isinstance(target, Section) or _is_law(target)


def _is_law(target: Target) -> bool:
    return isinstance(target, Mention) and target.kind == "law"


def _suggestions(report: Report, wanted: str, fold: Fold) -> tuple[_Name, ...]:
    """Return what is near to a reference that names nothing, the nearest first."""
    if parts := _parts(wanted):
        return _nearest_position(report, parts, metric="#" in wanted)
    key = _folded(wanted, fold)
    names = tuple(_names(report, fold))
    if holding := _unique([name for name in names if key and key in name.text]):
        return holding
    from rapidfuzz import fuzz, process

    # Of longer names the beginning is compared: vacine is near to vaccine-doses.
    texts = [name.text[: len(key) + 1] for name in names]
    near = process.extract(key, texts, scorer=fuzz.ratio, score_cutoff=_NEAR, limit=_FEW)
    return _unique([names[index] for _text, _score, index in near])


def _nearest_position(report: Report, parts: tuple[int, ...], *, metric: bool) -> tuple[_Name, ...]:
    """Return the section whose number it is but for a point left out (136, 1.36), or else the nearest sibling.

    Where there is none, the deepest ancestor there is.
    """
    sections = {tuple(map(int, section.ref.split("."))): section for section in walk(report.sections)}
    run_on = "".join(map(str, parts))
    if not metric and (meant := [one for one in sections.values() if one.ref.replace(".", "") == run_on]):
        return tuple(_Name("", section, section.ref, called(section)) for section in meant[:_FEW])
    for depth in range(min(len(parts), max(map(len, sections))), 0, -1):
        siblings = [numbers for numbers in sections if numbers[:-1] == parts[: depth - 1]]
        if siblings:
            wanted = parts[depth - 1]
            section = sections[min(siblings, key=lambda numbers: abs(numbers[-1] - wanted))]
            if metric and section.metrics:
                last = section.metrics[-1]
                return (_Name("", last, last.id, called(last)),)
            return (_Name("", section, section.ref, called(section)),)
    return ()


def _written_names(report: Report) -> Iterator[str]:
    for section in walk(report.sections):
        yield from (section.marker + section.title, section.title_en or "")
    for mention in (*mentions(report, "laws"), *mentions(report, "terms")):
        yield mention.written
    for metric in metrics_of(report.sections):
        yield from (metric.label, metric.label_en or "", metric.key or "")


def _names(report: Report, fold: Fold) -> Iterator[_Name]:
    for section in walk(report.sections):
        for title in (section.title, section.marker + section.title, section.title_en):
            if title:
                yield _Name(_folded(title, fold), section, section.ref, called(section))
    for field in ("laws", "terms"):
        for mention in mentions(report, field):
            yield _Name(_folded(mention.name, fold), mention, mention.written, mention.written)
    for metric in metrics_of(report.sections):
        for name in (metric.label, metric.label_en):
            if name:
                yield _Name(_folded(name, fold), metric, metric.id, called(metric))
        if metric.key:
            yield _Name(_folded(metric.key, fold), metric, metric.key, metric.key)


def _folded(text: str, fold: Fold) -> str:
    return "".join(filter(str.isalnum, fold(text)))


def _unique(names: Sequence[_Name]) -> tuple[_Name, ...]:
    """Drop later names of the same target."""
    kept: dict[str, _Name] = {}
    for name in names:
        target = name.target
        identity = target.written if isinstance(target, Mention) else getattr(target, "id", target.ref)
        kept.setdefault(identity, name)
    return tuple(kept.values())
