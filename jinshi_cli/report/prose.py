"""What can be read off Chinese prose alone: sentences, cited works, set phrases."""

from __future__ import annotations

import re
from collections import Counter

from jinshi_cli.report.model import Span

_SENTENCE_END = "。！？!?"
_CLOSERS = "”’）》」』)"
_CLOSER_OF = {"“": "”", "‘": "’", "（": "）", "《": "》", "「": "」", "『": "』", "(": ")"}

# A cited work may hold another in 〈…〉 or, in careless typing, a nested 《…》.
_WORK = r"《((?:[^《》\n]|《[^《》\n]*》)+)》"
_PHRASE = r"“([^“”\n]+)”"

_TITLE_END = "[。；！？\n]"


def sentences(text: str) -> tuple[Span, ...]:
    """Split a text into sentences that together cover every character but the line breaks.

    A sentence ends at a line break, and after 。！？ and the closing marks that follow; not inside “…”, （…)
    or 《…》, where the sentence around goes on (GB/T 15834-2011, 4.1-4.3). A mark without its other half on the
    same line counts for nothing.
    """
    spans: list[Span] = []
    offset = 0
    for line in text.split("\n"):
        spans.extend(Span(offset + span.start, offset + span.end) for span in _line_sentences(line))
        offset += len(line) + 1
    return tuple(spans)


def _line_sentences(line: str) -> list[Span]:
    closing_of = dict(_pairs(line))
    spans = []
    start = position = 0
    outermost = -1
    while position < len(line):
        outermost = max(outermost, closing_of.get(position, -1))
        position += 1
        if line[position - 1] not in _SENTENCE_END:
            continue
        end = position
        while end < len(line) and line[end] in _CLOSERS + _SENTENCE_END:
            end += 1
        # Inside a pair of marks the sentence ends only where nothing but closing marks is left of the pair.
        if end > outermost:
            spans.append(Span(start, end))
            start = end
        position = end
    if start < len(line):
        spans.append(Span(start, len(line)))
    return spans


def _pairs(line: str) -> list[tuple[int, int]]:
    """Return the offsets of marks that open and close on this line; marks without their other half are passed over."""
    found = []
    opened: list[int] = []
    waiting: Counter[str] = Counter()
    for position, character in enumerate(line):
        if character in _CLOSER_OF:
            opened.append(position)
            waiting[_CLOSER_OF[character]] += 1
        elif waiting[character]:
            while True:
                opening = opened.pop()
                closer = _CLOSER_OF[line[opening]]
                waiting[closer] -= 1
                if closer == character:
                    found.append((opening, position))
                    break
    return found


def sentence_at(text: str, span: Span) -> Span:
    """Return the whole sentence or sentences that the span lies in."""
    touched = [one for one in sentences(text) if one.overlaps(span)]
    if not touched:
        return span
    return Span(touched[0].start, touched[-1].end)


def sentences_with(text: str, words: str) -> tuple[str, ...]:
    """Return the sentences that have the words."""
    found = (text[span.start : span.end] for span in sentences(text))
    return tuple(sentence for sentence in found if words in sentence)


def works(text: str) -> tuple[str, ...]:
    """Return the names of the laws and documents cited as 《…》, each once, in order."""
    return tuple(dict.fromkeys(match[1] for match in re.finditer(_WORK, text)))


def phrases(text: str) -> tuple[str, ...]:
    """Return the set phrases written as “…”, each once, in order."""
    return tuple(dict.fromkeys(match[1] for match in re.finditer(_PHRASE, text)))


def lead_title(text: str) -> str:
    """Return the title of a run-in heading: its text up to the first 。；！？ or line break; never empty for a text."""
    match = re.compile(_TITLE_END).search(text, 1)
    return text[: match.start()] if match else text
