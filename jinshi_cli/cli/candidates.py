"""What can stand on a command line out of a report: references, names, words that find something; and what fits them.

In English the English titles and labels lead and the Chinese stand beside them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Literal, NamedTuple

from jinshi_cli.report.model import Mention, Report, mentions, metrics_of, walk

_FEW = 5
"""Titles that a search may add."""


class Name(NamedTuple):
    """A name that leads to a value: its text, the value that then stands on the line, what is said beside it."""

    text: str
    value: str
    description: str


class Candidate(NamedTuple):
    """A value that can stand on the command line, what it is, and the names that lead to it.

    ``named`` are Chinese, and found by pinyin and initials too; ``english`` are found by how they begin. ``is_place``
    tells that the value is a section's reference.
    """

    value: str
    description: str = ""
    named: tuple[Name, ...] = ()
    english: tuple[Name, ...] = ()
    is_place: bool = False


def units(report: Report) -> Iterator[Candidate]:
    """Yield the units of a report's figures."""
    for unit in dict.fromkeys(metric.unit for metric in metrics_of(report.sections) if metric.unit):
        yield Candidate(unit, "", (Name(unit, unit, ""),))


def sections(report: Report, language: str, *, shared: frozenset[str] = frozenset()) -> Iterator[Candidate]:
    """Yield the references of sections; a title among the folded names in ``shared`` leads to the reference alone."""
    for section in walk(report.sections):
        title, english = section.title, section.title_en
        beside = _beside(language, english, section.ref)
        named = Name(title, section.ref if _is_shared(title, shared) else title, beside)
        translated = Name(english or "", section.ref if _is_shared(english or "", shared) else english or "", title)
        names = (translated,) if english else ()
        yield Candidate(section.ref, _beside(language, english, title), (named,), names, is_place=True)


def metrics(report: Report, language: str, *, ids: bool) -> Iterator[Candidate]:
    """Yield the keys of figures, or their ids alone."""
    for metric in metrics_of(report.sections):
        value = metric.id if ids else metric.key or metric.id
        description = _beside(language, metric.label_en, f"{metric.label} {metric.text}")
        english = (Name(metric.label_en, value, description),) if metric.label_en else ()
        yield Candidate(value, description, (Name(metric.label, value, description),), english)


def names_of(
    report: Report, field: Literal["laws", "terms"], typed: str, *, shared: frozenset[str] = frozenset()
) -> Iterator[Candidate]:
    """Yield laws or set phrases; in their marks where these are typed, or a bare name would not do."""
    for mention in mentions(report, field):
        marked = typed.startswith(mention.written[0]) or _is_shared(mention.name, shared)
        value, refs = mention.written if marked else mention.name, " ".join(mention.refs)
        yield Candidate(value, refs, (Name(mention.name, value, refs),))


def words(report: Report, language: str, typed: str, *, figures: bool) -> Iterator[Candidate]:
    """Yield words that find something: labels of figures, and where not ``figures`` alone, titles and names."""
    if not figures:
        for section in walk(report.sections):
            yield _word(section.title, section.title_en, section.ref, language)
    for metric in metrics_of(report.sections):
        yield _word(metric.label, metric.label_en, metric.text, language)
    if not figures:
        yield from names_of(report, "laws", typed)
        yield from names_of(report, "terms", typed)


def _word(chinese: str, english: str | None, about: str, language: str) -> Candidate:
    named = Name(chinese, chinese, _beside(language, english, about))
    translated = (Name(english, english, f"{chinese} {about}"),) if english else ()
    if language == "en" and english:
        return Candidate(english, f"{chinese} {about}", (named,), translated)
    return Candidate(chinese, about, (named,), translated)


def _beside(language: str, english: str | None, chinese: str) -> str:
    return f"{english}  {chinese}" if language == "en" and english else chinese


def found(report: Report, typed: str, language: str) -> Iterator[Candidate]:
    """Yield the titles of sections that have the word that is being typed."""
    from jinshi_cli.search.indexing.index import build
    from jinshi_cli.search.routes.begun import sections_with

    for section in sections_with(build(report), typed)[:_FEW]:
        yield Candidate(section.title, _beside(language, section.title_en, section.ref))


def shared_names(report: Report) -> frozenset[str]:
    """Return the names, folded, by which a reference would fit more than one thing in the report."""
    seen: dict[str, set[str]] = {}
    for section in walk(report.sections):
        for title in (section.title, section.title_en):
            seen.setdefault(_plain(title or ""), set()).add(section.ref)
        for metric in section.metrics:
            for label in (metric.label, metric.label_en):
                seen.setdefault(_plain(label or ""), set()).add(metric.id)
    every: tuple[Mention, ...] = (*mentions(report, "laws"), *mentions(report, "terms"))
    for mention in every:
        seen.setdefault(_plain(mention.name), set()).add(mention.written)
    return frozenset(name for name, targets in seen.items() if len(targets) > 1)


def _is_shared(name: str, shared: frozenset[str]) -> bool:
    return bool(shared) and _plain(name) in shared


def _plain(name: str) -> str:
    from jinshi_cli.search.indexing.fold import fold

    return "".join(filter(str.isalnum, fold(name)))


def matching(candidates: Iterable[Candidate], typed: str, language: str = "zh") -> Iterator[Candidate]:
    """Yield what begins as typed; else what goes by a place or a Chinese name that has it, in letters or signs."""
    every = list(candidates)
    begun = [one for one in every if one.value.startswith(typed)]
    if not typed:
        yield from begun
        return
    if language == "en":
        begun += [one for one in _begun_in_english(every, typed) if one not in begun]
    yield from begun or _placed(every, typed) or _named(every, typed) or _begun_in_english(every, typed)


def _begun_in_english(candidates: Sequence[Candidate], typed: str) -> list[Candidate]:
    wanted = typed.lower()
    return [
        Candidate(name.value, name.description)
        for one in candidates
        for name in one.english
        if name.text.lower().startswith(wanted)
    ]


def _placed(candidates: Sequence[Candidate], typed: str) -> list[Candidate]:
    """Return the sections at and below a place that is written otherwise than 1.3: 一（三）, 1-3-."""
    from jinshi_cli.report.reference import position

    place = position(typed.rstrip("-/、"))
    if place is None:
        return []
    return [one for one in candidates if one.is_place and f"{one.value}.".startswith(f"{place}.")]


def _named(candidates: Sequence[Candidate], typed: str) -> list[Candidate]:
    from jinshi_cli.search.indexing.fold import fold
    from jinshi_cli.search.indexing.index import folded
    from jinshi_cli.search.parsing.pinyin import spelling
    from jinshi_cli.search.routes.spelled import CUT, FULL, INITIAL, alignments, beginnings

    spelled, ways, plain = spelling(typed), FULL | CUT | INITIAL, folded(fold(typed)).text
    names = [(name, folded(name.text)) for one in candidates for name in one.named]
    signs = {sign for _name, text in names for sign in text.text}
    beginning = beginnings(signs, spelled, ways) if spelled.signs else frozenset()
    half = _half_typed(signs, spelled.signs) if spelled.letters and not spelled.breaks else frozenset()
    places: list[tuple[int, Candidate]] = []
    for name, text in names:
        if spelled.letters:
            fits = [each.start for each in alignments(text, spelled, ways, beginning)]
            fits += [place for place, sign in enumerate(text.text) if sign in half]
            place = min(fits, default=-1)
        else:
            place = text.text.find(plain) if plain else -1
        if place >= 0:
            places.append((place, Candidate(name.value, name.description)))
    return [one for _place, one in sorted(places, key=lambda place: place[0] > 0)]


def _half_typed(signs: Iterable[str], letters: str) -> frozenset[str]:
    """Return the characters of whose syllable only the beginning is typed, and nothing before it (zo, zon: 宗)."""
    from jinshi_cli.search.lexicon.readings import may_begin_with
    from jinshi_cli.search.parsing.pinyin import forms

    likely = (sign for sign in signs if may_begin_with(sign, letters[0]))
    return frozenset(sign for sign in likely if any(form.letters.startswith(letters) for form in forms(sign)))
