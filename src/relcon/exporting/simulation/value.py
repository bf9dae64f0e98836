"""What the file says under the headings of USSG §5K1.1(a), and what stays new if others speak first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from relcon import words
from relcon.exporting.report import Block, Paragraph, Section, Table, columns
from relcon.records.matter import Matter
from relcon.results.simulation import Simulation
from relcon.results.value import Ahead, Novelty, Stated, Value

LISTED = 24
"""How many rows of the novelty table are printed."""


def value(simulation: Simulation, matter: Matter) -> Iterator[Section]:
    """Yield the five headings, then novelty; nothing where nothing was said."""
    found = simulation.value
    if found is None:
        return
    yield Section("Under the headings of USSG §5K1.1(a)", tuple(_factors(found)))
    yield Section("Novelty if others speak first", tuple(_novelty(found.novelty, matter)))


def _factors(found: Value) -> Iterator[Block]:
    yield Paragraph(
        "Facts of the file, not a score: the court weighs them, on the government's motion. New: no exhibit of the "
        "government is cited for it. Partly: for some of it one is."
    )
    for factor in (found.usefulness, found.truthfulness, found.nature_and_extent, found.risk, found.timeliness):
        yield Paragraph(f"{factor.title} ({factor.cite})")
        for fact in factor.facts:
            yield Paragraph(_fact(fact), bullet=True)
        for text in factor.open:
            yield Paragraph(text, bullet=True)


def _fact(fact: Stated) -> str:
    return f"{fact.text} [{'; '.join(fact.pages)}]" if fact.pages else fact.text


def _novelty(found: Novelty, matter: Matter) -> Iterator[Block]:
    yield Paragraph(
        "What each other person could know: by the topics that counsel names, and by the part in it that the record "
        "gives him. The order among those who speak first changes nothing."
    )
    for speaker in found.speakers:
        known = "; ".join(f"{id} ({', '.join(why)})" for id, why in speaker.could_know.items()) or "none of it"
        day = f", proffered {speaker.proffered}" if speaker.proffered is not None else ""
        yield Paragraph(f"{words.person(matter, speaker.person)}{day}: {known}", bullet=True)
    if found.speakers:
        shown = found.ahead[:LISTED]
        late = [one for one in found.ahead[LISTED:] if one.as_recorded or one == found.ahead[-1]]
        rows = [(_first(one), _ids(one.stays_new), _ids(one.could_be_told)) for one in (*shown, *late)]
        yield Table(columns("If these speak first", "stays new", "could be told by then"), tuple(rows))
        left = len(found.ahead) - len(rows)
        if left:
            yield Paragraph(f"{left} more sets of people, in the JSON.")
    for text in found.open:
        yield Paragraph(text, bullet=True)


def _first(one: Ahead) -> str:
    names = " + ".join(one.first) or "nobody"
    return f"{names}\n(so recorded)" if one.as_recorded else names


def _ids(ids: Sequence[str]) -> str:
    return ", ".join(ids) or "nothing"
