"""What was typed, made ready for searching."""

from __future__ import annotations

import re
from typing import NamedTuple

from jinshi_cli.report.quantity import whole_quantity
from jinshi_cli.search.fold import fold
from jinshi_cli.search.index import folded

# Words of asking and grammar words: they stand in every question and name nothing.
# Longer ones first, so that 多少钱 is not left as 钱.
_GRAMMAR = re.compile(
    "多少|几[个人次家宗件名]?|什么|怎么样?|怎样|如何|哪些|哪个|哪里|为什么|是不是|有没有|是谁|谁|吗|呢|吧|请问|"
    "一共|总共|共有|[去今本全]年|我[镇乡街村县区市]|的|了|是|有"
)
_ENGLISH_GRAMMAR = frozenset(
    re.findall(
        "[a-z]+",
        "a an and are at by did do does for from had has have how in is it many much of on or the their there "
        "this to was were what when where which who whom why with",
    )
)
_RUNS = re.compile(r"[0-9a-zü.%]+|[^0-9a-zü.%]+")


MAX_LENGTH = 200
"""Characters of a query that are looked at: two sentences, more than anyone types."""


class Word(NamedTuple):
    """A word of a query: folded, its pieces without grammar words, and its value and unit if it is a quantity."""

    text: str
    pieces: tuple[str, ...]
    quantity: tuple[int | float, str] | None


class Query(NamedTuple):
    """A query as typed, all of it folded, and its words, each once; empty where nothing searchable was typed."""

    typed: str
    joined: str
    words: tuple[Word, ...]

    @property
    def pieces(self) -> tuple[str, ...]:
        """What the query is about: the pieces of all words, each once."""
        return tuple(dict.fromkeys(piece for word in self.words for piece in word.pieces))


def parse(words: tuple[str, ...]) -> Query:
    """Read the words of a command line as one query; words are parted by spaces and punctuation."""
    typed = " ".join(words).strip()[:MAX_LENGTH].strip()
    # A comma between digits belongs to the number.
    parts = re.split(r"[\s、;；。？?！!]+|(?<![0-9])[,，]+|[,，]+(?![0-9])", typed)
    found = {text: part for part in parts if (text := folded(part).text)}
    return Query(typed, folded(typed).text, tuple(_word(text, part) for text, part in found.items()))


def _word(text: str, part: str) -> Word:
    quantity = whole_quantity(fold(part))
    return Word(text, _pieces(text) if quantity is None else (text,), quantity)


def _pieces(text: str) -> tuple[str, ...]:
    """Split a folded word into runs of one script without grammar words; of Chinese, no single characters."""
    pieces = []
    for run in _RUNS.findall(text):
        if run.isascii():
            if run not in _ENGLISH_GRAMMAR:
                pieces.append(run)
        else:
            pieces += [piece for piece in _GRAMMAR.split(run) if len(piece) > 1]
    return tuple(pieces)
