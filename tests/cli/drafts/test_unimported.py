"""A report's text that was not imported yet, and names of texts and tables that a draft cannot have."""

from __future__ import annotations

import pytest
from support import REPORT, SMALL, run, run_inside

COMMANDS = [["metrics", "-r"], ["-r"], ["check"], ["search", "罚款", "-r"]]


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("r.docx", b"PK\x03\x04\xff"), ("r.pdf", b"%PDF-1.7\n\xe2\xe3"), ("r.html", b"<html><p>a: b</p>"), ("r.txt", REPORT.encode()),
        ("r.TXT", REPORT.encode("gb18030")), ("r.htm", b""), ("a b.txt", "一、：成效".encode()),
    ],
    ids=["docx", "pdf", "html", "txt", "gb18030", "empty", "space"],
)  # fmt: skip
def test_a_text_is_called_one_and_its_import_is_named(command, name, data, tmp_path):
    (tmp_path / name).write_bytes(data)
    ran = run(*command, name, cwd=tmp_path)
    draft = name.rpartition(".")[0] + ".yaml"
    line = f"jinshi import {name} -o {draft}" if " " not in name else f"jinshi import '{name}' -o '{draft}'"
    assert (ran.status, ran.err) == (3, f"jinshi: {name}: this is no report file yet; make one of it: {line}\n")


def test_a_variable_that_names_a_text_is_told(tmp_path):
    (tmp_path / "r.txt").write_text(REPORT, encoding="utf-8")
    assert "this is no report file yet" in run("metrics", cwd=tmp_path, JINSHI_REPORT="r.txt").err


@pytest.mark.parametrize("name", ["r.txt", "r.md", "r.yaml", "r"])
def test_a_report_file_may_be_called_anything(name, tmp_path):
    (tmp_path / name).write_text(SMALL, encoding="utf-8")
    assert run_inside("check", name, cwd=tmp_path).status == 0
    (tmp_path / name).write_text("{" + '"version": 1', encoding="utf-8")
    assert "not valid YAML" in run_inside("check", name, cwd=tmp_path).out


@pytest.mark.parametrize(
    ("output", "says"),
    [
        ("r.xlsx", "name it r.yaml, then: jinshi metrics -r r.yaml -f csv > r.csv"), ("a b.CSV", "name it 'a b.yaml', then"),
        ("r.docx", "name it r.yaml\n"), ("d/r.txt", "name it d/r.yaml\n"),
    ],
)  # fmt: skip
def test_a_draft_is_not_called_what_it_is_not(output, says, tmp_path):
    (tmp_path / "s.txt").write_text(REPORT, encoding="utf-8")
    ran = run_inside("import", "s.txt", "-o", output, cwd=tmp_path)
    assert ran.status == 2
    assert says in ran.err
    assert [path.name for path in tmp_path.iterdir()] == ["s.txt"]


@pytest.mark.parametrize("output", ["r.yaml", "r.yml", "r.json", "r", "r.2022", "r.yaml.new"])
def test_other_names_are_written(output, tmp_path):
    (tmp_path / "s.txt").write_text(REPORT, encoding="utf-8")
    assert run_inside("import", "s.txt", "-o", output, cwd=tmp_path).status == 0
    assert run_inside("check", output, cwd=tmp_path).status == 0
