from __future__ import annotations

import codecs
import re
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jinshi_cli.importing.readers import Document, Unreadable, read
from jinshi_cli.importing.readers.characters import lines_of
from jinshi_cli.importing.readers.markdown import is_markdown

FOUND = Path(__file__).parents[2] / "source" / "report-2021-as-found.txt"
CHINESE = "全年召开会议36场次，办结案件12宗。\n一、存在问题"


@pytest.mark.parametrize(
    ("mark", "encoding", "name"),
    [
        (b"", "utf-8", "utf-8"),
        (codecs.BOM_UTF8, "utf-8", "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le", "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be", "utf-16-be"),
        (codecs.BOM_UTF32_LE, "utf-32-le", "utf-32-le"),
        (b"", "gb18030", "gb18030"),
        (b"", "gbk", "gb18030"),
        (b"\x84\x31\x95\x33", "gb18030", "gb18030"),
    ],
)
def test_every_encoding_of_chinese_text_gives_the_same_paragraphs(mark, encoding, name):
    document = read(mark + CHINESE.encode(encoding), "report.txt")
    assert document == Document(tuple(CHINESE.split("\n")), "text", name, None)


def test_gb18030_reaches_beyond_gbk():
    document = read(f"{CHINESE}㐂𠀀€".encode("gb18030"), "x")
    assert document.paragraphs[-1] == "一、存在问题㐂𠀀€"


def test_the_only_known_copy_comes_through_with_its_damage_as_it_is():
    text = FOUND.read_text(encoding="utf-8")
    document = read(FOUND.read_bytes(), FOUND.name)
    assert list(document.paragraphs) == [line.strip() for line in text.splitlines() if line.strip()]
    assert read(text.encode("gb18030"), FOUND.name) == document._replace(encoding="gb18030")


@pytest.mark.parametrize(
    ("data", "said"),
    [
        ("全年召开会议".encode()[:-1], "byte 16 is not UTF-8"),
        ("法治政府建設報告".encode("big5"), "byte 1 is not UTF-8"),
        (codecs.BOM_UTF16_LE + b"\x00\xd8a\x00", "byte 3 is not UTF-16-LE"),
        (b"\xff\xfe\xfa" * 9, "byte"),
        (b"MZ\x90\x00\x03" + bytes(200), "byte 3"),
        (b"abc\x00def", "is no text"),
        (b"abc\x01def", "is no text"),
        (b"", "no text in the file"),
        ("\ufeff \u200b\r\n\u3000".encode(), "no text in the file"),
    ],
)
def test_what_is_no_text_is_refused_with_a_sentence_that_says_where(data, said):
    with pytest.raises(Unreadable, match=said):
        read(data, "report.txt")


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\x0b", "\x0c", "\x85", "\u2028", "\u2029"])
def test_every_line_end_of_unicode_ends_a_line(end):
    assert read(f"甲。{end}乙。{end}{end}丙。".encode(), "x").paragraphs == ("甲。", "乙。", "丙。")


def test_unprinted_characters_go_and_blanks_inside_stay():
    data = "\u3000\u3000法\u200b治\u2060政\ufeff府\u202e\xad\xa036\ufe0f\x9f \u3000件\xa0\n".encode()
    assert read(data, "x").paragraphs == ("法治政府\xa036 \u3000件",)


def test_no_control_or_format_character_is_left_but_those_that_are_printed():
    printed = {"\t", "\n", "\r", "\x0b", "\x0c", "\x85"}
    arabic_and_old_scripts = {
        "\u0600",
        "\u06dd",
        "\u070f",
        "\u0890",
        "\u08e2",
        "\U000110bd",
        "\U000110cd",
        "\U00013430",
        "\U0001bca0",
        "\U0001d173",
    }
    for code in (*range(0x600), *range(0x2000, 0x2100), *range(0xD800, 0xE000), *range(0xFE00, 0x10000)):
        sign = chr(code)
        if unicodedata.category(sign) in {"Cc", "Cf", "Cs"} and sign not in printed | arabic_and_old_scripts:
            assert lines_of(f"a{sign}b") == ["ab"], hex(code)


def wrapped(text: str, columns: int) -> list[str]:
    """The text as editors break it: at the column, digits kept together, no closing mark at a line's start."""
    lines, line = [], ""
    for piece in re.findall(r"[（“]*(?:[0-9A-Za-z%]+|.)[，。；：、！？）》”%]*", text):
        if len((line + piece).encode("gb18030")) > columns:
            lines.append(line)
            line = ""
        line += piece
    return [*lines, line]


PARAGRAPHS = (
    "一、工作措施和成效",
    "（一）切实加强组织领导，全面深化法治建设",
    "今年来，我镇在上级党委、政府的正确领导下，全面贯彻党的方针，共召开会议36场次，宣讲120872人次，把法治政府建设放在经济社会发展全局中统筹谋划，紧紧围绕中心工作，为高质量发展提供有力法治保障。",
    "一是精心组织。深入学习，以抓好“关键少数”为抓手，带动广大党员干部学习积极性，带头学、深入学、专题学，制定年度学习计划，完善党内法规制度，强化权力运行制约和监督，受理群众来信来访12件，办结12件，办结率100%。",
    "二、存在问题",
    "执法力量与任务不相适应，持证人员偏少，普法形式比较单一；基层基础工作仍然薄弱，数字化水平有待提高，与人民群众的期盼还有一定差距，需要在今后的工作中采取有力的措施逐步加以解决。",
)


@pytest.mark.parametrize("columns", [42, 60, 72, 76])
@pytest.mark.parametrize("start", ["　　", "", "\n"], ids=["indent", "none", "blank"])
def test_lines_broken_at_a_width_are_joined_again(columns, start):
    before, indent = ("\n", "") if start == "\n" else ("", start)
    text = "\n".join(before + "\n".join(wrapped(indent + one, columns)) for one in PARAGRAPHS)
    assert read(text.encode(), "x").paragraphs == PARAGRAPHS


def counted(text: str, characters: int) -> list[str]:
    """The text as programs break it: after so many characters, wide or not, with closing marks hanging over the end."""
    return re.findall(rf".{{1,{characters}}}[，。；：、！？）》”%]*", text)


@pytest.mark.parametrize("characters", [24, 28, 34, 38])
@pytest.mark.parametrize("start", ["　　", "", "\n"], ids=["indent", "none", "blank"])
def test_lines_broken_after_so_many_characters_are_joined_again(characters, start):
    figures = "全年办理行政许可1672件、行政处罚318件，罚没412.8万元，其中移送21件，抽检1.58万批次，合格率99.1%；培训640人次，评查案卷120卷，优秀率86.5%。"
    before, indent = ("\n", "") if start == "\n" else ("", start)
    whole = (*PARAGRAPHS[:4], figures, *PARAGRAPHS[4:])
    text = "\n".join(before + "\n".join(counted(indent + one, characters)) for one in whole)
    assert read(text.encode(), "x").paragraphs == whole


def test_in_a_text_whose_items_are_moved_in_a_full_line_goes_on_with_what_looks_like_a_number():
    whole = (
        *PARAGRAPHS[:3],
        "（二）深化普法宣传 以普法规划为主线，利用重要节点和逢农历三、六、九的集市开展法治赶集15场，发放资料6000余份。",
        *PARAGRAPHS[4:],
        *(f"{number}.人员不足。" for number in range(1, 4)),
    )
    lines = [line for one in whole for line in counted("　　" + one, 32)]
    assert any(line.startswith("六、九") for line in lines)
    assert read("\n".join(lines).encode(), "x").paragraphs == whole


@pytest.mark.parametrize("begins", ["执法队伍怎么建？", "第二部分 存在的问题", "——强化监督。评查案卷120卷。"])
def test_after_a_full_line_that_ends_a_sentence_a_heading_begins_anew(begins):
    full = "坚持依法行政推进法治政府建设的全部要求。"
    text = "\n".join(["深入学习贯彻习近平法治思想的各项要求和"] * 4 + [full, begins, "加强队伍建设。"])
    assert read(text.encode(), "x").paragraphs[1:] == (begins, "加强队伍建设。")


def test_what_is_counted_out_goes_on_in_the_next_line():
    text = "（一）普法 深入宣传法律利用逢农历三、\n六、九的集市宣传。"
    assert read(text.encode(), "x").paragraphs == ("（一）普法 深入宣传法律利用逢农历三、六、九的集市宣传。",)


def test_a_line_that_stops_at_a_comma_goes_on_unless_the_next_is_numbered_or_moved_in():
    assert read("坚持依法行政，\n推动发展。".encode(), "x").paragraphs == ("坚持依法行政，推动发展。",)
    assert read("坚持依法行政\n，推动发展。".encode(), "x").paragraphs == ("坚持依法行政，推动发展。",)
    assert read("坚持依法行政，\n一是推动。".encode(), "x").paragraphs == ("坚持依法行政，", "一是推动。")
    assert read("坚持依法行政，\n　　推动。".encode(), "x").paragraphs == ("坚持依法行政，", "推动。")


def test_a_line_that_breaks_off_in_a_number_goes_on():
    text = "全年办结案件，共12\n34件，罚款5\n万元。\n发放资料，合计2万余\n份。\n共办结，12\n3.普法\n12\n34件"
    expected = (
        "全年办结案件，共1234件，罚款5万元。",
        "发放资料，合计2万余",
        "份。",
        "共办结，12",
        "3.普法",
        "12",
        "34件",
    )
    assert read(text.encode(), "x").paragraphs == expected


def test_in_an_indented_text_a_line_that_is_not_goes_on_with_the_sentence():
    text = """        某镇2021年报告
    2021年，某镇深入推进法治政府建设，围绕中心工作，坚
持依法行政。
    一、成效
    全年召开会议12次，形成齐抓
共管的
格局，处罚见下表：
类别 件数
处罚 12
    二、问题
某镇人民政府"""
    assert read(text.encode(), "x").paragraphs == (
        "某镇2021年报告",
        "2021年，某镇深入推进法治政府建设，围绕中心工作，坚持依法行政。",
        "一、成效",
        "全年召开会议12次，形成齐抓共管的格局，处罚见下表：",
        "类别 件数",
        "处罚 12",
        "二、问题",
        "某镇人民政府",
    )


@pytest.mark.parametrize("alone", ["某镇人民政府", "2022年1月10日", "执法监督情况"])
def test_what_stands_alone_is_no_part_of_a_full_line_that_ends_a_sentence(alone):
    full = "办案十二件罚款三万元，依法公示全部案件。"
    lines = [*["坚持依法行政推进法治建设，提升执法的质效"] * 6, full]
    whole = "".join(lines)
    assert read("\n".join([*lines, alone]).encode(), "x").paragraphs == (whole, alone)
    assert read("\n".join([*lines, "均已办结。"]).encode(), "x").paragraphs == (whole + "均已办结。",)


def test_a_number_at_the_edge_is_inside_a_paragraph_where_items_begin_with_an_indent():
    opening = [
        "　　坚持依法行政推进法治建设的全部要求和",
        *["坚持把法治建设放在全局工作中来统筹和谋划"] * 3,
        "深入推进我县基层法治建设，主要做法如下：",
    ]
    items = ["（1）抓学习和培训，提高执法人员的素质和能力；", "（2）抓普法。"]
    headings = [f"　　{number}.人员不足。" for number in range(1, 10)]
    expected = ("".join([*opening, *items]).strip(), *(line.strip() for line in headings))
    assert read("\n".join([*opening, *items, *headings]).encode(), "x").paragraphs == expected


def test_a_bracket_at_a_lines_end_belongs_to_the_number_after_it():
    text = "坚持依法行政（\n2）抓监督。"
    assert read(text.encode(), "x").paragraphs == ("坚持依法行政（2）抓监督。",)


def test_headings_and_signatures_are_paragraphs_of_their_own():
    lines = (
        "某镇2021年报告",
        "一、成效",
        "加强领导",
        "（一）执法",
        "2021年，办案12宗。",
        "某镇人民政府",
        "2022年1月10日",
    )
    assert read("\n".join(lines).encode(), "x").paragraphs == lines


def test_a_percentage_at_a_lines_beginning_is_no_number_of_an_item():
    text = "    信访量下降，同比下降\n18.4%，满意度提高。\n    二、问题\n    人少。\n    1.抓学习。"
    assert read(text.encode(), "x").paragraphs[0] == "信访量下降，同比下降18.4%，满意度提高。"


def test_the_marks_of_markdown_are_no_text():
    text = """# 某镇2021年报告

## 一、成效 ##

### （一）*执法*
**办案。** 办结案件**36宗**，罚款__3万元__，
合计2件。
- 召开会议12次；
- 开展督查3次。

> 引用。

| 类别 | 件数 |
| --- | ---: |
| 处罚 | **12** |

---
1\\. 抓学习，5 * 3 = 15。"""
    assert read(text.encode(), "x").paragraphs == (
        "某镇2021年报告",
        "一、成效",
        "（一）*执法*",
        "办案。 办结案件36宗，罚款3万元，合计2件。",
        "召开会议12次；",
        "开展督查3次。",
        "引用。",
        "类别 件数",
        "处罚 12",
        "1. 抓学习，5 * 3 = 15。",
    )
    assert read("# 一\n- 二**三**".encode(), "x").paragraphs == ("# 一", "- 二**三**")


def test_a_row_of_markdown_ends_as_it_begins():
    text = "# 一\n# 二\n|| 处罚 | 12 |\n\n| 处罚 12"
    assert read(text.encode(), "x").paragraphs == ("一", "二", "处罚 12", "| 处罚 12")


def test_empty_lines_do_not_count_among_those_that_are_full():
    whole = "全年召开专题会议研究部署法治政府建设工作并且组织开展行政执法人员培训和专项督查"
    text = "\n\n\n\n".join(f"{whole}\n检查{number}次。" for number in "一二三四五六七八")
    assert read(text.encode(), "x").paragraphs == tuple(f"{whole}检查{number}次。" for number in "一二三四五六七八")


def test_blanks_inside_lines_are_no_indent():
    lines = "类别  件数", "处罚  12", "许可  30", "全年召开会议，研究法治工作", "开展执法培训，提高办案能力"
    assert read("\n".join(lines).encode(), "x").paragraphs == lines


def test_latin_words_are_joined_with_a_space():
    text = "the quick brown fox jumps over a lazy dog and\nruns away from all the other animals that are\nliving in the forest and in the hills beyond it\nfor ever."
    assert read(text.encode(), "x").paragraphs == (text.replace("\n", " "),)


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=300))
def test_no_text_is_lost_but_what_is_not_printed(text):
    try:
        document = read(text.encode(), "report.txt")
    except Unreadable:
        return
    if document.kind == "text" and not is_markdown(lines_of(text)):
        kept = "".join("".join(lines_of(text)).split())
        assert "".join("".join(document.paragraphs).split()) == kept


@pytest.mark.parametrize(
    "unit", ["字", " ", "　", "1", "，", "a b ", "\t", "（", "\u200b", "\r", "a\n", "一、\n", "字，\n"]
)
def test_long_texts_take_time_in_proportion(unit):
    text = unit * (300_000 // len(unit))
    try:
        document = read(text.encode(), "x")
    except Unreadable:
        return
    assert document.kind == "text"


def test_lines_with_tabs_are_rows_and_make_no_width_of_the_lines_around():
    lines = ["某镇2024年法治政府建设工作报告", "现将2024年工作情况报告如下：", "一、执法工作", "见下表。"]
    rows = ["部门\t立案（宗）\t罚款（万元）\t备注", "国土所\t9\t33.6\t含上年结转的两宗", "环保所\t5\t12\t无"]
    found = read("\n".join([*lines, *rows, "二、问题"]).encode(), "r.txt").paragraphs
    assert list(found) == [*lines, *(row.replace("\t", " ") for row in rows), "二、问题"]
