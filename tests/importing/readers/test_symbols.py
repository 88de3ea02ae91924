from __future__ import annotations

import pytest

from jinshi_cli.importing.readers.symbols import symbol
from jinshi_cli.report.model import LOST


@pytest.mark.parametrize(
    ("font", "code", "sign"),
    [
        ("Symbol", "F0A3", "≤"), ("Symbol", "F0B0", "°"), ("symbol", "F0B1", "±"), ("Symbol", "F0B3", "≥"), ("Symbol", "F0B4", "×"), ("Symbol", "F0D7", "·"),
        ("Wingdings", "F06C", "●"), ("Wingdings", "F0D8", "➢"), ("Wingdings", "F0FE", "☑"), ("Wingdings 2", "F050", "✓"), ("Wingdings 2", "F052", "☑"), ("Wingdings 2", "F0A3", "□"),
        # digits stand in their places in Symbol alone; what is not known is lost
        ("Symbol", "F030", "0"), ("Symbol", "F039", "9"), ("Symbol", "F03A", LOST), ("Wingdings", "F030", LOST), ("Unknown", "F0A3", LOST),
        ("Symbol", "2713", "✓"), ("Symbol", "", ""), ("Symbol", "next", ""),
    ],
)  # fmt: skip
def test_a_sign_is_the_character_that_its_font_shows(font, code, sign):
    assert symbol(font, code) == sign
