"""GBK pairs that a mirror replaced out of step with the characters, undone by searching for what they were.

The mirror worked on the bytes of a text in GBK, and looked for pairs at any offset, also across two characters:

* a traditional character of its table became itself and its pinyin in brackets; where the pair lay across two
  characters, the first byte of the second one then stands before a bracket, which is no character: both become ``?``,
  ``控攝`` (BF D8, 94 7A) → BF D8 94 ``(cái)`` 7A → ``控?cái)z``, for 財 is D8 94;
* at the pairs of 。！？ it cut the text; where the pair lay across two characters, a byte is left over before it and
  becomes ``?``, and what follows is read one byte off:
  ``。科學`` (A1 A3, BF C6, 8C 57) → A1 | A3 BF, C6 8C, 57 → ``?？茖W``;
* a first byte that is left over before a digit or the like takes it with it.

So from a ``?`` on, each candidate for what the text was is a state of a search (Viterbi 1967, with a beam): the
bytes that are seen follow from it, those that are lost are tried, and the likelihood of the characters decides.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from jinshi_cli.importing.repair import notes
from jinshi_cli.importing.repair.beams import Beams
from jinshi_cli.importing.repair.choice import chosen, given_up
from jinshi_cli.importing.repair.forms import simplify
from jinshi_cli.importing.repair.language import CONTEXT, Language
from jinshi_cli.importing.repair.lattice import State
from jinshi_cli.importing.repair.record import Edit
from jinshi_cli.importing.repair.tokens import WIDE, Token, end_of_run, is_damaged, last_bytes, tokens_of
from jinshi_cli.importing.repair.transitions import Transitions
from jinshi_cli.importing.repair.undefined import Undefined

_SETTLED = 3
"""Characters that are read after a place is in step again, because the words they make tell what stood there."""
_MOST_STEPS, _MOST_STEPS_AT_ONCE = 1_000_000, 320_000
"""Steps of the search in one text, and from one damaged place on. What is left then is marked. The longest of the
places in 27 texts that ``bench/imports/damage.py`` made took 234,000."""
_STEPS_WHERE_DENSE = 20_000
"""Steps in all in a text that has too many unreadable characters for a mirror's."""
_DENSE, _MANY = 20, 100
"""It has one in fewer characters than the first of these, and more than the second of them: the densest of 720 texts
that ``bench/imports/damage.py`` made had one in 35, and none had more than 53."""
_LEAST_STEPS = 1_000
"""Fewer find nothing."""
_MORE_TO_FINISH = 4
"""One in so many steps more may be taken to finish a character that was begun."""
_PATIENCE = 1
"""Places at which the steps may not be enough; at each one after them a quarter as many are taken as before, and none
in the end. So a text that is no mirror's costs little more than these places."""
_LONGEST_RUN = 4
"""Unreadable characters in a row, at most, that a mirror leaves: it writes one for a run of bytes, and there may be a
question mark before and after it. In the damaged texts of ``bench/imports`` there are two at most."""
_LEFT_DOUBTFUL = 20
"""Characters from a damaged place on that are marked where there was no time to search."""
_BEFORE = 40
"""Characters before a damaged place that are looked at; two of them with their notes are needed."""


def is_dense(unreadable: int, characters: int) -> bool:
    """Tell whether a text has so many unreadable characters that it is no mirror's, and a search finds nothing."""
    return unreadable > _MANY and unreadable * _DENSE > characters


class Search:
    """Finds what stood in damaged lines of one text. `language` is made of its undamaged parts."""

    def __init__(self, language: Language, *, dense: bool = False) -> None:
        self._beams = Beams(language)
        self._most = _STEPS_WHERE_DENSE if dense else _MOST_STEPS
        self._undefined = Undefined(self._beams)
        self._in_vain = 0

    def edits(self, line: str, offset: int) -> Iterator[Edit]:
        """Yield what restores a line that begins at this offset in the text."""
        tokens = tuple(tokens_of(line))
        place = 0
        while place < len(tokens):
            if not is_damaged(tokens, place):
                place += 1
                continue
            end = end_of_run(tokens, place)
            ways: list[State] = []
            if end - place <= _LONGEST_RUN:
                end, ways = self._searched(line, tokens, place)
            yield from chosen(offset, tokens, place, ways) if ways else given_up(offset, tokens, place, end)
            place = end

    def _searched(self, line: str, tokens: Sequence[Token], place: int) -> tuple[int, list[State]]:
        """Search from a damaged place on, while there is time; return where what was searched ends, and the ways."""
        most = min(_MOST_STEPS_AT_ONCE >> 2 * max(0, self._in_vain - _PATIENCE + 1), self._most)
        if self._beams.steps >= self._most or most < _LEAST_STEPS:
            return min(place + _LEFT_DOUBTFUL, len(tokens)), []
        end, ways = self._window(line, tokens, place, most)
        self._in_vain += not ways
        return max(end, place + 1), ways

    def _window(self, line: str, tokens: Sequence[Token], place: int, most: int) -> tuple[int, list[State]]:
        """Search from a damaged place on until all is in step again; return where that is, and the ways there.

        There are none where that takes more steps than `most`.
        """
        last = self._beams.steps + most
        start = tokens[place].start
        before = line[max(0, start - _BEFORE) : start]
        context = simplify(notes.removed(before))[-CONTEXT:].translate(WIDE) if before else "\n"
        self._beams.begin(place, State(0.0, context, free=True, tail=last_bytes(before), half=False, link=None))
        transitions = Transitions(self._beams, self._undefined, tokens)
        settled = 0
        while place < len(tokens):
            if self._beams.steps > last:
                return place, []
            beam = self._beams.take(place)
            if beam and not self._beams and not any(state.half for state in beam):
                settled += 1
                if settled > _SETTLED and not is_damaged(tokens, place):
                    return place, beam
            else:
                settled = 0
            if not beam and not self._beams:
                return place, []
            self._undefined.begin(beam)
            for state in beam:
                transitions.step(place, state)
                if self._beams.steps > last + most // _MORE_TO_FINISH:
                    return place + 1, []
            place += 1
        return place, self._beams.take(place, whole=True)
