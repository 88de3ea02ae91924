"""``jinshi import`` from outside: one file, many, and what stands where the draft is to go.

Streams, workers, what a shell gets as status and what a terminal shows are those of processes; what becomes of files
is looked at inside the tests' own, which loads the importer once.
"""

from __future__ import annotations

import hashlib
import json
import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest
from support import PROGRAM, REPORT, SCRUBBED, run, run_inside

from jinshi_cli.report.load import load
from jinshi_cli.report.source import Source, read_source

AS_FOUND = Path(__file__).parents[2] / "source" / "report-2021-as-found.txt"


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "r.txt"
    path.write_text(REPORT, encoding="utf-8")
    return path


def test_to_standard_output_and_from_standard_input(file):
    ran = run("import", str(file))
    assert ran.status == 0
    assert load(Source("r.yaml", ran.out.encode())).year == 2022
    piped = run("import", "-", stdin=REPORT)
    assert piped.status == 0
    assert piped.out.splitlines()[2:] == [
        line.replace("imported from r.txt", "imported from -") for line in ran.out.splitlines()[2:]
    ]


def test_every_other_command_works_with_the_draft(file, tmp_path):
    made = tmp_path / "r.yaml"
    ran = run("import", str(file), "-o", str(made))
    assert (ran.status, ran.out) == (0, "")
    assert "jinshi -r" in ran.err
    assert run("-r", str(made)).status == 0
    found = json.loads(run_inside("search", "chufa", "-r", str(made), "--json").out)["results"]
    assert found[0]["metrics"][0]["value"] == 85
    metrics = json.loads(run_inside("metrics", "-r", str(made), "--json").out)["metrics"]
    assert [(metric["value"], metric["part_of"]) for metric in metrics][:2] == [(85, None), (12, "1.1#1")]
    assert run_inside("check", str(made)).status == 0
    assert run_inside("export", "-r", str(made)).status == 0


def test_the_damaged_copy(tmp_path):
    made = tmp_path / "found.yaml"
    ran = run("import", str(AS_FOUND), "-o", str(made), "--lang", "zh")
    assert ran.status == 0
    assert "已修复：繁体字" in ran.err
    warned = run_inside("check", str(made), "--json")
    assert warned.status == 0
    assert any("doubts" in problem["path"] for problem in json.loads(warned.out)["problems"])
    assert run_inside("check", str(made), "--strict").status == 3


def test_an_edited_draft_is_not_written_over(file, tmp_path):
    made = tmp_path / "r.yaml"
    run_inside("import", str(file), "-o", str(made))
    first = made.read_bytes()
    assert "up to date" in run_inside("import", str(file), "-o", str(made), "--lang", "en").err
    made.write_bytes(first.replace("organ: 某县".encode(), "organ: 某县人民政府".encode()))
    edited = made.read_bytes()
    assert edited != first
    refused = run_inside("import", str(file), "-o", str(made), "--json")
    assert refused.status == 2
    refused = run("import", str(file), "-o", str(made), "--lang", "en")
    assert (refused.status, made.read_bytes()) == (4, edited)
    assert "--overwrite" in refused.err
    assert run_inside("import", str(file), "-o", str(made), "--overwrite").status == 0
    assert made.read_bytes() == first


@pytest.mark.parametrize("body", ["version: [", "version: 1\n", ""])
def test_the_mark_of_a_draft_does_not_make_a_report_of_what_is_none(body, file, tmp_path):
    made, folder = tmp_path / "r.yaml", tmp_path / "out"
    folder.mkdir()
    run_inside("import", str(file), "-o", str(made))
    whole = made.read_bytes()
    schema, mark, _rest = made.read_text(encoding="utf-8").split("\n", 2)
    digest = hashlib.blake2b(f"{schema}\n{body}".encode(), digest_size=8).hexdigest()
    forged = f"{schema}\n{mark[:-16]}{digest}\n{body}".encode()
    for place, output in ((made, made), (folder / f"{file.stem}.yaml", folder)):
        place.write_bytes(forged)
        ran = run_inside("import", str(file), "-o", str(output))
        assert (ran.status, place.read_bytes()) == (4, forged)
        assert "no valid report file; choose another file, or --overwrite" in ran.err
        assert run_inside("import", str(file), "-o", str(output), "--overwrite").status == 0
        assert place.read_bytes() == whole


def test_a_draft_that_is_up_to_date_still_has_its_doubts(tmp_path):
    files = []
    for name in ("a", "b"):
        path = tmp_path / f"{name}.txt"
        path.write_text(REPORT.replace("继续努力。", "继续努力，新建站点3个。"), encoding="utf-8")
        files.append(str(path))
    made = tmp_path / "a.yaml"
    for said in ("to be looked at: 1", "is up to date"):
        ran = run_inside("import", files[0], "-o", str(made), "--lang", "en")
        assert (ran.status, said in ran.err, "3个" in ran.err) == (0, True, True)
        assert "to be looked at: 1; now: jinshi -r" in ran.err
    for counts in ("written: 2, unchanged: 0", "written: 0, unchanged: 2"):
        ran = run_inside("import", *files, "-o", str(tmp_path / "out"), "--lang", "en")
        assert f"{counts}, refused: 0; to be looked at: 2" in ran.err


def test_many_end_with_the_status_that_the_worst_of_them_has_alone(tmp_path):
    files, folder = several(tmp_path), tmp_path / "out"
    good = [file for file in files if "novel" not in file]
    assert run_inside("import", *good, "-o", str(folder)).status == 0
    edited = folder / "report-1.yaml"
    edited.write_text(edited.read_text(encoding="utf-8").replace("organ: 某县", "organ: 别县"), encoding="utf-8")
    assert run_inside("import", good[1], "-o", str(edited)).status == 4
    assert run_inside("import", good[1], "-o", str(folder)).status == 4
    ran = run_inside("import", *good, "-o", str(folder), "--lang", "en")
    assert (ran.status, "unchanged: 3, refused: 1" in ran.err) == (4, True)
    assert run("import", *files, "-o", str(folder)).status == 3
    assert "别县" in edited.read_text(encoding="utf-8")


def test_a_changed_source_gives_a_new_draft(file, tmp_path):
    made = tmp_path / "r.yaml"
    run_inside("import", str(file), "-o", str(made))
    file.write_text(REPORT.replace("85宗", "86宗"), encoding="utf-8")
    assert run_inside("import", str(file), "-o", str(made)).status == 0
    assert "value: 86" in made.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("name", "data", "says"),
    [
        ("novel.txt", "那天下午，天色渐渐暗了下来。\n他说：“走吧。”", "法治政府建设"),
        ("a.png", b"\x89PNG\r\n\x1a\n\x00\x00", "OCR"),
        ("a.txt", b"", "no text"),
        ("a.docx", b"PK\x03\x04 no archive", ""),
        ("none.txt", None, "there is no such file"),
    ],
)
def test_what_cannot_be_imported_is_refused_in_one_sentence(tmp_path, name, data, says):
    path = tmp_path / name
    if data is not None:
        path.write_bytes(data.encode() if isinstance(data, str) else data)
    ran = run_inside("import", str(path), "--lang", "en")
    assert (ran.status, ran.out) == (3, "")
    assert ran.err.startswith(f"jinshi: {path}: ")
    assert ran.err.count("\n") == 1
    assert says in ran.err


def test_another_text_is_kept_without_an_outline_by_force(tmp_path):
    path = tmp_path / "novel.txt"
    path.write_text("那天下午，天色渐渐暗了下来。", encoding="utf-8")
    ran = run_inside("import", str(path), "--force")
    assert ran.status == 0
    assert load(Source("r.yaml", ran.out.encode())).chapters == ()


def test_every_repair_is_written_down_where_asked(tmp_path):
    kept = tmp_path / "repairs.jsonl"
    made = tmp_path / "r.yaml"
    run_inside("import", str(AS_FOUND), "-o", str(made), "--repairs", str(kept))
    repairs = [json.loads(line) for line in kept.read_text(encoding="utf-8").splitlines()]
    assert {"start", "end", "before", "after", "why", "sure", "candidates"} == set(repairs[0])
    assert any(repair["why"] == "lost" or "□" in repair["after"] for repair in repairs)
    assert {repair["before"] for repair in repairs if repair["why"] == "annotation"} >= {"(zhèn)", "(shè)"}


def several(tmp_path):
    files = []
    for number in range(4):
        path = tmp_path / "in" / f"report-{number}.txt"
        path.parent.mkdir(exist_ok=True)
        path.write_text(REPORT.replace("85宗", f"{number + 60}宗"), encoding="utf-8")
        files.append(str(path))
    (tmp_path / "in" / "novel.txt").write_text("那天下午，天色渐渐暗了下来。", encoding="utf-8")
    return [*files[:2], str(tmp_path / "in" / "novel.txt"), *files[2:]]


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_many_go_on_past_a_bad_one_and_are_not_done_twice(tmp_path, jobs):
    files, folder = several(tmp_path), tmp_path / "out"
    ran = run("import", *files, "-o", str(folder), "--jobs", jobs, "--lang", "en")
    assert (ran.status, ran.out) == (3, "")
    assert "novel.txt" in ran.err
    assert "written: 4, unchanged: 0, refused: 1" in ran.err
    assert "\x1b" not in ran.err
    assert "\r" not in ran.err
    assert sorted(path.name for path in folder.iterdir()) == [f"report-{number}.yaml" for number in range(4)]
    assert [load(read_source(folder / f"report-{number}.yaml")).year for number in range(4)] == [2022] * 4
    times = {path: path.stat().st_mtime_ns for path in folder.iterdir()}
    again = run("import", *files, "-o", str(folder), "--jobs", jobs, "--lang", "en")
    assert "written: 0, unchanged: 4, refused: 1" in again.err
    assert {path: path.stat().st_mtime_ns for path in folder.iterdir()} == times


def test_files_of_one_name_do_not_take_each_others_place(tmp_path):
    files = several(tmp_path)
    other = tmp_path / "other" / "report-0.txt"
    other.parent.mkdir()
    other.write_text(REPORT, encoding="utf-8")
    ran = run_inside("import", files[0], str(other), files[1], "-o", str(tmp_path / "out"), "--lang", "en")
    assert "written: 3" in ran.err
    names = sorted(path.name for path in (tmp_path / "out").iterdir())
    assert len(names) == 3
    assert "report-1.yaml" in names
    again = run_inside("import", files[1], str(other), files[0], "-o", str(tmp_path / "out"), "--lang", "en")
    assert "unchanged: 3" in again.err


def test_files_that_differ_in_their_ending_are_told_apart_by_it(tmp_path):
    for name in ("r.txt", "r.MD", "other.txt", "q.txt", "q.md", "q-md.txt"):
        (tmp_path / name).write_text(REPORT, encoding="utf-8")
    for files in (["r.txt", "r.MD", "other.txt"], ["other.txt", "r.MD", "r.txt"]):
        assert run_inside("import", *files, "-o", "out", cwd=tmp_path).status == 0
        assert sorted(path.name for path in (tmp_path / "out").iterdir()) == ["other.yaml", "r-md.yaml", "r-txt.yaml"]
    assert run_inside("import", "q.txt", "q.md", "q-md.txt", "-o", "more", cwd=tmp_path).status == 0
    names = sorted(path.name for path in (tmp_path / "more").iterdir())
    assert len(names) == 3
    assert {"q-txt.yaml", "q-md.yaml"} < {*names}


def test_many_files_name_what_comes_next_and_begin_with_the_draft_of_most_doubts(tmp_path):
    (tmp_path / "a.txt").write_text(REPORT, encoding="utf-8")
    (tmp_path / "b.txt").write_text(REPORT.replace("2022年，我县", "2022年，我县争取新增3宗，"), encoding="utf-8")
    for _time in range(2):
        ran = run_inside("import", "a.txt", "b.txt", "-o", "out", cwd=tmp_path)
        assert ran.err.endswith("; now, of each draft: jinshi check out/b.yaml, then jinshi -r out/b.yaml\n")
    (tmp_path / "c.txt").write_text("那天下午，天色渐渐暗了下来。", encoding="utf-8")
    assert "now" not in run_inside("import", "c.txt", "-o", "out/", cwd=tmp_path).err


def test_what_stands_there_is_said_to_be_edited_or_of_another_file(file, tmp_path):
    made, other = tmp_path / "r.yaml", tmp_path / "s.txt"
    other.write_text(REPORT, encoding="utf-8")
    run_inside("import", str(file), "-o", str(made))
    ran = run_inside("import", str(other), "-o", str(made))
    assert (ran.status, "is no draft of s.txt" in ran.err, "edited" in ran.err) == (4, True, False)
    made.write_text(made.read_text(encoding="utf-8") + "\n", encoding="utf-8")
    ran = run_inside("import", str(file), "-o", str(made))
    assert (ran.status, "is no draft" in ran.err, "was edited since" in ran.err) == (4, False, True)


def test_a_folder_that_is_not_there_is_named(file, tmp_path):
    ran = run_inside("import", str(file), "-o", "new/a b/r.yaml", cwd=tmp_path, JINSHI_LANG="zh")
    assert ran.status == 4
    assert "没有文件夹 " in ran.err
    assert ran.err.endswith("new/a b'\n")
    assert "mkdir" in ran.err


def test_a_killed_process_does_not_stop_the_others_for_ever(tmp_path):
    files = several(tmp_path)
    script = (
        "import os, signal, sys\n"
        "from jinshi_cli.cli.drafts import files as drafts\n"
        "def work(one, wanted):\n    os.kill(os.getpid(), signal.SIGKILL)\n"
        "drafts._import_one = work\n"
        "from pathlib import Path\n"
        "if __name__ == '__main__':\n"
        "    done = list(drafts.import_all([(one, Path(one + '.yaml')) for one in sys.argv[1:]], drafts.Wanted(), 2, 'en'))\n"
        "    print(len(done), {one.done for one in done})\n"
    )
    path = tmp_path / "killed.py"
    path.write_text(script, encoding="utf-8")
    done = subprocess.run([sys.executable, str(path), *files], capture_output=True, check=False, timeout=60)
    assert done.stdout == b"5 {'refused'}\n"


def test_no_file_is_written_over_by_repairs(file, tmp_path):
    kept = tmp_path / "kept.yaml"
    kept.write_text("mine", encoding="utf-8")
    for target, status in ((kept, 4), (file, 2)):
        before = target.read_bytes()
        ran = run_inside("import", str(file), "--repairs", str(target))
        assert (ran.status, ran.out, target.read_bytes()) == (status, "", before)


def test_a_link_stays_a_link_and_a_mode_stays(file, tmp_path):
    made, link = tmp_path / "r.yaml", tmp_path / "link.yaml"
    link.symlink_to(made)
    run_inside("import", str(file), "-o", str(link))
    assert link.is_symlink()
    made.chmod(0o600)
    file.write_text(REPORT.replace("85宗", "86宗"), encoding="utf-8")
    assert run_inside("import", str(file), "-o", str(link)).status == 0
    assert "value: 86" in made.read_text(encoding="utf-8")
    assert made.stat().st_mode & 0o777 == 0o600


def test_a_pipe_is_no_place_for_a_draft(file, tmp_path):
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    assert run("import", str(file), "-o", str(pipe)).status == 4


def test_a_folder_is_told_by_its_slash(file, tmp_path):
    assert run_inside("import", str(file), "-o", str(tmp_path / "drafts") + "/").status == 0
    assert [path.name for path in (tmp_path / "drafts").iterdir()] == ["r.yaml"]


def test_the_year_is_heeded_although_the_draft_is_there(file, tmp_path):
    made = tmp_path / "r.yaml"
    run_inside("import", str(file), "-o", str(made))
    run_inside("import", str(file), "-o", str(made), "--year", "2020")
    draft = made.read_text(encoding="utf-8")
    assert "year: 2022" in draft
    assert "--year says 2020" in draft


def test_the_year_is_that_of_the_option_where_the_text_does_not_say(tmp_path):
    text = tmp_path / "r.txt"
    text.write_text(
        "某镇法治政府建设工作报告\n一、主要成效\n查处案件5件。\n二、存在问题\n力量不足。\n", encoding="utf-8"
    )
    assert "year: 2020" in run_inside("import", str(text), "--year", "2020").out


def test_progress_is_shown_on_a_terminal(tmp_path):
    files = several(tmp_path)
    parent, child = pty.openpty()
    arguments = [*PROGRAM, "import", *files, "-o", str(tmp_path / "out")]
    done = subprocess.run(
        arguments, env={**SCRUBBED, "TERM": "xterm"}, stderr=child, stdout=subprocess.PIPE, check=False
    )
    os.close(child)
    told = os.read(parent, 100_000).decode()
    os.close(parent)
    assert done.stdout == b""
    assert "\r\x1b[K5/5" in told


@pytest.mark.parametrize(
    "arguments", [[], ["a.txt", "b.txt"], ["a.txt", "-", "-o", "x"], ["a.txt", "--jobs", "0"], ["a.txt", "--year", "x"]]
)
def test_wrong_usage(arguments):
    ran = run_inside("import", *arguments)
    assert (ran.status, ran.out) == (2, "")


def test_where_nothing_can_be_written(file, tmp_path):
    ran = run_inside("import", str(file), "-o", str(tmp_path / "none" / "r.yaml"), "--lang", "en")
    assert ran.status == 4
    assert ran.err.count("\n") >= 1
    blocked = tmp_path / "file"
    blocked.write_text("", encoding="utf-8")
    assert run_inside("import", str(file), str(file), "-o", str(blocked)).status == 4
