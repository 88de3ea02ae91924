"""What stands before a report's text: its title, a document number, the day, the site's lines."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from jinshi_cli.importing.outline.back import is_date, is_organ, is_site_line, signed_and_dated
from jinshi_cli.importing.outline.markers import begins_with_marker
from jinshi_cli.importing.outline.model import Paragraph, unspaced, without_note
from jinshi_cli.importing.outline.year import YEAR_WRITTEN, year_of

_HEAD = 30
"""Paragraphs in which the title is looked for."""
_LONGEST_TITLE = 90

_LETTER = 10
"""Paragraphs of a letter that sends a report, with its signature and date."""
_SENDS = re.compile(
    "随[文函信](?:附上)?[^。]{0,6}(?:报送|呈送|上报|呈报)|(?:报送|呈送|上报|呈报|报上)[^。]{0,12}请[^。]{0,6}(?:审|查收)"
)

_TITLE = re.compile(
    r"(?:法治|依法行政|依法治)[^。；]{0,40}(?<!调研)(?<!调查)(?<!视察)(?:报告|年报|总结|汇报|情况)"
    r"(?:[和及暨与][^。；]{0,20}(?:计划|打算|安排|思路|要点))?(?:[（(][^（）()]{0,20}[）)])?(?:的?公[示开告])?$"
)
"""What ends a title of the genre; what others find by looking into somebody's work (调研报告) is of another one."""
_REPORT = re.compile("报告|年报|总结|汇报")
_WITHOUT_ORGAN = re.compile(rf"关于|{YEAR_WRITTEN}|推进|法治|依法")
_NO_TITLE = re.compile(r"[。；：:>＞|｜！？]|如下")
_LABEL = re.compile(r"^(?:标\s?题|名\s?称)[ ]?[:：| ]{1,3}")
_DOCUMENT_NUMBER = re.compile(r"[^。，]{1,16}[〔\[【（(](?:19|20)[0-9]{2}[〕\]】）)][ ]?(?:第)?[0-9]{1,4}号")
_HEAD_OF_DOCUMENT = re.compile("[一-鿿]{2,40}文件")
"""The red line over an official document (GB/T 9704-2012, 7.2.4)."""
_BROKEN = re.compile(r"(?:关于|年度?|的)$")
_BETWEEN = re.compile(r"\s*(?:[_|｜]+|>>|(?<![0-9０-９])[-—–]+|[-—–]+(?![0-9０-９]))\s*")
"""What stands between the title, the column and the portal in the title of a window; 2021-2025 is one word."""
_ENCLOSED = re.compile("[【《](?P<title>[^【】《》]+)[】》]")


class Front(NamedTuple):
    """The title, the index of the first paragraph of the text proper, and who signed below the title, on which day."""

    title: str
    begins: int
    signature: str | None
    date: str | None


def read_front(paragraphs: Sequence[Paragraph], dropped: frozenset[int], given: str | None) -> Front:
    """Find the title among the first paragraphs: the last that reads like one, over up to three lines.

    ``given`` is the title that the document itself names; it helps where the text has none.
    """
    title = _given(given or "")
    begins, found = 0, ""
    index = 0
    head = min(_HEAD, len(paragraphs))
    while index < head:
        width = _title_lines(paragraphs[index : index + 3], title)
        if width and _is_chapter(_joined(paragraphs[index : index + width]), found):
            break
        if width:
            found = _joined(paragraphs[index : index + width])
            found = _with_organ_above(paragraphs, index, found)
            begins = index = index + width
        elif _is_text(paragraphs[index], dropped, index) and begins:
            after = _after_letter(paragraphs, index)
            if after is None:
                break
            index = after
            head = min(index + 1, len(paragraphs))
        else:
            index += 1
    signature = date = None
    while begins < len(paragraphs) - 1:
        text = paragraphs[begins].text
        if found and is_organ(text):
            signature = unspaced(text)
        elif not (begins in dropped or _is_front_line(text)):
            break
        date = text.strip("（()）") if is_date(text) else date
        begins += 1
    return Front(found or (title if _TITLE.search(title) else ""), begins, signature, date)


def is_dated_title(lines: Sequence[Paragraph]) -> bool:
    """Tell whether a title with its year begins on the first of the lines that says it is a report's, no chapter's."""
    width = _title_lines(lines, "")
    title = _joined(lines[:width])
    if not width and len(lines) > 1 and is_organ(lines[0].text):
        return is_dated_title(lines[1:]) and _WITHOUT_ORGAN.match(lines[1].text) is not None
    return width > 0 and _REPORT.search(title) is not None and year_of(title) is not None


def _given(title: str) -> str:
    """Return of the title that a document names, with column and portal beside it, what reads like a report's title."""
    parts = [part for part in _BETWEEN.split(title.strip()) if part]
    return next((part for part in parts if _TITLE.search(part)), parts[0] if parts else "")


def _title_lines(lines: Sequence[Paragraph], given: str) -> int:
    """Return over how many of the lines a title goes that begins on the first; 0 where none does."""
    for count in range(1, len(lines) + 1):
        if _is_title(lines[:count], given):
            # What stands above a whole title is no part of it; the beginning of a broken title is.
            signed = count > 1 and all(is_organ(line.text) for line in lines[: count - 1])
            starts = (1,) if signed else range(1, count)
            below = count > 1 and any(_title_lines(lines[start:count], given) for start in starts)
            whole = below and not _BROKEN.search(lines[0].text)
            goes_on = count < len(lines) and lines[count].text.startswith("的")
            return 0 if whole or goes_on else count
    return 0


def _is_title(lines: Sequence[Paragraph], given: str) -> bool:
    if any(len(line.text) > 2 * _LONGEST_TITLE for line in lines):
        return False
    texts = [_plain(line.text) for line in lines]
    joined = "".join(texts)
    if len(joined) > _LONGEST_TITLE or any(_NO_TITLE.search(text) for text in texts) or is_organ(texts[-1]):
        return False
    if any(_is_above(text) or is_date(text) for text in texts):
        return False
    return joined == given or _TITLE.search(joined) is not None and not begins_with_marker(joined)


def _after_letter(paragraphs: Sequence[Paragraph], begins: int) -> int | None:
    """Return where the report's title stands after a letter that sends it, which begins here; None where none does."""
    sends = False
    for index in range(begins, min(begins + _LETTER, len(paragraphs))):
        if sends and is_dated_title(paragraphs[index : index + 3]):
            return index
        if begins_with_marker(paragraphs[index].text):
            return None
        sends = sends or _SENDS.search(paragraphs[index].text[-200:]) is not None
    return None


def _is_chapter(words: str, title: str) -> bool:
    """Tell whether what may be a title is a chapter's, below a title with its year that says it is a report's."""
    whole = _REPORT.search(title) is not None and year_of(title) is not None
    return whole and words != title and _REPORT.search(words) is None


def _joined(lines: Sequence[Paragraph]) -> str:
    return "".join(_plain(line.text) for line in lines)


def _plain(text: str) -> str:
    """Return a line of a title without its label, the marks around it, or the blanks that set its characters apart."""
    text = without_note(unspaced(_LABEL.sub("", text)))
    enclosed = _ENCLOSED.fullmatch(text)
    return (enclosed["title"] if enclosed else text).rstrip("：:")


def _with_organ_above(paragraphs: Sequence[Paragraph], index: int, title: str) -> str:
    """Put the organ on the line above before a title that begins without one."""
    if index and _WITHOUT_ORGAN.match(title) and is_organ(paragraphs[index - 1].text):
        return unspaced(paragraphs[index - 1].text) + title
    return title


def _is_text(paragraph: Paragraph, dropped: frozenset[int], index: int) -> bool:
    return index not in dropped and ("。" in paragraph.text or len(paragraph.text) > _LONGEST_TITLE)


def _is_above(text: str) -> bool:
    return _DOCUMENT_NUMBER.fullmatch(text) is not None or _HEAD_OF_DOCUMENT.fullmatch(text) is not None


def _is_front_line(text: str) -> bool:
    if len(text) > _LONGEST_TITLE:
        return False
    return is_date(text) or is_site_line(text) or _is_above(text) or signed_and_dated(text) is not None
