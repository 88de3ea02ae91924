"""The parts of a damaged line that the search goes over: characters, pinyin in brackets, and what is left of it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from jinshi_cli.importing.repair import gbk, notes

CUTS = {"。": "。", "?": "？", "？": "？", "!": "！", "！": "！"}
"""What is seen of a mark at which the mirror cut the text, and the mark."""
WIDE = str.maketrans(gbk.NARROW)
NO_BYTES = (0, 0)
_TOKEN = re.compile(rf"[?\ufffd](?P<cut>{notes.SYLLABLE})\)|\((?P<note>{notes.SYLLABLE})\)|.", re.DOTALL)
_LAST = 20
"""Characters at a text's end that hold its last two and a note after each."""


class Token(NamedTuple):
    """Half-open offsets in the line, what is seen, and the syllable (``cai2``) of ``?cái)`` or of ``(cái)``."""

    start: int
    end: int
    text: str
    cut: str | None
    note: str | None


def tokens_of(line: str) -> Iterator[Token]:
    """Yield the tokens of a line; they leave nothing out."""
    for match in _TOKEN.finditer(line):
        yield Token(match.start(), match.end(), match[0], _plain(match["cut"]), _plain(match["note"]))


def _plain(written: str | None) -> str | None:
    return notes.plain(written) if written else None


def following(tokens: Sequence[Token], place: int) -> str:
    """Return what is seen after a place, empty at the end of the line."""
    return tokens[place + 1].text if place + 1 < len(tokens) else ""


def is_unreadable(token: Token) -> bool:
    """Tell whether a token is what a converter wrote for bytes that are no character."""
    return len(token.text) == 1 and token.text in gbk.UNREADABLE


def is_damaged(tokens: Sequence[Token], place: int) -> bool:
    """Tell whether the text may be out of step from a place on."""
    token = tokens[place]
    return token.cut is not None or is_unreadable(token) and following(tokens, place) in CUTS


def end_of_run(tokens: Sequence[Token], place: int) -> int:
    """Return where a run of unreadable characters ends that begins at a place."""
    while place < len(tokens) and is_unreadable(tokens[place]):
        place += 1
    return place


def last_bytes(text: str) -> tuple[int, int]:
    """Return the last two bytes of a text in GBK without the notes at its end, zeros where there are none."""
    last = notes.removed(text[-_LAST:])[-2:].translate(WIDE).encode("gb18030", "replace")
    return (last[-2], last[-1]) if len(last) > 1 else (0, last[-1]) if last else NO_BYTES


def is_read(tail: tuple[int, int], syllable: str) -> bool:
    """Tell whether the character of two bytes in GBK is read so."""
    written = gbk.character(*tail) if tail[0] in gbk.LEADS else None
    return written is not None and notes.is_reading(written, syllable)
