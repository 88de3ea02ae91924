"""How likely a character is after the two before it: by jieba's words, and by the rest of the text.

Reports repeat themselves, so that the undamaged part of a text knows its words better than any dictionary.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from jinshi_cli.report.digest import blake2b
from jinshi_cli.report.model import LOST

_TABLES = Path(__file__).parent / "tables"
_HASHES = 5
"""Of the filter of triples (``tools/tables.py``)."""
_DIGIT, _LETTER = "0", "a"
_HAN = range(0x4E00, 0xA000)
_MARKS = {
    "，": 0.045, "。": 0.02, "、": 0.03, "；": 0.005, "：": 0.003, "（": 0.004, "）": 0.004, "“": 0.006, "”": 0.006,
    "《": 0.003, "》": 0.003, "？": 0.00002, "！": 0.00005, "　": 0.0001, "—": 0.0002, "·": 0.0001, "…": 0.00005,
    _DIGIT: 0.04, _LETTER: 0.002, "\n": 0.01,
}  # fmt: skip
"""The shares of marks in the four reports of this project, digits and letters as one sign each, rounded; the last
ones, which hardly occur there, are set low."""
_INDENT, _INDENTED, _EDGE = "　", 0.3, ("\n", "　")
"""Paragraphs begin with full-width spaces, where the copy has not lost them."""
_SHARP, _AFTER_MARK = frozenset("，。、；：？！"), 0.01
"""Two of these marks do not follow each other."""
CONTEXT = 2
"""How many signs before one are looked at."""
_LONGER = 0.1
"""Of the words of two characters, about so many go on to a third one that makes a longer word with them."""
_LEAST_ALONE = 0.02
"""At least this share of a character's occurrences counts as a word by itself, as names and the like."""
_HAN_SHARE, _LEAST_HAN, _LEAST_OTHER = 0.8, 1e-7, 1e-10
_BY_WORDS, _BY_PAIRS, _BY_TRIPLES = 0.5, 0.2, 0.3
"""The weights of the dictionary and of the text's own pairs and triples (Jelinek and Mercer 1980)."""


class _Dictionary(NamedTuple):
    """Shares of words: of those that begin with a character, and of those that are one; and counts of pairs."""

    begins: dict[str, float]
    alone: dict[str, float]
    pairs: dict[str, int]
    firsts: dict[str, int]


@lru_cache(maxsize=1)
def _dictionary() -> _Dictionary:
    single: dict[str, int] = {}
    pairs: dict[str, int] = {}
    firsts: Counter[str] = Counter()
    seconds: Counter[str] = Counter()
    for line in (_TABLES / "pairs.txt").read_text(encoding="utf-8").splitlines():
        first, count = line[0], 0
        single[first] = _count(line[1])
        for sign in line[2:]:
            if sign.isascii():
                count = _count(sign)
            else:
                pairs[first + sign] = count
                firsts[first] += count
                seconds[sign] += count
    alone = {
        sign: max(count - firsts[sign] - seconds[sign], int(_LEAST_ALONE * count), 1) for sign, count in single.items()
    }
    begins = {sign: alone[sign] + firsts[sign] for sign in single}
    total = sum(begins.values())
    return _Dictionary(
        {sign: count / total for sign, count in begins.items()},
        {sign: alone[sign] / begins[sign] for sign in single},
        pairs,
        begins,
    )


def _count(letter: str) -> int:
    """Return the middle of the counts that have this letter (``tools/tables.py``: the logarithm to the base 2)."""
    return (3 << (ord(letter) - ord("a"))) // 2


def pair_count(pair: str) -> int:
    """Return about how often two characters follow each other within jieba's words; 0 for hardly ever."""
    return _dictionary().pairs.get(pair, 0)


@lru_cache(maxsize=20_000)
def begins(sign: str) -> float:
    """Return the share of a character or mark in what words and marks begin with."""
    if sign in _MARKS:
        return _MARKS[sign]
    if len(sign) == 1 and ord(sign) in _HAN:
        return max(_LEAST_HAN, _HAN_SHARE * _dictionary().begins.get(sign, 0))
    return _LEAST_OTHER


@lru_cache(maxsize=50_000)
def _together(before: str, sign: str) -> float:
    """Return the likelihood of a character as the second of a word that the one before begins."""
    count = pair_count(before + sign)
    return count and count / _dictionary().firsts[before]


@lru_cache(maxsize=1)
def _filter() -> bytes:
    return (_TABLES / "triples.bin").read_bytes()


@lru_cache(maxsize=50_000)
def _is_triple(three: str) -> bool:
    bits = _filter()
    return all(bits[place // 8] >> place % 8 & 1 for place in places(three, len(bits) * 8))


def places(three: str, size: int) -> Iterator[int]:
    """Yield the bits of three characters in a filter of so many: five hashes of two (Kirsch and Mitzenmacher 2006)."""
    digest = blake2b(three.encode(), digest_size=16).digest()
    one, other = int.from_bytes(digest[:8], "big"), int.from_bytes(digest[8:], "big")
    return ((one + number * other) % size for number in range(_HASHES))


def signs(text: str) -> str:
    """Return the text with all digits, and all Latin letters, as one sign; what is lost counts as a digit."""
    return "".join(map(_sign, text))


@lru_cache(maxsize=10_000)
def _sign(character: str) -> str:
    if character.isdigit() and character.isascii() or character == LOST:
        return _DIGIT
    return _LETTER if character.isalpha() and character.isascii() else character


class _Context(NamedTuple):
    """What is known of what may follow some characters.

    The last of them and the last two, as signs; of the text's pairs and triples that begin with them, the counts and
    totals; the share of the last one's occurrences that is a word by itself.
    """

    last: str
    two: str
    pairs: Mapping[str, int]
    all_pairs: int
    triples: Mapping[str, int]
    all_triples: int
    alone: float


_NOTHING: Counter[str] = Counter()


class Language:
    """The likelihood of characters in one text. `samples` are its undamaged parts, in simplified characters."""

    def __init__(self, samples: Iterable[str]) -> None:
        self._pairs: defaultdict[str, Counter[str]] = defaultdict(Counter)
        self._triples: defaultdict[str, Counter[str]] = defaultdict(Counter)
        for sample in samples:
            written = signs(f"\n{sample}\n")
            for first, second in pairwise(written):
                self._pairs[first][second] += 1
            for first, second, third in zip(written, written[1:], written[2:], strict=False):
                self._triples[first + second][third] += 1
        self._contexts: dict[str, _Context] = {}

    def _context(self, before: str) -> _Context:
        if before not in self._contexts:
            two = signs(before)[-2:]
            last = two[-1:]
            pairs, triples = self._pairs.get(last, _NOTHING), self._triples.get(two, _NOTHING)
            self._contexts[before] = _Context(
                last, two, pairs, 1 + pairs.total(), triples, 1 + triples.total(),
                _dictionary().alone.get(last, 1.0),
            )  # fmt: skip
        return self._contexts[before]

    def costs(self, before: str, character: str, free: bool) -> list[tuple[float, bool]]:
        """Return what a character costs after those before it: as a word, and as the second of one.

        The cost is the negative logarithm (base e) of its likelihood. `free` tells whether the character before can
        be the first of a word; whether this one can be, comes with the cost. So no character counts in two words:
        专科学 is 专科 and 学, or 专 and 科学.
        """
        sign = _sign(character)
        last, two, pairs, all_pairs, triples, all_triples, alone = self._context(before)
        by_pairs = _BY_PAIRS * pairs[sign] / all_pairs if sign in pairs else 0.0
        by_triples = _BY_TRIPLES * triples[sign] / all_triples if sign in triples else 0.0
        second = _together(last, sign)
        first = _INDENTED if sign == _INDENT and last in _EDGE else begins(sign)
        if last in _SHARP and sign in _SHARP:
            first *= _AFTER_MARK
        ended = alone if free else 1.0
        # Where the two are a word, the text's pairs speak for the word, not for two.
        found = [(-math.log(_BY_WORDS * first * ended + by_triples + (0.0 if second else by_pairs)), True)]
        if free and second:
            found.append((-math.log(_BY_WORDS * second + by_triples + by_pairs), False))
        elif second and _is_triple(two + sign):
            found.append((-math.log(_BY_WORDS * _LONGER * second + by_triples + by_pairs), False))
        return found
