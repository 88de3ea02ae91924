from __future__ import annotations

from support import SMALL

from jinshi_cli.report.citation import cite, with_heads
from jinshi_cli.report.load import load
from jinshi_cli.report.model import Span, full_text, metrics_of, walk
from jinshi_cli.report.reference import resolve
from jinshi_cli.report.source import Source
from jinshi_cli.search.indexing.fold import fold


def test_the_whole_sentence_of_a_figure(report):
    (citation,) = cite(report, resolve(report, "1.3.6#3", fold))
    assert (citation.ref, citation.metric) == ("1.3.6", "1.3.6#3")
    assert citation.quote == (
        "截至目前，我镇共完成行政处罚41宗、行政检查85宗，行政罚款近305万元、没收违法所得2661元，罚款总额居于全区第一。"
    )
    assert citation.source == "《金石镇2021年法治政府建设年度报告》一（三）六"


def test_every_citation_is_word_for_word(report):
    sections = {section.ref: section for section in walk(report.sections)}
    for metric in metrics_of(report.sections):
        (citation,) = cite(report, metric)
        assert citation.quote in sections[citation.ref].text
        assert metric.text in citation.quote
    for section in walk(report.sections):
        (citation,) = cite(report, section)
        assert citation.quote in full_text(report)
        assert citation.quote.startswith(section.text)
        for below in walk(section.children):
            assert below.text in citation.quote


def test_a_chapter_is_cited_with_all_below_it(report):
    (citation,) = cite(report, resolve(report, "2", fold))
    assert citation.quote.startswith("在区委、区政府的正确领导下")
    assert citation.quote.endswith("执法队伍建设仍需进一步加强。")
    assert "\n" not in citation.quote


def test_a_set_phrase_is_cited_wherever_it_stands(report):
    assert [citation.ref for citation in cite(report, resolve(report, "“三资”", fold))] == ["1.3.3", "1.3.3"]


def test_a_law_is_cited_wherever_it_stands(report):
    (citation,) = cite(report, resolve(report, "广东省安全生产条例", fold))
    assert citation.ref == "1.3.4"
    assert citation.quote.startswith("根据《广东省安全生产条例》")


def test_only_sentences_with_the_name_in_its_marks_cite_a_law():
    text = SMALL.replace("依据《某条例》，实行", "某条例重要。依据《某条例》，实行")
    report = load(Source("r.yaml", text.encode()))
    assert [citation.quote for citation in cite(report, resolve(report, "某条例", fold))] == [
        "依据《某条例》，实行“三项制度”。"
    ]


def test_a_law_in_a_heading_is_cited_as_the_heading():
    report = load(Source("r.yaml", SMALL.replace("    title: 执法\n", "    title: 落实《甲法》\n").encode()))
    assert [citation.quote for citation in cite(report, resolve(report, "甲法", fold))] == ["（一）落实《甲法》"]


def test_a_figure_of_a_table_is_cited_with_the_heads_and_the_units():
    text = "见下表。\n单位：宗\n指标 2022年 2023年\n许可 5 6\n处罚 33 38\n另有说明。"
    row = Span(text.index("处罚"), text.index("处罚") + len("处罚 33 38"))
    start, end = with_heads(text, row)
    assert text[start:end] == "单位：宗\n指标 2022年 2023年\n许可 5 6\n处罚 33 38"
    other = Span(text.index("另有"), len(text))
    assert with_heads(text, other) == other
