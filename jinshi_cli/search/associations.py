"""How near two words are in meaning, by a thesaurus of the field: 大喇叭 and 应急广播, 上当 and 诈骗.

The thesaurus (`tools/words/cues.txt`) has 9,000 words of such reports, each with the words that people use who ask for
what it stands for. It was written from knowledge of the field by several writers who knew neither a report of this
project nor the queries of `bench/search`. Words are nodes of a graph, and what goes with one another is joined.
A word is what a walk of two steps from it comes to, each step to a neighbour or to where it stands, and words with
fewer neighbours count for more: a row of the square of the normalised adjacency matrix (Chung 1997), of which the 48
heaviest are kept. Two words are as near as the cosine of the angle between these rows.
"""

from __future__ import annotations

import math
import struct
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import TypeAlias

_TABLES = Path(__file__).parent / "tables"
_WORDS = _TABLES / "associations.txt"
"""The words, one a line, in order; a word's number is that of its line, from 0."""
_VECTORS = _TABLES / "associations.bin"
"""For each word, and the end, where its record begins behind these numbers (4 bytes each); then the records: how many
neighbours it has, their numbers, the numbers of where a walk leads (2 bytes each), and the weights of these (1 byte
each); little-endian (``tools/associations.py``)."""
_SHORTEST, _LONGEST = 2, 8
"""Characters of the words that are looked for in a text."""
_OFFSET = 4

Vector: TypeAlias = Mapping[int, float]
"""What a walk from a word comes to, by the number of the word there; of length 1."""


@lru_cache(maxsize=1)
def _words() -> Sequence[str]:
    return _WORDS.read_text("utf-8").split()


@lru_cache(maxsize=1)
def _numbers() -> Mapping[str, int]:
    return {word: number for number, word in enumerate(_words())}


@lru_cache(maxsize=1)
def _vectors() -> bytes:
    return _VECTORS.read_bytes()


def is_known(word: str) -> bool:
    """Tell whether the thesaurus has a folded word."""
    return word in _numbers()


def neighbours(word: str) -> tuple[str, ...]:
    """Return the words that a folded word goes with; none where the thesaurus does not have it."""
    number = _numbers().get(word)
    if number is None:
        return ()
    count, *numbers = _unpacked("H", _record(number))
    return tuple(_words()[near] for near in numbers[:count])


@lru_cache(maxsize=10_000)
def vector(word: str) -> Vector:
    """Return where a walk of two steps from a folded word leads; nowhere where the thesaurus does not have it."""
    number = _numbers().get(word)
    if number is None:
        return {}
    record = _record(number)
    (count,) = _unpacked("H", record[:2])
    kept = (len(record) - 2 * (count + 1)) // 3
    ends = _unpacked("H", record[2 * (count + 1) : -kept])
    weights = record[-kept:]
    length = math.sqrt(sum(weight * weight for weight in weights))
    return {end: weight / length for end, weight in zip(ends, weights, strict=True)}


def _record(number: int) -> bytes:
    """Return the record of a word by its number."""
    table = _vectors()
    start, end = _unpacked("I", table[number * _OFFSET : (number + 2) * _OFFSET])
    records = (len(_words()) + 1) * _OFFSET
    return table[records + start : records + end]


def _unpacked(code: str, packed: bytes) -> tuple[int, ...]:
    size = struct.calcsize(code)
    return struct.unpack(f"<{len(packed) // size}{code}", packed[: len(packed) // size * size])


def nearness(one: Vector, other: Vector) -> float:
    """Return the cosine of the angle between two vectors of length 1, 0–1; their product where they are longer."""
    short, long = (one, other) if len(one) < len(other) else (other, one)
    return sum(share * long[end] for end, share in short.items() if end in long)


def words_in(text: str) -> Iterator[tuple[int, int]]:
    """Yield where a folded text has words of the thesaurus, of two characters and more, as ranges that may overlap."""
    numbers = _numbers()
    for start in range(len(text) - 1):
        for end in range(start + _SHORTEST, min(start + _LONGEST, len(text)) + 1):
            if text[start:end] in numbers:
                yield start, end
