"""Damages clean text as the mirrors of such reports do, by doing their steps again.

What the steps are was read off the one damaged copy whose original is known to the byte, ``tests/source``: they
reproduce it. Each damage is drawn from a seed; the same seed gives the same text.
"""

from __future__ import annotations

import random
import unicodedata
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Literal, NamedTuple, get_args

Variant = Literal["mirror", "traditional", "half", "overwritten"]
"""Traditional with pinyin and pairs out of step; traditional only; half converted; an advertiser's name over words."""
VARIANTS: tuple[Variant, ...] = get_args(Variant)
_NARROW = str.maketrans("，；：（）！？", ",;:()!?")
_CUTS = tuple(mark.encode("gbk") for mark in "。！？")
_INDENT = "\u3000\u3000"
_ADVERTISERS = ("开云体育", "华星娱乐官网", "星河体育app", "九游棋牌", "bob体育登录", "米兰电竞平台", "乐博彩票下载")


class Damaged(NamedTuple):
    """A damaged text, and the clean one with □ where nothing of a character is left. Lines stand for lines."""

    seen: str
    clean: str


def damage(clean: str, seed: int, variant: Variant) -> Damaged:
    """Return a text as a mirror of this variant would give it."""
    draw = random.Random(seed)  # noqa: S311 - no secret, and it has to be the same every time
    if variant == "overwritten":
        return _overwritten(clean, draw)
    text = traditional(clean, phrases=draw.random() < 0.5, draw=draw)
    if variant == "half":
        text = _half(clean, text, draw)
    if variant == "mirror":
        text = mirrored(text, table(draw, text), indented=draw.random() < 0.5, draw=draw)
    if variant == "mirror" or draw.random() < 0.5:
        text = text.translate(_NARROW)
    return Damaged(text, clean)


def traditional(text: str, *, phrases: bool, draw: random.Random) -> str:
    """Turn simplified characters into traditional ones: by phrases, or each by itself, some of them left alone."""
    from opencc import OpenCC

    converter = OpenCC("s2t")
    if phrases:
        return _same_length(text, str(converter.convert(text)))
    forms = {character: str(converter.convert(character)) for character in set(text)}
    forms |= {"着": "著"} if draw.random() < 0.5 else {}
    # The known copy has 干部, 关于 and 范本 as they were: such a table leaves what is a traditional character too.
    forms |= {character: character for character in text if _is_big5(character) and draw.random() < 0.5}
    return "".join(forms[character] for character in text)


def _same_length(text: str, converted: str) -> str:
    return converted if len(text) == len(converted) else text


def _is_big5(character: str) -> bool:
    try:
        character.encode("big5")
    except UnicodeEncodeError:
        return False
    return True


def _half(clean: str, text: str, draw: random.Random) -> str:
    """Leave some of the text simplified: some characters wherever they stand, or some lines, or some places."""
    way = draw.choice(("characters", "lines", "places"))
    if way == "characters":
        kept = {character for character in sorted(set(clean)) if draw.random() < 0.5}
        return "".join(old if old in kept else new for old, new in zip(clean, text, strict=True))
    if way == "lines":
        pairs = zip(clean.split("\n"), text.split("\n"), strict=True)
        return "\n".join(old if draw.random() < 0.5 else new for old, new in pairs)
    return "".join(old if draw.random() < 0.5 else new for old, new in zip(clean, text, strict=True))


def table(draw: random.Random, text: str) -> dict[bytes, bytes]:
    """Return a mirror's table: pairs of bytes in GBK, and what they become. The known copy's has 77 of 274 characters.

    Half of it are characters of the text, the rest any traditional ones, which can be met out of step only.
    """
    common = sorted({character for character in text if character in pronounced()})
    others = sorted(pronounced())
    chosen = draw.sample(common, min(len(common), draw.choice((40, 80, 160)))) + draw.sample(others, 60)
    return {
        character.encode("gbk"): character.encode("gbk") + f"({pronounced()[character]})".encode("gbk")
        for character in chosen
    }


@lru_cache(maxsize=1)
def pronounced() -> Mapping[str, str]:
    """Return the traditional characters in GBK that may be in a mirror's table, with their pinyin."""
    import pypinyin

    from jinshi_cli.importing.repair.forms import to_simplified

    found = {}
    for form, simple in to_simplified().items():
        said = pypinyin.pinyin(form)[0][0]
        if (
            _is_gbk(form)
            and _is_gbk(said)
            and _is_common(simple)
            and any(unicodedata.combining(sign) for sign in _apart(said))
        ):
            found[form] = said
    return found


def _is_common(simple: str) -> bool:
    try:
        simple.encode("gb2312")
    except UnicodeEncodeError:
        return False
    return True


def _apart(said: str) -> str:
    return unicodedata.normalize("NFD", said)


def _is_gbk(text: str) -> bool:
    try:
        text.encode("gbk")
    except UnicodeEncodeError:
        return False
    return True


def mirrored(text: str, pairs: Mapping[bytes, bytes], *, indented: bool, draw: random.Random) -> str:
    """Replace pairs of bytes at any offset, and read the bytes again, cut at the pairs of full stops."""
    lines = []
    for line in text.split("\n"):
        indent = _INDENT if indented and line and draw.random() < 0.7 else ""
        code = "".join(character if _is_gbk(character) else "?" for character in indent + line).encode("gbk")
        lines.append("".join(_read(piece) for piece in _pieces(code, pairs)).strip(" \u3000"))
    return "\n".join(lines)


def _pieces(code: bytes, pairs: Mapping[bytes, bytes]) -> Iterable[bytes]:
    piece = bytearray()
    place = 0
    while place < len(code):
        pair = code[place : place + 2]
        if pair in _CUTS:
            yield bytes(piece)
            piece.clear()
            piece += pair
            place += 2
        elif pair in pairs:
            piece += pairs[pair]
            place += 2
        else:
            piece.append(code[place])
            place += 1
    yield bytes(piece)


def _read(code: bytes) -> str:
    """Read GBK as the mirror did: a run of what is no character is one ``?``, and a first byte takes what follows."""
    found: list[str] = []
    place, unreadable = 0, False
    while place < len(code):
        size = 1 if code[place] <= 0x80 or code[place] == 0xFF else 2
        try:
            found.append(code[place : place + size].decode("gbk"))
            unreadable = False
        except UnicodeDecodeError:
            if not unreadable:
                found.append("?")
            unreadable = True
        place += size
    return "".join(found)


def _overwritten(clean: str, draw: random.Random) -> Damaged:
    """Write an advertiser's name over some words of two to four characters, never within a line's first characters."""
    name = draw.choice(_ADVERTISERS)
    seen, left = [], []
    for line in clean.split("\n"):
        if len(line) > 40 and draw.random() < 0.3:
            start = draw.randrange(8, len(line) - 8)
            end = start + draw.randint(2, 4)
            seen.append(line[:start] + name + line[end:])
            left.append(line[:start] + "□" + line[end:])
        else:
            seen.append(line)
            left.append(line)
    return Damaged("\n".join(seen), "\n".join(left))
