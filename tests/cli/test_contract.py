"""What scripts depend on: documents, formats, options and exit statuses, from outside the process.

Every document, every list in JSON and every status is that of a process; the same in the other language and in other
formats, and what stands in the documents, is looked at inside the tests' own.
"""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import jsonschema
import pytest
import yaml
from support import SMALL, run, run_inside

import jinshi_cli
from jinshi_cli.render.schema import DOCUMENTS, all_schemas, output_schema

ENVELOPE = {
    "version": 1,
    "report": {"id": "jinshi-2021", "title": "金石镇2021年法治政府建设年度报告", "organ": "金石镇", "year": 2021},
}

JSON_COMMANDS = {
    "sections": [[], ["sections"], ["sections", "1.3"], ["sections", "--depth", "2"]],
    "show": [["show", "1.3.6"], ["show", "0", "2", "vaccine-doses", "1.3.6#3", "广东省安全生产条例", "三资"]],
    "search": [["search", "罚款"], ["search", "停水", "企业"], ["search", "地铁票价"], ["search", "法治", "-n", "3", "--in", "1.4"]],
    "metrics": [["metrics"], ["metrics", "罚款"], ["metrics", "--unit", "没有这个单位"], ["metrics", "--sort", "value", "--desc"]],
    "laws": [["laws"], ["laws", "安全"]],
    "terms": [["terms"]],
    "cite": [["cite", "1.3.6#3"], ["cite", "1", "2.1", "广东省森林防火条例"]],
    "export": [["export"]],
    "check": [["check"]],
    "cache": [["cache"], ["cache", "clear"]],
    "error": [["show", "1.3.9"], ["show", "着力推进"], ["metrcs"], ["metrics", "--nope"], ["metrics", "--sort", "nope"],
              ["search"], ["show"], ["check", "/nonexistent.yaml"], ["metrics", "-r", "/nonexistent.yaml"]],
}  # fmt: skip
CASES = [(name, arguments) for name, lines in JSON_COMMANDS.items() for arguments in lines]


def strict(schema):
    """Forbid the fields that a schema does not name."""
    if isinstance(schema, dict):
        closed = {name: strict(value) for name, value in schema.items()}
        return closed | {"additionalProperties": False} if schema.get("type") == "object" else closed
    return [strict(item) for item in schema] if isinstance(schema, list) else schema


@pytest.mark.parametrize(
    ("name", "arguments"), CASES, ids=[" ".join(arguments) or "jinshi" for _name, arguments in CASES]
)
def test_every_document_fits_its_schema_in_every_language(name, arguments):
    english, chinese = (
        way(*arguments, "--json", JINSHI_LANG=language) for way, language in ((run, "en"), (run_inside, "zh"))
    )
    assert english == chinese
    document = json.loads(english.out)
    assert english.out.endswith("}\n")
    assert "\\u" not in english.out
    jsonschema.Draft202012Validator(strict(output_schema(name))).validate(document)
    jsonschema.Draft202012Validator(all_schemas()).validate(document)
    if name == "error":
        assert document["error"]["message"] in english.err
    else:
        about = {"version": 1, "report": None} if name == "cache" else ENVELOPE
        assert {key: document[key] for key in about} == about


def printed_schemas():
    return {name: json.loads(run_inside("schema", name).out) for name in DOCUMENTS}


def test_every_command_answers_as_the_schema_that_it_prints_itself(tmp_path):
    """The JSON of every command, and of its errors, against what ``jinshi schema`` says, and each line of JSON Lines."""
    schemas = printed_schemas()
    table = json.loads((Path(jinshi_cli.__file__).parent / "completions" / "commands.json").read_text(encoding="utf-8"))
    needs = {"show": ["1.3.6"], "search": ["罚款"], "cite": ["1.3.6#3"]}
    for name, command in table["en"].items():
        for wrong, status in ((["--nope"], 2), (["-r", "/nonexistent"], 3), (["--color", "x"], 2)):
            ran = run_inside(*filter(None, [name]), *needs.get(name, []), *wrong, "--json")
            if name in ("schema", "cache", "completion", "help") and status == 3:
                continue
            assert ran.status == (status if "json" in command["formats"] else 2)
            jsonschema.Draft202012Validator(strict(schemas["error"])).validate(json.loads(ran.out))
        if "json" in command["formats"] and name != "schema":
            document = json.loads(run_inside(*filter(None, [name]), *needs.get(name, []), "--json").out)
            schema = strict(schemas[name or "sections"])
            jsonschema.Draft202012Validator(schema).validate(document)
        if "jsonl" in command["formats"]:
            (listed,) = [key for key in document if key not in ("version", "report")]
            item = {**schema["properties"][listed]["items"], "$defs": schema["$defs"]}
            for line in run_inside(*filter(None, [name]), *needs.get(name, []), "-f", "jsonl").out.splitlines():
                jsonschema.Draft202012Validator(item).validate(json.loads(line))
    path = tmp_path / "broken.yaml"
    path.write_text(SMALL.replace("value: 12\n", "value: 13\n"), encoding="utf-8")
    jsonschema.Draft202012Validator(strict(schemas["check"])).validate(
        json.loads(run_inside("check", str(path), "--json").out)
    )
    refused = json.loads(run_inside("metrics", "-r", str(path), "--json").out)
    assert refused["error"]["problems"]
    jsonschema.Draft202012Validator(strict(schemas["error"])).validate(refused)


@pytest.mark.parametrize(
    ("words", "status"),
    [
        ("search 罚款 --in -- --json", 1), ("sections --depth -- --json", 2), ("metrics --in -- --format=json", 1),
        ("metrics -r -- --json", 3), ("-r -- metrics --json", 3), ("metrics --unit -- --json --in nowhere", 1),
    ],
)  # fmt: skip
def test_two_hyphens_that_are_the_value_of_an_option_end_nothing(words, status):
    ran = run(*words.split())
    assert ran.status == status
    assert json.loads(ran.out)["error"]["message"] in ran.err


@pytest.mark.parametrize("words", ["search -- --json", "search --in 1 -- --json", "show --lang=-- -- --json"])
def test_two_hyphens_end_the_options(words):
    assert not run_inside(*words.split()).out.startswith("{")


def test_where_two_formats_are_asked_for_the_error_is_json_too():
    ran = run("laws", "--json", "-f", "csv", "--lang", "zh")
    assert ran.status == 2
    assert json.loads(ran.out)["error"]["message"] in ran.err


@pytest.mark.parametrize(
    "arguments", [["metrics", "-f", "x"], ["metrics", "--sort", "x"], ["show", "着力推进"], ["show", "1.3.6", "--field", "x"], ["schema", "x"], ["completion"], ["metrics", "--unit", "光年"], ["search", "x", "--double-pinyin", "x"]]
)  # fmt: skip
def test_lists_in_messages_are_written_as_the_language_writes_them(arguments):
    chinese = run_inside(*arguments, JINSHI_LANG="zh").err
    assert "、" in chinese
    assert ", " not in chinese
    assert "、" not in run_inside(*arguments, JINSHI_LANG="en").err


def test_every_document_has_a_case():
    assert set(JSON_COMMANDS) == set(DOCUMENTS)


def test_the_schemas_that_are_printed_are_those_the_tests_use():
    assert json.loads(run("schema").out) == all_schemas()
    for name in DOCUMENTS:
        printed = json.loads(run_inside("schema", name).out)
        jsonschema.Draft202012Validator.check_schema(printed)
        assert printed == output_schema(name)


def all_sections():
    waiting = json.loads(run_inside("export", "-f", "json").out)["sections"]
    while waiting:
        section = waiting.pop(0)
        waiting += section["children"]
        yield section


def test_every_match_is_in_the_field_it_names():
    sections = {section["ref"]: section for section in all_sections()}
    for words in ("罚款", "停水 企业", "疫苗接踵", "vaccine", "fines"):
        for result in json.loads(run_inside("search", *words.split(), "--json").out)["results"]:
            section = sections[result["ref"]]
            for match in result["matches"]:
                assert section[match["field"]][match["start"] : match["end"]] == match["text"]
            assert result["snippet"] in section["text"] or result["snippet"] == section["title"]
            for metric in result["metrics"]:
                assert section["text"][metric["start"] : metric["end"]] == metric["text"]


def test_fifty_quantities_identical_to_their_quotes():
    metrics = json.loads(run_inside("metrics", "--json").out)["metrics"]
    stated = [one for one in metrics if one["kind"] in ("count", "money", "rate") and not one["derived"]]
    assert len(stated) == 50
    texts = {section["ref"]: section["text"] for section in all_sections()}
    for one in metrics:
        assert texts[one["ref"]][one["start"] : one["end"]] == one["text"]


def test_metrics_by_unit_sorted():
    found = json.loads(run_inside("metrics", "--unit", "宗", "--sort", "value", "--desc", "--json").out)["metrics"]
    assert [one["value"] for one in found] == [307, 307, 112, 85, 41, 22, 7, 7, 6]
    assert {one["unit"] for one in found} == {"宗"}


def test_what_has_no_value_comes_last_either_way():
    for more in ([], ["--desc"]):
        found = json.loads(run_inside("metrics", "--sort", "value", "--json", *more).out)["metrics"]
        assert found[-1]["key"] == "bail-releases"
        values = [one["value"] for one in found[:-1]]
        assert values == sorted(values, reverse=bool(more))


LISTS = [["sections"], ["search", "执法"], ["metrics"], ["laws"], ["terms"], ["cite", "1.3.6#3", "2.1"], ["check"]]


@pytest.mark.parametrize("arguments", LISTS, ids=lambda arguments: arguments[0])
def test_every_list_in_every_format(arguments):
    # A process, too, writes each of them (`test_golden`); rows of CSV end as no other lines do.
    out = {name: (run if name == "csv" else run_inside)(*arguments, "-f", name).out for name in ("json", "jsonl", "csv", "tsv", "md", "table")}  # fmt: skip
    document = json.loads(out["json"])
    (items,) = [value for key, value in document.items() if isinstance(value, list)]
    lines = [json.loads(line) for line in out["jsonl"].splitlines()]
    rows = list(csv.DictReader(io.StringIO(out["csv"], newline="")))
    header, *tsv = out["tsv"].rstrip("\n").split("\n")
    flat = lines if arguments == ["sections"] else items
    assert len(flat) == len(lines) == len(rows) == len(tsv)
    if arguments != ["sections"]:
        assert lines == items
    if rows:
        assert list(rows[0]) == header.split("\t")
        assert set(rows[0]) <= set(lines[0]) | {"depth"}
    assert all(line.count("\t") == header.count("\t") for line in tsv)
    assert "\x1b" not in "".join(out.values())
    assert out["md"].endswith("\n")


def test_sections_nest_in_json_and_are_flat_elsewhere():
    nested = json.loads(run_inside("sections", "--json").out)["sections"]
    assert [item["ref"] for item in nested] == ["0", "1", "2", "3"]
    assert nested[1]["children"][2]["children"][5]["title"] == "规范公正文明执法"
    flat = [json.loads(line) for line in run_inside("sections", "-f", "jsonl").out.splitlines()]
    assert [item["ref"] for item in flat][:6] == ["0", "1", "1.1", "1.1.1", "1.1.2", "1.1.3"]
    assert flat[2]["depth"] == 2
    assert flat[2]["children"] == ["1.1.1", "1.1.2", "1.1.3"]
    cut = json.loads(run_inside("sections", "--depth", "2", "--json").out)["sections"]
    assert cut[1]["children"][2]["children"] == [f"1.3.{number}" for number in range(1, 7)]
    limited = [
        json.loads(line) for line in run_inside("sections", "1.3", "--depth", "1", "-f", "jsonl").out.splitlines()
    ]
    assert [item["ref"] for item in limited] == ["1.3"]


def test_without_a_terminal_lists_are_tsv_and_show_is_plain():
    assert run("metrics").out.startswith("id\tkey\tref\tkind\tlabel\t")
    assert run("show", "1.3.6").out == run("show", "1.3.6", "-f", "text", "--color", "never").out
    assert "\x1b" not in run("show", "1.3.6").out


def test_one_bare_field():
    assert run("show", "vaccine-doses", "--field", "value").out == "120872\n"
    assert run("show", "1.3.6", "1.3.5", "--field", "title").out == "规范公正文明执法\n优化行政审批服务\n"
    assert run("show", "1.3", "--field", "children").out == "1.3.1 1.3.2 1.3.3 1.3.4 1.3.5 1.3.6\n"
    unknown = run("show", "bail-releases", "--field", "value")
    assert (unknown.status, unknown.out) == (0, "\n")
    assert "bail-releases is unknown" in unknown.err
    wrong = run("show", "vaccine-doses", "--field", "vale")
    assert (wrong.status, wrong.out) == (2, "")
    assert "value" in wrong.err


def test_references_that_are_the_same_show_the_same():
    assert run_inside("show", "一（三）六") == run_inside("show", "1.3.6") == run_inside("show", "1-3-6")


def test_the_citation_of_the_fine():
    assert run("cite", "1.3.6#3").out == (
        "截至目前，我镇共完成行政处罚41宗、行政检查85宗，行政罚款近305万元、没收违法所得2661元，罚款总额居于全区第一。\n"
        "——《金石镇2021年法治政府建设年度报告》一（三）六\n"
    )


def test_common_options_stand_before_or_after_arguments_and_before_the_command(small_file):
    expected = run("metrics", "罚款", "--json", "-r", str(small_file))
    assert json.loads(expected.out)["metrics"][0]["value"] == 35000
    assert run("metrics", "-r", str(small_file), "--json", "罚款") == expected
    assert run("metrics", "--format=json", f"--report={small_file}", "罚款") == expected
    assert run("-r", str(small_file), "--json", "metrics", "罚款") == expected
    assert run("metrics", "罚款", "--json", JINSHI_REPORT=str(small_file)) == expected


def test_flag_beats_environment_beats_default(small_file):
    assert json.loads(run("--json", JINSHI_REPORT=str(small_file)).out)["report"]["id"] == "small-2022"
    flagged = run("--json", "-r", str(small_file), JINSHI_REPORT="/nonexistent")
    assert json.loads(flagged.out)["report"]["id"] == "small-2022"
    assert "用法" in run("-h", JINSHI_LANG="zh").out
    assert "Usage" in run("-h", "--lang", "en", JINSHI_LANG="zh").out
    assert "用法" in run("-h", JINSHI_LANG="", LANG="zh_CN.UTF-8").out
    assert "Usage" in run("-h", JINSHI_LANG="", LANG="C").out


def test_a_report_from_standard_input():
    assert json.loads(run("metrics", "-r", "-", "--json", stdin=SMALL).out)["report"]["id"] == "small-2022"
    assert run("check", "-", stdin=SMALL).status == 0


def test_export_and_read_again(tmp_path):
    exported = run("export").out
    path = tmp_path / "again.yaml"
    path.write_text(exported, encoding="utf-8")
    assert run("export", "-r", str(path)).out == exported
    assert run("metrics", "--json", "-r", str(path)) == run("metrics", "--json")
    assert yaml.safe_load(exported)["id"] == "jinshi-2021"
    rows = list(csv.DictReader(io.StringIO(run("export", "-f", "csv").out, newline="")))
    assert [row["ref"] for row in rows][:3] == ["0", "1", "1.1"]
    assert rows[3]["text"].startswith("一是精心组织")


@pytest.mark.parametrize(
    ("status", "arguments"),
    [
        (0, []), (0, ["search", "罚款"]), (0, ["check"]), (0, ["--version"]), (0, ["-h"]), (0, ["metrics", "--help"]),
        (0, ["help", "show"]), (0, ["search", "--", "罚款"]),
        (1, ["search", "地铁票价"]), (1, ["show", "1.3.9"]), (1, ["cite", "nothing-like-it"]), (1, ["metrics", "地铁"]),
        (1, ["metrics", "--in", "9"]), (1, ["sections", "7"]), (1, ["metrics", "--unit", "光年"]), (1, ["search", "法", "--in", "8"]),
        (2, ["metrcs"]), (2, ["--nope"]), (2, ["metrics", "--nope"]), (2, ["metrics", "-f", "xml"]), (2, ["show", "1", "-f", "csv"]),
        (2, ["metrics", "--json", "-f", "csv"]), (2, ["metrics", "--unit"]), (2, ["search"]), (2, ["search", "-n", "0", "a"]),
        (2, ["search", "-n", "x", "a"]), (2, ["metrics", "--group", "x"]), (2, ["--color", "x"]), (2, ["--lang", "fr"]), (2, ["help", "x"]),
        (2, ["schema", "x"]), (2, ["sections", "--depth", "0"]), (2, ["sections", "1", "2"]), (2, ["show"]), (2, ["cite"]),
        (2, ["metrics", "-r", ""]), (2, ["show", "1", "--field", "title", "--json"]), (2, ["help", "--", "-r"]), (2, ["metrics", "--json=1"]),
        (3, ["-r", "/nonexistent"]), (3, ["metrics", "-r", "/"]), (3, ["check", "/nonexistent"]),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else None,
)  # fmt: skip
def test_exit_statuses(status, arguments):
    ran = run(*arguments)
    assert ran.status == status
    if status:
        assert ran.err.startswith("jinshi: ")
        assert ran.err.count("\n") == 1
        # A list that is empty still has its header line; an error leaves standard output alone.
        assert "--json" in arguments or ran.out.count("\n") <= 1
    assert "Traceback" not in ran.err


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["laws", "--lang"], "选项 --lang 需要一个值"), (["search", "a", "-n", "x"], "-n/--limit 需要一个整数"), (["check", "a", "b"], "“b”"),
        (["metrics", "--json", "--lang", "zh", "--in", "9"], "names nothing"), (["metrics", "--in", "9"], "最接近"), (["1.3.6"], "jinshi show 1.3.6"),
        (["查找", "罚款"], "jinshi search 罚款"), (["随便", "罚款"], "jinshi search 随便 罚款"), (["search", "1.3.6"], "jinshi show 1.3.6"), (["metrics", "--in", "2"], "jinshi metrics"),
        (["search", "罚款", "--in", "1.4"], "1.3.6"), (["laws", "没有的法"], "没有的法"), (["--help=1"], "--help"),
        (["show", "1.3.6", "--field", "value"], "jinshi show '1.3.6#1' --field value"), (["show", "3.1", "--field", "value"], "没有字段"),
    ],
)  # fmt: skip
def test_every_message_is_in_the_users_language_and_leads_on(arguments, says):
    ran = run_inside(*arguments, JINSHI_LANG="zh")
    assert says in ran.err
    assert ran.err.count("\n") == 1


def test_a_message_is_one_line_whatever_was_typed():
    ran = run("show", "a\njinshi: all is well", "--json")
    assert ran.err.count("\n") == 1
    assert json.loads(ran.out)["error"]["message"] in ran.err


def test_errors_in_the_format_asked_for():
    assert json.loads(run("cite", "1.3.9", "-f", "jsonl").out)["error"]["code"] == "not_found"
    assert run("cite", "1.3.9", "-f", "jsonl").out.count("\n") == 1
    assert json.loads(run("show", "1.3.9", "--format", "md", "-f", "json").out)["error"]["code"] == "not_found"
    assert run("show", "1.3.9", "-fjson").out.startswith("{")
    assert run("show", "1.3.9", "-f", "json", "--format", "md").out == ""


def test_citing_what_the_sentence_does_not_say_is_remarked_on():
    computed, unknown = run_inside("cite", "1.4.1#13"), run_inside("cite", "bail-releases")
    assert "computed and does not stand in the sentence" in computed.err
    assert "unknown" in unknown.err
    assert run_inside("cite", "1.4.1#1", "1.4.1#2").out == run_inside("cite", "1.4.1#1").out
    cited = json.loads(run_inside("cite", "1.4.1#1", "1.4.1#2", "--json").out)["citations"]
    assert [citation["metric"] for citation in cited] == ["1.4.1#1", "1.4.1#2"]


def test_references_are_sorted_by_number():
    metrics = json.loads(run_inside("metrics", "--in", "1.4.1", "--sort", "id", "--json").out)["metrics"]
    assert [metric["id"] for metric in metrics] == [f"1.4.1#{number}" for number in range(1, 14)]


def test_a_report_file_with_five_mistakes_is_refused_with_five_problems(tmp_path):
    text = SMALL
    for old, new in (
        ("year: 2022", "year: soon"), ("value: 12\n", "value: 13\n"), ("quote: 罚款近3.5万元", "quote: 罚款近3.6万元"),
        ("role: problems", "rolle: problems"), ("text: 培训不够。", "text: [培训不够]"),
    ):  # fmt: skip
        text = text.replace(old, new)
    path = tmp_path / "broken.yaml"
    path.write_text(text, encoding="utf-8")
    for arguments in (["metrics", "-r", str(path)], ["check", str(path), "-f", "tsv"]):
        ran = run(*arguments)
        assert ran.status == 3
        lines = (ran.err if arguments[0] == "metrics" else ran.out.partition("\n")[2]).strip().split("\n")
        assert len(lines) == 5
    document = json.loads(run("metrics", "-r", str(path), "--json").out)["error"]
    assert [problem["line"] for problem in document["problems"]] == [5, 29, 32, 40, 48]
    assert document["code"] == "invalid_report"


def test_a_file_with_very_many_mistakes_is_refused_briefly(tmp_path):
    path = tmp_path / "broken.yaml"
    path.write_text(SMALL + "".join(f"x{number}: 1\n" for number in range(1000)), encoding="utf-8")
    assert run("metrics", "-r", str(path)).err.count("\n") == 21
    assert len(json.loads(run("check", str(path), "--json").out)["problems"]) == 1000


def test_nothing_found_is_an_empty_list_with_a_suggestion_on_standard_error():
    ran = run("search", "地铁票价", "--json")
    assert ran.status == 1
    assert json.loads(ran.out)["results"] == []
    assert "地铁票价" in ran.err
    assert "jinshi sections" in ran.err


@pytest.mark.parametrize(
    ("arguments", "suggestion"),
    [(["metrcs"], "metrics"), (["metrics", "--unt", "宗"], "--unit"), (["show", "1.3.9"], "1.3.6"), (["show", "vacine-doses"], "vaccine-doses"),
     (["metrics", "--sort", "vale"], "value"), (["metrics", "-f", "jsn"], "json")],
)  # fmt: skip
def test_what_is_mistyped_is_answered_with_the_nearest(arguments, suggestion):
    assert suggestion in run_inside(*arguments).err
    answer = run_inside(*arguments, *([] if "-f" in arguments else ["--json"]))
    if "-f" not in arguments:
        assert suggestion in json.loads(answer.out)["error"]["suggestions"]


def test_no_guess_is_better_than_a_wild_one():
    assert run_inside("metrics", "--nope").err == "jinshi: there is no option --nope here; -h lists the options\n"
    assert "jinshi search xyzzy" in run_inside("xyzzy").err
    assert "nearest" not in run_inside("show", "xyzzy").err
