"""Undoing the damage that mirrors do to a text, with a record of each repair."""

from jinshi_cli.importing.repair.record import DOUBTFUL, Repair, Repaired
from jinshi_cli.importing.repair.undo import repair

__all__ = ["DOUBTFUL", "Repair", "Repaired", "repair"]
