"""§3B1.1: levels and reading by position, who is counted, control, the factors of note 4, and what is no control."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import chain

from relcon import words
from relcon.exporting.report import Block, Paragraph, Section, Table, columns
from relcon.exporting.roles.said import By, bullets, items, merged, once, pages
from relcon.records.base import PositionName
from relcon.results.roles import ActivityAnswer, Factor


def aggravating(by: By, full: bool) -> Section:
    """Return the section of §3B1.1; without its elements where ``full`` is not asked for."""
    return Section("§3B1.1, aggravating role", tuple(_blocks(by, full)), level=2)


def _blocks(by: By, full: bool) -> Iterator[Block]:
    asked = tuple(by)
    found = {position: one.aggravating for position, one in by.items()}
    yield Table(
        columns("Position", "Levels", "Reading", "Why", right=(1,)),
        tuple((words.narrow(p), _levels(one.levels, one.open), one.reading, one.why) for p, one in found.items()),
    )
    yield from bullets({p: one.reasons for p, one in found.items()}, asked)
    if not full:
        return
    for activities in merged({p: [(a.undertaking, a) for a in one.activities] for p, one in found.items()}).values():
        yield Paragraph("")
        yield from _activity(activities, asked)
    factors = factor_table({p: one.factors for p, one in found.items()}, asked, "a larger role")
    if factors is not None:
        yield Paragraph("")
        yield factors
    no_control = bullets({p: map(pages, one.not_control) for p, one in found.items()}, asked)
    if no_control:
        yield Paragraph("")
        yield Paragraph("Recorded, and no control over a person:")
        yield from no_control
    arguments = {p: [one.argument] for p, one in found.items() if one.argument is not None}
    yield from (Paragraph(f"Argument, no levels: {text}") for text in once(arguments, asked))


def _levels(levels: int, open_: bool) -> str:
    return "open" if open_ else words.levels(levels) if levels else "0"


def _activity(found: Mapping[PositionName, ActivityAnswer], asked: tuple[PositionName, ...]) -> Iterator[Block]:
    one = next(iter(found.values()))
    yield Paragraph(f"{one.title} ({one.undertaking}):")
    yield from bullets({p: [_counts(a)] for p, a in found.items()}, asked)
    if_extensive = {
        p: [f"were it found otherwise extensive: {words.levels(a.levels_if_extensive)}"]
        for p, a in found.items()
        if a.extensive == "open" and not a.five_or_more and a.levels_if_extensive
    }
    yield from bullets(if_extensive, asked)
    people = merged({p: [(one.person, one) for one in a.participants] for p, a in found.items()})
    rows = []
    for person, answers in people.items():
        why = once({p: [one.why] for p, one in answers.items()}, asked)
        shown = items({p: one.shown for p, one in answers.items()}, asked)
        counted = once({p: [_counted(one.counts)] for p, one in answers.items()}, asked)
        rows.append((person, "\n".join(counted), "\n".join([*why, *(f"- {text}" for text in shown)])))
    yield Table(columns("Person", "Counted", "Why"), tuple(rows))
    control = merged({p: [(c.record, c) for c in a.control] for p, a in found.items()})
    for record, orders in control.items():
        over = next(iter(orders.values())).over
        said = once({p: [f"{_counted(c.counts)}: {c.why}"] for p, c in orders.items()}, asked)
        held = once({p: [pages(c.shown)] for p, c in orders.items()}, asked)
        yield Paragraph(f"Control over {over}, {record}: {'; '.join([*said, *held])}", bullet=True)


def _counts(found: ActivityAnswer) -> str:
    five = "five or more" if found.five_or_more else "fewer than five"
    extensive = f"otherwise extensive: {found.extensive} ({found.extensive_why})"
    return f"{found.number} participants counted, {five}; {extensive}"


def _counted(counts: bool) -> str:
    return "yes" if counts else "no"


def factor_table(
    found: Mapping[PositionName, tuple[Factor, ...]], asked: tuple[PositionName, ...], towards: str
) -> Table | None:
    """Return factors with what the records show on either side; nothing is weighed.

    Parameters
    ----------
    found, asked
        By position.
    towards
        What the first side speaks for.
    """
    rows = []
    for name, factors in merged({p: [(one.name, one) for one in held] for p, held in found.items()}).items():
        cite = next(iter(factors.values())).cite.removeprefix("USSG ")
        sides = [
            items({p: one.for_ for p, one in factors.items()}, asked),
            items({p: one.against for p, one in factors.items()}, asked),
        ]
        if any(chain(*sides)):
            rows.append((f"{name}\n({cite})", *("\n".join(f"- {text}" for text in side) or "–" for side in sides)))
    return Table(columns("Factor", f"For {towards}", "Against"), tuple(rows)) if rows else None
