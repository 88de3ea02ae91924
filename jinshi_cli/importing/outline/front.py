"""What stands before a report's text: its title, who reports, where that is, and the year reported on."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from jinshi_cli.importing.outline.back import SIGNED_AND_DATED, is_date, is_organ, is_site_line
from jinshi_cli.importing.outline.model import Paragraph

_HEAD = 30
"""Paragraphs in which the title is looked for."""
_LONGEST_TITLE = 90

_YEAR_WRITTEN = r"(?:20|２０)[0-9０-９]{2}|二[〇○零O0][〇○零一二三四五六七八九]{2}"
_YEAR = re.compile(rf"({_YEAR_WRITTEN})[ ]?(?:年|(?=法治|依法))")
_TITLE = re.compile(
    r"(?:法治|依法行政|依法治)[^。；]{0,40}(?:报告|年报|总结|汇报|情况)"
    r"(?:[和及暨与][^。；]{0,20}(?:计划|打算|安排|思路|要点))?(?:[（(][^（）()]{0,20}[）)])?(?:的?公[示开告])?$"
)
_NO_TITLE = re.compile(r"[。；：:>＞|｜！？]|如下")
_LABEL = re.compile(r"^(?:标\s?题|名\s?称)[ ]?[:：| ]{1,3}")
_DOCUMENT_NUMBER = re.compile(r"[^。，]{1,16}[〔\[【（(](?:19|20)[0-9]{2}[〕\]】）)][ ]?(?:第)?[0-9]{1,4}号")
_FRONT_LINES = (_DOCUMENT_NUMBER, SIGNED_AND_DATED)
_BROKEN = re.compile(r"(?:关于|年度?|的)$")
_SITE_SUFFIX = re.compile(r"\s*(?:[-_|｜—–]+|>>).{0,40}$")
# What stands in a title between the organ and the matter.
_MATTER = re.compile(
    rf"(?:关于)?(?:印发|报送)?(?:[（(]?(?:{_YEAR_WRITTEN})[ ]?(?:年度?|[-—－至到]|(?=法治|依法))[）)]?"
    r"|(?:推进|开展|落实|加强|全面)*(?:法治|依法(?:行政|治)))"
)
_AFTER_YEAR = re.compile(
    rf"(?:{_YEAR_WRITTEN})[ ]?年度?([一-鿿]{{2,30}}?)(?:关于)?(?:推进|开展|落实|加强|全面)*(?:法治|依法)"
)
_DIGITS = str.maketrans("〇○零O一二三四五六七八九０１２３４５６７８９", "0000123456789" + "0123456789")
_DIVISION = "[一-鿿]{1,7}?(?:自治区|自治州|[省州盟县旗]|(?<![城都超])市|(?<![社地园景辖小片库矿发])区)"
_VERB = "成立|设立|组建|[在对由为和与及经向以将到于]"
_NO_ORGAN = re.compile("^(?:推进|开展|落实|加强|全面|度|上半年|下半年|年|全市|全县|全区|全镇|工作)+$")


class Front(NamedTuple):
    """The title, the first paragraph of the text proper, and the indexes of paragraphs above it that are not text."""

    title: str
    begins: int
    date: str | None


def read_front(paragraphs: Sequence[Paragraph], dropped: frozenset[int], given: str | None) -> Front:
    """Find the title among the first paragraphs: the last that reads like one, over up to three lines.

    ``given`` is the title that the document itself names; it helps where the text has none.
    """
    title = _SITE_SUFFIX.sub("", given.strip()) if given else ""
    begins, found = 0, ""
    index = 0
    head = min(_HEAD, len(paragraphs))
    while index < head:
        width = _title_lines(paragraphs[index : index + 3], title)
        if width:
            found = "".join(_unlabelled(one.text) for one in paragraphs[index : index + width])
            found = _with_organ_above(paragraphs, index, found)
            begins = index = index + width
        elif _is_text(paragraphs[index], dropped, index) and begins:
            break
        else:
            index += 1
    date = None
    while begins < len(paragraphs) - 1 and (begins in dropped or _is_front_line(paragraphs[begins].text)):
        text = paragraphs[begins].text
        date = text.strip("（()）") if is_date(text) else date
        begins += 1
    return Front(found or (title if _TITLE.search(title) else ""), begins, date)


def _title_lines(lines: Sequence[Paragraph], given: str) -> int:
    """Return over how many of the lines a title goes that begins on the first; 0 where none does."""
    for count in range(1, len(lines) + 1):
        if _is_title(lines[:count], given):
            # A document number above a whole title is no part of it; the beginning of a broken title is.
            whole = count > 1 and _title_lines(lines[1:count], given) and not _BROKEN.search(lines[0].text)
            return 0 if whole else count
    return 0


def _is_title(lines: Sequence[Paragraph], given: str) -> bool:
    texts = [_unlabelled(line.text) for line in lines]
    joined = "".join(texts)
    if len(joined) > _LONGEST_TITLE or any(_NO_TITLE.search(text) for text in texts) or is_organ(texts[-1]):
        return False
    return (
        joined == given
        or _TITLE.search(joined) is not None
        and not re.match("[一二三四五六七八九十（(]+[、）)]", joined)
    )


def _unlabelled(text: str) -> str:
    return _LABEL.sub("", text) if len(text) <= _LONGEST_TITLE else text


def _with_organ_above(paragraphs: Sequence[Paragraph], index: int, title: str) -> str:
    """Put the organ on the line above before a title that begins without one."""
    begins_without = re.match(rf"(?:关于|{_YEAR_WRITTEN}|推进|法治|依法)", title)
    if index and begins_without and is_organ(paragraphs[index - 1].text):
        return paragraphs[index - 1].text + title
    return title


def _is_text(paragraph: Paragraph, dropped: frozenset[int], index: int) -> bool:
    return index not in dropped and ("。" in paragraph.text or len(paragraph.text) > _LONGEST_TITLE)


def _is_front_line(text: str) -> bool:
    if len(text) > _LONGEST_TITLE:
        return False
    return is_date(text) or is_site_line(text) or any(form.fullmatch(text) for form in _FRONT_LINES)


def year_of(text: str) -> int | None:
    """Return the first year written in the text: ``2021年度`` or ``二〇二一年``."""
    match = _YEAR.search(text)
    return int(match[1].translate(_DIGITS)) if match else None


def organ_of(title: str, signature: str | None) -> str:
    """Return who reports: the title's words before year and matter, with 人民政府 where the signature adds it."""
    match = _MATTER.search(title)
    organ = title[: match.start()].strip(" \u3000：:，,") if match else ""
    if not organ or _NO_ORGAN.match(organ):
        after = _AFTER_YEAR.search(title)
        organ = after[1] if after and not _NO_ORGAN.match(after[1]) else ""
    organ = re.sub(r"^关于|(?:关于|的)+$|^中共[一-鿿]{1,12}委(?:员会)?(?=[一-鿿]+政府$)", "", organ)
    if not signature or not organ:
        return organ or signature or ""
    full = re.fullmatch(rf"(.*{re.escape(organ)}(?:人民政府|政府|办事处|委员会)?)(?:办公室)?", signature)
    return full[1] if full else organ


def place_of(organ: str, text: str) -> str | None:
    """Return the province, city and district: those written before the organ's name, and that its name begins with."""
    own = re.match(rf"(?:{_DIVISION})+(?=[一-鿿]{{2}})", organ)
    name = re.sub(r"(?:人民政府|党委)$", "", organ)
    if len(name) < 2:
        return None
    before: list[str] = re.findall(
        rf"(?<![一-鿿])(?:{_VERB})?((?:{_DIVISION}){{1,3}}){re.escape(name)}", text[:200_000]
    )
    wider = max(before, key=len, default="")
    inside = own[0] if own and own[0] != name else ""
    return wider + inside or None
