"""What inputs are made from: the texts and pages of the tests and of this bench, and files made of their texts."""

from __future__ import annotations

import html
import json
import random
import sys
from collections.abc import Callable, Iterable
from pathlib import Path

from jinshi_cli.importing.readers.text import decode

ROOT = Path(__file__).parents[2]
KINDS = ("text", "html", "docx", "pdf", "lines")
"""Kinds of inputs; ``lines`` are printed lines with their places, as the process that reads PDF files gives them."""

_TEXTS = (
    ROOT / "bench" / "imports" / "texts",
    ROOT / "tests" / "importing" / "outline" / "texts",
    ROOT / "tests" / "source",
)
_SHORT = 700
_PARAGRAPHS = 24


def seeds() -> dict[str, list[bytes]]:
    """Return the inputs to begin with, by their kinds: whole ones, and shorter ones of a report's title and a part."""
    # The tests are no package; pytest finds them in the same way.
    sys.path.insert(0, str(ROOT / "tests"))
    from importing.readers import making

    texts = [text for path in _files() for text in _parts(decode(path.read_bytes())[0])]
    pages = [path.read_bytes() for path in sorted((ROOT / "tests/importing/readers/pages").glob("*.html"))]
    paragraphs = [text.split("\n")[:_PARAGRAPHS] for text in texts if len(text) <= 2 * _SHORT]
    printed = [making.printed(lines) for lines in paragraphs]
    lists = making.definition(
        0, making.level(0, "chineseCounting", "%1、"), making.level(1, "decimal", "%2."), making.level(2, "x", "（%3）")
    )
    numbering = lists + making.instance(1, 0) + making.instance(2, 0, '<w:lvlOverride w:ilvl="1"/>')
    return {
        "text": [text.encode() for text in texts] + [text.encode("gb18030") for text in texts[::7]],
        "html": pages + [_page(lines) for lines in paragraphs],
        "docx": [making.docx(_body(lines, making.p), numbering) for lines in paragraphs],
        "pdf": [making.pdf(one, "", turned) for one, turned in zip(printed, (0, 0, 90, 180, 270) * 99, strict=False)],
        "lines": [json.dumps([[_line(*line) for line in page] for page in one]).encode() for one in printed],
    }


def _files() -> Iterable[Path]:
    return (path for folder in _TEXTS for path in sorted(folder.rglob("*.txt")))


def _parts(text: str) -> Iterable[str]:
    """Yield a short text whole; of a long one its beginning with one stretch after another."""
    if len(text) <= 2 * _SHORT:
        yield text
        return
    head = text[:80].partition("\n")[0] + "\n"
    yield from (head + text[start : start + _SHORT] for start in range(0, len(text), _SHORT))


def _page(lines: Iterable[str]) -> bytes:
    body = "".join(f"<p>&nbsp;&nbsp;{html.escape(line)}</p>\n" for line in lines)
    return f"<html><head><title>某县报告</title></head><body><div class='content'>{body}</div></body></html>".encode()


def _body(lines: Iterable[str], paragraph: Callable[..., str]) -> str:
    draw = random.Random(0)  # noqa: S311 - no secret, and it has to be the same every time
    made = []
    for line in lines:
        levels = (None, draw.randrange(3)) if draw.random() < 0.4 else (None, None)
        listed = 1 if levels[1] is not None else None
        made.append(paragraph(html.escape(line), listed, levels[1]))
    return (
        "".join(made) + f"<w:tbl><w:tr><w:tc>{paragraph('项目')}</w:tc><w:tc>{paragraph('3件')}</w:tc></w:tr></w:tbl>"
    )


def _line(text: str, left: float, bottom: float, size: float) -> list[str | float]:
    width = sum(0.5 if character.isascii() else 1.0 for character in text)
    return [text, left, left + width * size, bottom, size]
