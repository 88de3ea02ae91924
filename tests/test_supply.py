"""What is installed is what was looked at: the lock file and the list of licences hold all that is needed."""

from __future__ import annotations

import re
import tomllib
from importlib.metadata import requires
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
LOCK = (ROOT / "requirements-dev.lock").read_text(encoding="utf-8")
PINNED = {
    canonicalize_name(name): version for name, version in re.findall(r"^([\w.-]+)==(\S+) \\$", LOCK, re.MULTILINE)
}
WANTED = [
    *PROJECT["build-system"]["requires"],
    *PROJECT["project"]["dependencies"],
    *(
        line
        for extra in PROJECT["project"]["optional-dependencies"].values()
        for line in extra
        if "jinshi-cli" not in line
    ),
]


@pytest.mark.parametrize("line", WANTED)
def test_the_lock_holds_what_the_project_asks_for(line):
    wanted = Requirement(line)
    assert PINNED[canonicalize_name(wanted.name)] in wanted.specifier


def test_everything_in_the_lock_has_hashes_and_no_address():
    entries = re.split(r"\n(?=\S)", re.sub(r"^#.*\n", "", LOCK, flags=re.MULTILINE).strip())
    assert len(entries) == len(PINNED) > len(WANTED) / 2
    for entry in entries:
        assert re.search(r"--hash=sha256:[0-9a-f]{64}", entry), entry
    assert "://" not in LOCK
    assert "--index" not in LOCK.replace("--no-emit-index-url", "")


def test_every_package_that_comes_along_has_its_licence_listed():
    page = (ROOT / "docs" / "licences.md").read_text(encoding="utf-8")
    listed = dict(re.findall(r"^\| ([a-z0-9-]+) \| (.+?) \|", page, re.MULTILINE))
    waiting, seen = ["jinshi-cli"], set()
    while waiting:
        for line in requires(waiting.pop()) or ():
            requirement = Requirement(line)
            name = canonicalize_name(requirement.name)
            if name not in seen and (requirement.marker is None or requirement.marker.evaluate({"extra": ""})):
                seen.add(name)
                waiting.append(name)
    assert {"typer", "rich"} <= seen <= set(listed)
    assert "not stated" not in listed.values()


def test_every_table_that_comes_along_is_on_the_page_of_licences():
    page = (ROOT / "docs" / "licences.md").read_text(encoding="utf-8")
    tables = [table for folder in (ROOT / "jinshi_cli").rglob("tables") for table in folder.iterdir()]
    shipped = [table for table in tables if table.suffix in (".txt", ".bin")]
    assert len(shipped) > 10
    assert [table.name for table in shipped if table.stem not in page] == []
