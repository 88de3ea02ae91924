"""Where a word stands that is still being typed, for a shell that completes it.

Nothing is forgiven in it and no form of it is looked for: the word may go on, and a shell waits for the answer.
"""

from __future__ import annotations

from jinshi_cli.report.model import Section
from jinshi_cli.search.indexing.index import SCANNED, Index, folded
from jinshi_cli.search.parsing.pinyin import spelling
from jinshi_cli.search.parsing.query import MAX_LENGTH, Part


def sections_with(index: Index, typed: str) -> tuple[Section, ...]:
    """Return the sections that have what is typed, or all its words: first those that have it in their title."""
    read = typed[:MAX_LENGTH]
    finds = _find(index, read)
    words = read.split()
    if not finds and len(words) > 1:
        each = [_find(index, word) for word in words]
        finds = {number: titled for number, titled in each[0].items() if all(number in other for other in each)}
    order = sorted(finds, key=lambda number: (not finds[number], number))
    return tuple(index.entries[number].section for number in order)


def _find(index: Index, typed: str) -> dict[int, bool]:
    """Return the numbers of the entries that have a word, and whether in the title.

    It is found by its characters, an English word by its beginning, or else by its sound.
    """
    part = Part(folded(typed).text, spelling(typed), None)
    return (_written(index, part) or _spoken(index, part)) if part.text else {}


def _written(index: Index, part: Part) -> dict[int, bool]:
    finds = {}
    for number, entry in enumerate(index.entries):
        places = (*entry.places, *entry.english) if part.text.isascii() else entry.places
        fields = [place.field for place in places if place.text.has(part.text)]
        if fields:
            finds[number] = any(field in ("title", "title_en") for field in fields)
    return finds


def _spoken(index: Index, part: Part) -> dict[int, bool]:
    if len(index.entries) > SCANNED:
        return {}
    from jinshi_cli.search.routes.daring import walks

    for walk in walks(index, list(enumerate(index.entries)), part, forgiving=False):
        for finds in walk().values():
            return {number: any(match.field == "title" for match in one.matches) for number, one in finds.items()}
    return {}
