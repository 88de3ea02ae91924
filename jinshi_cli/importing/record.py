"""Every repair of an import, for who wants to see them all."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from jinshi_cli.importing.draft import Draft


def lines(made: Draft) -> str:
    """Return the repairs as JSON Lines: offsets in the repaired text, before, after, why, how sure, candidates."""
    return "".join(json.dumps(one._asdict(), ensure_ascii=False) + "\n" for one in made.repairs)
