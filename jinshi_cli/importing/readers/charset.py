"""Which encoding a page is in."""

from __future__ import annotations

import codecs
import re

from jinshi_cli.importing.readers.document import Unreadable
from jinshi_cli.importing.readers.text import by_mark, decode, mostly_common

_PRESCAN = 4096
"""Bytes in which the declaration is looked for; the HTML standard asks for 1024, pages put scripts before it."""

_DECLARED = re.compile(
    rb"""<meta\b[^>]{0,300}?charset\s{0,9}=\s{0,9}["']?\s{0,9}([\w.:-]{1,40})|<\?xml[^>]{0,100}?encoding=["']([\w.-]{1,40})""",
    re.IGNORECASE,
)
_LABELS = {
    **dict.fromkeys(("utf-8", "utf8", "unicode-1-1-utf-8", "utf-16", "utf-16le", "utf-16be"), "utf-8"),
    **dict.fromkeys(("gbk", "gb2312", "gb18030", "gb_2312-80", "gb_2312", "x-gbk", "chinese", "csgb2312"), "gb18030"),
    **dict.fromkeys(("big5", "big5-hkscs", "cn-big5", "csbig5", "x-x-big5"), "big5hkscs"),
}
"""Labels of the encodings of Chinese pages (WHATWG Encoding, 4.2; a declaration in ASCII cannot be in UTF-16)."""

_LEAST_RIGHT = 1000
"""Characters to each one that may be undecodable, as browsers show a page with a few damaged bytes."""


def decode_page(data: bytes) -> tuple[str, str]:
    """Return the page's text and the encoding's name: by its mark, what it declares, or the bytes, in this order.

    A declaration that the bytes contradict does not count. Raises `Unreadable`.
    """
    if by_mark(data):
        return decode(data)
    declared = declared_encoding(data)
    text = _strictly(data, declared) if declared else None
    if declared and text is not None and (declared != "gb18030" or mostly_common(text)):
        return text, declared
    try:
        return decode(data)
    except Unreadable:
        loose = data.decode(declared, "replace") if declared else "\ufffd"
        if declared is None or loose.count("\ufffd") * _LEAST_RIGHT > len(loose):
            raise
        return loose, declared


def declared_encoding(data: bytes) -> str | None:
    """Return the encoding that a page says it is in, if it says one of those of Chinese pages."""
    match = _DECLARED.search(data[:_PRESCAN])
    label = (match.group(1) or match.group(2)).decode("ascii", "ignore").lower() if match else ""
    return _LABELS.get(label)


def _strictly(data: bytes, encoding: str) -> str | None:
    try:
        return codecs.decode(data, encoding)
    except UnicodeDecodeError:
        return None
