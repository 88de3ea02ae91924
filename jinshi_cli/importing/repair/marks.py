"""Half-width punctuation between Chinese characters."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from jinshi_cli.importing.repair.gbk import NARROW
from jinshi_cli.importing.repair.record import Edit
from jinshi_cli.report.model import LOST

_CLOSING, _OPENING = frozenset("”’》」』】〕）。，；：、！？…—%‰％" + LOST), frozenset("“‘《「『【〔（…—" + LOST)
_DOCUMENT_NUMBER = re.compile(r"\(\d{4}\)第?\d+号")
_THOUSANDS = re.compile(r"\d,\d{3}(?!\d)")
_NUMBER = re.compile(r"(?:^|[\n\s。.：:；;])[（(]?第?[一二三四五六七八九十]{1,3}[)）]?$")
_ITEM = re.compile(r"(?:^|[\n；;。])[ \u3000]*[0-9]{1,2}$")
_DIGITS = frozenset("0123456789")
_LONGEST_NUMBER = 8
_LONGEST_TITLE = 40
"""Characters of a title in 《》 before a point in it."""
_GUESSED = 0.8
_EDGE = "\n"


def _is_han(character: str) -> bool:
    return "\u3400" <= character <= "\u9fff" or character >= "\U00020000"


def narrowed(text: str) -> bool:
    """Tell whether most of a text's punctuation next to Chinese characters is half-width."""
    counts: Counter[bool] = Counter()
    wide = frozenset(NARROW.values())
    for place, mark in enumerate(text):
        if mark in wide:
            counts[False] += 1
        elif mark in NARROW and place and _is_han(text[place - 1]):
            counts[True] += 1
    return counts[True] > counts[False]


def bracket_edits(text: str, narrow: bool) -> Iterator[Edit]:
    """Yield full-width brackets for those around Chinese characters, and in a `narrow` text for those beside them."""
    changes: list[Edit] = []
    opened: list[int] = []
    han_before = [0]
    for character in text:
        han_before.append(han_before[-1] + _is_han(character))
    for place, mark in enumerate(text):
        if mark == _EDGE:
            opened.clear()
        elif mark == "(":
            opened.append(place)
        elif mark == ")" and not opened:
            # What opened it was full-width, or was lost in what could not be read.
            if narrow and _is_chinese(text, place - 1, _CLOSING | _DIGITS) and not _ITEM.search(text, 0, place):
                changes.append(Edit(place, place + 1, "）", "punctuation", _GUESSED, ("）", ")")))
        elif mark == ")":
            start = opened.pop()
            inside = han_before[place] > han_before[start]
            beside = _is_chinese(text, start - 1, _CLOSING) or _is_chinese(text, place + 1, _OPENING)
            if (inside or narrow and beside) and not _DOCUMENT_NUMBER.match(text, start):
                changes += [Edit(start, start + 1, "（", "punctuation"), Edit(place, place + 1, "）", "punctuation")]
    yield from sorted(changes)


def mark_edits(text: str, narrow: bool) -> Iterator[Edit]:
    """Yield full-width commas and the like between Chinese characters, and in a `narrow` text beside one.

    There a point after a Chinese character is a full stop, unless it belongs to a number (``一.``).
    """
    for place, mark in enumerate(text):
        if mark == "." and narrow and _is_full_stop(text, place):
            yield Edit(place, place + 1, "。", "punctuation")
        if mark not in NARROW or mark in "()":
            continue
        before = _is_chinese(text, place - 1, _CLOSING)
        after = _is_chinese(text, place + 1, _OPENING)
        edge = place + 1 == len(text) or text[place + 1] == _EDGE
        between_digits = 0 < place < len(text) - 1 and text[place - 1].isdigit() and text[place + 1].isdigit()
        if before and (after or edge or narrow) or narrow and after and place and text[place - 1] != _EDGE:
            yield Edit(place, place + 1, NARROW[mark], "punctuation")
        elif narrow and between_digits and mark in ",;" and not _THOUSANDS.match(text, place - 1):
            yield Edit(place, place + 1, NARROW[mark], "punctuation", _GUESSED, (NARROW[mark], mark))


def _is_full_stop(text: str, place: int) -> bool:
    """Tell whether a point after a Chinese character ends a sentence, not in a number or a title (《日报.周刊》)."""
    ends = place + 1 == len(text) or text[place + 1] == _EDGE or _is_chinese(text, place + 1, _OPENING)
    if not ends or not _is_chinese(text, place - 1, _CLOSING):
        return False
    numbered = _NUMBER.search(text, max(0, place - _LONGEST_NUMBER), place) is not None
    return not numbered and not _is_in_title(text, place)


def _is_in_title(text: str, place: int) -> bool:
    before = re.split("[。\n]", text[max(0, place - _LONGEST_TITLE) : place])[-1]
    after = re.split("[。《\n]", text[place : place + _LONGEST_TITLE])[0]
    return before.rfind("《") > before.rfind("》") and "》" in after


def _is_chinese(text: str, place: int, marks: frozenset[str]) -> bool:
    return 0 <= place < len(text) and (_is_han(text[place]) or text[place] in marks)
