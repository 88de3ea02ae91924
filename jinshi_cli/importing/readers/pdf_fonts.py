"""The font that stands in for those a PDF file names and does not hold, the same on every machine.

PDFium takes such fonts from the machine. Where that has none with Chinese characters, as servers have, it finds their
boxes without height, and drops a piece of text for a second print of one before it that reads the same
(`CPDF_TextPage::IsSameTextObject`): lines and words were lost. With this font every Chinese character has a box. Latin
fonts are PDFium's own: files need not say how wide the letters of the standard ones are (ISO 32000-1, 9.6.2.2).
"""

from __future__ import annotations

import ctypes
import struct
from functools import cache
from typing import Any

_UNITS = 1000
"""Parts of the type's size in which a font measures; PDF has as many (ISO 32000-1, 9.2.4)."""
_ASCENT, _DESCENT = 880, -120
"""As of most Chinese fonts, so that a box is as high as the type's size."""
_SFNT = 0x00010000
"""Version of a font with TrueType outlines."""
_CHECKED = 0x5F0F3CF5
"""What a font's header must hold (OpenType 1.9, "head")."""
_LAST = 0x10FFFF
"""The last code point of Unicode."""
_CHINESE = (128, 129, 134, 136)
"""Charsets of Japanese, Korean and Chinese fonts, simplified and traditional (`fpdf_sysfontinfo.h`, FXFONT_…)."""


def stand_in() -> bytes:
    """Return a TrueType font in which every character is a square (OpenType 1.9; cmap format 13, "many-to-one")."""
    box = (0, _DESCENT, _UNITS, _ASCENT)
    square = struct.pack(">5hHH4B", 1, *box, 3, 0, *[1] * 4) + struct.pack(
        ">8h", 0, _UNITS, 0, -_UNITS, _DESCENT, 0, _UNITS, 0
    )
    square += bytes(-len(square) % 4)
    every = struct.pack(">HHIII", 13, 0, 28, 0, 1) + struct.pack(">III", ord(" "), _LAST, 1)
    tables = {
        b"cmap": struct.pack(">HHHHI", 0, 1, 3, 10, 12) + every,
        b"glyf": square * 2,
        b"head": struct.pack(">IIIIHHqq4hHHhhh", _SFNT, _SFNT, 0, _CHECKED, 0, _UNITS, 0, 0, *box, 0, 8, 2, 1, 0),
        b"hhea": struct.pack(">IhhhH11hH", _SFNT, _ASCENT, _DESCENT, 0, _UNITS, 0, 0, _UNITS, 1, *[0] * 7, 2),
        b"hmtx": struct.pack(">HhHh", _UNITS, 0, _UNITS, 0),
        b"loca": struct.pack(">III", 0, len(square), 2 * len(square)),
        b"maxp": struct.pack(">I14H", _SFNT, 2, 4, 1, 0, 0, 1, *[0] * 8),
    }
    heads, bodies = struct.pack(">IHHHH", _SFNT, len(tables), 64, 2, len(tables) * 16 - 64), b""
    start = len(heads) + 16 * len(tables)
    for tag, table in sorted(tables.items()):
        heads += tag + struct.pack(">III", 0, start + len(bodies), len(table))
        bodies += table + bytes(-len(table) % 4)
    return heads + bodies


@cache
def use_stand_in() -> object:
    """Have PDFium take the font above for every Chinese one it misses, and none of the machine's.

    Return what must be kept, here by the cache, until the library has ended (`fpdf_sysfontinfo.h`).
    """
    import pypdfium2.raw as pdfium

    font = stand_in()
    kinds: dict[str, Any] = {name: kind for name, kind, *_more in pdfium.FPDF_SYSFONTINFO._fields_}

    def give(_info: object, _font: object, table: int, buffer: int | None, size: int) -> int:
        if table:  # the whole file is given alone
            return 0
        if buffer and size >= len(font):
            ctypes.memmove(buffer, font, len(font))
        return len(font)

    calls = {
        "Release": lambda _info: None,
        "EnumFonts": lambda _info, _mapper: None,
        "MapFont": lambda _info, _weight, _italic, charset, *_more: 1 if charset in _CHINESE else None,
        "GetFont": lambda _info, _face: 1,
        "GetFontData": give,
        "GetFaceName": lambda *_asked: 0,
        "GetFontCharset": lambda _info, _font: 1,  # FXFONT_DEFAULT_CHARSET
        "DeleteFont": lambda _info, _font: None,
    }
    info = pdfium.FPDF_SYSFONTINFO(version=1, **{name: kinds[name](call) for name, call in calls.items()})
    pdfium.FPDF_SetSystemFontInfo(ctypes.byref(info))
    return info
