"""Nobody pays for what they do not use: what a command must not import, proven in a process of its own."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest
from support import SCRUBBED

HEAVY = {"rich", "rapidfuzz", "yaml", "opencc", "csv", "difflib", "json"}


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
        (["show", "vaccine-doses", "--field", "value"], {"yaml", "csv"}),
        (["show", "1.3.6"], {"yaml", "csv"}),
        (["metrics", "--json"], {"yaml", "json"}),
        (["metrics", "-f", "tsv"], {"yaml", "csv"}),
        (["metrics", "-f", "table"], {"yaml", "rich", "json", "csv"}),
        (["sections", "-f", "table"], {"yaml"}),
        (["laws", "-f", "md"], {"yaml"}),
        (["search", "罚款", "--json"], {"yaml", "json", "opencc"}),
        (["export"], {"yaml", "json"}),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else None,
)
def test_what_is_not_needed_is_not_loaded(arguments, allowed):
    # Typer itself loads difflib.
    assert loaded(*arguments) & HEAVY <= allowed | {"difflib"}


def test_a_command_loads_no_other_command():
    modules = {name for name in loaded("laws") if name.startswith("jinshi_cli.cli.")}
    others = {
        f"jinshi_cli.cli.{name}"
        for name in ("sections", "show", "search", "metrics", "terms", "cite", "export", "check", "schema")
    }
    assert not modules & others


def test_the_domain_knows_nothing_of_terminals_and_the_painters_nothing_of_search():
    script = (
        "import sys, json\n"
        "import {}\n"
        "print(json.dumps([name for name in sys.modules if name.startswith(('jinshi_cli', 'typer', 'rich'))]))\n"
    )

    def modules(*names):
        done = subprocess.run(
            [sys.executable, "-c", script.format(", ".join(names))], env=SCRUBBED, capture_output=True, check=True
        )
        return json.loads(done.stdout)

    domain = modules(
        "jinshi_cli.report.load", "jinshi_cli.report.reference", "jinshi_cli.report.citation", "jinshi_cli.report.dump",
        "jinshi_cli.search.rank", "jinshi_cli.search.snippet",
    )  # fmt: skip
    assert not [
        name
        for name in domain
        if name.startswith(("jinshi_cli.cli", "jinshi_cli.render", "jinshi_cli.views", "typer", "rich"))
    ]
    painters = modules("jinshi_cli.render.text", "jinshi_cli.render.table", "jinshi_cli.render.markdown")
    assert not [
        name
        for name in painters
        if name.startswith(("jinshi_cli.search", "jinshi_cli.cli", "jinshi_cli.views", "typer"))
    ]
