"""The program: gets the answer to a command line, writes it, and turns every failure into a sentence."""

from __future__ import annotations

from collections.abc import Sequence

from jinshi_cli.cli.arguments import flag, wanted_format
from jinshi_cli.cli.environment import Environment
from jinshi_cli.cli.errors import CommandError, ExitStatus, fault, out_of_memory
from jinshi_cli.cli.invocation import Answer, unheeded
from jinshi_cli.cli.plain import PROGRAM, plain
from jinshi_cli.messages import from_environment, install


def main(arguments: Sequence[str]) -> int:
    """Run the program in this process's environment and return its exit status."""
    return run(arguments, Environment.of_process())


def run(arguments: Sequence[str], environment: Environment) -> int:
    """Run the program; return its exit status. No exception leaves here but with JINSHI_DEBUG set."""
    format_ = wanted_format(arguments)
    # JSON is the same in every language, and its errors are the same on both streams.
    as_json = format_ if format_ in ("json", "jsonl") else None
    # Where a console has no Chinese, a sentence in it would be a row of question marks.
    english = as_json or not environment.tells_chinese
    install("en" if english else from_environment(flag(arguments, "--lang"), dict(environment.variables)))
    status = _run(arguments, environment, as_json)
    if not as_json:
        environment.tell(*(f"{PROGRAM}: {remark}" for remark in unheeded(environment.variables)))
    return status


def _run(arguments: Sequence[str], environment: Environment, as_json: str | None) -> int:
    try:
        answer = _answer(arguments, environment)
        remarks = list(answer.remarks)
        if answer.paged:
            remarks += filter(None, [environment.page(answer.text, answer.encoding)])
        else:
            environment.write(answer.text, answer.encoding)
        environment.tell(*(f"{PROGRAM}: {remark}" for remark in remarks))
        return answer.status
    except CommandError as error:
        return _report_error(error, environment, as_json)
    except KeyboardInterrupt:
        return ExitStatus.INTERRUPTED
    except Exception as error:
        if environment.variables.get("JINSHI_DEBUG"):
            raise
        failed = None if isinstance(error, MemoryError) else fault(error)
    # Here, and not where it was caught, what was being worked out has been let go, and there is room for a sentence.
    return _report_error(failed or out_of_memory(), environment, as_json)


def _answer(arguments: Sequence[str], environment: Environment) -> Answer:
    """Return the answer to a command line; Typer, most of the time of a start, is loaded only where it parses."""
    at_once = plain(arguments)
    if at_once is not None:
        return at_once
    from jinshi_cli.cli.app import answer

    return answer(arguments, environment)


def _report_error(error: CommandError, environment: Environment, as_json: str | None) -> int:
    environment.tell(f"{PROGRAM}: {error.lines[0]}", *error.lines[1:])
    if as_json and error.status is not ExitStatus.NOT_WRITTEN:
        from jinshi_cli.render.json import VERSION, dumps, render_lines
        from jinshi_cli.views.items import problem_item

        about: dict[str, object] = {
            "code": error.code,
            "message": error.message,
            "suggestions": list(error.suggestions),
        }
        if error.problems:
            about["problems"] = [problem_item(problem) for problem in error.problems]
        document = {"version": VERSION, "error": about}
        try:
            environment.write(render_lines([document]) if as_json == "jsonl" else dumps(document), "utf-8")
        except CommandError as unwritten:
            return unwritten.status
    return error.status
