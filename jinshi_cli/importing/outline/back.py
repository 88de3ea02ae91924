"""What stands around a report and is not its text: signature, date, attachments, page numbers, the site's lines."""

from __future__ import annotations

import re
from collections.abc import Container, Sequence
from itertools import pairwise
from typing import NamedTuple

from jinshi_cli.importing.outline.markers import begins_with_marker
from jinshi_cli.importing.outline.model import Paragraph, unspaced

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
_LONGEST_ORGAN = 80
_TWO = 2
"""Names that stand on one line at most, each of more characters than that: 中共某县委员会 某县人民政府."""
_DATE_LINE = re.compile(rf"[（(]?(?:{DATE.pattern})(?:[ ]?[0-9]{{1,2}}:[0-9]{{2}}(?::[0-9]{{2}})?)?[）)]?")
_SIGNED_AND_DATED = re.compile(rf"(?P<organ>{_ORGAN})[ \u3000]*(?P<date>{DATE.pattern})(?:印发)?")
_SIGNED_AT_END = re.compile(rf"(?<=[。；！])[ \u3000]*(?P<signed>{_ORGAN}[ \u3000]*(?:{DATE.pattern}))$")
_LONGEST_SIGNATURE = 100
_PAGE = re.compile(
    r"[-—–－─ ]{0,6}(?:第[ ]?)?[0-9０-９]{1,3}[ ]?(?:页)?(?:[ ]?[/／,，共 ]{1,3}[0-9]{1,3}[ ]?页?)?[-—–－─ ]{0,6}"
)
_BARE_NUMBER = re.compile("[0-9]{1,3}")
_SECOND_PAGE = 2
"""The number that comes first where the first page shows none."""
_LABEL = (
    r"来源|作者|编辑|责编|审核|发布(?:时间|日期|机构|单位)|更新(?:时间|日期)|成文日期|公开日期|时间|日期"
    r"|索\s?引\s?号|发文字号|主题分类|体裁分类|有效性|浏览(?:次数|量)?|阅读(?:次数|量|数|人次)?|点击(?:次数|量|数|率)?"
    r"|访问(?:次数|量)?|字体(?:大小)?|字号|文号|标\s?题|名\s?称|公开方式|信息来源|稿源|供稿|主题词|生成日期|视力保护色"
    r"|(?:监督|信息)索(?:引|取)号|公开目录|所在位置|当前栏目"
)
_SITE = re.compile(
    rf"(?:^|[\s|｜【\[（(])(?:{_LABEL})[ ]?(?:[:：|]|】)"
    r"|^当前(?:的)?位置|^您(?:现在|当前)?(?:的位置|所在|是第)|^首页|【(?:字体|打印|关闭|大)"
    r"|打印(?:本页|此页|文章)?[ |｜】]*关闭|关闭窗口|技术支持[:：]|网站地图|联系我们|备案号|您是第[0-9]"
    r"|无障碍(?:浏览|阅读|模式|版|通道|$)|^今天是[:：]?[ \u3000]*(?:20[0-9]{2}|星期)"
    r"|^(?:进入|退出)[一-鿿]{2,4}模式$|^(?:主动|依申请)公开$"
    r"|^语音(?:合成|播报|朗读)|^(?:听|朗读)全文|^(?:文章)?正文$|^(?:该|此|本)?文件已(?:失效|废止)$|^繁[體体](?:版|中文)?$|^扫描?二维码|浏览器不支持"
)
_FOOTER = re.compile(
    r"^(?:主办|承办|协办|主管)(?:单位)?[:：]|版权所有|ICP备|公网安备|网站标识码|^上一[篇条]|^下一[篇条]"
    r"|^扫一扫|扫一扫(?:分享|关注|在?手机|打开|查看|访问|下载|$)|^分享到|分享到[:：]|责任编辑[:：]"
    r"|^相关(?:附件|链接|文章|信息|阅读|新闻)|^(?:附件|文件)下载|^(?:抄送|抄报)[:：]"
)
"""What stands only after a text: who runs the site, the pages beside this one, who has a copy."""
_BUTTON = "打印|关闭|分享(?:至|到)?[:：]?|收藏|纠错|返回|点赞|在看|阅读|浏览|转发|评论|下载"
_BUTTONS = re.compile(
    rf"(?:[【\[]?(?:我要)?(?:{_BUTTON})(?:本页|此页|窗口|全文|原文|顶部|首页)?[】\]]?[ \u3000|｜0-9+]*)+"
)
_LONGEST_SITE_LINE = 160
_CLOSING = re.compile(
    r"(?:特此|专此)(?:报告|汇报)[。！]?|[（(]此件(?:主动|依申请|不予)?公开(?:发布)?[）)]|此报告[。]"
    r"|[^。]{0,14}请[^。]{0,6}(?:审阅|审议|审查|指示|指正|批示|批评)[^。]{0,2}[。]"
)
_CONTACT = re.compile(
    r"[（(]?(?:联系(?:人|电话|方式)|电话|邮编|地址|抄送|抄报|主送|印发|校对)[:：].{0,80}|[（(]?共印[0-9]{1,5}份[）)]?"
    r"|[（(]?[^。，；：]{2,30}(?:供稿|撰稿|摄影)[）)]?"
)
_ATTACHMENT = re.compile(r"附(?:件|表|录)[ ]?[0-9０-９一二三四五六七八九]{0,2}(?:[:：. \u3000].{0,80})?|附[:：].{0,80}")
_LISTED = re.compile(r"[0-9０-９]{1,2}[.．、][^。；]{1,60}")
_TAIL = 60
"""Paragraphs after the text in which signature and attachments are looked for."""
_SIGNED = 8
"""Paragraphs after the end of a text in which it may be signed and dated."""


class Back(NamedTuple):
    """What the end of a report holds, and the indexes of paragraphs that are not its text, wherever they stand."""

    signature: str | None
    date: str | None
    dropped: frozenset[int]


def is_site_line(text: str) -> bool:
    """Tell whether a paragraph belongs to the page it was published on: source, date of upload, views, footer."""
    if len(text) > _LONGEST_SITE_LINE or "。" in text:
        return False
    seems = _SITE.search(text) or _FOOTER.search(text) or _BUTTONS.fullmatch(text)
    return seems is not None and not begins_with_marker(text)


def is_footer(text: str) -> bool:
    """Tell whether a paragraph is one of those that a page has only after its text."""
    plain = len(text) <= _LONGEST_SITE_LINE and "。" not in text[:-1]
    return plain and _FOOTER.search(text) is not None and not begins_with_marker(text)


def is_page_number(text: str) -> bool:
    """Tell whether a paragraph is a page number: ``2``, ``- 1 -``, ``第1页 共5页``."""
    return len(text) <= 24 and _PAGE.fullmatch(text) is not None


def is_date(text: str) -> bool:
    """Tell whether a paragraph is a date and nothing else."""
    return len(text) <= 32 and _DATE_LINE.fullmatch(unspaced(text)) is not None


def is_organ(text: str) -> bool:
    """Tell whether a paragraph is the name of a government, a bureau or the like, or two, and nothing else."""
    if len(text) > _LONGEST_ORGAN:
        return False
    names = text.split()
    two = len(names) == _TWO and all(len(one) > _TWO and _SIGNATURE.fullmatch(one) for one in names)
    return two or _SIGNATURE.fullmatch(unspaced(text)) is not None


def is_closing(text: str) -> bool:
    """Tell whether a paragraph says that the report is over, or who may read it."""
    return len(text) <= 40 and _CLOSING.fullmatch(text) is not None


def is_attachment(text: str) -> bool:
    """Tell whether a paragraph names what is attached, or begins the list of it."""
    return len(text) <= 90 and _ATTACHMENT.fullmatch(text) is not None


def signed_and_dated(text: str) -> tuple[str, str] | None:
    """Return the organ and the date of a paragraph that is both and nothing else."""
    match = _SIGNED_AND_DATED.fullmatch(text) if len(text) <= 64 else None
    return (match["organ"], match["date"]) if match else None


def with_signature_apart(paragraphs: Sequence[Paragraph]) -> tuple[Paragraph, ...]:
    """Return the paragraphs, a signature with its date that follows the last sentence of one as one of its own."""
    found: list[Paragraph] = []
    for one in paragraphs:
        signed = _SIGNED_AT_END.search(one.text, max(0, len(one.text) - _LONGEST_SIGNATURE))
        if signed is None:
            found.append(one)
            continue
        start = one.start + signed.start("signed")
        found.append(Paragraph(one.start, one.start + signed.start(), one.text[: signed.start()]))
        found.append(Paragraph(start, one.end, signed["signed"]))
    return tuple(found)


def furniture(paragraphs: Sequence[Paragraph]) -> frozenset[int]:
    """Return the paragraphs that are lines of the page or the site, wherever they stand."""
    cells = _cells(paragraphs)
    return frozenset(
        index
        for index, one in enumerate(paragraphs)
        if is_site_line(one.text) or is_page_number(one.text) and index not in cells
    )


def _cells(paragraphs: Sequence[Paragraph]) -> frozenset[int]:
    """Return the numbers on lines of their own that do not count pages: those of a table whose cells are lines."""
    bare = [(index, int(one.text)) for index, one in enumerate(paragraphs) if _BARE_NUMBER.fullmatch(one.text)]
    cells = set()
    page = 0
    for (index, number), (_next, after) in pairwise([*bare, (len(paragraphs), 0)]):
        if number == page + 1 or not page and (number == _SECOND_PAGE or after == number + 1):
            page = number
        else:
            cells.add(index)
    return frozenset(cells)


def read_back(paragraphs: Sequence[Paragraph], dropped: frozenset[int], end: int) -> Back:
    """Find signature, date and attachments around the end, before which the text stands; what follows is none.

    ``dropped`` are lines of the page. Raises nothing: a report without an end has no signature.
    """
    after = frozenset(range(end, len(paragraphs)))
    signature, date = _signed_after(paragraphs[end : end + _SIGNED])
    gone = set(dropped | after)
    index = end - 1
    while index > max(end - 1 - _TAIL, 0):
        text = paragraphs[index].text
        listed = _attachments(paragraphs, index, gone)
        if listed is not None:
            gone.update(range(listed, index + 1))
            index = listed
        elif signed_and_dated(text) or is_date(text) or is_organ(text):
            signature, date = _signed(text, signature, date)
        elif not (index in gone or is_closing(text) or _CONTACT.fullmatch(text)):
            break
        gone.add(index)
        index -= 1
    return Back(signature, date, frozenset(gone))


def _signed_after(paragraphs: Sequence[Paragraph]) -> tuple[str | None, str | None]:
    """Return signature and date from the first paragraphs after a text; an organ in an attached table is neither."""
    signature = date = None
    for place, one in enumerate(paragraphs):
        signs = place == 0 or any(is_date(other.text) for other in paragraphs[place + 1 : place + 3])
        if signs or not is_organ(one.text):
            signature, date = _signed(one.text, signature, date)
    return signature, date


def _signed(text: str, signature: str | None, date: str | None) -> tuple[str | None, str | None]:
    """Return signature and date with what a paragraph says of them; what is known already stays.

    Where the party's committee and the government sign together, the government is who reports.
    """
    if both := signed_and_dated(text):
        return signature or both[0], date or both[1]
    if is_date(text):
        return signature, date or unspaced(text).strip("（()）")
    if is_organ(text) and (signature is None or signature.startswith("中共")):
        return re.sub("[（(](?:盖章|章|公章|印章)[）)]$", "", unspaced(text)), date
    return signature, date


def _attachments(paragraphs: Sequence[Paragraph], last: int, dropped: Container[int]) -> int | None:
    """Return where the list of attachments begins that ends with this paragraph; None where it is none."""
    index = last
    while index > 0 and last - index < _TAIL and (index in dropped or _LISTED.fullmatch(paragraphs[index].text[:80])):
        index -= 1
    return index if index > 0 and is_attachment(paragraphs[index].text) else None
