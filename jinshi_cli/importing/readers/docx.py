"""Reads the text of a Word file, with the numbers that Word prints in front of its paragraphs."""

from __future__ import annotations

import re
import zipfile
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING

from jinshi_cli.importing.readers.archive import open_archive, xml_part
from jinshi_cli.importing.readers.characters import lines_of, printed, raised
from jinshi_cli.importing.readers.document import Document, Unreadable
from jinshi_cli.importing.readers.limits import MAX_ELEMENTS, bounded, too_long
from jinshi_cli.importing.readers.lines import paragraphs
from jinshi_cli.importing.readers.numbering import Numbering
from jinshi_cli.importing.readers.ooxml import attribute, child, local, number, value
from jinshi_cli.importing.readers.run_look import RunLooks
from jinshi_cli.importing.readers.symbols import symbol
from jinshi_cli.messages import _

if TYPE_CHECKING:
    from lxml.etree import _Element

_DROPPED = frozenset(
    (
        *("del", "moveFrom", "delText", "instrText", "rt", "txbxContent", "drawing", "pict", "object"),
        *("pPr", "rPr", "sectPr", "tblPr", "tblGrid", "tcPr", "trPr", "sdtPr", "{}Fallback", "{}oMath", "{}oMathPara"),
    )
)
"""Elements whose text is not printed in the text's place: deleted, beside it, behind it, or properties."""
_SIGNS = {"tab": " ", "ptab": " ", "noBreakHyphen": "-", "cr": "\n"}
_CELL_PARAGRAPHS = 3
"""Paragraphs up to which a table's cell counts as one entry; a cell that frames a text has more."""
_CONTENTS = "table of contents"


@dataclass
class _Row:
    start: int
    cells: list[int] = field(default_factory=list)
    nested: bool = False


def read_docx(data: bytes) -> Document:
    """Return the paragraphs of a Word file. Raises `Unreadable`.

    Text boxes, notes, heads, feet, deletions and what is hidden or struck out are left out.
    """
    archive = open_archive(data)
    name = _main_part(archive)
    folder = name.rpartition("/")[0]
    root = xml_part(archive, name)
    if root is None or local(root) != "document":
        raise Unreadable(_("this is a zip file but no Word file; give the report as .docx, PDF, HTML or text"))
    styles = xml_part(archive, f"{folder}/styles.xml".lstrip("/"))
    numbering = Numbering(xml_part(archive, f"{folder}/numbering.xml".lstrip("/")), styles)
    body = _Body(numbering, RunLooks(styles))
    body.walk(root)
    core = xml_part(archive, "docProps/core.xml")
    titles = [printed(part.text or "") for part in core if local(part) == "{}title"] if core is not None else []
    bounded("".join(body.found))
    return Document(tuple(body.found), "docx", None, next(filter(None, titles), None))


def _main_part(archive: zipfile.ZipFile) -> str:
    """Return the name of the part that the package says is its document (ECMA-376-2, 9.3)."""
    relations = xml_part(archive, "_rels/.rels")
    for relation in relations if relations is not None else ():
        if str(relation.get("Type", "")).endswith("/officeDocument"):
            return str(relation.get("Target", "")).lstrip("/")
    return "word/document.xml"


class _Body:
    """Collects the printed paragraphs while the elements of the text are walked through."""

    def __init__(self, numbering: Numbering, looks: RunLooks) -> None:
        self.found: list[str] = []
        self._numbering = numbering
        self._looks = looks
        self._style: str | None = None
        self._raised = False
        self._pieces: list[str] = []
        self._rows: list[_Row] = []

    def walk(self, root: _Element) -> None:
        """Take in the elements below ``root``. Raises `Unreadable` where there are too many."""
        from lxml.etree import iterwalk

        walker = iterwalk(root, events=("start", "end"))
        for count, (event, element) in enumerate(walker):
            if count > 2 * MAX_ELEMENTS:
                raise too_long()
            name = local(element)
            if event == "end":
                self._end(name, element)
            elif name == "r":
                look = self._looks.look(self._style, child(element, "rPr"))
                self._raised = look.raised
                if not look.seen:
                    walker.skip_subtree()
            elif self._is_dropped(name, element):
                walker.skip_subtree()
            else:
                self._start(name, element)

    def _is_dropped(self, name: str, element: _Element) -> bool:
        if name == "sdt":
            gallery = child(child(child(element, "sdtPr"), "docPartObj"), "docPartGallery")
            return (value(gallery) or "").lower() == _CONTENTS
        if name == "tr":
            return child(child(element, "trPr"), "del") is not None
        return name in _DROPPED

    def _start(self, name: str, element: _Element) -> None:
        if name == "p":
            self._style = value(child(child(element, "pPr"), "pStyle"))
        elif name == "t":
            text = element.text or ""
            self._pieces.append(raised(text) if self._raised else text)
        elif name in _SIGNS:
            self._pieces.append(_SIGNS[name])
        elif name == "br":
            self._pieces.append("\n" if attribute(element, "type") in {None, "textWrapping"} else "")
        elif name == "sym":
            self._pieces.append(symbol(attribute(element, "font") or "", attribute(element, "char") or ""))
        elif name == "tr":
            self._rows.append(_Row(len(self.found)))
        elif name == "tbl" and self._rows:
            self._rows[-1].nested = True

    def _end(self, name: str, element: _Element) -> None:
        if name == "p":
            self._end_paragraph(child(element, "pPr"))
        elif name == "tc" and self._rows:
            self._rows[-1].cells.append(len(self.found))
        elif name == "tr" and self._rows and child(child(element, "trPr"), "del") is None:
            self._end_row(self._rows.pop())

    def _end_paragraph(self, properties: _Element | None) -> None:
        mark = child(properties, "rPr")
        if child(mark, "del") is not None or child(mark, "moveFrom") is not None:
            return
        text, self._pieces = "".join(self._pieces), []
        style = value(child(properties, "pStyle"))
        if re.fullmatch(r"toc \d|toc heading", self._numbering.style_name(style)):
            return
        listed = child(properties, "numPr")
        marker = self._numbering.marker(style, value(child(listed, "numId")), number(child(listed, "ilvl")))
        self.found += paragraphs(lines_of(marker + (text.lstrip() if marker else text)))

    def _end_row(self, row: _Row) -> None:
        """Make one paragraph of a table's row whose cells hold an entry each."""
        bounds = [row.start, *row.cells]
        cells = [self.found[start:end] for start, end in pairwise(bounds) if end > start]
        if not row.nested and len(cells) > 1 and all(len(cell) <= _CELL_PARAGRAPHS for cell in cells):
            self.found[row.start :] = [" ".join("".join(cell) for cell in cells)]
