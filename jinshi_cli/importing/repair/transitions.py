"""What the mirror may have done to a text at one token: the transitions of the search from state to state."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from jinshi_cli.importing.repair import gbk
from jinshi_cli.importing.repair.beams import Beams
from jinshi_cli.importing.repair.forms import to_simplified, traditional_read
from jinshi_cli.importing.repair.lattice import Link, State
from jinshi_cli.importing.repair.tokens import CUTS, NO_BYTES, Token, following, is_read, is_unreadable, last_bytes
from jinshi_cli.importing.repair.undefined import FIRST_TRIED, FIRST_TRIED_OF_TWO, SECOND_TRIED, Undefined
from jinshi_cli.report.model import LOST

_STRANGE_COST = 25.0
"""What a character counts that none of the mirror's steps explains."""
_OTHER_READING_COST = 9.0
"""What a character counts that is not read as the pinyin says; mirrors know more readings than the table here."""


class Transitions:
    """Takes states over the tokens of one line."""

    def __init__(self, beams: Beams, undefined: Undefined, tokens: Sequence[Token]) -> None:
        self._beams = beams
        self._undefined = undefined
        self._tokens = tokens

    def step(self, place: int, state: State) -> None:
        """Take a state over the token at a place, in every way that the mirror may have come to it."""
        self._beams.steps += 1
        token = self._tokens[place]
        if token.cut:
            self._cut(place, state, token.cut)
        elif token.note and is_read(state.tail, token.note):
            link = Link(state.link, place, "", not state.half)
            self._beams.add(place + 1, state._replace(link=link))
        elif is_unreadable(token):
            self._unreadable(place, state)
        elif not state.half:
            self._beams.write(place, state, token.text, last_bytes(token.text), in_step=True)
        else:
            for code in gbk.encodings(token.text) if len(token.text) == 1 else ():
                if (written := gbk.character(state.tail[1], code[0])) is not None:
                    tail = (code[0], code[1]) if len(code) > 1 else (state.tail[1], code[0])
                    self._beams.write(place, state, written, tail, half=len(code) > 1)

    def _cut(self, place: int, state: State, syllable: str) -> None:
        """Take a state over ``?cái)``: the pair's second byte went with the bracket, and maybe more before it."""
        read = set(traditional_read(syllable))
        for form, (lead, trail) in _pairs_led_by(state.tail[1]):
            cost = 0.0 if form in read else _OTHER_READING_COST
            if state.half:
                self._beams.write(place, state, form, (lead, trail), cost=cost)
            elif trail in gbk.LEADS:
                link = Link(state.link, place, "", in_step=False)
                after = state._replace(cost=state.cost + cost, tail=(lead, trail), half=True, link=link)
                self._beams.add(place + 1, after)
        pairs = [(form, code) for form in read if len(code := form.encode("gb18030")) == 2]
        if state.half:
            for before in self._unseen(place, state):
                for form, (lead, trail) in pairs:
                    for character in gbk.common_before(before.tail[1], lead):
                        self._beams.write(place, before, character + form, (lead, trail))
        self._beams.write(place, state, LOST, NO_BYTES, cost=_STRANGE_COST)

    def _unseen(self, place: int, state: State) -> Iterator[State]:
        """Yield the state itself, and those after one undefined pair of which nothing is seen."""
        yield state
        yield from self._undefined.after(place, state, FIRST_TRIED_OF_TWO)

    def _unreadable(self, place: int, state: State) -> None:
        if state.half:
            self._unreadable_half(place, state)
            return
        token = self._tokens[place]
        self._beams.write(place, state, token.text, last_bytes(token.text), in_step=True)
        if mark := CUTS.get(following(self._tokens, place)):
            code = mark.encode("gbk")
            for byte in gbk.LEADS:
                if written := gbk.character(byte, code[0]):
                    self._beams.write(place, state, written, (code[0], code[1]), half=True, tokens=2)

    def _unreadable_half(self, place: int, state: State) -> None:
        after = following(self._tokens, place)
        mark = CUTS.get(after)
        last = state.tail[1]
        if written := gbk.character(last, gbk.SINGLE):
            self._beams.write(place, state, written, (last, gbk.SINGLE))
        code = "？".encode("gbk")
        if written := gbk.character(last, code[0]):
            self._beams.write(place, state, written, (code[0], code[1]), half=True)
        for byte in gbk.LEADS:
            if (written := gbk.character(last, byte)) is None:
                continue
            if mark:
                self._beams.write(place, state, written + mark, last_bytes(mark), tokens=2)
            self._beams.write(place, state, written + LOST if after else written, NO_BYTES)
        self._beams.add(place + 1, *self._undefined.after(place, state, FIRST_TRIED, SECOND_TRIED))


@lru_cache(maxsize=256)
def _pairs_led_by(byte: int) -> tuple[tuple[str, bytes], ...]:
    """Return the traditional characters in GBK with this first byte, and their bytes."""
    codes = ((form, form.encode("gb18030")) for form in to_simplified())
    return tuple((form, code) for form, code in codes if len(code) == 2 and code[0] == byte)
