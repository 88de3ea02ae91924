"""How much of a file is read: the bounds of the readers' time and memory.

The figures are the project's: far above what reports need, and low enough for a machine with 1 GiB to spare.
"""

from __future__ import annotations

from jinshi_cli.importing.readers.document import Unreadable
from jinshi_cli.messages import _

MAX_BYTES = 64 * 2**20
"""Bytes of a file. Reports with photographs of every page stay below 50 MB; their text is below 200 KB."""

MAX_MARKUP = 8 * 2**20
"""Bytes of a page. A parsed page takes up to 40 times its bytes in memory; pages seen have 20 to 300 KB."""

MAX_ELEMENTS = 150_000
"""Elements of a page or of a Word text, 3 seconds' work. Reports pasted from Word have about 20,000."""

MAX_ATTRIBUTES = 5_000
"""Attributes of one element of a page; the parser takes time with their square. Elements seen have up to 20."""

MAX_CHARACTERS = 200_000
"""Characters of the text read, 2 seconds' work; the longest reports of the genre have some 40,000."""

MAX_PARAGRAPHS = 10_000
"""Paragraphs of the text read; the longest reports of the genre have some 1,000."""

MAX_PART = 16 * 2**20
"""Bytes of one unpacked part of a Word file; the text of a hundred pages takes 2 MB."""

MAX_RATIO = 200
"""Unpacked to packed bytes of a part above 1 MiB. Word's XML packs to a fiftieth at best, a bomb to a thousandth."""

MAX_DIRECTORY = 2 * 2**20
"""Bytes of a Word file's table of contents, some 25,000 entries; Word writes about 20."""

MAX_PAGES = 500
"""Pages of a PDF file; reports have 3 to 60."""

MAX_PIECES = 10_000
"""Pieces in which a page of a PDF file sets its text; PDFium compares them with one another. Pages have some 1,500
characters, and at most a piece for each."""

PDF_MEMORY = 2**30
"""Bytes of address space for reading a PDF file; 50 pages take a tenth of it."""

PDF_CPU_SECONDS = 5
"""Seconds of processor time for reading a PDF file; 50 pages take less than one."""

PDF_WAIT_SECONDS = 60
"""Seconds to wait for a PDF file to be read on a machine busy with other work."""


def bounded(text: str) -> str:
    """Return the text. Raises `Unreadable` where it is longer than any report."""
    if len(text) > MAX_CHARACTERS:
        raise too_long()
    return text


def few(paragraphs: tuple[str, ...]) -> tuple[str, ...]:
    """Return the paragraphs. Raises `Unreadable` where they are more than any report has."""
    if len(paragraphs) > MAX_PARAGRAPHS:
        raise Unreadable(
            _("the text has more than {count} paragraphs, which no report has; give the report alone").format(
                count=MAX_PARAGRAPHS
            )
        )
    return paragraphs


def too_long() -> Unreadable:
    """Return what is said of a file that holds more text than is read."""
    return Unreadable(
        _("the text is longer than {count} characters, which no report is; give the report alone").format(
            count=MAX_CHARACTERS
        )
    )
