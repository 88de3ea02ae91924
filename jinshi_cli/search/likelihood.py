"""Queries in other words: the sentence that most likely answers, by the little that it shares with what was typed.

Who asks a question, or types what is remembered, need not know the report's words. Where no route finds enough of
them, a sentence may still have some, or one character of a word (案子 and 案件, 着火 and 防火), or the official word
for an everyday one (`synonyms`), a figure that was typed with another unit, and what is asked for: a figure in its
unit, a person, a place, a date, a plan.
Each of these is evidence, in bits: the logarithm of how much more often a sentence that answers has it than any other
has (naive Bayes; how often others have it is counted in the report). What is missing is evidence against; it counts
by half, since who uses other words than the report does so for several at once.

Whether a section answers is told by two things: the evidence for its best sentence, and its lead, the bits by which
this is ahead of the best of any other section: what two sections have to the same degree is not what was asked about.
What is missing tells nothing more: of long questions much is missing, and they are answered as often. What
probability these come to was measured (logistic regression, as Platt 1999 does for other classifiers).
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from jinshi_cli.report.model import Span
from jinshi_cli.search.answer import fits
from jinshi_cli.search.ask import Ask
from jinshi_cli.search.combine import Finds
from jinshi_cli.search.index import Entry, Match
from jinshi_cli.search.query import LONGEST_TYPED, Part, Query
from jinshi_cli.search.question import content
from jinshi_cli.search.route import Found
from jinshi_cli.search.sentences import Sentence, of_entry
from jinshi_cli.search.synonyms import terms
from jinshi_cli.search.words import is_word

_WORD, _SYNONYM, _CHARACTER, _SINGLE, _KIND, _AHEAD = 0.7, 0.5, 0.5, 0.5, 0.85, 0.9
"""How often a sentence that answers has a word of the question; where it lacks it, an official word for it, or one of
its two characters; a word of one character; what is asked for; and how often it is a plan where one is asked for.
Measured on 200 questions of the open halves of `bench/search`: 0.70, 0.49, 0.50, 0.50, 0.85; the last is an
estimate."""
_MOST_KIND = 2.0
"""Bits that it adds at most that a sentence has what is asked for: it says nothing of what the question is about."""
_NO_FIGURE, _NO_NAME = -2.0, -0.5
"""Bits where a section has no figure, or nobody, no place and no date, of the kind asked for: not all are marked."""
_AGAINST = 0.5
"""What evidence against weighs beside evidence for, where sentences are compared."""
_MOST_LEAD = 6.0
"""Bits of a lead that count: what is further ahead is not more surely an answer."""
_OF_EVIDENCE, _OF_LEAD, _ODDS = 0.76, 0.57, -6.85
"""By how many bits a bit of evidence, and one of lead, changes the odds of an answer, and these without either.
Measured on the 390 queries of the open halves of `bench/search` that no surer route answers, a third of them without
an answer."""
LEAST_LIKELY = 0.75
"""Probability from which a section is an answer: a wrong one is worse than none. Of those queries 172 had one of this
probability, and 166 of these were right (measured on three of the four reports each, counted on the fourth)."""
_TELLING = 2.0
"""Bits from which a character is shown as a match."""
_LONGEST = 6
"""Characters of the longest stretch that is taken for one word."""
_PAIR = 2
_NUMBER_OR_TEXT = "[0-9][0-9.,]*|[^0-9]+"


class _Word(NamedTuple):
    """What was typed as one word: folded, and its value if it is a quantity."""

    text: str
    value: int | float | None = None

    @property
    def signs(self) -> str:
        """The characters that each for itself may be of another word for the same."""
        return self.text if len(self.text) == _PAIR and not self.text.isascii() and self.value is None else ""


class _Evidence(NamedTuple):
    """What of a word a sentence has, empty where nothing, and the bits that this is for the sentence."""

    piece: str
    bits: float


class _Weighed(NamedTuple):
    """A sentence, what it has of each word, and the evidence for it, and for it less that against it, in bits."""

    sentence: Sentence
    words: tuple[_Evidence, ...]
    evidence: float
    bits: float


def likely(entries: Mapping[int, Entry], query: Query, least: float = LEAST_LIKELY) -> Finds:
    """Return which of the sections answer a query with a probability of ``least``; both by the number of the entry.

    The quality is the probability.
    """
    if len(query.joined) > LONGEST_TYPED:
        return {}
    sentences = [one for number, entry in entries.items() for one in of_entry(number, entry)]
    words = _words(query, sentences)
    if not words or not sentences:
        return {}
    best: dict[int, _Weighed] = {}
    for one in _weighed(entries, sentences, words, query):
        before = best.get(one.sentence.number)
        if before is None or one.bits > before.bits:
            best[one.sentence.number] = one
    first, second = [*sorted((one.bits for one in best.values()), reverse=True), -math.inf][:2]
    finds: Finds = {}
    for number, one in best.items():
        probability = _probability(one.evidence, one.bits - (first if one.bits < first else second))
        if probability >= least:
            finds[number] = _found(one, words, probability)
    return finds


def _probability(evidence: float, lead: float) -> float:
    """Return how likely a section answers, from the bits for its best sentence and those of its lead."""
    odds: float = 2.0 ** (_OF_EVIDENCE * evidence + _OF_LEAD * min(lead, _MOST_LEAD) + _ODDS)
    return odds / (1 + odds)


def _words(query: Query, sentences: Sequence[Sentence]) -> tuple[_Word, ...]:
    """Cut what a query names into words, each once."""
    return tuple(dict.fromkeys(word for part in query.parts for word in _cut(part, sentences)))


def _cut(part: Part, sentences: Sequence[Sentence]) -> Iterator[_Word]:
    if part.quantity is not None:
        yield _Word(part.text, part.quantity[0])
    elif part.text.isascii():
        yield _Word(part.text)
    else:
        for start, end in content(part.text):
            for run in re.findall(_NUMBER_OR_TEXT, part.text[start:end]):
                yield from map(_Word, [run] if run.isascii() else _fewest(run, sentences))


def _fewest(run: str, sentences: Sequence[Sentence]) -> list[str]:
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


def _cost(piece: str, sentences: Sequence[Sentence]) -> float:
    """Return what it costs to take a piece for one word: less than to cut it, where it is a word or often together."""
    if len(piece) == 1:
        return 1.5
    there = any(piece in one.text for one in sentences)
    if (len(piece) == _PAIR and is_word(piece)) or any(
        one.has_word(term) for term in terms(piece) for one in sentences
    ):
        return 0.9 if there else 1.0
    return (1.3 if len(piece) == _PAIR else 1.05) if there else math.inf


def _weighed(
    entries: Mapping[int, Entry], sentences: Sequence[Sentence], words: Sequence[_Word], query: Query
) -> Iterator[_Weighed]:
    """Weigh each sentence."""
    have = {word: [_has(one, word) for one in sentences] for word in words}
    # Who types keywords means these words, not others that share a character with them.
    asked = [sign for word in words for sign in word.signs] if query.asking else []
    signs = {sign: _share([sign in one.text for one in sentences]) for sign in asked}
    often = {word: _share(has) for word, has in have.items()}
    meant = {word: _synonyms(word, sentences) for word in words}
    spoken = {word: _share([one is not None for one in found]) for word, found in meant.items()}
    around = _around(entries, sentences, query)
    for place, one in enumerate(sentences):
        evidence = tuple(
            _Evidence(word.text, max(math.log2(_usual(word) / often[word]), 0.0))
            if have[word][place]
            else _meaning(meant[word][place], spoken[word], _lacking(word, one.text, signs))
            for word in words
        )
        bits = [around[place], *(each.bits for each in evidence)]
        favour = sum(each for each in bits if each > 0)
        yield _Weighed(one, evidence, favour, favour + _AGAINST * sum(each for each in bits if each < 0))


def _has(sentence: Sentence, word: _Word) -> bool:
    """Tell whether a sentence has a word, as it stands or as a figure of its value."""
    return sentence.find(word.text) >= 0 or sentence.figure(word.value) is not None


def _synonyms(word: _Word, sentences: Sequence[Sentence]) -> list[str | None]:
    """Return for each sentence the first of the other words for a word that it has."""
    known = terms(word.text)
    return [next((term for term in known if one.has_word(term)), None) for one in sentences]


def _meaning(term: str | None, often: float, lacking: _Evidence) -> _Evidence:
    """Return how much it says that a sentence which lacks a word has another for the same, or one of its characters."""
    if term is None:
        return lacking
    return _Evidence(term, max(math.log2((1 - _WORD) * _SYNONYM / often), lacking.bits))


def _usual(word: _Word) -> float:
    return _SINGLE if len(word.text) == 1 else _WORD


def _share(has: Sequence[bool]) -> float:
    """Return how often something is so, 0–1; what never is, is as frequent as what is once."""
    return (sum(has) + 1) / (len(has) + 2)


def _lacking(word: _Word, sentence: str, often: Mapping[str, float]) -> _Evidence:
    """Return which of its characters, of those counted, a sentence has that lacks a word, and how much that says."""
    if not word.signs or word.signs[0] not in often:
        return _Evidence("", math.log2(1 - _usual(word)))
    lacks = 1 - _WORD
    signs = [_Evidence(sign, math.log2(lacks * _CHARACTER / often[sign])) for sign in word.signs if sign in sentence]
    return max(signs, key=lambda one: one.bits, default=_Evidence("", math.log2(lacks * (1 - _CHARACTER))))


def _around(entries: Mapping[int, Entry], sentences: Sequence[Sentence], query: Query) -> list[float]:
    """Return for each sentence the bits of what it is apart from its words: of the kind, and of the part, asked for."""
    bits = [0.0] * len(sentences)
    if query.ask is not None:
        spans = {number: _spans(entry, query.ask) for number, entry in entries.items()}
        has = [any(one.holds(span.start) for span in spans[one.number]) for one in sentences]
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


def _found(weighed: _Weighed, words: Sequence[_Word], probability: float) -> Found:
    sentence = weighed.sentence
    pieces = []
    matches: list[Match] = []
    for word, one in zip(words, weighed.words, strict=True):
        if not one.piece or (len(one.piece) == 1 and one.bits < _TELLING):
            continue
        pieces.append(one.piece)
        at = sentence.find(one.piece)
        figure = sentence.figure(word.value)
        if at >= 0:
            matches.append(sentence.place.match(at, at + len(one.piece)))
        elif figure is not None:
            matches.append(Match("text", figure))
    return Found("likely", probability, 1.0, tuple(dict.fromkeys(matches)), tuple(pieces))
