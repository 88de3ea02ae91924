"""What was typed, made ready for searching."""

from __future__ import annotations

import re
from typing import NamedTuple

from jinshi_cli.search.index import folded

# Words of asking and grammar words: they stand in every question and name nothing.
# Longer ones first, so that 多少钱 is not left as 钱.
_GRAMMAR = re.compile(
    "多少|几[个人次家宗件名]?|什么|怎么样?|怎样|如何|哪些|哪个|哪里|为什么|是不是|有没有|是谁|谁|吗|呢|吧|请问|"
    "一共|总共|共有|的|了|是|有"
)


class Query(NamedTuple):
    """A query as typed, and its words folded; ``words`` is empty where nothing searchable was typed."""

    typed: str
    words: tuple[str, ...]


def parse(words: tuple[str, ...]) -> Query:
    """Read the words of a command line as one query; words are parted by spaces and punctuation."""
    typed = " ".join(words).strip()
    parts = re.split(r"[\s,，、;；。？?！!]+(?![0-9])", typed)
    return Query(typed, tuple(dict.fromkeys(text for part in parts if (text := folded(part).text))))


def content(word: str) -> tuple[str, ...]:
    """Return what is left of a folded word without words of asking and grammar words, in pieces."""
    return tuple(piece for piece in _GRAMMAR.split(word) if piece)
