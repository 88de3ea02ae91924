"""What is suggested where nothing was found."""

from __future__ import annotations

import pytest

from jinshi_cli.search.indexing.index import build
from jinshi_cli.search.parsing.query import parse
from jinshi_cli.search.suggest import nearest, references


@pytest.fixture(scope="module")
def index(report):
    return build(report)


@pytest.mark.parametrize(
    ("typed", "suggested"),
    [
        ("xingzhengfakuanx", "行政罚款"), ("破案率高", "破案率（破案数÷刑事立案数）"), ("casas", "cases"), ("goverment", "government"),
        ("新冠肺炎 航空母舰", "新冠肺炎"), ("换届选举 航空母舰", "换届选举"),
        ("法治 飞机", None), ("火灾发生几起", None), ("拆迁人员", None), ("环保人员有多少", None), ("行政复议几宗", None), ("109 航空母舰", None), ("执法人手不够", "执法"), ("laywer", "lawyer"), ("elephant", None), ("caze", None), ("破按", None), ("罚", None),
    ],
)  # fmt: skip
def test_the_nearest_name_or_the_part_that_tells_most(index, typed, suggested):
    assert nearest(index, parse(tuple(typed.split()))) == suggested


@pytest.mark.parametrize(
    ("typed", "suggested"),
    [
        ("内涝", "易涝"), ("网课", "直播课"), ("窗户", "逃生窗"), ("teachers", "法治进校园"), ("telecom fraud", "反诈骗"),
        ("地震", None), ("停车难", None), ("图书馆", None), ("阿姨", None), ("厨房", None), ("透明", None), ("deaths", None), ("幽浮", None),
    ],
)  # fmt: skip
def test_the_word_that_is_nearest_in_meaning(index, typed, suggested):
    assert nearest(index, parse((typed,))) == suggested


def test_references_are_found_in_double_pinyin_too(report):
    assert references(report, "fakr", "xiaohe")[0] == ("1.3.6#3", "行政罚款")
    assert references(report, "fakr") == []
