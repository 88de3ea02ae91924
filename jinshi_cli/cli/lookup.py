"""Looking up references for commands: what is not there becomes an error with the nearest thing there is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jinshi_cli.cli.errors import Code, CommandError, ExitStatus
from jinshi_cli.cli.layout import layout_of
from jinshi_cli.report.model import Metric, Report, Section, Target
from jinshi_cli.report.reference import LONGEST, UnknownReference, called, is_place, resolve, resolve_section
from jinshi_cli.search.indexing.fold import fold

if TYPE_CHECKING:
    from jinshi_cli.cli.invocation import Invocation


def find(call: Invocation, report: Report, reference: str) -> Target:
    """Return what a reference names. Raises `CommandError`."""
    try:
        return resolve(report, reference, fold)
    except UnknownReference as unknown:
        raise not_found(call, report, unknown) from None


def find_section(call: Invocation, report: Report, reference: str) -> Section:
    """Return the section a reference names or lies in. Raises `CommandError`."""
    try:
        return resolve_section(report, reference, fold)
    except UnknownReference as unknown:
        raise not_found(call, report, unknown) from None


def _told_apart(target: Target) -> str:
    """Return what one of several things is called that a reference fits; of figures the value and its time too."""
    if not isinstance(target, Metric):
        return called(target)
    from jinshi_cli.views.wording import amount_text

    return " ".join(filter(None, (called(target), amount_text(target), target.when)))


def not_found(call: Invocation, report: Report, unknown: UnknownReference) -> CommandError:
    """Return the error for a reference that names nothing or too much, with what a search finds for it."""
    if not unknown.ambiguous and len(unknown.reference) <= LONGEST and not is_place(unknown.reference):
        from jinshi_cli.search.suggest import references

        found = [reference for reference, _name in references(report, unknown.reference, layout_of(call))]
        unknown.suggest([(reference, called(resolve(report, reference, fold))) for reference in found])
    if unknown.ambiguous:
        unknown.names = tuple(_told_apart(resolve(report, reference, fold)) for reference in unknown.suggestions)
    code: Code = "ambiguous" if unknown.ambiguous else "not_found"
    message = unknown.sentence(call.line("sections"))
    return CommandError(ExitStatus.NOTHING_FOUND, code, message, unknown.suggestions)
