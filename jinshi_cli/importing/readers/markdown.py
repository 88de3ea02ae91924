"""Takes the marks of Markdown out of a text, as converters and text tools give it (CommonMark 0.31, GFM tables)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

_HEADING = re.compile(r" {0,3}#{1,6} +(?=[^# ])")
_ITEM = re.compile(r" *(?:[-*+] +|> ?)+(?=[^ ])")
_STRONG = re.compile(r"(\*\*|__)(?=[^ ])(?P<text>[^*_]+)(?<=[^ ])\1")
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
_FEWEST = 2
"""Headings from which a text is taken for Markdown; one # alone may be anything."""


def is_markdown(lines: Sequence[str]) -> bool:
    """Tell whether a text has headings as Markdown marks them."""
    return sum(1 for line in lines if _HEADING.match(line)) >= _FEWEST


def without_marks(lines: Sequence[str]) -> Iterator[str]:
    """Yield the lines of a text as they are read: headings and items without their signs, a table's row as one line.

    An empty line stands around a heading and before an item, for each is a paragraph.
    """
    for line in lines:
        bare = line.strip()
        if _is_rule(bare):
            yield ""
        elif heading := _HEADING.match(line):
            yield from ("", _plain(_without_closing(line[heading.end() :])), "")
        elif bare.startswith("|") and bare.endswith("|"):
            yield from (" ".join(_plain(cell.strip()) for cell in bare[1:-1].split("|")), "")
        elif item := _ITEM.match(line):
            yield from ("", _plain(line[item.end() :]))
        else:
            yield _plain(line)


def _is_rule(line: str) -> bool:
    """Tell whether a line is drawn: between parts of a text, or below the head of a table."""
    return "---" in line and set(line) <= set("-:| ") or line.replace(" ", "") in {"***", "___"}


def _without_closing(heading: str) -> str:
    """Return a heading without the signs that may end it after a blank."""
    text = heading.rstrip()
    bare = text.rstrip("#")
    return bare.rstrip() if bare.endswith(" ") else text


def _plain(text: str) -> str:
    return _ESCAPED.sub(r"\1", _STRONG.sub(lambda match: match["text"], text))
