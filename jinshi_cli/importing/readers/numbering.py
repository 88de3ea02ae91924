"""Counts the numbers that Word prints in front of paragraphs (ECMA-376-1, 17.9 Numbering)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from jinshi_cli.importing.readers.numerals import numeral
from jinshi_cli.importing.readers.ooxml import attribute, child, children, is_on, number, value

if TYPE_CHECKING:
    from lxml.etree import _Element

_LEVELS = 9
_PLACE = re.compile("%([1-9])")
_BULLET = "•"
"""What stands for a bullet of a font of signs, whose own character says nothing."""


class Level(NamedTuple):
    """One level of a list: the first number, its format, its text, and after which level it begins anew."""

    start: int = 1
    form: str = "decimal"
    text: str = ""
    restart: int | None = None
    legal: bool = False
    style: str | None = None
    joined: bool = False
    """Whether nothing stands between the number and the text."""


class Instance(NamedTuple):
    """A list: the definition that it counts with, its levels, and the levels that begin anew with it."""

    definition: str
    levels: dict[int, Level]
    restarted: frozenset[int]


class Style(NamedTuple):
    """What a paragraph style says of numbers: its name, what it is based on, list and level."""

    name: str
    parent: str | None
    instance: str | None
    level: int | None


class Numbering:
    """Gives one paragraph after the other its number."""

    def __init__(self, numbering: _Element | None, styles: _Element | None) -> None:
        self.styles = _styles(styles)
        self._instances = _instances(numbering)
        self._of_styles: dict[str | None, tuple[str | None, int | None]] = {}
        self._counts: dict[str, list[int | None]] = {}
        self._begun: set[str] = set()

    def style_name(self, style: str | None) -> str:
        """Return a style's name, which unlike its key is the same in every language."""
        return self.styles[style].name if style in self.styles else ""

    def marker(self, style: str | None, instance: str | None, level: int | None) -> str:
        """Return the printed number of the next paragraph, with a space where its end and the text would run together.

        ``instance`` and ``level`` are what the paragraph says itself, which goes before what its style says.
        """
        listed, level = self._resolved(style, instance, level)
        found = self._instances.get(listed)
        if found is None or level not in found.levels:
            return ""
        counts = self._counts.setdefault(found.definition, [None] * _LEVELS)
        if listed not in self._begun:
            self._begun.add(listed)
            for at in found.restarted:
                counts[at] = None
        _advance(counts, level, found.levels)
        return _printed(counts, level, found.levels)

    def _resolved(self, style: str | None, instance: str | None, level: int | None) -> tuple[str, int]:
        if instance is None:
            instance, of_style = self._listed(style)
            level = of_style if level is None else level
        return instance or "", min(max(level or 0, 0), _LEVELS - 1)

    def _listed(self, style: str | None) -> tuple[str | None, int | None]:
        """Return a style's list and level, its own or those of what it is based on, worked out once for each."""
        passed = []
        found: tuple[str | None, int | None] = (None, None)
        while style in self.styles:
            if style in self._of_styles:
                found = self._of_styles[style]
                break
            self._of_styles[style] = found
            passed.append(style)
            entry = self.styles[style]
            if entry.instance is not None:
                levels = self._instances[entry.instance].levels if entry.instance in self._instances else {}
                found = entry.instance, next((at for at, one in levels.items() if one.style == style), entry.level)
                break
            style = entry.parent
        self._of_styles.update(dict.fromkeys(passed, found))
        return found


def _advance(counts: list[int | None], level: int, levels: dict[int, Level]) -> None:
    """Count one at ``level``; deeper levels begin anew unless they say after which level alone they do."""
    now = counts[level]
    counts[level] = levels[level].start if now is None else now + 1
    for deeper in range(level + 1, _LEVELS):
        restart = levels[deeper].restart if deeper in levels else None
        if restart is None or level < restart:
            counts[deeper] = None


def _printed(counts: list[int | None], level: int, levels: dict[int, Level]) -> str:
    own = levels[level]
    if own.form == "bullet":
        text = "".join(_BULLET if "\ue000" <= sign <= "\uf8ff" else sign for sign in own.text)
    else:

        def place(match: re.Match[str]) -> str:
            at = int(match.group(1)) - 1
            other = levels.get(at, Level())
            count = counts[at]
            return numeral(other.start if count is None else count, "decimal" if own.legal else other.form)

        text = _PLACE.sub(place, own.text)
    return f"{text} " if text.strip() and text[-1].isascii() and not own.joined else text


def _styles(root: _Element | None) -> dict[str | None, Style]:
    found: dict[str | None, Style] = {}
    for style in children(root, "style"):
        properties = child(child(style, "pPr"), "numPr")
        found[attribute(style, "styleId")] = Style(
            (value(child(style, "name")) or "").lower(),
            value(child(style, "basedOn")),
            value(child(properties, "numId")),
            number(child(properties, "ilvl")),
        )
    return found


def _instances(root: _Element | None) -> dict[str, Instance]:
    definitions: dict[str, dict[int, Level]] = {}
    links: dict[str, str] = {}
    owners: dict[str, str] = {}
    for definition in children(root, "abstractNum"):
        key = attribute(definition, "abstractNumId") or ""
        definitions[key] = dict(_level(level) for level in children(definition, "lvl"))
        if link := value(child(definition, "numStyleLink")):
            links[key] = link
        if link := value(child(definition, "styleLink")):
            owners[link] = key
    found = {}
    for instance in children(root, "num"):
        key = value(child(instance, "abstractNumId")) or ""
        key = owners.get(links.get(key, ""), key)
        levels = dict(definitions.get(key, {}))
        restarted = set()
        for override in children(instance, "lvlOverride"):
            at = _depth(override)
            if (level := child(override, "lvl")) is not None:
                levels[at] = _level(level)[1]
            if (start := number(child(override, "startOverride"))) is not None:
                levels[at] = levels.get(at, Level())._replace(start=start)
                restarted.add(at)
        found[attribute(instance, "numId") or ""] = Instance(key, levels, frozenset(restarted))
    found.pop("0", None)
    return found


def _level(element: _Element) -> tuple[int, Level]:
    start = number(child(element, "start"))
    return _depth(element), Level(
        1 if start is None else start,
        value(child(element, "numFmt")) or "decimal",
        (value(child(element, "lvlText")) or "")[:40],
        number(child(element, "lvlRestart")),
        is_on(child(element, "isLgl")),
        value(child(element, "pStyle")),
        value(child(element, "suff")) == "nothing",
    )


def _depth(element: _Element) -> int:
    text = attribute(element, "ilvl") or ""
    return int(text) if text in set("012345678") else 0
