"""Each clause of the letter: the low end if this term read otherwise."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from relcon import words
from relcon.exporting.report import Block, Paragraph, Section, Table, columns
from relcon.law.letters.meanings import meanings
from relcon.law.positions.options import POSITIONS
from relcon.results.letter import Clause, ClauseCell
from relcon.results.simulation import Simulation

INTRO = (
    "In months: the low end as the letter stands → the low end if this term read otherwise. In parentheses the low end "
    "by the table, where the statutory minimum hides the change (§5G1.1). A dash: no change."
)


def clauses(simulation: Simulation) -> Iterator[Section]:
    """Yield the terms on which a low end turns; nothing where the client speaks under no letter."""
    if simulation.clauses:
        yield Section("Each clause: the low end if this term read otherwise", tuple(_blocks(simulation.clauses)))


def _blocks(found: Sequence[Clause]) -> Iterator[Block]:
    telling = [one for one in found if one.worlds]
    if telling:
        yield Paragraph(INTRO)
        yield clause_table(telling)
    moving = {name for one in telling for name in one.stands}
    quiet = ", ".join(meaning.title for name, meaning in meanings().items() if name not in moving)
    yield Paragraph(f"No low end here turns on any other reading of: {quiet}.")


def clause_table(found: Sequence[Clause], label: str | None = None) -> Table:
    """Return clauses with what changes, world by world and position by position; ``label`` stands for the terms."""
    rows = []
    for one in found:
        terms = change(one) if label is None else label
        for world, cells in one.worlds.items():
            rows.append((terms, world.replace(": ", ":\n  "), *(cell(cells.get(position)) for position in POSITIONS)))
            terms = ""
    return Table(columns("Term: as it stands → otherwise", "World", *(words.narrow(p) for p in POSITIONS)), tuple(rows))


def change(clause: Clause) -> str:
    """Return the terms with how they stand and how they are read here; two that must change together."""
    titles = meanings()
    lines = [f"{titles[name].title}:\n  {stands} → {clause.otherwise[name]}" for name, stands in clause.stands.items()]
    return "\nand ".join(lines).replace("_", " ")


def cell(found: ClauseCell | None) -> str:
    """Return a change of the low end; by the table where the statutory minimum hides it."""
    if found is None:
        return "–"
    if found.low_end != found.otherwise:
        return f"{_months(found.low_end)} → {_months(found.otherwise)}"
    return f"{_months(found.low_end)}\n({_months(found.by_table)} → {_months(found.by_table_otherwise)})"


def _months(value: int | str | None) -> str:
    return "open" if value is None else str(value)
