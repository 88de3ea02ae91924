"""Reads WordprocessingML by its local names, in either of its namespaces (ECMA-376: transitional, strict)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.etree import _Element

NAMESPACES = (
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "http://purl.oclc.org/ooxml/wordprocessingml/main",
)
_NUMBER = re.compile("-?[0-9]{1,6}")


def local(element: _Element) -> str:
    """Return the element's name where it is of WordprocessingML, ``{}name`` where it is of another vocabulary."""
    tag = element.tag
    if not isinstance(tag, str):
        return ""
    namespace, _brace, name = tag.rpartition("}")
    return name if namespace[1:] in NAMESPACES else f"{{}}{name}"


def children(element: _Element | None, name: str) -> Iterator[_Element]:
    """Iterate over the child elements of the name."""
    return (found for found in (element if element is not None else ()) if local(found) == name)


def child(element: _Element | None, name: str) -> _Element | None:
    """Return the first child element of the name."""
    return next(children(element, name), None)


def attribute(element: _Element | None, name: str) -> str | None:
    """Return an attribute of WordprocessingML."""
    if element is None:
        return None
    return next((found for space in NAMESPACES if (found := element.get(f"{{{space}}}{name}")) is not None), None)


def value(element: _Element | None) -> str | None:
    """Return the element's ``val``."""
    return attribute(element, "val")


def number(element: _Element | None) -> int | None:
    """Return the element's ``val`` as a whole number, None where it is none of up to six digits."""
    text = value(element)
    return int(text) if text is not None and _NUMBER.fullmatch(text) else None


def is_on(element: _Element | None) -> bool:
    """Tell whether an on-off property is there and on (ECMA-376-1, 17.17.4)."""
    return element is not None and value(element) not in {"0", "false", "off"}
