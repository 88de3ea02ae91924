"""What stands around a report and is not its text: signature, date, attachments, page numbers, the site's lines."""

from __future__ import annotations

import re
from collections.abc import Container, Sequence
from typing import NamedTuple

from jinshi_cli.importing.outline.model import Paragraph

_MONTH_DAY = r"[0-9０-９]{1,2}[ ]?月[ ]?(?:[0-9０-９]{1,2}[ ]?日)?"
DATE = re.compile(
    rf"(?:20|２０)[0-9０-９]{{2}}[ ]?年[ ]?{_MONTH_DAY}"
    r"|二[〇○零O0][〇○零一二三四五六七八九]{2}年[一二三四五六七八九十]{1,3}月(?:[一二三四五六七八九十]{1,3}日)?"
    r"|20[0-9]{2}[-./][0-9]{1,2}[-./][0-9]{1,2}"
)
_ORGAN = (
    r"[一-鿿（）A-ZＸ×*＊○]{1,38}(?:政府|[局厅委办院队镇乡区县市州旗处所站]|街道|中心|委员会|办公室|党组|工委|管委会|公司|大队|支队|总队)"
    r"(?:[（(](?:盖章|章|公章|印章)[）)])?"
)
_SIGNATURE = re.compile(_ORGAN)
_DATE_LINE = re.compile(rf"[（(]?(?:{DATE.pattern})[）)]?")
SIGNED_AND_DATED = re.compile(rf"(?P<organ>{_ORGAN})[ \u3000]*(?P<date>{DATE.pattern})(?:印发)?")
_PAGE = re.compile(
    r"[-—–－─ ]{0,6}(?:第[ ]?)?[0-9０-９]{1,3}[ ]?(?:页)?(?:[ ]?[/／,，共 ]{1,3}[0-9]{1,3}[ ]?页?)?[-—–－─ ]{0,6}"
)
_SITE = re.compile(
    r"(?:来源|作者|编辑|责编|审核|发布(?:时间|日期|机构|单位)|更新(?:时间|日期)|成文日期|公开日期|时间|日期"
    r"|索\s?引\s?号|发文字号|主题分类|体裁分类|有效性"
    r"|浏览(?:次数|量)?|阅读(?:次数|量|数|人次)?|点击(?:次数|量|数|率)?"
    r"|访问(?:次数|量)?|字体(?:大小)?|字号|文号|标\s?题|名\s?称|公开方式|信息来源)[ ]?(?:[:：|]|】)"
    r"|^当前(?:的)?位置|^您(?:现在|当前)?(?:的位置|所在|是第)|^首页|【(?:字体|打印|关闭|大)"
    r"|打印(?:本页|此页|文章)?[ |｜】]*关闭|关闭窗口"
    r"|^(?:主办|承办|协办)(?:单位)?[:：]|版权所有|ICP备|公网安备|网站标识码|备案号|技术支持[:：]|网站地图|联系我们|^上一[篇条]|^下一[篇条]"
    r"|扫一扫|分享到|责任编辑|您是第[0-9]|无障碍|^相关(?:附件|链接|文章|信息)|附件下载"
)
_LONGEST_SITE_LINE = 160
_CLOSING = re.compile(
    r"(?:特此|专此)(?:报告|汇报)[。！]?|[（(]此件(?:主动|依申请|不予)?公开(?:发布)?[）)]|此报告[。]|以上报告[^。]{0,12}[。]"
)
_CONTACT = re.compile(r"[（(]?(?:联系(?:人|电话|方式)|电话|邮编|地址|抄送|印发|校对)[:：].{0,80}")
_ATTACHMENT = re.compile(r"附件(?:[0-9一二三]{0,2}[:：].{0,80}|[0-9]{0,2})")
_LISTED = re.compile(r"[0-9０-９]{1,2}[.．、][^。；]{1,60}")
_TAIL = 60
"""Paragraphs after the text in which signature and attachments are looked for."""


class Back(NamedTuple):
    """What the end of a report holds, and the indexes of paragraphs that are not its text, wherever they stand."""

    signature: str | None
    date: str | None
    dropped: frozenset[int]


def is_site_line(text: str) -> bool:
    """Tell whether a paragraph belongs to the page it was published on: source, date of upload, views, footer."""
    return len(text) <= _LONGEST_SITE_LINE and "。" not in text and _SITE.search(text) is not None


def is_page_number(text: str) -> bool:
    """Tell whether a paragraph is a page number: ``2``, ``- 1 -``, ``第1页 共5页``."""
    return len(text) <= 24 and _PAGE.fullmatch(text) is not None


def is_date(text: str) -> bool:
    """Tell whether a paragraph is a date and nothing else."""
    return len(text) <= 20 and _DATE_LINE.fullmatch(text) is not None


def is_organ(text: str) -> bool:
    """Tell whether a paragraph is the name of a government, a bureau or the like and nothing else."""
    return len(text) <= 42 and _SIGNATURE.fullmatch(text) is not None


def read_back(paragraphs: Sequence[Paragraph]) -> Back:
    """Find what is not text: page and site lines everywhere, signature, date and attachments at the end."""
    dropped = {index for index, one in enumerate(paragraphs) if is_site_line(one.text) or is_page_number(one.text)}
    dropped |= _after_signature(paragraphs)
    signature = date = None
    index = len(paragraphs) - 1
    while index > max(len(paragraphs) - _TAIL, 0):
        text = paragraphs[index].text
        listed = _attachments(paragraphs, index, dropped)
        both = SIGNED_AND_DATED.fullmatch(text) if len(text) <= 64 else None
        if both:
            signature, date = both["organ"], both["date"]
        elif is_date(text):
            date = text.strip("（()）")
        elif is_organ(text) and (date is not None or signature is not None or index == len(paragraphs) - 1):
            signature = re.sub("[（(](?:盖章|章|公章|印章)[）)]$", "", text)
        elif listed is not None:
            dropped.update(range(listed, index + 1))
            index = listed
        elif not (index in dropped or _CLOSING.fullmatch(text) or _CONTACT.fullmatch(text)):
            break
        dropped.add(index)
        index -= 1
    return Back(signature, date, frozenset(dropped))


def _attachments(paragraphs: Sequence[Paragraph], last: int, dropped: Container[int]) -> int | None:
    """Return where the list of attachments begins that ends with this paragraph; None where it is none."""
    index = last
    while index > 0 and last - index < _TAIL and (index in dropped or _LISTED.fullmatch(paragraphs[index].text[:80])):
        index -= 1
    return index if index > 0 and _ATTACHMENT.fullmatch(paragraphs[index].text[:90]) else None


def _after_signature(paragraphs: Sequence[Paragraph]) -> set[int]:
    """Return what follows a signature with its date, where that is less than a fifth of the text (attached tables)."""
    whole = sum(len(one.text) for one in paragraphs)
    after = 0
    for index in range(len(paragraphs) - 1, 1, -1):
        if is_date(paragraphs[index].text) and is_organ(paragraphs[index - 1].text):
            return set(range(index + 1, len(paragraphs)))
        after += len(paragraphs[index].text)
        if after * 5 > whole:
            break
    return set()
