"""Whether a text is of the genre: the year's report on governing by law."""

from __future__ import annotations

import re
from collections.abc import Sequence

from jinshi_cli.importing.outline.model import Node, NotAReport, Paragraph
from jinshi_cli.messages import _

_GOVERNING_BY_LAW = re.compile("法治[一-鿿]{0,6}(?:政府|建设|工作)|依法行政|依法治[国省市州盟县区旗镇乡街校理]")
_LAW = re.compile("法治|依法|执法|普法|合法性|行政复议")
LEAST_LAW = 2
"""Words on law in a thousand characters of a text without a title; the reports of the tests have 3.8 to 38."""

_OPENING = 12
"""Paragraphs before the chapters in which a text without a title may say what it is."""
_OTHER_TITLE = re.compile(
    "[^。；]{2,60}(?:报告|总结|方案|意见|通知|办法|规定|条例|纲要|细则|要点|计划|规划|预算|决算|公报|公告|决定|讲话|研究|思考|探析|解读)"
    "(?:[（(][^（）()]{0,20}[）)])?"
)
_AS_FOLLOWS = re.compile("(?:报告|汇报|总结|情况)[^。]{0,8}如下|如下[:：]")
_OTHER_OPENING = re.compile(
    "(?:通知|解读|意见|要求|方案|安排)如下|制定(?:本|以下|如下)[一-鿿]{0,4}(?:方案|办法|细则|意见|要点|计划|规定)"
)
"""What a text says before its chapters that orders, plans or explains and does not report."""
_YEARLY = re.compile("(?:20[0-9]{2}|二[〇○零]..)年|今年|一年来|[本全]年")
_ACHIEVED = re.compile(
    "(?:取得|成效)[^。]{0,16}(?:成效|成绩|进展|明显|显著)|(?:明显|显著|稳步|不断)(?:提升|提高|完善|增强)"
)
"""What the opening of a report says of the year."""
_DONE = re.compile("成效|成绩|做法|情况|回顾")
"""What a chapter is called that tells of the year: 工作开展情况, but not 主要工作."""
_TOLD = re.compile("(?:成效|成绩|情况)$")
"""What such a title ends with that tells of the year all the same: 重点任务完成情况."""
_AHEAD = re.compile("(?:^|[，；：])(?:[^，。；]{0,12}工作)?要(?![求素案点件闻道])[一-鿿]|重点抓好|本人|^同志们")
_OF_ONE = re.compile("本人|^同志们")
_AHEAD_TITLE = re.compile("目标|要求|任务|保障(?:措施)?$")
"""What orders or promises, or tells of one person, and is no report."""
_ARTICLE = re.compile("第[一二三四五六七八九十百]{1,5}条[ \u3000]")
MOST_ARTICLES = 3
"""Paragraphs that begin with 第…条 in a report; laws have one for each article."""

_SUMMARY = re.compile("报告|总结|汇报")
_FEWEST_ITEMS = 3
"""Items on lines of their own, with a sentence each, that are the chapters of a short report."""
_SENTENCE_ITEM = re.compile("[一二三四五六七八九十]+[是要]|[第其首次再最]")


def require_report(title: str, paragraphs: Sequence[Paragraph], nodes: Sequence[Node]) -> None:
    """Raise `NotAReport` with what is missing, where the text is of another genre.

    A report has a title with a word on governing by law or, where it has no title, says so before its chapters and says
    that it reports. It has chapters, which are more than items of a sentence, and no articles.
    """
    if not title:
        _require_opening(paragraphs)
    if sum(_ARTICLE.match(one.text) is not None for one in paragraphs) > MOST_ARTICLES:
        raise NotAReport(_("the text has articles (第…条) as a law has; give the text of a report"))
    roles = {node.role for node in nodes} - {None}
    if not nodes or not roles and all(map(_is_item, nodes)) and not (_SUMMARY.search(title) and _are_chapters(nodes)):
        raise NotAReport(_("the text has no chapters (一、二、三、 or titles on their own lines); give a whole report"))
    if not title and not _reports([one for one in paragraphs[:_OPENING] if one.start < nodes[0].end], nodes):
        raise NotAReport(
            _(
                "the text has no title, and its opening and chapters do not say that it reports on a year"
                " (情况如下, 取得成效); put the report's title on the first line"
            )
        )


def _is_item(node: Node) -> bool:
    return _SENTENCE_ITEM.match(node.marker) is not None


def _are_chapters(nodes: Sequence[Node]) -> bool:
    return len(nodes) >= _FEWEST_ITEMS and not any(node.inline for node in nodes)


def _reports(opening: Sequence[Paragraph], nodes: Sequence[Node]) -> bool:
    """Tell whether a text without a title says that it reports: by its opening, its chapters, or something of both."""
    ends = [one.text[-60:] for one in opening]
    if any(_OTHER_OPENING.search(end) for end in ends):
        return False
    roles = {node.role for node in nodes} - {None}
    looks_back = any(_YEARLY.match(one.text) for one in opening)
    ahead = any(_AHEAD.search(one.text) for one in opening) or any(
        _AHEAD_TITLE.search(node.title) and not _TOLD.search(node.title) for node in nodes
    )
    done = any(_DONE.search(node.title) and (looks_back or _YEARLY.match(node.title)) for node in nodes)
    told = any(_AS_FOLLOWS.search(end) for end in ends)
    achieved = any(_ACHIEVED.search(end) for end in ends)
    of_itself = done or (looks_back and achieved)
    of_problems = looks_back and "problems" in roles and not any(_OF_ONE.search(one.text) for one in opening)
    return len(roles) > 1 or told or of_problems or (of_itself and not ahead)


def _require_opening(paragraphs: Sequence[Paragraph]) -> None:
    for one in paragraphs[:5]:
        if len(one.text) <= 70 and _OTHER_TITLE.fullmatch(one.text):
            message = _(
                "by its title, “{title}”, the text is no report on governing by law (法治政府建设, 依法行政); give one"
            )
            raise NotAReport(message.format(title=one.text))
    length = sum(len(one.text) for one in paragraphs)
    words = sum(len(_LAW.findall(one.text)) for one in paragraphs)
    opening = any(_GOVERNING_BY_LAW.search(one.text[:1000]) for one in paragraphs[:_OPENING])
    if not opening or words * 1000 < LEAST_LAW * length:
        message = _("neither title nor opening speaks of governing by law (法治政府建设, 依法行政); give such a report")
        raise NotAReport(message)
