"""Trial lock-in: theories against admissions, and what each comes to after trial."""

from __future__ import annotations

from collections.abc import Iterator

from relcon import words
from relcon.exporting.report import Block, Paragraph, Section, Table, columns
from relcon.law.positions.options import POSITIONS
from relcon.results.lock_in import LockIn, Opening, TheoryAnswer
from relcon.results.simulation import Simulation

TITLES = {
    "identity": "identity",
    "buyer_seller": "buyer-\nseller",
    "no_agreement": "no agree-\nment",
    "quantity": "quantity",
    "withdrawal": "with-\ndrawal",
    "duress": "duress",
}


def lock_in(simulation: Simulation) -> Iterator[Section]:
    """Yield the theories that counsel lists, or all; nothing where nothing was said."""
    found = simulation.lock_in
    shown = {name: one for name, one in found.theories.items() if one.chosen} or dict(found.theories)
    if any(one.positions[POSITIONS[0]].admissions for one in shown.values()):
        yield Section("Trial lock-in: what each defense opens", tuple(_blocks(found, shown)))


def _blocks(found: LockIn, shown: dict[str, TheoryAnswer]) -> Iterator[Block]:
    letters = ", ".join(f"{words.short(p)[0]} {words.short(p)}" for p in POSITIONS)
    yield Paragraph(
        f"In which positions the letter lets each admission in ({letters}) where the defense puts that theory forward; "
        '"own" where only his own testimony would. What each theory asserts is its usual form; what the defense '
        "asserts in fact decides (Fed. R. Evid. 410)."
    )
    first = next(iter(shown.values()))
    rows = [
        (id, *(_cell([theory.positions[p].admissions[id] for p in POSITIONS]) for theory in shown.values()))
        for id in first.positions[POSITIONS[0]].admissions
    ]
    yield Table(columns("", *(TITLES[name] for name in shown)), tuple(rows))
    yield Paragraph("Months of the range after trial, where what each opens counts:")
    ranges = [
        (f"{name.replace('_', ' ')}:\n  {one.asserts}", *(words.total(one.positions[p]) for p in POSITIONS))
        for name, one in shown.items()
    ]
    yield Table(columns("Theory", *(words.narrow(p) for p in POSITIONS)), tuple(ranges))
    yield from (Paragraph(text, bullet=True) for text in _ways(shown))
    for safe in found.does_not_open:
        decided = "; ".join(f"{id}: {state}" for id, state in safe.letters.items())
        source = "" if safe.source == "read" else f"; {safe.source}"
        text = f"Does not open: {safe.what} ({safe.cite}{source})"
        yield Paragraph(f"{text}. {decided}" if decided else text, bullet=True)
    yield from (Paragraph(text, bullet=True) for text in found.open)


def _cell(openings: list[Opening]) -> str:
    opened = [words.short(p)[0] for p, one in zip(POSITIONS, openings, strict=True) if one.opens]
    if len(opened) == len(POSITIONS):
        return "all"
    if opened:
        return " ".join(opened)
    return "own" if any(one.ways for one in openings) else "–"


def _ways(shown: dict[str, TheoryAnswer]) -> Iterator[str]:
    """Yield by which ways admissions come in, and what had to be read, each once with the positions."""
    ways: dict[str, list[str]] = {}
    left: dict[str, list[str]] = {}
    for theory in shown.values():
        for position in POSITIONS:
            for one in theory.positions[position].admissions.values():
                if one.opens and one.ways:
                    text = f"{'; '.join(one.ways)} ({one.cite})"
                    _once(ways.setdefault(text, []), words.short(position))
                for note in one.open:
                    _once(left.setdefault(note, []), words.short(position))
    yield from (f"Opened where: {text} [{', '.join(positions)}]" for text, positions in ways.items())
    yield from (f"{note} [{', '.join(positions)}]" for note, positions in left.items())


def _once(found: list[str], name: str) -> None:
    if name not in found:
        found.append(name)
