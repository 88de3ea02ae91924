"""Files of a report's text where report files belong: named as what is read, or as where a draft is to go."""

from __future__ import annotations

import re
from pathlib import PurePath

from jinshi_cli.cli import shell
from jinshi_cli.cli.errors import usage_error
from jinshi_cli.messages import _
from jinshi_cli.report.problem import InvalidReport, Problem
from jinshi_cli.report.source import Source

_TEXTS = (".txt", ".md", ".html", ".htm", ".mht", ".docx", ".doc", ".wps", ".rtf", ".odt", ".pdf", ".ofd")
_TABLES = (".xlsx", ".xls", ".et", ".ods", ".csv", ".tsv")
_FIELD = rb"^[\"{ ]*(?:version|id|title|organ|year|chapters)\"?:"


def require_imported(source: Source) -> None:
    """Raise `InvalidReport` for a file that is called a text, a page or the like and has no field of a report file."""
    if PurePath(source.name).suffix.lower() not in _TEXTS or re.search(_FIELD, source.data, re.MULTILINE):
        return
    message = _("this is no report file yet; make one of it: {command}")
    draft = PurePath(source.name).with_suffix(".yaml").name
    command = f"jinshi import {shell.file(source.name)} -o {shell.file(draft)}"
    problem = Problem("error", source.name, 1, 1, "", message.format(command=command))
    raise InvalidReport(source.name, [problem])


def require_report_file(output: str) -> None:
    """Raise `CommandError` where a draft, which is YAML, would go by the name of a text or a table."""
    name = PurePath(output)
    suffix = name.suffix.lower()
    if suffix in _TABLES:
        message = _("a draft is YAML, which {file} would not tell; name it {draft}, then: {command}")
    elif suffix in _TEXTS:
        message = _("a draft is YAML, which {file} would not tell; name it {draft}")
    else:
        return
    draft = shell.file(str(name.with_suffix(".yaml")))
    command = f"jinshi metrics -r {draft} -f csv > {shell.file(name.with_suffix('.csv').name)}"
    raise usage_error(message.format(file=output, draft=draft, command=command))
