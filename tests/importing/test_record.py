from __future__ import annotations

import json

from jinshi_cli.importing.draft import draft
from jinshi_cli.importing.readers import Document
from jinshi_cli.importing.record import lines

TEXT = """某县2022年法治政府建设年度报告
2022年，我县推进法治政府建设。
一、主要成效
全年办结案件８５宗，\u200b罚款3万元。
二、存在问题
力量不足。"""


def test_every_repair_is_a_line_of_json_with_its_place_in_the_repaired_text():
    made = draft(Document(tuple(TEXT.split("\n")), "text", "utf-8", None), "r.txt")
    told = [json.loads(line) for line in lines(made).splitlines()]
    repaired = TEXT.replace("８５", "85").replace("\u200b", "")
    assert [(one["why"], one["before"], one["after"]) for one in told] == [
        ("width", "８", "8"),
        ("width", "５", "5"),
        ("invisible", "\u200b", ""),
    ]
    assert all(repaired[one["start"] : one["end"]] == one["after"] for one in told)
    assert lines(made._replace(repairs=())) == ""
