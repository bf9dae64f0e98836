"""What a finding may be about and how it is answered, so that none is read and then passed over."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from relcon.reading.events import counted_so, of_the_whole
from relcon.reading.index import Index
from relcon.reading.problems import Problem
from relcon.reading.source import Path, Source
from relcon.records import substances
from relcon.records.agreements import ACCEPTANCE_LEVELS, ROLE_LEVELS, Finding
from relcon.records.base import Record
from relcon.records.events import Event
from relcon.records.undertakings import Membership

NOTHING = "nothing"
SUBSTANCE = "substance"
_JOINT = ("event", "membership", "undertaking")
_STEPS = ("undertaking", "participant", "scope", "timing", "furtherance", "foreseeability")
ABOUT: Mapping[str, tuple[str, ...]] = {
    **dict.fromkeys(("unreliable", "talk_only", "acquitted", "prior_sentence", "protected"), ("event", "undertaking")),
    "course_of_conduct": ("event", "undertaking"),
    "unable_or_unwilling": ("event",),
    "own_act": ("event",),
    **dict.fromkeys(_STEPS, (*_JOINT, "circumstance")),
    "participant": _JOINT,
    "furtherance": _JOINT,
    "all": (*_JOINT, "circumstance"),
    "characteristic": ("circumstance", "undertaking"),
    "quantity": ("event", SUBSTANCE),
    "role": (NOTHING, "undertaking"),
    "extensive": ("undertaking",),
    "acceptance": (NOTHING,),
    **{f"safety_valve_{criterion}": (NOTHING,) for criterion in range(1, 6)},
}
"""What a finding on each prong answers about; on one that is not here no finding is applied."""

# What brings a total to the table without the weight of one dose or pill, which only an event states.
_TOTALS: Mapping[str, tuple[str, ...]] = {
    "g": ("mass", "volume", "plants"),
    "unit": ("units", "pills", "volume"),
    "ml": ("volume", "mass"),
}
_BY = {"g": "weight", "unit": "units", "ml": "volume"}
_IN_WORDS = {
    NOTHING: "no record at all (about left out)",
    SUBSTANCE: "a substance",
    "event": "an event",
    "membership": "a membership",
    "undertaking": "an undertaking",
    "circumstance": "a circumstance",
}


def finding(source: Source, path: Path, record: Record, index: Index) -> Iterator[Problem]:
    """Yield what keeps a finding from being applied: its prong, what it is about, its answer."""
    if not isinstance(record, Finding) or record.location in source.touched:
        return
    if record.prong not in ABOUT:
        message = (
            f"no finding on {record.prong} is applied: for two events on one {record.prong}, write it in both events"
        )
        yield source.problem("finding", (*path, "prong"), message, found=record.prong)
        return
    yield from _answer(source, (*path, "answer"), record)
    what = _what(record.about, index)
    if what is None:
        return  # reported as a dangling reference, or broken itself
    if what not in ABOUT[record.prong]:
        allowed = " or ".join(_IN_WORDS[kind] for kind in ABOUT[record.prong])
        message = f"{_IN_WORDS[what]}: a finding on {record.prong} is about {allowed}"
        where = (*path, "about") if record.about is not None else path
        yield source.problem("finding", where, message, found=record.about)
    elif record.about is not None and record.about not in index.partial:
        yield from _about_it(source, path, record, index)


def _what(about: str | None, index: Index) -> str | None:
    """Return what a finding is about: a kind of record, a substance, nothing; None where it cannot be told."""
    if about is None:
        return NOTHING
    kind = index.kind(about)
    if kind is None:
        known = about not in index.broken and substances.find(about) is not None
        return SUBSTANCE if known else None
    return kind if kind in _IN_WORDS else None


def _answer(source: Source, path: Path, record: Finding) -> Iterator[Problem]:
    answer, prong = record.answer, record.prong
    if prong == "quantity":
        fits, wanted = answer.quantity is not None, "a quantity such as 180 g"
    elif prong == "role":
        fits = answer.level in ROLE_LEVELS or answer.word == "open"
        wanted = f"open or levels: {_levels(ROLE_LEVELS)}"
    elif prong == "acceptance":
        fits = answer.level in ACCEPTANCE_LEVELS or answer.word in ("out", "open")
        wanted = f"out, open or levels: {_levels(ACCEPTANCE_LEVELS)}"
    elif prong == "unable_or_unwilling":
        fits = answer.word is not None or (answer.quantity is not None and answer.quantity.known)
        wanted = "in, out, open, or the amount that comes off"
    else:
        fits, wanted = answer.word is not None, "in, out or open"
    if not fits:
        message = f"prong {prong} is answered by {wanted}"
        yield source.problem("finding", path, message, found=str(answer))


def _levels(levels: tuple[int, ...]) -> str:
    return ", ".join(f"{level:+d}" if level else "0" for level in levels)


def _about_it(source: Source, path: Path, record: Finding, index: Index) -> Iterator[Problem]:
    """Yield what the record itself leaves a finding no room for."""
    declared = index.declared.get(record.about or "")
    if declared is None:
        yield from _total(source, path, record)
    elif isinstance(declared.record, Event):
        yield from _event(source, path, record, declared.record)
    elif isinstance(declared.record, Membership):
        yield from _membership(source, path, record, declared.record)


def _total(source: Source, path: Path, record: Finding) -> Iterator[Problem]:
    quantity, substance = record.answer.quantity, substances.find(record.about or "")
    if quantity is None or substance is None:
        return
    if not quantity.known:
        message = "a total found for a substance is a known quantity; of single events `unknown` may be found"
        yield source.problem("finding", (*path, "answer"), message, found=quantity.text)
    other = tuple(counted_so(source, (*path, "answer"), quantity, (substance,)))
    yield from other
    measured = (*_TOTALS[substance.measure], *(("mass",) if substance.steroid else ()))
    if quantity.known and quantity.dimension not in measured and not other:
        message = f"a total of {substance.id} is found by {_BY[substance.measure]}: of what one weighs nothing is said"
        yield source.problem("measure", (*path, "answer"), message, found=quantity.text)


def _event(source: Source, path: Path, record: Finding, event: Event) -> Iterator[Problem]:
    if record.prong in _STEPS and not event.undertaking:
        message = (
            f"{event.id} names no undertaking, so that {record.prong} is not asked: name the event's undertaking, or "
            "write prong own_act or all"
        )
        yield source.problem("finding", (*path, "about"), message, found=event.id)
    if record.prong == "unable_or_unwilling":
        if event.status == "completed":
            message = (
                f"{event.id} is completed: only of an agreed or attempted deal an amount comes off (§2D1.1 n.5); "
                "write prong quantity with the amount that counts"
            )
            yield source.problem("finding", (*path, "about"), message, found=event.id)
        yield from of_the_whole(source, (*path, "answer"), record.answer.quantity, event.quantity)
    if record.prong == "quantity" and record.answer.quantity is not None:
        names = event.mixture or ((event.substance,) if event.substance is not None else ())
        kinds = [substances.SUBSTANCES[name] for name in names]
        yield from counted_so(source, (*path, "answer"), record.answer.quantity, kinds)


def _membership(source: Source, path: Path, record: Finding, member: Membership) -> Iterator[Problem]:
    if member.person != record.defendant:
        message = (
            f"the membership of {member.person}, not of {record.defendant}: "
            f"name one of {record.defendant}, or the event"
        )
        yield source.problem("finding", (*path, "about"), message, found=member.id)
        return
    if record.prong != "timing":
        return
    if member.to is None or member.ended_by in ("completion", "arrest"):
        message = (
            "timing about a membership finds whether it ended as recorded (in: the recorded end is found; out: it is "
            "not), which is asked of a withdrawal and of a `to` without a reason; write timing about the event"
        )
        yield source.problem("finding", (*path, "about"), message, found=member.id)
    elif record.answer.word == "open":
        message = "in: the recorded end is found; out: it is not found"
        yield source.problem("finding", (*path, "answer"), message, found="open")
