"""How like the sentences of a report are to a query, by the words of a large corpus that both have."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from functools import cached_property
from operator import mul
from typing import NamedTuple

from jinshi_cli.search.lexicon import embedding
from jinshi_cli.search.lexicon.embedding import Vector, cut, is_known, nearness, vector, weight
from jinshi_cli.search.other_words.sentences import Sentence
from jinshi_cli.search.other_words.typed_words import TypedWord, counts
from jinshi_cli.search.parsing.question import is_function

_SHOWN = 0.8
"""Nearness from which a word of a sentence that likely answers is shown for another one."""


class Like(NamedTuple):
    """How like a sentence is to a query: as a whole, and in the mean by what it has for each word of the query.

    That is the word itself (1), or else the nearest of its own words. Both are -1 to 1.
    """

    whole: float
    each: float


class Likeness:
    """The sentences of a report, each by its words and as their sum."""

    def __init__(self, sentences: Sequence[Sentence]) -> None:
        self._sentences = sentences

    def of(self, typed: Sequence[TypedWord]) -> list[Like]:
        """Return how like each sentence is to the words of a query; nothing is like words that no corpus has."""
        words = list(dict.fromkeys(_known(typed)))
        if not words:
            return [Like(0.0, 0.0)] * len(self._sentences)
        weights = [weight(word) * counts(word) for word in words]
        whole_weight = sum(weights)
        vectors = [vector(word) for word in words]
        wanted = _sum(vectors, weights)
        length = math.sqrt(_dot(wanted, wanted)) or 1.0
        shares = {word: self._weights[word] * _dot(wanted, own) / length for word, own in self._vectors.items()}
        near = [{other: nearness(one, own) for other, own in self._vectors.items()} for one in vectors]
        likes = []
        for one, others, own in zip(self._sentences, self._words, self._lengths, strict=True):
            best = (
                1.0 if one.find(word) >= 0 else max(map(each.__getitem__, others), default=0.0)
                for word, each in zip(words, near, strict=True)
            )
            whole = sum(map(shares.__getitem__, others)) / own if own else 0.0
            likes.append(Like(whole, _dot(weights, list(best)) / whole_weight))
        return likes

    @cached_property
    def _words(self) -> Sequence[Sequence[str]]:
        return [cut(one.text) for one in self._sentences]

    @cached_property
    def _vectors(self) -> dict[str, Vector]:
        return {word: vector(word) for word in dict.fromkeys(word for words in self._words for word in words)}

    @cached_property
    def _weights(self) -> dict[str, float]:
        return {word: weight(word) for word in self._vectors}

    @cached_property
    def _lengths(self) -> Sequence[float]:
        sums = (
            _sum([self._vectors[word] for word in words], [self._weights[word] for word in words])
            for words in self._words
        )
        return [math.sqrt(_dot(one, one)) for one in sums]


def nearest(sentence: Sentence, typed: TypedWord) -> str:
    """Return the word of a sentence that is most like one that was typed; an empty text where none is like it."""
    if not is_known(typed.text):
        return ""
    return embedding.nearest(cut(sentence.text), [vector(typed.text)], _SHOWN) or ""


def _known(typed: Sequence[TypedWord]) -> Iterator[str]:
    """Yield the words of a query that have vectors: as they were typed or, where these have none, the words in them."""
    for one in typed:
        words = (one.text,) if is_known(one.text) else cut(one.text)
        yield from (word for word in words if not is_function(word))


def _sum(vectors: Sequence[Vector], weights: Sequence[float]) -> Sequence[float]:
    return [_dot(weights, each) for each in zip(*vectors, strict=True)]


def _dot(one: Sequence[float], other: Sequence[float]) -> float:
    total: float = sum(map(mul, one, other))
    return total
