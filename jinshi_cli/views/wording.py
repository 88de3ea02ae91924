"""How a section and a figure are called in a view: words that several views share."""

from __future__ import annotations

from collections.abc import Sequence

from jinshi_cli.messages import _, language, n_
from jinshi_cli.render.document import Block, Fragment, Fragments, Gap, Paragraph, marked, plain
from jinshi_cli.report.model import Metric, Report, Section, section_at
from jinshi_cli.report.printed import trail
from jinshi_cli.report.qualifier import around


def title(section: Section) -> Fragments:
    """Return marker and title; in English the English title leads and the Chinese stands beside it."""
    chinese = section.marker + section.title
    if language() == "en" and section.title_en is not None:
        return (Fragment(section.title_en, "title"), Fragment("  " + chinese, "muted"))
    return plain(chinese, "title")


def translated_title(section: Section) -> Fragments:
    """Return the English title in English, and nothing in Chinese, where the text itself says it."""
    return plain(section.title_en or "", "title") if language() == "en" else ()


def label(metric: Metric) -> Fragments:
    """Return what a metric counts; in English the English label leads and the Chinese stands beside it."""
    derived = (Fragment(_(" (computed)"), "muted"),) if metric.derived else ()
    if language() == "en" and metric.label_en is not None:
        return (Fragment(metric.label_en), Fragment("  " + metric.label, "muted"), *derived)
    return (Fragment(metric.label), *derived)


def amount(metric: Metric) -> tuple[Fragments, Fragments]:
    """Return the number with the word before it, and the unit with the word beside it: 近 30,000 | 元, 40 | 起左右."""
    before, after = around(metric.qualifier)
    if metric.kind == "none":
        return plain(_("none"), "number"), ()
    if metric.kind == "rank":
        place = _("no. {place}") if metric.qualifier is None else _("top {place}")
        return plain(place.format(place=metric.value), "number"), ()
    number = _("unknown") if metric.value is None else f"{metric.value:,}"
    unit = metric.unit or ""
    unit = unit + after if unit + after in metric.text else after + unit
    return plain(f"{before} {number}".strip(), "number"), plain(unit, "unit")


def amount_text(metric: Metric) -> str:
    """Return number and unit as one text."""
    number, unit = amount(metric)
    return " ".join(part[0].text for part in (number, unit) if part)


def note(metric: Metric) -> str | None:
    """Return the metric's note in the user's language, or in Chinese where there is no other."""
    return metric.note_en or metric.note if language() == "en" else metric.note


def unknown(metric: Metric, called: str) -> str:
    """Say why the value of a metric, called so, is unknown."""
    return _("the value of {figure} is unknown: {note}").format(figure=called, note=note(metric))


def noted_label(metric: Metric) -> Fragments:
    """Return the label, with a mark where there is a note."""
    return (*label(metric), Fragment("\xa0※", "note")) if note(metric) else label(metric)


def footnotes(metrics: Sequence[Metric]) -> tuple[Block, ...]:
    """Return the notes below a table, each once, with the ids of the figures it is for."""
    ids: dict[str, list[str]] = {}
    for metric in metrics:
        if text := note(metric):
            ids.setdefault(text, []).append(metric.id)
    notes = [Paragraph(plain(f"※ {' '.join(names)}  {text}", "note")) for text, names in ids.items()]
    return (Gap(), *notes) if notes else ()


def place(report: Report, ref: str) -> Fragments:
    """Return where a section stands: 一 › （三） › 六, and its kind."""
    section = section_at(report, ref)
    path = " › ".join(trail(report, ref))
    return (Fragment(path, "ref"), Fragment(f"  {ref} · {kind(section)}", "muted"))


def kind(section: Section) -> str:
    """Return what a section is."""
    return {
        "preamble": _("preamble"),
        "chapter": _("chapter"),
        "section": _("section"),
        "measure": _("measure"),
        "problem": _("problem"),
        "plan": _("plan"),
    }[section.kind]


def figures(number: int) -> str:
    """Say how many figures there are."""
    return together(n_("{number} figure", "{number} figures", number).format(number=number))


def together(words: str) -> str:
    """Return words that no line may part."""
    return words.replace(" ", "\xa0")


def group_heading(report: Report, ref: str) -> Fragments:
    """Return the heading over the figures of one section."""
    section = section_at(report, ref)
    return (Fragment(" › ".join(trail(report, ref)) + "  ", "ref"), *title_alone(section))


def title_alone(section: Section) -> Fragments:
    """Return the title without its marker, for places where the marker already stands before it."""
    if language() == "en" and section.title_en is not None:
        return (Fragment(section.title_en, "title"), Fragment("  " + section.title, "muted"))
    return plain(section.title, "title")


def paragraphs(section: Section) -> tuple[Fragments, ...]:
    """Return the paragraphs of a section's own text with its title, where it runs on, and its quantities marked."""
    spans = [metric.span for metric in section.metrics if not metric.derived]
    lead = 0 if section.own_line else len(section.marker + section.title)
    found = []
    offset = 0
    for line in section.text.split("\n") if section.text else ():
        here = [(start - offset, end - offset) for start, end in spans if offset <= start < offset + len(line)]
        if offset == 0 and section.kind != "preamble" and lead and not (here and here[0][0] < lead):
            found.append((*marked(line[:lead], (), "title", "title"), *_after(line, lead, here)))
        else:
            found.append(marked(line, here, "quantity"))
        offset += len(line) + 1
    return tuple(found)


def _after(line: str, lead: int, spans: list[tuple[int, int]]) -> Fragments:
    return marked(line[lead:], [(start - lead, end - lead) for start, end in spans], "quantity")
