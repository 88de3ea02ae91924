"""Chinese words for English ones: who types petition means 信访.

A report's English titles and names of figures are few, and one that was imported has none. The table is a glossary
of the field, written from knowledge of it by writers who knew neither a report of this project nor the queries of
`bench/search` (`tools/english.txt`). An English word is looked up by its stem (`same_word` in `index` has the source),
so that one entry serves all forms of a word; of several words the longest phrase that has an entry is one thing.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from jinshi_cli.search.index import stem
from jinshi_cli.search.pinyin import Spelling

_TABLE = Path(__file__).parent / "tables" / "english.txt"
"""A line for each entry: the stems of its words, a tab, the words themselves, a tab, and the Chinese words, the usual
ones first, all parted by spaces; of entries with the same stems the shortest first; generated (``tools/tables.py``)."""
_BEGINNING = 2
"""First letters of a word that its stem has, too (try, tri)."""
_MOST_WORDS = 4
"""Words of the longest phrase."""


class _Glossary(NamedTuple):
    """The Chinese words by English words and phrases, and by stems those of the shortest; how stems begin."""

    written: Mapping[str, tuple[str, ...]]
    stems: Mapping[str, tuple[str, ...]]
    beginnings: frozenset[str]


@lru_cache(maxsize=1)
def _glossary() -> _Glossary:
    written: dict[str, tuple[str, ...]] = {}
    stems: dict[str, tuple[str, ...]] = {}
    for line in _TABLE.read_text("utf-8").splitlines():
        key, phrase, terms = line.split("\t")
        written[phrase] = tuple(terms.split(" "))
        stems.setdefault(key, written[phrase])
    return _Glossary(written, stems, frozenset(key[:_BEGINNING] for key in stems))


def key_of(words: Sequence[str]) -> str:
    """Return the stems of folded English words."""
    return " ".join(map(stem, words))


def translations(words: Sequence[str]) -> tuple[str, ...]:
    """Return the Chinese words for a folded English word or phrase, the usual ones first; none without an entry."""
    known = _glossary()
    phrase = " ".join(words)
    found = known.written.get(phrase) or known.written.get(phrase.removesuffix("s"))
    # The stemmer takes a third as long to load as a search takes: for what may be English alone.
    if found is None and words and words[0][:_BEGINNING] in known.beginnings:
        found = known.stems.get(key_of(words))
    return found or ()


def glossary_words() -> Iterator[str]:
    """Yield the English words that have an entry of their own."""
    return (phrase for phrase in _glossary().written if " " not in phrase)


def words_of(spelling: Spelling) -> tuple[str, ...]:
    """Return the words of what was typed, cut at what stands between them, without the ending of a genitive.

    (food safety, food-safety, mayor's mailbox.)
    """
    edges = [0, *sorted(edge for edge in spelling.breaks if 0 < edge < len(spelling.signs)), len(spelling.signs)]
    words = [spelling.signs[start:end] for start, end in pairwise(edges)]
    return tuple(word for place, word in enumerate(words) if not (place and word == "s"))


def phrases(words: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """Cut words into the longest phrases that have an entry, from left to right; other words stand alone."""
    start = 0
    while start < len(words):
        ends = range(min(start + _MOST_WORDS, len(words)), start + 1, -1)
        end = next((end for end in ends if translations(words[start:end])), start + 1)
        yield tuple(words[start:end])
        start = end
