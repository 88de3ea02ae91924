"""Queries of several English words: each is looked for in the English names, and its Chinese words in the text."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Mapping
from typing import NamedTuple

from jinshi_cli.search.combine import Finds, Sought, better, together
from jinshi_cli.search.find import Finder
from jinshi_cli.search.indexing.fold import fold
from jinshi_cli.search.indexing.index import Entry
from jinshi_cli.search.lexicon.english import has_entry, phrases, translations, words_of
from jinshi_cli.search.lexicon.readings import is_spelled
from jinshi_cli.search.lexicon.synonyms import official
from jinshi_cli.search.parsing.ask import INITIALS, Ask, is_english_grammar
from jinshi_cli.search.parsing.query import Query, parse, part_of

_LIGHT = frozenset((
    "about", "am", "amount", "as", "at", "away", "back", "be", "by", "can", "carried", "carry", "case", "cases",
    "count", "county", "district", "does", "doing", "done", "down", "find", "gave", "get", "gets", "getting",
    "give", "given", "gives", "giving", "go", "goes", "going", "gone", "happen", "happened", "happens", "he",
    "high", "i", "if", "large", "long", "made", "make", "makes", "making", "me", "my", "name", "names", "now",
    "number", "people", "person", "persons", "place", "places", "please", "put", "puts", "she", "show", "situation",
    "someone", "still", "street", "take", "taken", "takes", "taking", "tell", "thing", "things", "time", "times",
    "took", "total", "town", "township", "up", "us", "use", "used", "uses", "using", "way", "ways", "we", "went",
    "work", "year", "years", "you", "yuan",
))  # fmt: skip
"""Light verbs, pronouns, and the most general nouns, among them the reporting body's own: beside other words they name
nothing, as in `question` the Chinese ones."""
_NOT = frozenset((("never",), ("no",), ("not",), ("without",)))
"""Phrases of one word that turn a statement into its contrary: no glossary finds that, so it is told to be missing."""
_COUNTED = (("人", "人员师者民生官警工长"), ("家", "校院店厂"))
"""Measure words, and with what the names end of those that are counted so: people, and premises."""
_MANY = r"\bmany\b"
_WORD = "[a-z0-9]+"
_PAST = "ed"
_STRAY = 0.3
"""Weight of a verb form in a question that is nowhere in the report, as that of a stray character in `cover`."""


class Meant(NamedTuple):
    """A query in English with Chinese words, and its phrases as they were typed with all the Chinese words for each."""

    query: Query
    phrases: Mapping[str, tuple[str, ...]]

    def missing(self, entry: Entry) -> tuple[str, ...]:
        """Return the phrases of which a section has no Chinese word."""
        texts = [place.text for place in entry.places]
        return tuple(
            phrase
            for phrase, terms in self.phrases.items()
            if not any(text.has(term) for text in texts for term in terms)
        )


def is_english(finder: Finder, query: Query) -> bool:
    """Tell whether a query is English: all is Latin, and there are English words of grammar or asking.

    Or there are several words, and one that is no pinyin is in the report's English names or, by itself or in a phrase,
    in the glossary; what is as short as initials does not tell.
    """
    words = _words(query)
    if not words or not all(word.isascii() for word in words):
        return False
    if query.english or len(words) == 1:
        return query.english
    finds = (finder.sure(part) for part in query.parts if not is_spelled(part.text))
    return any(found.route == "words" for each in finds for found in each.values()) or any(
        translations(phrase) and any(len(word) > INITIALS and not is_spelled(word) for word in phrase)
        for phrase in phrases(words, has_entry)
    )


def counting(query: Query) -> Query:
    """Return a query in English that asks how many of something there are with the measure word of these."""
    if query.ask != Ask("amount") or not query.english:
        return query
    _before, *after = re.split(_MANY, fold(query.typed), maxsplit=1)
    counted = next(phrases(re.findall(_WORD, "".join(after)), has_entry), ())
    ends = {term[-1] for term in translations(counted)[:1]}
    measure = next((measure for measure, endings in _COUNTED if not ends.isdisjoint(endings)), None)
    return query._replace(ask=Ask("amount", measure)) if measure else query


def in_chinese(finder: Finder, query: Query) -> Meant | None:
    """Return a query in English with Chinese words: of each phrase one that a section has, or the usual one.

    None where the glossary has none of its words.
    """
    if not all(word.isascii() for word in _words(query)):
        return None
    telling = [phrase for phrase in _telling(query, has_entry) if phrase not in _NOT]
    known = {" ".join(phrase): _meanings(phrase) for phrase in telling}
    if not any(known.values()):
        return None
    chosen = " ".join(_chosen(finder, phrase) for phrase in telling)
    return Meant(parse((chosen,))._replace(ask=query.ask, asking=query.asking), known)


def _meanings(words: tuple[str, ...]) -> tuple[str, ...]:
    """Return the Chinese words for English ones, and then the official words for these."""
    found = translations(words)
    return tuple(dict.fromkeys((*found, *official(found))))


def _chosen(finder: Finder, words: tuple[str, ...]) -> str:
    """Return the first Chinese word for English ones that some section has, or else the usual one, or the words."""
    found = {word for one in finder.in_chinese(words).values() for word in one.words}
    meanings = _meanings(words) or (" ".join(words),)
    return next((term for term in meanings if term in found), meanings[0])


def of_english(finder: Finder, query: Query) -> Finds:
    """Return what the words of a query in English found together; what is rarer weighs more."""
    sought = []
    for phrase in _telling(query, lambda words: bool(finder.in_chinese(words))):
        text = " ".join(phrase)
        if phrase in _NOT or text in finder.index.context:
            sought.append(Sought((text,), 0.0, {}))
            continue
        finds = _of_phrase(finder, phrase)
        rarity = math.log((len(finder.entries) + 1) / (max(len(finds), 1) + 0.5))
        stray = query.asking and not finds and phrase[-1].endswith(_PAST)
        sought.append(Sought((text,), rarity * (_STRAY if stray else 1.0), finds))
    return together(sought)


def _words(query: Query) -> list[str]:
    every = (word for part in query.parts for word in words_of(part.spelling))
    return [word for word in every if not is_english_grammar(word)]


def _telling(query: Query, leads: Callable[[tuple[str, ...]], bool]) -> list[tuple[str, ...]]:
    """Return the phrases that name something, or all where none does and there are no words of asking or grammar."""
    every = list(phrases(_words(query), leads))
    telling = [phrase for phrase in every if len(phrase) > 1 or phrase[0] not in _LIGHT]
    return telling or ([] if query.english else every)


def _of_phrase(finder: Finder, words: tuple[str, ...]) -> Finds:
    """Find a phrase in English or in Chinese, or else a name that is typed in pinyin among English words.

    A word of the glossary is no name, and a single syllable says too little.
    """
    part = part_of(" ".join(words))
    found = better(finder.sure(part), finder.in_chinese(words))
    if found or translations(words) or part.spelling.is_syllable or not is_spelled(part.text):
        return found
    return {number: one for number, one in finder.daring(part).items() if one.route == "pinyin"}
