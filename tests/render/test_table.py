from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jinshi_cli.render import wrap
from jinshi_cli.render.bar import bar
from jinshi_cli.render.document import Column, Group, Table, plain
from jinshi_cli.render.style import Style
from jinshi_cli.render.table import render
from jinshi_cli.render.wrap import width


def table(*rows):
    columns = (
        Column("id", rigid=True),
        Column("名称", least=8),
        Column("数", right=True, rigid=True),
        Column("原文", rank=1, least=10),
        Column("键", rank=2, rigid=True),
    )
    return Table(columns, (Group(plain("组一"), tuple(tuple(plain(cell) for cell in row) for row in rows)),))


ROWS = (
    ("1.1#1", "甲乙丙丁戊己庚辛", "1,234", "共完成甲乙丙丁1234件", "key-one"),
    ("1.1#2", "甲", "5", "甲5件", "key-two"),
)


@pytest.mark.parametrize("limit", [20, 30, 40, 60, 80, 120, 300])
def test_no_line_is_wider_than_the_screen(limit):
    assert max(width(line) for line in render(table(*ROWS), Style(color=False, width=limit))) <= max(limit, 26)


def test_nothing_is_cut_without_an_edge():
    shown = "\n".join(render(table(*ROWS), Style(color=False, width=None)))
    assert all(cell in shown for row in ROWS for cell in row)


def test_the_least_important_columns_go_first():
    def headings(limit):
        return render(table(*ROWS), Style(color=False, width=limit))[1].split()

    assert headings(80) == ["id", "名称", "数", "原文", "键"]
    assert headings(40) == ["id", "名称", "数", "原文"]
    assert headings(30) == ["id", "名称", "数"]


def yearly(*names):
    columns = (
        Column("编号", rigid=True, handle=True),
        Column("名称", least=8),
        Column("数", right=True, rigid=True),
        Column("原文", rank=1, least=20),
        Column("时间", rank=2, rigid=True),
        Column("键", rank=3, rigid=True, handle=True),
    )
    rows = ((f"1#{place}", name, f"{place}9", f"{place}9宗（见附表，含上年结转）", f"202{place}年", f"key-{place}") for place, name in enumerate(names))  # fmt: skip
    return Table(columns, (Group((), tuple(tuple(map(plain, row)) for row in rows)),))


def test_a_column_in_which_rows_of_one_name_differ_does_not_go():
    def headings(limit, *names):
        return render(yearly(*names), Style(color=False, width=limit))[0].split()

    for limit, shown in ((80, ["原文", "时间", "键"]), (44, ["原文"]), (36, ["时间"]), (20, [])):
        assert headings(limit, "处罚", "处罚", "处罚") == ["编号", "名称", "数", *shown]
    assert headings(36, "处罚", "检查", "许可") == ["编号", "名称", "数"]


def test_rows_of_a_few_lines_each_are_told_apart_too():
    def lines(*names):
        return [line.split() for line in render(yearly(*names), Style(color=False, width=19))]

    assert lines("行政处罚", "行政处罚") == [
        ["1#0", "行政处罚"],
        ["09", "2020年"],
        ["1#1", "行政处罚"],
        ["19", "2021年"],
    ]
    assert lines("行政处罚", "行政检查") == [["1#0", "行政处罚"], ["09"], ["1#1", "行政检查"], ["19"]]


def test_numbers_are_aligned_right():
    lines = [line for line in render(table(*ROWS), Style(color=False, width=None)) if "1.1#" in line]
    ends = [
        width(line[: line.index(number) + len(number)]) for line, number in zip(lines, ("1,234", " 5"), strict=True)
    ]
    assert ends[0] == ends[1]


def test_a_long_cell_is_broken_not_cut():
    shown = "".join(render(table(*ROWS), Style(color=False, width=30)))
    assert set("甲乙丙丁戊己庚辛") <= set(shown)


def test_where_columns_have_no_room_a_row_is_a_few_lines():
    assert render(table(*ROWS), Style(color=False, width=20)) == [
        " 组一", " 1.1#1  甲乙丙丁戊己", " 庚辛", "    1,234", " 1.1#2  甲", "    5",
    ]  # fmt: skip


def test_bars_are_drawn_shorter_not_broken():
    columns = (Column("名称", least=8), Column("", scaled=True, least=4))
    rows = tuple((plain(name), plain("█" * size, "bar")) for name, size in (("甲", 16), ("乙", 8), ("丙", 1)))
    lines = render(Table(columns, (Group((), rows),)), Style(color=False, width=20))[2:]
    assert [line.split()[1] for line in lines] == ["█" * 12, "█" * 6, "▊"]


BARS = (
    Column("编号", rigid=True),
    Column("名称", least=18),
    Column("数值", right=True, rigid=True),
    Column("单位", rigid=True),
    Column("", scaled=True, least=8),
    Column("原文", rank=1, least=24),
)


def with_bars(*values):
    most = max(values)
    rows = tuple(
        (*map(plain, (f"1.{number}", "查处非法行医", f"{value:,}", "宗")), plain(bar(value / most, 16), "bar"), plain("共查处非法行医若干宗，整顿有力"))
        for number, value in enumerate(values, start=1)
    )  # fmt: skip
    return Table(BARS, (Group(plain("宗"), rows),))


@pytest.mark.parametrize("ascii_", [False, True])
@pytest.mark.parametrize("wide", [False, True])
@pytest.mark.parametrize("limit", [40, 50, 60, 70, 80, 120, 300])
def test_bars_are_drawn_to_scale_at_any_width(limit, wide, ascii_):
    wrap.show_ambiguous(wide=wide)
    try:
        lines = render(with_bars(3_050_000, 1_525_000, 762_500, 1), Style(color=False, width=limit, ascii=ascii_))
        assert max(map(width, lines)) <= limit
    finally:
        wrap.show_ambiguous(wide=False)
    signs = "#" if ascii_ else "█▏▎▍▌▋▊▉"
    drawn = [(line.index(sign), line) for line in lines if (sign := next((one for one in line if one in signs), None))]
    assert len(drawn) == 4
    assert len({width(line[:start].rstrip("0123456789")) for start, line in drawn}) == 1
    longest, half, quarter, least = (
        sum(line.count(sign) * size for sign, size in zip("#█▏▎▍▌▋▊▉", (8, 8, 1, 2, 3, 4, 5, 6, 7), strict=True))
        for _start, line in drawn
    )
    assert longest >= 8 * 4
    step = 8 if ascii_ else 1
    assert abs(half - longest / 2) <= step
    assert abs(quarter - longest / 4) <= step
    assert least == step


@given(
    st.lists(st.text(alphabet="甲乙“”—…·›※，。（）12ab ", max_size=12), min_size=5, max_size=5),
    st.integers(40, 300), st.booleans(), st.booleans(), st.booleans(),
)  # fmt: skip
def test_any_table_fits_and_loses_no_character_of_what_stays(cells, limit, wide, ascii_, roomy):
    rows = (ROWS[0], tuple(cells))
    wrap.show_ambiguous(wide=wide)
    try:
        lines = render(table(*rows), Style(color=False, width=limit, ascii=ascii_, roomy=roomy))
        assert max(map(width, lines)) <= limit
    finally:
        wrap.show_ambiguous(wide=False)
    shown = Counter("".join(lines))
    signs = str.maketrans({"›": ">", "※": "*"} if ascii_ else {})
    for cell in cells[:3]:
        wanted = Counter("".join(cell.translate(signs).split()))
        if ascii_ and cell == "…":
            continue
        assert wanted <= shown


def test_what_is_drawn_in_ascii_is_measured_as_it_is_drawn():
    # … is one cell, ... are three.
    rows = (("1.1#1", "…", "1", "", ""), ("1.1#2", "甲", "22", "", ""))
    lines = [line for line in render(table(*rows), Style(color=False, width=40, ascii=True)) if "1.1#" in line]
    assert len({width(line) for line in lines}) == 1
    assert "..." in lines[0]


@pytest.fixture
def stretched():
    wrap.show_ambiguous(wide=True)
    yield
    wrap.show_ambiguous(wide=False)


MARKS = (
    ("1.1#1", "“拆窗砌墙”专项行动", "1,234", "开展“拆窗砌墙”——强基·增信", "key-one"),
    ("1.1#2", "甲乙丙", "5", "甲5件", "key-two"),
)


@pytest.mark.usefixtures("stretched")
@pytest.mark.parametrize("limit", [40, 60, 80, 120])
def test_marks_of_ambiguous_width_keep_the_columns_where_the_terminal_shows_them_wide(limit):
    lines = render(table(*MARKS), Style(color=False, width=limit))
    assert max(map(width, lines)) <= limit
    ends = {
        width(line[: line.index(number) + len(number)])
        for line in lines
        for number in ("1,234", " 5 ")
        if number in line
    }
    assert len({end - (end % 2) for end in ends}) <= 2
    shown = "".join("".join(lines).split())
    assert "拆窗砌墙" in shown
    assert not any("\u2f00" <= character < "\u2fd6" for character in shown)


@pytest.mark.parametrize("style", [Style(color=False, width=80, ascii=True), Style(color=True, width=60, ascii=True)])
def test_rules_and_bars_in_ascii(style):
    shown = "".join(render(table(*ROWS), style))
    assert "---" in shown
    assert not set(shown) & set("─│├└█›※")


def test_a_roomy_table_has_no_rule_and_a_free_line_before_each_row():
    lines = render(table(*ROWS), Style(color=False, width=100, roomy=True))
    assert not any("─" in line for line in lines)
    assert lines.count("") == len(ROWS)
    assert not any("key-one" in line for line in lines)
