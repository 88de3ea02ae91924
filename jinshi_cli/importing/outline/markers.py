"""The grammar of markers: what may begin a heading or an item, whether or not it does so in a given report.

The order of the numbered styles is that of GB/T 9704-2012, 7.3.3 (``一、`` ``（一）`` ``1.`` ``（1）``). The other
styles, the slips of typing (``一 、`` ``一,、`` ``一）``) and what looks like a marker and is none were read off
reports.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from itertools import accumulate
from typing import NamedTuple

from jinshi_cli.importing.outline.model import Paragraph
from jinshi_cli.report.quantity import read_number

HEADINGS = ("part", "comma", "brackets", "point", "round", "circled")
"""The styles that head a paragraph and need no second item to be believed. ``1.1`` does need its ``1``."""

SENTENCE_ITEMS = ("ordinal", "sequence", "each", "is")
"""The styles that begin a sentence: 第一， 首先， 其一， 一是."""

RANK: dict[str, float] = {
    "part": 0,
    "comma": 1,
    "brackets": 2,
    "point": 3,
    "decimal2": 3.5,
    "decimal3": 3.6,
    "decimal4": 3.7,
    "round": 4,
    "circled": 5,
    "ordinal": 5.5,
    "sequence": 5.5,
    "each": 5.5,
    "is": 6,
}
"""Which style is above which where the text does not show it: the standard's order, then the items of a sentence."""

LAST = 0
"""The number of 最后, which ends an enumeration of any length."""

_N = "[一二三四五六七八九十]{1,3}"
_BLANK = "[ \u00a0\u3000]{0,3}"
_HAN = "[一-鿿“《（(]"
_UNIT = "[小分年月日号个名次件场家人宗起处万千百亿%％余多条项户米元份批级类位期岁天届]"

_LONGEST_ITEM = 300
"""Characters between 一是 and 二是 where what comes before 一是 is no sign; the project's choice."""

_DATE = "(?:19|20)[0-9]{2}年|[0-9]{1,2}月[0-9]{1,2}日"

_STYLES = rf"""
    (?P<part>第{_N}(?:部分|章|篇)(?:[、：:]|(?=[ \u3000]|$)))
  | (?P<comma>{_N}{_BLANK}(?:[,，]{_BLANK}、|[、．.，,])(?!{_N}(?:[、级类季者线产审]|是[一二三四五六七八九十])))
  | (?P<brackets>[（(]{_BLANK}{_N}{_BLANK}[）)][、.．]?|{_N}{_BLANK}[）)]|[㈠-㈩])
  | (?P<decimal>[0-9０-９]{{1,2}}(?:[.．][0-9０-９]{{1,2}}){{1,3}}(?![0-9０-９])[.．、]?(?!{_UNIT}))
  | (?P<point>[0-9０-９]{{1,2}}{_BLANK}[.．、][、.．]?(?:(?![0-9０-９])|(?={_DATE}))|[⒈-⒛])
  | (?P<round>[（(]{_BLANK}[0-9０-９]{{1,2}}{_BLANK}[）)][、.．]?|[0-9]{{1,2}}{_BLANK}[）)]|[⑴-⒇])
  | (?P<circled>[①-⑳])
  | (?P<ordinal>第{_N}(?:[，,：:]|、(?!第?{_N}))是?)
  | (?P<each>其{_N}[，,、：:])
  | (?P<is>{_N}[是要](?![一二三四五六七八九十](?:[，,。；]|{_N}是)))
  | (?P<sequence>(?:首先|其次|再次|再者|最后)(?:是|[，,、：:]|(?=[要一-鿿])))
"""
_AT_START = re.compile(
    rf"{_STYLES}|(?P<bare>[0-9０-９]{{1,2}}(?={_BLANK}{_HAN})(?!{_BLANK}{_UNIT}))|(?P<spaced>{_N}[ \u3000]+(?={_HAN}))"
    rf"|(?P<apart>[0-9０-９]{{1,2}}(?=\n))"
    rf"|(?P<slipped>[0-9０-９]{{1,2}}[，,]{_BLANK}(?={_HAN}))",
    re.VERBOSE,
)
# A decimal inside a sentence is a number, and a part heads a page.
_INSIDE = re.compile(
    rf"""(?<=[。；;：:！!？?，,、”」）)…\s如])(?:{_STYLES})
    # After what the items are said of, or a heading without a sign at its end: 执法股一是巡查，二是办案.
    | (?<=[一-鿿])(?<![第其之统唯单万同专如合归划逐这那每某])
      (?P<one>一[是要])(?=(?:(?!一[是要])[^\n]){{2,{_LONGEST_ITEM}}}[，。；,;]二[是要])
    """,
    re.VERBOSE,
)
# The first item's marker directly after the title above it, which has no sign at its end.
_GLUED = re.compile(
    r"[^。；，,：:！!？?（(“《]{2,30}?(?:(?P<brackets>[（(]一[）)])|(?<![第0-9])(?P<point>1[.．、](?![0-9])))"
)
_GLUED_TO = ("comma", "brackets")
_LISTED_NUMBERS = ("comma", "point")
"""What is a number among others after 、: 逢农历三、六、九的集市."""
_NOT_INSIDE = ("part", "decimal")
_WRITTEN_OTHERWISE = {"bare": "point", "apart": "point", "spaced": "comma", "slipped": "point", "one": "is"}
_SEQUENCE = {"首先": 1, "其次": 2, "再次": 3, "再者": 3, "最后": LAST}
_OPENING = {"（": "）", "(": "）", "“": "”", "《": "》", "「": "」", "『": "』", "〔": "〕", "【": "】"}
_CLOSING = {"）": "）", ")": "）", "”": "”", "》": "》", "」": "」", "』": "』", "〕": "〕", "】": "】"}
# What is listed as an example or quoted from a law is no outline.
_EXAMPLE = re.compile(r"(?:如[:：，,]?|(?:即|规定|载明)[:：])\s*$")
_LISTED = re.compile(r"(?:包括|包含)[:：]?\s*$")


MOST_MARKS = 4_000
"""Markers that are read in one text; the reports of the tests and of the bench have 39 at most."""


class Mark(NamedTuple):
    """Something that looks like a marker.

    ``first`` tells that it begins its paragraph, ``weak`` that it is read as a marker only where its number is the one
    that is due. ``before`` is the sign before it, empty at a paragraph's beginning. ``example`` tells that it begins a
    list of examples, ``listed`` that it begins a list of parts (包括：). ``path`` holds the numbers of ``1.2``.
    """

    start: int
    end: int
    style: str
    number: int
    paragraph: int
    first: bool = False
    weak: bool = False
    before: str = ""
    example: bool = False
    listed: bool = False
    path: tuple[int, ...] = ()


def marks_of(index: int, paragraph: Paragraph) -> Iterator[Mark]:
    """Yield what looks like a marker in the paragraph that has this index; in time linear in its length."""
    text = paragraph.text
    enclosed = _enclosed(text)
    match = _AT_START.match(text) or _INSIDE.search(text)
    latest = 0
    while match is not None:
        start = match.start(match.lastgroup or 0)
        in_first_item = match.lastgroup == "one" and latest == 1
        if not start or match.lastgroup not in _NOT_INSIDE and not enclosed[start] and not in_first_item:
            mark = _mark(match, index, paragraph)
            latest = mark.number if mark.style == "is" else latest
            if mark.before != "、" or mark.style not in _LISTED_NUMBERS:
                yield mark
        position = match.end()
        match = match.lastgroup in _GLUED_TO and _GLUED.match(text, position) or _INSIDE.search(text, position)


def mark_at_start(index: int, paragraph: Paragraph) -> Mark | None:
    """Return the marker with which the paragraph that has this index begins, None where it begins with none."""
    match = _AT_START.match(paragraph.text)
    mark = _mark(match, index, paragraph) if match else None
    return mark if mark and not mark.weak else None


def begins_with_marker(text: str) -> bool:
    """Tell whether a text begins with something that looks like a marker."""
    return mark_at_start(0, Paragraph(0, len(text), text)) is not None


def _mark(match: re.Match[str], index: int, paragraph: Paragraph) -> Mark:
    style = match.lastgroup or ""
    written = match[style].rstrip()
    start = match.start(style)
    first = start == 0
    lead = paragraph.text[max(start - 6, 0) : start]
    path = tuple(int(part) for part in re.findall("[0-9０-９]+", written)) if style == "decimal" else ()
    return Mark(
        start=paragraph.start + start,
        end=paragraph.start + start + len(written),
        style=f"decimal{len(path)}" if path else _WRITTEN_OTHERWISE.get(style, style),
        number=_number(style, written, path),
        paragraph=index,
        first=first,
        weak=style in {"bare", "spaced"},
        before="" if first else lead.rstrip()[-1:],
        example=not first and _EXAMPLE.search(lead) is not None,
        listed=not first and _LISTED.search(lead) is not None,
        path=path,
    )


@lru_cache(maxsize=512)
def _number(style: str, written: str, path: tuple[int, ...]) -> int:
    if style == "sequence":
        return _SEQUENCE[written[:2]]
    if path:
        return path[-1]
    digits = re.search("[0-9０-９]+", written)
    if digits:
        return int(digits[0])
    numeral = re.search(_N, written)
    if numeral:
        return int(read_number(numeral[0]) or 0)
    return int(unicodedata.numeric(written[0], 0))


def _enclosed(text: str) -> bytearray:
    """Mark what stands between a pair of brackets or quotation marks; one without its other half counts for nothing."""
    change = [0] * (len(text) + 1)
    opened: list[tuple[str, int]] = []
    waiting: dict[str, int] = {}
    for position, character in enumerate(text):
        if closing := _OPENING.get(character):
            opened.append((closing, position))
            waiting[closing] = waiting.get(closing, 0) + 1
        elif waiting.get(closing := _CLOSING.get(character, ""), 0):
            wanted = ""
            while wanted != closing:
                wanted, begin = opened.pop()
                waiting[wanted] -= 1
            change[begin + 1] += 1
            change[position] -= 1
    return bytearray(depth > 0 for depth in accumulate(change))
