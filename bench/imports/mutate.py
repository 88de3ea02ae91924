"""Changes an input at random, as files are damaged and as an enemy would: by its bytes, its characters or its parts."""

from __future__ import annotations

import io
import json
import random
import re
import zipfile
from collections.abc import Callable, Sequence
from pathlib import Path

import yaml

LONGEST = 2_000
"""Characters or, times four, bytes of an input; longer ones reach nothing more and take their time."""

_PIECES: dict[str, list[str]] = yaml.safe_load((Path(__file__).parent / "pieces.yaml").read_text(encoding="utf-8"))
_MARKERS, _NUMERALS, _WORDS = (_PIECES[name] for name in ("markers", "numerals", "words"))
_ENCODINGS = ("utf-8", "gb18030", "gbk", "utf-16", "utf-8-sig", "utf-32", "big5hkscs", "utf-16-be", "latin-1", "hz")
_NUMBER = re.compile(r"-?\d+(?:\.\d+)?")
_ODD_NUMBERS = (
    "0",
    "-1",
    "1",
    "2",
    "9",
    "255",
    "65536",
    "2147483648",
    "99999999999",
    "1e308",
    "0.0001",
    "-5.5",
    "x",
    "",
)

Draw = random.Random


def mutated(kind: str, data: bytes, other: bytes, draw: Draw) -> bytes:
    """Return an input of a kind (text, html, docx, pdf, lines) changed; ``other`` is spliced in at times."""
    if kind == "lines":
        return _lines(data, draw)
    if kind == "docx" and draw.random() < 0.8:
        return _docx(data, other, draw)
    if kind in {"text", "html"} and draw.random() < 0.85:
        text = _encoded(
            characters(_decoded(data), _decoded(other), draw, _PIECES["tags"] if kind == "html" else ()), draw
        )
        return text if draw.random() < 0.9 else octets(text, other, draw)
    if kind == "pdf" and draw.random() < 0.6:
        return _numbers(data.decode("latin-1"), draw).encode("latin-1", "replace")
    return octets(data, other, draw)


def characters(text: str, other: str, draw: Draw, more: Sequence[str] = ()) -> str:
    """Return a text changed one to six times."""
    for _ in range(draw.randint(1, 6)):
        text = draw.choice(_CHANGES)(text, other, draw)
        if more and draw.random() < 0.5:
            text = _inserted(text, draw.choice(more), draw)
    if len(text) > LONGEST and draw.random() < 0.98:
        start = draw.randrange(len(text) - LONGEST)
        text = text[:60] + text[start : start + LONGEST]
    return text


def _inserted(text: str, piece: str, draw: Draw) -> str:
    place = draw.randint(0, len(text))
    if draw.random() < 0.4:
        place = text.rfind("\n", 0, place) + 1
    return text[:place] + piece + text[place:]


def _chunk(text: str, draw: Draw, longest: int = 200) -> tuple[int, int]:
    start = draw.randint(0, len(text))
    return start, min(len(text), start + draw.randint(1, longest))


def _token(text: str, _other: str, draw: Draw) -> str:
    return _inserted(text, draw.choice(draw.choice((_MARKERS, _NUMERALS, _WORDS))), draw)


def _several(text: str, _other: str, draw: Draw) -> str:
    pools = (*_MARKERS, *_NUMERALS, *_WORDS)
    return _inserted(text, "".join(draw.choices(pools, k=draw.randint(2, 30))), draw)


def _unicode(text: str, _other: str, draw: Draw) -> str:
    highest = draw.choice((0x7F, 0x2FF, 0x33FF, 0x9FFF, 0xFFFF, 0x10FFFF))
    return _inserted(text, "".join(chr(draw.randint(0, highest)) for _ in range(draw.randint(1, 8))), draw)


def _cut(text: str, _other: str, draw: Draw) -> str:
    start, end = _chunk(text, draw)
    return text[:start] + text[end:]


def _ended(text: str, _other: str, draw: Draw) -> str:
    return text[: draw.randint(0, len(text))]


def _repeated(text: str, _other: str, draw: Draw) -> str:
    start, end = _chunk(text, draw, 60)
    times = draw.choice((2, 3, 10, 40) if draw.random() < 0.95 else (400,))
    return text[:start] + text[start:end] * times + text[end:]


def _spliced(text: str, other: str, draw: Draw) -> str:
    start, end = _chunk(other, draw, 600)
    place = draw.randint(0, len(text))
    return text[:place] + other[start:end] + text[place if draw.random() < 0.5 else draw.randint(place, len(text)) :]


def _reordered(text: str, _other: str, draw: Draw) -> str:
    lines = text.split("\n")
    one, two = draw.randrange(len(lines)), draw.randrange(len(lines))
    lines[one], lines[two] = lines[two], lines[one]
    return "\n".join(lines)


def _rebroken(text: str, _other: str, draw: Draw) -> str:
    if draw.random() < 0.5:
        return _inserted(text, draw.choice(("\n", "\r", "\r\n", "\n\n", "\u2029")), draw)
    place = text.find("\n", draw.randint(0, len(text)))
    return text if place < 0 else text[:place] + text[place + 1 :]


def _replaced(text: str, _other: str, draw: Draw) -> str:
    """Replace a character wherever it stands: full stops by commas, a digit by a numeral, a mark by a narrow one."""
    if not text:
        return text
    return text.replace(draw.choice(text), draw.choice((*_WORDS, draw.choice(text), "")), draw.choice((1, 3, -1)))


def _numbers(text: str, draw: Draw) -> str:
    found = list(_NUMBER.finditer(text))
    for match in sorted(draw.sample(found, min(len(found), draw.randint(1, 6))), key=lambda one: -one.start()):
        text = text[: match.start()] + draw.choice((*_ODD_NUMBERS, *_NUMERALS[:6])) + text[match.end() :]
    return text


_CHANGES: tuple[Callable[[str, str, Draw], str], ...] = (
    _token, _token, _several, _unicode, _cut, _ended, _repeated, _spliced, _spliced, _reordered, _rebroken, _replaced,
    lambda text, _other, draw: _numbers(text, draw),
)  # fmt: skip


def octets(data: bytes, other: bytes, draw: Draw) -> bytes:
    """Return bytes changed one to eight times: bits turned, bytes set, pieces cut, repeated or taken from elsewhere."""
    changed = bytearray(data)
    for _ in range(draw.randint(1, 8)):
        place = draw.randint(0, max(len(changed) - 1, 0))
        length = draw.randint(1, 64)
        match draw.randrange(7):
            case 0 if changed:
                changed[place] ^= 1 << draw.randrange(8)
            case 1 if changed:
                changed[place] = draw.choice((0, 0x20, 0x3F, 0x80, 0xFF, draw.randrange(256)))
            case 2:
                del changed[place : place + length]
            case 3:
                changed[place:place] = changed[place : place + length] * draw.choice((1, 3, 20))
            case 4:
                start = draw.randint(0, len(other))
                changed[place:place] = other[start : start + length]
            case 5:
                changed[place:place] = draw.randbytes(draw.randint(1, 8))
            case 6 if draw.random() < 0.3:
                del changed[place:]
    return bytes(changed[: 4 * LONGEST])


def _decoded(data: bytes) -> str:
    for encoding in ("utf-8-sig", "utf-16" if data[:2] in {b"\xff\xfe", b"\xfe\xff"} else "gb18030"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    return data.decode("gb18030", "replace")


def _encoded(text: str, draw: Draw) -> bytes:
    encoding = draw.choice(_ENCODINGS) if draw.random() < 0.15 else "utf-8"
    return text.encode(encoding, "surrogatepass" if encoding == "utf-8" else "replace")


def _docx(data: bytes, other: bytes, draw: Draw) -> bytes:
    """Change the XML of one part of a Word file, and pack it anew."""
    try:
        parts, others = _unpacked(data), _unpacked(other)
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, EOFError, RuntimeError):
        return octets(data, other, draw)
    if not parts:
        return data
    name = draw.choice(list(parts)) if draw.random() < 0.5 else "word/document.xml"
    text = parts.get(name, b"").decode("utf-8", "replace")
    if draw.random() < 0.4:
        text = _numbers(text, draw)
    elif draw.random() < 0.5:
        text = _inside(text, others.get("word/document.xml", b"").decode("utf-8", "replace"), draw)
    else:
        text = characters(text, others.get(name, b"").decode("utf-8", "replace"), draw, _PIECES["parts"])
    parts[name] = text.encode("utf-8", "surrogatepass" if draw.random() < 0.1 else "replace")
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", draw.choice((zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED))) as archive:
        for part, content in parts.items():
            archive.writestr(part, content)
    return file.getvalue()


def _inside(text: str, other: str, draw: Draw) -> str:
    """Change a text node, so that the XML stays whole."""
    nodes = list(re.finditer(r"(?<=>)[^<>&]+(?=<)", text))
    if not nodes:
        return text
    node = draw.choice(nodes)
    changed = characters(node[0], re.sub("<[^>]*>", "", other), draw)
    return text[: node.start()] + re.sub(r"[<>&\x00-\x08\x0b-\x1f\ufffe\uffff]", "", changed) + text[node.end() :]


def _unpacked(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name)[: 16 * LONGEST] for name in archive.namelist()[:20]}


def _lines(data: bytes, draw: Draw) -> bytes:
    """Change printed lines, given as JSON: their texts, places and sizes, their order and their pages."""
    pages: list[list[list[str | float]]] = json.loads(data)
    for _ in range(draw.randint(1, 8)):
        page = draw.choice(pages)
        if not page:
            continue
        line = draw.choice(page)
        match draw.randrange(6):
            case 0:
                line[0] = characters(str(line[0]), str(draw.choice(page)[0]), draw)[:200]
            case 1:
                line[draw.randint(1, 3)] = draw.choice((0.0, -1.0, 1e9, 72.5, draw.uniform(-100, 900)))
                line[4] = draw.choice((line[4], 0.0, 1e9, draw.uniform(0, 72)))  # a size is a distance
            case 2:
                page.insert(draw.randint(0, len(page)), list(line))
            case 3:
                page.remove(line)
            case 4:
                draw.shuffle(page)
            case 5:
                pages.append([list(one) for one in page])
    return json.dumps(pages[:12]).encode()
