"""Finding one part of a query in every section: sure routes first, daring ones where these lead nowhere."""

from __future__ import annotations

from collections.abc import Sequence

from jinshi_cli.search.combine import Finds, Sought, better, together
from jinshi_cli.search.indexing.index import Index, Numbered
from jinshi_cli.search.parsing.query import Part, part_of
from jinshi_cli.search.route import WHOLE, Route
from jinshi_cli.search.routes import written

_LEAST_COVER = 0.4
"""Share of a part whose stretches tell something; less is noise."""

_AT_TWO_REMOVES = 0.9
"""What the official word for a translation is worth beside the translation."""
_LEAST_SPLIT = 4
"""Characters; two that are known and two that are not."""


class Finder:
    """Looks for parts of queries in the entries it is given."""

    def __init__(self, index: Index, entries: Numbered) -> None:
        self.index = index
        self.entries = entries
        self._sure: dict[Part, Finds] = {}
        self._known_finds: dict[tuple[Part, bool], Finds] = {}
        self._in_chinese: dict[tuple[str, ...], Finds] = {}

    def find(self, part: Part, *, lenient: bool = False, alone: bool = False) -> Finds:
        """Find a part by its characters, or else by its sound or in spite of a slip.

        Of a part that is ``alone``, all of a query, stretches are not looked for where all of it is found somewhere.
        """
        if alone and (sure := self.sure(part)):
            return better(self._marked(part, sure), self.translated(part))
        key = part, lenient
        if key not in self._known_finds:
            self._known_finds[key] = self._find(part, lenient=lenient)
        return self._known_finds[key]

    def _marked(self, part: Part, sure: Finds) -> Finds:
        """Mark the characters that letters stand for where an English name has them as they are (sanzi)."""
        if not part.spelling.letters or any(found.route != "words" for found in sure.values()):
            return sure
        spoken = self.daring(part)
        return {
            number: found._replace(matches=spoken[number].matches)
            if number in spoken and spoken[number].route == "pinyin"
            else found
            for number, found in sure.items()
        }

    def _find(self, part: Part, *, lenient: bool) -> Finds:
        sure = self.sure(part)
        covers = {number: found for number, found in self.covers(part, lenient=lenient).items() if number not in sure}
        if sure or any(found.share > WHOLE for found in covers.values()):
            return covers | sure
        if part.quantity is not None and (rounded := self.rounded(part)):
            return rounded
        return self.synonyms(part) or better(self.daring(part), covers, self.split(part, lenient=lenient))

    def split(self, part: Part, *, lenient: bool) -> Finds:
        """Find the stretches of a part that the report has, and what is between them in the daring ways."""
        text = part.text
        if len(text) < _LEAST_SPLIT or part.spelling.letters or self.index.is_number(part.quantity):
            return {}
        from jinshi_cli.search.parsing.question import content
        from jinshi_cli.search.routes.cover import gaps
        from jinshi_cli.search.weigh import weight

        known = self._known(text)
        meant = self._meant(text, known)
        known = sorted(known + meant)
        between = [
            (start + first, start + stop)
            for start, end in gaps(text, known)
            for first, stop in content(text[start:end])
            if stop - first > 1
        ]
        if not known or not (between or meant):
            return {}
        pieces = sorted([(start, end) for start, end, _found in known] + between)
        smaller = [part_of(text[start:end]) for start, end in pieces]
        found = [self.find(one, lenient=lenient) for one in smaller]
        finds = together(
            [
                Sought((one.text,), weight(self.index, one, headed=False), own)
                for one, own in zip(smaller, found, strict=True)
            ]
        )
        # The end of what is asked for is its noun, and must be there.
        return {number: one for number, one in finds.items() if number in found[-1]} if part.head else finds

    def _known(self, text: str) -> list[tuple[int, int, None]]:
        """Return from left to right the longest stretches of two characters and more that any section has."""
        from jinshi_cli.search.routes.cover import stretches

        found: dict[int, int] = {}
        for _number, entry in self.entries:
            for start, end, _matches in stretches(entry, text):
                if end - start > 1:
                    found[start] = max(found.get(start, 0), end)
        known: list[tuple[int, int, None]] = []
        for start, end in sorted(found.items()):
            if not known or start >= known[-1][1]:
                known.append((start, end, None))
        return known

    def _meant(self, text: str, known: Sequence[tuple[int, int, None]]) -> list[tuple[int, int, None]]:
        """Return the everyday words between the known stretches of a text, where a section has an official one."""
        from jinshi_cli.search.lexicon.synonyms import words_in
        from jinshi_cli.search.routes.cover import gaps

        return [
            (start + first, start + stop, None)
            for start, end in gaps(text, known)
            for first, stop in words_in(text[start:end])
            if self.synonyms(part_of(text[start + first : start + stop]))
        ]

    def sure(self, part: Part) -> Finds:
        """Find a part as it stands."""
        if part not in self._sure:
            found = ((number, written.whole(self.index, number, part)) for number, _entry in self.entries)
            self._sure[part] = {number: one for number, one in found if one is not None}
        return self._sure[part]

    def rounded(self, part: Part) -> Finds:
        """Find figures that are called by a round number."""
        found = ((number, written.rounded(entry, part)) for number, entry in self.entries)
        return {number: one for number, one in found if one is not None}

    def synonyms(self, part: Part) -> Finds:
        """Find the official words for a part that is an everyday one."""
        from jinshi_cli.search.lexicon.synonyms import terms

        return self._any_of(terms(part.text), "synonym")

    def translated(self, part: Part) -> Finds:
        """Find the Chinese words for an English word or phrase, or else the official words for these."""
        if not part.spelling.letters:
            return {}
        from jinshi_cli.search.lexicon.english import words_of

        return self.in_chinese(words_of(part.spelling))

    def in_chinese(self, words: tuple[str, ...]) -> Finds:
        """Find the Chinese words for folded English ones, or else the official words for these."""
        if words not in self._in_chinese:
            from jinshi_cli.search.lexicon.english import translations
            from jinshi_cli.search.lexicon.synonyms import official

            known = translations(words)
            self._in_chinese[words] = self._any_of(known, "translation") or {
                number: one._replace(quality=one.quality * _AT_TWO_REMOVES)
                for number, one in self._any_of(official(known), "translation").items()
            }
        return self._in_chinese[words]

    def _any_of(self, words: Sequence[str], route: Route) -> Finds:
        found = ((number, written.any_of(entry, words, route)) for number, entry in self.entries) if words else ()
        return {number: one for number, one in found if one is not None}

    def covers(self, part: Part, *, lenient: bool) -> Finds:
        """Find stretches of a part."""
        found: Finds = {}
        if len(part.text) < 3 or part.spelling.letters or self.index.is_number(part.quantity):
            return found
        from jinshi_cli.search.routes.cover import cover

        for number, entry in self.entries:
            covered = cover(self.index, entry, part, lenient=lenient)
            if covered is not None and covered[0].share >= _LEAST_COVER and (covered[1] or not part.head):
                found[number] = covered[0]
        return found

    def daring(self, part: Part) -> Finds:
        """Find a part by what it sounds like, by the surest route that leads anywhere; an English word in Chinese.

        Letters that are pinyin or initials are these first, and what only resembles them last; a word of the glossary
        was not meant to resemble anything (wedding no wending).
        """
        from jinshi_cli.search.routes.daring import SPELLED_OUT, walks

        for place, walk in enumerate(walks(self.index, self.entries, part)):
            if place == SPELLED_OUT and part.spelling.letters:
                from jinshi_cli.search.lexicon.english import has_entry, words_of

                words = words_of(part.spelling)
                if has_entry(words):
                    return self.in_chinese(words)
            for finds in walk().values():
                return finds
        return {}

    def every(self, part: Part, *, lenient: bool) -> dict[Route, Finds]:
        """Find a part by every route, whether or not a surer one leads anywhere."""
        found: dict[Route, Finds] = {}
        for finds in (
            self.sure(part),
            self.translated(part),
            self.synonyms(part),
            self.covers(part, lenient=lenient),
            self.split(part, lenient=lenient),
        ):
            for number, one in finds.items():
                found.setdefault(one.route, {}).setdefault(number, one)
        from jinshi_cli.search.routes.daring import walks

        for walk in walks(self.index, self.entries, part):
            for route, finds in walk().items():
                found.setdefault(route, finds)
        return found
