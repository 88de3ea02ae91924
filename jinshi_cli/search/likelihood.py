"""Queries in other words: the section that most likely answers, by what its sentences have of what was typed.

Who asks a question, or types what is remembered, need not know the report's words. Where no route finds enough of
them, a sentence may still have some, the official word for an everyday one (`synonyms`), words that are near to them in
meaning (`associations`), a figure that was typed with another unit, and what is asked for: a figure in its unit, a
person, a place, a date, a plan. All this is evidence (`evidence`), each kind in bits, and they are weighed against
each other. A section is as good as its best sentence; besides count how near any of its sentences is to the query
as a whole, and how well a surer route found a part of the query in it.

Whether the best section answers is told by its score, by how far the others are behind, and by how many words were
typed and found. People talk in questions, so that more of one may be missing. That a word which the thesaurus knows
stands nowhere in the report, in whatever words, tells a little against it where keywords were typed or a figure is
asked for; so does that a figure, a person, a place or a date is asked for at all.

The weights are those with which the sections that answer come before the others most surely (a conditional logit,
McFadden 1974), and with which the probability is right (logistic regression, as Platt 1999 does for other
classifiers). They were measured on 1,486 queries that no surer route answers,
or everyday words alone: those of the open halves of `bench/search`, and those that six writers asked about reports of
their own (`bench/search/asked`), with their own words left out of the thesaurus; 545 have no answer. Measured on nine
of the ten reports each and counted on the tenth, the right section is first for 833 of 941; 621 are answered, 18
others wrongly, and 36 without an answer (`python -m bench.search.weights`).
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from jinshi_cli.search.associations import is_known, neighbours, words_in
from jinshi_cli.search.combine import Finds
from jinshi_cli.search.evidence import Evidence, weighed
from jinshi_cli.search.index import Entry, Match, pairs_of
from jinshi_cli.search.meaning import Meanings
from jinshi_cli.search.query import LONGEST_TYPED, Query
from jinshi_cli.search.route import Found
from jinshi_cli.search.sentences import Sentence, of_entry
from jinshi_cli.search.synonyms import terms
from jinshi_cli.search.typed_words import TypedWord, words_of

_WORDS, _SINGLES, _SYNONYMS, _JOINED, _SENSES, _ASKED = 0.25, 0.4, 0.96, 0.55, 1.01, 0.69
"""What a bit of each kind of evidence weighs, in nats: by how much it changes the logarithm of the odds."""
_TOPIC, _MISSING, _SUBJECT, _PARTIAL = 5.29, -5.69, 7.25, 3.45
"""What it weighs how near the sentence, and the nearest of the section, is to the query as a whole, which share of the
words is missing, and which share of the query a surer route found: each from 0 to 1."""
_OF_SCORE, _OF_SHARE, _OF_ASKED, _OF_ABSENT, _OF_WORD = 0.536, 1.895, -0.641, -0.506, 0.503
_OF_QUESTION, _OF_FOUND, _ODDS = 2.18, 0.639, -3.657
"""What changes the logarithm of the odds that the best section answers: its score, the logarithm of its share among
the best; that a figure, a person, a place or a date is asked for; the share of the query that the report does not know;
each word that was typed; that it is a question or, where it is none, each word that was found."""
LEAST_LIKELY = 0.75
"""Probability from which a section is an answer: a wrong one is worse than none. On the open halves of `bench/search`
as many are right with 0.7, and 8 more queries without an answer get one."""
LEAST_WORTH_A_LOOK = 0.25
"""Probability from which a section is worth a look where nothing is an answer: measured like the weights, it is the
right one for 172 queries, another for 39, and 123 of 545 have no answer."""
_MOST_FOUND = 3
"""Words found that count: more of them make an answer no surer."""
_MOST_TYPED = 6
"""Words typed that count: in more of them there is always something that some sentence has."""
_MOST_WEIGHED = 256
"""Sections that are weighed: of a report with more those that have most of what was typed, in whatever words."""
_BEST = 20
"""Sections that have a share."""
_FULL = 100
"""Score of a section that a surer route found wholly."""


class _Scored(NamedTuple):
    """The number of a section's entry, what its best sentence has, and what it comes to."""

    number: int
    evidence: Evidence
    score: float


def likely(entries: Mapping[int, Entry], query: Query, partial: Mapping[int, float] | None = None) -> Finds:
    """Return how likely each section answers a query, by the number of its entry; nothing for one that was pasted.

    ``partial`` are the scores (0–100) of those where a surer route found a part of the query. The quality is the
    probability.
    """
    if len(query.joined) > LONGEST_TYPED:
        return {}
    words, evidence = _weighed(tuple(_worth_weighing(entries, query).items()), query)
    if not evidence:
        return {}
    best = _scored(evidence, {number: score / _FULL for number, score in (partial or {}).items()})
    of_first = _probability(best[0], _share(best), words, evidence, query)
    return {one.number: _found(one.evidence, words, of_first * math.exp(one.score - best[0].score)) for one in best}


@lru_cache(maxsize=1)
def _weighed(entries: tuple[tuple[int, Entry], ...], query: Query) -> tuple[Sequence[TypedWord], Sequence[Evidence]]:
    """Return the words of a query and what each sentence has of them, nothing where it has no words.

    Where nothing answers, the same is asked again for what may be worth a look.
    """
    sentences, meanings = _read(entries)
    words = words_of(query, sentences, meanings)
    return words, weighed(dict(entries), sentences, words, meanings, query) if words else ()


@lru_cache(maxsize=4)
def _read(entries: tuple[tuple[int, Entry], ...]) -> tuple[Sequence[Sentence], Meanings]:
    """Return the sentences of sections and what they are about: the same for every query."""
    sentences = [one for number, entry in entries for one in of_entry(number, entry)]
    return sentences, Meanings(sentences)


def _worth_weighing(entries: Mapping[int, Entry], query: Query) -> Mapping[int, Entry]:
    """Return the sections that have most of the words of a query, or of those that go with them, if there are many."""
    if len(entries) <= _MOST_WEIGHED:
        return entries
    typed = {part.text[start:end] for part in query.parts for start, end in words_in(part.text)}
    typed |= {pair for part in query.parts for pair in pairs_of(part.text)}
    meant = [(word, *terms(word), *neighbours(word)) for word in typed]

    def found(number: int) -> int:
        text = "\n".join(place.text.text for place in entries[number].places)
        return sum(any(word in text for word in words) for words in meant)

    kept = sorted(entries, key=lambda number: (-found(number), number))[:_MOST_WEIGHED]
    return {number: entries[number] for number in sorted(kept)}


def _scored(evidence: Sequence[Evidence], shares: Mapping[int, float]) -> list[_Scored]:
    """Return the sections by their best sentences, best first."""
    subjects: defaultdict[int, float] = defaultdict(float)
    for one in evidence:
        subjects[one.sentence.number] = max(subjects[one.sentence.number], one.topic)
    best: dict[int, _Scored] = {}
    for one in evidence:
        number = one.sentence.number
        score = _weight(one) + _SUBJECT * subjects[number] + _PARTIAL * shares.get(number, 0.0)
        if number not in best or score > best[number].score:
            best[number] = _Scored(number, one, score)
    return sorted(best.values(), key=lambda one: -one.score)


def _weight(one: Evidence) -> float:
    return (
        _WORDS * one.words
        + _SINGLES * one.singles
        + _SYNONYMS * one.synonyms
        + _JOINED * one.joined
        + _SENSES * one.senses
        + _ASKED * one.asked
        + _TOPIC * one.topic
        + _MISSING * one.missing
    )


def _probability(
    first: _Scored, share: float, words: Sequence[TypedWord], evidence: Sequence[Evidence], query: Query
) -> float:
    """Return how likely it is that the first section answers."""
    found = min(sum(map(bool, first.evidence.pieces)), _MOST_FOUND)
    odds = (
        _ODDS
        + _OF_SCORE * first.score
        + _OF_SHARE * math.log(share)
        + _OF_ASKED * (query.ask is not None)
        + _OF_ABSENT * _absent(words, evidence, query)
        + _OF_WORD * min(len(words), _MOST_TYPED)
        + (_OF_QUESTION if query.asking else _OF_FOUND * found)
    )
    return 1 / (1 + math.exp(-odds))


def _share(scored: Sequence[_Scored]) -> float:
    """Return the share of the first section among the best, 0–1, as their scores have it."""
    return 1 / sum(math.exp(one.score - scored[0].score) for one in scored[:_BEST])


def _absent(words: Sequence[TypedWord], evidence: Sequence[Evidence], query: Query) -> float:
    """Return the share of what was typed that the thesaurus knows and of which no sentence has anything, 0–1.

    It is 0 in a question for no amount: people talk in questions.
    """
    if query.asking and (query.ask is None or query.ask.kind != "amount"):
        return 0.0
    absent = [
        word.text
        for place, word in enumerate(words)
        if is_known(word.text) and not any(one.pieces[place] for one in evidence)
    ]
    return sum(map(len, absent)) / sum(len(word.text) for word in words)


def _found(evidence: Evidence, words: Sequence[TypedWord], probability: float) -> Found:
    sentence = evidence.sentence
    matches: list[Match] = []
    for word, piece in zip(words, evidence.pieces, strict=True):
        at = sentence.find(piece) if piece else -1
        figure = sentence.figure(word.value)
        if at >= 0:
            matches.append(sentence.place.match(at, at + len(piece)))
        elif piece and figure is not None:
            matches.append(Match("text", figure))
    pieces = tuple(piece for piece in evidence.pieces if piece)
    missing = tuple(word.text for word, piece in zip(words, evidence.pieces, strict=True) if word.tells and not piece)
    return Found("likely", probability, 1.0, tuple(dict.fromkeys(matches)), pieces, missing)
