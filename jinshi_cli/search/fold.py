"""Folding: making texts comparable that differ only in how they were typed.

Every fold maps one character to one character, so that an offset in the folded text is the same
offset in the text as written.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache

# OpenCC leaves these as they are, because which simplified form is right depends on the word
# (著作 and 着力). For finding, the forms are the same.
_BOTH_FORMS = {"著": "着", "乾": "干", "藉": "借", "夥": "伙", "瞭": "了"}

_QUOTES = {"「": "“", "」": "”", "『": "‘", "』": "’", '"': "“", "﹁": "“", "﹂": "”"}


def fold(text: str) -> str:
    """Return the text in simplified characters, half width and lower case, character by character."""
    return "".join(map(_fold_character, text))


@lru_cache(maxsize=20_000)
def _fold_character(character: str) -> str:
    if character.isascii():
        return character.lower()
    half = unicodedata.normalize("NFKC", character)
    if len(half) != 1:
        half = character
    lower = half.lower()
    if len(lower) == 1:
        half = lower
    if "\u3400" <= half <= "\u9fff" or half >= "\U00020000":
        half = _to_simplified(half)
    half = _BOTH_FORMS.get(half, half)
    return _QUOTES.get(half, half)


def _to_simplified(character: str) -> str:
    simplified: str = _converter().convert(character)
    return simplified if len(simplified) == 1 else character


@lru_cache(maxsize=1)
def _converter():  # type: ignore[no-untyped-def]  # noqa: ANN202 - OpenCC has no types
    import opencc

    return opencc.OpenCC("t2s")


def is_word_character(character: str) -> bool:
    """Tell whether a character carries meaning for a search: a letter, digit, Chinese character or ``%``."""
    return character.isalnum() or character in "%‰□"
