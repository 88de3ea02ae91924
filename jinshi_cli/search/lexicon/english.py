"""Chinese words for English ones: who types petition means 信访.

A report's English titles and names of figures are few, and one that was imported has none. The table is a glossary
of the field, written from knowledge of it by writers who knew neither a report of this project nor the queries of
`bench/search` (`tools/english.txt`). What is typed is looked up as it is written, then in other forms of its words,
found by their stems (`same_word` in `index` has the source), then with these in another order; of several words the
longest phrase that leads to something in the report is one thing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from pathlib import Path

from jinshi_cli.search.indexing.index import stem
from jinshi_cli.search.parsing.pinyin import Spelling

_TABLES = Path(__file__).parent / "tables"
_WRITTEN = _TABLES / "english.txt"
"""A line for each entry: the words, a tab, and the Chinese words, the usual ones first, parted by spaces; in order;
generated (``tools/tables.py``)."""
_STEMS = _TABLES / "english_stems.txt"
"""A line for each set of stems: these in order, parted by spaces, a tab, and the entries whose words have them, the
shortest first, parted by commas; in order of lines; generated (``tools/tables.py``)."""
_BEGINNING = 2
"""First letters of a word that its stem has, too (try, tri)."""
_MOST_WORDS = 4
"""Words of the longest phrase."""
_ENDINGS = frozenset(("", "d", "e", "ed", "es", "ied", "ies", "ing", "s", "y"))
"""Endings of the forms of one word, behind what the forms have in common."""


@lru_cache(maxsize=1)
def _written() -> bytes:
    return _WRITTEN.read_bytes()


@lru_cache(maxsize=1)
def _stems() -> bytes:
    return _STEMS.read_bytes()


def _value(table: bytes, key: str) -> str | None:
    """Return what stands behind a key and a tab in a table of lines in order; reading all of it would take longer."""
    wanted = f"{key}\t".encode()
    low, high = 0, len(table)
    while low < high:
        start = max(table.rfind(b"\n", 0, (low + high) // 2) + 1, low)
        end = table.index(b"\n", start)
        if table.startswith(wanted, start):
            return table[start + len(wanted) : end].decode()
        if table[start:end] < wanted:
            low = end + 1
        else:
            high = start
    return None


def key_of(words: Sequence[str]) -> str:
    """Return the stems of folded English words in alphabetical order: building permit, permit for a building."""
    return " ".join(sorted(map(stem, words)))


@lru_cache(maxsize=1_000)
def translations(words: tuple[str, ...]) -> tuple[str, ...]:
    """Return the Chinese words for a folded English word or phrase, the usual ones first; none without an entry.

    As it is written comes first, then other forms of its words, then these in another order.
    """
    phrase = " ".join(words)
    found = _value(_written(), phrase) or _value(_written(), phrase.removesuffix("s"))
    # The stemmer takes a third as long to load as a search takes: for what may be English alone.
    if found is None and any(f"\n{word[:_BEGINNING]}".encode() in _stems() for word in words):
        known = [one.split(" ") for one in (_value(_stems(), key_of(words)) or "").split(",")]
        fitting = [one for one in known if are_forms(words, one)]
        fitting += [one for one in known if are_forms(sorted(words, key=stem), sorted(one, key=stem))]
        found = _value(_written(), " ".join(fitting[0])) if fitting else None
    return tuple(found.split(" ")) if found else ()


def has_entry(words: tuple[str, ...]) -> bool:
    """Tell whether the glossary has folded English words, in whatever form."""
    return bool(translations(words))


def are_forms(words: Sequence[str], others: Sequence[str]) -> bool:
    """Tell whether words are forms of others, each of its own; stems alone do not tell (author and authority)."""
    return len(words) == len(others) and all(map(_is_form, words, others))


def _is_form(word: str, other: str) -> bool:
    common = next((at for at, (one, two) in enumerate(zip(word, other, strict=False)) if one != two), None)
    common = min(len(word), len(other)) if common is None else common
    doubled = word[common - 1 : common]
    endings = (ending.removeprefix(doubled) for ending in (word[common:], other[common:]))
    return all(ending in _ENDINGS for ending in endings)


def glossary_words() -> Iterator[str]:
    """Yield the English words that have an entry of their own."""
    phrases_known = (line.partition(b"\t")[0].decode() for line in _written().splitlines())
    return (phrase for phrase in phrases_known if " " not in phrase)


def words_of(spelling: Spelling) -> tuple[str, ...]:
    """Return the words of what was typed, cut at what stands between them, without the ending of a genitive.

    (food safety, food-safety, mayor's mailbox.)
    """
    edges = [0, *sorted(edge for edge in spelling.breaks if 0 < edge < len(spelling.signs)), len(spelling.signs)]
    words = [spelling.signs[start:end] for start, end in pairwise(edges)]
    return tuple(word for place, word in enumerate(words) if not (place and word == "s"))


def phrases(words: Sequence[str], leads: Callable[[tuple[str, ...]], bool]) -> Iterator[tuple[str, ...]]:
    """Cut words into the longest phrases that lead anywhere, from left to right; other words stand alone.

    Who types what the glossary has as a phrase may mean what a report says in other words.
    """
    start = 0
    while start < len(words):
        ends = range(min(start + _MOST_WORDS, len(words)), start + 1, -1)
        end = next((end for end in ends if leads(tuple(words[start:end]))), start + 1)
        yield tuple(words[start:end])
        start = end
