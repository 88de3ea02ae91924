"""How near two words are in meaning, by the company that they keep in a large corpus and in the thesaurus.

The thesaurus (`associations`) knows the words of the field, and what people call their things; of all other words
(窗户 and 阳台) the corpus tells which are alike. Each word has a vector: that of the corpus, drawn to those of the
words that it goes with in the thesaurus (`tools/retrofit.py`). Texts are near to each other as the sums of their words
are, frequent words counting for less (smooth inverse frequency, Arora et al. 2017).
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import count
from operator import mul
from pathlib import Path
from typing import TypeAlias

_TABLES = Path(__file__).parent / "tables"
_WORDS = _TABLES / "embedding.txt"
"""The words, folded, one a line: the most frequent in the corpus first, those that it does not have last; a word's
number is that of its line, from 0; generated (``tools/retrofit.py``)."""
_VECTORS = _TABLES / "embedding.bin"
"""In the order of the words, for each a vector of length `ONE`, a signed byte for each dimension."""
ONE, DIMENSIONS = 127, 48
_LONGEST = 8
"""Characters of the longest word that a text is cut into."""
_CHINESE = "[一-鿿]+"
_OF_FIRST, _BEFORE_FIRST = 0.1, 10
"""How frequent a word is by its number, as Zipf's law has it: with 0.1 for the first one the first ten thousand are
two thirds of all words of a text."""
_FREQUENT = 1e-4
"""Frequency at which a word counts for half."""
_UNKNOWN = 16.0
"""What it costs to leave a character of no word, in nats: as much as a word of one in nine millions."""

Vector: TypeAlias = Sequence[int]


@lru_cache(maxsize=1)
def _numbers() -> Mapping[str, int]:
    return dict(zip(_WORDS.read_text("utf-8").split(), count(), strict=False))


@lru_cache(maxsize=1)
def _vectors() -> memoryview:
    return memoryview(_VECTORS.read_bytes()).cast("b")


def is_known(word: str) -> bool:
    """Tell whether a folded word has a vector."""
    return word in _numbers()


def vector(word: str) -> Vector:
    """Return the vector of a folded word. Raises KeyError where it has none."""
    start = _numbers()[word] * DIMENSIONS
    return _vectors()[start : start + DIMENSIONS].tolist()


def nearness(one: Vector, other: Vector) -> float:
    """Return the cosine of the angle between the vectors of two words, -1 to 1 but for what was rounded."""
    product: int = sum(map(mul, one, other))
    return product / ONE**2


def nearest(words: Iterable[str], wanted: Sequence[Vector], least: float) -> str | None:
    """Return the word that is nearest to any of some vectors, the first of several; None where none is near enough."""
    near: dict[str, float] = {}
    for word in words:
        own = vector(word)
        near[word] = max(nearness(one, own) for one in wanted)
    best = max(near, key=lambda word: near[word], default=None)
    return best if best is not None and near[best] >= least else None


def weight(word: str) -> float:
    """Return what a folded word counts for, 0–1: the rarer in the corpus, the more. Raises KeyError without vector."""
    return _FREQUENT / (_FREQUENT + _frequency(_numbers()[word]))


def _frequency(number: int) -> float:
    return _OF_FIRST / (number + _BEFORE_FIRST)


def cut(text: str) -> tuple[str, ...]:
    """Return the words of a folded text that have vectors, each once: those of the most probable way to cut it.

    What is neither, and all but Chinese characters, is left out.
    """
    return tuple(dict.fromkeys(word for run in re.findall(_CHINESE, text) for word in _cut(run)))


def _cut(run: str) -> Iterator[str]:
    numbers = _numbers()
    costs = [0.0] + [math.inf] * len(run)
    starts = [0] * (len(run) + 1)
    for start in range(len(run)):
        own = costs[start]
        if own + _UNKNOWN < costs[start + 1]:
            costs[start + 1], starts[start + 1] = own + _UNKNOWN, start
        for end in range(start + 1, min(start + _LONGEST, len(run)) + 1):
            number = numbers.get(run[start:end])
            if number is not None and (cost := own - math.log(_frequency(number))) < costs[end]:
                costs[end], starts[end] = cost, start
    end, words = len(run), []
    while end:
        words.append(run[starts[end] : end])
        end = starts[end]
    return (word for word in reversed(words) if word in numbers)
