"""Commands to type, as they are suggested to the user."""

from __future__ import annotations

import re
from collections.abc import Iterable

_SPECIAL = r"""[\s'"$`\\!*?;&|<>()\[\]{}~#^=%]"""


def words(parts: Iterable[str]) -> str:
    """Return words as they can be typed into a shell; unlike `shlex.join` it leaves Chinese words unquoted."""
    import shlex

    return " ".join(shlex.quote(part) if not part or re.search(_SPECIAL, part) else part for part in parts)
