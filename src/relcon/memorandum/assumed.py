"""What the numbers assume: court, Manual, how each position reads what is open; and what was not verified."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from relcon import __version__, words
from relcon.law.library.answer import law
from relcon.law.library.cites import cites
from relcon.law.positions.options import POSITIONS, circuits
from relcon.law.positions.options import table as position_table
from relcon.law.positions.quantity_rules import quantity_rule
from relcon.memorandum.asked import Asked
from relcon.memorandum.document import Part
from relcon.memorandum.plain import plain
from relcon.memorandum.sheet import plain_blocks
from relcon.reports import edition_words
from relcon.reports.brief_report import HELD_TO
from relcon.reports.report import Block, Paragraph, Section, Table, columns
from relcon.reports.simulation_outcomes import in_every_outcome, left_open
from relcon.words.readings import Reading

KNOWN: Final[Mapping[str, str]] = {
    "secondary": "by a secondary source, not verified",
    "unverified": "from memory, not verified",
    "inferred": "our inference; no authority says it",
    "none": "house rule; no authority",
}
"""How well an authority is known that was not itself read."""


MEMORY: Final = "memory"
"""How the source of a table, or of a row, says that nothing was read for it."""
S25: Final = ("S25", "official 2025 Manual,")
"""How a source calls the Manual, and what it is."""
NO_READING: Final = "no rule read"
"""Of an option that follows the circuit, where nothing of that circuit was read."""


def assumptions(asked: Asked) -> Part:
    """Return the court, the Manual, counsel's own changes, and how the positions read what is open."""
    sections = (
        Section("How the positions read what is open", tuple(_options(asked))),
        *in_every_outcome(asked.simulation),
        Section("Still open", tuple(_open(asked))),
    )
    return Part("Assumptions and options", plain_blocks(_court(asked)), plain(sections))


def _court(asked: Asked) -> Iterator[Block]:
    receipt, held = asked.simulation.receipt, asked.brief.held
    manuals = "; ".join(f"{edition} Manual, {used.status} {used.how}" for edition, used in receipt.editions.items())
    yield Paragraph(f"Manual: {manuals} (USSG §1B1.11).", bullet=True)
    yield Paragraph(f"Whose quantity counts: {quantity_rule(asked.matter.circuit)}.", bullet=True)
    yield Paragraph(words.FOOT, bullet=True)
    if held.sentencing_date is None:
        yield Paragraph("No sentencing date is recorded.", bullet=True)
    yield from (
        Paragraph(f"{said[0].upper()}{said[1:]}: {', '.join(receipt.options[what])}.", bullet=True)
        for what, said in HELD_TO.items()
        if what in receipt.options
    )


def _open(asked: Asked) -> Iterator[Block]:
    """Yield what was left open, with the outcomes; that it is all of them, or all but few."""
    found = left_open(asked.simulation, asked.brief)
    everywhere = list(dict.fromkeys(name for names in found.values() for name in names))
    rows = [(f"{text[0].upper()}{text[1:]}.", _where(names, everywhere)) for text, names in found.items()]
    if rows:
        yield Table(columns("What is open, and how it was read", "In which outcomes"), tuple(rows))
    yield from (Paragraph(text, bullet=True) for text in asked.simulation.open)


def _where(names: Sequence[str], everywhere: Sequence[str]) -> str:
    rest = [name for name in everywhere if name not in names]
    if len(rest) >= len(names):
        return "; ".join(names)
    return f"all but {'; '.join(rest)}" if rest else "every outcome"


def _options(asked: Asked) -> Iterator[Block]:
    chosen = asked.simulation.receipt.options
    rows = []
    for name, reading in words.READINGS.items():
        values = [chosen[position][name] for position in POSITIONS]
        if len(set(values)) > 1:
            rows.append((reading.asks, *(_said(reading, value) for value in values), _authority(name)))
    yield Paragraph("Where the positions differ. The authority is that of Middle; all readings stand in the receipt.")
    yield Table(columns("Question", *map(words.short, POSITIONS), "Authority"), tuple(rows))


def _said(reading: Reading, value: str) -> str:
    """Return what a value of an option says; of grounds, each of which adds to those before, the last that is named."""
    if value == "none":
        return NO_READING
    named = (reading.says[word] for word in reversed(value.split()) if word in reading.says)
    return next(named, value.replace("_", " "))


def _authority(name: str) -> str:
    row = position_table("psr")["options"][name]
    known = KNOWN.get(str(row["source"]), "")
    return f"{row['cite']}{f'; {known}' if known else ''}"


def unverified(asked: Asked) -> Part:
    """Return what was not read or not verified: Manuals, authorities, rules of the circuit, options."""
    rows: dict[tuple[str, str], dict[str, None]] = {}
    for use, cite, known in (*_tables(asked), *_used(asked)):
        if cite and known:
            rows.setdefault((cite, known), {})[use] = None
    table = Table(
        columns("Authority", "How well it is known", "Used for"),
        tuple((cite, known, "; ".join(uses)) for (cite, known), uses in rows.items()),
    )
    unread = edition_words.not_read(asked.simulation.receipt)
    blocks: list[Block] = [Paragraph(LEAD)]
    blocks += [Paragraph(f"{text}: check each figure against that Manual.", bullet=True) for text in unread]
    blocks += [table] if rows else [Paragraph("None.")]
    return Part("Sources, and what is not verified", tuple(blocks))


LEAD: Final = (
    "Figures come from dated tables of the Manual and the Code, each with its source. What follows rests on an "
    "authority that was not itself read, or on none. Every figure and cite has to be checked before it is relied on."
)


def _used(asked: Asked) -> Iterator[tuple[str, str, str]]:
    for letter in asked.letters.letters if asked.letters is not None else ():
        yield from ((f"letter: {term.title}", term.cite, _known(term.source)) for term in letter.terms)
    for safe in asked.simulation.lock_in.does_not_open:
        yield (f"trial: {safe.what}", safe.cite, _known(safe.source))
    for name, reading in words.READINGS.items():
        for position in POSITIONS:
            row = position_table(position)["options"][name]
            yield (f"option: {reading.asks}", str(row["cite"]), _known(row["source"]))
    circuit = asked.matter.circuit
    for name, held in circuits().items():
        row = held.get(circuit or "", held["otherwise"])
        yield (f"circuit: {words.READINGS[name].asks}", str(row["cite"]), _known(row["source"]))


def _known(source: object) -> str:
    """Return how well an authority is known; empty where it was read."""
    return KNOWN.get(str(source), "")


def _tables(asked: Asked) -> Iterator[tuple[str, str, str]]:
    """Yield what of the tables behind the client's worksheets was written from memory."""
    answers = (world.defendants.get(asked.client) for world in asked.simulation.worlds.values())
    came = [came for answer in answers if answer is not None for came in answer.positions.values()]
    sections = {cite.section for one in came for line in one.lines for cite in cites(line.cite)}
    for provision in law(asked.brief.held.edition, __version__).provisions:
        if any(cite.section in sections for cite in cites(provision.cite)):
            for table in provision.tables:
                rows = (row for row in table.rows or () if MEMORY in row.source)
                yield from ((f"table: {provision.cite}", row.cite, row.source.replace(*S25)) for row in rows)
