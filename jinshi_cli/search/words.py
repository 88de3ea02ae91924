"""Which pairs of characters are words, so that what sounds like a word is not found in the ends of two others.

The words are those of two characters in jieba's dictionary, kept as a Bloom filter (``tools/tables.py``): it takes
no time to load, knows every word, and takes one of 300 other pairs for one.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from jinshi_cli.report.digest import blake2b

HASHES = 8
_TABLE = Path(__file__).parent / "tables" / "words.bin"


@lru_cache(maxsize=1)
def _bits() -> bytes:
    return _TABLE.read_bytes()


@lru_cache(maxsize=5_000)
def is_word(pair: str) -> bool:
    """Tell whether two characters are a word."""
    bits = _bits()
    return all(bits[place // 8] >> place % 8 & 1 for place in places(pair, len(bits) * 8, HASHES))


def places(word: str, size: int, hashes: int) -> Iterator[int]:
    """Yield the bits of a word: eight hashes made from two (Kirsch and Mitzenmacher 2006)."""
    digest = blake2b(word.encode(), digest_size=16).digest()
    one, other = int.from_bytes(digest[:8], "big"), int.from_bytes(digest[8:], "big")
    return ((one + number * other) % size for number in range(hashes))
