"""Tells what of a page a reader sees: not what is hidden, and not what is struck out."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from lxml.etree import _Element

_COMMENT = re.compile(r"/\*.*?(?:\*/|$)", re.DOTALL)
_INVISIBLE = frozenset(("hidden", "collapse"))
_STRUCK = frozenset(("del", "s", "strike"))
_NO_SIZE = re.compile(r"\+?(?:0+\.?0*|\.0+)(?:[a-z]+|%)?(?=[\s/]|$)")
_SIZE_OF_PARENT = re.compile(r"[0-9.]+(?:em|ex|ch|%)|larger|smaller|inherit|unset")
"""Sizes that are reckoned from the size around them, and so are none where that is none."""


class Seen(NamedTuple):
    """How the text directly in an element looks."""

    gone: bool = False
    """Whether it is not laid out, or struck out; nothing inside an element changes that."""
    invisible: bool = False
    sizeless: bool = False
    raised: bool = False

    @property
    def shown(self) -> bool:
        """Whether the text is read."""
        return not (self.gone or self.invisible or self.sizeless)


@lru_cache(maxsize=1024)
def declared(style: str) -> dict[str, str]:
    """Return the properties that a ``style`` attribute declares, in lower case (CSS Style Attributes, CSS Syntax 3).

    The last one of a name holds, or the last that is important.
    """
    found: dict[str, str] = {}
    important: dict[str, str] = {}
    for declaration in _COMMENT.sub("", style).lower().split(";"):
        name, _colon, said = declaration.partition(":")
        said, mark, _word = said.partition("!")
        (important if mark else found)[name.strip()] = said.strip()
    return found | important


def is_hidden(element: _Element) -> bool:
    """Tell whether an element says that nothing of it is shown; what is inside it may say otherwise of itself."""
    style = declared(element.get("style") or "")
    return _is_not_laid_out(element, style) or style.get("visibility") in _INVISIBLE


def seen(element: _Element, tag: str, around: Seen, *, block: bool) -> Seen:
    """Return how the text of an element looks, inside one whose text looks as ``around``.

    A block that is hidden may be shown by a page's script, and its size and that of others inside it may be in a
    style sheet; so what it is for the page is decided by `jinshi_cli.importing.readers.main_text`.
    """
    style = declared(element.get("style") or "")
    struck = _is_struck(tag, style)
    hidden = not block and _is_not_laid_out(element, style)
    invisible = around.invisible
    if not block and "visibility" in style:
        invisible = style["visibility"] in _INVISIBLE
    of_sheet = block or element.get("class") is not None
    align = style.get("vertical-align")
    raised = align == "super" if align is not None else tag == "sup" or (around.raised and not block)
    return Seen(
        around.gone or struck or hidden,
        invisible,
        _is_sizeless(style, around=around.sizeless and not of_sheet),
        raised,
    )


def _is_not_laid_out(element: _Element, style: dict[str, str]) -> bool:
    return style.get("display") == "none" or ("display" not in style and element.get("hidden") is not None)


def _is_struck(tag: str, style: dict[str, str]) -> bool:
    lines = [style[name] for name in ("text-decoration", "text-decoration-line") if name in style]
    return any("line-through" in line for line in lines) if lines else tag in _STRUCK


def _is_sizeless(style: dict[str, str], *, around: bool) -> bool:
    if size := style.get("font-size"):
        return around if _SIZE_OF_PARENT.fullmatch(size) else _NO_SIZE.fullmatch(size) is not None
    if font := style.get("font"):
        return any(_NO_SIZE.match(word) for word in font.split())
    return around
