"""The grammar of a court record's sentence: stages divided by a revocation, parts divided by commas and the like.

A text is stages; a stage is parts with what joins them; a part is one of `SHAPES`. What fits none makes the whole text
unread: nothing is read in part.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from relcon.law.court_terms.words import Word, words
from relcon.law.terms import FOR_LIFE, Length
from relcon.records.rhythm import DAYS_IN_WEEK, MONTHS_IN_YEAR

MOST_MONTHS: Final = 1200
"""A longer term is a slip of the pen; only life is longer."""
MOST_DAYS: Final = 31 * MOST_MONTHS
"""The same, written in days."""


class Unread(ValueError):
    """A text that is not read; its message says why."""


@dataclass(frozen=True, slots=True)
class Amount:
    """A length as it is pronounced; ``unit`` is its only unit, empty where it has several or none of its own."""

    length: Length
    unit: str = ""
    joined: bool = False


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a sentence: what it is, how it is joined to what stands before it, how long."""

    what: str
    joined_by: str = ""
    amount: Amount | None = None
    number: Fraction | None = None
    second: Amount | None = None


_UNITS: Final = ("YEAR", "MONTH", "WEEK", "DAY")
# Of a unit that follows a greater one, as in "1 year, 1 month": how many are still a remainder of it.
_REMAINDERS: Final = {
    ("YEAR", "MONTH"): 11,
    ("YEAR", "WEEK"): 4,
    ("YEAR", "DAY"): 31,
    ("MONTH", "WEEK"): 4,
    ("MONTH", "DAY"): 31,
    ("WEEK", "DAY"): 6,
}
_JOINING: Final = (",", ";", "(", ")", "AND", "WITH", "OR")
# How strongly several joining words in a row join: the first of these that is among them.
_STRONGEST: Final = ("OR", "AND", "WITH", "(", ";", ",", ")")
# Kinds that say nothing of the length, where they stand beside what does.
_SILENT: Final = ("PLACE", "KIND")

SHAPES: Final = {
    ("AMOUNT",): "term",
    ("AMOUNT", "CUSTODY"): "jail",
    ("AMOUNT", "IMPOSED"): "jail",
    ("AMOUNT", "CUSTODY", "IMPOSED"): "jail",
    ("AMOUNT", "CONDITION"): "condition",
    ("AMOUNT", "CUSTODY", "CONDITION"): "condition",
    ("UP TO", "AMOUNT"): "term",
    ("UP TO", "AMOUNT", "CUSTODY"): "jail",
    ("AMOUNT", "UP TO"): "term",
    ("LIFE",): "life",
    ("NUMBER", "LIFE"): "life",
    ("CONCURRENT", "LIFE"): "life",
    ("NUMBER", "CONCURRENT", "LIFE"): "life",
    ("NUMBER", "CONSECUTIVE", "LIFE"): "life",
    ("SERVE", "AMOUNT"): "serve",
    ("SERVE", "AMOUNT", "CUSTODY"): "serve",
    ("AMOUNT", "SERVE"): "serve",
    ("AMOUNT", "CUSTODY", "SERVE"): "serve",
    ("AMOUNT", "SUSPENDED"): "suspended term",
    ("AMOUNT", "CUSTODY", "SUSPENDED"): "suspended term",
    ("NUMBER", "SUSPENDED"): "suspended number",
    ("SUSPENDED",): "all suspended",
    ("ALL", "SUSPENDED"): "all suspended",
    ("ALL BUT", "AMOUNT", "SUSPENDED"): "all but",
    ("ALL BUT", "NUMBER", "SUSPENDED"): "all but number",
    ("BALANCE", "SUSPENDED"): "balance",
    ("BALANCE", "PROBATED"): "balance",
    ("PROBATION",): "probation",
    ("AMOUNT", "PROBATION"): "probation",
    ("PROBATION", "AMOUNT"): "probation",
    ("RELEASE",): "release",
    ("AMOUNT", "RELEASE"): "release",
    ("MONEY",): "fine",
    ("FINE",): "fine",
    ("MONEY", "FINE"): "fine",
    ("FINE", "MONEY"): "fine",
    ("AMOUNT", "LIEU"): "in lieu",
    ("AMOUNT", "CUSTODY", "LIEU"): "in lieu",
    ("TIME SERVED",): "time served",
    ("TIME SERVED", "AMOUNT"): "served term",
    ("AMOUNT", "TIME SERVED"): "served term",
    ("NUMBER", "TIME SERVED"): "credit",
    ("CREDIT", "AMOUNT"): "credit",
    ("CREDIT", "AMOUNT", "SERVED"): "credit",
    ("CREDIT", "NUMBER", "SERVED"): "credit",
    ("AMOUNT", "CREDIT"): "credit",
    ("AMOUNT", "SERVED"): "credit",
    ("NUMBER", "SERVED"): "credit",
    ("PAROLED",): "note",
    ("PAROLED", "AMOUNT"): "credit",
    ("PAROLED", "NUMBER"): "credit",
    ("NOTE",): "note",
    ("INDETERMINATE",): "note",
    ("INDETERMINATE", "AMOUNT"): "term",
    ("STAYED ON APPEAL",): "note",
    ("HOME",): "home",
    ("AMOUNT", "HOME"): "home",
    ("HOME", "AMOUNT"): "home",
    ("AMOUNT", "HOME", "CONDITION"): "home on probation",
    ("HALFWAY",): "halfway house",
    ("AMOUNT", "HALFWAY"): "halfway house",
    ("HALFWAY", "AMOUNT"): "halfway house",
    ("AMOUNT", "HALFWAY", "CONDITION"): "home on probation",
    ("AMOUNT", "RESTRICTION"): "restriction",
    ("NUMBER", "WEEKENDS"): "weekends",
    ("NUMBER", "WEEKENDS", "CUSTODY"): "weekends",
    ("AMOUNT", "WORK RELEASE"): "work release",
    ("CONCURRENT",): "concurrent",
    ("CONSECUTIVE",): "consecutive",
    ("AMOUNT", "CONCURRENT"): "concurrent term",
    ("AMOUNT", "CUSTODY", "CONCURRENT"): "concurrent term",
    ("AMOUNT", "CONSECUTIVE"): "consecutive term",
    ("AMOUNT", "CUSTODY", "CONSECUTIVE"): "consecutive term",
    ("AMOUNT", "CONSECUTIVE TO", "AMOUNT"): "two consecutive",
    ("REINSTATED",): "reinstated",
    ("DEFERRED",): "deferred",
    ("DEFERRED", "GUILTY"): "deferred on a plea",
    ("BEFORE JUDGMENT",): "before judgment",
    ("DIVERSION",): "diversion",
    ("DIVERSION", "GUILTY"): "deferred on a plea",
    ("DISMISSED",): "dismissed",
    ("GUILTY",): "guilty",
    ("PENDING",): "pending",
    ("JUVENILE",): "juvenile",
    ("JUVENILE", "UNTIL 21"): "juvenile until 21",
    ("CUSTODY", "UNTIL 21"): "until 21",
    ("UNTIL 21",): "until 21",
    ("AGE", "NUMBER"): "age",
    ("TRIBAL",): "tribal court",
    ("SUMMARY",): "summary court-martial",
    ("ARTICLE 15",): "article 15",
    ("SPECIAL",): "special court-martial",
    ("GENERAL",): "general court-martial",
}  # fmt: skip


def stages(text: str) -> tuple[tuple[Part, ...], ...]:
    """Return the parts of the original sentence, then those of each revocation.

    Raises
    ------
    Unread
        If a word is not known, or a part fits no shape.
    """
    found = words(text)
    if not found:
        raise Unread("nothing is written")
    for word in found:
        if not word.kind:
            raise Unread(f"'{word.text}'")
    divided = _divided([word for at, word in enumerate(found) if not _silent(found, at)])
    return tuple(_parts(words) for words in divided)


def _silent(found: Sequence[Word], at: int) -> bool:
    """Whether a word may be left out; not where it stands between two lengths, which it would put together."""
    between = 0 < at < len(found) - 1 and found[at - 1].kind in _UNITS and found[at + 1].number is not None
    return found[at].kind in _SILENT and not between


def _divided(found: list[Word]) -> list[list[Word]]:
    """Divide at each revocation; the supervision that is revoked may be named before the word or not."""
    divided: list[list[Word]] = [[]]
    for word in found:
        here = divided[-1]
        if word.kind == "SUSPENSION REVOKED":
            divided[-1:] = [[*here, Word(",", ","), Word("SUSPENDED", word.text)], []]
        elif word.kind == "PROBATION REVOKED":
            here.append(Word("PROBATION", word.text))
            divided.append([])
        elif word.kind == "REVOKED":
            if here and here[-1].kind == "RELEASE":
                here.pop()
            if all(one.kind in _JOINING for one in here):
                raise Unread("what was imposed before the revocation")
            divided.append([])
        else:
            here.append(word)
    return divided


def _parts(found: Sequence[Word]) -> tuple[Part, ...]:
    parts: list[Part] = []
    chunks = _chunks(found)
    at = 0
    while at < len(chunks):
        joined_by, chunk = chunks[at]
        size = _joined(chunks, at)
        merged = [item for _, other in chunks[at : at + size] for item in other]
        parts.append(_part(_one_amount(merged) if size > 1 else chunk, joined_by))
        at += size
    return tuple(parts)


Item = Word | Amount


def _chunks(found: Sequence[Word]) -> list[tuple[str, list[Item]]]:
    """Return what stands between joining words, each with what joins it to the chunk before."""
    chunks: list[tuple[str, list[Item]]] = []
    joining: list[str] = []
    chunk: list[Word] = []
    for word in [*found, Word(";", ";")]:
        if word.kind not in _JOINING:
            chunk.append(word)
            continue
        if chunk:
            chunks.append((_strongest(joining), _amounts(chunk)))
            joining, chunk = [], []
        joining.append(word.kind)
    return chunks


def _strongest(joining: Sequence[str]) -> str:
    return next((kind for kind in _STRONGEST if kind in joining), "")


def _amounts(chunk: Sequence[Word]) -> list[Item]:
    """Return a chunk with numbers and units put together to lengths, of a range its greater end."""
    items: list[Item] = []
    at = 0
    while at < len(chunk):
        size, amount = _amount(chunk[at:])
        if amount is not None:
            items.append(amount)
        elif chunk[at].kind != "A":
            items.append(chunk[at])
        at += max(size, 1)
    return items


def _amount(rest: Sequence[Word]) -> tuple[int, Amount | None]:
    """Return how many words make the length that stands first, and the length."""
    size, amount = _plain_amount(rest)
    if amount is None and len(rest) > 1 and rest[0].kind == "NUMBER" and rest[1].kind in ("TO", "-"):
        more, end = _plain_amount(rest[2:])
        if end is None or not end.unit or not _below(rest[0], end):
            return 0, None
        return len(rest[:2]) + more, end
    if amount is not None and len(rest) > size and rest[size].kind in ("TO", "-"):
        more, end = _plain_amount(rest[size + 1 :])
        if end is None and len(rest) > size + 1 and rest[size + 1].kind == "LIFE":
            more, end = 1, Amount(FOR_LIFE)
        if end is None or not _shorter(amount.length, end.length):
            raise Unread("a range whose end is not the longer")
        return size + 1 + more, end
    return size, amount


def _plain_amount(rest: Sequence[Word]) -> tuple[int, Amount | None]:
    at, last = 0, ""
    amount: Amount | None = None
    while True:
        dash = 1 if len(rest) > at + 1 and rest[at + 1].kind == "-" else 0
        if len(rest) < at + 2 + dash or rest[at].kind not in ("NUMBER", "A") or rest[at + 1 + dash].kind not in _UNITS:
            return at, amount
        number, unit = rest[at].number, rest[at + 1 + dash].kind
        one = _of_unit(number if number is not None else Fraction(0), unit)
        if amount is not None:
            if not _remainder(Amount(amount.length, last), one):
                raise Unread("two lengths without a word between them")
            one = Amount(amount.length.plus(one.length))
        amount, last, at = one, unit, at + 1 + dash + 1


def _of_unit(number: Fraction, unit: str) -> Amount:
    months = {"YEAR": MONTHS_IN_YEAR * number, "MONTH": number}.get(unit, Fraction(0))
    days = {"WEEK": DAYS_IN_WEEK * number, "DAY": number}.get(unit, Fraction(0))
    if months.denominator != 1 or days.denominator != 1 or months > MOST_MONTHS or days > MOST_DAYS:
        raise Unread("a length that no calendar has")
    return Amount(Length(int(months), int(days)), unit)


def of_unit_of(number: Fraction | None, amount: Amount) -> Amount:
    """Return a number without a unit, as in ``12 months, 6 suspended``, in the unit of the term that it belongs to.

    Raises
    ------
    Unread
        If that has several units.
    """
    if number is None or not amount.unit:
        raise Unread("a number without a unit")
    return _of_unit(number, amount.unit)


def _below(first: Word, end: Amount) -> bool:
    of_first = _of_unit(first.number if first.number is not None else Fraction(0), end.unit)
    return _shorter(of_first.length, end.length)


def _shorter(one: Length, other: Length) -> bool:
    return one.less_than(other) == "yes"


def _joined(chunks: Sequence[tuple[str, list[Item]]], at: int) -> int:
    """Return how many chunks make one length, as ``a year and a day`` or ``1 year, 1 month, 1 day`` do.

    Raises
    ------
    Unread
        Where they may as well be two: ``1 year, 6 months probation``.
    """
    size = 1
    before = chunks[at][1]
    while len(before) == 1 and at + size < len(chunks):
        joined_by, after = chunks[at + size]
        last, first = before[-1], after[0]
        if joined_by not in (",", "AND") or not isinstance(last, Amount) or not isinstance(first, Amount):
            break
        if not _remainder(last, first):
            break
        rest = [item.kind for item in after[1:] if isinstance(item, Word)]
        if rest[:1] == ["SUSPENDED"] and joined_by == ",":
            break
        if rest[:1] not in ([], ["CUSTODY"]):
            raise Unread("one length or two")
        size, before = size + 1, after
    return size


def _remainder(greater: Amount, lesser: Amount) -> bool:
    most = _REMAINDERS.get((greater.unit, lesser.unit))
    count = lesser.length.days // DAYS_IN_WEEK if lesser.unit == "WEEK" else lesser.length.days or lesser.length.months
    return most is not None and count <= most


def _one_amount(items: Sequence[Item]) -> list[Item]:
    whole = Length(0, 0)
    for item in items:
        if isinstance(item, Amount):
            whole = whole.plus(item.length)
    return [Amount(whole, joined=True), *(item for item in items if isinstance(item, Word))]


def _part(items: Sequence[Item], joined_by: str) -> Part:
    shape = tuple("AMOUNT" if isinstance(item, Amount) else item.kind for item in items)
    what = SHAPES.get(shape)
    if what is None:
        written = " ".join(item.text for item in items if isinstance(item, Word))
        raise Unread(f"how '{written}' is meant" if written else "how its lengths belong together")
    amounts = [item for item in items if isinstance(item, Amount)]
    number = next((item.number for item in items if isinstance(item, Word) and item.kind == "NUMBER"), None)
    first = amounts[0] if amounts else None
    second = amounts[1] if len(amounts) > 1 else None
    return Part(what, joined_by, first, number, second)
