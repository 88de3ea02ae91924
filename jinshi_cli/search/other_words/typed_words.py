"""The words of a query that is weighed by its words: cut where the report and the language have words."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from jinshi_cli.search.lexicon.associations import neighbours
from jinshi_cli.search.lexicon.words import is_word
from jinshi_cli.search.other_words.meaning import Meanings
from jinshi_cli.search.other_words.sentences import Sentence
from jinshi_cli.search.parsing.query import Part, Query
from jinshi_cli.search.parsing.question import content, is_function

_LONGEST = 6
"""Characters of the longest stretch that is taken for one word."""
_PAIR = 2
_NUMBER_OR_TEXT = "[0-9][0-9.,]*|[^0-9]+"


_OF_SINGLE = 0.5
"""What a word of one character counts for in the subject of a query."""


class TypedWord(NamedTuple):
    """What was typed as one word: folded, and its value if it is a quantity."""

    text: str
    value: int | float | None = None

    @property
    def tells(self) -> bool:
        """Whether it names something; a sentence that answers need not have a function word."""
        return not is_function(self.text)


def counts(word: str) -> float:
    """Return what a word counts for in what a query is about as a whole, 0–1."""
    return _OF_SINGLE if len(word) == 1 else 1.0


def words_of(query: Query, sentences: Sequence[Sentence], meanings: Meanings) -> tuple[TypedWord, ...]:
    """Cut what a query names into words, each once."""
    return tuple(dict.fromkeys(word for part in query.parts for word in _cut(part, sentences, meanings)))


def _cut(part: Part, sentences: Sequence[Sentence], meanings: Meanings) -> Iterator[TypedWord]:
    if part.quantity is not None:
        yield TypedWord(part.text, part.quantity[0])
    elif part.text.isascii():
        yield TypedWord(part.text)
    else:
        for start, end in content(part.text):
            for run in re.findall(_NUMBER_OR_TEXT, part.text[start:end]):
                yield from map(TypedWord, [run] if run.isascii() else _fewest(run, sentences, meanings))


def _fewest(run: str, sentences: Sequence[Sentence], meanings: Meanings) -> list[str]:
    """Cut a run into the fewest words, words of the language before other stretches of the report."""
    costs: list[tuple[float, int]] = [(0.0, 0)]
    for end in range(1, len(run) + 1):
        starts = range(max(0, end - _LONGEST), end)
        costs.append(min((costs[start][0] + _cost(run[start:end], sentences, meanings), start) for start in starts))
    words = []
    end = len(run)
    while end:
        start = costs[end][1]
        words.append(run[start:end])
        end = start
    return words[::-1]


def _cost(piece: str, sentences: Sequence[Sentence], meanings: Meanings) -> float:
    """Return what it costs to take a piece for one word: less than to cut it, where it is a word or often together."""
    if len(piece) == 1:
        return 1.2 if is_function(piece) else 1.5
    there = any(piece in one.text for one in sentences)
    if (len(piece) == _PAIR and is_word(piece)) or any(map(meanings.has, neighbours(piece))):
        return 0.9 if there else 1.0
    return (1.3 if len(piece) == _PAIR else 1.05) if there else math.inf
