"""The manual page: whole, dated as the release is, and good roff."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from pathlib import Path

import pytest
from support import run

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "docs" / "jinshi.1"
TABLE = json.loads((ROOT / "jinshi_cli" / "completions" / "commands.json").read_text(encoding="utf-8"))["en"]


@pytest.fixture(scope="module")
def shown():
    if shutil.which("groff") is None:
        pytest.skip("groff is not installed")
    line = ["groff", "-man", "-ww", "-Kutf8", "-Tutf8", "-P-cbou", "-rLL=200n", str(PAGE)]
    done = subprocess.run(line, capture_output=True, check=True)
    assert done.stderr == b""
    return re.sub(" +", " ", done.stdout.decode()).replace("‐", "-")


def test_every_command_has_its_synopsis_options_formats_and_examples(shown):
    for name, command in TABLE.items():
        words = (
            ["jinshi", name, *command["arguments"], "[OPTIONS]"] if name else ["jinshi [COMMAND] [ARGUMENTS] [OPTIONS]"]
        )
        assert " ".join(words) in shown
        for option in command["options"]:
            assert f"{', '.join(option['names'])} {option['metavar']}".strip() in shown
        if name:
            assert f"Formats: {', '.join(command['formats'])}." in shown
        wide = run(*([name] if name else []), "-h", COLUMNS="300").out.partition("\n\n")[0].splitlines()[1:]
        for line in wide:
            assert re.split("  +", line.strip())[0] in shown


def test_its_sections_in_their_usual_order():
    sections = re.findall(r"^\.SH (.*)$", PAGE.read_text(encoding="utf-8"), re.MULTILINE)
    assert sections == [
        "NAME",
        "SYNOPSIS",
        "DESCRIPTION",
        "EXAMPLES",
        "COMMANDS",
        "OPTIONS",
        "EXIT STATUS",
        "ENVIRONMENT",
    ]


def test_its_date_is_the_newest_releases():
    released = re.search(
        r"^## \[[0-9][^]]*\] - ([0-9-]+)$", (ROOT / "CHANGELOG.md").read_text(encoding="utf-8"), re.MULTILINE
    )
    date = released[1] if released else "unreleased"
    assert f'.TH JINSHI 1 "{date}" "{run("--version").out.strip()}"' in PAGE.read_text(encoding="utf-8")


def test_what_an_example_is_for_stands_below_it(shown):
    for line, meaning in (("jinshi", "the report at a glance"), ("jinshi show 1.3.6", "read a measure in full")):
        assert re.search(rf"^ *{re.escape(line)}\n +{re.escape(meaning)}$", shown, re.MULTILINE)
