"""Official words for everyday ones: 官司 is what people say, 行政诉讼 what a report has.

The table is a small thesaurus of the field with references from the words that people use to those that documents
use, as library catalogues have them (ISO 25964-1, USE). It was written from knowledge of the field, by writers who knew
neither a report of this project nor the queries of `bench/search`. A word that is not in the report leads to the
official ones; one that is leads to itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache
from pathlib import Path

_TABLE = Path(__file__).parent / "tables" / "synonyms.txt"
"""A line for each everyday word: the word, then the official ones, the most specific first; all are folded."""
_LONGEST = 6
"""Characters of the longest everyday word."""


@lru_cache(maxsize=1)
def _table() -> Mapping[str, tuple[str, ...]]:
    lines = _TABLE.read_text("utf-8").splitlines()
    return {word: tuple(terms) for word, *terms in (line.split() for line in lines)}


def terms(word: str) -> tuple[str, ...]:
    """Return the official words for a folded everyday one, the most specific first; none where there is no entry."""
    return _table().get(word, ())


def official(words: Iterable[str]) -> tuple[str, ...]:
    """Return the official words for several folded ones, those for the first of these first, each once."""
    return tuple(dict.fromkeys(term for word in words for term in terms(word)))


def words_in(text: str) -> list[tuple[int, int]]:
    """Return where a folded text has everyday words, as ranges from left to right, the longest at each place."""
    found: list[tuple[int, int]] = []
    start = 0
    while start < len(text):
        ends = range(min(len(text), start + _LONGEST), start + 1, -1)
        end = next((end for end in ends if text[start:end] in _table()), start)
        if end > start:
            found.append((start, end))
        start = max(end, start + 1)
    return found
