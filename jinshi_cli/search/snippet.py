"""The piece of text to show for a hit: where most of the query stands, cut where Chinese takes a breath."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from jinshi_cli.report.model import Metric, Section, Span
from jinshi_cli.report.prose import sentences
from jinshi_cli.search.indexing.fold import fold
from jinshi_cli.search.indexing.index import Match
from jinshi_cli.search.indexing.spread import Spread

if TYPE_CHECKING:
    from jinshi_cli.search.score import Hit

MAX_LENGTH = 80
"""Characters: two lines of a terminal of 80 columns."""

_BREAKS = "，。；：、！？,;\n"


def snippet(
    section: Section, matches: Sequence[Match], metrics: Sequence[Metric] = (), named: Sequence[Span] = ()
) -> Span:
    """Return the span of the section's text to show, within one sentence and at most `MAX_LENGTH` long.

    It is taken from the sentence with most different words of the query, and holds the first match in it or, where
    there is no room for both, what answers; the section's beginning where the text has no match. Among equals comes
    first what has the metric that answers best or what is asked for (``named``), what is more than the title, what has
    any metric. Where a sentence is too long it is cut at punctuation marks if there are any near.
    """
    text = section.text
    found = Spread(match.span for match in matches if match.field == "text")
    best = Spread([*(metric.span for metric in metrics[:1]), *named])
    figures = Spread(metric.span for metric in section.metrics)
    every = sentences(text)
    if not every:
        return Span(0, 0)

    lead = 0 if section.own_line else len(section.marker + section.title)

    def worth(sentence: Span) -> tuple[int, bool, bool, bool]:
        inside = {fold(text[span.start : span.end]) for span in found.touching(sentence)}
        return len(inside), best.touch(sentence), sentence.end > lead + 1, figures.touch(sentence)

    sentence = max(every, key=worth)
    inside = found.touching(sentence)
    middle = inside[0].start if inside else sentence.start
    answer = sorted(best.touching(sentence), key=lambda span: abs(span.start - middle))
    if inside and answer and _length(_both(inside[0], answer[0])) > MAX_LENGTH:
        # There is room for one of the two, and who asks wants the answer.
        near = sorted(inside, key=lambda span: abs(span.start - answer[0].start))
        return _window(text, sentence, _focus([answer[0], *near], sentence))
    return _window(text, sentence, _focus([*inside[:1], *answer, *inside[1:]], sentence))


def of_hit(hit: Hit) -> Span:
    """Return the span of its section's text to show for a hit."""
    return snippet(hit.section, hit.matches, hit.metrics, hit.named)


def _both(one: Span, other: Span) -> Span:
    """Return the shortest span that holds both."""
    return Span(min(one.start, other.start), max(one.end, other.end))


def _length(span: Span) -> int:
    return span.end - span.start


def _focus(spans: Sequence[Span], sentence: Span) -> Span:
    """Join the spans, the first for certain, others as long as they fit together."""
    if not spans:
        return Span(sentence.start, sentence.start)
    start, end = max(spans[0].start, sentence.start), min(spans[0].end, sentence.end, spans[0].start + MAX_LENGTH)
    for span in spans[1:]:
        both = _both(Span(start, end), span)
        wider = Span(max(both.start, sentence.start), min(both.end, sentence.end))
        if _length(wider) <= MAX_LENGTH:
            start, end = wider
    return Span(start, end)


def _window(text: str, sentence: Span, focus: Span) -> Span:
    """Widen the focus to as much of the sentence as there is room for."""
    room = MAX_LENGTH - _length(focus)
    start = max(sentence.start, focus.start - room // 2)
    end = min(sentence.end, start + MAX_LENGTH)
    start = max(sentence.start, end - MAX_LENGTH)
    if start > sentence.start:
        start = next((place + 1 for place in range(start, focus.start) if text[place] in _BREAKS), start)
    if end < sentence.end:
        end = next(
            (place for place in range(end - 1, max(focus.end, start + 1) - 1, -1) if text[place] in _BREAKS), end
        )
    return Span(start, end)
