"""Nobody pays for what they do not use: what a command must not import, proven in a process of its own."""

from __future__ import annotations

import ast
import json
import subprocess
import sys
from pathlib import Path

import pytest
from support import SCRUBBED

import jinshi_cli

HEAVY = {"rich", "rapidfuzz", "yaml", "opencc", "pypinyin", "csv", "difflib", "json"}


def loaded(*arguments):
    """Return the top-level modules a run has loaded."""
    script = (
        "import sys\n"
        "from jinshi_cli.cli.app import run\n"
        "from jinshi_cli.cli.environment import Environment\n"
        f"status = run({list(arguments)!r}, Environment.of_process())\n"
        "names = sorted({name.partition('.')[0] for name in sys.modules} | {n for n in sys.modules if n.startswith('jinshi_cli')})\n"
        "import json\n"
        "sys.stderr.write(json.dumps(names))\n"
        "sys.exit(status)\n"
    )
    done = subprocess.run([sys.executable, "-c", script], env=SCRUBBED, capture_output=True, check=True)
    return set(json.loads(done.stderr.decode().splitlines()[-1]))


@pytest.mark.parametrize(
    ("arguments", "allowed"),
    [
        (["--version"], set()),
        (["-h"], set()),
        (["help", "metrics"], set()),
        (["metrics", "-h"], set()),
        (["schema", "metrics"], {"json"}),
        (["show", "vaccine-doses", "--field", "value"], {"json", "csv"}),
        (["show", "1.3.6"], {"json", "csv"}),
        (["metrics", "--json"], {"json"}),
        (["metrics", "-f", "tsv"], {"json", "csv"}),
        (["metrics", "-f", "table"], {"rich", "json", "csv"}),
        (["sections", "-f", "table"], {"json"}),
        (["laws", "-f", "md"], {"json"}),
        (["search", "罚款", "--json"], {"json"}),
        (["search", "換屆選舉", "--json"], {"json"}),
        (["search", "lvshi", "--json"], {"json"}),
        (["search", "聚风2021", "--json"], {"json"}),
        (["export"], {"json"}),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else None,
)
def test_what_is_not_needed_is_not_loaded(arguments, allowed):
    # Typer itself loads difflib.
    assert loaded(*arguments) & HEAVY <= allowed | {"difflib"}


@pytest.mark.parametrize("command", ["show", "metrics", "sections", "laws", "cite", "export"])
def test_only_a_search_loads_the_search(command):
    arguments = {"show": ["1.3.6"], "cite": ["1.3.6#3"]}.get(command, [])
    searching = {name for name in loaded(command, *arguments) if name.startswith("jinshi_cli.search.")}
    # Folding is how titles are compared.
    assert searching <= {"jinshi_cli.search.fold"}


def test_a_command_loads_no_other_command():
    modules = {name for name in loaded("laws") if name.startswith("jinshi_cli.cli.")}
    others = {
        f"jinshi_cli.cli.{name}"
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
        assert ("import typer" in text or "from typer" in text) <= (file.parent.name == "cli"), file
        assert ("from rich" in text) <= (file.name == "table.py"), file
        assert ("import sys" in text) <= (
            file.name in ("environment.py", "app.py", "__main__.py", "pdf.py", "pdf_process.py")
        ), file
