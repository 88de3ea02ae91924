"""Full-width options and signs, Chinese names of commands and fields: what an input method types."""

from __future__ import annotations

import json
import re

import pytest
from support import SMALL, run, run_inside

from jinshi_cli.cli.app import summaries
from jinshi_cli.cli.typed import NAMES


@pytest.mark.parametrize(
    ("arguments", "meant"),
    [
        (["search", "罚款", "—in", "1.3.4"], "--in"), (["search", "罚款", "－n", "1"], "-n"), (["search", "罚款", "——json"], "--json"),
        (["search", "－－json", "罚款"], "--json"), (["search", "罚款", "－－limit=1"], "--limit"), (["metrics", "–desc"], "--desc"),
        (["metrics", "--ｄｅｓｃ"], "--desc"), (["cite", "1.3.6", "—ｈ"], "-h"), (["——lang", "zh"], "--lang"), (["－r", "x", "metrics"], "-r"),
    ],
    ids=" ".join,
)  # fmt: skip
def test_a_full_width_option_is_named_and_never_looked_for(arguments, meant):
    ran = run(*arguments)
    assert (ran.status, ran.out) == (2, "")
    assert ran.err.endswith(f"with half-width signs it is {meant}\n")


@pytest.mark.parametrize("sign", ["｜", "＞", "＆＆"])
def test_a_full_width_sign_of_the_shell_is_named(sign):
    ran = run("search", "罚款", sign, "head")
    assert (ran.status, ran.out) == (2, "")
    assert ran.err.endswith(f"type {''.join(chr(ord(one) - 0xFEE0) for one in sign)}\n")


@pytest.mark.parametrize(
    "words",
    [["—罚款"], ["罚款", "——"], ["--", "—in", "罚款"], ["罚款—in"], ["－1", "罚款"], ["“｜”"], ["罚款", "—label"]],
)
def test_what_is_no_option_of_the_command_is_looked_for(words):
    ran = run_inside("search", *words)
    assert ran.status in (0, 1)
    assert ran.out.startswith("ref\t")


@pytest.mark.parametrize(
    ("arguments", "line"),
    [
        (["搜索", "罚款", "a b"], "jinshi search 罚款 'a b'"), (["查找"], "jinshi search"), (["帮助"], "jinshi help"), (["help", "搜索"], "jinshi help search"),
        (["数据"], "jinshi metrics"), (["概览"], "jinshi"), (["导入", "r.txt"], "jinshi import r.txt"),
    ],
    ids=" ".join,
)  # fmt: skip
def test_a_chinese_name_suggests_its_command(arguments, line):
    ran = run_inside(*arguments)
    assert (ran.status, ran.out) == (2, "")
    assert ran.err.endswith(f"; did you mean {line}?\n")


def test_every_command_is_called_something_in_chinese():
    assert {*NAMES.values()} == {*summaries(), ""} - {"schema"}


@pytest.mark.parametrize("flag", ["--help", "-h"])
def test_help_before_a_command_is_that_of_the_command(flag):
    assert run(flag, "search") == run_inside("help", "search")
    assert run(flag) == run_inside("help")


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_field_goes_by_the_head_of_its_column(language, tmp_path):
    text = SMALL.replace("全年共办案12宗", "2022年共办案12宗").replace(
        "        label: 办案\n", "        label: 办案\n        when: 2022年\n"
    )
    (tmp_path / "r.yaml").write_text(text, encoding="utf-8")
    table = run("metrics", "-r", "r.yaml", "-f", "table", "--lang", language, cwd=tmp_path).out
    heads = re.split("  +", table.splitlines()[1].strip())
    fields = ["id", "label", "value", "unit", "text", "when", "key"]
    assert len(heads) == len(fields)
    for head, field in zip(heads, fields, strict=True):
        sort = ["metrics", "-r", "r.yaml", "--json", "--sort"]
        assert run_inside(*sort, head, cwd=tmp_path) == run_inside(*sort, field, cwd=tmp_path)
        show = ["show", "1.1.1#1", "-r", "r.yaml", "--field"]
        shown = run(*show, head, cwd=tmp_path)
        assert shown == run_inside(*show, field, cwd=tmp_path)
        assert shown.status == 0
    assert len(json.loads(run_inside(*sort, "id", cwd=tmp_path).out)["metrics"]) == 2


@pytest.mark.parametrize("unit", ["万元", "块", "Yuan", "人民币"])
def test_money_is_found_by_any_word_for_its_unit(unit):
    in_yuan = json.loads(run_inside("metrics", "--unit", "元", "--json").out)["metrics"]
    assert in_yuan
    assert json.loads(run_inside("metrics", "--unit", unit, "--json").out)["metrics"] == in_yuan
    assert run_inside("metrics", "--unit", "公里").status == 1
