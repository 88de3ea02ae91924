"""Counts the numbers that a browser prints before the items of a list (HTML standard, 4.4.5 The ol element)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from jinshi_cli.importing.readers.numerals import numeral

if TYPE_CHECKING:
    from lxml.etree import _Element

_TYPES = {"1": "decimal", "a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}
"""What the attribute type of a list says."""
_STYLES = {
    "decimal": "decimal",
    "decimal-leading-zero": "decimalZero",
    "lower-alpha": "lowerLetter",
    "lower-latin": "lowerLetter",
    "upper-alpha": "upperLetter",
    "upper-latin": "upperLetter",
    "lower-roman": "lowerRoman",
    "upper-roman": "upperRoman",
    "cjk-ideographic": "chineseCountingThousand",
    "cjk-decimal": "ideographDigital",
    "simp-chinese-informal": "chineseCountingThousand",
    "trad-chinese-informal": "chineseCountingThousand",
}
"""What list-style-type says (CSS Counter Styles 3, 6 and 7), in the names of Word's formats."""
_CHINESE = frozenset(("chineseCountingThousand", "ideographDigital"))
_UEDITOR = {
    "num": ("decimal", "{}."),
    "num1": ("decimal", "{})"),
    "num2": ("decimal", "({})"),
    "cn": ("chineseCountingThousand", "{}、"),
    "cn1": ("chineseCountingThousand", "{})"),
    "cn2": ("chineseCountingThousand", "（{}）"),
}
"""What the editor of many government sites (UEditor, insertorderedlist) prints for the classes it gives to lists."""
_CLASS = re.compile(r"(?:^|\s)custom_(num[12]?|cn[12]?)(?:\s|$)")
_STYLE = re.compile(r"list-style(?:-type)?\s{0,3}:[^;]{0,60}?([a-z]+(?:-[a-z]+)*)", re.IGNORECASE)
_MOST = 9999


@dataclass
class List:
    """A list that is open: the number of its next item, the format of its numbers, and how they are printed."""

    next: int
    form: str
    printed: str

    def marker(self, item: _Element) -> str:
        """Return what stands before the next item, and count it."""
        self.next = _number(item.get("value"), self.next)
        text = numeral(self.next, self.form)
        self.next += 1
        return self.printed.format(text) if text else ""


def opened(element: _Element) -> List:
    """Return the list that an element opens; one that is not ordered has no numbers."""
    if element.tag != "ol":
        return List(1, "none", "")
    custom = _CLASS.search(element.get("class") or "")
    if custom:
        form, printed = _UEDITOR[custom[1]]
    else:
        form = _form(element)
        printed = "{}、" if form in _CHINESE else "{}. "
    return List(_number(element.get("start"), 1), form, printed)


def _form(element: _Element) -> str:
    """Return the format of a list's numbers; none where its style hides them."""
    style = _STYLE.search(element.get("style") or "")
    named = style[1].lower() if style else ""
    if named == "none":
        return "none"
    return _STYLES.get(named) or _TYPES.get(element.get("type") or "", "decimal")


def _number(written: str | None, default: int) -> int:
    text = (written or "").strip()
    return int(text) if text.isascii() and text.isdigit() and len(text) < len(str(_MOST)) + 1 else default
