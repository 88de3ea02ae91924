"""Opens the zip file that a Word file is, and the XML in it, without trusting either.

Both are the standard library's and lxml's own work; python-docx would open them without bounds, and knows no numbers.
"""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from typing import TYPE_CHECKING

from jinshi_cli.importing.readers.document import Unreadable, library_missing, locked
from jinshi_cli.importing.readers.limits import MAX_DIRECTORY, MAX_PART, MAX_RATIO, too_long
from jinshi_cli.messages import _

if TYPE_CHECKING:
    from lxml.etree import _Element

_END = struct.Struct("<4s4H2LH")
"""The end of a zip file's directory (APPNOTE 4.3.16): of it, the bytes of the directory are wanted."""
_LONGEST_COMMENT = 65535
_ZIP64 = b"PK\x06\x07"
_DAMAGED = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    NotImplementedError,
    RuntimeError,
    EOFError,
    OSError,
    OverflowError,
    ValueError,
    KeyError,
)
"""What the standard library raises for damaged archives."""
_MIB = 2**20


def open_archive(data: bytes) -> zipfile.ZipFile:
    """Return the opened archive. Raises `Unreadable` where it is damaged, too large or names places outside itself."""
    end = data.rfind(b"PK\x05\x06", max(0, len(data) - _END.size - _LONGEST_COMMENT))
    if end < 0 or len(data) - end < _END.size:
        raise _damaged()
    directory = _END.unpack_from(data, end)[5]
    if data[max(0, end - 20) : end].startswith(_ZIP64):
        raise Unreadable(
            _("the Word file has the form of files above 4 GiB (ZIP64); open it in a word processor and save it again")
        )
    if directory > MAX_DIRECTORY:
        message = _("the list of the Word file's parts is longer than {count} MiB; save its text anew as .docx")
        raise Unreadable(message.format(count=MAX_DIRECTORY // _MIB))
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except _DAMAGED:
        raise _damaged() from None
    for name in archive.namelist():
        if name.startswith(("/", "\\")) or ".." in name.replace("\\", "/").split("/") or ":" in name:
            raise Unreadable(_("the Word file names a place outside itself; save it again in a word processor"))
    return archive


def xml_part(archive: zipfile.ZipFile, name: str) -> _Element | None:
    """Return the root of a part's XML, None where there is no such part. Raises `Unreadable`."""
    try:
        info = archive.getinfo(name)
    except KeyError:
        return None
    if info.flag_bits & 1:
        raise locked()
    if info.compress_type not in {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}:
        message = _(
            "the Word file is packed by a zip method that Word does not know ({number}); save its text anew as .docx"
        )
        raise Unreadable(message.format(number=info.compress_type))
    if info.file_size > MAX_PART:
        message = _("the Word file unpacks to more than {count} MiB, which no report does; save its text anew as .docx")
        raise Unreadable(message.format(count=MAX_PART // _MIB))
    if info.file_size > _MIB and info.file_size > MAX_RATIO * max(1, info.compress_size):
        message = _(
            "the Word file unpacks to more than {count} times its size, as no report does; save its text anew as .docx"
        )
        raise Unreadable(message.format(count=MAX_RATIO))
    try:
        with archive.open(info) as file:
            data = file.read(MAX_PART + 1)
    except _DAMAGED:
        raise _damaged() from None
    return _parse(data)


def _parse(data: bytes) -> _Element:
    """Return the root of XML as Office files hold it: without a document type (ECMA-376-2, 8.1.4) and so entities."""
    try:
        from lxml.etree import XMLParser, XMLSyntaxError, fromstring
    except ImportError:
        raise library_missing("Word") from None
    parser = XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        dtd_validation=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = fromstring(data, parser)
    except (XMLSyntaxError, ValueError) as error:
        raise _unparsed(data, str(error)) from None
    if root.getroottree().docinfo.internalDTD is not None:
        raise _with_document_type()
    return root


def _unparsed(data: bytes, said: str) -> Unreadable:
    """Return why XML was not parsed: what libxml2 calls its limits, a document type, or damage."""
    if "depth" in said:
        return Unreadable(
            _("the Word file's elements are nested deeper than any program's are; save its text anew as .docx")
        )
    if "huge" in said.lower():
        return too_long()
    # Entities that name one another are found before the document type is kept; UTF-16 has a zero in each letter.
    return _with_document_type() if b"<!DOCTYPE" in data.replace(b"\x00", b"") else _damaged()


def _with_document_type() -> Unreadable:
    return Unreadable(_("the Word file has a document type (DTD); save it again in a word processor"))


def _damaged() -> Unreadable:
    return Unreadable(_("the Word file is damaged; open it in a word processor and save it again as .docx"))
