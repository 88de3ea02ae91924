"""Which pairs of characters are words, so that what sounds like a word is not found in the ends of two others.

The words are those of two characters in jieba's dictionary, in order, one after the other in UTF-16
(``tools/tables.py``). A search asks about some hundred pairs; each takes four microseconds.
"""

from __future__ import annotations

from bisect import bisect_left
from functools import lru_cache
from pathlib import Path

_TABLE = Path(__file__).parent / "tables" / "words.bin"
ENCODING = "utf-16-be"
"""Of the table: bytes are in the order of the characters."""
_BYTES = 4
"""That a word takes."""


@lru_cache(maxsize=1)
def _table() -> bytes:
    return _TABLE.read_bytes()


@lru_cache(maxsize=5_000)
def is_word(pair: str) -> bool:
    """Tell whether two characters are a word."""
    table, wanted = _table(), pair.encode(ENCODING, "surrogatepass")
    place = bisect_left(range(len(table) // _BYTES), wanted, key=lambda at: table[_BYTES * at : _BYTES * (at + 1)])
    return len(wanted) == _BYTES and table.startswith(wanted, _BYTES * place)
