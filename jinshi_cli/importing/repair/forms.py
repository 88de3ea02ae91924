"""Traditional characters and their simplified forms."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from functools import lru_cache

from jinshi_cli.importing.repair.language import pair_count
from jinshi_cli.importing.repair.record import Edit
from jinshi_cli.search.indexing.fold import BOTH_FORMS, simplified
from jinshi_cli.search.lexicon.readings import readings

_BY_WORD = BOTH_FORMS | {"覆": "复"}
"""Characters for which a simplified text has another in some words: 覆 stays in 覆盖, and is 复 in 答覆 (OpenCC)."""
_LEAST_SHARE = 0.04
"""Of the characters with two forms, the share of traditional ones from which a text is taken to have been converted.

A simplified text has some in names at most; in the least converted copies seen every tenth was traditional.
"""
_LEAST_FOUND = 6
"""A text of fewer traditional characters than these is not judged by their share."""


@lru_cache(maxsize=1)
def to_simplified() -> dict[str, str]:
    """Return the simplified form of each traditional character that no simplified text has outside names."""
    return {form: simple for form, simple in simplified().items() if form not in BOTH_FORMS and not _in("gb2312", form)}


@lru_cache(maxsize=1)
def changed() -> frozenset[str]:
    """Return the simplified characters that no traditional text has.

    后 or 里 are not among them: they are in Big5, which is a set of traditional characters.
    """
    return frozenset(simple for simple in to_simplified().values() if _in("gb2312", simple) and not _in("big5", simple))


def _in(codec: str, character: str) -> bool:
    try:
        character.encode(codec)
    except UnicodeEncodeError:
        return False
    return True


def is_converted(text: str) -> bool:
    """Tell whether a text, or a good part of it, was converted to traditional characters."""
    forms, simple = to_simplified(), changed()
    traditional = sum(character in forms for character in text)
    if traditional < _LEAST_FOUND:
        return False
    others = sum(character in simple for character in text)
    return traditional >= _LEAST_SHARE * (traditional + others)


def simplify(text: str) -> str:
    """Return the text with those traditional characters simplified whose form does not depend on the word."""
    return text.translate(_translation())


@lru_cache(maxsize=1)
def _translation() -> dict[int, str]:
    return {ord(form): simple for form, simple in to_simplified().items()}


@lru_cache(maxsize=1)
def _by_syllable() -> dict[str, tuple[str, ...]]:
    found: defaultdict[str, list[str]] = defaultdict(list)
    for form, simple in [*to_simplified().items(), *BOTH_FORMS.items()]:
        for syllable in dict.fromkeys(f"{reading.syllable}{reading.tone}" for reading in readings(simple)):
            found[syllable].append(form)
    return {syllable: tuple(forms) for syllable, forms in found.items()}


def traditional_read(syllable: str) -> tuple[str, ...]:
    """Return the traditional characters that are read so (``zhen4``)."""
    return _by_syllable().get(syllable, ())


def edits(text: str) -> Iterator[Edit]:
    """Yield what turns a converted text into simplified characters: a run at a time, and what depends on the word."""
    forms = to_simplified()
    start = 0
    while start < len(text):
        end = start
        while end < len(text) and text[end] in forms:
            end += 1
        if end > start:
            yield Edit(start, end, simplify(text[start:end]), "traditional")
            start = end
        elif text[start] in _BY_WORD:
            yield from _form(text, start)
            start += 1
        else:
            start += 1


def _form(text: str, place: int) -> Iterator[Edit]:
    """Choose between the two forms of a character by the words it may stand in with its neighbours."""
    kept, other = text[place], _BY_WORD[text[place]]
    before, after = simplify(text[place - 1 : place] if place else ""), simplify(text[place + 1 : place + 2])
    as_kept = pair_count(before + kept) + pair_count(kept + after)
    as_other = pair_count(before + other) + pair_count(other + after)
    if as_kept > as_other:
        return
    sure = 0.99 if as_other > as_kept else 0.8
    yield Edit(place, place + 1, other, "form", sure, () if as_other else (other, kept))
