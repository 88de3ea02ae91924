"""``jinshi import`` from outside: no file is lost to another, and none has a name or place that is too strange."""

from __future__ import annotations

import os
import subprocess

import pytest
import yaml
from support import PROGRAM, RAW, REPORT, SCRUBBED, run, run_inside

from jinshi_cli.report.load import load
from jinshi_cli.report.source import Source, read_source


@pytest.fixture
def here(tmp_path):
    """A folder with a report by three names, a folder of drafts where one is a report itself, and an empty one."""
    (tmp_path / "r.txt").write_text(REPORT, encoding="utf-8")
    (tmp_path / "soft.txt").symlink_to("r.txt")
    (tmp_path / "hard.txt").hardlink_to(tmp_path / "r.txt")
    for name in ("drafts", "empty"):
        (tmp_path / name).mkdir()
    (tmp_path / "drafts" / "a.yaml").write_text(REPORT, encoding="utf-8")
    (tmp_path / "drafts" / "b.yaml").symlink_to("c.yaml")
    for name in ("b", "c"):
        (tmp_path / f"{name}.txt").write_text(REPORT, encoding="utf-8")
    return tmp_path


def standing(folder):
    return {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize(
    ("arguments", "lost"),
    [
        (["r.txt", "-o", "r.txt"], "r.txt"), (["r.txt", "-o", "drafts/../r.txt"], "drafts/../r.txt"),
        (["r.txt", "-o", "soft.txt"], "soft.txt"), (["soft.txt", "-o", "r.txt"], "r.txt"), (["r.txt", "-o", "hard.txt"], "hard.txt"),
        (["drafts/a.yaml", "-o", "drafts"], "drafts/a.yaml"), (["r.txt", "drafts/a.yaml", "-o", "drafts", "-j", "2"], "drafts/a.yaml"),
        (["b.txt", "c.txt", "-o", "drafts"], "drafts/c.yaml"),
        (["r.txt", "--repairs", "hard.txt"], "hard.txt"), (["r.txt", "-o", "new.yaml", "--repairs", "r.txt"], "r.txt"),
        (["r.txt", "-o", "new.yaml", "--repairs", "drafts/../new.yaml"], "drafts/../new.yaml"),
        (["r.txt", "-o", "drafts/b.yaml", "--repairs", "drafts/c.yaml"], "drafts/c.yaml"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else None,
)  # fmt: skip
@pytest.mark.parametrize("more", [[], ["--overwrite"]], ids=["", "overwrite"])
def test_a_file_that_would_be_lost_is_named_and_nothing_is_written(here, arguments, lost, more):
    before = standing(here)
    ran = run_inside("import", *arguments, *more, cwd=here)
    assert (ran.status, ran.out) == (2, "")
    assert ran.err.count("\n") == 1
    assert lost in ran.err
    assert standing(here) == before


def test_a_process_names_it_too(here):
    before = standing(here)
    arguments = ["import", "r.txt", "-o", "hard.txt", "--overwrite"]
    assert run(*arguments, cwd=here) == run_inside(*arguments, cwd=here)
    assert standing(here) == before


@pytest.mark.parametrize("line", ["import - -o r.txt --overwrite < hard.txt", "import r.txt >> soft.txt", "import r.txt --repairs x --overwrite > x"])  # fmt: skip
def test_streams_that_are_files_are_files_too(here, line):
    done = subprocess.run(
        ["bash", "-c", f"{PROGRAM[0]} {line}"], cwd=here, env=SCRUBBED, capture_output=True, check=False
    )
    assert (done.returncode, done.stdout) == (2, b"")
    assert (here / "r.txt").read_text(encoding="utf-8") == REPORT


def test_what_is_no_file_can_be_named_twice(here):
    done = subprocess.run(
        ["bash", "-c", f"{PROGRAM[0]} import /dev/stdin < r.txt > /dev/null"],
        cwd=here, env=SCRUBBED, capture_output=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0


def test_the_draft_of_another_report_is_not_written_over(here):
    for name, year in (("one", "2022"), ("two", "2023")):
        (here / name).mkdir()
        (here / name / "report.txt").write_text(REPORT.replace("2022", year), encoding="utf-8")
    made = here / "empty" / "report.yaml"
    assert run_inside("import", "one/report.txt", "-o", "empty", cwd=here).status == 0
    before = made.read_bytes()
    for target in ("empty", "empty/report.yaml"):
        ran = run_inside("import", "two/report.txt", "-o", target, "--repairs", "x", cwd=here) if target != "empty" else run_inside("import", "two/report.txt", "-o", target, cwd=here)  # fmt: skip
        assert (ran.status, made.read_bytes()) == (4, before)
        assert "2022年" in ran.err
        assert not (here / "x").exists()
    # The same bytes under another year are the same file.
    assert run_inside("import", "one/report.txt", "-o", "empty", "--year", "2020", cwd=here).status == 0
    assert run_inside("import", "two/report.txt", "-o", "empty", "--overwrite", cwd=here).status == 0
    assert load(read_source(made)).year == 2023


STRANGE = [b"\xbd\xf0.txt", b"a\tb.txt", b"a\nb.txt", b"a\x1b[31m.txt", "a\u202eb.txt".encode(), "a\ufffeb\ufeff.txt".encode(), b"#: [x] 'y'.txt"]  # fmt: skip


@pytest.mark.parametrize("name", STRANGE, ids=ascii)
def test_a_file_of_any_name_is_imported(tmp_path, name):
    path = os.fsencode(tmp_path) + b"/" + name
    with open(path, "w", encoding="utf-8") as file:  # noqa: PTH123 - a Path is no bytes
        file.write(REPORT)
    ran = run("import", os.fsdecode(path))
    assert ran.status == 0
    assert not RAW.search(ran.out + ran.err)
    assert load(Source("r.yaml", ran.out.encode())).year == 2022
    assert yaml.safe_load(ran.out)["source"].startswith("imported from ")
    other = tmp_path / "other.txt"
    other.write_text(REPORT, encoding="utf-8")
    for counts in ("written: 2, unchanged: 0", "written: 0, unchanged: 2"):
        ran = run_inside("import", os.fsdecode(path), str(other), "-o", str(tmp_path / "out"), "--jobs", "1")
        assert (ran.status, ran.err.count("\n")) == (0, 1)
        assert counts in ran.err
    require_drafts(tmp_path / "out", 2)


def test_files_of_any_names_are_imported_by_workers(tmp_path):
    paths = [os.fsencode(tmp_path) + b"/" + name for name in [*STRANGE, b"other.txt"]]
    for path in paths:
        with open(path, "w", encoding="utf-8") as file:  # noqa: PTH123 - a Path is no bytes
            file.write(REPORT)
    for jobs, counts in (("2", "written: 8, unchanged: 0"), ("2", "written: 0, unchanged: 8"), ("1", "written: 0, unchanged: 8")):  # fmt: skip
        ran = run("import", *map(os.fsdecode, paths), "-o", str(tmp_path / "out"), "--jobs", jobs)
        assert (ran.status, ran.err.count("\n")) == (0, 1)
        assert counts in ran.err
    require_drafts(tmp_path / "out", 8)


def require_drafts(folder, number):
    drafts = list(folder.iterdir())
    assert len(drafts) == number
    for made in drafts:
        assert not RAW.search(made.name)
        assert "\n" not in made.name
        assert run_inside("-r", str(made)).status == 0


def test_what_is_refused_is_told_on_one_line_whatever_its_name(tmp_path):
    names = [tmp_path / "a\nb\udcbd.txt", tmp_path / "c\x1bd.txt"]
    for name in names:
        name.write_text("那天下午，天色渐渐暗了下来。", encoding="utf-8")
    ran = run("import", *map(str, names), "-o", str(tmp_path / "out"))
    assert (ran.status, ran.err.count("\n")) == (3, 3)
    assert not RAW.search(ran.err)


def test_a_name_as_long_as_can_be_has_a_draft(tmp_path):
    for name in ("字" * 83 + "ab.txt", "x" * 251 + ".txt"):
        (tmp_path / name).write_text(REPORT, encoding="utf-8")
        for counts in ("written: 1", "unchanged: 1"):
            ran = run_inside("import", name, "-o", "out/", cwd=tmp_path)
            assert (ran.status, counts in ran.err) == (0, True)


def test_names_that_some_systems_take_for_one_have_drafts_apart(tmp_path):
    for folder, name in (("a", "Report.txt"), ("b", "report.txt")):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / name).write_text(REPORT, encoding="utf-8")
    assert (
        "written: 2"
        in run_inside("import", "a/Report.txt", "b/report.txt", "./b/report.txt", "-o", "out", cwd=tmp_path).err
    )
    assert len({path.name.lower() for path in (tmp_path / "out").iterdir()}) == 2


@pytest.mark.parametrize(
    ("status", "arguments", "says"),
    [
        (3, ["empty"], "jinshi import empty/*.html -o FOLDER"), (3, ["r.txt", "empty", "-o", "new"], "jinshi import empty/*.html -o FOLDER"),
        (4, ["r.txt", "b.txt", "-o", "c.txt"], "c.txt is no folder"), (2, [""], "empty"), (2, ["r.txt", "-o", ""], "empty"),
        (2, ["r.txt", "--repairs", ""], "empty"), (4, ["r.txt", "-o", "y" * 300], "could not be written"), (3, ["y" * 300], "y: "),
    ],
)  # fmt: skip
def test_what_is_no_place_is_told(here, status, arguments, says):
    ran = run_inside("import", *arguments, cwd=here)
    assert ran.status == status
    assert says in ran.err
    assert (here / "c.txt").read_text(encoding="utf-8") == REPORT


def test_links_in_a_circle_are_told(here):
    (here / "loop").symlink_to("loop")
    for option in ("-o", "--repairs"):
        ran = run_inside("import", "r.txt", option, "loop", "--overwrite", cwd=here)
        assert (ran.status, ran.err.count("\n")) == (4, 1)


def test_a_full_disk_is_told_of_each_file_and_leaves_nothing_half_done(here):
    """A limit on the size of files is a disk that is full for what is larger."""
    done = subprocess.run(
        ["bash", "-c", f"ulimit -f 1; trap '' XFSZ; {PROGRAM[0]} import r.txt b.txt -o empty"],
        cwd=here, env=SCRUBBED, capture_output=True, check=False,
    )  # fmt: skip
    assert done.returncode == 4
    assert done.stderr.count(b"could not be written") == 2
    assert list((here / "empty").iterdir()) == []
