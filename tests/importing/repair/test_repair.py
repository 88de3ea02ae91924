from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jinshi_cli.importing.repair import repair
from jinshi_cli.importing.repair.record import Edit, Repaired, change
from jinshi_cli.report.load import load
from jinshi_cli.report.model import LOST, full_text
from jinshi_cli.report.source import bundled, read_source

ROOT = Path(__file__).parents[3]
REPORTS = sorted((ROOT / "bench" / "search" / "reports").glob("*.yaml"))
CONVERTED = "鎮黨委領導幹部學習貫徹法治政府建設報告精神,"


@pytest.fixture(scope="module")
def as_found() -> Repaired:
    return repair((ROOT / "tests" / "source" / "report-2021-as-found.txt").read_text(encoding="utf-8").strip("\n"))


def last_line(text: str) -> str:
    return repair(CONVERTED * 3 + "\n" + text).text.split("\n")[-1]


def test_the_known_copy_is_restored_character_for_character(as_found):
    title, *rest = as_found.text.split("\n")
    assert "\n".join(rest) == full_text(load(read_source(bundled())))
    assert title == rest[0]


def test_the_lost_digit_is_marked_with_what_it_may_have_been(as_found):
    (lost,) = [repair for repair in as_found.repairs if repair.why == "lost"]
    assert as_found.text[lost.start - 4 : lost.end + 1] == "取保候审□人"
    assert lost.doubtful
    assert lost.candidates == tuple("0123456789")


def test_repairs_tell_where_they_stand(as_found):
    assert all(as_found.text[repair.start : repair.end] == repair.after for repair in as_found.repairs)
    # 661 notes in step, and the one after a character that was not.
    assert sum(repair.why == "annotation" for repair in as_found.repairs) == 661 + 1


@pytest.mark.parametrize("path", [bundled(), *REPORTS], ids=lambda path: path.stem)
def test_a_clean_report_is_left_alone(path):
    text = full_text(load(read_source(path)))
    assert repair(text) == Repaired(text, ())


@pytest.mark.parametrize(
    "text",
    [
        "接待香港中華總商會代表团来访，皇后镇的后勤工作由乾隆村负责，著作权法宣传3场次。",
        "会议于12:30开始，比例为1:5，共1,234件，“1+1+9”部署按〔2021〕15号文件落实。",
        "生僻字“璩（qú）”已标注读音，瞭望塔1座。什么是法治？？依法办事。",
        "文化体育局举办体育活动3场，推广“粤省事”APP，在官网公布。文化体育局再办2场。",
    ],
)
def test_clean_text_of_every_kind_is_left_alone(text):
    assert repair(text) == Repaired(text, ())


@pytest.mark.parametrize(
    ("seen", "was"),
    [
        ("著力推進著作權保護,取得顯著成效。", "着力推进著作权保护，取得显著成效。"),
        ("按期答覆羣衆來信,電話回覆率提高,實現視頻覆蓋。", "按期答复群众来信，电话回复率提高，实现视频覆盖。"),
        ("幹部參加後續學習,皇后鎮乾隆村。", "干部参加后续学习，皇后镇乾隆村。"),
        ("全鎮(zhèn)學(xué)習(xí)領(lǐng)導(dǎo)講話", "全镇学习领导讲话"),
        ("新冠肺炎(COVID-19)疫情防控", "新冠肺炎（COVID-19）疫情防控"),
        ("依據潮府(2021)15號文件,于12:30召開,發放1,234份", "依据潮府(2021)15号文件，于12:30召开，发放1,234份"),
        ("村(社區)“兩委”幹部124人;“1+1+9”部署", "村（社区）“两委”干部124人；“1+1+9”部署"),
        ("罰款２３４０元,占９．５％", "罚款2340元，占9.5%"),
        ("加強領導.召開會議,共6次,占3.5%.", "加强领导。召开会议，共6次，占3.5%。"),
        ("一.主要工作.(二).辦案3件.", "一.主要工作。（二）.办案3件。"),
        ("安裝監控?cái)z像頭530個(gè)", "安装监控摄像头530个"),
        ("?。ㄒ唬?qiáng)化領(lǐng)導(dǎo)", "（一）强化领导"),
        ("安裝監控?cái)z像頭?共530個(gè)", "安装监控摄像头？共530个"),
        ("綠(lǜ)化,呂(lǚ)村", "绿化，吕村"),
        ("會議學後總結", "会议学后总结"),
        ("姓氏𠮷,3人", "姓氏𠮷，3人"),
    ],
)
def test_damage_is_undone(seen, was):
    assert last_line(seen) == was


def test_invisible_characters_are_dropped_and_told():
    repaired = repair("法治\u200b政府&nbsp;建设\ufeff")
    assert repaired.text == "法治政府 建设"
    assert {repair.why for repair in repaired.repairs} == {"invisible"}


def test_an_advertisers_name_is_marked_as_what_cannot_be_recovered():
    repaired = repair("今年来开云体育共召开会议3次。\n加强开云体育建设，举办体育活动。")
    assert repaired.text == f"今年来{LOST}共召开会议3次。\n加强{LOST}建设，举办体育活动。"
    assert all(repair.doubtful for repair in repaired.repairs)


def test_a_name_that_is_longer_than_its_pattern_is_marked_whole():
    repaired = repair("今年来亚美博体育共召开会议3次。\n加强亚美博体育建设，举办体育活动。")
    assert repaired.text == f"今年来{LOST}共召开会议3次。\n加强{LOST}建设，举办体育活动。"


def test_a_point_at_the_end_of_a_line_is_a_full_stop_where_marks_are_half_width():
    assert repair(CONVERTED * 3 + "\n加強領導.\n召開會議.").text.split("\n")[1:] == ["加强领导。", "召开会议。"]
    text = "全年办案，成效明显，群众满意，见附件(1)及表格."
    assert repair(text) == Repaired(text, ())


def test_a_closing_bracket_that_nothing_opened_is_a_guess_but_for_that_of_an_item():
    repaired = repair(CONVERTED * 3 + "\n截至12月31日。)\n2)落實,責任")
    assert repaired.text.endswith("\n截至12月31日。）\n2)落实，责任")
    (guess,) = [one for one in repaired.repairs if one.doubtful]
    assert (guess.after, guess.candidates) == ("）", ("）", ")"))


def test_a_comma_between_digits_is_a_guess():
    comma = repair(CONVERTED * 3 + "罰款12,5件").repairs[-1]
    assert (comma.after, comma.candidates, comma.doubtful) == ("，", ("，", ","), True)


def test_a_radical_that_no_character_looks_like_is_no_repair():
    text = "部首⺀，全年办案。"
    assert repair(text) == Repaired(text, ())
    assert repair("父⺟").text == "父母"


@given(st.text(alphabet="鎮鎮設學審財a(?。?)qiángxué,3控驅\n", max_size=60))
def test_any_text_is_repaired_without_an_error(text):
    repaired = repair(CONVERTED * 2 + text)
    assert all(repaired.text[repair.start : repair.end] == repair.after for repair in repaired.repairs)


def test_edits_move_the_repairs_made_before():
    first = change(Repaired("abcdef", ()), [Edit(4, 5, "E", "width")])
    second = change(first, [Edit(0, 2, "", "invisible"), Edit(5, 6, "FF", "width")])
    assert second.text == "cdEFF"
    assert [(one.start, one.end, one.after) for one in second.repairs] == [(0, 0, ""), (2, 3, "E"), (3, 5, "FF")]


def test_a_title_that_does_not_end_hides_no_full_stop():
    text = "认真贯彻《纲要.\n抓好落实.\n强化监督,开展宣传,办好实事,做好服务,推进工作."
    assert repair(text).text == "认真贯彻《纲要。\n抓好落实。\n强化监督，开展宣传，办好实事，做好服务，推进工作。"


def test_a_point_in_a_title_is_no_full_stop():
    assert repair("统筹策划《晚报.应急周刊》,推进工作.\n开展宣传,办好实事,做好服务.").text == (
        "统筹策划《晚报.应急周刊》，推进工作。\n开展宣传，办好实事，做好服务。"
    )
