"""Pinyin as it is typed: with or without spaces, tones, ü; whole syllables, initials, or both.

Written pinyin is ambiguous (xian is 先 or 西安), so it is not cut into syllables beforehand: it is laid along the
text, and each character takes as many letters as one of its readings allows. What was typed between syllables
(a space, an apostrophe, a tone digit) is kept as a break that no syllable goes across.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

from jinshi_cli.search.indexing.fold import fold, is_word_character
from jinshi_cli.search.lexicon.readings import Reading, all_syllables, near, readings

_MARKS = {"\u0304": 1, "\u0301": 2, "\u030c": 3, "\u0306": 3, "\u0300": 4}
_UMLAUT = "\u0308"
_LETTER = "[a-z]"
_DIGRAPHS = ("zh", "ch", "sh")


class Spelling(NamedTuple):
    """Letters typed for sounds, and characters typed as themselves, one after the other.

    ``breaks`` are the places no syllable goes across; ``tones`` holds the place of a letter and the tone of
    the syllable that it belongs to. ü is written v.
    """

    signs: str
    breaks: frozenset[int]
    tones: tuple[tuple[int, int], ...]

    @property
    def spoken(self) -> bool:
        """Whether there are letters at all."""
        return re.search(_LETTER, self.signs) is not None

    @property
    def letters(self) -> bool:
        """Whether there is nothing but letters."""
        return self.signs.isascii() and self.signs.isalpha()

    @property
    def is_syllable(self) -> bool:
        """Whether it is one syllable and nothing else."""
        return self.letters and self.signs in all_syllables()


def spelling(typed: str) -> Spelling:
    """Read what was typed as a spelling."""
    signs: list[str] = []
    breaks: set[int] = set()
    tones: dict[int, int] = {}
    plain = unicodedata.normalize("NFD", fold(typed))
    for place, sign in enumerate(plain):
        if sign == _UMLAUT and signs and signs[-1] == "u":
            signs[-1] = "v"
        elif sign in _MARKS and signs:
            tones[len(signs) - 1] = _MARKS[sign]
        elif sign in "012345" and _is_tone(plain, place, signs, breaks):
            tones[len(signs) - 1] = int(sign) or 5
            breaks.add(len(signs))
        elif is_word_character(sign) or (sign in ".," and _between_digits(plain, place)):
            signs.append(sign)
        elif not unicodedata.combining(sign):
            breaks.add(len(signs))
    return Spelling("".join(signs), frozenset(breaks), tuple(tones.items()))


def _between_digits(text: str, place: int) -> bool:
    return 0 < place < len(text) - 1 and text[place - 1].isdigit() and text[place + 1].isdigit()


def _is_tone(text: str, place: int, signs: list[str], breaks: set[int]) -> bool:
    """Tell whether a digit is the tone of the syllable before it."""
    if text[place + 1 : place + 2].isdigit():
        return False
    start = max((edge for edge in breaks if edge < len(signs)), default=0)
    run = "".join(signs[start:])
    return run in all_syllables() or (run.isalpha() and run.replace("u", "v") in all_syllables())


class Form(NamedTuple):
    """Letters that may be typed for a character, the reading they stand for, and how exact they are (0 is exact)."""

    letters: str
    cost: float
    tones: frozenset[int]


_LAX = 0.1
"""For ü typed u, as keyboards without ü have it, or yu, as passports do."""
_NEAR = 0.35
"""For a syllable that sounds alike (zhen for zheng)."""


@lru_cache(maxsize=20_000)
def forms(character: str) -> tuple[Form, ...]:
    """Return what may be typed for a folded character in full."""
    tones = _tones(readings(character))
    found = [Form(syllable, 0.0, tones[syllable]) for syllable in tones]
    for syllable in tones:
        if "v" in syllable:
            found.append(Form(syllable.replace("v", "u"), _LAX, tones[syllable]))
            found.append(Form(syllable.replace("v", "yu"), _LAX, tones[syllable]))
        elif syllable[0] in "jqxy" and syllable[1:2] == "u":
            found.append(Form(syllable[0] + "v" + syllable[2:], _LAX, tones[syllable]))
    return tuple(found)


@lru_cache(maxsize=20_000)
def near_forms(character: str) -> tuple[Form, ...]:
    """Return what sounds alike and may be typed for a folded character."""
    exact = {form.letters for form in forms(character)}
    found = [
        Form(other, _NEAR, frozenset())
        for form in forms(character)
        for other in _alike(form.letters)
        if other not in exact
    ]
    return tuple(dict.fromkeys(found))


@lru_cache(maxsize=1_000)
def _alike(syllable: str) -> tuple[str, ...]:
    """Return what is typed for a syllable by who does not tell sounds apart, also what is none (cuang for chuang)."""
    short = near(syllable)
    beginnings = [short[0] + "h" + short[1:], short] if short[0] in "zcs" else [short]
    beginnings += ["l" + short[1:]] if short[0] == "n" else []
    ends = (one + end for one in beginnings for end in ("", "g") if not end or one.endswith(("an", "en", "in")))
    return tuple(ends)


def _tones(every: tuple[Reading, ...]) -> dict[str, frozenset[int]]:
    grouped: dict[str, set[int]] = {}
    for syllable, tone in every:
        grouped.setdefault(syllable, set()).add(tone)
    return {syllable: frozenset(tones) for syllable, tones in grouped.items()}


@lru_cache(maxsize=20_000)
def initials(character: str) -> tuple[str, ...]:
    """Return what may be typed as a folded character's initial: its first letter, or zh, ch, sh in full."""
    found: dict[str, None] = {}
    for reading in readings(character):
        found[reading.syllable[0]] = None
        if reading.syllable[:2] in _DIGRAPHS:
            found[reading.syllable[:2]] = None
    return tuple(found)
