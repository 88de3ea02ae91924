"""What the sentences of a report are about, by the words of the thesaurus that they have."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from jinshi_cli.search.lexicon.associations import Vector, nearness, neighbours, vector, words_in
from jinshi_cli.search.other_words.sentences import Sentence


class Nearest(NamedTuple):
    """The word of a sentence that is nearest to one of a query in meaning, and how near it is, 0–1."""

    word: str
    nearness: float


class Meanings:
    """The sentences of a report, each by its words and as a sum of these."""

    def __init__(self, sentences: Sequence[Sentence]) -> None:
        self._words = [_whole_words(sentence) for sentence in sentences]
        self._often = Counter(word for words in self._words for word in words)
        self._lengths: list[float] | None = None

    def has(self, word: str) -> bool:
        """Tell whether any sentence has a word of the thesaurus."""
        return word in self._often

    def joined(self, word: str) -> list[str | None]:
        """Return for each sentence the first word that the thesaurus joins with a folded one; None without any."""
        near = frozenset(neighbours(word))
        return [next((one for one in words if one in near), None) for words in self._words]

    def nearest(self, word: str) -> list[Nearest | None]:
        """Return for each sentence the word nearest to a folded one; None where none goes with it in any way."""
        near = self._near(vector(word))
        return [
            max((Nearest(one, near[one]) for one in words if near[one]), key=lambda one: one.nearness, default=None)
            for words in self._words
        ]

    def topics(self, words: Sequence[tuple[str, float]]) -> list[float]:
        """Return how near each sentence as a whole is to words with their weights, 0–1."""
        wanted = _sum([(vector(word), weight) for word, weight in words])
        length = math.sqrt(nearness(wanted, wanted))
        if not length:
            return [0.0] * len(self._words)
        if self._lengths is None:
            self._lengths = [self._length(words) for words in self._words]
        near = self._near(wanted)
        return [
            sum(near[word] * self._rarity(word) for word in words) / (length * own) if own else 0.0
            for words, own in zip(self._words, self._lengths, strict=True)
        ]

    def _near(self, wanted: Vector) -> dict[str, float]:
        return {word: nearness(wanted, vector(word)) if wanted else 0.0 for word in self._often}

    def _length(self, words: Sequence[str]) -> float:
        whole = _sum([(vector(word), self._rarity(word)) for word in words])
        return math.sqrt(nearness(whole, whole))

    def _rarity(self, word: str) -> float:
        """Return the bits that a word tells: how rare it is among the sentences."""
        return math.log2((len(self._words) + 2) / (self._often[word] + 1))


def _whole_words(sentence: Sentence) -> tuple[str, ...]:
    """Return the words of the thesaurus that stand in a sentence as words, each once."""
    text = sentence.place.text
    found = (
        sentence.text[start:end]
        for start, end in words_in(sentence.text)
        if not (text.torn(sentence.start + start) or text.torn(sentence.start + end))
    )
    return tuple(dict.fromkeys(found))


def _sum(weighed: Sequence[tuple[Vector, float]]) -> Vector:
    total: defaultdict[int, float] = defaultdict(float)
    for one, weight in weighed:
        for end, share in one.items():
            total[end] += weight * share
    return total
