import pytest
import yaml

from jinshi_cli.report.load import examine
from jinshi_cli.report.source import Source
from jinshi_cli.report.tables import cells


def read(text):
    return [(text[one.span.start : one.span.end], one.value, one.unit, one.row, one.column) for one in cells(text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "类型 受理（件） 调成 占比\n邻里 57 55件 24.1%",
            [
                ("57", 57, "件", "邻里", "受理"),
                ("55件", 55, "件", "邻里", "调成"),
                ("24.1%", 24.1, "%", "邻里", "占比"),
            ],
        ),
        (
            "单位：万元\n指标 2022年 2023年\n罚没款 120.5 98",
            [("120.5", 1205000, "元", "罚没款", "2022年"), ("98", 980000, "元", "罚没款", "2023年")],
        ),
        (
            "指标 上年 本年\n案件数（件） 1,120 98\n合格率（%） 95 96.3",
            [
                ("1,120", 1120, "件", "案件数", "上年"),
                ("98", 98, "件", "案件数", "本年"),
                ("95", 95, "%", "合格率", "上年"),
                ("96.3", 96.3, "%", "合格率", "本年"),
            ],
        ),
        (
            "领域 立案 罚款（万元）\n交通 3件 4.5\n城管 0 -\n水务 12件 0",
            [
                ("3件", 3, "件", "交通", "立案"),
                ("4.5", 45000, "元", "交通", "罚款"),
                ("0", 0, "件", "城管", "立案"),
                ("12件", 12, "件", "水务", "立案"),
                ("0", 0, "元", "水务", "罚款"),
            ],
        ),
        ("受理 办结\n信访 5件 4件", [("5件", 5, "件", "信访", "受理"), ("4件", 4, "件", "信访", "办结")]),
        ("项目 数量 备注\n信访 5件 已办结", [("5件", 5, "件", "信访", "数量")]),
        ("类别｜受理｜办结\n信访｜5件｜4件", [("5件", 5, "件", "信访", "受理"), ("4件", 4, "件", "信访", "办结")]),
    ],
)
def test_a_figure_has_the_unit_beside_it_or_that_of_head_row_or_table(text, found):
    assert read(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "类别 受理 办结\n信访 5 4",
        "召开会议 12 次\n发放 资料 5 份",
        "全年工作，开展 检查\n检查 12次",
        "法治政府建设 年度报告\n2024年1月 15日",
        "信访 5件 4件",
    ],
)
def test_what_has_no_unit_or_is_no_table_is_left_out(text):
    assert read(text) == []


def _problems(**changed):
    metric = {"quote": "57", "label": "受理纠纷", "value": 57, "unit": "件"} | changed
    chapter = {"title": "成效", "role": "results", "text": "类型 受理（件） 占比（%）\n\n邻里 57 24.1"}
    chapter |= {"marker": "一、", "metrics": [{name: value for name, value in metric.items() if value is not None}]}
    report = {
        "version": 1,
        "id": "r",
        "title": "2030年报告",
        "organ": "镇",
        "place": "省",
        "year": 2030,
        "source": "测试",
    }
    data = yaml.safe_dump(report | {"chapters": [chapter]}, allow_unicode=True).encode()
    return [one.path for one in examine(Source("report.yaml", data))[1] if one.severity == "error"]


def test_a_figure_of_a_table_is_proved_by_the_unit_of_its_head():
    assert _problems() == []


@pytest.mark.parametrize("changed", [{"unit": "起"}, {"value": 58}, {"qualifier": "约"}, {"unit": "%"}])
def test_a_figure_of_a_table_with_another_unit_value_or_qualifier_is_refused(changed):
    assert _problems(**changed)
