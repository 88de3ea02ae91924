"""Queries of several English words: each is looked for in the English names, and its Chinese words in the text."""

from __future__ import annotations

import math
from collections.abc import Sequence

from jinshi_cli.search.combine import Finds, Sought, better, together
from jinshi_cli.search.english import phrases, translations, words_of
from jinshi_cli.search.find import Finder
from jinshi_cli.search.index import Numbered
from jinshi_cli.search.query import Part, Query, parse, part_of
from jinshi_cli.search.readings import is_spelled
from jinshi_cli.search.route import WHOLE

_LIGHT = frozenset((
    "amount", "case", "cases", "does", "done", "doing", "gave", "get", "gets", "getting", "give", "given", "gives",
    "giving", "go", "goes", "going", "gone", "happen", "happened", "happens", "long", "made", "make", "makes", "making",
    "number", "people", "person", "persons", "place", "places", "put", "puts", "situation", "someone", "still", "take",
    "taken", "takes", "taking", "thing", "things", "time", "times", "took", "total", "use", "used", "uses", "using",
    "way", "ways", "went", "work", "year", "years",
))  # fmt: skip
"""Light verbs and the most general nouns: beside other words they name nothing, as in `question` the Chinese ones."""


def is_english(finder: Finder, query: Query) -> bool:
    """Tell whether several words are English: all are Latin, and one is in the report's English or the glossary.

    One that the glossary alone has must not be pinyin as well.
    """
    words = _words(query)
    if len(words) < 2 or not all(word.isascii() for word in words):
        return False
    named = any(found.route == "words" for part in query.parts for found in finder.sure(part).values())
    return named or any(translations([word]) and not is_spelled(word) for word in words)


def in_chinese(entries: Numbered, query: Query) -> Query | None:
    """Return a query in English with Chinese words: of each phrase the first that an entry has, or the usual one.

    None where the glossary has none of its words.
    """
    words = _words(query)
    if not all(word.isascii() for word in words):
        return None
    known = {phrase: translations(phrase) for phrase in _phrases(words)}
    if not any(known.values()):
        return None
    texts = [place.text.text for _number, entry in entries for place in entry.places]
    there = {term for terms in known.values() for term in terms if any(term in text for text in texts)}
    chosen = (
        next((term for term in terms if term in there), terms[0] if terms else " ".join(phrase))
        for phrase, terms in known.items()
    )
    chinese = parse((" ".join(chosen),))
    return chinese._replace(ask=query.ask, asking=query.asking)


def _words(query: Query) -> list[str]:
    return [word for part in query.parts for word in words_of(part.spelling)]


def _phrases(words: Sequence[str]) -> list[tuple[str, ...]]:
    """Return the phrases that name something: all of them where none does."""
    every = list(phrases(words))
    return [phrase for phrase in every if len(phrase) > 1 or phrase[0] not in _LIGHT] or every


def of_english(finder: Finder, query: Query) -> Finds:
    """Return what the words of a query in English found together; what is rarer weighs more."""
    sought = []
    for phrase in _phrases(_words(query)):
        finds = _of_phrase(finder, phrase)
        rarity = math.log((len(finder.entries) + 1) / (max(len(finds), 1) + 0.5))
        sought.append(Sought((" ".join(phrase),), rarity, finds))
    return together(sought)


def _of_phrase(finder: Finder, words: tuple[str, ...]) -> Finds:
    whole = part_of(" ".join(words))
    found = _of_part(finder, whole)
    if len(words) == 1:
        return found
    apart = together([Sought((word,), 1.0, finder.sure(part_of(word))) for word in words])
    return better(found, {number: one for number, one in apart.items() if one.share > WHOLE})


def _of_part(finder: Finder, part: Part) -> Finds:
    return better(finder.sure(part), finder.translated(part))
