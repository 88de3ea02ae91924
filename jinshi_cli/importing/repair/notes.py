"""Pinyin in brackets after a character: 鎮(zhèn)."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from jinshi_cli.importing.repair.forms import simplify, to_simplified
from jinshi_cli.importing.repair.record import Edit
from jinshi_cli.search.lexicon.readings import readings

SYLLABLE = (
    "[a-zü\u0251\u0261\u00e0-\u00fc\u0101\u0113\u011b\u012b\u014d\u016b\u01ce\u01d0\u01d2\u01d4\u01d6"
    "\u01d8\u01da\u01dc\u0144\u0148\u01f9]{1,6}"
)
"""Letters of pinyin as GBK has them; no syllable has more than six."""
_NOTE = re.compile(rf"([\u3400-\u9fff])[(（]({SYLLABLE})[)）]")
_BRACKET = re.compile(rf"\({SYLLABLE}\)")
_LEAST_NOTED = 3
"""From so many different characters noted in half-width brackets on, the notes are a mirror's and not the author's."""
_TONES = {"\u0304": "1", "\u0301": "2", "\u030c": "3", "\u0300": "4"}


@lru_cache(maxsize=2_000)
def plain(written: str) -> str | None:
    """Return a syllable with its tone as a digit (``zhen4``), ü as v; None where it bears no mark of tone."""
    letters, tone = "", ""
    for sign in unicodedata.normalize("NFD", written.replace("\u0251", "a").replace("\u0261", "g")):
        if sign in _TONES:
            tone = _TONES[sign]
        elif sign == "\u0308":
            letters = letters[:-1] + "v"
        else:
            letters += sign
    return letters + tone if tone else None


def is_reading(character: str, syllable: str) -> bool:
    """Tell whether a character is read so (``zhen4``); the tone may be another, as in the neutral one of a word."""
    return any(reading.syllable == syllable[:-1] for reading in readings(simplify(character)))


def edits(text: str) -> Iterator[Edit]:
    """Yield the deletion of pinyin in brackets after the characters whose reading it is."""
    found = [match for match in _NOTE.finditer(text) if (said := plain(match[2])) and is_reading(match[1], said)]
    by_a_mirror = len({match[1] for match in found if match[0][1] == "("}) >= _LEAST_NOTED
    for match in found:
        if by_a_mirror or match[1] in to_simplified():
            yield Edit(match.start() + 1, match.end(), "", "annotation")


def removed(text: str) -> str:
    """Return the text without pinyin in brackets, whatever it stands after."""
    return _BRACKET.sub("", text)
