"""What a text's bytes were in GBK, and what a converter makes of bytes that are none."""

from __future__ import annotations

from functools import lru_cache

from jinshi_cli.importing.repair.forms import changed, simplify
from jinshi_cli.importing.repair.language import begins

LEADS = range(0x81, 0xFF)
"""First bytes of a pair (GB 18030-2022, two-byte part; the same in GBK)."""
SINGLE = 0x80
"""The one byte above ASCII that begins no pair."""
UNREADABLE = "?\ufffd"
"""What converters write for bytes that are no character."""
NARROW = dict(zip(",;:()!?", "，；：（）！？", strict=True))
"""Half-width marks, and the full-width ones they may have been."""


@lru_cache(maxsize=20_000)
def encodings(character: str) -> tuple[bytes, ...]:
    """Return the bytes in GBK that may be seen as this character: one or two each, none where it has none.

    A half-width mark may have been the full-width one. GB 18030 is used, because it has a character, or one for
    private use, for every pair that GBK leaves undefined.
    """
    found = [character.encode("gb18030", "replace")]
    if character in NARROW:
        found.append(NARROW[character].encode("gbk"))
    if character == "€":
        found.append(bytes([SINGLE]))
    return tuple(code for code in found if len(code) <= 2)


@lru_cache(maxsize=40_000)
def character(lead: int, trail: int) -> str | None:
    """Return the character of two bytes in GBK, None where they are none."""
    try:
        return bytes([lead, trail]).decode("gbk")
    except UnicodeDecodeError:
        return None


@lru_cache(maxsize=1)
def undefined() -> dict[int, frozenset[int]]:
    """Return, for each first byte, the second bytes that are allowed after it but have no character."""
    trails = [byte for byte in range(0x40, 0xFF) if byte != 0x7F]
    return {lead: frozenset(trail for trail in trails if character(lead, trail) is None) for lead in LEADS}


_LEAST_COMMON, _MOST_COMMON = 1e-5, 60
"""The share of what words and marks begin with, from which a character is tried where nothing of it is seen, and how
many are tried at most."""


@lru_cache(maxsize=20_000)
def common_before(lead: int, unseen: int) -> tuple[str, ...]:
    """Return the marks, and the characters of many words, with a first byte whose second makes an undefined pair.

    `unseen` is the second byte of that pair.
    """
    return tuple(sign for trail, sign in common(lead) if unseen in undefined()[trail])


@lru_cache(maxsize=256)
def common(lead: int) -> tuple[tuple[int, str], ...]:
    """Return the marks, and the characters of many words, with a first byte, after their second bytes.

    Only second bytes that may begin a pair as well.
    """
    if lead not in LEADS:
        return ()
    found = ((trail, character(lead, trail)) for trail in LEADS)
    return tuple(
        (trail, sign)
        for trail, sign in found
        if sign and sign not in changed() and begins(simplify(sign)) > _LEAST_COMMON
    )


@lru_cache(maxsize=256)
def between_undefined(byte: int) -> tuple[str, ...]:
    """Return the commonest marks and characters that begin with the second byte of an undefined pair.

    `byte` is the first byte of that pair; they end in the first byte of another one.
    """
    found = (sign for lead in undefined()[byte] for trail, sign in common(lead) if undefined()[trail])
    return tuple(sorted(found, key=lambda sign: -begins(simplify(sign)))[:_MOST_COMMON])
