"""What was typed, made ready for searching."""

from __future__ import annotations

import math
import re
from typing import NamedTuple

from jinshi_cli.search.indexing.fold import fold
from jinshi_cli.search.indexing.index import folded
from jinshi_cli.search.lexicon.readings import is_spelled
from jinshi_cli.search.lexicon.words import is_word
from jinshi_cli.search.parsing.ask import (
    MEASURES,
    Ask,
    is_english_grammar,
    is_english_word,
    is_price,
    is_relative,
    spoken,
)
from jinshi_cli.search.parsing.pinyin import Spelling, spelling

# Patterns are compiled where they are used: a word or two need none of them, and together they take 2 ms.
_SCRIPTS = "[a-zü]+|[^a-zü]+"
_ASKING = frozenset("几多谁哪啥何了")
"""What short words have that ask something or say that it is so, apart from what it is (疫苗 多少, 坏了 摄像头)."""
_SHORTEST_QUESTION = 2
"""Characters in which nothing can be asked about anything."""
_MAY_BE_AMOUNT = "(?i)[0-9]|illion|thousand|hundred"
"""What an English number in digits or words has."""
_KEYS = "[A-Za-z;]+"
_NUMERALS = frozenset("0123456789零〇一二三四五六七八九十百千万亿两%")
_SEPARATORS = r"[\s、;；。？?！!]+|(?<![0-9])[,，]+|[,，]+(?![0-9])"
"""What parts words; a comma between digits belongs to the number."""

# 三万六 is 三万六千, 一千五 is 一千五百; 块 is what 元 is called in speech.
_SPOKEN_NUMBER = "(.*([百千万亿]))([1-9一二三四五六七八九])([^0-9零〇一二三四五六七八九十百千万亿两.]*)"
_NEXT_LOWER = {"百": "十", "千": "百", "万": "千", "亿": "千万"}
_MIXED_NUMBER = "((?:[0-9]{1,4}[十百千万亿]+)+)([0-9]{1,4}[十百千万亿]+)(.*)"
"""Digits with several scales (3万8千, 1亿2千万元), a pattern."""
_SCALED = "([0-9]+)([十百千万亿]+)"
_SCALES = {"十": 10, "百": 100, "千": 1_000, "万": 10_000, "亿": 100_000_000}
_SPOKEN_UNIT = "块钱?$"
_AMOUNT = (
    "((?<!第)(?:[0-9]{1,4}[十百千万亿]+(?:[0-9]{1,4}[十百千万亿]+|[1-9](?![0-9.])))+[余多]?(?:" + MEASURES + ")?"
    "|(?<!第)(?:[0-9][0-9.,]*[十百千万亿]*|[零一二三四五六七八九十百千万亿两]{2,})"
    f"(?:[余多](?:{MEASURES})?|来?(?:{MEASURES})))"
)
"""An amount that stands beside a noun (3.6万元罚款, 两亿多融资), a pattern; of Chinese numerals only several, since a
single one begins names (三资平台, 一网通办)."""

_DATE = "((?<![0-9.])(?:1[0-2]|0?[1-9])月(?:(?:3[01]|[12][0-9]|0?[1-9])[日号]|份|[底末初]|[上中下]旬)?)"
"""A day or a month, a pattern."""
_PRICE, _AMOUNT_OF_ANYTHING = Ask("amount", "钱"), Ask("amount")

LAYOUTS = ("xiaohe", "ziranma", "microsoft")
"""The layouts of double pinyin that are known: 小鹤, 自然码, 微软."""

MAX_LENGTH = 1_000
"""Characters of a query that are looked at: a long paragraph, as somebody may paste one."""
LONGEST_TYPED = 60
"""Characters of the longest query that somebody types; what is longer was pasted."""


class Part(NamedTuple):
    """A part of a query that names one thing: folded, how it is spelled, its value and unit if it is a quantity."""

    text: str
    spelling: Spelling
    quantity: tuple[int | float, str] | None
    head: bool = False
    verbal: bool = False


class Word(NamedTuple):
    """A word of a query as a whole, its parts without question words, and whether it asks about what is to come."""

    whole: Part
    parts: tuple[Part, ...]
    ahead: bool = False


class Query(NamedTuple):
    """A query as typed, the whole of it, and its words, each once; no words where nothing searchable was typed."""

    typed: str
    whole: Part
    words: tuple[Word, ...]
    ask: Ask | None
    asking: bool
    """Whether there are words of asking, beside which everyday words stand that a report does not use."""
    ahead: bool
    """Whether it asks about what is to come."""
    english: bool = False
    """Whether there are English words of grammar or of asking."""

    @property
    def joined(self) -> str:
        """The whole query folded, without spaces and marks."""
        return self.whole.text

    @property
    def parts(self) -> tuple[Part, ...]:
        """What the query is about."""
        return tuple(dict.fromkeys(part for word in self.words for part in word.parts))


def parse(words: tuple[str, ...], layout: str | None = None) -> Query:
    """Read the words of a command line as one query; words are parted by spaces and punctuation.

    Where a layout of double pinyin is named, Latin words are read as such if they can be.
    Raises KeyError for a layout that is not known.
    """
    typed = " ".join(words).strip()
    read = typed[:MAX_LENGTH].strip()
    if layout is not None:
        from jinshi_cli.search.parsing.double_pinyin import spelled_out

        read = re.sub(_KEYS, lambda run: spelled_out(run[0].lower(), layout) or run[0], read)
    if " " in read and re.search(_MAY_BE_AMOUNT, read):
        from jinshi_cli.search.parsing.numerals import in_digits

        read = in_digits(read)
    split = [read] if read.isalnum() else re.split(_SEPARATORS, read)
    found = {text: part for part in _joined(split) if (text := folded(part).text)}
    ask: Ask | None = None
    asking = ahead = False
    kept: list[Word] = []
    alone = len(found) == 1
    for text, part in found.items():
        asked, asks, word = _word(text, part, alone=alone)
        if kept and is_relative(text):
            asked, asks = None, False
        elif not alone and is_price(text):
            asked, asks, word = _PRICE, True, word._replace(parts=())
        ask = asked if ask is None or (ask == _AMOUNT_OF_ANYTHING and asked is not None) else ask
        asking, ahead = asking or asks, ahead or word.ahead
        if word.parts or alone:
            kept.append(word)
    if not kept and not any(part.isascii() for part in found):
        # 打 了: where no word names anything, each may.
        kept = [Word(part_of(part), (part_of(part),)) for part in found.values()]
    return Query(typed, part_of(read), tuple(kept), ask, asking, ahead, any(map(is_english_word, found)))


def _joined(split: list[str]) -> list[str]:
    """Join single syllables of pinyin that follow one another (zhi an, gong gong): none of them is a word alone.

    What asks for something at their end (duo shao, shi shui) stays apart. A lone syllable goes with the pinyin before
    it (taosheng chuang).
    """
    joined: list[str] = []
    run: list[str] = []
    for part in [*split, ""]:
        if _is_syllable(part):
            run.append(part)
            continue
        asking = next(
            (size for size in (4, 3, 2) if len(run) >= size and spoken(folded("".join(run[-size:])).text)[1]), 0
        )
        name, asks = run[: len(run) - asking], run[len(run) - asking :]
        if len(name) == 1 and joined and _is_pinyin(joined[-1]):
            joined[-1] += " " + name.pop()
        joined += [" ".join(name)] * bool(name) + ["".join(asks)] * bool(asks)
        if part.isascii() and joined and spoken(folded(joined[-1] + part).text)[1]:
            # What is counted says no more than how much money or how many people.
            joined[-1] += part
        else:
            joined.append(part)
        run = []
    return joined


def _is_pinyin(part: str) -> bool:
    plain = folded(part).text
    return plain.isascii() and is_spelled(plain) and not is_english_grammar(plain) and not spoken(plain)[1]


def _is_syllable(part: str) -> bool:
    # The table of readings is not asked about what begins with no letter.
    return part[:1].isalpha() and "a" <= fold(part)[0] <= "z" and spelling(part).is_syllable


def _word(text: str, typed: str, *, alone: bool) -> tuple[Ask | None, bool, Word]:
    whole = part_of(typed)
    if is_english_grammar(text):
        return None, False, Word(whole, ())
    asked, asks = spoken(text)
    if asks:
        return asked, True, Word(whole, ())
    if whole.spelling.letters:
        return None, False, Word(whole, (whole,))
    if len(text) <= _SHORTEST_QUESTION and (alone or not (len(text) == 1 or _ASKING.intersection(text))):
        return None, False, Word(whole, (whole,))
    from jinshi_cli.search.parsing.question import read

    question = read(text)
    named = question.pieces
    if len(named) == 1 and named[0].text == text and len(_runs(text)) == 1:
        return question.ask, question.asking, Word(whole, (whole,), question.ahead)
    parts = [
        part_of(run)._replace(head=piece.head, verbal=piece.verbal)
        for piece in named
        for run in _runs(piece.text)
        if _names_something(run)
    ]
    return question.ask, question.asking, Word(whole, tuple(parts), question.ahead)


def _runs(text: str) -> list[str]:
    """Split a text where Latin letters begin or end, and amounts and dates from what is beside them."""
    scripts: list[str] = re.findall(_SCRIPTS, text)
    if _NUMERALS.isdisjoint(text):
        return scripts
    runs: list[str] = []
    for script in scripts:
        for place, part in enumerate(re.split(_DATE, script)):
            runs += [part] if place % 2 else _amounts_apart(part)
    return runs


def _amounts_apart(script: str) -> list[str]:
    """Part an amount from what is counted, where it can be read and its unit begins no word: not in 十四五项目."""
    pieces = re.split(_AMOUNT, script)
    for amount, after in zip(pieces[1::2], pieces[2::2], strict=True):
        if _quantity(amount) is None or is_word(amount[-1] + after[:1]):
            return [script]
    return [piece for piece in pieces if piece]


def _names_something(run: str) -> bool:
    """Tell whether a run is more than a sign or a single Latin letter."""
    return any(sign.isalnum() for sign in run) and not (len(run) == 1 and run.isascii() and run.isalpha())


def part_of(typed: str) -> Part:
    """Read a stretch of a query that names one thing."""
    return Part(folded(typed).text, spelling(typed), _quantity(typed))


def _quantity(typed: str) -> tuple[int | float, str] | None:
    if _NUMERALS.isdisjoint(fold(typed)):
        return None
    # The number grammar is not loaded for a query without a numeral.
    from jinshi_cli.report.quantity import whole_quantity

    text = re.sub(_SPOKEN_UNIT, "元", fold(typed)).replace("百分百", "100%")
    short = re.fullmatch(_SPOKEN_NUMBER, text)
    if short is not None:
        text = short[1] + short[3] + _NEXT_LOWER[short[2]] + short[4]
    mixed = re.fullmatch(_MIXED_NUMBER, text)
    if mixed is not None:
        scaled = re.findall(_SCALED, mixed[1] + mixed[2])
        text = (
            str(sum(int(digits) * math.prod(_SCALES[sign] for sign in scales) for digits, scales in scaled)) + mixed[3]
        )
    return whole_quantity(text)
