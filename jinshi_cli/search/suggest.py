"""What to try instead, where nothing was found."""

from __future__ import annotations

import re
from itertools import chain

from jinshi_cli.report.model import Report
from jinshi_cli.search.indexing.index import Index, build, folded
from jinshi_cli.search.lexicon import embedding
from jinshi_cli.search.lexicon.embedding import cut, is_known, vector
from jinshi_cli.search.lexicon.english import glossary_words, translations, words_of
from jinshi_cli.search.lexicon.words import is_word
from jinshi_cli.search.other_words.sentences import of_entry
from jinshi_cli.search.parsing.query import LONGEST_TYPED, Query, parse, part_of
from jinshi_cli.search.parsing.question import tears
from jinshi_cli.search.rank import likeliest, search
from jinshi_cli.search.routes.cover import stretches
from jinshi_cli.search.routes.slips import stream
from jinshi_cli.search.weigh import weight

_NEAR, _NEAR_LETTERS = 75, 88
"""Least RapidFuzz score (0–100) of what is suggested where nothing was found: one of four characters wrong, or one of
eight letters, of which most names have many in common."""
_NEAR_IN_MEANING = 0.92
"""Nearness from which a word is suggested for another; with 0.88 a family was told to try 小手拉大手."""
_TELLING = 2.0
"""Least weight of a part that is suggested: a pair of characters in one of eight sections."""
_FEW_HITS, _FEW_FIGURES = 2, 2
"""Of how many hits, and how many figures of each, a message tells."""
_GENERAL = (
    "发生 出现 进行 开展 加强 推进 推动 落实 完成 实施 组织 实现 提高 提升 增加 减少 建立 建设 管理 服务 保障 处理 "
    "解决 使用 需要 发展 活动 项目 单位 部门 机关 机构 人员 干部 群众 居民 职工 领导 行政 政府 社会 公共 全面 重点 "
    "主要 基本 日常 有效 时间 地方 地区 区域 范围 基础 能力 水平 质量 机制 制度 体系 措施 作用 标准 条件 信息 资料 "
    "材料 通过 参加 参与 接受 申请"
)
"""Words of two characters that go with any subject of the genre: alone they lead to no more than the report as a
whole, whichever of its sections has them."""
_NOT = frozenset("不没无未")
"""What begins words that say of something that it is not so, and not of what: 不够, 未能."""
_OF_NUMBERS = frozenset("0123456789.,%")
_ENGLISH_WORD = re.compile("[a-z]{4,}")
_SHORT_WORD, _LONG_WORD = 4, 8
"""Letters up to which a slip makes another word, and from which two slips are forgiven."""
_MOST_NEAR = 5
"""Words tried, the nearest first."""
_NEAR_LENGTH = 3
"""Characters; a shorter query is near to too much."""


def references(report: Report, wanted: str, layout: str | None = None) -> list[tuple[str, str]]:
    """Return the references of figures and sections that a search finds, the best first, and what they are called.

    ``layout`` is that of double pinyin, as `parse` takes it.
    """
    found: list[tuple[str, str]] = []
    for hit in search(build(report), parse((wanted,), layout))[:_FEW_HITS]:
        found += [(metric.id, metric.label) for metric in hit.metrics[:_FEW_FIGURES]]
        found.append((hit.section.ref, hit.section.title))
    return found


def nearest(index: Index, query: Query) -> str | None:
    """Return what is nearest to a query that found nothing, as it is written or in meaning; None where nothing is near.

    What was pasted is near to nothing.
    """
    if len(query.joined) > LONGEST_TYPED:
        return None
    return _in_writing(index, query) or _in_meaning(index, query)


def _in_meaning(index: Index, query: Query) -> str | None:
    """Return the word of the report that is nearest in meaning to the one that was typed (网课: 直播课)."""
    typed = query.whole
    words = translations(words_of(typed.spelling)) if typed.spelling.letters else (typed.text,)
    known = [vector(word) for word in words if len(word) > 1 and is_known(word)]
    if not known:
        return None
    of_report = (cut(one.text) for number, entry in likeliest(index, query) for one in of_entry(number, entry))
    telling = (word for word in dict.fromkeys(chain(*of_report)) if len(word) > 1 and word not in _GENERAL)
    return embedding.nearest(telling, known, _NEAR_IN_MEANING)


def _in_writing(index: Index, query: Query) -> str | None:
    """Return the title, label, set phrase or law that is written most like a query, or the part that tells most."""
    if len(query.joined) < _NEAR_LENGTH:
        return None
    from rapidfuzz import fuzz, process

    typed = query.whole.spelling
    names: dict[str, str] = {}
    for name in _names(index):
        plain = folded(name).text
        names[stream(plain, 0)[0] if typed.letters else plain] = name
    found = process.extractOne(
        typed.signs if typed.letters else query.joined,
        list(names),
        scorer=fuzz.partial_ratio,
        score_cutoff=_NEAR_LETTERS if typed.letters else _NEAR,
    )
    if found:
        return names[found[0]]
    return (_english_word(index, query.joined) if typed.letters else None) or _rarest(index, query)


def _english_word(index: Index, typed: str) -> str | None:
    """Return the English word that is nearest to what was typed and leads anywhere (goverment, laywer).

    What is itself an entry of the glossary was not mistyped.
    """
    from rapidfuzz import process
    from rapidfuzz.distance import OSA

    if len(typed) <= _SHORT_WORD or translations((typed,)):
        return None
    texts = (place.text.original for entry in index.entries for place in entry.english)
    words = dict.fromkeys(word for text in texts for word in _ENGLISH_WORD.findall(text.lower()))
    words |= dict.fromkeys(word for word in glossary_words() if len(word) > _SHORT_WORD)
    slips = 1 + (len(typed) >= _LONG_WORD)
    near = process.extract(typed, list(words), scorer=OSA.distance, score_cutoff=slips, limit=_MOST_NEAR)
    return next((word for word, *_distance in near if search(index, parse((word,)))), None)


def _names(index: Index) -> list[str]:
    every = (
        name
        for entry in index.entries
        for name in (
            entry.section.title,
            *(metric.label for metric in entry.section.metrics),
            *entry.section.terms,
            *entry.section.laws,
        )
    )
    return [name for name in dict.fromkeys(every) if len(name) >= _NEAR_LENGTH]


def _is_wording(typed: str, start: int, end: int) -> bool:
    """Tell whether a stretch of what was typed is a word of its own, and one that tells of something."""
    text = typed[start:end]
    if tears(typed, start, end):
        return False
    if len(text) == 2:
        return is_word(text) and text[0] not in _NOT and text not in _GENERAL
    return len(text) > 2 and not all(sign in _OF_NUMBERS for sign in text)


def _rarest(index: Index, query: Query) -> str | None:
    """Return the part of a query that is found and tells most, where one is rare enough to tell anything."""
    parts = {
        part.text[start:end]: weight(index, part_of(part.text[start:end]), headed=False)
        for entry in index.entries
        for part in query.parts
        for start, end, _matches in stretches(entry, part.text)
        if _is_wording(part.text, start, end)
    }
    best = max(parts, key=lambda part: parts[part], default=None)
    return best if best is not None and parts[best] >= _TELLING else None
