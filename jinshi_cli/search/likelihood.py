"""Questions in other words: the sentence that most likely answers, by the little that it shares with the question.

Who asks a question need not know the report's words. Where no route finds enough of them, a sentence may still have
some, or one character of a word (邻居 and 邻里, 案子 and 案件, 着火 and 防火), and what is asked for: a figure in its
unit, a person, a place, a date, a plan. Each of these is evidence, in bits: the logarithm of how much more often a
sentence that answers has it than any other has (naive Bayes; how often others have it is counted in the report).
What is missing is evidence against. Before a word is read it is even odds that the report has an answer at all, and
each sentence is as likely to be it as any other. A section is found where, after all evidence, it is likelier than
not that one of its sentences answers.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from jinshi_cli.report.model import Span
from jinshi_cli.search.answer import fits
from jinshi_cli.search.ask import Ask
from jinshi_cli.search.combine import Finds
from jinshi_cli.search.index import Entry, Place, shown
from jinshi_cli.search.query import Query
from jinshi_cli.search.question import content
from jinshi_cli.search.route import Found
from jinshi_cli.search.words import is_word

_WORD, _CHARACTER, _SINGLE, _KIND, _AHEAD = 0.7, 0.5, 0.5, 0.85, 0.9
"""How often a sentence that answers has a word of the question; where it lacks it, one of its two characters; a word
of one character; what is asked for; and how often it is a plan where one is asked for. Measured on the 200 questions
of the open halves of `bench/search`: 0.70, 0.50, 0.50, 0.85; the last is an estimate."""
_MOST_KIND = 2.0
"""Bits that it adds at most that a sentence has what is asked for: it says nothing of what the question is about."""
_NO_FIGURE, _NO_NAME = -2.0, -0.5
"""Bits where a section has no figure, or nobody, no place and no date, of the kind asked for: not all are marked."""
LEAST_LIKELY, NEARLY_SURE = 0.5, 0.9
"""Probability from which a section is an answer; and from which it is rather than one that has part of the question."""
_TELLING = 2.0
"""Bits from which a character is shown as a match."""
_LONGEST = 6
"""Characters of the longest stretch that is taken for one word."""
_LONGEST_QUESTION = 60
"""Characters of the longest question that is weighed; what is longer was pasted, and each word is held against each
sentence."""
_PAIR = 2


class _Sentence(NamedTuple):
    """A sentence, or a title: its entry's number, its place, where it begins in the folded text, and itself."""

    number: int
    place: Place
    start: int
    text: str


class _Evidence(NamedTuple):
    """What of a word a sentence has, empty where nothing, and the bits that this is for the sentence."""

    piece: str
    bits: float


def likely(entries: Sequence[tuple[int, Entry]], query: Query, least: float = LEAST_LIKELY) -> Finds:
    """Return the sections that answer a question with a probability of ``least``, by the number of the entry.

    The quality is the probability.
    """
    if len(query.joined) > _LONGEST_QUESTION:
        return {}
    sentences = [one for number, entry in entries for one in _sentences(number, entry)]
    known = dict(entries)
    words = _words(query, sentences)
    often = {sign: _share([sign in one.text for one in sentences]) for word in words for sign in (word, *word)}
    around = _around(known, sentences, query)
    evidence = [[_evidence(word, one.text, often) for word in words] for one in sentences]
    bits = [before + sum(each.bits for each in own) for before, own in zip(around, evidence, strict=True)]
    total = len(sentences) + sum(2**one for one in bits)
    finds: Finds = {}
    for number in dict.fromkeys(one.number for one in sentences) if words else ():
        best = max((place for place, one in enumerate(sentences) if one.number == number), key=bits.__getitem__)
        probability = 2 ** bits[best] / total
        if probability >= least:
            finds[number] = _found(sentences[best], evidence[best], probability)
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
    """Cut what a query names into words, each once."""
    runs = [part.text[start:end] for part in query.parts for start, end in content(part.text)]
    return tuple(dict.fromkeys(word for run in runs for word in _cut(run, sentences)))


def _cut(run: str, sentences: Sequence[_Sentence]) -> list[str]:
    """Cut a run into the fewest words, words of the language before other stretches of the report."""
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
    """Return what it costs to take a piece for one word: less than to cut it, where it is a word or often together."""
    if len(piece) == 1:
        return 1.5
    there = any(piece in one.text for one in sentences)
    if len(piece) == _PAIR and is_word(piece):
        return 0.9 if there else 1.0
    return (1.3 if len(piece) == _PAIR else 1.05) if there else math.inf


def _share(has: Sequence[bool]) -> float:
    """Return how often something is so, 0–1; what never is, is as frequent as what is once."""
    return (sum(has) + 1) / (len(has) + 2)


def _evidence(word: str, sentence: str, often: Mapping[str, float]) -> _Evidence:
    """Return what of a word a sentence has, and how much that says for it or against it."""
    usual = _SINGLE if len(word) == 1 else _WORD
    if word in sentence:
        return _Evidence(word, max(math.log2(usual / often[word]), 0.0))
    if len(word) != _PAIR:
        return _Evidence("", math.log2(1 - usual))
    signs = [_Evidence(sign, math.log2((1 - _WORD) * _CHARACTER / often[sign])) for sign in word if sign in sentence]
    return max(signs, key=lambda one: one.bits, default=_Evidence("", math.log2((1 - _WORD) * (1 - _CHARACTER))))


def _around(entries: Mapping[int, Entry], sentences: Sequence[_Sentence], query: Query) -> list[float]:
    """Return for each sentence the bits of what it is apart from its words: of the kind, and of the part, asked for."""
    bits = [0.0] * len(sentences)
    if query.ask is not None:
        spans = {number: _spans(entry, query.ask) for number, entry in entries.items()}
        has = [any(_stands_in(span, one) for span in spans[one.number]) for one in sentences]
        there = min(_MOST_KIND, math.log2(_KIND / _share(has)))
        none = _NO_FIGURE if query.ask.kind in ("amount", "rank") else _NO_NAME
        absent = {number: 0.0 if spans[number] else none for number in entries}
        bits = [there if here else absent[one.number] for here, one in zip(has, sentences, strict=True)]
    if query.ahead:
        ahead = [entries[one.number].is_ahead for one in sentences]
        plan, other = math.log2(_AHEAD / _share(ahead)), math.log2((1 - _AHEAD) / (1 - _share(ahead)))
        bits = [one + (plan if here else other) for one, here in zip(bits, ahead, strict=True)]
    return bits


def _spans(entry: Entry, ask: Ask) -> list[Span]:
    """Return where a section has what is asked for."""
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


def _found(sentence: _Sentence, evidence: Sequence[_Evidence], probability: float) -> Found:
    pieces = [one.piece for one in evidence if len(one.piece) > 1 or (one.piece and one.bits >= _TELLING)]
    matches = []
    for piece in pieces:
        start = sentence.start + sentence.text.find(piece)
        matches.append((sentence.place, start, start + len(piece)))
    return Found("likely", min(probability, 1.0), 1.0, shown(matches), tuple(pieces))
