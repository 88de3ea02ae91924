"""What is said fits a line, is true, and leads on, whatever was typed."""

from __future__ import annotations

import errno
import json
import os

import pytest
from support import SMALL, run, run_inside

from jinshi_cli.cli.errors import unwritten
from jinshi_cli.messages import brief, install
from jinshi_cli.render.safe import sentence

LONG = "x" * 100_000
ENGLISH = {"JINSHI_LANG": "en"}


def test_what_was_typed_is_cut_where_it_is_longer_than_a_sentence():
    assert brief("x" * 60) == "x" * 60
    assert brief("x" * 61) == "x" * 59 + "…"
    assert brief("甲乙丙", 2) == "甲…"
    assert sentence("a\n" + LONG + "z") == "a " + "x" * 4998 + "…" + "x" * 4999 + "z"


@pytest.mark.parametrize(
    "arguments",
    [
        [LONG], [f"--{LONG}"], ["1" * 100_000], ["show", LONG], ["show", f"{LONG}#1"], ["show", "1.3.6", LONG], ["show", "1.3.6", "--field", LONG],
        ["cite", LONG], ["sections", LONG], ["sections", "1", LONG], ["sections", "--depth", LONG], ["search", LONG], ["search", LONG, "--in", "1.4"],
        ["search", "a", "--in", LONG], ["search", "a", "--double-pinyin", LONG], ["search", "a", "-n", LONG], ["search", "a", "-n", "9" * 5000],
        ["metrics", LONG], ["metrics", "--in", LONG], ["metrics", "--unit", LONG], ["metrics", "--sort", LONG], ["metrics", "--group", LONG],
        ["laws", LONG], ["terms", LONG], ["schema", LONG], ["cache", LONG], ["completion", LONG], ["help", LONG], ["check", "a", LONG],
        ["metrics", "-f", LONG], ["metrics", "--json", "-f", LONG], ["metrics", "--color", LONG], ["metrics", "--lang", LONG], ["metrics", "--ambiguous", LONG],
        ["metrics", f"--{LONG}"], ["metrics", f"--json={LONG}"], ["metrics", f"-{LONG}"], ["import", LONG, LONG],
    ],
    ids=lambda arguments: " ".join(brief(one, 12) for one in arguments),
)  # fmt: skip
def test_no_message_echoes_what_nobody_reads(arguments):
    ran = run(*arguments, **ENGLISH)
    assert ran.status in (1, 2)
    assert ran.err.count("\n") == 1
    assert len(ran.err) < 700
    ran = run_inside(*arguments, "--json", **ENGLISH)
    assert len(ran.err) < 700
    if ran.out.startswith('{\n  "version": 1,\n  "error"'):
        assert json.loads(ran.out)["error"]["message"] in ran.err


def test_no_variable_is_echoed_at_length_either():
    for name in ("JINSHI_LANG", "JINSHI_AMBIGUOUS", "JINSHI_DOUBLE_PINYIN"):
        assert len(run_inside("search", "lvshi", **{**ENGLISH, name: LONG}).err) < 700


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["search", "a", "-n", "x"], "-n/--limit needs a whole number, 1 or more"),
        (["search", "a", "-n", "0"], "-n/--limit needs a whole number, 1 or more"),
        (["search", "a", "-n", "9" * 5000], "-n/--limit needs a whole number, 1 or more, and of fewer digits"),
        (["sections", "--depth", "-1"], "--depth needs a whole number, 1 or more"),
        (["import", "x", "-j", "65"], "-j/--jobs needs a whole number from 1 to 64"),
        (["import", "x", "--year", "99999"], "--year needs a whole number from 1900 to 2999"),
    ],
    ids=["word", "zero", "digits", "depth", "jobs", "year"],
)
def test_a_count_says_what_it_can_be(arguments, says):
    assert run_inside(*arguments, **ENGLISH).err == f"jinshi: {says}\n"


def test_a_number_that_no_machine_word_holds_is_a_whole_number_all_the_same():
    assert run("search", "罚款", "-n", "9" * 24).status == 0


@pytest.mark.parametrize("arguments", [["check", "."], ["-r", "."], ["metrics", "-r", "./"]], ids=" ".join)  # fmt: skip
def test_a_folder_is_called_one(arguments, tmp_path):
    ran = run(*arguments, cwd=tmp_path, **ENGLISH)
    assert (ran.status, ran.err) == (3, "jinshi: .: this is a folder; name a file that is in it\n")


@pytest.mark.parametrize(
    ("name", "says"),
    [("x" * 300, "no file can have a name as long as this"), ("r.yaml/x", "no folder"), ("loop", "a link that leads nowhere")],
    ids=["long", "below a file", "loop"],
)  # fmt: skip
@pytest.mark.parametrize("command", [["check"], ["metrics", "-r"], ["import"]], ids=" ".join)
def test_why_a_file_is_not_there(command, name, says, tmp_path):
    (tmp_path / "r.yaml").write_text(SMALL, encoding="utf-8")
    (tmp_path / "loop").symlink_to("loop")
    ran = run(*command, name, cwd=tmp_path, **ENGLISH)
    assert (ran.status, says in ran.err) == (3, True)
    assert "没有这个文件" in run_inside(*command, name, cwd=tmp_path, JINSHI_LANG="zh").err or name.startswith("x")


@pytest.mark.parametrize(
    ("code", "chinese"),
    [(errno.ENOSPC, "磁盘已满"), (errno.EACCES, "没有权限"), (errno.EROFS, "磁盘是只读的"), (errno.ENOENT, "没有这个文件夹"), (errno.EIO, os.strerror(errno.EIO))],
    ids=["full", "permission", "read-only", "missing", "rare"],
)  # fmt: skip
def test_why_something_was_not_written_is_said_in_the_users_language(code, chinese):
    try:
        install("zh")
        assert unwritten(OSError(code, os.strerror(code))) == chinese
    finally:
        install("en")


def test_what_nobody_typed_is_said_to_be_set_by_a_variable():
    assert (
        run("metrics", JINSHI_REPORT="nope").err == "jinshi: nope: there is no such file; it is set by JINSHI_REPORT\n"
    )
    assert "set by" not in run("metrics", "-r", "nope", JINSHI_REPORT="x").err
    assert "set by" not in run("check", "nope", JINSHI_REPORT="x").err
    assert "set by JINSHI_DOUBLE_PINYIN" in run("search", "lvshi", JINSHI_DOUBLE_PINYIN="x").err
    assert "set by" not in run("search", "lvshi", "--double-pinyin", "y", JINSHI_DOUBLE_PINYIN="x").err


def test_figures_of_one_name_are_told_apart_by_value_and_time(tmp_path):
    metrics = "".join(
        f"    - {{quote: {year}年9宗, label: 处罚, value: 9, unit: 宗, when: {year}年}}\n" for year in (2021, 2022)
    )
    text = SMALL.replace("培训不够。", "2021年9宗，2022年9宗。") + f"    metrics:\n{metrics}"
    (tmp_path / "r.yaml").write_text(text, encoding="utf-8")
    ran = run_inside("show", "处罚", "-r", "r.yaml", "--json", cwd=tmp_path)
    assert "2.2#1 处罚 9 宗 2021年, 2.2#2 处罚 9 宗 2022年; name one" in ran.err
    assert json.loads(ran.out)["error"]["suggestions"] == ["2.2#1", "2.2#2"]


def test_a_path_that_nobody_reads_is_cut(tmp_path):
    assert len(run("check", LONG, cwd=tmp_path).err) < 1200


@pytest.mark.parametrize(
    ("arguments", "command"),
    [
        (["search", "地铁票价"], "jinshi sections -r '-a b.yaml'"), (["search", "培训班"], "jinshi show 2.2"), (["search", "1.1.1"], "jinshi show 1.1.1"),
        (["show", "xyzzy"], "jinshi sections"), (["show"], "jinshi sections"), (["cite"], "jinshi metrics"), (["show", "1.1.1", "--field", "value"], "jinshi show '1.1.1#1'"),
        (["metrics", "培训"], "jinshi search 培训"), (["metrics", "xyzzy"], "jinshi metrics"), (["metrics", "--in", "2"], "jinshi metrics"),
        (["laws", "培训"], "jinshi search 培训"), (["terms", "--", "-x", "a b"], "jinshi search -r './-a b.yaml' -- -x 'a b'"),
    ],
    ids=lambda arguments: " ".join(arguments) if isinstance(arguments, list) else "",
)  # fmt: skip
def test_what_is_suggested_looks_into_the_same_report(arguments, command, tmp_path):
    (tmp_path / "-a b.yaml").write_text(SMALL, encoding="utf-8")
    ran = run_inside(arguments[0], "-r", "-a b.yaml", *arguments[1:], cwd=tmp_path, **ENGLISH)
    assert command.partition(" -r ")[0] in ran.err
    assert "-r './-a b.yaml'" in ran.err
