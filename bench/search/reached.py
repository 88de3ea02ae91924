"""The queries that come to `jinshi_cli.search.other_words.likelihood`, with all that it weighs of them.

No surer route answers them, or everyday words alone do.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple
from unittest.mock import patch

from bench.search.data import Case, Cases
from bench.search.fit import Vector
from jinshi_cli.search.combine import Finds
from jinshi_cli.search.indexing.index import Entry, Index, build
from jinshi_cli.search.lexicon import associations, embedding, english
from jinshi_cli.search.other_words import likelihood
from jinshi_cli.search.other_words.evidence import Evidence
from jinshi_cli.search.other_words.likelihood import likely
from jinshi_cli.search.parsing.query import Query, parse
from jinshi_cli.search.rank import search
from tools import associations as words_and_cues
from tools import retrofit


class Section(NamedTuple):
    """A section as `likelihood` weighs it: whether it answers, what it has as a whole, and what each sentence has.

    ``whole`` is how near it is by the thesaurus, how like in both ways, and the share that a surer route found.
    ``sentences`` are pairs of the evidence, in the order and units of `Evidence`, and how many words were found.
    """

    answers: bool
    whole: Vector
    sentences: tuple[tuple[Vector, int], ...]


class Reached(NamedTuple):
    """A query that comes to `likely`: its sections, what else its odds depend on, and the probability given there.

    ``shares`` are the probabilities of the sections, in their order, and ``probability`` that of the first one.
    """

    sections: tuple[Section, ...]
    shares: tuple[float, ...]
    asked: bool
    asking: bool
    typed: int
    probability: float

    @property
    def answered(self) -> bool:
        """Whether any section answers."""
        return any(section.answers for section in self.sections)


def gathered(cases: Cases, writer: str | None) -> list[Reached]:
    """Return the queries of a report that come to `likely`, with the thesaurus but for the words of a writer.

    It has to be the first thing in its process that looks something up in the thesaurus.
    """
    with thesaurus(writer):
        return found(cases)


def found(cases: Cases) -> list[Reached]:
    """Return the queries of a report that come to `likely`."""
    index = build(cases.report)
    return [one for case in cases.cases if (one := _reached(index, case)) is not None]


@contextmanager
def thesaurus(writer: str | None) -> Iterator[None]:
    """Have `associations` and `embedding` read the thesaurus without the file of a writer."""
    if writer is None:
        yield
        return
    with TemporaryDirectory() as folder:
        words, vectors = Path(folder) / "words", Path(folder) / "vectors"
        words.write_text(words_and_cues.words(without=writer), "utf-8")
        vectors.write_bytes(words_and_cues.vectors(without=writer))
        drawn = retrofit.table(words_and_cues.neighbours(writer), english._written().decode())  # noqa: SLF001 - as it is read
        known, drawn_vectors = Path(folder) / "known", Path(folder) / "drawn"
        known.write_text(drawn.words, "utf-8")
        drawn_vectors.write_bytes(drawn.vectors)
        with (
            patch.object(associations, "_WORDS", words),
            patch.object(associations, "_VECTORS", vectors),
            patch.object(embedding, "_WORDS", known),
            patch.object(embedding, "_VECTORS", drawn_vectors),
        ):
            yield


def _reached(index: Index, case: Case) -> Reached | None:
    """Return what `likely` is given and finds when a query is put; None where it does not come to weigh anything."""
    given: dict[int, Entry] = {}
    shares: dict[int, float] = {}
    finds: dict[int, float] = {}
    weighed = parse((case.query,))

    def watched(entries: Mapping[int, Entry], query: Query, partial: Mapping[int, float] | None = None) -> Finds:
        nonlocal weighed
        weighed = query  # an English one is weighed in Chinese words
        for earlier in (given, shares, finds):
            earlier.clear()
        found = likely(entries, query, partial)
        given.update(likelihood._worth_weighing(entries, query))  # noqa: SLF001 - measured here
        shares.update({number: score / likelihood._FULL for number, score in (partial or {}).items()})  # noqa: SLF001 - measured here
        finds.update({number: one.quality for number, one in found.items()})
        return found

    with patch.object(likelihood, "likely", watched):
        search(index, weighed)
    if not finds:
        return None
    typed, evidence = likelihood._weighed(tuple(given.items()), weighed)  # noqa: SLF001 - as it was just worked out
    of_section: dict[int, list[Evidence]] = {}
    for one in evidence:
        of_section.setdefault(one.sentence.number, []).append(one)
    return Reached(
        sections=tuple(
            Section(
                index.entries[number].section.ref in case.refs,
                (
                    max(one.topic for one in each),
                    max(one.like for one in each),
                    max(one.near for one in each),
                    shares.get(number, 0.0),
                ),
                tuple((_values(one), sum(map(bool, one.pieces))) for one in each),
            )
            for number, each in of_section.items()
        ),
        shares=tuple(finds.get(number, 0.0) for number in of_section),
        asked=weighed.ask is not None,
        asking=weighed.asking,
        typed=len(typed),
        probability=max(finds.values()),
    )


def _values(one: Evidence) -> Vector:
    kinds = one.words, one.singles, one.synonyms, one.joined, one.senses
    return *kinds, one.asked, one.topic, one.missing, one.like, one.near
