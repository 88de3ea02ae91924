"""Every command at every width: no line wider than the screen, no Chinese character lost or parted wrongly.

How an answer is laid out depends on its arguments and variables alone: each is looked at inside the tests' process,
and one of every command, at a width of its own, is held against the program's.
"""

from __future__ import annotations

import json
import re

import pytest
from support import run, run_inside
from terminal import ANSI, on_terminal

from jinshi_cli.cli.app import summaries
from jinshi_cli.render import wrap

COMMANDS = {
    "overview": [],
    "sections": ["sections"],
    "show": ["show", "1.3", "1.4.1#8", "广东省安全生产条例"],
    "search": ["search", "罚款"],
    "metrics": ["metrics", "--in", "1.3"],
    "bars": ["metrics", "--bars", "--in", "1.4"],
    "laws": ["laws"],
    "terms": ["terms"],
    "cite": ["help", "cite"],
    "check": ["check"],
    "cache": ["cache"],
    "help": ["help", "search"],
    "completion": ["help", "completion"],
    "schema": ["help", "schema"],
    "export": ["help", "export"],
}
HAN = re.compile("[\u4e00-\u9fff]")


@pytest.fixture
def cells():
    def measure(text, *, wide):
        wrap.show_ambiguous(wide=wide)
        return wrap.width(text)

    yield measure
    wrap.show_ambiguous(wide=False)


def shown(arguments, columns, *more, **variables):
    """Return the lines of an answer as a terminal of that width gets them."""
    formats = [] if arguments[:1] in (["show"], ["help"]) else ["-f", "table"]
    ran = run_inside(*arguments, *formats, *more, COLUMNS=str(columns), **variables)
    assert ran.status == 0
    return ran.out.split("\n")


def test_every_command_is_looked_at():
    assert set(summaries()) <= {*COMMANDS, "completion", "schema", "export", "import"}


@pytest.mark.parametrize("name", COMMANDS)
def test_the_process_lays_out_the_same(name):
    """In every width, language and look that the others look at, one after the other."""
    number = list(COMMANDS).index(name)
    arguments = [*COMMANDS[name], *[[], ["--wide"], ["--ascii"], ["--color", "always"]][number % 4]]
    looks = {"COLUMNS": str((40, 57, 100)[number % 3]), "JINSHI_LANG": ("zh", "en")[number % 2]}
    looks["JINSHI_AMBIGUOUS"] = ("narrow", "wide")[number // 2 % 2]
    formats = [] if arguments[:1] in (["show"], ["help"]) else ["-f", "table"]
    assert run(*arguments, *formats, **looks) == run_inside(*arguments, *formats, **looks)


@pytest.mark.parametrize("name", ["", *summaries()])
def test_the_process_writes_the_same_help(name):
    number = ["", *summaries()].index(name)
    looks = {"COLUMNS": str((40, 57, 60, 80, 300)[number % 5]), "JINSHI_LANG": ("zh", "en")[number % 2]}
    looks["JINSHI_AMBIGUOUS"] = ("narrow", "wide")[number // 2 % 2]
    arguments = [*filter(None, [name]), "-h", *[[], ["--ascii"], ["--ambiguous", "wide"]][number % 3]]
    assert run(*arguments, **looks) == run_inside(*arguments, **looks)


@pytest.mark.parametrize("columns", [40, 57, 300])
@pytest.mark.parametrize("ambiguous", ["narrow", "wide"])
@pytest.mark.parametrize("name", COMMANDS)
def test_no_line_is_wider_than_the_screen_and_no_chinese_is_lost(name, ambiguous, columns, cells):
    arguments = COMMANDS[name]
    for language in ("zh", "en"):
        lines = shown(arguments, columns, JINSHI_AMBIGUOUS=ambiguous, JINSHI_LANG=language)
        assert max(cells(line, wide=ambiguous == "wide") for line in lines) <= columns
        for line in lines:
            text = line.lstrip(" │├└─·")
            assert not text.startswith(tuple("。，、；：？！）》〉」』】〕”’")), line
            assert not line.endswith(tuple("（《〈「『【〔“‘")), line
        if name in ("show", "sections", "search", "help", "overview"):
            roomy = "".join(shown(arguments, 300, JINSHI_LANG=language))
            assert sorted(HAN.findall("".join(lines))) == sorted(HAN.findall(roomy))


def test_a_citation_is_one_line_at_any_width_because_it_is_for_pasting():
    narrow = run_inside("cite", "1.3.6#3", COLUMNS="40").out
    assert narrow == run_inside("cite", "1.3.6#3", COLUMNS="300").out
    assert narrow.count("\n") == 2


@pytest.mark.parametrize("more", [["--wide"], ["--ascii"], ["--wide", "--ascii"]], ids=str)
@pytest.mark.parametrize("name", COMMANDS)
def test_the_roomy_view_and_ascii_fit_too(name, more, cells):
    for columns in (40, 100):
        lines = shown(COMMANDS[name], columns, *more, JINSHI_LANG="zh")
        assert max(cells(line, wide=False) for line in lines) <= columns
        if "--ascii" in more:
            assert not set("".join(lines)) & set("─│├└█▏›※")


@pytest.mark.parametrize("columns", [20, 30, 40, 80])
def test_on_a_terminal_of_that_width(columns, cells):
    for arguments in ([], ["sections"], ["show", "1"], ["search", "执法"], ["metrics"], ["-h"], ["metrics", "-h"]):
        _status, text = on_terminal(*arguments, "--lang", "zh", columns=columns)
        longest = max(cells(line, wide=False) for line in ANSI.sub("", text).split("\n"))
        # An option's name is longer than the narrowest of screens and is not broken.
        assert longest <= max(columns, 30 if "-h" in arguments else 0)


@pytest.mark.parametrize("columns", [40, 60])
@pytest.mark.parametrize("name", list(summaries()))
def test_examples_can_be_copied_from_help_of_any_width(name, columns):
    wide = [line.strip() for line in run_inside(name, "-h", COLUMNS="300").out.partition("\n\n")[0].splitlines()[1:]]
    narrow = run_inside(name, "-h", COLUMNS=str(columns)).out.partition("\n\n")[0].replace("\\\n", " ")
    squeezed = re.sub(" +", " ", narrow)
    for line in wide:
        command = re.split("  +", line)[0]
        assert re.sub(" +", " ", command) in squeezed


def test_a_terminal_that_says_it_has_no_columns_is_one_of_eighty():
    for arguments in (["metrics"], ["show", "1.3.6"], ["-h"]):
        assert on_terminal(*arguments, columns=0) == on_terminal(*arguments, columns=80)


@pytest.mark.parametrize("columns", [40, 57, 80])
@pytest.mark.parametrize("given", [["--ambiguous", "wide"], []], ids=str)
def test_help_heeds_the_ambiguous_width(columns, given, cells):
    variables = {} if given else {"JINSHI_AMBIGUOUS": "wide"}
    for name in summaries():
        for language in ("zh", "en"):
            text = run_inside(name, "-h", *given, COLUMNS=str(columns), JINSHI_LANG=language, **variables).out
            assert max(cells(line, wide=True) for line in text.splitlines()) <= columns


def test_help_in_ascii_has_no_signs_of_its_own():
    for name in summaries():
        for language in ("zh", "en"):
            for arguments in ([name, "-h"], ["help", name]):
                assert not set("…“”‘’—·─") & set(run_inside(*arguments, "--ascii", JINSHI_LANG=language).out)


@pytest.mark.parametrize(
    "arguments", [["metrics"], ["metrics", "--bars"], ["laws"], ["terms"], ["search", "罚款"]], ids=str
)
@pytest.mark.parametrize("color", ["always", "never"])
def test_no_line_ends_in_spaces(arguments, color):
    for columns in (40, 80):
        for language in ("zh", "en"):
            lines = shown(arguments, columns, "--color", color, JINSHI_LANG=language)
            assert [line for line in lines if ANSI.sub("", line).endswith(" ")] == []


def test_the_share_of_a_section_is_not_parted():
    for columns in range(40, 61, 4):
        text = "\n".join(shown(["sections"], columns, JINSHI_LANG="en"))
        assert len(re.findall("[0-9]+%\xa0of\xa0the\xa0text", text)) == len(re.findall("[0-9]+%", text))


def test_each_command_lists_its_own_formats():
    for name in summaries():
        listed = re.search(
            r"--format FORMAT +How to write the answer: ([a-z, ]+)\.", run_inside(name, "-h", COLUMNS="300").out
        )
        assert listed
        for kind in listed[1].split(", "):
            if name not in ("help", "completion", "schema", "search", "show", "cite", "import"):
                assert run_inside(name, "-f", kind).status == 0
        refused = run_inside(name, "-f", "nonsense", "--lang", "zh")
        assert listed[1].replace(", ", "、") in refused.err
    assert "csv" not in run_inside("-h", COLUMNS="300").out.partition("--format")[2].partition("\n")[0]


def test_bars_at_forty_columns():
    lines = shown(["metrics", "--bars", "--unit", "宗"], 40, JINSHI_LANG="zh")
    values = [one["value"] for one in json.loads(run_inside("metrics", "--unit", "宗", "--json").out)["metrics"]]
    drawn = [line.count("█") for line in lines if re.search("[0-9] +宗", line)]
    assert len(drawn) == len(values)
    most = max(drawn)
    assert most >= 8
    assert all(abs(size - most * value / max(values)) <= 1 for size, value in zip(drawn, values, strict=True))
