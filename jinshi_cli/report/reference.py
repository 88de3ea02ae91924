"""References: from ``1.3.6``, ``一（三）六``, a title, a metric's id or key, or a law's title to what it names.

A reference counts positions among siblings, not printed numbers, so that it holds where a report
numbers a heading twice or leaves one out.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple, TypeAlias, TypeVar

from jinshi_cli.messages import _
from jinshi_cli.report.model import Mention, Metric, Report, Section, ancestors, mentions, metrics_of, walk
from jinshi_cli.report.quantity import number

Target: TypeAlias = Section | Metric | Mention

_CHINESE = "[一二三四五六七八九]?十[一二三四五六七八九]?|[一二三四五六七八九零〇]"
_PART = re.compile(rf"[.\-、,(第\s]*(?:(?P<digits>[0-9]{{1,4}})|(?P<chinese>{_CHINESE}))[)是、.\s]*")
_METRIC = re.compile(r"(.+?)\s*#\s*([0-9]{1,6})")
_NEAR = 70
"""Least RapidFuzz score (0–100) of a suggestion: two typing errors in a word of seven letters."""

_PUNCTUATION = re.compile(r"[\W_]+")


class UnknownReference(LookupError):
    """Raised when a reference names nothing, or more than one thing.

    ``suggestions`` holds references that do exist, the nearest first; ``ambiguous`` tells that the
    beginning of a title fits all of them.
    """

    def __init__(self, reference: str, suggestions: Sequence[str], *, ambiguous: bool = False) -> None:
        super().__init__(reference)
        self.reference = reference
        self.suggestions = tuple(suggestions)
        self.ambiguous = ambiguous

    def __str__(self) -> str:
        """Say in one sentence what is wrong and what to try."""
        if self.ambiguous:
            message = _("“{reference}” fits more than one title: {suggestions}; type more of it")
        elif self.suggestions:
            message = _("“{reference}” names nothing in this report; the nearest is {suggestions}")
        else:
            message = _("“{reference}” names nothing in this report; jinshi sections lists what there is")
        return message.format(reference=self.reference, suggestions=", ".join(self.suggestions))


class _Name(NamedTuple):
    """A folded name by which a target can be called, and the reference it is suggested by."""

    text: str
    target: Target
    reference: str


def resolve(report: Report, reference: str, fold: Callable[[str], str]) -> Target:
    """Return the section, metric or law that a reference names.

    ``fold`` makes titles that differ only in script, width or case equal. Raises `UnknownReference`.
    """
    wanted = unicodedata.normalize("NFKC", reference).strip()
    found = _by_position(report, wanted)
    if found is not None:
        return found
    names = tuple(_names(report, fold))
    key = _folded(wanted, fold)
    exact = [name for name in names if name.text == key]
    matching = exact or [name for name in names if key and name.text.startswith(key)]
    targets = _unique(matching)
    if len(targets) == 1:
        return targets[0].target
    if targets:
        raise UnknownReference(reference, [name.reference for name in targets[:8]], ambiguous=True)
    raise UnknownReference(reference, suggest(report, wanted, fold))


def resolve_section(report: Report, reference: str, fold: Callable[[str], str]) -> Section:
    """Return the section a reference names; of a metric, the section it stands in."""
    target = resolve(report, reference, fold)
    if isinstance(target, Mention):
        target = resolve(report, target.refs[0], fold)
    if isinstance(target, Metric):
        target = resolve(report, target.ref, fold)
    if isinstance(target, Section):
        return target
    raise UnknownReference(reference, ())


def suggest(report: Report, wanted: str, fold: Callable[[str], str], limit: int = 3) -> tuple[str, ...]:
    """Return up to ``limit`` existing references near to one that names nothing, the nearest first."""
    parts = _parts(wanted)
    if parts:
        nearest = _nearest_position(report, parts)
        metrics = next((one.metrics for one in walk(report.sections) if (one.ref,) == nearest), ())
        return (metrics[-1].id,) if "#" in wanted and metrics else nearest
    from rapidfuzz import fuzz, process

    names = tuple(_names(report, fold))
    near = process.extract(
        _folded(wanted, fold),
        [name.text for name in names],
        scorer=fuzz.ratio if wanted.isascii() else fuzz.partial_ratio,
        score_cutoff=_NEAR,
        limit=limit * 4,
    )
    return tuple(name.reference for name in _unique([names[index] for _text, _score, index in near])[:limit])


def printed(report: Report, ref: str) -> str:
    """Return a section's place as a citation prints it: ``一（三）六`` for ``1.3.6``, ``前言`` for ``0``."""
    path = ""
    for section in ancestors(report, ref):
        marker = section.marker.strip()
        label = marker.rstrip("是、.．,，: ：").removeprefix("第") or section.title
        if path and label[:1].isalnum() and path[-1:].isalnum():
            path += "、"
        path += label
    return path


def trail(report: Report, ref: str) -> tuple[str, ...]:
    """Return the printed markers from the chapter down (``一``, ``（三）``, ``六``)."""
    return tuple(section.marker.strip().rstrip("是、.．,，: ：") or section.title for section in ancestors(report, ref))


def _by_position(report: Report, wanted: str) -> Target | None:
    match = _METRIC.fullmatch(wanted)
    parts = _parts(match[1] if match else wanted)
    if parts is None:
        return None
    ref = ".".join(str(part) for part in parts)
    section = next((section for section in walk(report.sections) if section.ref == ref), None)
    if section is None or match is None:
        return section
    index = int(match[2]) - 1
    return section.metrics[index] if 0 <= index < len(section.metrics) else None


def _parts(wanted: str) -> tuple[int, ...] | None:
    """Read a position (``1.3.6``, ``一(三)六``, ``1-3-6``); None where the text is none."""
    parts = []
    position = 0
    text = wanted.partition("#")[0].strip()
    while position < len(text):
        match = _PART.match(text, position)
        if match is None or match.end() == position:
            return None
        parts.append(int(match["digits"]) if match["digits"] else int(number(match["chinese"]) or 0))
        position = match.end()
    return tuple(parts) or None


def _nearest_position(report: Report, parts: tuple[int, ...]) -> tuple[str, ...]:
    """Return the sibling with the nearest number, or the deepest ancestor there is."""
    refs = [section.ref for section in walk(report.sections)]
    for depth in range(len(parts), 0, -1):
        parent = parts[: depth - 1]
        siblings = [numbers for ref in refs if (numbers := tuple(map(int, ref.split("."))))[:-1] == parent]
        if siblings:
            nearest = min(siblings, key=lambda numbers: abs(numbers[-1] - parts[depth - 1]))
            return (".".join(map(str, nearest)),)
    return ()


def _names(report: Report, fold: Callable[[str], str]) -> Iterator[_Name]:
    for metric in metrics_of(report.sections):
        if metric.key is not None:
            yield _Name(_folded(metric.key, fold), metric, metric.key)
    for section in walk(report.sections):
        yield _Name(_folded(section.title, fold), section, section.ref)
        if section.title_en is not None:
            yield _Name(_folded(section.title_en, fold), section, section.ref)
    for law in mentions(report, "laws"):
        yield _Name(_folded(law.name, fold), law, law.name)
    for metric in metrics_of(report.sections):
        yield _Name(_folded(metric.label, fold), metric, metric.key or metric.id)


def _folded(text: str, fold: Callable[[str], str]) -> str:
    return _PUNCTUATION.sub("", fold(text))


_Named = TypeVar("_Named", bound=_Name)


def _unique(names: Sequence[_Named]) -> list[_Named]:
    """Drop later names of the same target."""
    seen: list[Target] = []
    kept = []
    for name in names:
        if name.target not in seen:
            seen.append(name.target)
            kept.append(name)
    return kept
