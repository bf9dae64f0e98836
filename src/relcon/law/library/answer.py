"""What the program knows of a provision, gathered from tables, modules, options and open points."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

from relcon.law import open_points
from relcon.law.library.cites import Cite, cites, modules
from relcon.law.open_points import OpenPoint
from relcon.law.positions.options import POSITIONS, circuits, table
from relcon.law.tables import EDITIONS, HEADING, Table, Value, dates, digest, edition_date, load, provisions
from relcon.law.tables.table import read
from relcon.results.law import Law, LawChoice, LawModule, LawOpen, LawOption, LawRow, LawTable, Provision

_OVER = ("cite", "source", "verified")
_NAMES = ("id", "name", "number")


@dataclass(frozen=True, slots=True)
class Row:
    """One row: headings, outermost first; values; the nearest cite and source."""

    at: tuple[str, ...]
    values: Mapping[str, str]
    cite: str
    source: str


def rows(table: Table) -> tuple[Row, ...]:
    """Return the rows of a table in its order, without its heading."""
    body = {key: value for key, value in table.data.items() if key not in HEADING}
    return tuple(_rows(body, (), table.cite, table.source))


def _rows(node: Mapping[str, Value], at: tuple[str, ...], cite: str, source: str) -> Iterator[Row]:
    own = {key: node[key] for key in _OVER if isinstance(node.get(key), str)}
    cite, source = str(own.get("cite", cite)), str(own.get("source", source))
    plain = {key: text for key, value in node.items() if key not in own and (text := _plain(value)) is not None}
    if plain:
        yield Row(at, plain, cite, source)
    for key, value in node.items():
        if isinstance(value, Mapping):
            yield from _rows(value, (*at, key), cite, source)
        elif key not in plain and not isinstance(value, str):
            for number, item in enumerate(value, 1):
                if isinstance(item, Mapping):
                    name = next((str(item[key]) for key in _NAMES if key in item), str(number))
                    yield from _rows(item, (*at, key, name), cite, source)


def _plain(value: Value) -> str | None:
    """Return a text, or a list of texts in one; ``None`` for what holds more."""
    if isinstance(value, str):
        return value
    if isinstance(value, Mapping) or not all(isinstance(item, str) for item in value):
        return None
    return ", ".join(str(item) for item in value)


def sections(table: Table) -> tuple[str, ...]:
    """Return the sections that a table serves: those of its heading, each once."""
    return tuple(dict.fromkeys(cite.section for cite in cites(table.cite)))


def bearing(asked: Cite, named: Collection[str]) -> tuple[LawOption, ...]:
    """Return the options whose authority in any position is the provision, and those that are named.

    Parameters
    ----------
    asked
        The provision.
    named
        Options that its open points name.
    """
    found = []
    for name in table(POSITIONS[0])["options"]:
        rows = {position: table(position)["options"][name] for position in POSITIONS}
        named_by = [cite for row in rows.values() for cite in cites(str(row["cite"]))]
        if name in named or any(cite.within(asked) or asked.within(cite) for cite in named_by):
            found.append(
                LawOption(
                    name=name,
                    positions={position: _choice(row) for position, row in rows.items()},
                    circuits={where: _choice(row) for where, row in circuits().get(name, {}).items()},
                )
            )
    return tuple(found)


def _choice(row: Mapping[str, Any]) -> LawChoice:
    value = row["value"]
    return LawChoice(
        value=", ".join(map(str, value)) if isinstance(value, list) else str(value),
        cite=str(row["cite"]),
        source=str(row["source"]),
        note=row.get("note"),
        checked_to=row.get("checked_to"),
    )


_GUIDELINES = "0"
_STATUTES = "1"


@cache
def known_sections() -> tuple[str, ...]:
    """Return every section that a table, a module or a list of open points is about, guidelines first."""
    found = {name for edition in EDITIONS for table in _tables(edition) for name in sections(table)}
    found |= {cite.section for module in modules() for cite in module.implements}
    found |= {point.section for point in open_points.sections()}
    return tuple(sorted(found, key=_order))


def _order(section: str) -> tuple[str, str, int, str]:
    if " USC " in section:
        title, _, number = section.partition(" USC ")
        digits = number.rstrip("abcdefghijklmnopqrstuvwxyz")
        return _STATUTES, title, int(digits), number
    part, _, number = section.partition(".")
    return _GUIDELINES, part, int(number or 0), ""


def _tables(edition: str) -> list[Table]:
    start = edition_date(edition)
    return [load(name, edition) for name in provisions() if any(day <= start for day in dates(name))]


def law(edition: str, version: str, cite: Cite | None = None, *, with_rows: bool = True) -> Law:
    """Return what is known of a provision, or of all.

    Parameters
    ----------
    edition
        A shipped edition.
    version
        That of the program.
    cite
        A section, or a part of one; all sections where it is ``None``.
    with_rows
        Whether the tables' rows are wanted.

    Raises
    ------
    EditionNotShipped
        If the edition is not shipped.
    """
    wanted = [cite] if cite is not None else [Cite(section) for section in known_sections()]
    return Law(
        relcon=version,
        edition=edition,
        edition_sha256=digest(edition),
        editions=tuple(EDITIONS),
        provisions=tuple(_provision(one, edition, with_rows=with_rows) for one in wanted),
    )


def _provision(asked: Cite, edition: str, *, with_rows: bool) -> Provision:
    listed = next((one for one in open_points.sections() if one.section == asked.section), None)
    tables = _tables(edition)
    points = [point for point in (listed.points if listed is not None else ()) if _bears(cites(point.cite), asked)]
    own = [table for table in tables if asked.section in sections(table)]
    return Provision(
        cite=str(asked),
        title=_title(asked.section),
        modules=_modules(asked),
        tables=tuple(_table(table, asked, with_rows=with_rows) for table in own if _touches(table, asked)),
        not_in_edition=_later(asked, edition),
        options=bearing(asked, {point.option for point in points}),
        open=tuple(_open(point) for point in points),
    )


def _bears(found: Iterable[Cite], asked: Cite) -> bool:
    """Whether a cite lies within what was asked for, or the other way round."""
    return any(cite.within(asked) or asked.within(cite) for cite in found)


def _modules(asked: Cite) -> tuple[LawModule, ...]:
    found = []
    for module in modules():
        own = _bears(module.implements, asked)
        if own or _bears(module.applies, asked):
            found.append(LawModule(name=module.name, decides=module.decides, implements=own))
    return tuple(sorted(found, key=lambda module: not module.implements))


def _title(section: str) -> str:
    """Return a section's heading; where none is written, what its module says that it decides."""
    titles = _titles()
    own = [module.decides.partition(": ")[2] for module in modules() if module.section == section]
    return titles.get(section) or next(iter(own), "").rstrip(".") or "named by a table"


@cache
def _titles() -> Mapping[str, str]:
    rows = read(resources.files(__package__).joinpath("titles.yaml"))
    return {section: str(title) for section, title in rows.items()}


@cache
def subjects() -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Return what provisions decide, in the order of a worksheet, with the sections that decide it."""
    rows = read(resources.files(__package__).joinpath("subjects.yaml"))
    return tuple((str(what), tuple(map(str, sections))) for what, sections in rows.items())


def _touches(table: Table, asked: Cite) -> bool:
    return not asked.part or any(_bears(cites(row.cite), asked) for row in rows(table))


def _table(table: Table, asked: Cite, *, with_rows: bool) -> LawTable:
    kept = [row for row in rows(table) if not asked.part or _bears(cites(row.cite), asked)]
    return LawTable(
        table=table.provision,
        effective=table.effective.isoformat(),
        edition=table.edition,
        cite=table.cite,
        source=table.source,
        verified=table.verified,
        serves=_served(table),
        rows=tuple(LawRow(at=r.at, values=dict(r.values), cite=r.cite, source=r.source) for r in kept)
        if with_rows
        else None,
    )


def _served(table: Table) -> tuple[str, ...]:
    """Return the shipped editions for which this file is the newest one not after their date."""
    days = dates(table.provision)
    return tuple(
        name
        for name, start in EDITIONS.items()
        if max((day for day in days if day <= start), default=None) == table.effective
    )


def _later(asked: Cite, edition: str) -> tuple[str, ...]:
    start = edition_date(edition)
    names = [name for name in provisions() if all(day > start for day in dates(name))]
    found = []
    for name in names:
        first = min(dates(name))
        served = next((year for year, day in EDITIONS.items() if day >= first), None)
        if served is not None and asked.section in sections(load(name, served)):
            found.append(f"{name}, from {first.isoformat()}")
    return tuple(found)


def _open(point: OpenPoint) -> LawOpen:
    return LawOpen(cite=point.cite, text=point.text, needs=point.needs, option=point.option or None)
