"""Folding: making texts comparable that differ only in how they were typed.

Every fold maps one character to one character, so that an offset in the folded text is the same
offset in the text as written.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from pathlib import Path

_TABLE = Path(__file__).parents[1] / "lexicon" / "tables" / "simplified.txt"

# GB 2312 is a set of simplified characters: what it holds needs no conversion, but for these that have
# a traditional use as well (a test holds the list against OpenCC). For finding, both forms are the same.
# 著, 藉 and 瞭 are left alone by OpenCC, because the right form depends on the word (著作 and 着力).
BOTH_FORMS = dict(zip("著藉瞭乾菸薹拚捱摺吒後徵夥榘於袷麴醣麽", "着借了干烟苔拼挨折咤后征伙矩于夹曲糖么", strict=True))

_QUOTES = {"「": "“", "」": "”", "『": "‘", "』": "’", '"': "“"}


class _Folds(dict[str, str]):
    """The fold of each character met so far."""

    def __missing__(self, character: str) -> str:
        self[character] = result = _fold_character(character)
        return result


_folds = _Folds()


def remember(unfolded: str) -> None:
    """Record characters that are known to fold to themselves."""
    _folds.update(zip(unfolded, unfolded, strict=True))


def fold(text: str) -> str:
    """Return the text in simplified characters, half width and lower case, character by character."""
    return "".join(map(_folds.__getitem__, text))


def _fold_character(character: str) -> str:
    if character.isascii():
        return character.lower()
    if unicodedata.decomposition(character).startswith(("<super>", "<sub>")):
        # The 2 of m² is no digit of a number.
        return character
    half = unicodedata.normalize("NFKC", character)
    if len(half) != 1:
        half = character
    lower = half.lower()
    if len(lower) == 1:
        half = lower
    if half in BOTH_FORMS:
        return BOTH_FORMS[half]
    if _may_be_traditional(half):
        half = simplified().get(half, half)
    return _QUOTES.get(half, half)


def _may_be_traditional(character: str) -> bool:
    if not ("\u3400" <= character <= "\u9fff" or character >= "\U00020000"):
        return False
    try:
        character.encode("gb2312")
    except UnicodeEncodeError:
        return True
    return False


@lru_cache(maxsize=1)
def simplified() -> dict[str, str]:
    """Return the simplified form of each traditional character (OpenCC's t2s, one character at a time)."""
    lines = _TABLE.read_text(encoding="utf-8").splitlines()
    return {line[0]: line[1] for line in lines}


def is_word_character(character: str) -> bool:
    """Tell whether a character carries meaning for a search: a letter, digit, Chinese character or ``%``."""
    return character.isalnum() or character in "%‰□"
