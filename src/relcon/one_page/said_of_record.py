"""What the sheet says of the record, of others and of what to ask: blocks 3 to 6, in words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from relcon import words
from relcon.law.positions.options import POSITIONS
from relcon.one_page.said import NOT_ADOPTED, cited
from relcon.records.facts import Payment
from relcon.records.matter import Matter
from relcon.results.brief import Ask, Brief, OwnActs, ToResolve
from relcon.results.conflicts import Conflict

_KINDS: Final = {"knowledge": "what {who} is said to have known", "function": "the part that {who} played"}
MORE: Final = "relcon simulate"
"""Where what the sheet has no room for is told."""
FINDINGS: Final = "simulate --section findings"
"""Where every finding and all that is to be settled are told."""
_TIMES: Final = ("", "once", "twice")


def own_acts_text(one: OwnActs, matter: Matter, client: str) -> str:
    """Return acts of one kind: how often, how much, which records, and which of them a position leaves out."""
    who = words.surname(matter, client)
    records = words.ids(one.records)
    out = "; ".join(
        f"{id} not in {' or '.join(words.short(p) for p in POSITIONS if p in positions)}"
        for id, positions in one.not_in.items()
    )
    listed = f"({records}{'; ' + out if out else ''})"
    if one.kind == "event":
        count = len(one.records)
        times = _TIMES[count] if count < len(_TIMES) else f"{count} times"
        weight = ", ".join(f"{words.amount(grams, id)} {words.substance(id)}" for id, grams in one.grams.items())
        return f"{one.act} {times}, {weight or 'weight unknown'} {listed}"
    if one.kind == "payment":
        paid = [record for id in one.records if isinstance(record := matter.by_id(id), Payment)]
        money = ", ".join(f"{words.dollars(record.usd)} {words.when(record.date)}" for record in paid)
        return f"{one.act} {money} {listed}"
    return f"{_KINDS.get(one.kind, one.kind).format(who=who)} {listed}"


def contradicted_text(one: Conflict, matter: Matter) -> str:
    """Return an admission and the record that says otherwise, with its pages."""
    pages = f" [{cited(matter, one.there.pages)}]" if one.there.pages else ""
    told = f"{one.here.admission} ({one.here.says}) against {one.there.record} ({one.there.says})"
    return f"{words.in_prose(told)}{pages}"


def record_lines(brief: Brief, matter: Matter) -> Iterator[str]:
    """Yield what of the client's own is untold, contradicted, or said by counsel alone."""
    yield from (own_acts_text(one, matter, brief.client) for one in brief.untold)
    yield from (f"contradicted: {contradicted_text(one, matter)}" for one in brief.contradicted)
    if brief.by_counsel:
        ids = words.ids(brief.by_counsel)
        yield f"counsel's words so far ({ids}): whether they are the client's disclosure is open"


def new_to_the_government(brief: Brief, matter: Matter) -> Iterator[str]:
    """Yield each person of whom something is new, then those of whom nothing is, in one entry."""
    nothing = []
    for one in brief.only_client:
        said = [
            *([words.told(one.new, matter)] if one.new else []),
            *([f"part of {words.told(one.partly, matter)}"] if one.partly else []),
        ]
        name = words.surname(matter, one.person)
        if said:
            yield f"{name} {', '.join(said)}"
        else:
            nothing.append(name)
    if nothing:
        yield f"nothing new on {', '.join(nothing)}"


def spoken_before(brief: Brief, matter: Matter) -> str:
    """Return who has spoken already, and what is then left that is new; nothing where nobody has."""
    if not brief.proffered:
        return ""
    names = ", ".join(words.surname(matter, id) for id in brief.proffered)
    left = words.ids(brief.stays_new) or "nothing"
    return f"Already proffered: {names}; of what is new to the government, {left} is then left."


def ask_text(one: Ask, starred: bool) -> str:
    """Return a question, and the low end in Middle on either answer; of the client a question carries no price.

    Where what is said may cost the safety valve (``starred``) its months have the mark of the rows.
    """
    if one.whom == "client":
        return f"The client: {one.text}"
    mark = words.STAR if starred and one.if_all_told else ""
    return f"The {one.whom}: {one.text} {words.months(one.low_end)} against {words.months(one.otherwise)}{mark}"


def to_settle(brief: Brief, matter: Matter) -> Iterator[str]:
    """Yield what else is to be settled and moves no known number of months: letters, dates, quantities, accounts."""
    told = {(one.here.admission, one.there.record) for one in brief.contradicted}
    unconfirmed = {f"{one.admission}: {NOT_ADOPTED}" for one in brief.moving}
    for one in brief.resolve:
        no_letter = one.kind == "letter" and brief.held.letter is None  # said with what the letter keeps out
        if _among(one, told) or one.text in unconfirmed or no_letter:
            continue
        yield words.in_prose(one.text) + (f" [{cited(matter, one.pages)}]" if one.pages else "")


def _among(one: ToResolve, told: set[tuple[str | None, str]]) -> bool:
    return any(one.text.startswith(f"{here}: ") and f"; but {there}: " in one.text for here, there in told)


def counted(found: Sequence[str], most: int, where: str = MORE) -> list[str]:
    """Return at most so many entries, and how many more there are."""
    more = len(found) - most
    return [*found[:most], *([f"and {more} more: {where}"] if more > 0 else [])]
