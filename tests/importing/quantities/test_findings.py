"""Every way to tell a place in a ranking or that there was none of something, and what only looks like one."""

from pathlib import Path

import pytest
import yaml

from jinshi_cli.importing.quantities import figures

SENTENCES = yaml.safe_load((Path(__file__).parent / "findings.yaml").read_text(encoding="utf-8"))


def findings(text):
    return [figure for figure in figures(text) if figure.kind in {"rank", "none"}]


@pytest.mark.parametrize("case", SENTENCES, ids=lambda case: case["text"][:16])
def test_a_finding_is_read_as_a_clerk_marks_it(case):
    found = [[figure.kind, figure.value] for figure in findings(case["text"]) if not figure.doubtful]
    assert found == case["findings"]


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("考核得分位居全市第一、全省第三。", ["考核得分在全市的名次", "考核得分在全省的名次"]),
        ("综合排名由第八位上升到第三位。", ["综合排名（上升前）", "综合排名（上升后）"]),
        (
            "公众安全感从全市第九跃升到全市第二。",
            ["公众安全感在全市的名次（跃升前）", "公众安全感在全市的名次（跃升后）"],
        ),
        ("办结率、满意率均列全市第一。", ["办结率、满意率在全市的名次"]),
        ("行政复议、行政诉讼案件均为零。", ["行政复议、行政诉讼案件"]),
        ("全年未被提起行政诉讼。", ["被提起行政诉讼"]),
        ("没有行政机关负责人应出庭而未出庭的情况。", ["行政机关负责人应出庭而未出庭"]),
        ("实现“零”事故。", ["事故"]),
        ("执法人员违纪案件“零发生”。", ["执法人员违纪案件"]),
        ("石桥社区获评“全国民主法治示范社区”，为全区唯一。", ["全区唯一的“全国民主法治示范社区”"]),
        ("群众满意度连续三年位居全市第一。", ["群众满意度在全市的名次"]),
        ("县政府全年未制定行政规范性文件。", ["制定行政规范性文件"]),
        ("街道未因行政不作为被问责。", ["因行政不作为被问责"]),
    ],
)
def test_a_label_says_what_was_ranked_or_did_not_happen(text, labels):
    assert [figure.label for figure in findings(text)] == labels


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("全市法治考核中，办结率均列全市第一。", "办结率均列全市第一"),
        ("行政应诉保持“零败诉”。", "零败诉"),
        ("保持“零”败诉。", "“零”败诉"),
        ("全镇无越级上访。", "无越级上访"),
    ],
)
def test_a_quotation_has_what_was_said(text, words):
    assert [text[figure.start : figure.end] for figure in findings(text)] == [words]


@pytest.mark.parametrize(
    "text",
    [
        "力争零投诉。",
        "确保全年无事故，群众安全感和满意度进一步提升。",
        "存在没有按时办结的情况。",
        "力争建成全市首家示范点。",
        "案件数全市最少。",
        "失信被执行人保持动态清零。",
        "实现零延时响应。",
    ],
)
def test_a_wish_a_complaint_and_what_readers_differ_on_are_doubtful(text):
    assert [figure.doubtful for figure in findings(text)] == [True]


@pytest.mark.parametrize(
    ("text", "label"),
    [("无重大问题。", "重大问题"), ("无重大隐患和问题。", "重大隐患和问题"), ("无脱管漏管现象。", "脱管漏管")],
)
def test_a_label_of_none_is_no_half_of_a_name(text, label):
    assert [one.label for one in figures(text)] == [label]


@pytest.mark.parametrize(("text", "qualifier"), [("考核位列全市前十。", "前"), ("考核位列全市第十。", None)])
def test_a_place_among_the_first_is_told_from_the_place_itself(text, qualifier):
    (found,) = findings(text)
    assert (found.value, found.qualifier) == (10, qualifier)


def test_who_is_ranked_is_told_by_the_figure_before():
    first, second = findings("全年办结诉求165件，其中5月市级排名第5，区级排名第1。")
    assert (first.label, second.label) == ("办结诉求市级的名次", "办结诉求区级的名次")
