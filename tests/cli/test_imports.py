"""Nobody pays for what they do not use: what a command must not import, proven in a process of its own."""

from __future__ import annotations

import ast
import json
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest
from support import SCRUBBED

import jinshi_cli
from jinshi_cli.cli.app import summaries

HEAVY = {
    "rich", "rapidfuzz", "lxml", "pypdfium2", "yaml", "snowballstemmer", "opencc", "pypinyin", "jieba",
    "csv", "json", "decimal", "fractions", "dataclasses", "pickle", "random", "hashlib", "tempfile", "unicodedata", "bisect",
    "logging", "asyncio", "http", "email", "ssl", "socket", "html", "xml", "zipfile", "sqlite3", "concurrent", "multiprocessing",
    "ctypes", "unittest", "pdb", "pydoc", "pydantic", "click", "pygments", "markdown_it", "importlib.metadata", "shlex", "encodings.gb2312",
}  # fmt: skip
"""What takes a millisecond or more to load, or has no business in a program that looks something up."""


@cache
def loaded(*arguments):
    """Return the modules that a run has loaded; they depend on its arguments alone, so each is run once."""
    script = (
        "import sys\n"
        "from jinshi_cli.cli.program import run\n"
        "from jinshi_cli.cli.environment import Environment\n"
        f"status = run({list(arguments)!r}, Environment.of_process())\n"
        "names = sorted({name.partition('.')[0] for name in sys.modules} | set(sys.modules))\n"
        "import json\n"
        "sys.stderr.write(json.dumps(names))\n"
        "sys.exit(status)\n"
    )
    done = subprocess.run([sys.executable, "-c", script], env=SCRUBBED, capture_output=True, check=True)
    return frozenset(json.loads(done.stderr.decode().splitlines()[-1]))


# What painting a table loads with Rich.
TABLE = {"rich", "dataclasses", "decimal", "fractions", "pickle", "random", "bisect"}
# Reading a report, folding what is compared, measuring what is shown.
READ, FOLD, SEARCH = {"json"}, {"json", "unicodedata"}, {"json", "unicodedata", "bisect"}
# Writing a file whole, and what proves a draft; no reader of pages or PDF files for a text.
IMPORT = {*FOLD, "yaml", "decimal", "bisect", "dataclasses", "tempfile", "random", "encodings.gb2312"}
AS_FOUND = Path(__file__).parents[1] / "source" / "report-2021-as-found.txt"
LINES = {
    "--version": set(),
    "-h": {"unicodedata"},
    "": FOLD,
    "-f json": FOLD,
    "sections": FOLD,
    "sections -f json": FOLD,
    "sections -f table": FOLD,
    "show vaccine-doses --field value": FOLD,
    "show 1.3.6": FOLD,
    "show 1.3.6 -f json": FOLD,
    "show 1.3.6 -f md": FOLD,
    "search 罚款 -f json": SEARCH,
    "search 罚款 -f table": SEARCH,
    "search 罚款 -f tsv": SEARCH,
    "search 換屆選舉 --json": SEARCH | {"encodings.gb2312"},
    "search lvshi --json": SEARCH,
    "search 聚风2021 --json": SEARCH | {"decimal"},
    "search 停水停电的企业有几家 --json": SEARCH,
    "metrics": FOLD,
    "metrics --json": FOLD,
    "metrics -f jsonl": FOLD,
    "metrics -f csv": FOLD | {"csv"},
    "metrics -f md": FOLD,
    "metrics -f table": FOLD | TABLE,
    "metrics 罚款 --json": SEARCH,
    "laws": FOLD,
    "laws -f json": FOLD,
    "laws -f table": FOLD | TABLE,
    "terms": FOLD,
    "terms -f md": FOLD,
    "cite 1.3.6#3": FOLD,
    "cite 1.3.6#3 --json": FOLD,
    "export": READ | {"decimal", "bisect"},
    "export -f json": READ,
    "export -f md": READ,
    "export -f csv": READ | {"csv"},
    "check": {"unicodedata", "decimal", "yaml", "bisect"},
    f"import {AS_FOUND}": IMPORT,
    "import -h": IMPORT,
    "check --json": {"unicodedata", "decimal", "yaml", "json", "bisect"},
    "schema metrics": {"json"},
    "cache": {"json"},
    "cache clear --json": {"json"},
    "completion bash": set(),
    "help metrics": {"unicodedata"},
}


@pytest.mark.parametrize("line", ["--version", "completion bash", "completion zsh", "completion fish"])
def test_what_needs_no_parser_loads_none(line):
    modules = loaded(*line.split())
    assert not modules & {"typer", "inspect", "json", "jinshi_cli.cli.app", "jinshi_cli.cli.command"}
    assert "jinshi_cli.cli.plain" in modules


@pytest.mark.parametrize("line", LINES)
def test_what_is_not_needed_is_not_loaded(line):
    assert loaded(*line.split()) & HEAVY <= LINES[line]


def test_every_command_is_looked_at():
    assert {line.partition(" ")[0] for line in LINES} >= set(summaries())


@pytest.mark.parametrize("command", ["show", "metrics", "sections", "laws", "cite", "export"])
def test_only_a_search_loads_the_search(command):
    arguments = {"show": ["1.3.6"], "cite": ["1.3.6#3"]}.get(command, [])
    searching = {name for name in loaded(command, *arguments) if name.startswith("jinshi_cli.search.")}
    # Folding is how titles are compared.
    assert searching <= {"jinshi_cli.search.indexing", "jinshi_cli.search.indexing.fold"}


@pytest.mark.parametrize(
    "line", ["show vaccine-doses --field value", "show 1.3.6 --json", "metrics --json", "metrics -f csv", "sections --json", "laws --json",
             "terms -f tsv", "cite 1.3.6#3 --json", "search 罚款 --json"],
)  # fmt: skip
def test_what_is_not_laid_out_loads_no_layout(line):
    assert not loaded(*line.split()) & {
        "jinshi_cli.render.document",
        "jinshi_cli.render.text",
        "jinshi_cli.render.wrap",
    }


def compiled_at_import(name):
    """Return the lines of a module of ours on which a pattern is compiled as soon as it is imported."""
    path = ROOT.parent.joinpath(*name.split("."))
    file = path / "__init__.py" if path.is_dir() else path.with_suffix(".py")
    body = ast.parse(file.read_text(encoding="utf-8")).body
    at_once = [node for node in body if not isinstance(node, ast.FunctionDef | ast.ClassDef)]
    return [
        node.lineno
        for each in at_once
        for node in ast.walk(each)
        if isinstance(node, ast.Call) and ast.unparse(node.func).startswith("re.")
    ]


@pytest.mark.parametrize(
    "line", ["--version", "show 1.3.6", "show vaccine-doses --field value", "search 罚款 --json", "search lvshi -f table",
             "metrics -f table", "metrics --json", "laws", "cite 1.3.6#3"],
)  # fmt: skip
def test_no_pattern_is_compiled_that_may_not_be_needed(line):
    modules = [name for name in loaded(*line.split()) if name.partition(".")[0] == "jinshi_cli"]
    assert len(modules) > 5
    assert {name: lines for name in modules if (lines := compiled_at_import(name))} == {}


def test_a_command_loads_no_other_command():
    modules = {name for name in loaded("laws") if name.startswith("jinshi_cli.cli.")}
    others = {
        f"jinshi_cli.cli.commands.{name}"
        for name in ("sections", "show", "search", "metrics", "terms", "cite", "export", "check", "schema", "cache")
    }
    assert not modules & others


ROOT = Path(jinshi_cli.__file__).parent
# What each part may use, from the ground up (the layout in the README of the design: file, model, views, paint).
MAY_USE = {
    "report": {"report", "messages"},
    "search": {"search", "report", "messages"},
    "render": {"render", "report", "messages"},
    "views": {"views", "render", "search", "report", "messages"},
    "importing": {"importing", "search", "report", "messages"},
    "cli": {"cli", "importing", "views", "render", "search", "report", "messages", "jinshi_cli"},
}


@pytest.mark.parametrize("part", MAY_USE)
def test_no_part_imports_from_above(part):
    files = sorted((ROOT / part).rglob("*.py"))
    assert len(files) > 3
    for file in files:
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ImportFrom) and node.module and node.module.startswith("jinshi_cli"):
                used = node.module.split(".")[1] if "." in node.module else "jinshi_cli"
                names = {alias.name for alias in node.names} if node.module == "jinshi_cli" else set()
                assert used in MAY_USE[part] or names <= {"__version__"}, f"{file.name} imports {node.module}"


def test_only_the_edge_knows_typer_and_only_the_table_knows_rich():
    for file in ROOT.rglob("*.py"):
        text = file.read_text(encoding="utf-8")
        assert ("import typer" in text or "from typer" in text) <= (file.parent.name in ("cli", "commands")), file
        assert ("from rich" in text) <= (file.name == "table.py"), file
        assert ("import sys" in text) <= (
            file.name in ("environment.py", "app.py", "__main__.py", "pdf.py", "pdf_process.py")
        ), file
