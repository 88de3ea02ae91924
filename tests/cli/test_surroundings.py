"""The program among other programs: terminals, pipes, closed streams, full disks, missing homes."""

from __future__ import annotations

import json
import re
import shutil
import signal
import subprocess
import sys
import time
from functools import cache

import pytest
from support import PROGRAM, SCRUBBED, run, run_inside
from terminal import ANSI, on_terminal

from jinshi_cli.render.wrap import width

PAGED = {"PAGER": "sed s/^/paged:/"}


def test_a_long_answer_goes_through_the_pager_with_its_colours():
    status, shown = on_terminal("metrics", lines=20, **PAGED)
    assert status == 0
    assert all(line.startswith("paged:") for line in shown.splitlines())
    assert ANSI.search(shown)


@pytest.mark.parametrize(
    ("arguments", "variables"),
    [
        (["show", "2.1"], {}),
        (["metrics", "--no-pager"], {}),
        (["metrics", "--json"], {}),
        (["metrics"], {"PAGER": ""}),
        (["metrics"], {"PAGER": "cat"}),
        (["metrics"], {"PAGER": " "}),
        (["metrics"], {"TERM": "dumb"}),
        (["metrics"], {"TERM": None}),
        (["metrics"], {"LINES": "500"}),
    ],
)
def test_no_pager_where_none_is_wanted(arguments, variables):
    status, shown = on_terminal(*arguments, lines=20, **{**PAGED, **variables})
    assert status == 0
    assert shown
    assert "paged:" not in shown


@pytest.mark.parametrize(
    "pager", ["sed s/^/paged:/ | cat", "sed 's/^/paged:/'", 'sed "s/^/paged:/" 2>/dev/null', "X=paged: sh -c 'sed s/^/$X/'"]
)  # fmt: skip
def test_the_pager_is_a_command_line_for_the_shell(pager):
    status, shown = on_terminal("metrics", lines=20, PAGER=pager)
    assert status == 0
    assert all(line.startswith("paged:") for line in shown.splitlines())


@cache
def unpaged(language):
    """Return what a terminal gets where a pager leaves all as it is."""
    return on_terminal("metrics", lines=20, PAGER="cat", JINSHI_LANG=language)[1]


@pytest.mark.parametrize("pager", ["false", "/nowhere/less", 'less "', "cat >/dev/null; exit 3", "kill -SEGV $$"])
@pytest.mark.parametrize("language", ["en", "zh"])
def test_a_pager_that_fails_loses_nothing_and_is_told_of(pager, language):
    whole = unpaged(language)
    status, shown = on_terminal("metrics", lines=20, PAGER=pager, JINSHI_LANG=language)
    assert status == 0
    assert whole in shown
    last = shown.splitlines()[-1]
    assert last.startswith("jinshi: ")
    assert pager in last
    assert "PAGER" in last


def test_without_less_nothing_is_paged_and_nothing_is_said(tmp_path):
    whole = on_terminal("metrics", lines=20, PAGER="cat")
    assert on_terminal("metrics", lines=20, PAGER=None, PATH=str(tmp_path)) == whole


@pytest.mark.skipif(shutil.which("less") is None, reason="less is not installed")
@pytest.mark.parametrize("options", [None, "", "-S", "FX", "-iM", "R"])
def test_less_shows_colours_whatever_its_options(options):
    variables = {} if options is None else {"LESS": options}
    status, shown = on_terminal("metrics", lines=20, keys="q", PAGER="less", **variables)
    assert status == 0
    assert "\x1b[" in shown
    assert "ESC" not in shown
    assert "选举产生的镇党代表" in shown


@pytest.mark.skipif(shutil.which("less") is None, reason="less is not installed")
def test_the_users_own_options_of_less_are_heeded():
    _status, shown = on_terminal("show", "1", lines=10, columns=60, keys="q", PAGER="less", LESS="-XN")
    assert re.search(r"^ +3 *$", ANSI.sub("", shown), re.MULTILINE)


@pytest.mark.parametrize("arguments", [["-h"], ["search", "--help"], ["help", "search"], ["help"]], ids=str)
def test_long_help_is_paged_on_a_terminal(arguments):
    _status, shown = on_terminal(*arguments, lines=10, **PAGED)
    assert all(line.startswith("paged:") for line in shown.splitlines())
    _status, shown = on_terminal(*arguments, "--no-pager", lines=10, **PAGED)
    assert "paged:" not in shown
    _status, shown = on_terminal(*arguments, lines=100, **PAGED)
    assert "paged:" not in shown


def test_a_pager_that_is_left_early_is_no_error():
    status, shown = on_terminal("metrics", lines=20, PAGER="head -1")
    assert status == 0
    assert len(shown.splitlines()) == 1


def test_nothing_is_paged_in_a_pipe():
    assert "paged:" not in run("metrics", "-f", "table", LINES="5", **PAGED).out


def test_the_overview_fits_a_terminal_of_80_by_24():
    for language in ("zh", "en"):
        status, shown = on_terminal("--lang", language)
        lines = ANSI.sub("", shown).rstrip("\n").split("\n")
        assert status == 0
        assert len(lines) < 24
        assert max(map(width, lines)) <= 80
        assert "jinshi search" in shown


@pytest.mark.parametrize("columns", [40, 80, 200])
def test_the_metric_table_fits_and_keeps_what_matters(columns):
    status, shown = on_terminal("metrics", "--lang", "zh", columns=columns)
    plain = ANSI.sub("", shown)
    assert status == 0
    assert max(width(line) for line in plain.split("\n")) <= columns
    assert "近 3,050,000" in plain
    assert "120,872" in plain
    assert "不详" in plain


def test_the_whole_text_is_shown_at_any_width(report):
    text = next(section.text for section in report.chapters[0].children[2].children if section.ref == "1.3.6")
    for columns in (20, 40, 77, 300):
        _status, shown = on_terminal("show", "1.3.6", columns=columns)
        assert text in ANSI.sub("", shown).replace("\n", "")


def test_quantities_and_matches_are_marked():
    _status, shown = on_terminal("show", "1.3.6")
    marked = "".join(re.findall("\x1b\\[1;33m(.*?)\x1b\\[0m", shown))
    assert marked == "行政处罚41宗行政检查85宗行政罚款近305万元没收违法所得2661元罚款总额居于全区第一"
    _status, shown = on_terminal("search", "換屆選舉")
    assert "\x1b[1;31m换届选举\x1b[0m" in shown


@pytest.mark.parametrize(
    ("variables", "arguments", "colour"),
    [
        ({"TERM": None}, [], False), ({"TERM": ""}, [], False), ({"TERM": None}, ["--color", "always"], True),
        ({}, [], True), ({"NO_COLOR": "1"}, [], False), ({"TERM": "dumb"}, [], False), ({"NO_COLOR": ""}, [], True),
        ({"NO_COLOR": "1"}, ["--color", "always"], True), ({}, ["--color", "never"], False), ({}, ["--color", "auto"], True),
    ],
)  # fmt: skip
def test_colour_on_a_terminal(variables, arguments, colour):
    _status, shown = on_terminal("show", "1.3.6", *arguments, **variables)
    assert ("\x1b[" in shown) is colour


def test_colour_elsewhere():
    assert "\x1b[" not in run("show", "1.3.6").out
    assert "\x1b[" in run("show", "1.3.6", FORCE_COLOR="1").out
    assert "\x1b[" not in run_inside("show", "1.3.6", FORCE_COLOR="0").out
    assert "\x1b[" in run_inside("metrics", "-f", "table", "--color", "always").out
    assert "\x1b[" not in run_inside("metrics", "--json", "--color", "always").out
    # Rich looks for this one in the process itself.
    assert "\x1b[" not in run("metrics", GITHUB_ACTIONS="true").out


@pytest.mark.parametrize(
    "arguments", [["metrics"], ["export"], ["-h"], ["metrics", "-f", "table"], ["schema"], ["show", "1"]], ids=str
)
def test_a_reader_that_goes_away_is_no_error(arguments):
    line = " ".join([*PROGRAM, *arguments])
    done = subprocess.run(
        ["bash", "-c", f"set -o pipefail; {line} | head -c 1 >/dev/null; exit ${{PIPESTATUS[0]}}"],
        env=SCRUBBED, capture_output=True, check=False, timeout=30,
    )  # fmt: skip
    assert (done.returncode, done.stderr) == (0, b"")


@pytest.mark.parametrize("arguments", [["metrics"], ["export"], ["-h"], ["search", "罚款", "--json"]], ids=str)
def test_a_full_disk_is_told_with_status_4(arguments):
    with open("/dev/full", "wb") as full:  # noqa: PTH123 - a device
        done = subprocess.run([*PROGRAM, *arguments], stdout=full, stderr=subprocess.PIPE, env=SCRUBBED, check=False)
    assert done.returncode == 4
    assert done.stderr.decode() == "jinshi: the answer could not be written: the disk is full\n"


@pytest.mark.parametrize(
    ("closed", "status"),
    [("<&-", 0), (">&-", 4), ("2>&-", 0), ("<&- >&- 2>&-", 4)],
)
def test_closed_streams(closed, status):
    done = subprocess.run(
        ["bash", "-c", f"{' '.join(PROGRAM)} metrics {closed}"],
        env=SCRUBBED,
        capture_output=True,
        check=False,
        timeout=30,
    )
    assert done.returncode == status
    assert b"Traceback" not in done.stderr
    assert b"Exception" not in done.stderr


@pytest.mark.parametrize("delay", [0.03, 0.06, 0.1, 0.2, 1])
def test_an_interrupt_is_quiet(delay):
    process = subprocess.Popen(
        [*PROGRAM, "metrics", "-r", "-"],
        env=SCRUBBED,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    time.sleep(delay)
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=30)
    # Before its first line runs the program has no say: Python then dies of the signal itself.
    assert out == b""
    assert (process.returncode, err) == (130, b"") or b"jinshi_cli" not in err


def test_from_any_directory_without_a_home(tmp_path):
    here = run("search", "罚款", "--json")
    assert run("search", "罚款", "--json", cwd=tmp_path) == here
    read_only = tmp_path / "home"
    read_only.mkdir(mode=0o500)
    assert run("search", "罚款", "--json", HOME=str(read_only)) == here
    done = subprocess.run(PROGRAM, env={"PATH": SCRUBBED["PATH"]}, capture_output=True, check=False, cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, b"")


def test_a_working_directory_that_is_gone(tmp_path):
    done = subprocess.run(
        ["bash", "-c", f"mkdir gone && cd gone && rmdir ../gone && {PROGRAM[0]} metrics 罚款 --json"],
        cwd=tmp_path, env=SCRUBBED, capture_output=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["metrics"]


@pytest.mark.parametrize("encoding", ["gbk", "gb18030", "ascii", "latin-1", "utf-16"])
@pytest.mark.parametrize(
    "arguments", [["show", "1.1.2"], ["metrics", "-f", "table"], [], ["sections", "-f", "table"], ["-h"]], ids=str
)
def test_a_console_that_lacks_characters(encoding, arguments):
    done = subprocess.run(
        [*PROGRAM, *arguments],
        env={**SCRUBBED, "PYTHONIOENCODING": encoding, "JINSHI_LANG": "zh"},
        capture_output=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, b"")
    shown = done.stdout.decode(encoding)
    assert shown
    if encoding in ("gbk", "gb18030"):
        assert "?" not in shown


@pytest.mark.parametrize("name", ["csv", "tsv"])
def test_data_is_written_whole_or_not_at_all(name):
    def answer(encoding):
        return subprocess.run(
            [*PROGRAM, "metrics", "罚款", "-f", name],
            env={**SCRUBBED, "PYTHONIOENCODING": encoding},
            capture_output=True,
            check=False,
        )

    assert answer("gbk").stdout.decode("gbk") == run_inside("metrics", "罚款", "-f", name).out
    assert answer("utf-8-sig").stdout.startswith(b"\xef\xbb\xbf")
    refused = answer("latin-1")
    assert (refused.returncode, refused.stdout) == (4, b"")
    assert refused.stderr.decode("latin-1").endswith(
        "iso8859-1 has no U+975E; set PYTHONIOENCODING=utf-8 or choose --json\n"
    )


def test_a_character_that_an_encoding_lacks_is_named_by_its_code_point(small_file):
    small_file.write_text(
        small_file.read_text(encoding="utf-8").replace("label: 办案", "label: 办𠮷案"), encoding="utf-8"
    )
    done = subprocess.run(
        [*PROGRAM, "metrics", "-r", str(small_file), "-f", "csv"],
        env={**SCRUBBED, "PYTHONIOENCODING": "gbk", "JINSHI_LANG": "zh"}, capture_output=True, check=False,
    )  # fmt: skip
    assert (done.returncode, done.stdout) == (4, b"")
    assert done.stderr.decode("gbk").startswith("jinshi: 结果无法写出：gbk 编码里没有字符 U+20BB7；")


@pytest.mark.parametrize("variable", ["JINSHI_LANG", "JINSHI_AMBIGUOUS"])
def test_a_variable_that_is_set_to_nothing_known_is_told_of_and_changes_nothing(variable):
    plain, told = run_inside("laws"), run("laws", **{variable: "fr"})
    assert (told.status, told.out) == (plain.status, plain.out)
    assert told.err.startswith(f"jinshi: {variable} is set to “fr”")
    assert told.err.count("\n") == 1
    # JSON is the same in every language and of no width, so there is nothing to tell.
    assert run("laws", "--json", **{variable: "fr"}) == run_inside("laws", "--json")
    assert run("show", JINSHI_COMPLETE="1", **{variable: "fr"}).err == ""
    assert run_inside("nonsense", **{variable: "fr"}).status == 2


@pytest.mark.parametrize(("variable", "value"), [("JINSHI_LANG", ""), ("JINSHI_LANG", "zh_CN.UTF-8"), ("JINSHI_LANG", "EN"), ("JINSHI_AMBIGUOUS", "wide"), ("JINSHI_AMBIGUOUS", "")])  # fmt: skip
def test_a_variable_that_is_known_is_not_remarked_on(variable, value):
    assert run_inside("laws", **{variable: value}).err == ""


@pytest.mark.parametrize("columns", ["9" * 5000, "0", "-5", "x", "²"])
def test_any_columns(columns):
    assert run("metrics", "-f", "table", COLUMNS=columns).status == 0


def told(*arguments, encoding, language="zh"):
    return subprocess.run(
        [*PROGRAM, *arguments], env={**SCRUBBED, "PYTHONIOENCODING": encoding, "JINSHI_LANG": language},
        capture_output=True, check=False,
    )  # fmt: skip


@pytest.mark.parametrize("arguments", [["show", "1.3.6", "--field", "title"], ["cite", "1.3.6#3"]], ids=str)
def test_what_is_pasted_or_taken_by_a_script_is_whole_or_refused(arguments):
    assert told(*arguments, encoding="gbk").stdout.decode("gbk") == run_inside(*arguments, JINSHI_LANG="zh").out
    refused = told(*arguments, encoding="ascii")
    assert (refused.returncode, refused.stdout) == (4, b"")
    assert re.search(rb"ascii has no U\+[0-9A-F]{4}; set PYTHONIOENCODING=utf-8", refused.stderr)
    assert told("show", "1.3.6#3", "--field", "value", encoding="ascii").stdout == b"3050000\n"


def test_a_console_without_chinese_is_told_in_english():
    assert told("show", encoding="ascii").stderr.startswith(b"jinshi: show needs a reference")
    assert "show 需要" in told("show", encoding="gbk").stderr.decode("gbk")


def test_the_exported_report_file_is_utf_8_and_what_is_read_follows_the_console():
    assert told("export", encoding="gbk").stdout.decode("utf-8") == run_inside("export").out
    assert told("export", "-f", "md", encoding="gbk").stdout.decode("gbk").startswith("# ")


@pytest.mark.parametrize(
    ("arguments", "near"),
    [
        (["completion", "bsh"], "bash"), (["metrics", "--sort", "valeu"], "value"), (["schema", "metrisc"], "metrics"),
        (["show", "1.3.6#3", "--field", "vlaue"], "value"), (["metrics", "--group", "unti"], "unit"), (["metrics", "-f", "jsno"], "json"),
    ],
)  # fmt: skip
def test_the_nearest_value_is_named(arguments, near):
    for way, language, question in ((run, "en", f"; did you mean {near}?"), (run_inside, "zh", f"；是不是 {near}？")):
        ran = way(*arguments, JINSHI_LANG=language)
        assert ran.status == 2
        assert ran.err.endswith(f"{question}\n")


def test_in_english_a_suggestion_has_the_english_name_first():
    assert "1.3.1 Prevention" in run("show", "Preven", JINSHI_LANG="en").err
    assert "(依法防控新冠肺炎疫情)" in run("show", "Preven", JINSHI_LANG="en").err
    assert "Prevention" not in run("show", "Preven", JINSHI_LANG="zh").err


def test_json_is_utf_8_on_any_console():
    done = subprocess.run(
        [*PROGRAM, "metrics", "--json"],
        env={**SCRUBBED, "PYTHONIOENCODING": "gbk", "LANG": "C"},
        capture_output=True,
        check=True,
    )
    assert json.loads(done.stdout.decode("utf-8"))["report"]["organ"] == "金石镇"


@pytest.mark.parametrize(
    "query", ["\udce9\udc80", "\x1b[31m红", "a" * 100_000, "\u202e倒", "%s%n{}", "'; --", "*", "[", "\\"]
)
def test_any_query(query):
    ran = run("search", "--", query)
    assert ran.status == 1
    assert "\x1b" not in ran.err
    assert "\u202e" not in ran.err
    assert "Traceback" not in ran.err


def test_hostile_file_names_and_fields_do_not_reach_the_terminal(tmp_path):
    path = tmp_path / "a\x1b]0;x\x07\u202eb.yaml"
    path.write_text('title: "\\e[31m\\u202e"\nversion: 1\n', encoding="utf-8")
    for arguments in (
        ["check", str(path)],
        ["check", str(path), "-f", "table"],
        ["metrics", "-r", str(path)],
        ["check", str(path), "--json"],
    ):
        ran = run(*arguments)
        assert ran.status == 3
        assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202e]", ran.out + ran.err)


def test_a_fault_of_the_program_is_one_sentence_unless_debugging():
    broken = "import jinshi_cli.cli.commands.laws as m; import jinshi_cli.cli.program as a; m.answer = None; import sys; sys.exit(a.main(['laws']))"
    quiet = subprocess.run([sys.executable, "-c", broken], env=SCRUBBED, capture_output=True, check=False)
    assert quiet.returncode == 70
    assert quiet.stderr.decode().startswith("jinshi: this is a fault of jinshi itself (TypeError)")
    loud = subprocess.run(
        [sys.executable, "-c", broken], env={**SCRUBBED, "JINSHI_DEBUG": "1"}, capture_output=True, check=False
    )
    assert b"Traceback" in loud.stderr
