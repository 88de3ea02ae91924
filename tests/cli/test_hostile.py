"""A report file, a file name or a word from a stranger: nothing of it reaches the terminal raw, and nothing runs.

All of them are looked at inside the tests' process, which sees what would go to both streams to the last byte; the
program's own is given all attacks at once.
"""

from __future__ import annotations

import csv
import io
import json
import re

import pytest
import yaml
from support import RAW, SMALL, run, run_inside

from jinshi_cli.report.fields import OBJECTS

ATTACKS = {
    "ansi": "\x1b[2J\x1b[31m",
    "osc": "\x1b]0;x\x07\x1b]8;;http://x\x1b\\",
    "c1": "\x9b31m\x9d0;x\x9c",
    "bidi": "\u202e\u2066\u200f\u061c",
    "line": "\r\u2028\u2029\x85",
}


def hostile_reports():
    """Yield every text field that a report file has, and a report with an attack in it."""
    for kind, fields in OBJECTS.items():
        for name, field in fields.items():
            if field.kind in ("text", "texts"):
                yield f"{kind}.{name}", kind, name, field


def attacked(report, kind, name, field):
    """Put all attacks into a field of a report."""
    attack = "甲" + "".join(ATTACKS.values())
    node = report["chapters"][0]["sections"][0]["sections"][0]
    block = {"report": report, "preamble": report["preamble"], "chapter": report["chapters"][0], "metric": node["metrics"][0]}.get(kind, node)  # fmt: skip
    block[name] = [attack] if field.kind == "texts" else attack


def require_no_control(path, report, runner):
    path.write_text(yaml.safe_dump(report), encoding="utf-8")
    for arguments in (
        ["check", str(path), "-f", "table"],
        ["check", str(path), "--json"],
        ["metrics", "-r", str(path)],
    ):
        ran = runner(*arguments)
        assert ran.status == 3
        assert not RAW.search(ran.out + ran.err)


@pytest.mark.parametrize(("kind", "name", "field"), [one[1:] for one in hostile_reports()], ids=[one[0] for one in hostile_reports()])  # fmt: skip
def test_no_field_brings_a_control_to_the_terminal(kind, name, field, tmp_path):
    report = yaml.safe_load(SMALL)
    attacked(report, kind, name, field)
    require_no_control(tmp_path / "r.yaml", report, run_inside)


@pytest.mark.parametrize("of", OBJECTS)
def test_no_fields_together_do(of, tmp_path):
    report = yaml.safe_load(SMALL)
    for _title, kind, name, field in hostile_reports():
        if kind == of:
            attacked(report, kind, name, field)
    require_no_control(tmp_path / "r.yaml", report, run)


def test_the_fields_are_all_there_are():
    assert {one[1] for one in hostile_reports()} == set(OBJECTS)


@pytest.mark.parametrize("attack", ATTACKS.values(), ids=ATTACKS)
@pytest.mark.parametrize("language", ["en", "zh"])
def test_no_name_or_word_does_either(attack, language, tmp_path):
    require_no_control_of(attack, language, tmp_path, run_inside)


def test_no_names_and_words_together_do(tmp_path):
    require_no_control_of("".join(ATTACKS.values()), "zh", tmp_path, run)


def require_no_control_of(attack, language, tmp_path, runner):
    name = attack.replace("/", "")
    path = tmp_path / f"{name}.yaml"
    path.write_text("version: 1\n", encoding="utf-8")
    lines = [
        ["check", str(path)],
        ["check", str(path), "-f", "table"],
        ["check", str(path), "-f", "csv"],
        ["metrics", "-r", str(path)],
        ["metrics", "-r", str(path) + "x", "--json"],
        ["show", attack],
        ["search", attack],
        ["search", attack, "--json"],
        ["metrics", attack],
        ["metrics", "--unit", attack],
        ["metrics", "--sort", attack],
        ["laws", attack],
        ["cite", attack],
        ["schema", attack],
        ["cache", attack],
        ["completion", attack],
        ["help", attack],
        [attack],
        [f"--{attack}"],
        ["metrics", f"--{attack}", "--json"],
        ["metrics", "-f", attack],
    ]
    variables = {"JINSHI_LANG": language, "JINSHI_AMBIGUOUS": attack, "JINSHI_DOUBLE_PINYIN": attack}
    for arguments in [*lines, ["metrics"], ["search", "lvshi"]]:
        ran = runner(*arguments, **variables)
        # A line break is ours where a list of rows ends (RFC 4180), and never another's.
        out = ran.out.replace("\r\n", "\n") if "csv" in arguments else ran.out
        assert not RAW.search(out + ran.err), arguments
        assert "Traceback" not in ran.err
    ran = runner("cache", "-f", "table", XDG_CACHE_HOME=str(tmp_path / name))
    assert not RAW.search(ran.out + ran.err)


FORGED = "\n\r\njinshi: forged\nerror,forged"


@pytest.mark.parametrize("place", ["flag", "variable", "argument", "missing", "folder"])
@pytest.mark.parametrize("content", ['"a\\njinshi: forged": 1\n', SMALL], ids=["refused", "sound"])
def test_no_file_name_makes_a_line_of_its_own(place, content, tmp_path):
    path = tmp_path / f"a{FORGED}.yaml"
    if place == "folder":
        path.mkdir()
    elif place != "missing":
        path.write_text(content, encoding="utf-8")
    variables = {"JINSHI_REPORT": str(path)} if place == "variable" else {}
    named = [] if place == "variable" else ["-r", str(path)]
    commands = [["check", str(path)]] if place == "argument" else [[], ["check"], ["metrics", "无"]]
    for command in commands:
        for format_ in ("table", "csv", "tsv", "json"):
            ran = run_inside(*command, *named, "-f", format_, **variables)
            if command == commands[-1] and format_ == "table":
                assert run(*command, *named, "-f", format_, **variables) == ran
            lines = (ran.out + ran.err).replace("\r\n", "\n").split("\n")
            assert not [line for line in lines if line.startswith(("jinshi: forged", "error,forged"))], command
            assert "\r" not in "".join(lines)


def test_no_folder_of_the_cache_makes_a_line_of_its_own(tmp_path):
    for folder in (tmp_path, "/dev/null"):
        for format_ in ("table", "csv", "tsv", "md", "json", "jsonl"):
            runner = run if format_ == "csv" else run_inside
            ran = runner("cache", "clear", "-f", format_, XDG_CACHE_HOME=f"{folder}/{FORGED}")
            assert "\njinshi: forged" not in ran.out + ran.err
            assert "\nerror,forged" not in ran.out + ran.err


def test_no_cell_of_any_table_is_a_formula(tmp_path):
    """What a report may say in a field is in no table anything that a spreadsheet runs."""
    report = yaml.safe_load(SMALL)
    node = report["chapters"][0]["sections"][0]["sections"][0]
    report["chapters"][0]["title_en"] = "@SUM(1+1)*cmd|' /C calc'!A0"
    report["chapters"][0]["sections"][0]["title"] = "＝1+1执法"
    node["metrics"][0] |= {"label": "=HYPERLINK(1)", "label_en": "+1+1", "note": "-2+3"}
    node["text"] += "\n\n“＋1＋1”。"
    path = tmp_path / "=1+1.yaml"
    path.write_text(yaml.safe_dump(report, allow_unicode=True), encoding="utf-8")
    seen = []
    for arguments in (
        ["sections"],
        ["metrics"],
        ["laws"],
        ["terms"],
        ["export"],
        ["search", "执法"],
        ["cite", "1.1.1"],
        [],
    ):
        ran = run_inside(*arguments, "-f", "csv", "-r", str(path))
        assert ran.status == 0, ran.err
        seen += [cell for row in csv.reader(io.StringIO(ran.out, newline="")) for cell in row]
    path.write_text("- 1\n", encoding="utf-8")
    ran = run("check", path.name, "-f", "csv", cwd=tmp_path)
    seen += [cell for row in csv.reader(io.StringIO(ran.out, newline="")) for cell in row]
    assert {"'=HYPERLINK(1)", "'+1+1", "'-2+3", "'＝1+1执法", "'=1+1.yaml"} <= set(seen)
    assert not [cell for cell in seen if re.match("[=+@＝＋－＠\n]|-[^0-9]", cell)]


BOMB = "a: &a [x,x,x,x,x,x,x,x,x]\n" + "".join(
    f"{new}: &{new} [{','.join(['*' + old] * 9)}]\n" for old, new in zip("abcdefgh", "bcdefghi", strict=True)
)


@pytest.mark.parametrize(
    ("content", "says"),
    [(BOMB, "anchors"), ("[" * 10_000, "nested deeper"), ("{a: " * 10_000, "nested deeper"), ("- " * 10_000, "nested"), (None, "larger")],
    ids=["bomb", "brackets", "braces", "dashes", "100 MB"],
)  # fmt: skip
def test_what_would_eat_the_machine_is_refused(content, says, tmp_path):
    path = tmp_path / "r.yaml"
    if content is None:
        with path.open("wb") as sparse:
            sparse.truncate(100 << 20)
    else:
        path.write_text(content, encoding="utf-8")
    for ran in (run("metrics", "-r", str(path)), run("check", str(path))):
        assert ran.status == 3
        assert says in ran.out + ran.err
    assert json.loads(run("metrics", "--json", "-r", str(path)).out)["error"]["code"] == "invalid_report"
