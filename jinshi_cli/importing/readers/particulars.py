"""What a page says of its text beside it: title, day of publication, who gave it.

The fields are asked for in this order: those that 政府网站发展指引 (国办发〔2017〕47号, annex 2, 网页标签) makes for an
article, and for nothing else; what the reader of the page sees as its heading; what the page gives to those that
link to it (Open Graph); the title of the window, which on many sites is the portal's.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from jinshi_cli.importing.readers.blocks import Box, Line
from jinshi_cli.importing.readers.characters import printed
from jinshi_cli.importing.readers.furniture import is_buttons, is_labels, is_link, is_path

if TYPE_CHECKING:
    from lxml.etree import _Element

_META = "//meta[translate(@{key}, 'ABCDEFGHIJKLMNOPQRSTUVWXYZ', 'abcdefghijklmnopqrstuvwxyz') = '{name}']/@content"
_ARTICLE_TITLE = _META.format(key="name", name="articletitle")
_SHARED_TITLE = _META.format(key="property", name="og:title")
_WINDOW_TITLE = "//title/text()"
_PUBLISHED = (
    _META.format(key="name", name="pubdate"),
    _META.format(key="property", name="article:published_time"),
)
_PUBLISHER = _META.format(key="name", name="contentsource")
_DAY = re.compile(r"((?:19|20)[0-9]{2})\s?[-/.年]\s?([0-9]{1,2})\s?[-/.月]\s?([0-9]{1,2})")

_HEADINGS = frozenset(("h1", "h2", "h3", "h4"))
_TITLED = re.compile(r"(?:^|[^a-z])(?:title|tit|headline|subject|biaoti|bt)(?:[^a-z]|$)")
"""What the class of a box that holds an article's title is called on most sites."""
_NAMED = re.compile(r"(?:信息)?(?:名\s{0,4}称|标\s{0,4}题)\s?[:：]\s?(?P<title>[^:：]{6,120})")
"""The title among the particulars of 政府信息公开目录."""
_REPORT = re.compile("报告|总结|情况|汇报|年报")
_ENDS_AS_REPORT = re.compile(rf"(?:{_REPORT.pattern})(?:[（(][^（）()]{{0,20}}[）)])?$")
_LEAST_TITLE = 6
"""Characters of the shortest line that is taken for a title."""
_LONGEST_TITLE = 120
"""Characters of the longest one, with what a page may put beside it."""


class Particulars(NamedTuple):
    """The title, and the heading where it stands before the text; the day (ISO 8601); who gave the text."""

    title: str | None
    heading: str | None
    published: str | None
    publisher: str | None


class _Block(NamedTuple):
    """The lines of one block before the text, as one; whether it is marked as a heading."""

    text: str
    marked: bool
    plain: bool
    """Whether it is no link."""


def particulars(root: _Element, boxes: Sequence[Box], before: Sequence[Line]) -> Particulars:
    """Return what a page says of its text; ``before`` are the lines before it."""
    article, shared, window = (_first(root, where) for where in (_ARTICLE_TITLE, _SHARED_TITLE, _WINDOW_TITLE))
    heading = _heading([one for one in (article, shared, window) if one], list(_blocks(boxes, before)))
    titles = [one for one in (article, heading, shared, window) if one]
    title = next((one for one in titles if _REPORT.search(one)), titles[0] if titles else None)
    published = next((day for where in _PUBLISHED if (day := _day(_first(root, where)))), None)
    return Particulars(title, heading, published, _first(root, _PUBLISHER))


def _first(root: _Element, where: str) -> str | None:
    values = root.xpath(where)
    texts = [printed(str(value)) for value in values] if isinstance(values, list) else []
    return re.sub(r"\s+", " ", texts[0]) if texts and texts[0] else None


def _day(written: str | None) -> str | None:
    match = _DAY.search(written or "")
    return f"{match[1]}-{int(match[2]):02}-{int(match[3]):02}" if match else None


def _heading(said: Sequence[str], blocks: Sequence[_Block]) -> str | None:
    """Return the page's heading where it stands before the text.

    Of the blocks that name a report it is the longest that a title of the page holds, or that holds it; else the last
    that is marked as a heading, or one with more words around these (a column's name in the title of an article); else
    the last at all that ends as a title of a report does. Where none names a report it is the longest that a title of
    the page holds, or the nearest line if that is marked as a heading.
    """
    titles = [bare(one) for one in said]
    known = [one for one in blocks if any(_hold(title, bare(one.text)) for title in titles)]
    titled = [one for one in blocks if one.plain and _ENDS_AS_REPORT.search(one.text)]
    marked = [one for one in blocks if one.marked and _REPORT.search(one.text)][-1:]
    around = [one for one in titled if marked and bare(marked[0].text) in bare(one.text)]
    nearest = [one for one in blocks if one.plain][-1:]
    for found in (
        _by_length(one for one in known if _REPORT.search(one.text)),
        _by_length([*around, *marked]),
        titled,
        _by_length(known),
        [one for one in nearest if one.marked],
    ):
        if found:
            return found[-1].text
    return None


def _by_length(blocks: Iterable[_Block]) -> list[_Block]:
    return sorted(blocks, key=lambda one: len(one.text))


def _hold(title: str, text: str) -> bool:
    return text in title or len(title) >= _LEAST_TITLE and title in text


def _blocks(boxes: Sequence[Box], lines: Sequence[Line]) -> Iterator[_Block]:
    """Yield the blocks that may be a title; the path to the page, particulars and buttons are none, and end one."""
    pieces: list[Line] = []
    for line in lines:
        if named := _NAMED.fullmatch(line.text):
            yield _Block(printed(named["title"]), marked=False, plain=True)
        apart = is_labels(line) or is_buttons(line)
        pieces += [] if apart else [line]
        if not (apart or line.ends):
            continue
        text = printed("".join(printed(piece.text) for piece in pieces))
        if _LEAST_TITLE <= len(text) <= _LONGEST_TITLE and not is_path(text):
            marked = (
                line.tag in _HEADINGS or line.box >= 0 and _TITLED.search(boxes[line.box].names.lower()) is not None
            )
            yield _Block(text, marked, plain=not any(is_link(piece) for piece in pieces))
        pieces = []


def bare(text: str) -> str:
    """Return a text without its blanks."""
    return re.sub(r"\s+", "", text)


def is_same(heading: str, paragraph: str) -> bool:
    """Tell whether a heading and a paragraph say the same, one of them maybe with more beside it."""
    return bare(heading) in bare(paragraph) or bare(paragraph) in bare(heading) and len(paragraph) >= _LEAST_TITLE
