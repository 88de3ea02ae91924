"""Undoing what mirrors do to a text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from jinshi_cli.importing.repair import forms, marks, notes, overwritten, signs
from jinshi_cli.importing.repair.language import Language
from jinshi_cli.importing.repair.record import Edit, Repaired, change
from jinshi_cli.importing.repair.shifted import Search, is_dense
from jinshi_cli.importing.repair.tokens import WIDE

_DAMAGED = re.compile(r"[?\ufffd]")
_NEAR_DAMAGE = re.compile(r"[?\ufffd].{0,20}")
"""What follows a place out of step; words are not learnt from it."""
_GAP = "\ufffd"
_MARKERS = tuple(f"\u3000\u3000（{number}）" for number in "一二三四五六七八九十")
"""Markers of the genre's outlines: they are short, and often all of them are damaged."""


def repair(text: str) -> Repaired:
    """Return a text, its paragraphs parted by line breaks, with the damage undone that mirrors do to such texts.

    Each step sees what the one before it left: what is invisible, pairs of bytes out of step, notes of pinyin,
    traditional characters, half-width punctuation. A text without such damage is returned as it is, without repairs.
    """
    repaired = change(Repaired(text, ()), signs.invisible(text))
    converted = forms.is_converted(repaired.text)
    if converted and _DAMAGED.search(repaired.text):
        repaired = change(repaired, _out_of_step(repaired.text))
    repaired = change(repaired, signs.width(repaired.text))
    repaired = change(repaired, notes.edits(repaired.text))
    if converted:
        repaired = change(repaired, forms.edits(repaired.text))
    repaired = change(repaired, overwritten.edits(repaired.text))
    narrow = marks.narrowed(repaired.text)
    repaired = change(repaired, marks.bracket_edits(repaired.text, narrow))
    return change(repaired, marks.mark_edits(repaired.text, narrow))


def _out_of_step(text: str) -> Iterator[Edit]:
    lines = text.split("\n")
    samples = [_NEAR_DAMAGE.sub(_GAP, notes.removed(line)).translate(WIDE) for line in lines]
    dense = is_dense(sum(1 for _ in _DAMAGED.finditer(text)), len(text))
    search = Search(Language([*map(forms.simplify, samples), *_MARKERS]), dense=dense)
    offset = 0
    for line in lines:
        if _DAMAGED.search(line):
            yield from search.edits(line, offset)
        offset += len(line) + 1
