"""What a shell is told when it asks how a command line may go on."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from shells import lines_after_tab
from support import PROGRAM, SCRUBBED, SMALL, run, run_inside

from jinshi_cli.cli.app import summaries


def completed(*words, **variables):
    ran = run(*words, JINSHI_COMPLETE="1", **variables)
    assert (ran.status, ran.err) == (0, "")
    return [line.split("\t")[0] for line in ran.out.splitlines()]


@pytest.mark.parametrize(
    ("words", "first"),
    [
        (["se"], "sections"), (["show", "yqfk"], "依法防控新冠肺炎疫情"), (["show", "yffkxg"], "依法防控新冠肺炎疫情"), (["show", "1.3"], "1.3"),
        (["show", "vacc"], "vaccine-doses"), (["show", "fakuan"], "fines-rank"), (["show", "依法防控"], "依法防控新冠肺炎疫情"),
        (["show", "優化法治化"], "优化法治化营商环境"), (["show", "gdsaq"], "广东省安全生产条例"), (["laws", "minfa"], "中华人民共和国民法典"),
        (["metrics", "--un"], "--unit"), (["metrics", "--unit", "场"], "场次"), (["metrics", "--sort", "va"], "value"), (["metrics", "-f", "j"], "json"),
        (["metrics", "--format=t"], "--format=table"), (["search", "--double-pinyin", "x"], "xiaohe"), (["search", "x", "--in", "1.4."], "1.4.1"),
        (["--lang", "zh", "met"], "metrics"), (["help", "ci"], "cite"), (["schema", "la"], "laws"), (["completion", "b"], "bash"), (["-r", ""], ":files"),
        (["check", ""], ":files"), (["metrics", "--report", "x"], ":files"), (["metrics", "-rx"], ":files"), (["metrics", "--report=x"], ":files"),
        (["metrics", "-fj"], "-fjson"), (["metrics", "--unit", "zong"], "宗"), (["metrics", "--unit=zong"], "--unit=宗"), (["metrics", "--lang="], "--lang=zh"),
        (["show", "《"], "《中华人民共和国宪法》"), (["laws", "《广东省安"], "《广东省安全生产条例》"), (["show", "“三资"], "“三资”"), (["terms", "“三资"], "“三资”"),
        (["show", "一（三）"], "1.3"), (["show", "1-3-"], "1.3"), (["show", "１．３．６"], "1.3.6"), (["--ambiguous", ""], "narrow"),
        (["show", "--", "1.3.6"], "1.3.6"), (["search", "--in", "--", "--js"], "--json"), (["--color", "n"], "never"), (["show", "1.3.1#2"], "1.3.1#2"),
    ],
)  # fmt: skip
def test_how_a_line_may_go_on(words, first):
    assert completed(*words)[0] == first


@pytest.mark.parametrize(
    "words", [["nonsense", "x"], ["frob", ""], ["frob", "-"], ["show", "zzzzzz"], ["metrics", "--nope=x"], ["metrics", "-f", "x"],
              ["metrics", "--json=x"], ["show", "x", "-r", "/nowhere", "1"]],
)  # fmt: skip
def test_where_nothing_goes_on_nothing_is_said(words):
    assert completed(*words) == []


def test_file_names_are_asked_for_without_what_stands_before_them():
    assert run("metrics", "--report=my", JINSHI_COMPLETE="1").out == ":files\t--report=\n"
    assert run("metrics", "-rmy", JINSHI_COMPLETE="1").out == ":files\t-r\n"
    assert run("metrics", "-r", "my", JINSHI_COMPLETE="1").out == ":files\t\n"


def test_every_command_and_its_help_in_both_languages():
    for language in ("zh", "en"):
        ran = run("", JINSHI_COMPLETE="1", JINSHI_LANG=language)
        lines = dict(line.split("\t") for line in ran.out.splitlines())
        assert list(lines) == [
            "sections", "show", "search", "metrics", "laws", "terms", "cite", "export", "import", "check", "schema", "cache", "completion", "help",
        ]  # fmt: skip
        assert all(lines.values())


def test_another_report_is_completed_by_its_own_words(small_file, tmp_path):
    assert completed("show", "-r", str(small_file), "ca", HOME=str(tmp_path)) == ["cases"]
    assert completed("show", "ca", JINSHI_REPORT=str(small_file), HOME=str(tmp_path)) == ["cases"]
    small_file.write_text("broken", encoding="utf-8")
    assert completed("show", "-r", str(small_file), "ca", HOME=str(tmp_path)) == []


def offered(*words, **variables):
    ran = run(*words, JINSHI_COMPLETE="1", **variables)
    return dict(line.split("\t") for line in ran.out.splitlines())


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("command", ["metrics", "search", "show", "cite", "sections", "laws", "terms"])
def test_every_value_offered_is_one_the_command_takes(command, language):
    values = list(offered(command, "", JINSHI_LANG=language))
    assert values
    assert [value for value in values if run_inside(command, "--", value, JINSHI_LANG=language).status != 0] == []


def test_every_option_is_told_of_in_chinese():
    for command in ("", *summaries()):
        told = offered(*filter(None, [command]), "-", JINSHI_LANG="zh")
        assert told
        assert [line for line in told.values() if line.isascii()] == []


def test_words_are_offered_and_not_keys_or_references():
    assert not {"fines-rank", "1.3.6", "1.3.6#3"} & set(offered("metrics", "") | offered("search", ""))
    assert "行政罚款" in offered("metrics", "", JINSHI_LANG="zh")
    assert "依法防控新冠肺炎疫情" in offered("search", "yffkxg")
    assert "三资" in offered("search", "sanzi")


def test_a_set_phrase_that_is_a_label_too_is_offered_in_its_marks():
    assert "“党史学习宣讲会”" in offered("show", "党史学习宣讲会")
    assert run("show", "“党史学习宣讲会”").status == 0


@pytest.mark.parametrize(
    ("words", "value"),
    [
        (["metrics", "--unit", "zo"], "宗"),
        (["metrics", "--unit", "zon"], "宗"),
        (["show", "qia"], "强化措施，规范行政执法行为"),
    ],
)
def test_half_a_syllable_completes(words, value):
    assert value in completed(*words)


def test_in_english_the_english_name_leads_and_completes():
    english, chinese = offered("show", "", JINSHI_LANG="en"), offered("show", "", JINSHI_LANG="zh")
    assert english["1.3.1"].endswith(f"  {chinese['1.3.1']}")
    assert not english["1.3.1"].startswith("依法")
    assert english["administrative-fines"].startswith("Administrative fines  行政罚款")
    title = english["1.3.1"].partition("  ")[0]
    for language in ("en", "zh"):
        assert list(offered("show", title[:9].lower(), JINSHI_LANG=language)) == [title]
    assert run("show", title, "--field", "ref").out == "1.3.1\n"
    assert "administrative-fines" in offered("show", "Administrative f")


def test_what_is_completed_is_not_its_own_description():
    for words in (["laws", "minfa"], ["laws", ""], ["show", "gdsaq"]):
        assert all(value != description for value, description in offered(*words).items())
        assert all(offered(*words).values())


@pytest.mark.parametrize("before", ["~", "$HOME", "${HOME}"])
def test_a_home_that_the_shell_has_not_yet_put_in_place(before, small_file, tmp_path):
    words = ["show", "-r", f"{before}/{small_file.name}", "ca"]
    assert completed(*words, HOME=str(tmp_path)) == ["cases"]
    assert completed(words[0], f"--report={words[2]}", "ca", HOME=str(tmp_path)) == ["cases"]


def test_typer_is_not_loaded():
    script = (
        "import sys; from jinshi_cli.cli.complete import main; main(['show', 'fakuan']); print('typer' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", script], env=SCRUBBED, capture_output=True, check=True)
    assert done.stdout.decode().splitlines()[-1] == "False"


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("Preventing", "Preventing and"),
        ("陈声江", "着力推进行政决策法治化"),
        ("chenshengjiang", "着力推进行政决策法治化"),
        ("policies", "set()"),
        ("qqqzzz", "set()"),
    ],
)
def test_no_word_needs_a_whole_search(typed, first):
    script = (
        "import sys; from jinshi_cli.cli.complete import main; main(['show', sys.argv[1]]); "
        "print({'rapidfuzz', 'snowballstemmer', 'jinshi_cli.search.rank'} & set(sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", script, typed], env=SCRUBBED, capture_output=True, check=True)
    *_values, loaded = said = done.stdout.decode().splitlines()
    assert said[0].startswith(first)
    assert loaded == "set()"


def test_an_unknown_shell_is_wrong_usage():
    ran = run("completion", "fihs")
    assert ran.status == 2
    assert "bash, zsh, fish" in ran.err


# What is typed up to Tab, and what stands there then; where shells differ, by their names.
TABS: list[tuple[str, str | dict[str, str]]] = [
    ("jinshi se", "jinshi se"),
    ("jinshi ci", "jinshi cite "),
    ("jinshi show yqfk", "jinshi show 依法防控新冠肺炎疫情 "),
    ("jinshi show gdsaq", "jinshi show 广东省安全生产条例 "),
    ("jinshi show vacc", "jinshi show vaccine-doses "),
    (
        "jinshi show fakuan",
        {"bash": "jinshi show fakuan", "zsh": "jinshi show fines-rank", "fish": "jinshi show "},
    ),
    (
        'jinshi show "yqfk',
        {
            "bash": 'jinshi show "依法防控新冠肺炎疫情" ',
            "zsh": 'jinshi show "依法防控新冠肺炎疫情" ',
            "fish": "jinshi show 依法防控新冠肺炎疫情 ",
        },
    ),
    (
        "jinshi show 'gui fan go",
        {
            "bash": "jinshi show '规范公正文明执法' ",
            "zsh": "jinshi show '规范公正文明执法' ",
            "fish": "jinshi show 规范公正文明执法 ",
        },
    ),
    ("jinshi show 《广东省安", "jinshi show 《广东省安全生产条例》 "),
    ("jinshi metrics --unit zong", "jinshi metrics --unit 宗 "),
    ("jinshi metrics --unit=zong", "jinshi metrics --unit=宗 "),
    ("jinshi metrics --unit=场", "jinshi metrics --unit=场次 "),
    ("jinshi metrics --lang=z", "jinshi metrics --lang=zh "),
    ("jinshi metrics -fjsonl", "jinshi metrics -fjsonl "),
    ("jinshi metrics -r my", "jinshi metrics -r my\\ report.yaml "),
    ("jinshi metrics --report my", "jinshi metrics --report my\\ report.yaml "),
    ("jinshi metrics --report=my", "jinshi metrics --report=my\\ report.yaml "),
    ("jinshi metrics -rmy", "jinshi metrics -rmy\\ report.yaml "),
    ('jinshi metrics -r "my', 'jinshi metrics -r "my report.yaml" '),
    ("jinshi metrics -r 目", "jinshi metrics -r 目录/"),
    ("jinshi check my", "jinshi check my\\ report.yaml "),
    ("jinshi frob ", "jinshi frob "),
    (
        "jinshi show 规范",
        {"bash": "jinshi show 规范", "zsh": "jinshi show 规范资金使用管理", "fish": "jinshi show 规范"},
    ),
    ("jinshi metrics > my", "jinshi metrics > my\\ report.yaml "),
    ("jinshi metrics >my", "jinshi metrics >my\\ report.yaml "),
    ("jinshi metrics 2>my", "jinshi metrics 2>my\\ report.yaml "),
    ("jinshi metrics 2>> my", "jinshi metrics 2>> my\\ report.yaml "),
    ("jinshi show -r - < my", "jinshi show -r - < my\\ report.yaml "),
    ("jinshi check ~/my", "jinshi check ~/my\\ report.yaml "),
    ("jinshi metrics -r ~/目", "jinshi metrics -r ~/目录/"),
    ("jinshi metrics --report=~/目", "jinshi metrics --report=~/目录/"),
    ("jinshi show -r ~/my\\ report.yaml case", "jinshi show -r ~/my\\ report.yaml cases "),
    ("jinshi show -r $HOME/my\\ report.yaml case", "jinshi show -r $HOME/my\\ report.yaml cases "),
    ("X=1 jinshi show yqfk", "X=1 jinshi show 依法防控新冠肺炎疫情 "),
    ("jinshi show -r ~/my\\ report.yaml Resu", "jinshi show -r ~/my\\ report.yaml Results "),
    ("jinshi show “党史学", "jinshi show “党史学习宣讲会” "),
]


@pytest.mark.parametrize("name", ["bash", "zsh", "fish"])
def test_what_tab_does_in_a_shell(name, tmp_path):
    if shutil.which(name) is None:
        pytest.skip(f"{name} is not installed")
    (tmp_path / "my report.yaml").write_text(SMALL, encoding="utf-8")
    (tmp_path / "目录").mkdir()
    after = lines_after_tab(name, tmp_path, [f"{typed}\t" for typed, _after in TABS])
    expected = [line if isinstance(line, str) else line[name] for _typed, line in TABS]
    assert [line.rstrip() for line in after] == [line.rstrip() for line in expected]


def test_in_fish_tab_stays_the_users_where_it_is_bound(tmp_path):
    if shutil.which("fish") is None:
        pytest.skip("fish is not installed")
    script = "bind \\t 'commandline -i own'; jinshi completion fish | source; bind \\t; functions -q __jinshi_complete; and echo there"
    done = subprocess.run(
        ["fish", "--no-config", "-c", script],
        env={**SCRUBBED, "PATH": f"{Path(PROGRAM[0]).parent}:{SCRUBBED['PATH']}", "HOME": str(tmp_path)},
        capture_output=True, check=True, text=True,
    )  # fmt: skip
    assert "__jinshi_tab" not in done.stdout
    assert done.stdout.endswith("there\n")


@pytest.mark.parametrize("name", ["zsh", "fish"])
def test_the_scripts_are_well_formed(name, tmp_path):
    script = run("completion", name).out
    assert "JINSHI_COMPLETE=1" in script
    if shutil.which(name) is not None:
        file = tmp_path / "script"
        file.write_text(script, encoding="utf-8")
        subprocess.run([name, "--no-execute" if name == "fish" else "-n", str(file)], check=True, capture_output=True)
