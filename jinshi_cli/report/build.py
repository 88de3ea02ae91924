"""Builds the model from validated blocks: assigns references, has the figures proved, computes what is derived."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from jinshi_cli.messages import _
from jinshi_cli.report import formula
from jinshi_cli.report.located import Position
from jinshi_cli.report.model import Bound, Doubt, Metric, MetricKind, Report, Section, SectionKind, Span
from jinshi_cli.report.problem import InvalidReport, Problem
from jinshi_cli.report.prose import lead_title, phrases, works
from jinshi_cli.report.prove import Prover, not_there
from jinshi_cli.report.qualifier import bound_of
from jinshi_cli.report.quantity import looked_for, quantities_by_unit
from jinshi_cli.report.units import kind_of_unit
from jinshi_cli.report.validate import Block, Validator

PREAMBLE_TITLE = "前言"
"""What a preamble is called; reports print no heading over it."""

MAX_OUTLINE = 6
"""Levels; the genre has one to four."""

MAX_WORK = 4_000_000
"""Characters in which quotations are looked for, those of each node times what it quotes: a hundred times what the
largest report seen needs, and some four seconds."""

MAX_PARAGRAPHS = 100_000
"""Paragraphs of all texts together; the longest reports of the genre have some 1,000."""

_FORMULA_WORK = 8
"""What reading a character of a formula takes, in characters that are looked through for a quotation."""

Place = tuple[Position, str]


class _Draft(NamedTuple):
    """A metric whose words are found but whose formula is not yet computed."""

    block: Block
    metric: Metric


def plain_text(text: str) -> str:
    """Turn a file's text into the report's: line breaks fall away, an empty line ends a paragraph."""
    paragraphs = re.split(r"\n(?:[ \t]*\n)+", text.strip("\n"))
    joined = (paragraph.replace("\n", "") for paragraph in paragraphs)
    return "\n".join(paragraph for paragraph in joined if paragraph.strip())


_ROLES = (
    ("problems", re.compile("问题|不足|短板|困难|差距")),
    ("duties", re.compile("第一责任人|履行.{0,20}职责")),
    ("plans", re.compile("下一步|下步|打算|计划|安排|展望|思路|明年")),
)


def role_of(title: str) -> str | None:
    """Recognise what a chapter is about by the words of the genre; None where its title does not tell."""
    return next((role for role, words in _ROLES if words.search(title)), None)


class Budget:
    """How much looking for quotations a report may take: `MAX_WORK`, all its nodes together."""

    def __init__(self) -> None:
        self._work = 0

    def allows(self, length: int, quotations: int) -> bool:
        """Count what is quoted from a text of so many characters; tell whether that is still little enough."""
        self._work += length * quotations
        return self._work <= MAX_WORK


def quotes_too_much() -> str:
    """Say that looking for all that a file quotes would take longer than anyone waits."""
    return _("this file quotes too much from too long texts to be a report")


class Builder:
    """Builds one report. Problems go to the validator; ``places`` says where each node and metric stood."""

    def __init__(self, validator: Validator) -> None:
        self._validator = validator
        self._prover = Prover(validator)
        self._budget = Budget()
        self._paragraphs = 0
        self._keys: dict[str, Place] = {}
        self._drafts: dict[str, list[_Draft]] = {}
        self.places: dict[str, Block] = {}

    def report(self, block: Block) -> Report | None:
        """Build the report, or return None where a field it cannot be without is missing."""
        top: list[Section] = []
        preamble = block.get("preamble")
        if isinstance(preamble, Block):
            top.append(self._section(preamble, "0", None, is_preamble=True))
        chapters = block.blocks("chapters")
        roles = tuple(chapter.get("role") or role_of(chapter.get("title") or "") for chapter in chapters)
        for index, chapter in enumerate(chapters):
            top.append(self._section(chapter, str(index + 1), roles[index]))
        computed = self._compute()
        if not block.complete:
            return None
        return Report(
            id=block.get("id"),
            title=block.get("title"),
            title_en=block.get("title_en"),
            organ=block.get("organ"),
            organ_en=block.get("organ_en"),
            place=block.get("place"),
            year=block.get("year"),
            source=block.get("source"),
            doubts=self._doubts(block),
            roles=roles,
            sections=tuple(_with_metrics(section, computed) for section in top),
        )

    def _doubts(self, block: Block) -> tuple[Doubt, ...]:
        doubts = []
        for number, doubt in enumerate(block.blocks("doubts")):
            self.places[f"doubt {number}"] = doubt
            if doubt.complete:
                ref, words, why = (doubt.get(name) for name in ("ref", "words", "why"))
                doubts.append(Doubt(ref, words, why, doubt.texts("candidates"), bool(doubt.get("settled"))))
        return tuple(doubts)

    def _error(self, block: Block, field: str, message: str) -> None:
        self._validator.error(*block.place(field), message)

    def _section(self, block: Block, ref: str, role: str | None, *, is_preamble: bool = False) -> Section:
        self.places[ref] = block
        marker = block.get("marker") or ""
        title = block.get("title")
        body = plain_text(block.get("text") or "")
        own_line = title is not None
        if own_line and block.get("inline"):
            self._error(block, "inline", _("a node with a title of its own line cannot be inline; remove one"))
        unreadable = block.refused("text") or block.refused("title") or block.refused("marker")
        # A printed heading may be a bare number (（一） over 1. 2. 3.), and `check` warns of it.
        if not (own_line or body or is_preamble or unreadable or marker):
            self._error(block, "text", _("the node has neither title nor text; one is needed"))
        text = body if own_line else marker + body
        children = self._children(block, ref, role)
        if not unreadable and (text or own_line):
            self._require_budget(block, len(text))
            self._require_few(block, text.count("\n") + 1)
            self._copied(block, text)
        # Without its text nothing more can be said of a node.
        self._drafts[ref] = self._metrics(block, ref, None if unreadable or not (text or own_line) else text)
        if is_preamble:
            title = PREAMBLE_TITLE
        whole = f"{title}\n{text}" if own_line else text
        return Section(
            ref=ref,
            kind=section_kind(ref, role, children, is_preamble=is_preamble),
            marker=marker,
            title=title if title is not None else lead_title(body),
            title_en=block.get("title_en"),
            own_line=own_line,
            inline=bool(block.get("inline")),
            text=text,
            who=block.texts("who"),
            where=block.texts("where"),
            when=block.texts("when"),
            metrics=(),
            laws=works(whole),
            terms=phrases(whole),
            children=children,
        )

    def _children(self, block: Block, ref: str, role: str | None) -> tuple[Section, ...]:
        blocks = block.blocks("sections")
        if blocks and ref.count(".") + 2 > MAX_OUTLINE:
            message = _("the outline is deeper than {limit} levels; put what is below into the text").format(
                limit=MAX_OUTLINE
            )
            self._error(block, "sections", message)
            return ()
        return tuple(self._section(child, f"{ref}.{index + 1}", role) for index, child in enumerate(blocks))

    def _require_budget(self, block: Block, length: int) -> None:
        """Refuse a file in which looking for all that is quoted would take longer than anyone waits."""
        quoted = len(block.blocks("metrics")) + sum(len(block.texts(field)) for field in ("who", "where", "when"))
        if not self._budget.allows(length, quoted):
            raise self._refusal((block.position, block.path), quotes_too_much())

    def _require_few(self, block: Block, paragraphs: int) -> None:
        """Refuse a file of more paragraphs than anyone would have printed."""
        self._paragraphs += paragraphs
        if self._paragraphs > MAX_PARAGRAPHS:
            message = _(
                "the texts of this file have more than {limit} paragraphs, which no report has; "
                "keep one report to a file"
            )
            raise self._refusal((block.position, block.path), message.format(limit=MAX_PARAGRAPHS))

    def _refusal(self, place: Place, message: str) -> InvalidReport:
        position, path = place
        problem = Problem("error", self._validator.file, *position, path, message)
        return InvalidReport(self._validator.file, [*self._validator.problems, problem])

    def _copied(self, block: Block, text: str) -> None:
        """Names, places and dates must be copied from the text."""
        for field in ("who", "where", "when"):
            for index, words in enumerate(block.texts(field)):
                if words not in text:
                    position, path = block.place(field)
                    self._validator.error(position, f"{path}[{index}]", not_there(words))

    def _metrics(self, block: Block, ref: str, text: str | None) -> list[_Draft]:
        """Find the metrics in their section's text, or only note their keys where the text was refused."""
        drafts = []
        units = looked_for(unit for metric in block.blocks("metrics") if (unit := metric.get("unit")))
        stated = quantities_by_unit(text or "", units)
        for index, metric in enumerate(block.blocks("metrics")):
            identifier = f"{ref}#{index + 1}"
            self.places[identifier] = metric
            key = metric.get("key")
            if key is not None and self._keys.setdefault(key, metric.place("key")) != metric.place("key"):
                first = self._keys[key][0].line
                message = _("the key {key} is already used on line {line}; a key names one metric")
                self._error(metric, "key", message.format(key=key, line=first))
            span = None if text is None else self._prover.find(metric, text)
            if text is None or span is None:
                continue
            self._prover.prove(metric, text, span, stated)
            if metric.complete:
                drafts.append(_Draft(metric, self._metric(metric, identifier, ref, text, span)))
        ids: dict[str, list[str]] = {}
        for draft in drafts:
            ids.setdefault(draft.metric.text, []).append(draft.metric.id)
        return [self._related(draft, ids) for draft in drafts]

    def _related(self, draft: _Draft, ids: Mapping[str, Sequence[str]]) -> _Draft:
        """Name by its id what a figure belongs to and names by its words; ``ids`` are those of each quote."""

        def named(field: str) -> str | None:
            words = draft.block.get(field)
            if words is None:
                return None
            every = ids.get(words, ())
            number = len(every) - (draft.metric.text == words)
            if number != 1:
                message = _(
                    "“{words}” is the quote of no other figure of this node; copy that of the figure that is meant"
                )
                if number > 0:
                    message = _("“{words}” is the quote of {number} other figures of this node; it must be that of one")
                self._error(draft.block, field, message.format(words=words, number=number))
                return None
            return every[every[0] == draft.metric.id]

        return draft._replace(metric=draft.metric._replace(part_of=named("part_of"), other_end=named("other_end")))

    def _metric(self, block: Block, identifier: str, ref: str, text: str, span: Span) -> Metric:
        unit, value, qualifier, when = (block.get(name) for name in ("unit", "value", "qualifier", "when"))
        kind: MetricKind = block.get("kind") or kind_of_unit(unit)
        if kind == "none":
            value = 0
        if when is not None and when not in text:
            self._error(block, "when", not_there(when))
        return Metric(
            id=identifier,
            key=block.get("key"),
            ref=ref,
            kind=kind,
            label=block.get("label"),
            label_en=block.get("label_en"),
            value=value,
            unit=unit,
            qualifier=qualifier,
            bound=bound_of_metric(value, qualifier),
            text=text[span.start : span.end],
            start=span.start,
            end=span.end,
            when=when,
            note=block.get("note"),
            note_en=block.get("note_en"),
            formula=block.get("formula"),
        )

    def _compute(self) -> dict[str, tuple[Metric, ...]]:
        """Compute the derived metrics once all figures of the report are known."""
        metrics = [draft.metric for of_section in self._drafts.values() for draft in of_section]
        stated = {metric.key: metric.value for metric in metrics if metric.key and not metric.derived}
        computed = {metric.key for metric in metrics if metric.derived}
        bounds = {metric.key: metric.bound for metric in metrics if metric.key}
        return {
            ref: tuple(
                self._computed(draft, stated, computed, bounds) if draft.metric.derived else draft.metric
                for draft in of_section
            )
            for ref, of_section in self._drafts.items()
        }

    def _computed(
        self,
        draft: _Draft,
        stated: dict[str, int | float | None],
        computed: set[str | None],
        bounds: dict[str, Bound],
    ) -> Metric:
        metric, block = draft.metric, draft.block
        written = str(metric.formula)
        if not self._budget.allows(len(written), _FORMULA_WORK):
            message = _("the formulas of this file are together longer than those of any report")
            raise self._refusal(block.place("formula"), message)
        try:
            names = formula.keys(written)
            if circular := computed.intersection(names):
                message = _("the formula names {key}, which is computed itself; name figures of the text")
                self._error(block, "formula", message.format(key=circular.pop()))
                return metric
            if any(name in self._keys and name not in stated for name in names):
                # That metric has a problem of its own, which is reported there.
                return metric
            value = formula.evaluate(written, stated, metric.unit)
        except formula.FormulaError as error:
            self._error(block, "formula", str(error))
            return metric
        if metric.value is not None and metric.value != value:
            message = _("the value is {value} but the formula gives {computed}")
            given = _("unknown") if value is None else value
            self._error(block, "value", message.format(value=metric.value, computed=given))
        exact = all(bounds[name] == "exact" for name in names)
        return metric._replace(value=value, bound="unknown" if value is None else "exact" if exact else "about")


def _with_metrics(section: Section, metrics: dict[str, tuple[Metric, ...]]) -> Section:
    return section._replace(
        metrics=metrics[section.ref],
        children=tuple(_with_metrics(child, metrics) for child in section.children),
    )


def section_kind(ref: str, role: str | None, children: Sequence[Any], *, is_preamble: bool) -> SectionKind:
    """Say what a node is; a leaf below a chapter is a measure, a problem or a plan, by the chapter's role."""
    if is_preamble:
        return "preamble"
    if "." not in ref:
        return "chapter"
    if children:
        return "section"
    if role == "problems":
        return "problem"
    return "plan" if role == "plans" else "measure"


def bound_of_metric(value: float | None, qualifier: str | None) -> Bound:
    """Say how near to the printed number the value is."""
    return "unknown" if value is None else bound_of(qualifier)
