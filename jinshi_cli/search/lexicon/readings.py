"""How characters are read: syllables and tones, and which of them sound alike.

The readings are pypinyin's, written down in a table (``tools/tables.py``), because importing pypinyin takes
longer than a search. All readings that occur in its phrases count, the usual one first: a search does not know
which word a character belongs to, and the other readings cost a hit little.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

_WRITTEN = "[a-z]{1,6}[1-5](,[a-z]{1,6}[1-5])*"
_TABLE = Path(__file__).parent / "tables" / "readings.txt"


class Reading(NamedTuple):
    """A syllable of pinyin, ü written v, and its tone: 1 to 4, 5 for the neutral one."""

    syllable: str
    tone: int


@lru_cache(maxsize=1)
def _lines() -> tuple[tuple[str, str], ...]:
    """Return what the table has: readings, and the characters that have them."""
    lines = (line.partition(" ") for line in _TABLE.read_text(encoding="utf-8").splitlines())
    return tuple((written, characters) for written, _, characters in lines)


@lru_cache(maxsize=1)
def _table() -> dict[str, str]:
    table: dict[str, str] = {}
    for written, characters in _lines():
        table.update(dict.fromkeys(characters, written))
    return table


_known: dict[str, str] = {}


def remember(written: Mapping[str, str]) -> None:
    """Take the readings of some characters as `written_readings` gave them, so that the table need not be read.

    What is no reading is left out, whoever wrote it.
    """
    pattern = re.compile(_WRITTEN)
    _known.update((one, each) for one, each in written.items() if pattern.fullmatch(each))


def written_readings(characters: Iterable[str]) -> dict[str, str]:
    """Return the readings of those characters that have any, as the table writes them."""
    table = _table()
    return {character: table[character] for character in characters if character in table}


@lru_cache(maxsize=20_000)
def readings(character: str) -> tuple[Reading, ...]:
    """Return a folded character's readings, the usual one first; none for what is no Chinese character."""
    if character < "\u4e00":
        return ()
    written = _known.get(character) or _table().get(character)
    if written is None:
        return ()
    return tuple(Reading(reading[:-1], int(reading[-1])) for reading in written.split(","))


def may_begin_with(character: str, letters: str) -> bool:
    """Tell whether a reading of a character begins with one of these letters."""
    if character < "\u4e00":
        return False
    written = _known.get(character) or _table().get(character, "")
    return written != "" and (
        written[0] in letters or ("," in written and any("," + letter in written for letter in letters))
    )


@lru_cache(maxsize=20_000)
def syllables(character: str) -> tuple[str, ...]:
    """Return the different syllables a character is read as."""
    return tuple(dict.fromkeys(reading.syllable for reading in readings(character)))


@lru_cache(maxsize=1)
def all_syllables() -> frozenset[str]:
    """Return every syllable that some character is read as."""
    return frozenset(reading[:-1] for written, _characters in _lines() for reading in written.split(","))


def is_spelled(letters: str) -> bool:
    """Tell whether letters can be cut into syllables of two letters and more."""
    ends = {0}
    for start in range(len(letters)):
        if start in ends:
            ends.update(end for end in range(start + 2, start + 7) if letters[start:end] in all_syllables())
    return len(letters) in ends


@lru_cache(maxsize=1_000)
def near(syllable: str) -> str:
    """Return what a syllable shares with those that many speakers do not tell apart from it.

    They are zh and z, ch and c, sh and s, n and l at the beginning, ang and an, eng and en, ing and in at the
    end: what Chinese input methods offer as fuzzy pinyin (模糊音).
    """
    if syllable[:2] in ("zh", "ch", "sh"):
        syllable = syllable[0] + syllable[2:]
    elif syllable[0] == "l":
        syllable = "n" + syllable[1:]
    return syllable[:-1] if syllable.endswith(("ang", "eng", "ing")) else syllable


class Likeness(NamedTuple):
    """How alike two characters sound: the same syllable, with the same tone, or only a near one."""

    same: bool
    tone: bool


@lru_cache(maxsize=50_000)
def likeness(one: str, other: str) -> Likeness | None:
    """Compare two folded characters by sound; None where they do not sound alike."""
    mine, theirs = readings(one), readings(other)
    if set(mine) & set(theirs):
        return Likeness(same=True, tone=True)
    if {reading.syllable for reading in mine} & {reading.syllable for reading in theirs}:
        return Likeness(same=True, tone=False)
    if {near(reading.syllable) for reading in mine} & {near(reading.syllable) for reading in theirs}:
        return Likeness(same=False, tone=False)
    return None
