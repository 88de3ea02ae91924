"""Queries in other words: the section that most likely answers, by what its sentences have of what was typed.

Who asks a question, or types what is remembered, need not know the report's words. Where no route finds enough of
them, a sentence may still have some, the official word for an everyday one (`synonyms`), words that are near to them in
meaning (`associations`), a figure that was typed with another unit, and what is asked for: a figure in its unit, a
person, a place, a date, a plan. All this is evidence (`evidence`), each kind in bits, and they are weighed against
each other, and against how like the sentence is to the query in the language as a whole (`likeness`). A section is as
good as its best sentence; besides count how near and how like any of its sentences is to the query, and how well a
surer route found a part of the query in it.

Whether the best section answers is told by its score, by how far the others are behind, and by how many words were
typed and found. People talk in questions, so that more of one may be missing. That a figure, a person, a place or a
date is asked for tells a little against it.

The weights are those with which the sections that answer come before the others most surely (a conditional logit,
McFadden 1974), and with which the probability is right (logistic regression, as Platt 1999 does for other
classifiers). They were measured on 1,486 queries that no surer route answers,
or everyday words alone: those of the open halves of `bench/search`, and those that six writers asked about reports of
their own (`bench/search/asked`), with their own words left out of the thesaurus; 538 have no answer. Measured on nine
of the ten reports each and counted on the tenth, the right section is first for 864 of 948; 673 are answered, 15
others wrongly, and 32 without an answer (`python -m bench.search.weights`).
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from jinshi_cli.search.combine import Finds
from jinshi_cli.search.indexing.index import Entry, Match, pairs_of
from jinshi_cli.search.lexicon.associations import neighbours, words_in
from jinshi_cli.search.lexicon.synonyms import terms
from jinshi_cli.search.other_words.evidence import Evidence, weighed
from jinshi_cli.search.other_words.likeness import Likeness, nearest
from jinshi_cli.search.other_words.meaning import Meanings
from jinshi_cli.search.other_words.sentences import Sentence, of_entry
from jinshi_cli.search.other_words.typed_words import TypedWord, words_of
from jinshi_cli.search.parsing.query import LONGEST_TYPED, Query
from jinshi_cli.search.route import Found

_WORDS, _SINGLES, _SYNONYMS, _JOINED, _SENSES, _ASKED = 0.13, 0.33, 0.69, 0.4, 0.73, 0.65
"""What a bit of each kind of evidence weighs, in nats: by how much it changes the logarithm of the odds."""
_TOPIC, _MISSING, _SUBJECT, _PARTIAL = 4.27, -3.82, 5.91, 2.52
"""What it weighs how near the sentence, and the nearest of the section, is to the query as a whole, which share of the
words is missing, and which share of the query a surer route found: each from 0 to 1."""
_LIKE, _NEAR, _MOST_LIKE, _NEAREST = 4.32, 4.51, 3.94, 4.71
"""What it weighs how like the sentence, and the likest of the section, is to the query (`likeness`), up to 1."""
_OF_SCORE, _OF_SHARE, _OF_ASKED, _OF_WORD = 0.503, 2.191, -0.688, 0.478
_OF_QUESTION, _OF_FOUND, _ODDS = 1.432, 0.267, -9.665
"""What changes the logarithm of the odds that the best section answers: its score, the logarithm of its share among
the best; that a figure, a person, a place or a date is asked for; each word that was typed; that it is a question or,
where it is none, each word that was found."""
_OF_SECTIONS, _FEWEST, _USUAL = -0.62, 2, 24
"""What changes the logarithm of the odds for the logarithm of how many sections there are as a share of what is usual;
a report of the bench's has 23 to 48, and only fewer count. Where there are few, chance has few tries: as much evidence
tells more. Measured on parts of 2, 5 and 12 sections of the ten reports: of 2,539 queries with an answer in the part
2,031 are answered rightly, not 1,774, and 29 wrongly, not 16; of 5,138 without one, far more than in use, 210 get an
answer, not 64 (`python -m bench.search.parts`)."""
LEAST_LIKELY = 0.75
"""Probability from which a section is an answer: a wrong one is worse than none. On the open halves of `bench/search`
ten more are right with 0.7 and one more is wrong, but six more queries without an answer get one."""
LEAST_WORTH_A_LOOK = 0.25
"""Probability from which a section is worth a look where nothing is an answer: measured like the weights, it is the
right one for 156 queries, another for 29, and 139 of 538 have no answer."""
_MOST_FOUND = 3
"""Words found that count: more of them make an answer no surer."""
_MOST_TYPED = 6
"""Words typed that count: in more of them there is always something that some sentence has."""
_MOST_WEIGHED = 256
"""Sections that are weighed: of a report with more those that have most of what was typed, or of what the thesaurus
joins with it. What is only alike in the language at large is not found beyond them; reports have half as many."""
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
    of_first = _probability(best[0], _share(best), words, query, len(best))
    return {one.number: _found(one.evidence, words, of_first * math.exp(one.score - best[0].score)) for one in best}


@lru_cache(maxsize=1)
def _weighed(entries: tuple[tuple[int, Entry], ...], query: Query) -> tuple[Sequence[TypedWord], Sequence[Evidence]]:
    """Return the words of a query and what each sentence has of them, nothing where it has no words.

    Where nothing answers, the same is asked again for what may be worth a look.
    """
    sentences, meanings, likeness = _read(entries)
    words = words_of(query, sentences, meanings)
    return words, weighed(dict(entries), sentences, words, meanings, likeness, query) if words else ()


@lru_cache(maxsize=4)
def _read(entries: tuple[tuple[int, Entry], ...]) -> tuple[Sequence[Sentence], Meanings, Likeness]:
    """Return the sentences of sections and what they are about: the same for every query."""
    sentences = [one for number, entry in entries for one in of_entry(number, entry)]
    return sentences, Meanings(sentences), Likeness(sentences)


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
    of_section: defaultdict[int, list[Evidence]] = defaultdict(list)
    for one in evidence:
        of_section[one.sentence.number].append(one)
    whole = {number: _weight_of_section(each) for number, each in of_section.items()}
    best: dict[int, _Scored] = {}
    for one in evidence:
        number = one.sentence.number
        score = _weight(one) + whole[number] + _PARTIAL * shares.get(number, 0.0)
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
        + _LIKE * one.like
        + _NEAR * one.near
    )


def _weight_of_section(sentences: Sequence[Evidence]) -> float:
    return (
        _SUBJECT * max(one.topic for one in sentences)
        + _MOST_LIKE * max(one.like for one in sentences)
        + _NEAREST * max(one.near for one in sentences)
    )


def _probability(first: _Scored, share: float, words: Sequence[TypedWord], query: Query, sections: int) -> float:
    """Return how likely it is that the first one of so many sections answers."""
    found = min(sum(map(bool, first.evidence.pieces)), _MOST_FOUND)
    odds = (
        _ODDS
        + _OF_SCORE * first.score
        + _OF_SHARE * math.log(share)
        + _OF_ASKED * (query.ask is not None)
        + _OF_WORD * min(len(words), _MOST_TYPED)
        + (_OF_QUESTION if query.asking else _OF_FOUND * found)
        + of_sections(sections)
    )
    return 1 / (1 + math.exp(-odds))


def of_sections(sections: int) -> float:
    """Return what the number of sections changes in the logarithm of the odds, 0 where there are as many as usual."""
    return _OF_SECTIONS * math.log(min(max(sections, _FEWEST), _USUAL) / _USUAL)


def _share(scored: Sequence[_Scored]) -> float:
    """Return the share of the first section among the best, 0–1, as their scores have it."""
    return 1 / sum(math.exp(one.score - scored[0].score) for one in scored[:_BEST])


def _found(evidence: Evidence, words: Sequence[TypedWord], probability: float) -> Found:
    """Return what is shown of a section: what its best sentence has of each word or, if it may answer, is like it."""
    sentence = evidence.sentence
    pieces = list(evidence.pieces)
    if probability >= LEAST_WORTH_A_LOOK:
        pieces = [piece or nearest(sentence, word) for word, piece in zip(words, pieces, strict=True)]
    matches: list[Match] = []
    for word, piece in zip(words, pieces, strict=True):
        at = sentence.find(piece) if piece else -1
        figure = sentence.figure(word.value)
        if at >= 0:
            matches.append(sentence.place.match(at, at + len(piece)))
        elif piece and figure is not None:
            matches.append(Match("text", figure))
    missing = tuple(word.text for word, piece in zip(words, pieces, strict=True) if word.tells and not piece)
    return Found("likely", probability, 1.0, tuple(dict.fromkeys(matches)), tuple(filter(None, pieces)), missing)
