"""The bundled report against the only known copy, character by character, and against what is known of it."""

from __future__ import annotations

import difflib
import json
import re
from pathlib import Path

import jsonschema
import opencc
import pytest
import yaml

from jinshi_cli.report.fields import file_schema
from jinshi_cli.report.load import examine
from jinshi_cli.report.model import LOST, QUANTITY_KINDS, full_text, metrics_of, walk
from jinshi_cli.report.source import bundled, read_source

AS_FOUND = Path(__file__).parents[1] / "source" / "report-2021-as-found.txt"

# The damage that lies across characters: what is seen, and what it was (the table in the source's README).
OUT_OF_STEP = (
    ("劑次??茖W(xué)部署", "劑次。科學部署"),
    ("控?cái)z像頭", "控攝像頭"),
    ("取保候?qū)?人", f"取保候審{LOST}人"),
    ("?。ㄒ唬?qiáng)化", "(一)強化"),
    ("?。ǘ?qiáng)化", "(二)強化"),
    ("?。ㄈ?qiáng)化", "(三)強化"),
)
PINYIN = re.compile("(?<=[一-鿿])\\([a-zāáǎàēéěèīíǐìōóǒòūúǔùüǖǘǚǜ]+\\)")


def repaired() -> str:
    text = AS_FOUND.read_text(encoding="utf-8")
    for seen, was in OUT_OF_STEP:
        assert text.count(seen) == 1
        text = text.replace(seen, was)
    text, brackets = PINYIN.subn("", text)
    assert brackets == 661
    text = opencc.OpenCC("t2s").convert(text)
    text = text.replace("著力", "着力")
    text = text.translate(str.maketrans(",;:()", "，；：（）"))
    title, again, *lines = text.strip("\n").split("\n")
    assert title == again
    return "\n".join([title, *lines])


def test_the_text_of_all_nodes_is_the_report(report):
    ours, theirs = full_text(report), repaired()
    differences = [
        op for op in difflib.SequenceMatcher(None, ours, theirs, autojunk=False).get_opcodes() if op[0] != "equal"
    ]
    assert not differences, [(ours[a:b], theirs[c:d]) for _tag, a, b, c, d in differences]


def test_nothing_traditional_and_nothing_half_width_is_left(report):
    text = full_text(report)
    assert opencc.OpenCC("t2s").convert(text) == text
    assert not re.search("[一-鿿][,;:()?]|[,;:()?][一-鿿]", text)


def test_all_nodes_are_there(report):
    kinds = [section.kind for section in walk(report.sections)]
    expected = {"preamble": 1, "chapter": 3, "section": 4, "measure": 18, "problem": 3, "plan": 3}
    assert {kind: kinds.count(kind) for kind in kinds} == expected
    assert all(section.title_en for section in walk(report.sections))


def test_fifty_quantities_one_rank_and_findings_of_none(report):
    metrics = metrics_of(report.sections)
    stated = [metric for metric in metrics if not metric.derived]
    assert sum(metric.kind in QUANTITY_KINDS for metric in stated) == 50
    assert sum(metric.kind == "rank" for metric in stated) == 1
    assert [metric.text for metric in stated if metric.kind == "none"] == ["无脱管漏管现象"]
    assert all(metric.key and metric.label_en for metric in metrics)


def test_every_number_of_the_text_is_a_metric_or_known_to_be_none(report):
    """Reads the text for arabic numbers without the program's own grammar and holds them against the metrics."""
    no_metric = re.compile(r"2020年|2021年|2021-2023年|12月15日|12月|1\+1\+9|飓风2021")
    for section in walk(report.sections):
        covered = {place for metric in section.metrics for place in range(metric.start, metric.end)}
        covered |= {place for match in no_metric.finditer(section.text) for place in range(*match.span())}
        for match in re.finditer("[0-9]+", section.text):
            assert set(range(*match.span())) <= covered, (section.ref, match[0])


def test_the_lost_digit_stays_unknown(report):
    lost = [metric for metric in metrics_of(report.sections) if metric.value is None]
    assert [(metric.key, metric.bound, bool(metric.note)) for metric in lost] == [("bail-releases", "unknown", True)]
    assert full_text(report).count(LOST) == 1


def test_derived_figures_are_marked(report):
    derived = [metric for metric in metrics_of(report.sections) if metric.derived]
    assert [(metric.key, metric.value) for metric in derived] == [("criminal-clearance-rate", 19.6)]


@pytest.mark.parametrize(
    ("key", "value", "unit", "qualifier", "bound"),
    [
        ("vaccine-doses", 120872, "剂次", None, "exact"),
        ("administrative-fines", 3050000, "元", "近", "below"),
        ("surveillance-investment", 5000000, "元", "约", "about"),
        ("safety-deployments", 500, "人次", "多", "above"),
        ("dispute-resolution-rate", 100, "%", None, "exact"),
    ],
)
def test_values_are_in_the_base_unit(report, key, value, unit, qualifier, bound):
    metric = next(metric for metric in metrics_of(report.sections) if metric.key == key)
    assert (metric.value, metric.unit, metric.qualifier, metric.bound) == (value, unit, qualifier, bound)


def test_the_file_fits_its_schema_and_has_no_warnings():
    source = read_source(bundled())
    _report, problems = examine(source)
    assert problems == ()
    jsonschema.Draft202012Validator(file_schema()).validate(yaml.safe_load(source.data))


def test_the_schema_beside_the_file_is_the_programs():
    beside = bundled().with_name("report.schema.json")
    assert json.loads(beside.read_text(encoding="utf-8")) == file_schema()


def test_laws_and_phrases_are_all_found(report):
    text = full_text(report)
    laws = {law for section in walk(report.sections) for law in section.laws}
    terms = {term for section in walk(report.sections) for term in section.terms}
    assert len(re.findall("《", text)) == sum(text.count(f"《{law}》") for law in laws)
    assert len(re.findall("“", text)) == sum(text.count(f"“{term}”") for term in terms)
