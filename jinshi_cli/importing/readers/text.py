"""Reads text files: which encoding they are in, and which lines make a paragraph."""

from __future__ import annotations

import codecs

from jinshi_cli.importing.readers.characters import is_binary, lines_of, rows_of
from jinshi_cli.importing.readers.document import Document, Unreadable
from jinshi_cli.importing.readers.limits import bounded
from jinshi_cli.importing.readers.lines import paragraphs
from jinshi_cli.importing.readers.markdown import is_markdown, without_marks
from jinshi_cli.messages import _

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
    (b"\x84\x31\x95\x33", "gb18030"),
)
"""Byte order marks (Unicode 16.0, 23.8); UTF-32's before UTF-16's, which it begins with."""


def decode(data: bytes) -> tuple[str, str]:
    """Return the text that the bytes are and the encoding's name.

    A byte order mark decides; else what is UTF-8 throughout is UTF-8; else what is GB18030 throughout (GBK and GB 2312
    are parts of it) and mostly common Chinese is that. Raises `Unreadable`.
    """
    if marked := by_mark(data):
        encoding, length = marked
        try:
            return data[length:].decode(encoding), encoding
        except UnicodeDecodeError as error:
            raise _undecodable(error.start + length, encoding.upper()) from None
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError as error:
        offset = error.start
    try:
        text = data.decode("gb18030")
    except UnicodeDecodeError:
        raise _undecodable(offset, "UTF-8") from None
    if not mostly_common(text):
        raise _undecodable(offset, "UTF-8")
    return text, "gb18030"


def by_mark(data: bytes) -> tuple[str, int] | None:
    """Return the encoding that a byte order mark says and the mark's length in bytes."""
    return next(((encoding, len(mark)) for mark, encoding in _MARKS if data.startswith(mark)), None)


def read_text(text: str, encoding: str) -> Document:
    """Return the paragraphs of a text. Raises `Unreadable` where it is none."""
    if is_binary(text):
        raise Unreadable(_("this is no text, HTML, Word (.docx) or PDF file; save the report as one of these"))
    lines = lines_of(bounded(text))
    if is_markdown(lines):
        return Document(tuple(paragraphs(list(without_marks(lines)))), "text", encoding, None)
    return Document(tuple(paragraphs(lines, rows_of(text))), "text", encoding, None)


def mostly_common(text: str) -> bool:
    """Tell whether half of what is not ASCII are signs or the 3755 most used characters (GB/T 2312, rows 1-9, 16-55).

    Measured on a report: 99.9 in a hundred as simplified text, 72 as traditional text in GBK, 39 as Big5 read as GBK
    and 22 as UTF-8 read as GBK.
    """
    others = [character for character in text if not character.isascii()]
    common = sum(1 for character in others if _is_common(character))
    return common * 2 >= len(others)


def _is_common(character: str) -> bool:
    try:
        row = character.encode("gb2312")[0]
    except UnicodeEncodeError:
        return False
    return 0xA1 <= row <= 0xA9 or 0xB0 <= row <= 0xD7


def _undecodable(offset: int, encoding: str) -> Unreadable:
    """Return what is said of bytes that are no text from ``offset`` on; people count them from 1."""
    return Unreadable(
        _("byte {offset} is not {encoding}, and the whole is not GB18030 either; save the text as UTF-8").format(
            offset=offset + 1, encoding=encoding
        )
    )
