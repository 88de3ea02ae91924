"""How near two words are in meaning, by the company that they keep in a large corpus and in the thesaurus.

The thesaurus (`associations`) knows the words of the field, and what people call their things; of all other words
(窗户 and 阳台) the corpus tells which are alike. Each word has a vector: that of the corpus, drawn to those of the
words that it goes with in the thesaurus (`tools/retrofit.py`). Texts are near to each other as the sums of their words
are, frequent words counting for less (smooth inverse frequency, Arora et al. 2017).
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from operator import mul
from pathlib import Path
from typing import TypeAlias

from jinshi_cli.search.lines import value

_TABLES = Path(__file__).parent / "tables"
_WORDS = _TABLES / "embedding.txt"
"""A line for each word: the word, a tab, and its number, from 0: the most frequent ones in the corpus have the lowest
numbers, those that it does not have the highest; in order of lines; generated (``tools/retrofit.py``)."""
_VECTORS = _TABLES / "embedding.bin"
"""By their numbers, for each word a vector of length `_ONE`, a signed byte for each dimension."""
_ONE, _DIMENSIONS = 127, 48
_LONGEST = 8
"""Characters of the longest word that is looked for."""
_CHINESE = "[一-鿿]+"
_OF_FIRST, _BEFORE_FIRST = 0.1, 10
"""How frequent a word is by its number, as Zipf's law has it: with 0.1 for the first one the first ten thousand are
two thirds of all words of a text."""
_FREQUENT = 1e-4
"""Frequency at which a word counts for half."""
_UNKNOWN = 16.0
"""What it costs to leave a character of no word, in nats: as much as a word of one in nine millions."""
_SHORT = 16
"""Characters of what is cut without reading all of the table: typed words, and few sentences."""

Vector: TypeAlias = Sequence[int]

_written: list[str] = []
_cuts: dict[str, tuple[str, ...]] = {}


@lru_cache(maxsize=1)
def _table() -> bytes:
    return _WORDS.read_bytes()


@lru_cache(maxsize=1)
def _vectors() -> memoryview:
    return memoryview(_VECTORS.read_bytes()).cast("b")


@lru_cache(maxsize=1)
def _numbers() -> Mapping[str, int]:
    words = _table().decode().split()
    return dict(zip(words[::2], map(int, words[1::2]), strict=True))


@lru_cache(maxsize=10_000)
def _number(word: str) -> int | None:
    number = value(_table(), word)
    return None if number is None else int(number)


def is_known(word: str) -> bool:
    """Tell whether a folded word has a vector."""
    return _number(word) is not None


@lru_cache(maxsize=10_000)
def vector(word: str) -> Vector:
    """Return the vector of a folded word. Raises KeyError where it has none."""
    number = _number(word)
    if number is None:
        raise KeyError(word)
    return _vectors()[number * _DIMENSIONS : (number + 1) * _DIMENSIONS].tolist()


def nearness(one: Vector, other: Vector) -> float:
    """Return the cosine of the angle between the vectors of two words, -1 to 1."""
    product: int = sum(map(mul, one, other))
    return product / _ONE**2


def weight(word: str) -> float:
    """Return what a folded word counts for, 0–1: the rarer in the corpus, the more. Raises KeyError without vector."""
    number = _number(word)
    if number is None:
        raise KeyError(word)
    return _FREQUENT / (_FREQUENT + _frequency(number))


def _frequency(number: int) -> float:
    return _OF_FIRST / (number + _BEFORE_FIRST)


@lru_cache(maxsize=2_000)
def cut(text: str) -> tuple[str, ...]:
    """Return the words of a folded text that have vectors, each once: the most probable way to cut it into words."""
    return tuple(word for word in dict.fromkeys(_all_words(text)) if is_known(word))


def written_cuts(texts: Iterable[str]) -> list[str]:
    """Return the runs of Chinese characters of folded texts, a space between any two words."""
    return [" ".join(_cut(run)) for run in dict.fromkeys(run for text in texts for run in re.findall(_CHINESE, text))]


def remember(cuts: Iterable[str]) -> None:
    """Take how runs are cut as `written_cuts` gave it, so that most of the table need not be read."""
    _written.extend(cuts)


def _all_words(text: str) -> Iterator[str]:
    for run in re.findall(_CHINESE, text):
        yield from _remembered(run) or _cut(run)


def _remembered(run: str) -> tuple[str, ...] | None:
    while _written:
        words = tuple(_written.pop().split())
        _cuts["".join(words)] = words
    return _cuts.get(run)


def _cut(run: str) -> tuple[str, ...]:
    number: Callable[[str], int | None] = _number if len(run) <= _SHORT else _numbers().get
    costs: list[tuple[float, int]] = [(0.0, 0)]
    for end in range(1, len(run) + 1):
        ways = [(costs[end - 1][0] + _UNKNOWN, end - 1)]
        for start in range(max(0, end - _LONGEST), end):
            of_word = number(run[start:end])
            if of_word is not None:
                ways.append((costs[start][0] - math.log(_frequency(of_word)), start))
        costs.append(min(ways))
    end, words = len(run), []
    while end:
        start = costs[end][1]
        words.append(run[start:end])
        end = start
    return tuple(reversed(words))
