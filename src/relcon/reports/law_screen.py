"""Provisions by what they decide, and what is open, counted: one screen each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from relcon import words
from relcon.law.library.answer import subjects
from relcon.law.positions.options import POSITIONS
from relcon.reports.report import Block, Paragraph, Section, Table, columns
from relcon.results.law import Law, LawOption, Provision

NEEDS = {"finding": "needs a finding or a fact", "assumed": "is assumed, and said", "not_modelled": "is not computed"}
MORE = "One: relcon law 3B1.2. Its numbers: --table 2D1.1. What is open: --open. With titles: --all."
MORE_OPEN = "Each in full: --all, or of one provision: relcon law 5C1.2."
MORE_OF_ONE = "Authority, sources, modules: --all."
MOST = 10
"""How many provisions are named of those with something open; the rest are counted."""
OF_USC = " USC "


def decided(found: Law) -> Iterator[Section]:
    """Yield the list of provisions by what they decide, with how many points of each are open."""
    listed = {_section(one): one for one in found.provisions}
    rows = []
    for what, sections in subjects():
        here = [listed[section] for section in sections if section in listed]
        if here:
            count = sum(len(one.open) for one in here)
            rows.append((what, ", ".join(_cites(here)), str(count) if count else ""))
    heads = columns("Decides", "Provisions (points open)", "Open", right=[2])
    yield Section("", (Table(heads, tuple(rows)),))
    yield Section("", (Paragraph(_counted(found)), Paragraph(MORE)))


def left_open(found: Law) -> Iterator[Section]:
    """Yield how much is open, by what it needs and by provision, and how the positions read it."""
    yield Section("", (Paragraph(_counted(found)),))
    first = sorted((one for one in found.provisions if one.open), key=lambda one: -len(one.open))
    said = [f"{_cite(one)} {one.title.lower()} {len(one.open)}" for one in first[:MOST]]
    rest = first[MOST:]
    options = {option.name: option for one in found.provisions for option in one.options}
    if rest:
        said.append(f"and {len(rest)} with {sum(len(one.open) for one in rest)} in all")
    yield Section("", (Paragraph(f"Most: {'; '.join(said)}."), *_readings(options.values())))
    yield Section("", (Paragraph(words.FOOT.replace(" (relcon law --open)", "")), Paragraph(MORE_OPEN)))


def provision(one: Provision) -> Iterator[Section]:
    """Yield what is open in a provision, each point in full, and how the positions read it."""
    many = {"finding": "NEED A FINDING OR A FACT", "assumed": "ASSUMED, AND SAID", "not_modelled": "NOT COMPUTED"}
    for needs, heading in many.items():
        points = [point for point in one.open if point.needs == needs]
        if points:
            listed = (Paragraph(f"{point.cite}: {point.text.rstrip(',')}", bullet=True) for point in points)
            yield Section(f"{heading}: {len(points)}", tuple(listed))
    if one.options:
        yield Section("", tuple(_readings(one.options)))


def _section(one: Provision) -> str:
    return "5A" if one.cite.startswith("USSG Ch. 5") else one.cite.removeprefix("USSG §")


def _cite(one: Provision) -> str:
    return one.cite.removeprefix("USSG ").replace(OF_USC, " U.S.C. §")


def _cites(found: Iterable[Provision]) -> Iterator[str]:
    """Yield cites with what is open, the title of a code once where several sections of it follow one another."""
    code = ""
    for one in found:
        said = _cite(one)
        here, mark, section = said.rpartition("§") if OF_USC in one.cite else ("", "", said)
        count = f" ({len(one.open)})" if one.open else ""
        yield f"{'' if here and here == code else here}{mark}{section}{count}"
        code = here


def _counted(found: Law) -> str:
    points = [point for one in found.provisions for point in one.open]
    counts: Counter[str] = Counter(point.needs for point in points)
    needs = ", ".join(f"{counts[kind]} {said}" for kind, said in _kinds(counts).items())
    where = sum(1 for one in found.provisions if one.open)
    return f"{len(points)} points are open, in {where} of {len(found.provisions)} provisions: {needs}."


def _kinds(counts: Counter[str]) -> dict[str, str]:
    """Return what the points need, in words that fit their number."""
    many = {
        "finding": "need a finding or a fact",
        "assumed": "are assumed, and said",
        "not_modelled": "are not computed",
    }
    return {kind: NEEDS[kind] if counts[kind] == 1 else said for kind, said in many.items() if counts[kind]}


def _readings(options: Iterable[LawOption]) -> Iterator[Block]:
    """Yield how each position reads what is open: first what moves the most ranges; last what all read alike."""
    given = {option.name: option for option in options}
    known = [given[name] for name in words.READINGS if name in given]
    parted = [option for option in known if len(set(_values(option))) > 1]
    alike = [option for option in known if option not in parted]
    heads = columns("How each reads what is open", *map(words.short, POSITIONS))
    if parted:
        yield Table(heads, tuple((words.READINGS[option.name].asks, *_said(option)) for option in parted))
    if alike:
        said = "; ".join(f"{words.READINGS[one.name].asks.lower()}: {_said(one)[0]}" for one in alike)
        yield Paragraph(f"Alike in all: {said}.")


def _values(option: LawOption) -> Sequence[str]:
    return [option.positions[position].value for position in POSITIONS]


def _said(option: LawOption) -> tuple[str, ...]:
    return tuple(words.reading(option.name, value) for value in _values(option))
