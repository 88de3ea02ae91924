"""What the commands say, as plain text at a fixed width, in both languages, on a small report."""

from __future__ import annotations

import re

import pytest
from support import SMALL

from jinshi_cli import messages
from jinshi_cli.render.style import Style
from jinshi_cli.render.text import render
from jinshi_cli.report.citation import cite
from jinshi_cli.report.load import load
from jinshi_cli.report.model import mentions, metrics_of
from jinshi_cli.report.reference import resolve
from jinshi_cli.report.source import Source
from jinshi_cli.search.indexing.fold import fold
from jinshi_cli.search.indexing.index import build
from jinshi_cli.search.parsing.query import parse
from jinshi_cli.search.rank import search
from jinshi_cli.views.citations import citations
from jinshi_cli.views.detail import detail
from jinshi_cli.views.figures import figures
from jinshi_cli.views.grouping import order
from jinshi_cli.views.mentions import mentions as mentions_view
from jinshi_cli.views.outline import outline
from jinshi_cli.views.overview import overview
from jinshi_cli.views.problems import place
from jinshi_cli.views.results import results
from jinshi_cli.views.wording import amount_text

NOTED = SMALL.replace(
    "        qualifier: 近\n",
    "        qualifier: 近\n        note: 含旧案。\n        note_en: Old cases included.\n"
    "      - {quote: '办案12宗，罚款近3.5万元', label: 宗均罚款, unit: 元, formula: fines / cases, note: 含旧案。, note_en: Old cases included.}\n",
)


@pytest.fixture(scope="module")
def noted():
    return load(Source("noted.yaml", NOTED.encode()))


@pytest.fixture(params=["zh", "en"])
def language(request):
    messages.install(request.param)
    yield request.param
    messages.install("en")


def shown(view, width=60):
    return render(view, Style(color=False, width=width)).replace("\xa0", " ")


def in_language(language, **expected):
    return expected[language]


def test_the_overview(noted, language):
    assert shown(overview(noted, lambda *words: " ".join(("jinshi", *words, "-r x.yaml"))), 100) == in_language(
        language,
        zh="""\
某镇2022年报告
某镇 · 2022

  0  前言
  1  一、成效  1 项举措 · 2 个数据
  2  二、问题  2 个问题

2 个数据 · 引用法规和文件 1 件 · 固定提法 1 个

试试看
  jinshi search 办案 -r x.yaml  查找数据或段落
  jinshi show 1.1.1 -r x.yaml   阅读一节全文
  jinshi metrics -r x.yaml      以表格列出全部数据；用 jinshi -h 查看所有命令
""",
        en="""\
某镇2022年报告
某镇 · 2022

  0  前言
  1  Results  一、成效  1 measure · 2 figures
  2  二、问题  2 problems

2 figures · 1 law or document cited · 1 set phrase

Try next
  jinshi search 办案 -r x.yaml  find a figure or a passage
  jinshi show 1.1.1 -r x.yaml   read one section in full
  jinshi metrics -r x.yaml      all figures in a table; jinshi -h lists every command
""",
    )


def test_the_outline(noted, language):
    assert shown(outline(noted, noted.sections, None)) == in_language(
        language,
        zh="""\
0 前言  占全文 4%
1 一、成效  占全文 70% · 2 个数据
└─ 1.1 （一）执法  占全文 65% · 2 个数据
   └─ 1.1.1 一是办案有力  占全文 52% · 2 个数据
2 二、问题  占全文 27%
├─ 2.1 一是人手不足  占全文 9%
└─ 2.2 二是培训不够  占全文 9%
""",
        en="""\
0 前言  4% of the text
1 Results  一、成效  70% of the text · 2 figures
└─ 1.1 （一）执法  65% of the text · 2 figures
   └─ 1.1.1 一是办案有力  52% of the text · 2 figures
2 二、问题  27% of the text
├─ 2.1 一是人手不足  9% of the text
└─ 2.2 二是培训不够  9% of the text
""",
    )
    assert shown(outline(noted, noted.sections, 1)).count("\n") == 3


def test_a_measure_in_full(noted, language):
    assert shown(detail(noted, [resolve(noted, "1.1.1", fold)])) == in_language(
        language,
        zh="""\
一 › （一） › 一  1.1.1 · 举措

一是办案有力。全年共办案12宗，罚款近3.5万元。

依据《某条例》，实行“三项制度”。

  1.1.1#1         12  宗  办案
  1.1.1#2  近 35,000  元  罚款 ※
  1.1.1#3    2,916.7  元  宗均罚款（计算得出） ※

※ 1.1.1#2 1.1.1#3  含旧案。

  法规文件  《某条例》
""",
        en="""\
一 › （一） › 一  1.1.1 · measure

一是办案有力。全年共办案12宗，罚款近3.5万元。

依据《某条例》，实行“三项制度”。

  1.1.1#1         12  宗  Cases  办案
  1.1.1#2  近 35,000  元  Fines  罚款 ※
  1.1.1#3    2,916.7  元  宗均罚款 (computed) ※

※ 1.1.1#2 1.1.1#3  Old cases included.

  Laws and documents  《某条例》
""",
    )


def test_a_chapter_in_full_shows_everything_below_it(noted):
    text = shown(detail(noted, [resolve(noted, "1", fold)]))
    assert [line for line in text.splitlines() if "›" in line or line.startswith("一  ")] == [
        "一  1 · chapter",
        "一 › （一）  1.1 · section",
        "一 › （一） › 一  1.1.1 · measure",
    ]
    assert "本节综述。" in text


def test_a_figure_in_full(noted):
    assert (
        shown(detail(noted, [resolve(noted, "fines", fold), resolve(noted, "1.1.1#3", fold)]))
        == """\
Fines  罚款  近 35,000 元
1.1.1#2 · fines
一 › （一） › 一  1.1.1 · measure  办案有力

全年共办案12宗，罚款近3.5万元。

※ Old cases included.

宗均罚款 (computed)  2,916.7 元
1.1.1#3
一 › （一） › 一  1.1.1 · measure  办案有力

全年共办案12宗，罚款近3.5万元。

Computed: fines / cases

※ Old cases included.
"""
    )


def test_a_law_in_full(noted):
    assert (
        shown(detail(noted, [resolve(noted, "《某条例》", fold)]))
        == """\
《某条例》

一 › （一） › 一  1.1.1 · measure  办案有力
依据《某条例》，实行“三项制度”。
"""
    )


def test_the_metric_table(noted):
    metrics = metrics_of(noted.sections)
    assert (
        shown(figures(noted, metrics, "section", bars=False), 100)
        == """\
 一 › （一） › 一  办案有力
 Id       Figure                     Value  Unit  In words                 Key
 ───────────────────────────────────────────────────────────────────────────────
 1.1.1#1  Cases  办案                   12  宗    办案12宗                 cases
 1.1.1#2  Fines  罚款 ※          近 35,000  元    罚款近3.5万元            fines
 1.1.1#3  宗均罚款 (computed) ※    2,916.7  元    办案12宗，罚款近3.5万元

※ 1.1.1#2 1.1.1#3  Old cases included.
"""
    )


def test_bars_compare_within_one_unit(noted):
    metrics = metrics_of(noted.sections)
    text = shown(figures(noted, order(metrics, "unit"), "unit", bars=True), None)
    bars = ["".join(re.findall("[█▏▎▍▌▋▊▉]", line)) for line in text.splitlines() if line.startswith(" 1.1.1#")]
    # One 宗 has nothing to compare with; of two 元 the longer has 16 cells, and 2,916.7 of 35,000 is 1 3/8 of them.
    assert bars == ["", "█" * 16, "█▍"]


def test_search_results(noted):
    hits = search(build(noted), parse(("罰款",)))
    assert (
        shown(results(noted, hits))
        == """\
一 › （一） › 一  1.1.1 · measure  办案有力
  1.1.1#2  Fines  罚款 ※  近 35,000 元
  1.1.1#3  宗均罚款 (computed) ※  2,916.7 元
    ※ Old cases included.
  全年共办案12宗，罚款近3.5万元。
"""
    )


def test_citations(noted):
    assert shown(citations(cite(noted, resolve(noted, "cases", fold))), None) == (
        "全年共办案12宗，罚款近3.5万元。\n——《某镇2022年报告》一（一）一\n"
    )


def test_mentions(noted):
    text = shown(mentions_view(noted, mentions(noted, "terms"), "Set phrase"), 80)
    assert "“三项制度”" in text
    assert "1.1.1" in text
    assert "办案有力" in text


@pytest.mark.parametrize(
    ("path", "shown_as"),
    [("chapters[0].sections[2].sections[5].metrics[0].value", "1.3.6#1 value"), ("chapters[1].title", "2 title"), ("chapters[1]", "2"),
     ("preamble.text", "0 text"), ("preamble.metrics[0].unit", "0 metrics[0].unit"), ("year", "year"), ("", ""), ("chapters", "chapters")],
)  # fmt: skip
def test_a_place_in_the_file_is_called_as_everywhere_else(path, shown_as):
    assert place(path) == shown_as


@pytest.mark.parametrize(
    ("written", "qualifier", "shown_as"),
    [("40起左右", "左右", "40 起左右"), ("10余起", "余", "10 余起"), ("近30起以上", "近以上", "近 30 起以上")],
)
def test_a_word_that_makes_a_number_inexact_stands_where_the_text_has_it(noted, written, qualifier, shown_as):
    metric = metrics_of(noted.sections)[0]
    value = int(re.sub("[^0-9]", "", written))
    metric = metric._replace(value=value, unit="起", qualifier=qualifier, text=f"调解{written}", kind="count")
    assert amount_text(metric) == shown_as


def test_a_place_among_the_first_is_shown_as_such(language, noted):
    metric = metrics_of(noted.sections)[0]._replace(kind="rank", value=10, unit=None, qualifier="前")
    assert amount_text(metric) == in_language(language, en="top 10", zh="前 10 名")
