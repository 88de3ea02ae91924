"""Pinyin with a slip of the finger: a letter wrong, missing, one too many, or two in the wrong order."""

from __future__ import annotations

from functools import lru_cache

from jinshi_cli.search.indexing.index import Folded
from jinshi_cli.search.lexicon.readings import is_spelled, syllables

LEAST_LETTERS = 5
"""Two short syllables; with fewer letters a slip makes another word."""
_MANY_LETTERS = 10
"""Fewer letters that can be read as syllables are no slip but another word (xiaofang is not xiafang)."""
_LETTERS_A_SLIP = 12
"""One slip is forgiven for a word, two for a phrase of more letters."""
_LEAST_ALIKE = 70.0
"""RapidFuzz's partial ratio, 0–100, below which no place is looked at closely: two slips in seven letters."""


def slipped(text: Folded, letters: str) -> tuple[int, int, int] | None:
    """Return the range of folded characters that letters with slips stand for, and how many slips; None where none.

    Slips are counted as the optimal string alignment distance, by which two letters in the wrong order are one.
    """
    if len(letters) < LEAST_LETTERS or (len(letters) < _MANY_LETTERS and is_spelled(letters)):
        return None
    from rapidfuzz import fuzz
    from rapidfuzz.distance import OSA

    allowed = 1 + (len(letters) > _LETTERS_A_SLIP)
    best: tuple[int, int, int] | None = None
    for choice in (0, 1):
        spelled, starts = stream(text.text, choice)
        near = fuzz.partial_ratio_alignment(letters, spelled, score_cutoff=_LEAST_ALIKE)
        if near is None:
            continue
        first = max(_place(starts, near.dest_start) - 1, 0)
        last = _place(starts, max(near.dest_end - 1, 0)) + 1
        for start in range(first, min(first + 3, len(text.text))):
            for end in range(max(last - 1, start + 2), min(last + 1, len(text.text)) + 1):
                spoken = spelled[starts[start] : starts[end]]
                slips = OSA.distance(letters, spoken, score_cutoff=allowed)
                if slips <= allowed and (best is None or slips < best[2]):
                    best = start, end, slips
    return best


@lru_cache(maxsize=500)
def stream(text: str, choice: int) -> tuple[str, tuple[int, ...]]:
    """Spell a text, of characters with several readings by one choice; return where each character begins, too."""
    pieces = []
    starts = [0]
    for character in text:
        spoken = syllables(character)
        pieces.append(spoken[min(choice, len(spoken) - 1)] if spoken else character)
        starts.append(starts[-1] + len(pieces[-1]))
    return "".join(pieces), tuple(starts)


def _place(starts: tuple[int, ...], letter: int) -> int:
    """Return the character that a letter belongs to."""
    from bisect import bisect_right

    return max(bisect_right(starts, letter) - 1, 0)
