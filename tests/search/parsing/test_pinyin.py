from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jinshi_cli.search.indexing.index import folded
from jinshi_cli.search.lexicon.readings import all_syllables
from jinshi_cli.search.parsing.double_pinyin import spelled_out
from jinshi_cli.search.parsing.pinyin import spelling
from jinshi_cli.search.parsing.query import LAYOUTS
from jinshi_cli.search.routes.slips import slipped
from jinshi_cli.search.routes.spelled import CUT, FULL, INITIAL, NEAR, alignments, beginnings


@pytest.mark.parametrize(
    ("typed", "signs"),
    [("lǜshī", "lvshi"), ("lü shi", "lvshi"), ("LV SHI", "lvshi"), ("lv4shi1", "lvshi"), ("xi'an", "xian"), ("疫苗jz", "疫苗jz"),
     ("jufeng2021", "jufeng2021"), ("pu3 fa3", "pufa"), ("3.5万", "3.5万"), ("ｌｖ", "lv"), ("nǚ", "nv"), ("nue4dai4", "nuedai"), ("罚款3.", "罚款3")],
)  # fmt: skip
def test_what_is_typed_is_read_as_letters(typed, signs):
    assert spelling(typed).signs == signs


def test_breaks_and_tones_are_kept():
    assert spelling("xi'an").breaks == {2}
    assert spelling("lv4shi1").breaks == {2, 5}
    assert dict(spelling("lv4shi1").tones) == {1: 4, 4: 1}
    assert dict(spelling("lǜshī").tones) == {1: 4, 4: 1}


def fits(text, typed, ways):
    spelled = spelling(typed)
    haystack = folded(text)
    found = alignments(haystack, spelled, ways, beginnings(set(haystack.text), spelled, ways))
    return [(haystack.text[one.start : one.end], round(one.quality, 2)) for one in found]


@pytest.mark.parametrize(
    ("typed", "ways", "found"),
    [
        ("lvshi", FULL, ["律师"]),
        ("lushi", FULL, ["律师"]),
        ("lvs", FULL | CUT, ["律师"]),
        ("lvsh", FULL | CUT, ["律师"]),
        ("lvs", FULL, []),
        ("ls", INITIAL, ["律师"]),
        ("lsh", INITIAL, ["律师"]),
        ("lshi", FULL | INITIAL, ["律师"]),
        ("律shi", FULL, ["律师"]),
        ("lvsi", FULL, []),
        ("lvsi", FULL | NEAR, ["律师"]),
        ("nvshi", FULL | NEAR, ["律师"]),
        ("shi", FULL, ["师", "事"]),
    ],
)
def test_laying_letters_along_a_text(typed, ways, found):
    assert [word for word, _quality in fits("聘请律师，事务。", typed, ways)] == found


def test_u_stands_for_v_only_where_a_syllable_is_written_so():
    assert [word for word, _quality in fits("接决", "jve", FULL)] == ["决"]


def test_n_and_l_are_near_either_way():
    assert [word for word, _quality in fits("安宁，律师", "anling", FULL | NEAR)] == ["安宁"]
    assert [word for word, _quality in fits("安宁，律师", "nvshi", FULL | NEAR)] == ["律师"]


def test_a_break_is_no_place_for_a_syllable_to_go_across():
    assert fits("先西安", "xian", FULL) == [("先", 1.0), ("西安", 1.0)]
    assert fits("先西安", "xi an", FULL) == [("西安", 1.0)]


def test_nothing_is_laid_across_the_end_of_a_sentence():
    assert fits("聘请法律。师资", "lvshi", FULL) == []


def test_exact_is_better_than_lax_and_a_wrong_tone_costs():
    quality = {typed: fits("律师", typed, FULL)[0][1] for typed in ("lvshi", "lushi", "lv4shi1", "lv1shi1")}
    assert quality["lvshi"] == quality["lv4shi1"] == 1.0
    assert quality["lushi"] < 1
    assert quality["lv1shi1"] < 1


def test_a_character_typed_as_itself_costs_nothing_and_a_letter_has_its_tone():
    assert fits("聘请律师", "律shi", FULL) == [("律师", 1.0)]
    assert fits("养鹅", "e2", FULL) == [("鹅", 1.0)]
    assert fits("养鹅", "e4", FULL)[0][1] < 1


@given(
    st.text(alphabet="金石镇律师罚款。，3a", min_size=1, max_size=12), st.text(alphabet="jinshzevlufak '4", max_size=10)
)
def test_an_alignment_is_within_the_text_and_spends_the_letters(text, typed):
    spelled = spelling(typed)
    if not spelled.signs:
        return
    haystack = folded(text)
    ways = FULL | CUT | INITIAL | NEAR
    for one in alignments(haystack, spelled, ways, beginnings(set(haystack.text), spelled, ways)):
        assert 0 <= one.start < one.end <= len(haystack.text)
        assert "".join(step.typed for step in one.steps) == spelled.signs
        assert 0 < one.quality <= 1


@pytest.mark.parametrize(
    ("typed", "found"),
    [("zhianlianfangdui", 0), ("zhianlinafangdui", 1), ("zhianlianfngdui", 1), ("zhianliannfangdui", 1), ("zhianlixnfangdui", 1),
     ("zhanlianfagdui", 2), ("jiaotonganquan", None), ("zhian", None)],
)  # fmt: skip
def test_a_slip_in_pinyin(typed, found):
    text = folded("组建治安联防队，开展巡逻。")
    slip = slipped(text, typed)
    assert (slip and slip[2]) == found
    if slip is not None:
        assert text.text[slip[0] : slip[1]] == "治安联防队"


@pytest.mark.parametrize(
    ("text", "typed", "word"), [("镇长负责。", "zhenzhng", "镇长"), ("发放银行贷款。", "yinhangdaikan", "银行贷款")]
)
def test_a_slip_in_few_letters_and_in_the_second_reading_of_a_character(text, typed, word):
    haystack = folded(text)
    start, end, slips = slipped(haystack, typed)
    assert (haystack.text[start:end], slips) == (word, 1)


@pytest.mark.parametrize(
    ("layout", "typed", "syllables"),
    [("xiaohe", "fakr", "fa'kuan"), ("xiaohe", "yimnjpvs", "yi'miao'jie'zhong"), ("xiaohe", "lvui", "lv'shi"), ("ziranma", "yimcjxvs", "yi'miao'jie'zhong"),
     ("ziranma", "lvui", "lv'shi"), ("microsoft", "y;", "ying"), ("microsoft", "oj", "an"), ("xiaohe", "oj", None), ("ziranma", "oj", None), ("xiaohe", "anqr", "an'quan"), ("xiaohe", "ah", "ang"),
     ("xiaohe", "aa", "a"), ("xiaohe", "fak", None), ("xiaohe", "xyzq", None), ("xiaohe", "", None)],
)  # fmt: skip
def test_double_pinyin(layout, typed, syllables):
    assert spelled_out(typed, layout) == syllables


@pytest.mark.parametrize("layout", LAYOUTS)
def test_every_syllable_can_be_typed_in_two_keys(layout):
    keys = [one + other for one in "abcdefghijklmnopqrstuvwxyz" for other in "abcdefghijklmnopqrstuvwxyz;"]
    typed = {spelled_out(pair, layout) for pair in keys}
    # lo shares its keys with luo.
    assert all_syllables() - typed == {"lo"}
