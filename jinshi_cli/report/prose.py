"""What can be read off Chinese prose alone: sentences, cited works, set phrases."""

from __future__ import annotations

import re

from jinshi_cli.report.model import Span

_SENTENCE_END = "。！？!?"
_CLOSERS = "”’）》」』)"
_CLOSER_OF = {"“": "”", "‘": "’", "（": "）", "《": "》", "「": "」", "『": "』", "(": ")"}

# A cited work may hold another in 〈…〉 or, in careless typing, a nested 《…》.
_WORK = re.compile(r"《((?:[^《》\n]|《[^《》\n]*》)+)》")
_PHRASE = re.compile(r"“([^“”\n]+)”")

_TITLE_END = re.compile("[。；！？\n]")


def sentences(text: str) -> tuple[Span, ...]:
    """Split a text into sentences that together cover every character but the line breaks.

    A sentence ends after 。！？ and the closing marks that follow, not inside “…”, （…） or 《…》
    (GB/T 15834-2011, 4.1–4.3: the stop inside a quotation or bracket does not end the sentence around
    it), and at a line break. A mark without its other half on
    the same line counts for nothing.
    """
    spans: list[Span] = []
    offset = 0
    for line in text.split("\n"):
        spans.extend(Span(offset + span.start, offset + span.end) for span in _line_sentences(line))
        offset += len(line) + 1
    return tuple(spans)


def _line_sentences(line: str) -> list[Span]:
    pairs = _pairs(line)
    spans = []
    start = position = 0
    while position < len(line):
        position += 1
        if line[position - 1] not in _SENTENCE_END:
            continue
        closing = max((close for opening, close in pairs if opening < position <= close), default=position)
        if line[position:closing].strip(_CLOSERS + _SENTENCE_END):
            continue
        while position < len(line) and line[position] in _CLOSERS + _SENTENCE_END:
            position += 1
        spans.append(Span(start, position))
        start = position
    if start < len(line):
        spans.append(Span(start, len(line)))
    return spans


def _pairs(line: str) -> list[tuple[int, int]]:
    """Return the offsets of marks that open and close on this line; a mark without its other half is passed over."""
    found = []
    opened: list[int] = []
    for position, character in enumerate(line):
        if character in _CLOSER_OF:
            opened.append(position)
        elif opened and character == _CLOSER_OF[line[opened[-1]]]:
            found.append((opened.pop(), position))
    return found


def sentence_at(text: str, span: Span) -> Span:
    """Return the whole sentence or sentences that the span lies in."""
    touched = [one for one in sentences(text) if one.start < span.end and span.start < one.end]
    if not touched:
        return span
    return Span(touched[0].start, touched[-1].end)


def works(text: str) -> tuple[str, ...]:
    """Return the names of the laws and documents cited as 《…》, each once, in order."""
    return tuple(dict.fromkeys(match[1] for match in _WORK.finditer(text)))


def phrases(text: str) -> tuple[str, ...]:
    """Return the set phrases written as “…”, each once, in order."""
    return tuple(dict.fromkeys(match[1] for match in _PHRASE.finditer(text)))


def lead_title(text: str) -> str:
    """Return the title of a run-in heading: its text up to the first 。；！？ or line break."""
    match = _TITLE_END.search(text)
    return text[: match.start()] if match else text
