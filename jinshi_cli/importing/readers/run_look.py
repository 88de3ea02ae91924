"""Tells how a run of a Word file's text looks, by itself and by its styles (ECMA-376-1, 17.7.2 Style Hierarchy)."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from jinshi_cli.importing.readers.ooxml import attribute, child, children, is_on, local, value

if TYPE_CHECKING:
    from lxml.etree import _Element

_TOGGLED = ("vanish", "strike", "dstrike")
"""Properties that a style turns off again where another one turns them on (17.7.3 Toggle Properties)."""
_HIDDEN_MARK = "specVanish"
_ON_OR_OFF = frozenset((*_TOGGLED, _HIDDEN_MARK))
_RAISED = "vertAlign"

_Said = Mapping[str, bool]
"""What properties say, those alone of which something is said."""
_NOTHING: _Said = MappingProxyType({})


class Look(NamedTuple):
    """Whether a run is seen and not struck out, and whether it stands raised."""

    seen: bool
    raised: bool


class RunLooks:
    """Tells the looks of runs, by the styles of a Word file."""

    def __init__(self, styles: _Element | None) -> None:
        self._own: dict[str | None, _Said] = {}
        self._parents: dict[str | None, str | None] = {}
        self._whole: dict[str | None, _Said] = {}
        self._defaults = _said(child(child(child(styles, "docDefaults"), "rPrDefault"), "rPr"))
        self._usual: str | None = None
        for style in children(styles, "style"):
            key = attribute(style, "styleId")
            self._own[key] = _said(child(style, "rPr"))
            self._parents[key] = value(child(style, "basedOn"))
            if attribute(style, "type") == "paragraph" and attribute(style, "default") in {"1", "true", "on"}:
                self._usual = key

    def look(self, paragraph_style: str | None, properties: _Element | None) -> Look:
        """Return how a run looks that has the properties, in a paragraph of the style (None: the usual one)."""
        own = _said(properties)
        around = self._of(self._usual if paragraph_style is None else paragraph_style)
        styled = self._of(value(child(properties, "rStyle")))

        def is_set(name: str) -> bool:
            by_styles = around.get(name, False) != styled.get(name, False)
            return own.get(name, self._defaults.get(name, False) or by_styles)

        def nearest(name: str) -> bool:
            return next((said[name] for said in (own, styled, around, self._defaults) if name in said), False)

        return Look(not (any(map(is_set, _TOGGLED)) or nearest(_HIDDEN_MARK)), nearest(_RAISED))

    def _of(self, style: str | None) -> _Said:
        """Return what a style says with all that it is based on, worked out once for each, however long the chain."""
        chain = []
        while style in self._own and style not in self._whole:
            self._whole[style] = _NOTHING
            chain.append(style)
            style = self._parents[style]
        whole = self._whole.get(style, _NOTHING)
        for one in reversed(chain):
            own = self._own[one]
            whole = {**whole, **own} if own else whole
            self._whole[one] = whole
        return whole


def _said(properties: _Element | None) -> _Said:
    said = {}
    for found in properties if properties is not None else ():
        name = local(found)
        if name in _ON_OR_OFF:
            said[name] = is_on(found)
        elif name == _RAISED:
            said[name] = value(found) == "superscript"
    return said or _NOTHING
