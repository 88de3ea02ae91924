from __future__ import annotations

import itertools
import json
import re

import pytest
from hypothesis import event, given
from hypothesis import strategies as st
from work import calls

from jinshi_cli.report.load import load
from jinshi_cli.report.source import Source
from jinshi_cli.search.explain import reasons
from jinshi_cli.search.indexing import index as search_index
from jinshi_cli.search.indexing.index import build
from jinshi_cli.search.lexicon.readings import syllables
from jinshi_cli.search.parsing.query import MAX_LENGTH as MAX_QUERY
from jinshi_cli.search.parsing.query import parse
from jinshi_cli.search.rank import search, telling
from jinshi_cli.search.snippet import MAX_LENGTH, snippet
from jinshi_cli.search.suggest import nearest
from jinshi_cli.views.result_items import result_item


@pytest.fixture(scope="module")
def index(report):
    return build(report)


def found(index, *words, within=None):
    return search(index, parse(words), within=within)


@pytest.mark.parametrize(
    ("typed", "ref", "key"),
    [
        ("罚款", "1.3.6", "administrative-fines"), ("換屆選舉", "1.1.2", None), ("停水 企业", "1.3.4", "firms-cut-off"),
        ("停水停电的企业有几家", "1.3.4", "firms-cut-off"), ("疫苗接种", "1.3.1", "vaccine-doses"), ("vaccine", "1.3.1", "vaccine-doses"),
        ("fines", "1.3.6", "administrative-fines"), ("109", "1.1.2", "town-party-delegates"), ("破案率", "1.4.1", "criminal-clearance-rate"),
        ("陈声江", "1.2.2", None), ("陳聲江律師", "1.2.2", None), ("强基增信聚力", "1.1.2", None), ("廣東省安全生產條例", "1.3.4", None),
        ("优化营商环境", "1.3.2", None), ("逃生窗", "1.3.4", "escape-windows"), ("谁执法谁普法", "1.4.5", None),
        ("全民法律意识", "2.2", None), ("釣魚執法", "3.2", None),
    ],
)  # fmt: skip
def test_the_first_hit(index, typed, ref, key):
    first = found(index, *typed.split())[0]
    assert first.section.ref == ref
    if key is not None:
        assert first.metrics[0].key == key


@pytest.mark.parametrize("typed", ["罚款 飞机", "罚款 海洋牧场"])
def test_half_of_a_query_is_not_enough_but_is_suggested(index, typed):
    assert found(index, *typed.split()) == ()
    assert nearest(index, parse(tuple(typed.split()))) == "罚款"


@pytest.mark.parametrize("typed", ["地铁票价", "海洋牧场", "Kubernetes", "飞机", "奥运会金牌", "。。。", "12345678"])
def test_nothing_is_found_where_nothing_is(index, typed):
    assert found(index, typed) == ()


def test_routes_from_sure_to_daring(index):
    routes = {
        typed: found(index, *typed.split())[0].route
        for typed in ("疫苗接种", "疫苗 接种", "疫苗，接種", "接种 核酸", "疫苗接踵")
    }
    assert list(routes.values()) == ["exact", "folded", "folded", "words", "homophone"]


@pytest.mark.parametrize(
    ("typed", "ref", "route", "word"),
    [
        ("zhianlianfangdui", "1.4.1", "pinyin", "治安联防队"), ("lvshi", "1.2.2", "pinyin", "律师"), ("lüshi", "1.2.2", "pinyin", "律师"),
        ("lushi", "1.2.2", "pinyin", "律师"), ("zhenzhang", "1.1.3", "pinyin", "镇长"), ("wxyjgb", "1.4.5", "initials", "无线应急广播"),
        ("sanzi pingtai", "1.3.3", "pinyin", "三资”平台"), ("聚风2021", "1.4.1", "homophone", "飓风2021"), ("疫苗jz", "1.3.1", "mixed", "疫苗接种"),
        ("yimiao接种", "1.3.1", "mixed", "疫苗接种"), ("sanzi平台", "1.3.3", None, "三资”平台"), ("zenzang", "1.1.3", "near", "镇长"),
        ("矛盾盾纠纷", "1.4.1", None, "矛盾纠纷"), ("理论学习中组", "1.1.1", "typo", "理论学习中心组"), ("xinguanfeiyna", "1.3.1", "typo", "新冠肺炎"), ("3.6万元", "1.3.4", "number", "罚款36000元"),
        ("109", "1.1.2", "exact", "109"), ("五百万", "1.4.2", "number", "投入约500万元"), ("百分之百", "1.4.1", "number", "化解率100%"),
        ("zhènzhǎng", "1.1.3", "pinyin", "镇长"), ("zhen4zhang3", "1.1.3", "pinyin", "镇长"), ("duoshao fakuan", "1.3.6", "pinyin", "罚款"),
    ],
)  # fmt: skip
def test_what_is_typed_leads_to_the_characters(index, typed, ref, route, word):
    first = found(index, *typed.split())[0]
    assert first.section.ref == ref
    assert first.route == route or route is None
    assert word in [getattr(first.section, match.field)[match.span.start : match.span.end] for match in first.matches]


@pytest.mark.parametrize(
    ("typed", "ref", "key"),
    [
        ("停水停电的企业有几家", "1.3.4", "firms-cut-off"), ("去年罚款总共罚了多少钱", "1.3.6", "administrative-fines"),
        ("打了多少针疫苗", "1.3.1", "vaccine-doses"),
        ("罚款在全区排第几", "1.3.6", "fines-rank"), ("花了多少钱装监控", "1.4.2", "surveillance-investment"),
    ],
)  # fmt: skip
def test_a_question_is_answered_by_the_figure_in_the_unit_asked_for(index, typed, ref, key):
    first = found(index, typed)[0]
    assert (first.section.ref, first.metrics[0].key) == (ref, key)


@pytest.mark.parametrize(
    "typed",
    ["教育局", "司法局", "村干部工资多少", "gdp", "dtpj", "ditiepiaojia", "森林覆盖率", "飓风2022", "交通事故有几宗", "停车收费归谁管", "qwertyuiop", "z", "j", "m"],
)  # fmt: skip
def test_a_confident_wrong_answer_is_worse_than_none(index, typed):
    assert found(index, typed) == ()


@pytest.mark.parametrize("typed", ["公示", "执法", "公开", "治理", "法治"])
def test_sound_never_outranks_the_character(index, typed):
    """A word that is there by its characters is found by these alone, however many others sound like it."""
    there = {entry.section.ref for entry in index.entries if any(typed in place.text.text for place in entry.places)}
    hits = found(index, typed)
    assert hits
    assert {hit.section.ref for hit in hits} <= there
    assert {hit.route for hit in hits} <= {"exact", "folded"}


WORDS = ("执法", "土地", "普法", "没收", "检查", "矛盾", "罚款", "疫苗", "律师", "企业", "学习", "农村", "违法", "消防")


@pytest.mark.parametrize(("one", "other"), list(itertools.combinations(WORDS, 2)))
def test_words_that_the_report_has_are_found_by_their_characters_alone(index, one, other):
    """Nothing that only sounds like both together, or is a slip away from them, comes between."""
    assert found(index, one)
    assert {hit.route for hit in found(index, one, other)} <= {"exact", "folded", "words", "partial", "likely"}


@pytest.mark.parametrize(
    ("typed", "word"),
    [("zhi an", "治安"), ("an quan", "安全"), ("gong gong", "公共"), ("ting shui", "停水"), ("ji ji", "积极"), ("you hua", "优化"),
     ("fa zhi", "法治"), ("zhen zhang", "镇长"), ("zhen zhang shi shui", "镇长"), ("fa kuan duo shao", "罚款")],
)  # fmt: skip
def test_pinyin_with_spaces_is_one_word(index, typed, word):
    first = found(index, *typed.split())[0]
    assert first.route == "pinyin"
    assert word in [getattr(first.section, match.field)[match.span.start : match.span.end] for match in first.matches]


@pytest.mark.parametrize("typed", ["policy", "communist", "studio", "organ"])
def test_english_words_that_begin_alike_are_not_the_same(typed):
    text = {"marker": "一、", "title": "甲", "title_en": "Police, community, study and organisation", "text": "乙。"}
    report = made("丙。")
    report = report._replace(sections=(report.sections[0]._replace(title_en=text["title_en"]),))
    assert search(build(report), parse((typed,))) == ()
    assert search(build(report), parse(("studies",)))


@pytest.mark.parametrize("typed", ["19", "57", "20212025"])
def test_numbers_are_not_put_together_across_a_mark(typed):
    assert search(build(made("推进1+9，第5、7条，2021—2025年。")), parse((typed,))) == ()


@pytest.mark.parametrize("typed", ["1+9", "1＋9", "2021-2025", "2021—2025"])
def test_numbers_with_a_mark_between_are_found(typed):
    assert search(build(made("推进1+9，第5、7条，2021—2025年。")), parse((typed,)))


def test_a_title_whose_letters_change_their_number_in_lower_case_is_marked_right():
    report = made("丙。")
    report = report._replace(sections=(report.sections[0]._replace(title_en="İİ Fines imposed"),))
    (hit,) = search(build(report), parse(("fines",)))
    assert [hit.section.title_en[match.span.start : match.span.end] for match in hit.matches] == ["Fines"]


def test_the_figure_in_the_very_measure_word_comes_first():
    figures = [
        {"quote": "村干部124人", "label": "村干部", "value": 124, "unit": "人"},
        {"quote": "涉及村居22个", "label": "涉及村居", "value": 22, "unit": "个"},
    ]
    (hit,) = search(build(made("村干部124人，涉及村居22个。", metrics={1: figures})), parse(("有几个村",)))
    assert [metric.value for metric in hit.metrics] == [22, 124]


def test_the_words_of_a_report_are_rarer_than_its_name():
    text = [f"某镇第{number}项工作。" for number in range(1, 5)]
    hits = search(build(made(*text, "某镇蓄洪工程三处。")), parse(("某镇2021年蓄洪工程有几处",)))
    assert hits[0].section.ref == "5"


def test_words_close_together_and_in_order_come_first():
    apart = "修路在东边办理完成，后来又在西边很远的地方造桥。"
    hits = search(build(made(apart, "造桥修路。", "修路造桥。")), parse(("修路", "造桥")))
    assert [hit.section.ref for hit in hits] == ["3", "2", "1"]


def test_reasons_are_given_for_a_hit(index):
    query = parse(("聚风2021",))
    (hit,) = search(index, query)
    every = reasons(index, query, (hit,))[0]
    assert every[0] == ("聚风2021", "homophone", hit.score, ("飓风2021",))
    assert {reason.route for reason in every} == {"homophone"}


@pytest.mark.parametrize("typed", ["法治", "执法 队伍", "zhifa"])
def test_reasons_are_of_the_section_itself_and_the_best_of_a_part_comes_first(index, typed):
    query = parse(tuple(typed.split()))
    for hit in search(index, query):
        _first, *others = reasons(index, query, (hit,))[0]
        (entry,) = [entry for entry in index.entries if entry.section.ref == hit.section.ref]
        assert others
        for reason in others:
            assert all(any(word in place.text.text for place in entry.places) for word in reason.words)
        for _part, group in itertools.groupby(others, key=lambda reason: reason.part):
            scores = [reason.score for reason in group]
            assert scores == sorted(scores, reverse=True)


@pytest.mark.parametrize(
    "typed", ["罚款", "疫苗 接种", "3.6万元", "停水停电的企业有几家", "疫苗jz", "矛盾盾纠纷", "zhi an"]
)
def test_the_first_reason_is_that_of_the_hit(index, typed):
    query = parse(tuple(typed.split()))
    for hit in found(index, *typed.split())[:3]:
        first, *others = reasons(index, query, (hit,))[0]
        assert (first.route, first.score) == (hit.route, hit.score)
        assert len({(reason.part, reason.route) for reason in others}) == len(others)


def test_a_reason_that_is_all_of_the_query_has_the_score_of_the_hit(index):
    query = parse(("zhifa",))
    for hit in search(index, query):
        assert ("zhifa", hit.route, hit.score) in {reason[:3] for reason in reasons(index, query, (hit,))[0][1:]}


def test_within_a_section(index):
    assert {hit.section.ref for hit in found(index, "罚款", within="1.3")} == {"1.3.4", "1.3.6"}
    assert found(index, "罚款", within="2") == ()
    assert found(index, "罚款", within="1.3.6")[0].section.ref == "1.3.6"


def test_scores_fall_and_stay_in_bounds(index):
    for typed in ("法治", "学习", "执法 队伍", "依法行政", "党委"):
        scores = [hit.score for hit in found(index, *typed.split())]
        assert scores
        assert scores == sorted(scores, reverse=True)
        assert all(0 < score <= 100 for score in scores)


def made(*texts, metrics=None):
    """A report with one chapter a text, under titles that say nothing."""
    chapters = [
        {"marker": f"{number}.", "title": f"第{number}部分", "text": text, "metrics": (metrics or {}).get(number, [])}
        for number, text in enumerate(texts, 1)
    ]
    report = {"version": 1, "id": "a", "title": "题", "organ": "镇", "year": 2021, "chapters": chapters}
    return load(Source("made.yaml", json.dumps(report, ensure_ascii=False).encode()))


def test_a_title_before_a_figure_before_other_text():
    cases = {"quote": "普法5场", "label": "普法", "value": 5, "unit": "场"}
    report = made("重视普法工作。", "普法5场。", metrics={2: [cases]})
    titled = report._replace(
        sections=(*report.sections, report.sections[0]._replace(ref="3", title="普法", text="重视。"))
    )
    hits = search(build(titled), parse(("普法",)))
    assert [hit.section.ref for hit in hits] == ["3", "2", "1"]


def test_what_keeps_to_a_subject_before_what_touches_on_it():
    hits = search(build(made("普法一次。", "普法。普法。普法。")), parse(("普法",)))
    assert [hit.section.ref for hit in hits] == ["2", "1"]


def test_rare_parts_of_a_query_weigh_more():
    common = ["建设好。"] * 20
    hits = search(build(made(*common, "蓄洪好。")), parse(("蓄洪", "建设")))
    assert hits[0].section.ref == "21"


def test_a_number_is_not_in_a_longer_one(index):
    assert [hit.section.ref for hit in found(index, "7宗")] == ["1.3.3", "1.3.4"]
    assert "1.3.1" not in {hit.section.ref for hit in found(index, "7")}
    assert found(index, "3") == () or all("3" in hit.section.text for hit in found(index, "3"))


@pytest.mark.parametrize("typed", ["3050000", "3,050,000", "305万", "305万元", "三百零五万元", "3,050,000元"])
def test_a_figure_is_found_by_its_value_however_written(index, typed):
    first = found(index, typed)[0]
    assert (first.section.ref, first.metrics[0].key) == ("1.3.6", "administrative-fines")


@pytest.mark.parametrize("typed", [("22", "刑事"), ("刑事", "22"), ("罚款", "305"), ("305", "罚款")])
def test_words_stand_in_any_order(index, typed):
    assert found(index, *typed)[0].route == "words"


@pytest.mark.parametrize(
    ("typed", "key"),
    [("破案率是多少", "criminal-clearance-rate"), ("去年行政罚款多少？", "administrative-fines"), ("罚款多少", "administrative-fines"),
     ("我镇今年接种了多少疫苗", "vaccine-doses"), ("how many pupils", "students-addressed"), ("what was fined", "administrative-fines")],
)  # fmt: skip
def test_half_a_question(index, typed, key):
    assert found(index, typed)[0].metrics[0].key == key


@pytest.mark.parametrize("typed", ["丁戊", "宗检"])
def test_nothing_is_found_across_the_end_of_a_sentence(typed):
    assert search(build(made("丙丁。戊己办案12宗。检查3次。")), parse((typed,))) == ()


@pytest.mark.parametrize(
    ("typed", "there"),
    [
        ("234", False),
        ("5", False),
        ("1,234", True),
        ("1234", True),
        ("11", True),
        ("12", True),
        ("3.5", True),
        ("35000", True),
    ],
)
def test_a_number_is_whole(typed, there):
    figures = [
        {"quote": "受理1,234件", "label": "受理", "value": 1234, "unit": "件"},
        {"quote": "罚款3.5万元", "label": "罚款", "value": 35000, "unit": "元"},
    ]
    assert (
        bool(search(build(made("受理1,234件，罚款3.5万元，另有11，12项。", metrics={1: figures})), parse((typed,))))
        is there
    )


@pytest.mark.parametrize("typed", ["3.6", "30.5", "4.1", "1.2", "112.5"])
def test_a_decimal_is_not_its_digits(index, typed):
    assert found(index, typed) == ()


@pytest.mark.parametrize(
    ("typed", "ref", "key"),
    [("换届选举产生多少人", "1.1.2", "party-committee-members"),
     ("立案 破案", "1.4.1", "criminal-cases-opened"), ("12月15日", "1.3.1", "vaccine-doses"), ("律师服务几次", "1.2.2", "legal-services"), ("三十六场", "1.1.1", None)],
)  # fmt: skip
def test_most_of_a_query_is_enough(index, typed, ref, key):
    first = found(index, *typed.split())[0]
    assert first.section.ref == ref
    if key is not None:
        assert first.metrics[0].key == key


def test_the_whole_query_before_its_pieces(index):
    assert found(index, "谁执法")[0].section.ref == "1.4.5"


def test_an_english_word_is_not_found_in_a_fragment(index):
    assert {hit.route for hit in found(index, "lawyer")} == {"translation"}
    assert [found(index, typed) for typed in ("spen", "ill", "adviso")] == [()] * 3


@pytest.mark.parametrize("typed", ["人大代表", "行政许可法", "社区矫正法", "全区首宗", "执法", "顾问", "换届选举"])
def test_the_snippet_holds_what_was_typed(index, typed):
    hits = found(index, typed)
    assert hits
    for hit in hits:
        start, end = snippet(hit.section, hit.matches, hit.metrics)
        assert typed in hit.section.text[start:end] or typed in hit.section.title


def test_figures_of_another_thing_are_no_answer(index):
    first = found(index, "人大代表")[0]
    assert first.metrics == ()


def test_a_long_sentence_is_cut_at_marks():
    text = "".join(f"第{number}项工作扎实推进取得成效，" for number in range(1, 20)) + "终。"
    report = made(text)
    (hit,) = search(build(report), parse(("第9项",)))
    start, end = snippet(hit.section, hit.matches, hit.metrics)
    shown = text[start:end]
    assert "第9项" in shown
    assert shown.startswith("第")
    assert shown.endswith("成效")


QUERIES = st.lists(
    st.one_of(
        st.text(alphabet="罚款疫苗接种法治学习执法企业停水123的了是 ，。%aefin換屆選舉", min_size=1, max_size=8),
        st.text(alphabet="zhangshilvfkuemiaojxy'12345ǜü", min_size=1, max_size=14),
        st.text(alphabet="发宽以苗执发队五多少几家谁jz", min_size=1, max_size=8),
        st.text(max_size=10),
    ),
    min_size=1,
    max_size=3,
)


@given(QUERIES)
def test_every_match_is_where_it_says(index, words):
    check(found(index, *words))


@given(st.data())
def test_every_match_of_words_of_the_text_is_where_it_says(index, data):
    text = data.draw(st.sampled_from([entry.section.text for entry in index.entries if len(entry.section.text) > 12]))
    cuts = data.draw(st.lists(st.integers(0, len(text) - 4), min_size=1, max_size=3))
    hits = found(index, *(text[cut : cut + data.draw(st.integers(1, 8))] for cut in cuts))
    check(hits)
    event(f"hits: {min(len(hits), 3)}")


def check(hits):
    for hit in hits:
        assert 0 < hit.score <= 100
        assert hit.matches
        for item, match in zip(result_item(hit)["matches"], hit.matches, strict=True):
            text = getattr(hit.section, match.field)
            assert 0 <= match.span.start < match.span.end <= len(text)
            assert text[item["start"] : item["end"]] == item["text"]
        start, end = snippet(hit.section, hit.matches, hit.metrics)
        assert end - start <= MAX_LENGTH
        assert "\n" not in hit.section.text[start:end]


@given(st.data())
def test_any_words_of_the_text_are_found_by_their_pinyin(index, data):
    entry = data.draw(st.sampled_from([entry for entry in index.entries if len(entry.section.text) > 30]))
    runs = [run for run in re.findall("[一-鿿]{3,}", entry.section.text) if all(map(syllables, run))]
    run = data.draw(st.sampled_from(runs))
    start = data.draw(st.integers(0, len(run) - 3))
    words = run[start : start + data.draw(st.integers(3, 8))]
    spelled = "".join(data.draw(st.sampled_from(syllables(character))) for character in words)
    hits = {hit.section.ref: hit for hit in found(index, spelled)}
    assert hits[entry.section.ref].route == "pinyin"


@given(st.data())
def test_any_words_of_the_text_find_their_section_exactly(index, data):
    entry = data.draw(st.sampled_from([entry for entry in index.entries if entry.section.text]))
    text = entry.section.text
    start = data.draw(st.integers(0, len(text) - 2))
    end = min(start + data.draw(st.integers(2, 12)), len(text))
    words = text[start:end].strip()
    cuts_a_number = any(0 < place < len(text) and text[place - 1 : place + 1].isdigit() for place in (start, end))
    if cuts_a_number or not parse((words,)).words:
        return
    hits = {hit.section.ref: hit for hit in found(index, words)}
    assert hits[entry.section.ref].route == "exact"
    assert any(text[match.span.start : match.span.end] == words for match in hits[entry.section.ref].matches)


def test_the_nearest_thing(index):
    assert nearest(index, parse(("应急核算采集点",))) == "应急核酸采集点"
    assert nearest(index, parse(("xyzzy",))) is None


def test_the_work_for_a_snippet_does_not_grow_with_its_square():
    steps = []
    for times in (1_000, 2_000):
        (hit,) = search(build(made("执法队伍建设有3人。" * times)), parse(("执法",)))
        steps.append(calls(lambda hit=hit: snippet(hit.section, hit.matches, hit.metrics)))
    assert steps[1] < 2.5 * steps[0]


@pytest.mark.parametrize("typed", ["执法 建设 队伍", "执发队伍", "zhifaduiwu", "执法队五见设多少", "执法队伍建设" * 30])
def test_the_work_for_a_section_that_repeats_itself_does_not_grow_with_its_square(typed):
    """Counted in steps, not in seconds: twice the text is about twice the work."""
    steps = []
    for times in (400, 800):
        index = build(made("执法队伍建设，加强学习贯彻法治思想。" * times))
        search(index, parse((typed,)))
        steps.append(calls(lambda index=index: search(index, parse((typed,)))))
    assert steps[1] < 2.5 * steps[0]


def test_a_pasted_paragraph_is_found(index):
    (entry,) = [entry for entry in index.entries if entry.section.ref == "1.3.4"]
    pasted = entry.section.text[:MAX_QUERY]
    assert len(pasted) > 200
    first = found(index, pasted)[0]
    assert (first.section.ref, first.route) == ("1.3.4", "exact")


def test_what_is_not_looked_at_is_not_called_exact():
    text = "".join(f"第{number}项工作。" for number in range(300))
    index = build(made(text))
    (hit,) = search(index, parse((text[:MAX_QUERY] + "另有他事。",)))
    assert hit.route == "folded"


@pytest.mark.parametrize("times", [1, 4])
def test_of_a_pasted_query_so_many_words_are_looked_for(times):
    words = [chr(0x4E00 + place) * 2 for place in range(40 * times)]
    report = made("开展" + words[-1] + words[7] + "工作。", "其他工作。")
    asked = telling(build(report), parse((" ".join(words),)))
    assert len(asked.words) == 16
    assert asked.words == tuple(word for word in parse((" ".join(words),)).words if word in asked.words)


def test_the_work_for_a_pasted_query_does_not_grow_with_its_words():
    index = build(made(*(f"第{number}次推进{chr(0x4E00 + number)}工作，开展检查。" for number in range(60))))
    steps = []
    for count in (60, 240):
        query = parse((" ".join(chr(0x5000 + 3 * place) + chr(0x5001 + 3 * place) for place in range(count)),))
        steps.append(calls(lambda query=query: search(index, query)))
    assert steps[1] < 2 * steps[0]


def test_of_a_pasted_word_the_beginning_is_looked_for():
    index = build(made("推进工作。"))
    (word,) = telling(index, parse(("甲乙" * 200,))).words
    assert [part.text for part in word.parts] == ["甲乙" * 30]


def test_what_is_typed_is_looked_for_whole(index):
    query = parse((" ".join(["执法", "队伍", "建设"] * 10)[:60],))
    assert telling(index, query) is query


def test_the_routes_are_walked_once_for_all_hits():
    index = build(made(*["执法队伍建设。"] * 40))
    query = parse(("执法",))
    hits = search(index, query)
    assert calls(lambda: reasons(index, query, hits)) < 10 * calls(lambda: reasons(index, query, hits[:1]))


def test_what_was_pasted_is_near_to_nothing():
    index = build(made("推进“应急核酸采集点”建设。"))
    assert nearest(index, parse(("应急核算采集点",))) == "应急核酸采集点"
    assert nearest(index, parse(("应急核算采集点" * 9,))) is None


def test_of_a_word_that_stands_everywhere_so_many_places_are_looked_at(monkeypatch):
    monkeypatch.setattr(search_index, "MOST_PLACES", 3)
    (hit,) = search(build(made("办理。" * 5)), parse(("办理",)))
    assert [match.span for match in hit.matches if match.field == "text"] == [(0, 2), (3, 5), (6, 8)]
