"""The process that reads PDF files: the file on standard input, its lines and their places as JSON on the output."""

from __future__ import annotations

import json
import math
import sys
from itertools import islice
from typing import Any

from jinshi_cli.importing.readers.limits import (
    MAX_BYTES,
    MAX_CHARACTERS,
    MAX_PAGES,
    MAX_PIECES,
    PDF_CPU_SECONDS,
    PDF_MEMORY,
)
from jinshi_cli.importing.readers.pdf_fonts import use_stand_in
from jinshi_cli.importing.readers.printed_lines import Glyph, lines_of_glyphs

_PICTURE = 0.4
"""Parts of a page that a picture covers where it is a scan of the page."""
_HYPHEN = "\x02"
"""What PDFium gives for a hyphen at a line's end."""


def _bound() -> str:
    """Have the system end this process where it takes more time or memory than reading a report does.

    Return what to answer where memory does not suffice: ``memory`` where it is less than a report may take.
    """
    try:
        import resource
    except ImportError:  # not POSIX: the waiting process ends this one
        return "memory"
    memory = _limit(resource.RLIMIT_AS, PDF_MEMORY)
    _limit(resource.RLIMIT_CPU, PDF_CPU_SECONDS)
    _limit(resource.RLIMIT_CORE, 0)
    if sys.platform == "linux":
        import ctypes
        import signal

        # Ends with the process that waits for it, however that ends (prctl(2), PR_SET_PDEATHSIG).
        ctypes.CDLL(None).prctl(1, signal.SIGKILL)
    return "memory" if memory < PDF_MEMORY else "too much"


def _limit(kind: int, most: int) -> int:
    """Bound what this process may take of a resource, and return the bound; one that is narrower already stays."""
    import resource

    allowed = min([most, *(bound for bound in resource.getrlimit(kind) if bound != resource.RLIM_INFINITY)])
    resource.setrlimit(kind, (allowed, allowed))
    return allowed


def answer(data: bytes) -> dict[str, Any]:
    """Return the title and every page's lines, or ``error``: ``password``, ``pages``, ``characters``, ``damaged``."""
    import pypdfium2
    import pypdfium2.raw

    use_stand_in()
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        password = getattr(error, "err_code", None) == pypdfium2.raw.FPDF_ERR_PASSWORD
        return {"error": "password" if password else "damaged"}
    if len(document) > MAX_PAGES:
        return {"error": "pages"}
    pages = []
    left = MAX_CHARACTERS
    for number in range(len(document)):
        try:
            printed = document[number]
            if _is_crowded(printed):
                return {"error": "too much"}
            page = _page(printed, left)
        except pypdfium2.PdfiumError:
            return {"error": "damaged"}
        if page is None:
            return {"error": "characters"}
        left -= sum(len(line.text) for line in page["lines"])
        pages.append(page)
    return {"title": document.get_metadata_value("Title").strip() if pages else "", "pages": pages}


def _is_crowded(page: Any) -> bool:  # noqa: ANN401 - the library has no types
    """Tell whether a page sets its text in more pieces than are read; no character is looked at yet."""
    import pypdfium2.raw as pdfium

    pieces = page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_TEXT])
    return next(islice(pieces, MAX_PIECES, None), None) is not None


def _page(page: Any, most: int) -> dict[str, Any] | None:  # noqa: ANN401 - the library has no types
    """Return a page's lines and whether it is a scan, None where it has more characters than ``most``."""
    import pypdfium2.raw as pdfium

    text = page.get_textpage()
    count = text.count_chars()
    if count > most:
        return None
    width, height = page.get_size()
    turned = _Turned(page.get_rotation(), width, height)
    glyphs = (turned.glyph(text.raw, index) for index in range(count))
    lines = lines_of_glyphs([glyph for glyph in glyphs if all(map(math.isfinite, glyph[1:6]))])
    scanned = False
    if not lines:
        pictures = page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_IMAGE], max_depth=2)
        scanned = any(_area(picture) > _PICTURE * width * height for picture in pictures)
    return {"lines": lines, "scanned": scanned}


class _Turned:
    """Gives characters of a page their places as they are seen, which on turned pages are not those in the file."""

    def __init__(self, rotation: int, width: float, height: float) -> None:
        self._rotation = rotation
        self._width = width
        self._height = height

    def glyph(self, page: Any, index: int) -> Glyph:  # noqa: ANN401 - the library has no types
        import ctypes

        import pypdfium2.raw as pdfium

        box = pdfium.FS_RECTF()
        pdfium.FPDFText_GetLooseCharBox(page, index, ctypes.byref(box))
        code = pdfium.FPDFText_GetUnicode(page, index)
        sign = chr(code) if code < 0x110000 else "\ufffd"
        made = bool(pdfium.FPDFText_IsGenerated(page, index) == 1)
        size = abs(box.top - box.bottom) if self._rotation in {0, 180} else abs(box.right - box.left)
        first, second = self._seen(box.left, box.bottom), self._seen(box.right, box.top)
        left, right = sorted((first[0], second[0]))
        bottom, top = sorted((first[1], second[1]))
        return Glyph("-" if sign == _HYPHEN else sign, left, right, bottom, top, size, made)

    def _seen(self, x: float, y: float) -> tuple[float, float]:
        if self._rotation == 90:
            return y, self._height - x
        if self._rotation == 180:
            return self._width - x, self._height - y
        if self._rotation == 270:
            return self._width - y, x
        return x, y


def _area(picture: Any) -> float:  # noqa: ANN401 - the library has no types
    left, bottom, right, top = picture.get_bounds()
    return float((right - left) * (top - bottom))


def main() -> None:
    """Answer what is on standard input."""
    short = _bound()
    try:
        found = answer(sys.stdin.buffer.read(MAX_BYTES + 1))
    except MemoryError:
        found = {"error": short}
    json.dump(found, sys.stdout)
