"""The hand-made reports as gold: what a person marked must be found, and nothing else in the bundled one."""

from pathlib import Path

import pytest
import yaml

from jinshi_cli.importing.quantities import figures
from jinshi_cli.report.load import load
from jinshi_cli.report.model import walk
from jinshi_cli.report.source import Source

ROOT = Path(__file__).parents[3]
BUNDLED = ROOT / "data" / "report.yaml"
OTHERS = sorted((ROOT / "bench" / "search" / "reports").glob("*.yaml"))


def _counts(path):
    """Return how many metrics are found, and the words of those that are missed and of those found falsely."""
    data = path.read_bytes()
    roles = {str(at): chapter.get("role") for at, chapter in enumerate(yaml.safe_load(data)["chapters"], 1)}
    right, missed, wrong = 0, [], []
    for section in walk(load(Source(path.name, data)).sections):
        found = [one for one in figures(section.text, roles.get(section.ref.split(".")[0])) if not one.doubtful]
        for metric in (metric for metric in section.metrics if not metric.derived):
            said = (metric.kind, metric.value, metric.unit or "", metric.qualifier)
            hit = next(
                (
                    one
                    for one in found
                    if (one.kind, one.value, one.unit, one.qualifier) == said
                    and one.start < metric.end
                    and metric.start < one.end
                ),
                None,
            )
            if hit is None:
                missed.append(metric.text)
            else:
                found.remove(hit)
                right += 1
        wrong += [section.text[one.start : one.end] for one in found]
    return right, missed, wrong


def test_every_metric_of_the_bundled_report_is_found_and_of_nothing_else_but_a_first_of_its_kind():
    assert _counts(BUNDLED) == (52, [], ["全区首宗镇级综合执法职权处罚案例"])


@pytest.mark.parametrize("path", OTHERS, ids=lambda path: path.stem)
def test_nearly_every_metric_of_the_other_reports_is_found(path):
    right, missed, wrong = _counts(path)
    assert 2 * right / (2 * right + len(missed) + len(wrong)) >= 0.95, (missed, wrong)
