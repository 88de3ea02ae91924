from __future__ import annotations

import json
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path

from support import SCRUBBED, run, run_inside

import jinshi_cli
from jinshi_cli import __version__
from jinshi_cli.cli.app import summaries

TABLE = Path(jinshi_cli.__file__).parent / "completions" / "commands.json"


def test_the_version():
    assert run("--version").out == f"jinshi {__version__}\n"
    assert version("jinshi-cli") == __version__


def test_what_needs_no_parser_is_what_the_parser_answers():
    for line in (["--version"], ["completion", "bash"], ["completion", "zsh"], ["completion", "fish"]):
        answer = run(*line)
        assert (answer.status, answer.err) == (0, "")
        assert answer == run(*line, "--color", "never") == run(*line, JINSHI_LANG="zh")
    told = run("--version", JINSHI_AMBIGUOUS="x")
    assert told == run("--version", "--wide", JINSHI_AMBIGUOUS="x")
    assert "JINSHI_AMBIGUOUS" in told.err


def test_the_module_is_the_program(tmp_path):
    done = subprocess.run(
        [sys.executable, "-m", "jinshi_cli", "metrics", "罚款"],
        env=SCRUBBED,
        cwd=tmp_path,
        capture_output=True,
        check=True,
    )
    assert done.stdout.decode() == run("metrics", "罚款").out


def test_help_begins_with_examples_and_is_the_same_every_way():
    # The examples of completion begin with eval, which is how it is called.
    for name in set(summaries()) - {"completion"}:
        shown = run(name, "--help").out
        assert shown.startswith(f"Examples:\n  jinshi {name}")
        assert shown == run_inside(name, "-h").out == run_inside("help", name).out
    shown = run("-h").out
    assert shown.startswith("Examples:\n  jinshi")
    assert shown == run_inside("help").out


def test_an_option_that_is_listed_works():
    for name, about in json.loads(TABLE.read_text(encoding="utf-8"))["en"].items():
        has_json = not name or "json" in about["formats"]
        assert (["--json"] in [option["names"] for option in about["options"]]) == has_json
        assert ("--json" in run_inside(*filter(None, [name]), "--help").out.split("Options:")[1]) == has_json
