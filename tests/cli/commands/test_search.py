"""``jinshi search`` from outside: its options, and the same search behind other commands."""

from __future__ import annotations

import csv
import io
import json

import pytest
from support import run, run_inside


def results(*arguments, **variables):
    return json.loads(run_inside("search", *arguments, "--json", **variables).out)["results"]


def test_every_route_is_explained():
    (first, *_others) = results("jufeng2021", "--explain")
    whole, *parts = first["explain"]
    assert (whole["part"], whole["route"], whole["score"]) == ("jufeng2021", first["route"], first["score"])
    assert {"pinyin", "folded"} <= {reason["route"] for reason in parts}
    assert "explain" not in results("jufeng2021")[0]


@pytest.mark.parametrize(("typed", "told"), [("法明人还有几个", "法明人"), ("法明人", "法明人")])
def test_of_a_question_the_words_that_no_section_has_are_told(typed, told):
    assert f"no section has “{told}”" in run_inside("search", typed, "--lang", "en").err


@pytest.mark.parametrize(
    ("typed", "told"), [("网格员有多少人", True), ("罚款多少钱", False), ("打了多少针疫苗", False), ("镇长是谁", False)]
)
def test_a_figure_that_is_asked_for_in_vain_is_told_so(typed, told):
    ran = run("search", typed, "--lang", "en")
    assert ran.status == 0
    assert ("this is mentioned here, but there is no such figure" in ran.err) == told


@pytest.mark.parametrize(
    ("typed", "told"),
    [("人民调解员有几个", True), ("镇长是谁", False), ("疫苗打了多少", False), ("预防针打了多少针", False)],
)
def test_a_figure_of_which_no_name_was_typed_is_told_not_to_be_sure(typed, told):
    ran = run_inside("search", typed, "--lang", "en")
    assert ran.status == 0
    assert ("this is mentioned here, but no figure goes by these words" in ran.err) == told


@pytest.mark.parametrize(
    ("typed", "missing"),
    [
        ("摄像头坏了几个", ["坏"]),
        ("雪亮工程花了多少钱", []),
        ("停水停电的企业有几家", []),
        ("疫苗 情况", []),
        ("yimiao 接种", []),
    ],
)
def test_what_a_result_has_nothing_of_is_told(typed, missing):
    assert results(typed)[0]["missing"] == missing
    err = run_inside("search", typed, "--lang", "en").err
    assert ("the first result does not mention" in err) == bool(missing)
    assert all(f"“{word}”" in err for word in missing)


def test_an_explanation_stands_in_every_format():
    table = run_inside("search", "lvshi", "--explain", "-f", "table", "--lang", "en").out
    assert "pinyin" in table
    assert "pinyin" not in run_inside("search", "lvshi", "-f", "table", "--lang", "en").out
    rows = list(csv.DictReader(io.StringIO(run_inside("search", "lvshi", "--explain", "-f", "csv").out)))
    assert rows[0]["explain"].startswith("lvshi:pinyin:")


@pytest.mark.parametrize(
    ("arguments", "variables"),
    [(["--double-pinyin", "xiaohe"], {}), ([], {"JINSHI_DOUBLE_PINYIN": "xiaohe"})],
)
def test_double_pinyin_by_option_and_by_environment(arguments, variables):
    assert results("lvui")[0:1] != results("lvui", *arguments, **variables)[0:1]
    assert results("lvui", *arguments, **variables)[0]["matches"][0]["text"] == "律师"


def test_double_pinyin_behind_other_commands():
    spelled = {"JINSHI_DOUBLE_PINYIN": "xiaohe"}
    assert (
        json.loads(run_inside("metrics", "fakr", "--json", **spelled).out)["metrics"][0]["key"]
        == "administrative-fines"
    )
    assert run_inside("metrics", "fakr").status == 1
    assert "1.3.6" in run_inside("show", "fakr", **spelled).err
    assert run_inside("metrics", "fakr", JINSHI_DOUBLE_PINYIN="qwerty").status == 2


@pytest.mark.parametrize("typed", ["fakuan", "发款", "xzfk"])
def test_figures_are_found_as_a_search_finds_them(typed):
    found = json.loads(run_inside("metrics", typed, "--json").out)["metrics"]
    assert found[0]["key"] == "administrative-fines"


def test_figures_of_one_section_are_found_among_its_own():
    every = json.loads(run_inside("metrics", "fakuan", "--json").out)["metrics"]
    inside = json.loads(run_inside("metrics", "fakuan", "--in", "1.3.4", "--json").out)["metrics"]
    assert [metric["ref"] for metric in inside] == ["1.3.4"]
    assert len(every) > len(inside)


@pytest.mark.parametrize(
    ("typed", "near"),
    [
        ("罚款 飞机", ["1.3.6"]),
        ("xyzzy", []),
        ("goverment", ["government"]),
        ("vacine", ["vaccine"]),
    ],
)
def test_what_to_try_stands_in_json_where_nothing_was_found(typed, near):
    ran = run("search", *typed.split(), "--json")
    document = json.loads(ran.out)
    assert (ran.status, document["results"], document["suggestions"]) == (1, [], near)
    assert "suggestions" not in json.loads(run_inside("search", "罚款", "--json").out)


def test_where_else_it_is_stands_in_json():
    document = json.loads(run_inside("search", "罚款", "--in", "1.4", "--json").out)
    assert document["suggestions"] == ["1.3.6", "1.3.4"]


@pytest.mark.parametrize("reference", ["9", "1.3.9", "1.3.6#99", "九"])
def test_a_place_that_is_not_there_is_not_looked_for_as_a_figure(reference):
    suggestions = json.loads(run_inside("show", reference, "--json").out)["error"]["suggestions"]
    assert suggestions
    assert all(suggestion[0].isdigit() for suggestion in suggestions)
    assert all(suggestion.split(".")[0] == reference.split(".")[0] for suggestion in suggestions) or len(reference) == 1


def test_a_name_that_is_not_there_is_not_sent_to_a_search_that_finds_nothing():
    assert "jinshi sections" in run_inside("show", "xyzzy", "--lang", "en").err
    assert "jinshi search" not in run_inside("metrics", "xyzzy", "--lang", "en").err
    assert "jinshi search" in run_inside("metrics", "钓鱼执法", "--lang", "en").err


def test_a_byte_that_is_no_text_is_explained_like_any_other():
    ran = run("search", b"\xe7\xbd\x9a\xe6\xac\xbe\xff", "--explain", "--json")
    document = json.loads(ran.out)
    assert (ran.status, document["results"][0]["ref"]) == (0, "1.3.6")


@pytest.mark.parametrize("typed", ["hg", "fh", "lvshi", "罚款", "停水停电的企业有几家", "执法 队伍"])
def test_every_hit_has_a_route_of_its_own(typed):
    for result in results(*typed.split(), "--explain"):
        first, *others = result["explain"]
        assert first["score"] == result["score"]
        assert others


def test_what_may_be_worth_a_look_is_told_and_stands_in_json():
    done = run("search", "晚上有人巡街吗")
    assert (done.status, done.err) == (
        1,
        (
            "jinshi: nothing found for “晚上有人巡街吗”; jinshi show 1.4.1 may be worth a look: "
            "成立金石镇党委综合治理委员会，充分发挥社会治安促进会作用，组建治安联防队，开展网格化巡逻\n"
        ),
    )
    assert json.loads(run_inside("search", "晚上有人巡街吗", "--json").out)["suggestions"] == ["1.4.1"]


def test_the_figures_of_a_hit_are_listed_from_the_same_report(tmp_path):
    report = tmp_path / "r.yaml"
    report.write_text(run_inside("export", "-f", "yaml").out, encoding="utf-8")
    plain = run_inside("search", "综治中心", "-f", "table").out
    other = run_inside("search", "综治中心", "-f", "table", "-r", str(report)).out
    assert "jinshi metrics --in" in plain
    assert f"-r {report}" in other
    assert f"-r {report}" not in plain


def test_of_what_may_be_worth_a_look_no_mark_stands_at_either_end():
    told = run_inside("search", "喇叭").err
    assert told.startswith("jinshi: nothing found for “喇叭”; jinshi show 1.4.5 may be worth a look: ")
    assert "应急广播" in told
    assert not told.rstrip("\n").endswith(("，", "。", "；"))
