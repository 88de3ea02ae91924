"""Tells what a file is and reads it."""

from __future__ import annotations

import re
from pathlib import PurePath

from jinshi_cli.importing.readers import text as plain
from jinshi_cli.importing.readers.document import Document, Kind, Unreadable, locked
from jinshi_cli.importing.readers.limits import MAX_BYTES, few
from jinshi_cli.messages import _

_HEAD = 1024
"""Bytes in which a PDF file must say so (ISO 32000-1, annex H, implementation note 13)."""

_MARKUP = re.compile(
    rb"\s*<!--|\s*<(?:!doctype\s+html|html|head|meta|title|body|div|p|span|table|section|article|h[1-6]|br|script|style)\b"
    rb"|\s*<\?xml[^>]{0,200}>\s*<(?:!doctype\s+html|html)\b",
    re.IGNORECASE,
)
_TAG = re.compile(rb"</?(?:html|body|div|p|span|table|td|br|font)\b[^<>]{0,500}>", re.IGNORECASE)
_PAGE_SUFFIXES = {".html", ".htm", ".xhtml", ".shtml", ".jsp", ".php", ".asp", ".aspx"}

_PACKED = (b"PK\x03\x04", b"PK\x05\x06")
_COMPOUND = b"\xd0\xcf\x11\xe0"
"""Begins the older Office files, and new ones with a password ([MS-CFB] 2.2)."""
_LOCKED, _OLDER_WORD = ("EncryptedPackage".encode("utf-16-le"), "WordDocument".encode("utf-16-le"))
"""Streams of such a file, as its directory names them ([MS-OFFCRYPTO] 2.3.4.4, [MS-DOC] 2.1.1, [MS-CFB] 2.6.1)."""
_PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\x00", b"MM\x00*", b"BM")


def read(data: bytes, name: str) -> Document:
    """Return the paragraphs of a file; its bytes tell what it is, and its name's ending where they do not.

    Raises `Unreadable` where it cannot be read, is too large, or holds no text.
    """
    if len(data) > MAX_BYTES:
        raise Unreadable(
            _("the file is larger than {count} MiB, which no report's text is; give it without its pictures").format(
                count=MAX_BYTES // 2**20
            )
        )
    document = _read_as(kind_of(data, name), data)
    if not few(document.paragraphs):
        raise Unreadable(_("there is no text in the file; give the file that holds the report"))
    return document


def kind_of(data: bytes, name: str) -> Kind:
    """Return what a file is. Raises `Unreadable` for what is known and not read."""
    if data.startswith(_PACKED):
        return "docx"
    if data.startswith(_COMPOUND):
        raise _compound(data)
    if data.lstrip()[:5] == b"{\\rtf":
        raise Unreadable(_("this is an RTF file; save it as .docx"))
    if b"%PDF-" in data[:_HEAD]:
        return "pdf"
    if data.startswith(_PICTURES) and b"\x00" in data[:_HEAD]:
        raise Unreadable(_("this is a picture; recognise its text first (OCR) and give that"))
    return "html" if _is_page(data, name) else "text"


def _compound(data: bytes) -> Unreadable:
    """Return what is said of a compound file, by the streams that it names."""
    if _LOCKED in data:
        return locked()
    if _OLDER_WORD in data:
        return Unreadable(_("this is an older Word file (.doc); save it as .docx"))
    return Unreadable(_("this is an older Office file but no Word file; give the report as .docx, PDF, HTML or text"))


def _is_page(data: bytes, name: str) -> bool:
    """Tell whether the bytes are a page: they begin as one, or hold tags and the name says so."""
    marked = plain.by_mark(data)
    head = data[: 16 * _HEAD]
    if marked:
        encoding, length = marked
        head = head[length:].decode(encoding, "ignore").encode()
    if _MARKUP.match(head):
        return True
    return PurePath(name).suffix.lower() in _PAGE_SUFFIXES and bool(_TAG.search(head))


def _read_as(kind: Kind, data: bytes) -> Document:
    if kind == "docx":
        from jinshi_cli.importing.readers.docx import read_docx

        return read_docx(data)
    if kind == "pdf":
        from jinshi_cli.importing.readers.pdf import read_pdf

        return read_pdf(data)
    if kind == "html":
        from jinshi_cli.importing.readers.html import read_html

        return read_html(data)
    return plain.read_text(*plain.decode(data))
