"""The vectors of words for `jinshi_cli.search.lexicon.embedding`: those of a corpus, drawn to those of the thesaurus.

In a corpus words are alike that stand among the same words: 警察 and 公安, but also 北 and 南. The thesaurus knows
which go together in this field, and has words that no corpus has (网课); so does the English glossary, where several
Chinese words stand for the same English one. Each of their words is moved to where those are that it goes with, and
keeps a part of what it was (retrofitting, Faruqui et al. 2015); a word that the corpus does not have comes to lie among
those.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import combinations
from operator import mul
from pathlib import Path
from typing import NamedTuple

from jinshi_cli.search.indexing.fold import fold
from jinshi_cli.search.lexicon.embedding import DIMENSIONS, ONE

_CORPUS = Path(__file__).parent / "corpus"
"""The words and vectors of the corpus (`tools/corpus_vectors.py`)."""
_TERMS = 5
"""Chinese words for an English one that are joined: further ones are less and less the same."""
_OWN = 0.5
"""What a word's vector of the corpus weighs beside the mean of those it goes with."""
_ROUNDS = 5
"""How often all words are moved: further ones hardly move them (Faruqui et al. use ten)."""


class Table(NamedTuple):
    """The words, the most frequent first and then those that the corpus lacks, and the vectors in that order."""

    words: str
    vectors: bytes


def table(joined: Mapping[str, set[str]], glossary: str) -> Table:
    """Return the table for a thesaurus, its words each with those that it goes with, and the lines of a glossary."""
    joined = _with_translations(joined, glossary)
    words = (_CORPUS / "words.txt").read_text("utf-8").split()
    signed = memoryview((_CORPUS / "vectors.bin").read_bytes()).cast("b")
    own: dict[str, Sequence[float]] = {}
    for place, word in enumerate(map(fold, words)):
        own.setdefault(word, _unit(signed[place * DIMENSIONS : (place + 1) * DIMENSIONS].tolist()))
    known = sorted(joined)
    nothing = [0.0] * DIMENSIONS
    moved = {word: own.get(word, nothing) for word in known}
    for _ in range(_ROUNDS):
        moved = {word: _unit(_drawn(own.get(word), [moved[other] for other in sorted(joined[word])])) for word in known}
    vectors = own | {word: vector for word, vector in moved.items() if any(vector)}
    kept = [*own, *(word for word in known if word not in own and word in vectors)]
    return Table(
        "".join(f"{word}\n" for word in kept),
        bytes(round(one * ONE) & 0xFF for word in kept for one in vectors[word]),
    )


def _with_translations(joined: Mapping[str, set[str]], glossary: str) -> Mapping[str, set[str]]:
    """Join the first Chinese words for the same English ones, too."""
    near = defaultdict(set, {word: set(others) for word, others in joined.items()})
    for line in glossary.splitlines():
        _phrase, terms = line.split("\t")
        for one, other in combinations(terms.split()[:_TERMS], 2):
            near[one].add(other)
            near[other].add(one)
    return near


def _drawn(own: Sequence[float] | None, others: Sequence[Sequence[float]]) -> list[float]:
    mean = [sum(each) / len(others) for each in zip(*others, strict=True)]
    return mean if own is None else [_OWN * one + other for one, other in zip(own, mean, strict=True)]


def _unit(vector: Sequence[float]) -> list[float]:
    length = math.sqrt(sum(map(mul, vector, vector)))
    return [one / length for one in vector] if length else list(vector)
