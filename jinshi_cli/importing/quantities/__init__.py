"""The figures of a report's text: what was counted, how many, how sure."""

from jinshi_cli.importing.quantities.figures import figures
from jinshi_cli.importing.quantities.model import DOUBTFUL, Figure

__all__ = ["DOUBTFUL", "Figure", "figures"]
