"""The piece of text around a match, cut where Chinese takes a breath."""

from __future__ import annotations

from jinshi_cli.report.model import Section, Span
from jinshi_cli.report.prose import sentence_at
from jinshi_cli.search.rank import Match

MAX_LENGTH = 80
"""Characters: two lines of a terminal of 80 columns."""

_BREAKS = "，。；：、！？,;\n"


def snippet(section: Section, matches: tuple[Match, ...], metrics: tuple[Span, ...] = ()) -> Span:
    """Return the span of the section's text to show: around the first metric that answers, else the first match.

    It lies within one sentence and, where that is longer than `MAX_LENGTH`, begins and ends at a
    punctuation mark if there is one near.
    """
    text = section.text
    spans = [*metrics, *(match.span for match in matches if match.field == "text"), Span(0, 0)]
    centre = spans[0]
    if centre.end - centre.start > MAX_LENGTH:
        return Span(centre.start, centre.start + MAX_LENGTH)
    sentence = sentence_at(text, centre) if text else centre
    if sentence.end - sentence.start <= MAX_LENGTH:
        return sentence
    room = MAX_LENGTH - (centre.end - centre.start)
    start = max(sentence.start, centre.start - room // 2)
    end = min(sentence.end, start + MAX_LENGTH)
    start = max(sentence.start, end - MAX_LENGTH)
    if start > sentence.start:
        start = next((place + 1 for place in range(start, centre.start) if text[place] in _BREAKS), start)
    if end < sentence.end:
        end = next((place for place in range(end - 1, centre.end - 1, -1) if text[place] in _BREAKS), end)
    return Span(start, end)
