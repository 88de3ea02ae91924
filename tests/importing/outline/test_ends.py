"""Title, organ, year and place at the front; signature, date and what is not text at the back."""

from __future__ import annotations

import pytest

from jinshi_cli.importing.outline import Said, outline
from jinshi_cli.importing.outline.back import is_date, is_organ, is_page_number, is_site_line
from jinshi_cli.importing.outline.organ import organ_acting, organ_of, place_of
from jinshi_cli.importing.outline.roles import chapter_role
from jinshi_cli.importing.outline.year import year_of

BODY = "2021年，我镇推进依法行政。\n一、工作成效\n（一）领导。\n（二）执法。\n二、存在问题\n人员不足。"


@pytest.mark.parametrize(
    ("title", "signature", "organ"),
    [
        ("金石镇2021年法治政府建设年度报告", None, "金石镇"), ("潮安区司法局关于2021年度法治政府建设情况的报告", None, "潮安区司法局"), ("2020年东河区法治政府建设情况报告", None, "东河区"),
        ("金石镇2021年法治政府建设年度报告", "金石镇人民政府", "金石镇人民政府"), ("某县2016年度法治政府建设情况报告", "某县人民政府办公室", "某县人民政府"), ("某镇2024法治政府建设年度报告", None, "某镇"),
        ("某区教育局依法行政工作总结", "某区人民政府", "某区教育局"), ("关于2021年度法治政府建设情况的报告", "某局", "某局"), ("关于2021年度法治政府建设情况的报告", None, ""), ("", None, ""),
        ("关于某区2017年度法治政府建设情况的报告", None, "某区"), ("某省人民政府关于二〇二〇年度法治政府建设情况的报告", None, "某省人民政府"), ("2021年全市法治政府建设工作报告", None, ""),
        ("某部发布2021年法治政府建设年度报告", None, "某部"),
    ],
)  # fmt: skip
def test_organ(title, signature, organ):
    assert organ_of(title, signature) == organ


@pytest.mark.parametrize(
    ("opening", "organ"),
    [
        ("2021年，某县司法局坚持依法行政。", "某县司法局"),
        ("2021年，在市委、市政府的坚强领导下，省厅的正确指导下，某市农业农村局全面贯彻。", "某市农业农村局"),
        ("今年以来，某镇坚持依法行政。", "某镇"),
        ("在全面建设现代化国家新征程上，某街道办事处坚持依法行政。", "某街道办事处"),
        ("2021年，某镇在县委的领导下，坚持依法行政。", "某镇"),
        ("2021年，在县委的领导下，我镇坚持依法行政。", ""),
        ("2021年，中共某县委、某县人民政府坚持依法行政。", "某县人民政府"),
        ("2021年,某市交通运输局法治政府建设工作坚持依法行政。", "某市交通运输局"),
        ("2021年，某镇党委、政府坚持依法行政。", "某镇"),
        ("2024年，在市委的正确领导下，某市林业和草原局，以依法行政为抓手。", "某市林业和草原局"),
        ("2021年是“十四五”规划的开局之年，意义重大。某街道始终坚持依法行政。", "某街道"),
    ],
)
def test_who_acted_in_the_opening(opening, organ):
    assert organ_acting(opening) == organ


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("2021年度", 2021),
        ("二〇二一年", 2021),
        ("二○一九年度", 2019),
        ("２０２２年", 2022),
        ("某镇2024法治", 2024),
        ("〔2021〕15号", None),
        ("今年", None),
    ],
)
def test_year(text, year):
    assert year_of(text) == year


@pytest.mark.parametrize(
    ("organ", "text", "place"),
    [
        ("金石镇", "成立潮州市潮安区金石镇党委委员会", "潮州市潮安区"), ("金石镇", "推进金石镇工作", None), ("潮安区司法局", "", "潮安区"), ("山城区城市管理局", "", "山城区"),
        ("司法局", "广东省潮州市司法局", "广东省潮州市"), ("东街街道办事处", "我街道", None), ("", "潮州市", None),
        ("新市街道办事处", "", None), ("万州区公安局", "", "万州区"), ("杭州市人民政府", "", None), ("温州市某局", "", "温州市"), ("新华乡", "发布机构屏山县新华乡人民政府", "屏山县"),
        ("酉阳土家族苗族自治县林业局", "", "酉阳土家族苗族自治县"), ("市水务局", "编制《天津市水务局权责清单》。", "天津市"), ("市水务局", "天津市水务局", None),
        ("市中区司法局", "来源：枣庄市市中区司法局", "枣庄市市中区"), ("镜湖区人民政府", "印发《中共芜湖市镜湖区委工作要点》", "芜湖市"),
    ],
)  # fmt: skip
def test_place(organ, text, place):
    assert place_of(organ, text) == place


@pytest.mark.parametrize(
    ("lines", "title"),
    [
        (["金石镇2021年法治政府建设年度报告"] * 2, "金石镇2021年法治政府建设年度报告"),
        (["首页 > 法治政府建设年度报告", "金石镇2021年法治政府建设年度报告", "来源：某局 字号：大 中 小"], "金石镇2021年法治政府建设年度报告"),
        (["金石镇人民政府", "2021年法治政府建设年度报告"], "金石镇人民政府2021年法治政府建设年度报告"),
        (["中共金石镇委员会 金石镇人民政府", "关于2021年法治政府建设情况的报告"], "中共金石镇委员会 金石镇人民政府关于2021年法治政府建设情况的报告"),
        (["金石镇人民政府关于2021年度", "法治政府建设情况的报告", "（2022年1月5日）"], "金石镇人民政府关于2021年度法治政府建设情况的报告"),
        (["金政〔2022〕3号", "金石镇关于2021年依法行政工作的报告", "区人民政府："], "金石镇关于2021年依法行政工作的报告"),
        (["标题：金石镇2021年法治政府建设年度报告", "索引号：123", "发布日期：2022-01-05"], "金石镇2021年法治政府建设年度报告"),
    ],
)  # fmt: skip
def test_title(lines, title):
    found = outline("\n".join([*lines, BODY]))
    assert (found.title, found.year, len(found.nodes)) == (title, 2021, 2)
    kept = "区人民政府：\n" if lines[-1].endswith("府：") else ""
    text = "\n".join([*lines, BODY])
    assert text[found.preamble.start : found.preamble.end] == kept + "2021年，我镇推进依法行政。"


def test_a_sites_date_is_not_the_year_reported_on():
    text = f"金石镇法治政府建设年度报告\n今天是：2019年5月6日 星期一\n语音合成中，请耐心等待...\n{BODY}"
    found = outline(text)
    assert (found.year, text[found.preamble.start : found.preamble.end]) == (2021, "2021年，我镇推进依法行政。")


def test_a_title_from_outside_is_used_where_the_text_has_none():
    assert (
        outline(BODY, Said("金石镇2021年法治政府建设年度报告-潮安区人民政府网")).title
        == "金石镇2021年法治政府建设年度报告"
    )
    assert outline(BODY, Said("首页")).title == ""
    assert any("title" in doubt.why for doubt in outline(BODY).doubts)


def test_the_end():
    end = "特此报告。\n附件：1.统计表\n2.目录\n金石镇人民政府（盖章）\n2022年1月5日\n（联系人：某某）\n版权所有：金石镇"
    found = outline(f"金石镇2021年法治政府建设年度报告\n{BODY}\n{end}")
    assert (found.signature, found.date) == ("金石镇人民政府", "2022年1月5日")
    assert len(found.dropped) == 8
    assert found.nodes[-1].end == len(f"金石镇2021年法治政府建设年度报告\n{BODY}")


def test_a_date_at_the_front():
    assert outline(f"金石镇2021年法治政府建设年度报告\n（2022年1月5日）\n{BODY}").date == "2022年1月5日"


def test_what_follows_a_signature_is_not_text():
    text = f"金石镇2021年法治政府建设年度报告\n{BODY}\n{'三、下一步打算' + '做好工作。' * 40}\n金石镇人民政府\n2022年1月5日\n一、表\n二、表"
    assert len(outline(text).nodes) == 3


@pytest.mark.parametrize("text", ["2", "- 1 -", "—12—", "第1页", "第 3 页 共 9 页", "３"])
def test_page_numbers(text):
    assert is_page_number(text)


@pytest.mark.parametrize("text", ["2个村", "2021年", "1、", "1.抓学习", "（1）", "第一条", "12.4"])
def test_no_page_numbers(text):
    assert not is_page_number(text)


@pytest.mark.parametrize(
    "text",
    [
        "来源：某局 浏览次数：12",
        "主办：某镇 您是第2位访问者",
        "【打印】【关闭】",
        "版权所有：某镇 ICP备00号",
        "上一篇：无",
        "当前位置：首页",
        "今天是：2019年5月6日 星期一",
        "语音合成中，请耐心等待...",
        "文章正文",
        "文件已失效",
        "分享至：",
        "稿源：某局",
        "监督索引号：53010000",
        "您的浏览器不支持音频播放",
    ],
)
def test_site_lines(text):
    assert is_site_line(text)


@pytest.mark.parametrize(
    "text",
    [
        "（二）加强网站备案管理",
        "经费来源多元。来源：财政。",
        "打印资料3000份",
        "一、关闭企业3家",
        "联系群众",
        "正文印发",
        "文件已失效3件",
        "语音热线接听3次",
        "今天是普法日",
        "主题词汇总",
    ],
)
def test_no_site_lines(text):
    assert not is_site_line(text)


def test_doubts():
    text = f"金石镇法治政府建设年度报告\n{BODY}\n四、其他\n完善制度体系。修订制度14项，废止2项。\n严格行政执法。立案96件，处罚91件。\n五、\n无。".replace(
        "2021", "今"
    )
    found = " ".join(doubt.why for doubt in outline(text).doubts)
    assert all(
        words in found
        for words in (
            "names no year",
            "“四、其他” follows “二、存在问题”",
            "2 headings have no number",
            "“五、” has no title",
        )
    )


def test_dates_and_organs():
    assert all(
        map(is_date, ["2021年12月28日", "二〇二一年二月一日", "（2021年3月）", "2021-01-05", "２０２１年１月５日"])
    )
    assert not any(map(is_date, ["2021年", "2021年12月28日起施行", "12月28日"]))
    assert all(map(is_organ, ["金石镇人民政府", "潮安区司法局（盖章）", "中共某县委", "某某街道办事处"]))
    assert is_organ("中共某县委员会 某县人民政府")
    assert not any(map(is_organ, ["一、加强某镇", "开展工作，服务全镇", "有待加强"]))


@pytest.mark.parametrize(
    ("title", "role"),
    [
        ("工作措施和成效", "results"), ("2021年推进法治政府建设的主要举措", "results"), ("工作开展情况", "results"), ("党政主要负责人履行推进法治建设第一责任人职责情况", "duties"),
        ("存在的困难和问题", "problems"), ("存在问题及整改措施", "problems"), ("问题与打算", "problems"), ("2022年工作安排", "plans"), ("下一步工作思路", "plans"), ("依法全面履行政府职责", None),
        ("坚持问题导向，深化改革", None), ("加强组织领导", None), ("党政主要负责人履职情况", "duties"), ("主要负责同志履行法治建设职责情况", "duties"),
        ("历史遗留问题化解", None), ("着力解决群众反映强烈的突出问题", None), ("开展突出问题专项整治", None), ("做实困难群众法律援助", None),
        ("基层治理中存在的问题", "problems"), ("解决问题的打算", "plans"), ("新的一年怎么干？", "plans"), ("问题整改不到位等不足", "problems"),
    ],
)  # fmt: skip
def test_roles(title, role):
    assert chapter_role(title) == role
