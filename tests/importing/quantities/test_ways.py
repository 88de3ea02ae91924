"""Every way to write a quantity that the genre is known for: what is a figure is read, what looks like one is not."""

from pathlib import Path

import pytest
import yaml

from jinshi_cli.importing.quantities import figures

WAYS = yaml.safe_load((Path(__file__).parent / "ways.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", WAYS, ids=lambda case: case["text"][:16])
def test_a_quantity_is_read_as_a_clerk_marks_it(case):
    sure = [figure for figure in figures(case["text"]) if not figure.doubtful and figure.kind not in {"rank", "none"}]
    assert [[figure.value, figure.unit, figure.qualifier] for figure in sure] == case["figures"]
