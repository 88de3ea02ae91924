"""The outline of whole texts: our own in every style with every trap, and the reports that were taken apart by hand."""

from __future__ import annotations

from pathlib import Path

import pytest

from jinshi_cli.importing.outline import numbered, outline
from jinshi_cli.report.load import load
from jinshi_cli.report.model import full_text, walk
from jinshi_cli.report.source import bundled, read_source

TEXTS = Path(__file__).parent / "texts"
REPORTS = [bundled(), *sorted((Path(__file__).parents[3] / "bench" / "search" / "reports").glob("*.yaml"))]


@pytest.mark.parametrize("path", sorted(TEXTS.glob("*.txt")), ids=lambda path: path.stem)
def test_own_texts(path):
    text = path.read_text(encoding="utf-8")
    gold, offset = [], 0
    for line in path.with_suffix(".gold.tsv").read_text(encoding="utf-8").splitlines():
        ref, marker, begins = line.split("\t")
        offset = text.index(begins, offset)
        gold.append((ref, marker, offset))
        offset += 1
    assert [(ref, node.marker, node.start) for ref, node in numbered(outline(text).nodes)] == gold


@pytest.mark.parametrize("path", REPORTS, ids=lambda path: path.stem)
def test_reports_taken_apart_by_hand(path):
    report = load(read_source(path))
    text = full_text(report)
    found = outline(text)
    sections = [section for section in walk(report.sections) if section.kind != "preamble"]
    assert (found.title, found.organ, found.year) == (report.title, report.organ, report.year)
    assert [node.role for node in found.nodes] == list(report.roles)
    assert text[found.preamble.start : found.preamble.end] == report.sections[0].text
    for (ref, node), section in zip(numbered(found.nodes), sections, strict=True):
        whole = (
            f"{section.heading}\n{section.text}"
            if section.heading and section.text
            else section.heading or section.text
        )
        assert (ref, node.marker, node.own_line, node.inline) == (
            section.ref,
            section.marker,
            section.own_line,
            section.inline,
        )
        assert node.title == (section.title if section.own_line else "")
        assert text[node.start : node.end] == whole
