"""Opens the zip file that a Word file is, and the XML in it, without trusting either.

Both are the standard library's and lxml's own work; python-docx would open them without bounds, and knows no numbers.
"""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from typing import TYPE_CHECKING

from jinshi_cli.importing.readers.document import Unreadable, library_missing
from jinshi_cli.importing.readers.limits import MAX_DIRECTORY, MAX_PART, MAX_RATIO
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
    if directory > MAX_DIRECTORY or data[max(0, end - 20) : end].startswith(_ZIP64):
        raise _too_much()
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except _DAMAGED:
        raise _damaged() from None
    for name in archive.namelist():
        if name.startswith(("/", "\\")) or ".." in name.replace("\\", "/").split("/") or ":" in name:
            raise Unreadable(
                _("the Word file names a place outside itself, as no program writes; save it anew in a word processor")
            )
    return archive


def xml_part(archive: zipfile.ZipFile, name: str) -> _Element | None:
    """Return the root of a part's XML, None where there is no such part. Raises `Unreadable`."""
    try:
        info = archive.getinfo(name)
    except KeyError:
        return None
    if info.file_size > MAX_PART or (info.file_size > _MIB and info.file_size > MAX_RATIO * max(1, info.compress_size)):
        raise _too_much()
    if info.flag_bits & 1 or info.compress_type not in {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}:
        raise _damaged()
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
    except (XMLSyntaxError, ValueError):
        raise _damaged() from None
    if root.getroottree().docinfo.internalDTD is not None:
        raise _damaged()
    return root


def _damaged() -> Unreadable:
    return Unreadable(_("the Word file is damaged; open it in a word processor and save it anew as .docx"))


def _too_much() -> Unreadable:
    return Unreadable(
        _("the Word file unpacks to more than {count} MiB, which no report does; save its text anew as .docx").format(
            count=MAX_PART // _MIB
        )
    )
