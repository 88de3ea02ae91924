"""Says which character a sign of a font of signs shows (ECMA-376-1, 17.3.3.30 sym)."""

from __future__ import annotations

from jinshi_cli.report.model import LOST

_BASE = 0xF000
"""Where Word puts the characters of fonts that have an encoding of their own."""

_SIGNS = {
    "symbol": {0xA3: "≤", 0xB0: "°", 0xB1: "±", 0xB3: "≥", 0xB4: "×", 0xB7: "•", 0xB8: "÷", 0xB9: "≠", 0xD7: "·"},
    "wingdings": {0x6C: "●", 0x6E: "■", 0x71: "❑", 0x75: "◆", 0xA8: "◻", 0xD8: "➢", 0xFC: "✓", 0xFE: "☑"},
    "wingdings 2": {0x50: "✓", 0x52: "☑", 0xA3: "□"},
}
"""The signs that reports use (Unicode's mapping of Adobe's Symbol; Unicode L2/11-052 for Wingdings)."""


def symbol(font: str, code: str) -> str:
    """Return the character that a font shows for a code of four hexadecimal digits; `LOST` where it is not known."""
    try:
        point = int(code[:4], 16)
    except ValueError:
        return ""
    if _BASE <= point <= _BASE + 0xFF:
        return _SIGNS.get(font.lower(), {}).get(point - _BASE) or (
            chr(point - _BASE) if font.lower() == "symbol" and 0x30 <= point - _BASE <= 0x39 else LOST
        )
    return chr(point)
