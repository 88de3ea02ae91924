"""What stands on a page around its text: labels, counters, buttons. None of it is a sentence."""

from __future__ import annotations

import re

from jinshi_cli.importing.readers.blocks import Box, Line

_BOILERPLATE = re.compile(
    r"(?:^|[^a-z])(?:nav|navs|navbar|navigation|menu|submenu|crumbs?|breadcrumbs?|foot|footer|copyright|share|sharebox|"
    r"bdsharebuttonbox|related|recommend|sidebar|search|searchbox|login|toolbar|comments?|qrcode|pager|pagination)"
    r"(?:[^a-z]|$)"
)
_BOILERPLATE_TAGS = frozenset(("nav", "aside", "footer", "menu"))

_LABEL = re.compile(
    r"[【\[(（]?(?:信息|稿件|文章|新闻|文件|本文)?(?:来源|出处|作者|编辑|责编|责任编辑|审核|审校|校对|供稿|撰稿|录入|点击|阅读|浏览|访问|字体|字号|字体大小|分享|"
    r"分享到|分享至|标签|关键词|关键字|主题词|索引号|主题分类|体裁分类|组配分类|信息分类|分类|信息类别|公开方式|公开范围|公开形式|公开主体|发布机构|发布单位|发布人|"
    r"发文机关|发文字号|文号|有效性|效力状态|时效性|名称|标题|信息名称|(?:发布|公开|成文|生成|生效|更新|印发|录入|发文)?(?:日期|时间)|"
    r"(?:点击|阅读|浏览|访问|点阅)(?:次数|人次|人数|数|量)|上一[篇条页]|下一[篇条页]|[您你]?(?:现在|当前|目前)?(?:所在)?(?:的)?位置|视力保护色|语音播报|朗读)"
    r"[】\])）]?[：:]"
)
"""Labels of a page's particulars (政府网站发展指引, 附件2: 网页标签 and 政府信息公开目录 name most of them)."""

_BUTTONS = re.compile(
    r"(?:打印|关闭|收藏|分享|返回|纠错|下载|复制|链接|转发|点赞|保存|推荐|本页|本文|页面|网页|此页|窗口|顶部|首页|上页|列表|到|至|微信|微博|新浪|腾讯|朋友圈|空间|[Qq]{2}|"
    r"大|中|小|默认|字体|字号|放大|缩小|扫一扫|在?手机(?:上)?(?:打开|查看|浏览)|当前页|我要|加入|文字|全文|朗读|播报|无障碍|正文|次|\d|T|[+-]|"
    r"[\s|｜/·>》«»【】\[\]()（）：:,，、。.…-])*"
)

_PATH = re.compile("[^>＞»›]{1,40}(?:[>＞»›]+[^>＞»›]{1,90})+")
"""The places on a site above a page: 首页 > 政务公开 > 法治政府建设."""

_SENTENCE = re.compile(r"[。；！？]|，[^，]*，")
_LEAST_PROSE = 15
"""Characters of the shortest line that counts as prose."""
_LONGEST_LABELS = 200
"""Characters of the longest line of particulars."""


def is_boilerplate(box: Box) -> bool:
    """Tell whether a box says of itself that it is not part of the text: by its tag, its class or id, or unshown."""
    return box.hidden or box.tag in _BOILERPLATE_TAGS or bool(_BOILERPLATE.search(box.names.lower()))


def prose(line: Line) -> int:
    """Return how many characters of a line are running text: none of a short one, a link or one without a sentence."""
    if len(line.text) < _LEAST_PROSE or is_link(line) or not _SENTENCE.search(line.text):
        return 0
    return len(line.text) - line.linked


def is_link(line: Line) -> bool:
    """Tell whether a line is mainly links and says nothing in a sentence."""
    return line.linked * 2 > len(line.text) and "。" not in line.text


def is_buttons(line: Line) -> bool:
    """Tell whether a line holds nothing but the words on a page's buttons."""
    text = line.text.strip()
    worded = 0 < len(text) <= _LONGEST_LABELS and any(character.isalpha() for character in text)
    return worded and _BUTTONS.fullmatch(text) is not None


def is_labels(line: Line) -> bool:
    """Tell whether a line gives particulars of a page: it begins with a label and holds no full stop."""
    text = re.sub(r"\s+", "", line.text[: _LONGEST_LABELS + 1])
    return len(text) <= _LONGEST_LABELS and "。" not in text and _LABEL.match(text) is not None


def is_path(text: str) -> bool:
    """Tell whether a line says where on a site a page stands."""
    return len(text) <= _LONGEST_LABELS and _PATH.fullmatch(text.strip()) is not None
