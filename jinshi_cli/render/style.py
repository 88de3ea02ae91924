"""How things look: the surroundings of one run, and what each role looks like."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from jinshi_cli.render.safe import one_line, visible

if TYPE_CHECKING:
    from jinshi_cli.render.document import Fragments, Role


class Style(NamedTuple):
    """What the output goes to: whether it shows colour and its width in cells, None where it has no edge.

    ``ascii`` draws rules, guides and bars with ASCII signs; ``roomy`` leaves them out and gives everything room.
    """

    color: bool
    width: int | None
    ascii: bool = False
    roomy: bool = False


_ASCII = str.maketrans({"›": ">", "※": "*", "─": "-", "│": "|", "├": "|", "└": "`"})

_WORDED = str.maketrans({"…": "...", "“": '"', "”": '"', "‘": "'", "’": "'", "—": "-", "·": "."})


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


def shown(fragments: Fragments, style: Style, *, lines: bool = False) -> Fragments:
    """Return fragments as they stand on the screen, to be measured: controls visible, drawn in the style's signs.

    They are kept to one line but where they may have ``lines``, as running text has.
    """
    safe = visible if lines else one_line
    return tuple(fragment._replace(text=drawn(safe(fragment.text), style)) for fragment in fragments)


def paint(fragments: Fragments, style: Style) -> str:
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


def drawn(text: str, style: Style) -> str:
    """Return a text with what is drawn in it in the signs of the style; bars are drawn by `jinshi_cli.render.bar`."""
    if not style.ascii:
        return text
    # … is drawn where it stands alone; in the words of a report it is theirs.
    return "..." if text == "…" else text.translate(_ASCII)


def worded(text: str, style: Style) -> str:
    """Return words of the program's own, no report's, in the signs of the style: quotes, dashes and points too."""
    return drawn(text, style).translate(_WORDED) if style.ascii else text
