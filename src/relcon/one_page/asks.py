"""Block 6: what to ask first, by the months between one answer and the other in Middle."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from relcon import words
from relcon.law.months import number
from relcon.law.ussg.s1b1_8.agreement import IN_RANGE, PROMISE
from relcon.one_page.prices import Priced
from relcon.proffer.letter.clauses import Clauses
from relcon.proffer.proffer_run import ProfferRun
from relcon.records.letter import Letter
from relcon.records.term import Term
from relcon.records.terms import term_of
from relcon.results.base import Months
from relcon.results.brief import Ask, Came, Row, Tier, Whom
from relcon.results.separation import Otherwise
from relcon.results.summary import low_end

MOST: Final = 3
MIDDLE: Final = "psr"
_CREDIT: Final = "sentencing.safety_valve_carveout"
_READ_FOR_THE_CLIENT: Final[Mapping[str, tuple[str, str]]] = {
    PROMISE: ("yes", "will the letter promise not to use what is said?"),
    IN_RANGE: ("barred", "will the letter keep what is said out of the range?"),
}
"""By term, the reading that keeps most out of the range, and what to ask."""


def asks(
    made: ProfferRun, prices: Priced, rows: tuple[Row, ...], tier: Tier | None, career: Otherwise | None
) -> tuple[Ask, ...]:
    """Return at most three questions, those with most months between their answers first.

    Parameters
    ----------
    made
        The proffer.
    prices, rows, tier
        What each admission changes; the rows of block 1; the tier charged and supported.
    career
        What a career offender's range would be, where it is unknown whether the client is one.
    """
    told = [*_credit(made, rows)] or [*_record(rows)]
    found = [*_client(prices), *told, *_tier(rows, tier), *_career(rows, career), *_letters(made)]
    found = [one for one in found if one.low_end != one.otherwise]
    return tuple(map(_unpriced, sorted(found, key=_between, reverse=True)[:MOST]))


def _between(one: Ask) -> int:
    return 0 if one.low_end is None or one.otherwise is None else abs(number(one.low_end) - number(one.otherwise))


def _unpriced(one: Ask) -> Ask:
    """Return a question to the client without months: no answer of the client's has a price."""
    return one.model_copy(update={"low_end": None, "otherwise": None}) if one.whom == "client" else one


def _client(prices: Priced) -> Iterator[Ask]:
    """Yield whether an admission that the client has not confirmed is true."""
    for one in prices.moving:
        if not one.confirmed:
            changes = (one.first[MIDDLE], one.last[MIDDLE], one.first_disclosed[MIDDLE], one.last_disclosed[MIDDLE])
            ends = [(change.final_after, change.final_before) for change in changes]
            known = [(after, before) for after, before in ends if after is not None and before is not None]
            after, before = max(known, key=lambda pair: abs(number(pair[0]) - number(pair[1])), default=(0, 0))
            text = f"what does the client say of {one.admission} (counsel's notes)?"
            yield Ask(whom="client", text=text, low_end=after, otherwise=before)


def _credit(made: ProfferRun, rows: tuple[Row, ...]) -> Iterator[Ask]:
    """Yield whether the session counts as the disclosure of §3553(f)(5), where the letter does not say."""
    spoken = made.worlds.table.spoken
    row = _row(rows, "protected")
    if spoken.letter is None or spoken.last is None or not row.if_credited:
        return
    if term_of(spoken.letter.terms, _CREDIT).silent:
        day = words.day(spoken.last.date).partition(",")[0]
        text = f"does {day} count for (f)(5), if all is told?"
        asks = _ask("government", text, row.came[MIDDLE], row.if_credited[MIDDLE])
        yield from (one.model_copy(update={"if_all_told": True}) for one in asks)


def _record(rows: tuple[Row, ...]) -> Iterator[Ask]:
    """Yield whether what the record has of the client's own is true, where a disclosure that leaves it untold fails."""
    told = [row for row in rows if row.world == "safety_valve_only"]
    if len(told) > 1 and told[0].full:
        yield from _ask(
            "client",
            "what does the client say of the untold acts on record?",
            told[0].came[MIDDLE],
            told[1].came[MIDDLE],
        )


def _tier(rows: tuple[Row, ...], tier: Tier | None) -> Iterator[Ask]:
    """Yield which penalty paragraph it is to be, where the weight supports another than the one charged."""
    if tier is not None and MIDDLE in tier.if_supported:
        text = f"§{tier.charged} or §{tier.supported[MIDDLE]}?"
        yield from _ask("government", text, _row(rows, "silent").came[MIDDLE], tier.if_supported[MIDDLE])


def _career(rows: tuple[Row, ...], career: Otherwise | None) -> Iterator[Ask]:
    """Yield whether the client is a career offender, where the record leaves that unknown."""
    if career is not None:
        yield from _ask("record", "a career offender (§4B1.1), or not?", career, _row(rows, "silent").came[MIDDLE])


def _letters(made: ProfferRun) -> Iterator[Ask]:
    """Yield what the letter does not promise, where something said under it counts and raises the range."""
    table = made.worlds.table
    letter = table.spoken.letter
    if letter is None or letter.id not in {one.id for one in table.letters}:
        return
    clauses = Clauses(table, made.batch, ("protected",))
    for term, (word, text) in _READ_FOR_THE_CLIENT.items():
        if _unpromised(letter, term):
            cell = clauses.exchanged(letter, {term: Term((word,))}).worlds.get("protected", {}).get(MIDDLE)
            if cell is not None and cell.low_end is not None and cell.otherwise is not None:
                yield Ask(whom="government", text=text, low_end=cell.low_end, otherwise=cell.otherwise)
                return


def _unpromised(letter: Letter, term: str) -> bool:
    found = term_of(letter.terms, term)
    return found.silent or found.values in (("no",), ("allowed",))


def _ask(whom: Whom, text: str, one: Came | Otherwise, other: Came | Otherwise) -> Iterator[Ask]:
    low, otherwise = _low(one), _low(other)
    if low is not None and otherwise is not None:
        yield Ask(whom=whom, text=text, low_end=low, otherwise=otherwise)


def _low(one: Came | Otherwise) -> Months | None:
    return low_end(one.total)


def _row(rows: tuple[Row, ...], outcome: str) -> Row:
    return next(one for one in rows if one.world == outcome)
