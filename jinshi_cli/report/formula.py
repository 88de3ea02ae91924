"""Figures computed from other figures: sums, differences, products and quotients of metric keys."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from decimal import ROUND_HALF_UP, Decimal, DivisionByZero, InvalidOperation, localcontext

from jinshi_cli.messages import _

MAX_LENGTH = 500
"""Characters; more is no formula a reader could follow."""

_TOKEN = re.compile(r"\s*(?:(?P<key>[a-z][a-z0-9]*(?:-[a-z0-9]+)*)|(?P<number>[0-9]+(?:\.[0-9]+)?)|(?P<sign>[-+*/()]))")
_DEPTH = 20
_LIMIT = 10**15
"""Larger integers are not exact in every JSON reader (RFC 8259, 6)."""
_PRECISION = 60
"""Digits; products of figures below the limit are exact."""
_PER = {"%": 100, "％": 100, "‰": 1000}


class FormulaError(ValueError):
    """Raised when a formula cannot be read or has no result; the message says why."""


def keys(formula: str) -> tuple[str, ...]:
    """Return the metric keys a formula names, each once."""
    return tuple(dict.fromkeys(text for kind, text in _tokens(formula) if kind == "key"))


def evaluate(formula: str, values: Mapping[str, int | float | None], unit: str | None) -> int | float | None:
    """Compute a formula; None when a figure it needs is unknown.

    A quotient of keys is multiplied by 100 where the unit is ``%`` (by 1000 for ``‰``), one with numbers in it
    is not. Quotients are rounded half up to one decimal, as these reports print rates; sums, differences and
    products are exact. Raises `FormulaError`.
    """
    names = keys(formula)
    if not names:
        raise FormulaError(_("the formula names no metric's key"))
    for key in names:
        if key not in values:
            raise FormulaError(_("the formula names {key}, which is no metric's key").format(key=key))
        if values[key] is None:
            return None
    tokens = list(_tokens(formula))
    parser = _Parser(tokens, values)
    try:
        with localcontext(prec=_PRECISION):
            result = parser.whole()
            # Who writes a number into a quotient scales it too: 100 * solved / filed.
            if parser.is_quotient and not any(kind == "number" for kind, _text in tokens):
                result *= _PER.get(unit or "", 1)
            if parser.divides:
                result = result.quantize(Decimal("0.1"), ROUND_HALF_UP)
        if abs(result) >= _LIMIT:
            raise FormulaError(_("the formula has no finite result, or one too large to be a figure"))
        return int(result) if result == result.to_integral_value() else float(result)
    except (DivisionByZero, InvalidOperation, OverflowError):
        raise FormulaError(_("the formula has no finite result, or one too large to be a figure")) from None


def _tokens(formula: str) -> Iterator[tuple[str, str]]:
    position = 0
    text = formula.rstrip()
    if len(text) > MAX_LENGTH:
        raise FormulaError(_("the formula is longer than {limit} characters").format(limit=MAX_LENGTH))
    while position < len(text):
        match = _TOKEN.match(text, position)
        if match is None:
            message = _("the formula has {rest} where a key, a number or one of + - * / ( ) was expected")
            raise FormulaError(message.format(rest=text[position:].strip()))
        yield str(match.lastgroup), match[str(match.lastgroup)]
        position = match.end()


class _Parser:
    """Recursive descent over ``sum = product (± product)*``, ``product = atom (×÷ atom)*``."""

    def __init__(self, tokens: list[tuple[str, str]], values: Mapping[str, int | float | None]) -> None:
        self._tokens = tokens
        self._values = values
        self._position = 0
        self.divides = False
        """Whether the formula divides anywhere."""
        self.is_quotient = False
        """Whether the last thing the formula does is to divide."""

    def whole(self) -> Decimal:
        """Compute all of it. Raises `FormulaError` where the tokens are no formula."""
        result = self._sum(0)
        if self._position < len(self._tokens):
            raise FormulaError(_("the formula goes on after its end"))
        return result

    def _take(self, *signs: str) -> str | None:
        if self._position < len(self._tokens):
            kind, text = self._tokens[self._position]
            if kind == "sign" and text in signs:
                self._position += 1
                return text
        return None

    def _sum(self, depth: int) -> Decimal:
        result = self._product(depth)
        while sign := self._take("+", "-"):
            operand = self._product(depth)
            result = result + operand if sign == "+" else result - operand
            self.is_quotient = False
        return result

    def _product(self, depth: int) -> Decimal:
        result = self._atom(depth)
        while sign := self._take("*", "/"):
            operand = self._atom(depth)
            result = result * operand if sign == "*" else result / operand
            self.is_quotient = sign == "/"
            self.divides = self.divides or self.is_quotient
        return result

    def _atom(self, depth: int) -> Decimal:
        if depth > _DEPTH:
            raise FormulaError(_("the formula is nested too deeply"))
        if self._take("("):
            result = self._sum(depth + 1)
            if not self._take(")"):
                raise FormulaError(_("the formula lacks a closing bracket"))
            return result
        if self._position == len(self._tokens):
            raise FormulaError(_("the formula ends where a key or a number was expected"))
        kind, text = self._tokens[self._position]
        if kind == "sign":
            raise FormulaError(_("the formula has {sign} where a key or a number was expected").format(sign=text))
        self._position += 1
        return Decimal(str(self._values[text])) if kind == "key" else Decimal(text)
