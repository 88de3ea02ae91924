"""Questions in other words: the sentence that most likely answers, by the little that it shares with the question.

Who asks a question need not know the report's words. Where no route finds enough of them, a sentence may still have
some, or one character of a word (邻居 and 邻里, 案子 and 案件, 着火 and 防火), and what is asked for: a figure in its
unit, a person, a place, a date. Each of these is evidence, in bits: the logarithm of how much more often a sentence that answers
has it than any other does (naive Bayes; how often others have it is counted in the report). What is missing is evidence
against. Before a word is read, it is even odds that the report has an answer at all, and each sentence is as likely to be it as any
other. A section is an answer where, after all evidence, it is likelier than `_LEAST_LIKELY`.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from jinshi_cli.report.model import Span
from jinshi_cli.search.answer import fits
from jinshi_cli.search.ask import Ask
from jinshi_cli.search.combine import Finds
from jinshi_cli.search.index import Entry, Place, folded, shown
from jinshi_cli.search.query import Query
from jinshi_cli.search.question import content
from jinshi_cli.search.route import Found
from jinshi_cli.search.words import is_word

_WORD, _SINGLE, _CHARACTER, _KIND = 0.7, 0.5, 0.5, 0.85
"""How often a sentence that answers has a word of the question, a single character that is a word, one of the
characters of a word that it has not, and what is asked for. (Measured on the open queries of `bench/search`.)"""
_MOST_KIND = 2.0
"""Bits that it adds at most that a sentence has what is asked for: many have a figure."""
_NO_FIGURE, _NO_NAME = -2.0, -0.5
"""Bits where a section has no figure, or nobody, no place and no date, of the kind asked for: not all are marked."""
_LEAST_LIKELY = 0.5
"""Probability from which a section is an answer."""
_LONGEST = 6
"""Characters of the longest stretch that is taken for one word."""
_PAIR = 2


class _Sentence(NamedTuple):
    """A sentence, or a title: its entry's number, its place, where it begins in the folded text, and itself."""

    number: int
    place: Place
    start: int
    text: str


def likely(entries: Sequence[tuple[int, Entry]], query: Query) -> Finds:
    """Return the sections that likely answer a question, by the number of the entry; the quality is the probability."""
    sentences = [one for number, entry in entries for one in _sentences(number, entry)]
    words = _words(query, sentences)
    if not words:
        return {}
    asked = _asked(dict(entries), sentences, query.ask)
    often = {sign: _often(sign, sentences) for word in words for sign in (word, *word)}
    bits = [
        asked[place] + sum(_evidence(word, sentence.text, often) for word in words)
        for place, sentence in enumerate(sentences)
    ]
    total = len(sentences) + sum(2**one for one in bits)
    best: dict[int, int] = {}
    for place, sentence in enumerate(sentences):
        if sentence.number not in best or bits[place] > bits[best[sentence.number]]:
            best[sentence.number] = place
    finds: Finds = {}
    for number, place in best.items():
        probability = 2 ** bits[place] / total
        if probability >= _LEAST_LIKELY:
            finds[number] = _found(sentences[place], words, probability)
    return finds


def _sentences(number: int, entry: Entry) -> Iterator[_Sentence]:
    for place in entry.places:
        if place.field is None:
            continue
        start = 0
        for text in place.text.text.split("\n"):
            if text:
                yield _Sentence(number, place, start, text)
            start += len(text) + 1


def _words(query: Query, sentences: Sequence[_Sentence]) -> tuple[str, ...]:
    """Cut what a query names into words, each once: the fewest, words of the language before stretches of the report."""
    runs = [part.text[start:end] for part in query.parts for start, end in content(part.text)]
    return tuple(dict.fromkeys(word for run in runs for word in _cut(run, sentences)))


def _cut(run: str, sentences: Sequence[_Sentence]) -> list[str]:
    costs: list[tuple[float, int]] = [(0.0, 0)]
    for end in range(1, len(run) + 1):
        starts = range(max(0, end - _LONGEST), end)
        costs.append(min((costs[start][0] + _cost(run[start:end], sentences), start) for start in starts))
    words = []
    end = len(run)
    while end:
        start = costs[end][1]
        words.append(run[start:end])
        end = start
    return words[::-1]


def _cost(piece: str, sentences: Sequence[_Sentence]) -> float:
    """Return what it costs to take a piece for one word."""
    if len(piece) == 1:
        return 1.5
    known = any(piece in sentence.text for sentence in sentences)
    if len(piece) == _PAIR and is_word(piece):
        return 0.9 if known else 1.0
    return (1.3 if len(piece) == _PAIR else 1.05) if known else 10.0


def _often(word: str, sentences: Sequence[_Sentence]) -> float:
    """Return how often a sentence has a word, 0–1; what none has is as frequent as what one has."""
    return (sum(word in sentence.text for sentence in sentences) + 1) / (len(sentences) + 2)


def _evidence(word: str, sentence: str, often: dict[str, float]) -> float:
    """Return the bits that a word is for a sentence, or against it."""
    if len(word) == 1:
        return max(math.log2(_SINGLE / often[word]), 0.0) if word in sentence else math.log2(1 - _SINGLE)
    if word in sentence:
        return max(math.log2(_WORD / often[word]), 0.0)
    if len(word) > _PAIR:
        return math.log2(1 - _WORD)
    signs = [math.log2((1 - _WORD) * _CHARACTER / often[sign]) for sign in word if sign in sentence]
    return max(signs, default=math.log2((1 - _WORD) * (1 - _CHARACTER)))


def _asked(entries: dict[int, Entry], sentences: Sequence[_Sentence], ask: Ask | None) -> list[float]:
    """Return for each sentence the bits that it is for it, or against it, what it has of what is asked for."""
    if ask is None:
        return [0.0] * len(sentences)
    spans = {number: _spans(entry, ask) for number, entry in entries.items()}
    has = [any(_stands_in(span, sentence) for span in spans[sentence.number]) for sentence in sentences]
    often = (sum(has) + 1) / (len(sentences) + 2)
    there = min(_MOST_KIND, math.log2(_KIND / often))
    none = _NO_FIGURE if ask.kind in ("amount", "rank") else _NO_NAME
    return [
        there if here else 0.0 if spans[sentence.number] else none for here, sentence in zip(has, sentences, strict=True)
    ]


def _spans(entry: Entry, ask: Ask) -> list[Span]:
    section = entry.section
    if ask.kind in ("amount", "rank"):
        return [metric.span for metric in section.metrics if fits(metric, ask)]
    names = getattr(section, ask.kind)
    return [Span(at, at + len(name)) for name in names if (at := section.text.find(name)) >= 0]


def _stands_in(span: Span, sentence: _Sentence) -> bool:
    if sentence.place.field != "text":
        return False
    whole = sentence.place.text.span(sentence.start, sentence.start + len(sentence.text))
    return whole.start <= span.start < whole.end


def _found(sentence: _Sentence, words: Sequence[str], probability: float) -> Found:
    there = [word for word in words if word in sentence.text]
    there += [sign for word in words if len(word) == _PAIR and word not in sentence.text for sign in word if sign in sentence.text]
    matches = []
    for word in there:
        at = sentence.text.find(word)
        matches.append((sentence.place, sentence.start + at, sentence.start + at + len(word)))
    return Found("partial", probability, 1.0, shown(matches), tuple(word for word in there if len(word) > 1))
