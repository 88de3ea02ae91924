"""Characters that are not seen, and full-width letters and digits."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from jinshi_cli.importing.repair.record import Edit

_INVISIBLE = re.compile(
    "(?P<blank>&nbsp;?|&#160;|&#xa0;|[\u00a0\u2000-\u200a\u202f\u205f\t])"
    "|[\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2064\ufeff\x00-\x08\x0b-\x1f\x7f-\x9f]+"
)
_WIDE = re.compile(
    "[０-９Ａ-Ｚａ-ｚ％]|(?<=[0-9０-９])．(?=[0-9０-９])|(?<=[0-9０-９])＋(?=[0-9０-９])|[\u2e80-\u2fd5\uf900-\ufad9]"
)


def invisible(text: str) -> Iterator[Edit]:
    """Yield blanks for what is printed as one, and nothing for what is not printed."""
    for match in _INVISIBLE.finditer(text):
        yield Edit(match.start(), match.end(), " " if match["blank"] else "", "invisible")


def width(text: str) -> Iterator[Edit]:
    """Yield half-width digits and letters for full-width ones, and characters for their compatibility forms.

    Files made from PDF have radicals and compatibility characters in the place of the characters themselves.
    """
    for match in _WIDE.finditer(text):
        usual = unicodedata.normalize("NFKC", match[0])
        if usual != match[0]:
            yield Edit(match.start(), match.end(), usual, "width")
