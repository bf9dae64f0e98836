"""What comes with a deal or with its drugs (semantics §2, *Circumstances*; USSG §2D1.1(b)(5)): yes, no or open."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from relcon.records.circumstances import Circumstance
from relcon.records.dates import When
from relcon.records.events import Event
from tests.oracle.acts import own, responsible
from tests.oracle.attribution import Answer
from tests.oracle.days import moment_of, moments
from tests.oracle.foreseen import known_by_then
from tests.oracle.lots import parent
from tests.oracle.question import Question
from tests.oracle.scope import drugs
from tests.oracle.support import holds

Answers = Mapping[str, Answer]


def strongest(words: Iterable[str]) -> str:
    """Yes before open, open before no."""
    found = set(words)
    return next((word for word in ("yes", "open") if word in found), "no")


def stands(answer: Answer) -> str:
    """Whether he answers for an event."""
    return "yes" if answer.inside else "open" if answer.open else "no"


def tied(record: Circumstance, question: Question, events: Answers) -> str:
    """Whether a circumstance reaches him with one of the deals, or with the drugs, that it names."""
    deals = [*_named(record, question), *_sharing([record.lot], question)]
    if record.kind == "meth_importation":
        # The drugs that it names, and all that is the same drugs.
        lots = [deal.lot for deal in _named(record, question)]
        return strongest(_brought(deal, question, events) for deal in [*deals, *_sharing(lots, question)])
    if record.kind == "meth_chemicals":
        reached = strongest(stands(events[deal.id]) for deal in deals)
        return "open" if reached == "yes" and not he_knew(record, question) else reached
    when = moment_of(record.date)
    others = [one for one in record.by if one != question.defendant and responsible(question.index.people[one], when)]
    if not others:
        return "no"
    return strongest(_what_was_there(record, deal, others, question, events) for deal in deals)


def _what_was_there(record: Circumstance, deal: Event, others: list[str], question: Question, events: Answers) -> str:
    answer = events[deal.id]
    if not answer.inside:
        return stands(answer)
    if "presumed" not in question.options.grounds and _across_the_table(deal, others, question):
        return "no"
    if question.options.presence == "place_and_date":
        return "yes"
    if other_hour(record, deal):
        return "no"
    return "yes" if answer.himself and present_at(record, deal, question) else "open"


def _across_the_table(deal: Event, others: list[str], question: Question) -> bool:
    """Whether he and they met as buyer and seller only, in no undertaking of his."""
    for undertaking in deal.undertaking:
        for member in question.index.memberships_of.get((question.defendant, undertaking), ()):
            if holds(member, question):
                return False
    side = {"sold": "seller", "supplied": "seller", "delivered": "seller", "bought": "buyer", "received": "buyer"}

    def sides(person: str) -> set[str]:
        return {side.get(entry.act, "either") for entry in deal.participants if entry.person == person}

    mine = sides(question.defendant)
    if mine not in ({"seller"}, {"buyer"}):
        return False
    return all(sides(one) == {"seller", "buyer"} - mine for one in others)


def present_at(record: Circumstance, deal: Event, question: Question) -> bool:
    """Whether place, days and hour as recorded allow that it was at a deal."""
    if record.place is not None and deal.place is not None and record.place != deal.place:
        return False
    if record.date.known and deal.date.known and not same_days(record.date, deal, question):
        return False
    if record.time is None or deal.time is None:
        return True
    return deal.time.first <= record.time.first <= record.time.last <= deal.time.last


def other_hour(record: Circumstance, deal: Event) -> bool:
    """Whether the hours recorded have no minute in common."""
    if record.time is None or deal.time is None:
        return False
    minutes = set(range(record.time.first, record.time.last + 1))
    return not minutes & set(range(deal.time.first, deal.time.last + 1))


def same_days(when: When, deal: Event, question: Question) -> bool:
    """Whether an occurrence of a deal has a day in common with these."""
    moment = moment_of(when)
    if moment.first_day is None or moment.last_day is None:
        return False
    days = set(range(moment.first_day, moment.last_day + 1))
    for piece in moments(deal, question):
        if piece.first_day is not None and piece.last_day is not None:
            if days & set(range(piece.first_day, piece.last_day + 1)):
                return True
    return False


def took_part(deal: Event, question: Question) -> bool:
    """Whether an event holds in which he acted."""
    acted = any(own(deal, piece, question.defendant, question).acted for piece in moments(deal, question))
    return acted and holds(deal, question)


def he_knew(record: Circumstance, question: Question) -> bool:
    """Whether he knew of a circumstance by its last day."""
    for known in question.index.knowledge_of.get(question.defendant, ()):
        if known.of.circumstance == record.id and holds(known, question):
            if known_by_then(known.since, moment_of(record.date), question):
                return True
    return False


def importations(question: Question, events: Answers) -> Iterator[tuple[str, str]]:
    """Yield, for each event that is an importation of (meth)amphetamine, whether it reaches him, and as his own."""
    for event in question.index.events.values():
        if not _is_importation(event):
            continue
        his = "yes" if events[event.id].inside and events[event.id].himself else "no"
        records = [one for one in question.index.circumstances.values() if _same_importation(one, event, question)]
        undertakings = [*event.undertaking, *(id for one in records for id in one.undertaking)]
        word = question.word("characteristic", [one.id for one in records], undertakings)
        if word is not None:
            told = {"in": "yes", "out": "no", "open": "open"}[word]
            yield told, told if his == "yes" else "no"
        elif not _arrived(event, question):
            yield "no", his
        else:
            whole = [_brought(event, question, events)]
            if holds(event, question):
                whole += [_brought(deal, question, events) for deal in _sharing([event.lot], question)]
            yield strongest(whole), his


def _is_importation(event: Event) -> bool:
    imported = event.kind == "importation" or "imported" in [entry.act for entry in event.participants]
    return imported and event.talk_only != "yes" and bool(drugs(event) & {"methamphetamine", "amphetamine"})


def _arrived(event: Event, question: Question) -> bool:
    came = event.status == "completed" and event.talk_only == "no"
    return came or question.options.open_norm == "in"


def _same_importation(record: Circumstance, event: Event, question: Question) -> bool:
    if record.kind != "meth_importation":
        return False
    lots = [record.lot, *(deal.lot for deal in _named(record, question))]
    if record.events or any(lot is not None for lot in lots):
        return event.id in record.events or event in _sharing(lots, question)
    if not set(record.by) & {entry.person for entry in event.participants}:
        return False
    if record.date.first is None or record.date.last is None or event.date.first is None or event.date.last is None:
        return False
    return max(record.date.first, event.date.first) <= min(record.date.last, event.date.last)


def _brought(deal: Event, question: Question, events: Answers) -> str:
    """Whether a deal in imported drugs brings their importation to him: the importing, or any deal in them."""
    importing = _is_importation(deal) and _arrived(deal, question)
    if importing or question.options.imported_lot == "any_event":
        return stands(events[deal.id])
    return "no"


def _named(record: Circumstance, question: Question) -> list[Event]:
    return [question.index.events[id] for id in record.events if id in question.index.events]


def _sharing(lots: Iterable[str | None], question: Question) -> list[Event]:
    """The events on these lots, on parts of them, and on what they are parts of."""
    whole = [lot for lot in lots if lot is not None]
    lotted = [(event, event.lot) for event in question.index.events.values() if event.lot is not None]
    return [
        event
        for event, path in lotted
        if any(lot in _above(path, question) or path in _above(lot, question) for lot in whole)
    ]


def _above(path: str, question: Question) -> list[str]:
    higher = parent(path, question)
    return [path, *(_above(higher, question) if higher is not None else ())]
