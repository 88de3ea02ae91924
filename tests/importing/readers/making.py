"""Makes small Word and PDF files."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
_SPACES = (
    f'xmlns:w="{W}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
)
RELATIONS = (
    '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" '
    'Target="word/document.xml"/></Relationships>'
)


def docx(
    body: str,
    numbering: str = "",
    styles: str = "",
    extra: dict[str, str | bytes] | None = None,
    packed: int = zipfile.ZIP_DEFLATED,
) -> bytes:
    """A Word file of the body's XML, of the list definitions and of the styles."""
    parts: dict[str, str | bytes] = {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
        "_rels/.rels": RELATIONS,
        "word/document.xml": f'<?xml version="1.0" encoding="UTF-8"?><w:document {_SPACES}><w:body>{body}<w:sectPr/></w:body></w:document>',
        "word/numbering.xml": f"<w:numbering {_SPACES}>{numbering}</w:numbering>",
        "word/styles.xml": f"<w:styles {_SPACES}>{styles}</w:styles>",
        **(extra or {}),
    }
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", packed) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return file.getvalue()


def p(text: str, instance: int | None = None, level: int | None = None, style: str = "", mark: str = "") -> str:
    """A paragraph, in a list, of a style."""
    listed = "".join(
        (
            f'<w:ilvl w:val="{level}"/>' if level is not None else "",
            f'<w:numId w:val="{instance}"/>' if instance is not None else "",
        )
    )
    properties = (
        (f'<w:pStyle w:val="{style}"/>' if style else "")
        + (f"<w:numPr>{listed}</w:numPr>" if listed else "")
        + (f"<w:rPr>{mark}</w:rPr>" if mark else "")
    )
    run = text if text.startswith("<") else f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'
    return f"<w:p><w:pPr>{properties}</w:pPr>{run}</w:p>"


def level(at: int, form: str, text: str, inside: str = "", start: int = 1) -> str:
    """A level of a list definition."""
    return f'<w:lvl w:ilvl="{at}"><w:start w:val="{start}"/><w:numFmt w:val="{form}"/>{inside}<w:lvlText w:val="{text}"/></w:lvl>'


def definition(key: int, *levels: str) -> str:
    return f'<w:abstractNum w:abstractNumId="{key}">{"".join(levels)}</w:abstractNum>'


def instance(key: int, of: int, inside: str = "") -> str:
    return f'<w:num w:numId="{key}"><w:abstractNumId w:val="{of}"/>{inside}</w:num>'


class Placed(tuple[str, float, float, float]):
    """A text, where it begins and its size, in points."""

    __slots__ = ()


def pdf(pages: Sequence[Sequence[tuple[str, float, float, float]]], trailer: str = "", rotate: int = 0) -> bytes:
    """A PDF file of texts at places (text, x, y, size), in a Chinese font that is not embedded, as old programs write it."""
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{' '.join(f'{6 + 2 * i} 0 R' for i in range(len(pages)))}] /Count {len(pages)} >>",
        "<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H /DescendantFonts [4 0 R] >>",
        (
            "<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /CIDSystemInfo << /Registry (Adobe) "
            "/Ordering (GB1) /Supplement 2 >> /DW 1000 /W [1 95 500 814 939 500] /FontDescriptor 5 0 R >>"
        ),
        (
            "<< /Type /FontDescriptor /FontName /STSong-Light /Flags 6 /FontBBox [-25 -254 1000 880] /ItalicAngle 0 "
            "/Ascent 880 /Descent -120 /CapHeight 880 /StemV 93 >>"
        ),
    ]
    for index, texts in enumerate(pages):
        stream = "".join(
            f"BT /F1 {size} Tf 1 0 0 1 {x} {y} Tm <{text.encode('utf-16-be').hex()}> Tj ET\n"
            for text, x, y, size in texts
        )
        objects += [
            (
                f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Rotate {rotate} "
                f"/Resources << /Font << /F1 3 0 R >> >> /Contents {7 + 2 * index} 0 R >>"
            ),
            f"<< /Length {len(stream)} >>\nstream\n{stream}endstream",
        ]
    data = b"%PDF-1.4\n"
    places = []
    for number, content in enumerate(objects, 1):
        places.append(len(data))
        data += f"{number} 0 obj\n{content}\nendobj\n".encode("latin-1")
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    start = len(data)
    data += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}".encode()
    return data + f"trailer << /Size {len(objects) + 1} /Root 1 0 R {trailer} >>\nstartxref\n{start}\n%%EOF\n".encode()


def columns(text: str) -> float:
    """The width of a text in parts of its size, in the font of `pdf`."""
    return sum(0.5 if character.isascii() else 1.0 for character in text)


def ragged(
    paragraphs: Sequence[str], indent: float = 2, size: float = 16, widths: Sequence[int] = (28, 22, 25, 20)
) -> list[list[tuple[str, float, float, float]]]:
    """Pages whose lines are broken at widths that change from line to line, inside words and numbers too."""
    lines: list[tuple[str, float]] = []
    for paragraph in paragraphs:
        room, line = indent, ""
        for character in paragraph:
            if (
                columns(line + character) > widths[len(lines) % len(widths)] - room
                and character not in "，。；：、！？）》”%"
            ):
                lines.append((line, room))
                room, line = 0.0, ""
            line += character
        lines.append((line, room))
    return _pages(lines, size, 22)


def printed(
    paragraphs: Sequence[str], size: float = 16, per_line: int = 28, per_page: int = 22
) -> list[list[tuple[str, float, float, float]]]:
    """Pages as a word processor sets them: first lines moved in, closing marks hanging on to the word before."""
    lines: list[tuple[str, float]] = []
    for paragraph in paragraphs:
        indent, line = 2.0, ""
        for character in paragraph:
            room = per_line - indent
            if (
                columns(line + character) > room
                and character not in "，。；：、！？）》”%"
                and not (character.isascii() and character.isdigit() and line[-1:].isdigit())
            ):
                lines.append((line, indent))
                indent, line = 0.0, ""
            line += character
        lines.append((line, indent))
    return _pages(lines, size, per_page)


def _pages(
    lines: Sequence[tuple[str, float]], size: float, per_page: int
) -> list[list[tuple[str, float, float, float]]]:
    step = 1.85 * size
    return [
        [
            (line, 72 + indent * size, 760 - step * row, size)
            for row, (line, indent) in enumerate(lines[start : start + per_page])
        ]
        for start in range(0, len(lines), per_page)
    ]
