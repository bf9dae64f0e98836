"""One event and its answer, in words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Final

from relcon import words
from relcon.law.ussg.s2d1_1.carried_over import carried_over
from relcon.records.circumstances import Circumstance
from relcon.records.events import Event
from relcon.records.facts import Authority, Function, Knowledge
from relcon.records.matter import Matter
from relcon.records.undertakings import Membership, Undertaking
from relcon.results.exposure import EventAnswer
from relcon.results.roles import Shown

OWN = "1B1.3(a)(1)(A)"


def drugs(event: Event, *, narrow: bool = False) -> str:
    """Return the drug of a transaction, of a mixture all: ``heroin and fentanyl``; nothing where none is told."""
    found = [event.substance] if event.substance else event.mixture or ()
    return " and ".join(words.substance(id, narrow=narrow) for id in found)


def what(event: Event) -> str:
    """Return kind, quantity and substance: ``purchase, 5 kg cocaine (May load)``."""
    of = drugs(event)
    if event.quantity is None:
        amount = (
            "quantity from cash" if event.basis is not None and event.basis.cash is not None else "quantity unknown"
        )
    else:
        amount = "quantity unknown" if not event.quantity.known else event.quantity.text
    status = "" if event.status == "completed" else f" ({event.status})"
    each = "" if event.series is None else ", each time"
    if event.series is not None and event.series.countless:
        each += ", how often unknown"
    talk = ", talk only" if event.talk_only == "yes" else ""
    return f"{event.kind}{status}, {amount} {of}{each}{talk}".rstrip()


NOUNS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "distribution": "sale",
        "purchase": "purchase",
        "possession": "possession",
        "importation": "load",
        "manufacture": "making",
        "seizure": "seizure",
    }
)
"""What a transaction is called, by its kind."""


def named(event: Event, id: str | None = None) -> str:
    """Return a transaction by kind, weight and day, its id last: ``the load of 5 kg cocaine, May 17, 2025 (e8)``."""
    known = event.quantity is not None and event.quantity.known
    amount = f"{event.quantity.text} {drugs(event)}" if known and event.quantity is not None else drugs(event)
    kind = NOUNS.get(event.kind, event.kind)
    status = {"attempted": "attempted ", "agreed": "agreed "}.get(event.status, "")
    of = f" of {amount.strip()}" if amount.strip() else ""
    each = " each time" if event.series is not None and known else ""
    return f"the {status}{kind}{of}{each}, {words.when(event.date)} ({id or event.id})"


def beside_the_number(event: Event) -> list[str]:
    """Return what is shown beside an event's number and changes none: price, coded words, a test of some units."""
    said = []
    if event.usd is not None:
        said.append(f"Price: {words.dollars(event.usd)} (adds no weight)")
    if event.coded is not None:
        said.append(f"Coded: {event.coded.words!r}, read as {event.coded.reading!r} by {event.coded.by}")
    if event.tested is not None:
        said.append(f"Tested: {carried_over(event, event.tested)}")
    return said


def people(event: Event, matter: Matter) -> str:
    """Return who did what: ``Hector Salas sold; Terrence Dunn bought``."""
    return "; ".join(
        f"{matter.people[part.person].name if part.person in matter.people else part.person} {part.act}"
        + ("" if part.knowing == "yes" else " (did not know)" if part.knowing == "no" else " (knowing: unknown)")
        for part in event.participants
    )


def measured(grams: str | None, event: Event) -> str:
    """Return an amount in what its substance is counted in; unknown is unknown."""
    return "unknown" if grams is None else f"{words.number(grams)} {words.unit(event.substance or '')}"


def counted(answer: EventAnswer, event: Event) -> str:
    """Return the weight that counts, after lots and deductions."""
    same = f" (same drugs as {answer.absorbed_by})" if answer.absorbed_by is not None else ""
    return measured(answer.counted_grams, event) + same


def verdict(answer: EventAnswer, name: str = "the defendant") -> str:
    """Return the answer in a few words: counts as own act or as others' conduct, open, or out with why."""
    if answer.in_:
        return f"counts as {name}'s own act" if OWN in answer.basis else "counts as others' conduct, jointly undertaken"
    return f"{'open' if answer.open else 'out'} ({words.reason(answer.failed, name)})"


def shown(one: Shown, matter: Matter) -> str:
    """Return what records show of a role, people and records by name, the records' ids last in parentheses."""
    text = one.text
    for id in (id for id in one.facts if id in matter):
        record = matter.by_id(id)
        if text == f"{matter.kind(id)} {id}":
            return _named_record(id, matter)
        if isinstance(record, Event):
            text = re.sub(rf"\bin {re.escape(id)}$", lambda _, event=record: f"in {named(event)}", text)  # type: ignore[misc]
        elif isinstance(record, Knowledge):
            of = record.of.undertaking or record.of.event or record.of.circumstance
            if of is not None:
                text = text.replace(f"knew of {of},", f"knew of {_named_record(of, matter)},")
    return words.plainly(text, matter)


_ABOUT: Final = re.compile(r"^(?P<id>[\w/.-]+): (?:(?P<step>\w+): )?")
_SCOPE: Final = re.compile(
    r"^the ceiling rests on this scope: (?P<id>[\w/.-]+),(?P<why>.*?)(?:; it keeps out (?P<out>.*))?$"
)
_WEIGHED: Final = re.compile(r"(?P<id>[\w/.-]+) \((?P<weight>[^()]+)\)$")
_LISTED: Final = re.compile(r", (?![^()]*\))")
_MORE: Final = " and "


def in_names(text: str, matter: Matter) -> str:
    """Return what is open of a record with the record's name, its id last in parentheses; people and days as said.

    ``the sale of 100 g cocaine, January 1–20, 2025 (e59): across the dates of membership January 10, 2025 to …``
    """
    if scope := _SCOPE.match(text):
        out = ", ".join(_kept_out(one, matter) for one in _LISTED.split(scope["out"])) if scope["out"] else ""
        keeps = f"; it keeps out {out}" if out else ""
        return f"the Ceiling rests on {_named_record(scope['id'], matter)},{scope['why']}{keeps}"
    about = _ABOUT.match(text)
    if about is not None and about["id"] in matter:
        step = f"{about['step']}: " if about["step"] and about["step"] not in words.REASONS else ""
        text = f"{_named_record(about['id'], matter)}: {step}{text[about.end() :]}"
    return words.plainly(text, matter)


def _kept_out(one: str, matter: Matter) -> str:
    """Return a record that a scope keeps out: a transaction by its weight, any other by name; how many more."""
    first, and_more, rest = one.partition(_MORE)
    if weighed := _WEIGHED.match(first):
        first = f"{weighed['weight']} ({weighed['id']})"
    elif first in matter:
        first = _named_record(first, matter)
    return f"{first}{and_more}{rest}"


def _named_record(id: str, matter: Matter) -> str:
    match matter.by_id(id):
        case Event() as event:
            return named(event)
        case Membership(person=person):
            return f"what {words.surname(matter, person)} agreed to ({id})"
        case Function(person=person, function=function):
            return f"{words.surname(matter, person)}'s function: {function.replace('_', ' ')} ({id})"
        case Authority(by=by, over=over, acts=acts):
            done = ", ".join(act.replace("_", " ") for act in acts)
            return f"{words.surname(matter, by)} over {words.surname(matter, over)}: {done} ({id})"
        case Circumstance(kind=kind):
            return f"the {kind.replace('_', ' ')} ({id})"
        case Undertaking(title=title):
            return f"{title} ({id})"
        case _:
            return f"{matter.kind(id)} {id}"


def shown_by(ids: Iterable[str], matter: Matter, of: str | None = None) -> str:
    """Return exhibits with their pages; that no evidence is cited where there is none.

    Parameters
    ----------
    ids
        Of exhibits, and of what else may support a record: plea agreements, admissions, leads.
    matter
        For pages and names.
    of
        What they show: of a plea agreement, the pages that admit it.
    """
    return "; ".join(exhibit(id, matter, of) for id in ids) or "no evidence is cited"


def exhibit(id: str, matter: Matter, of: str | None = None) -> str:
    """Return an exhibit by id with its pages, and what takes weight from it: weak, challenged; another source by name.

    ``Kerr's plea agreement, p. 7 (pa-kerr; plea-kerr GOV-0001604–1629)``
    """
    item = matter.evidence.get(id)
    if item is None:
        return other_source(id, matter, of)
    told = [f"{id} {words.pages(item.bates)}" if item.bates is not None else f"{id}, no pages given"]
    if item.grade == "weak":
        told.append("weak")
    if item.challenge is not None:
        told.append(f"suppression {item.challenge.status}")
    return ", ".join(told)


def other_source(id: str, matter: Matter, of: str | None = None) -> str:
    """Return what supports a record and is no exhibit: whose plea agreement, an admission, or a lead of one."""
    if id in matter.agreements:
        plea = matter.agreements[id]
        admitting = [str(one.page) for one in plea.factual_basis if of in one.facts and one.page is not None]
        at = f", p. {', '.join(admitting)}" if admitting else ""
        exhibits = "".join(f"; {exhibit(one, matter)}" for one in plea.evidence)
        return f"{words.surname(matter, plea.person)}'s plea agreement{at} ({id}{exhibits})"
    if id in matter.admissions:
        return f"admission {id}"
    return f"lead {id}" if id in matter.leads else id
