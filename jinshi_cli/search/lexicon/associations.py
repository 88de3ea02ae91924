"""How near two words are in meaning, by a thesaurus of the field: 大喇叭 and 应急广播, 上当 and 诈骗.

The thesaurus (`tools/words`) has 11,000 words of such reports, each with the words that people use who ask for what it
stands for. It was written from knowledge of the field by several writers who knew none of the reports and queries of
`bench/search`, but six of them those of their own (`bench/search/asked`). Words are nodes of a graph, and what goes
with one another is joined.
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
from typing import NamedTuple, TypeAlias

_TABLES = Path(__file__).parent / "tables"
_WORDS = _TABLES / "associations.txt"
"""The words, one a line, in order; a word's number is that of its line, from 0."""
_VECTORS = _TABLES / "associations.bin"
"""For each word, and the end, where its record begins behind these numbers (4 bytes each); then the records: how many
neighbours it has, their numbers, the numbers of where a walk leads (2 bytes each), and the weights of these (1 byte
each); little-endian (``tools/associations.py``)."""
_SHORTEST, _LONGEST = 2, 8
"""Characters of the words that are looked for in a text."""
_OFFSET, _NUMBER = 4, 2
"""Bytes of where a record begins, and of a number in it."""

Vector: TypeAlias = Mapping[int, float]
"""What a walk from a word comes to, by the number of the word there; of length 1."""


class _Record(NamedTuple):
    """A word's neighbours and where a walk leads, by their numbers, and the weights of the latter, 1–255."""

    neighbours: tuple[int, ...]
    ends: tuple[int, ...]
    weights: bytes


@lru_cache(maxsize=1)
def _words() -> Sequence[str]:
    return _WORDS.read_text("utf-8").split()


@lru_cache(maxsize=1)
def _numbers() -> Mapping[str, int]:
    return {word: number for number, word in enumerate(_words())}


@lru_cache(maxsize=1)
def _vectors() -> bytes:
    return _VECTORS.read_bytes()


def neighbours(word: str) -> tuple[str, ...]:
    """Return the words that a folded word goes with; none where the thesaurus does not have it."""
    number = _numbers().get(word)
    if number is None:
        return ()
    return tuple(_words()[near] for near in _record(number).neighbours)


@lru_cache(maxsize=10_000)
def vector(word: str) -> Vector:
    """Return where a walk of two steps from a folded word leads; nowhere where the thesaurus does not have it."""
    number = _numbers().get(word)
    if number is None:
        return {}
    record = _record(number)
    length = math.sqrt(sum(weight * weight for weight in record.weights))
    return {end: weight / length for end, weight in zip(record.ends, record.weights, strict=True)}


def _record(number: int) -> _Record:
    """Return the record of a word by its number."""
    table = _vectors()
    start, end = struct.unpack_from("<2I", table, number * _OFFSET)
    records = (len(_words()) + 1) * _OFFSET
    record = table[records + start : records + end]
    (near,) = struct.unpack_from("<H", record)
    kept = (len(record) - _NUMBER * (near + 1)) // (_NUMBER + 1)
    numbers = struct.unpack_from(f"<{near + kept}H", record, _NUMBER)
    return _Record(numbers[:near], numbers[near:], record[-kept:])


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
