"""How things look: the surroundings of one run, and what each role looks like."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from jinshi_cli.render.safe import visible

if TYPE_CHECKING:
    from jinshi_cli.render.document import Fragment, Role


class Style(NamedTuple):
    """What the output goes to: whether it shows colour and its width in cells, None where it has no edge."""

    color: bool
    width: int | None


# The 16 colours of the terminal's own theme, readable on light and dark grounds; nothing is told by
# colour alone.
PALETTE: dict[Role, str] = {
    "plain": "",
    "title": "bold",
    "heading": "bold",
    "ref": "cyan",
    "muted": "dim",
    "quantity": "bold yellow",
    "match": "bold red",
    "number": "bold",
    "unit": "",
    "command": "green",
    "law": "magenta",
    "note": "dim",
    "bar": "cyan",
}

_CODES = {"bold": "1", "dim": "2", "red": "31", "green": "32", "yellow": "33", "magenta": "35", "cyan": "36"}


def paint(fragments: tuple[Fragment, ...], style: Style) -> str:
    """Return fragments as text, with ANSI colours if the style has them; controls are made visible."""
    painted = []
    for fragment in fragments:
        look = PALETTE[fragment.role]
        text = visible(fragment.text)
        if style.color and look and text:
            codes = ";".join(_CODES[word] for word in look.split())
            text = f"\x1b[{codes}m{text}\x1b[0m"
        painted.append(text)
    return "".join(painted)
