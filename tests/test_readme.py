"""What the READMEs show is what happens."""

from __future__ import annotations

import json
import re
import shlex
from pathlib import Path

import jq
import pytest
from support import run, run_inside

from jinshi_cli.cli.app import summaries
from jinshi_cli.report.source import bundled

ROOT = Path(__file__).parents[1]
READMES = {"en": ROOT / "README.md", "zh": ROOT / "README.zh-CN.md"}


def lines(language):
    text = READMES[language].read_text(encoding="utf-8")
    return [line for block in re.findall("```sh\n(.*?)```", text, re.DOTALL) for line in block.splitlines()]


@pytest.mark.parametrize("language", READMES)
def test_there_are_ten_things_to_try(language):
    assert sum("| jq" not in line for line in lines(language)) == 10


@pytest.mark.parametrize(("language", "line"), [(language, line) for language in READMES for line in lines(language)])
def test_every_line_works(language, line):
    # A # that follows spaces begins the comment; in 1.3.6#3 it does not.
    command, *recipe = re.split(r" \| ", re.split(r"\s+# ", line)[0], maxsplit=1)
    ran = run(*shlex.split(command)[1:], JINSHI_LANG=language)
    assert (ran.status, ran.err) == (0, "")
    assert ran.out
    if recipe:
        _jq, *options, program = shlex.split(recipe[0])
        assert set(options) <= {"-r"}
        outputs = [output for document in documents(ran.out) for output in jq.compile(program).input_value(document)]
        assert outputs
        assert all(output not in (None, "") for output in outputs)


@pytest.mark.parametrize("language", READMES)
def test_what_is_said_to_be_found_is_found(language):
    text = READMES[language].read_text(encoding="utf-8")
    rows = re.findall(r"^\| (`.+`) \| ([^|`]+) \| [^|]+ \|$", text, re.MULTILINE)
    assert len(rows) == 16
    for typed, found in rows:
        for query in re.findall("`([^`]+)`", typed):
            ran = run_inside("search", query, "--json")
            assert ran.status == 0, query
            matched = "".join(match["text"] for match in json.loads(ran.out)["results"][0]["matches"])
            assert found in matched or found in json.loads(ran.out)["results"][0]["snippet"], query


def documents(text):
    try:
        return [json.loads(text)]
    except json.JSONDecodeError:
        return [json.loads(line) for line in text.splitlines()]


def test_both_languages_show_the_same_lines():
    without_comments = [[re.split(r"\s+# ", line)[0] for line in lines(language)] for language in READMES]
    assert without_comments[0] == without_comments[1]


@pytest.mark.parametrize("language", READMES)
def test_the_refusal_shown_is_the_one_printed(language, tmp_path):
    text = READMES[language].read_text(encoding="utf-8")
    command, shown = re.search(r"```text\n\$ (jinshi .*?)\n(.*?\n)```", text, re.DOTALL).groups()
    changed = bundled().read_text(encoding="utf-8").replace("value: 36\n", "value: 63\n", 1)
    (tmp_path / "next-year.yaml").write_text(changed, encoding="utf-8")
    ran = run(*shlex.split(command)[1:], cwd=tmp_path, JINSHI_LANG=language)
    assert (ran.status, ran.out, ran.err) == (3, "", shown)


@pytest.mark.parametrize("name", ["commands.md", "commands.zh-CN.md"])
def test_every_command_is_documented_with_the_help_it_prints(name):
    language = "zh" if "zh" in name else "en"
    text = (ROOT / "docs" / name).read_text(encoding="utf-8")
    for command in ("", *summaries()):
        shown = run_inside(*filter(None, [command]), "-h", COLUMNS="80", JINSHI_LANG=language).out
        assert f"```text\n{shown}```" in text, command
