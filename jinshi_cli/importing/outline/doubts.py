"""What a person should look at in an outline."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from jinshi_cli.importing.outline.front import Front
from jinshi_cli.importing.outline.levels import TITLE
from jinshi_cli.importing.outline.markers import LAST, MOST_MARKS, Mark
from jinshi_cli.importing.outline.tree import Placed
from jinshi_cli.messages import _


def doubts_of(front: Front, organ: str, year: int | None, placed: Sequence[Placed], text: str) -> Iterator[str]:
    """Yield one sentence for each thing that is missing or odd, in the user's language."""
    if not front.title:
        yield _("the text has no title; write it into the file")
    if not organ:
        yield _("the text does not say who reports; write the organ into the file")
    if year is None:
        yield _("the text names no year; write the year reported on into the file")
    yield from _numbers(placed, text)
    unnumbered = [one for one in placed if one.mark.start == one.mark.end]
    if unnumbered:
        message = _("{count} headings have no number, the first is “{first}”; see whether they are headings")
        yield message.format(count=len(unnumbered), first=_words(unnumbered[0], text))
    for one in placed:
        if one.mark.end > one.mark.start and text[one.mark.end : one.mark.end + 1] in {"", "\n"}:
            message = _("“{marker}” has no title on its line; see whether it is lost")
            yield message.format(marker=text[one.mark.start : one.mark.end])


def unread(marks: Sequence[Mark], text: str) -> Iterator[str]:
    """Say that there are more markers than are read, and after which one no more are."""
    if len(marks) >= MOST_MARKS:
        message = _("there are more than {count} markers; what follows “{marker}” at character {place} has no outline")
        yield message.format(count=MOST_MARKS, marker=text[marks[-1].start : marks[-1].end], place=marks[-1].start)


def _numbers(placed: Sequence[Placed], text: str) -> Iterator[str]:
    """Say where a printed number is not the one that is due after its sibling's."""
    latest: dict[int, Placed] = {}
    for one in placed:
        before = latest.get(one.depth)
        latest = {depth: other for depth, other in latest.items() if depth < one.depth} | {one.depth: one}
        if before is None or before.mark.style != one.mark.style or one.mark.style == TITLE or one.mark.number == LAST:
            continue
        if one.mark.number != before.mark.number + 1 and one.mark.style != "sequence":
            message = _("“{marker}” follows “{before}”; see whether a heading is missing or has a wrong number")
            yield message.format(marker=_words(one, text), before=_words(before, text))


def _words(one: Placed, text: str) -> str:
    return text[one.mark.start : one.mark.start + 12].partition("\n")[0]
