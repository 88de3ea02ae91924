"""What a sentence has of a query that no surer route answers: its words, others for them, what is asked for."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from typing import Literal, NamedTuple, TypeAlias

from jinshi_cli.report.model import Span
from jinshi_cli.search.answer import fits
from jinshi_cli.search.indexing.index import Entry
from jinshi_cli.search.lexicon.associations import words_in
from jinshi_cli.search.lexicon.synonyms import terms
from jinshi_cli.search.other_words.likeness import Likeness
from jinshi_cli.search.other_words.meaning import Meanings, Nearest
from jinshi_cli.search.other_words.sentences import Sentence
from jinshi_cli.search.other_words.typed_words import TypedWord, counts
from jinshi_cli.search.parsing.ask import Ask
from jinshi_cli.search.parsing.query import Query

_WORD, _SINGLE, _SYNONYM, _JOINED, _SENSE, _KIND, _AHEAD = 0.7, 0.5, 0.5, 0.4, 0.3, 0.85, 0.9
"""How often a sentence that answers has a word of the question; one of a single character; where it lacks it, an
official word for it, one that the thesaurus joins with it, or one as near to it in meaning as the nearest; what is
asked for; and how often it is a plan where one is asked for. Measured on 200 questions of the open halves of
`bench/search`: 0.70, 0.50, 0.49 and 0.85; the fourth, the fifth and the last are estimates."""
_LEAST_NEAR = 0.3
"""Nearness from which a word of a sentence is evidence for one of the query."""
_LIKE = 0.5
"""Nearness from which it is another word for the same."""
_MOST_KIND = 2.0
"""Bits that it adds at most that a sentence has what is asked for: it says nothing of what the question is about."""
_NO_FIGURE, _NO_NAME = -2.0, -0.5
"""Bits where a section has no figure, or nobody, no place and no date, of the kind asked for: not all are marked."""


_Kind: TypeAlias = Literal["word", "single", "synonym", "joined", "sense"]


class Evidence(NamedTuple):
    """What a sentence has of a query, in bits: the logarithm of how much more often one that answers has it.

    ``words`` and ``singles`` are for words of the query, of several characters and of one; ``synonyms`` for official
    words for them, ``joined`` for what the thesaurus joins with them, ``senses`` for words near to them in meaning;
    ``asked`` for what is asked for. ``topic`` is how near the sentence as a whole is to the query by the thesaurus,
    ``missing`` the share of the words that name something of which it has nothing, both 0–1; ``like`` and ``near`` how
    like it is as a whole and word by word (`likeness`), both -1 to 1. The pieces are what it has of each word.
    """

    sentence: Sentence
    pieces: tuple[str, ...]
    words: float
    singles: float
    synonyms: float
    joined: float
    senses: float
    asked: float
    topic: float
    missing: float
    like: float
    near: float


_KINDS: tuple[_Kind, ...] = ("word", "single", "synonym", "joined", "sense")


class _Has(NamedTuple):
    """What of a word a sentence has: the piece, empty where nothing for the same, and the bits that this is."""

    piece: str
    kind: _Kind
    bits: float


def weighed(
    entries: Mapping[int, Entry],
    sentences: Sequence[Sentence],
    words: Sequence[TypedWord],
    meanings: Meanings,
    likeness: Likeness,
    query: Query,
) -> list[Evidence]:
    """Weigh each sentence."""
    found = []
    has = [_has_of(word, sentences, meanings) for word in words]
    asked = _asked(entries, sentences, query)
    telling = [at for at, word in enumerate(words) if word.tells] or range(len(words))
    topics = meanings.topics([(word.text, counts(word.text)) for word in words])
    likes = likeness.of(words)
    for place, one in enumerate(sentences):
        each = [of_word[place] for of_word in has]
        bits = dict.fromkeys(_KINDS, 0.0)
        for of_word in _each_once(each):
            bits[of_word.kind] += of_word.bits
        found.append(
            Evidence(
                sentence=one,
                pieces=tuple(of_word.piece for of_word in each),
                words=bits["word"],
                singles=bits["single"],
                synonyms=bits["synonym"],
                joined=bits["joined"],
                senses=bits["sense"],
                asked=asked[place],
                topic=topics[place],
                missing=sum(not each[at].piece for at in telling) / len(telling),
                like=likes[place].whole,
                near=likes[place].each,
            )
        )
    return found


def _each_once(has: Sequence[_Has]) -> Iterator[_Has]:
    """Yield what a sentence has, best first; what it has of one word already is no evidence for another one as well."""
    seen: list[str] = []
    for one in sorted(has, key=lambda one: -one.bits):
        if not (one.piece and any(one.piece in piece or piece in one.piece for piece in seen)):
            yield one
        if one.piece:
            seen.append(one.piece)


_NOTHING = _Has("", "sense", 0.0)


def _has_of(word: TypedWord, sentences: Sequence[Sentence], meanings: Meanings) -> list[_Has]:
    """Return what each sentence has of a word: where it lacks the whole, what it has of the longest part."""
    has = _has_of_whole(word, sentences, meanings)
    parts = {word.text[start:end] for start, end in words_in(word.text)} - {word.text}
    for one in sorted(parts, key=lambda part: (-len(part), part)):
        share = len(one) / len(word.text)
        of_part = _has_of_whole(TypedWord(one), sentences, meanings)
        has = [
            part._replace(bits=part.bits * share) if part.piece and not whole.piece else whole
            for whole, part in zip(has, of_part, strict=True)
        ]
    return has


def _has_of_whole(word: TypedWord, sentences: Sequence[Sentence], meanings: Meanings) -> list[_Has]:
    single = len(word.text) == 1
    written = [one.find(word.text) >= 0 or one.figure(word.value) is not None for one in sentences]
    of_word = _Has(word.text, "single" if single else "word", _bits(_SINGLE if single else _WORD, written))
    known = terms(word.text)
    official = [next((term for term in known if one.has_word(term)), None) for one in sentences]
    of_synonym = _bits((1 - _WORD) * _SYNONYM, [term is not None for term in official])
    joined = meanings.joined(word.text)
    of_joined = _bits((1 - _WORD) * _JOINED, [one is not None for one in joined])
    senses = _senses(meanings.nearest(word.text))
    return [
        of_word
        if here
        else _Has(term, "synonym", of_synonym)
        if term is not None
        else _Has(one, "joined", of_joined)
        if one is not None
        else sense
        for here, term, one, sense in zip(written, official, joined, senses, strict=True)
    ]


def _senses(nearest: Sequence[Nearest | None]) -> list[_Has]:
    """Return what the nearest words in meaning are worth: the more the fewer sentences have one as near."""
    order = sorted((one.nearness for one in nearest if one is not None), reverse=True)
    bits = {}
    for place, nearness in enumerate(order, 1):
        bits[nearness] = max(math.log2(_SENSE * (len(nearest) + 2) / (place + 1)), 0.0) * nearness
    return [
        _NOTHING
        if one is None or one.nearness <= _LEAST_NEAR
        else _Has(one.word if one.nearness > _LIKE else "", "sense", bits[one.nearness])
        for one in nearest
    ]


def _bits(usual: float, has: Sequence[bool]) -> float:
    """Return the bits for what a sentence that answers usually has."""
    return max(math.log2(usual / _share(has)), 0.0)


def _share(has: Sequence[bool]) -> float:
    """Return how often something is so, 0–1; what never is, is as frequent as what is once."""
    return (sum(has) + 1) / (len(has) + 2)


def _asked(entries: Mapping[int, Entry], sentences: Sequence[Sentence], query: Query) -> list[float]:
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
