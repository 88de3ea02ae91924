"""What a figure counts: one that only has the things asked for in its name answers no question for their number."""

from __future__ import annotations

import pytest
from support import made

from jinshi_cli.search.indexing.index import build
from jinshi_cli.search.parsing.query import parse
from jinshi_cli.search.rank import search

OTHERS = [f"第{number}项其他事情。" for number in range(12)]
"""Sections enough that a word that stands in one is rare."""


def found(text, typed, *figures):
    metrics = [
        {"quote": quote, "label": label, "value": value} | ({"unit": unit} if unit else {"kind": "rank"})
        for quote, label, value, unit in figures
    ]
    (hit, *_) = search(build(made(text, *OTHERS, metrics=metrics)), parse((typed,)))
    return [metric.value for metric in hit.metrics]


REVIEWED = ("审查合同185份", "法律顾问审查合同", 185, "份")
HIRED = ("聘请法律顾问3名", "聘请法律顾问", 3, "名")
LECTURED = ("邀请专家授课2次", "邀请专家授课", 2, "次")
FILES = ("案卷评查2次", "案卷评查", 2, "次")
REQUESTS = ("办理企业诉求165条", "办理企业诉求", 165, "条")
SERVICES = ("办理便民服务事项15件", "便民服务事项", 15, "件")
RESCUES = ("电梯困人救援73起", "电梯困人救援", 73, "起")
DOSES = ("接种疫苗90剂次", "疫苗接种", 90, "剂次")
CAMERAS = ("安装监控摄像头530个", "安装监控摄像头", 530, "个")
CARS = ("查扣车300辆", "查扣车次数", 300, "辆")
GIVEN = ("党员捐款2万元", "党员捐款", 20000, "元")
SPENT = ("民生投入12万元", "民生投入", 120000, "元")
HIRED_NOW = [("招录公务员1人", "招录公务员", 1, "人"), ("机关公务员共4人", "机关公务员", 4, "人")]
BATCHES = [("开展42批次“双随机”抽查", "“双随机”抽查", 42, "批次"), ("抽查主体2497户次", "抽查主体", 2497, "户次")]
RIVERS = ("纳入监管的147条水体", "纳入监管的水体", 147, "条")
CANVASSED = ("摸排人数756人", "核酸检测摸排人数", 756, "人")
OWED = [("处置债务纠纷12件", "处置债务纠纷", 12, "件"), ("涉及债务5000万元", "涉及债务", 50_000_000, "元")]
COMPANIES = [("企业120家", "企业", 120, "家"), ("3家企业受到处罚", "受到处罚的企业", 3, "家")]
LESSONS = [("培训30课时", "培训", 30, "课时"), ("课时费12万元", "课时费", 120_000, "元")]
PLACED = ("企业数量居全市第一", "企业数量在全市的名次", 1, None)


@pytest.mark.parametrize(
    ("text", "typed", "figures", "values"),
    [
        ("法律顾问审查合同185份。", "有多少法律顾问", [REVIEWED], []),
        ("聘请法律顾问3名，法律顾问审查合同185份。", "法律顾问有几个", [HIRED, REVIEWED], [3]),
        ("邀请专家授课2次。", "专家有几个", [LECTURED], []),
        ("邀请专家授课2次。", "专家授课几次", [LECTURED], [2]),
        ("开展案卷评查2次。", "案卷有多少份", [FILES], []),
        ("办理企业诉求165条。", "企业有多少家", [REQUESTS], []),
        ("设便民服务点，办理便民服务事项15件。", "便民服务点有几个", [SERVICES], []),
        ("企业数量居全市第一。", "企业有多少", [PLACED], []),
        ("安装监控摄像头530个。", "监控几台", [CAMERAS], [530]),
        ("查扣车300辆。", "查扣几台车", [CARS], [300]),
        ("党员捐款2万元。", "党员捐了多少", [GIVEN], [20000]),
        ("民生投入12万元。", "有多少民生", [SPENT], [120000]),
        ("执法培训2场，执法人员持证率100%。", "执法人员有多少名", [("持证率100%", "执法人员持证率", 100, "%")], []),
        ("接访群众批次86批次。", "接访几次", [("接访群众批次86批次", "接访批次数", 86, "批次")], [86]),
        ("卫生投入12万元。", "有多少卫生", [("卫生投入12万元", "卫生投入", 120000, "元")], [120000]),
        ("电梯困人救援73起。", "电梯困人救了多少次", [RESCUES], [73]),
        ("接种疫苗90剂次。", "打了多少针疫苗", [DOSES], [90]),
        ("招录公务员1人，现有机关公务员共4人。", "公务员有几个", HIRED_NOW, [4, 1]),
        ("招录公务员1人，现有机关公务员共4人。", "招录几个公务员", HIRED_NOW, [1, 4]),
        ("开展42批次“双随机”抽查，抽查主体2497户次。", "双随机抽查了多少户次", BATCHES, [2497, 42]),
        ("纳入监管的147条水体全部消除黑臭。", "消除黑臭的有多少条", [RIVERS], [147]),
        ("纳入监管的147条水体由专人巡查，污染已消除黑臭。", "消除黑臭的有多少家", [RIVERS], []),
        ("检查企业25户，处罚3人。", "企业有多少人", [("处罚3人", "处罚", 3, "人")], []),
        ("有企业120家，已有3家企业受到处罚。", "企业有多少", COMPANIES, [120, 3]),
        ("培训30课时，课时费12万元。", "多少课时费", LESSONS, [120_000]),
        ("核酸检测摸排人数756人。", "做核酸检测的地方有多少", [CANVASSED], []),
        ("处置债务纠纷12件，涉及债务5000万元。", "债务有多少", OWED, [50_000_000, 12]),
    ],
)
def test_a_figure_answers_where_it_counts_what_is_asked_for(text, typed, figures, values):
    assert found(text, typed, *figures) == values


@pytest.mark.parametrize(
    ("typed", "refs"),
    [("排第几", ["1", "2"]), ("全市第几", ["1"]), ("市里排名第几", ["1"]), ("全省排名", []), ("区级排第几", ["2"])],
)
def test_a_place_that_is_asked_for_alone_is_found_by_those_it_is_among(typed, refs):
    ranked = {"quote": "位列全市第3", "label": "考核在全市的名次", "kind": "rank", "value": 3}
    other = {"quote": "区级排名第1", "label": "诉求办理区级的名次", "kind": "rank", "value": 1}
    report = made("考核位列全市第3。", "诉求办理区级排名第1。", metrics=[ranked])
    second = made("诉求办理区级排名第1。", metrics=[other]).sections[0]
    sections = (report.sections[0], report.sections[1]._replace(metrics=second.metrics))
    hits = search(build(report._replace(sections=sections)), parse((typed,)))
    assert [hit.section.ref for hit in hits] == refs
    assert all(metric.kind == "rank" for hit in hits for metric in hit.metrics)
