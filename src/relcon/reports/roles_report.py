"""The report of relcon roles: role in each position, places in the organization, measures of contacts."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from relcon import words
from relcon.figures.tiers import RULE, title
from relcon.figures.told import MEANING as MEASURED
from relcon.figures.told import WARNING, collected, reasons, share, whose
from relcon.records.matter import Matter
from relcon.reports import edition_words
from relcon.reports.exposure_report import closing
from relcon.reports.report import Block, Paragraph, Report, Section, Table, columns
from relcon.reports.role_elements import By, aggravating, bullets, carried, cliff, in_words, mitigating
from relcon.reports.roles_one import one_screen
from relcon.reports.roles_table import roles_table
from relcon.results.network import Measures, Placement
from relcon.results.roles_format import DefendantRoles, Roles


def tier(found: Placement, matter: Matter) -> Section:
    """Return the section of a person's place in the organization."""
    return Section("Place in the organization", tuple(_tier(found, matter)), level=2)


def _tier(found: Placement, matter: Matter) -> Iterator[Block]:
    yield Paragraph(f"{title(found)}: {whose(found)}")
    yield from (Paragraph(words.plainly(text, matter), bullet=True) for text in reasons(found))


def tiers(found: dict[str, Placement], matter: Matter) -> Section:
    """Return everybody's place in the organization in a table."""
    rows = tuple((words.person(matter, id), title(one), whose(one)) for id, one in found.items())
    return Section("Places in the organization", (Table(columns("Person", "Place", "By what"), rows), Paragraph(RULE)))


def measured(found: Measures, matter: Matter) -> Section:
    """Return the section of the measures, the note on how contacts were collected first."""
    return Section("Contacts, as they were collected", tuple(_measured(found, matter)))


def _measured(found: Measures, matter: Matter) -> Iterator[Block]:
    yield Paragraph(WARNING)
    yield Paragraph(f"Confidence: {found.confidence} ({'; '.join(found.why)}).")
    yield Paragraph("")
    yield Paragraph("How the contacts were collected:")
    yield from (Paragraph(text, bullet=True) for text in collected(found, matter))
    if not found.people:
        return
    yield Paragraph("")
    yield Table(
        columns(
            *("Person", "Others", "Contacts", "Between", "Core", "Size", "Group", "One source"),
            right=(1, 2, 3, 4, 5, 6, 7),
        ),
        tuple(
            (
                words.person(matter, id),
                str(one.degree),
                f"{one.contacts:,}",
                one.betweenness,
                f"{one.core}{'*' if one.shell == 'innermost' else ''}",
                one.effective_size,
                "–" if one.community is None else str(one.community),
                share(one.one_source, one.contacts),
            )
            for id, one in found.people.items()
        ),
    )
    yield Paragraph(f"{MEASURED} * innermost core.")
    if found.periods:
        yield Paragraph("")
        yield Table(
            columns("Period", "People", "In contact with most others", "Records that may add", right=(1, 3)),
            tuple(
                (f"{one.from_} to {one.to}", str(one.people), ", ".join(one.first) or "–", str(one.open))
                for one in found.periods
            ),
        )
        yield Paragraph(
            "A record says its first and last day; a contact is put in no period that the record does not name."
        )


MEANING = (
    "Role is judged on all relevant conduct (USSG Ch. 3, Pt. B, intro.). Levels are those of the worksheet; evidence "
    "on both sides is shown and not weighed. What needs a finding is open until there is one."
)
MORE = "One: -d NAME. Calls set no level: --section contacts. Places in the organization: --section places."
WHOLE = "Every element, both comparisons, the cliff in months: --why."
SectionName = Literal["roles", "places", "contacts"]
FLAT = (
    *("defendant", "position", "aggravating_levels", "aggravating_open", "reading", "participants", "control"),
    *("mitigating_levels", "mitigating_open", "door", "criterion_4", "tier", "tier_by", "tier_confidence"),
    *("degree", "contacts", "betweenness", "core", "effective_size", "measures_note", "edition", "edition_note"),
)


def roles_report(
    found: Roles, matter: Matter, full: bool = True, section: SectionName = "roles", *, each: bool = False
) -> Report:
    """Return the report of ``relcon roles``.

    Parameters
    ----------
    found
        The answer.
    matter
        For names.
    full
        Whether each defendant's elements are shown whole; else everybody on a screen, or ``each`` on one.
    section
        Roles; each person's place in the organization; or the measures of recorded contacts.
    """
    header = matter.case.case
    answers = {id: positions_of(one) for id, one in found.defendants.items()}
    sections: tuple[Section, ...]
    match section:
        case "places":
            sections = (tiers(found.tiers, matter),)
        case "contacts":
            sections = (measured(found.measures, matter),)
        case "roles" if full:
            sections = (
                Section("", (Paragraph(MEANING),)),
                *(one for id, by in answers.items() for one in _defendant(id, by, found, matter)),
            )
        case "roles" if each:
            sections = tuple(
                Section(
                    edition_words.person(matter, id, found.defendants[id].manual), tuple(_one(id, by, found, matter))
                )
                for id, by in answers.items()
            )
        case "roles":
            sections = (Section("", tuple(roles_table(found, answers, matter))),)
    short = section == "roles" and not full
    return Report(
        title=f"Roles: {header.caption}" if header is not None else "Roles",
        sections=sections,
        flat=_flat(found, answers),
        warnings=edition_words.cautions(found.receipt, matter),
        closing=(
            *((words.FOOT,) if section == "roles" else ()),
            *((WHOLE if each else MORE,) if short else ()),
            closing(found.receipt),
        ),
        sheet=short,
        **({"assumed": ""} if short else {}),
    )


def _one(id: str, by: By, found: Roles, matter: Matter) -> Iterator[Block]:
    yield from (
        Paragraph(text) for text in found.defendants[id].warnings if by == {} or not edition_words.not_as_read(text)
    )
    if by:
        yield from one_screen(id, {p: in_words(one, matter) for p, one in by.items()}, found, matter)


def positions_of(found: DefendantRoles) -> By:
    """Return a defendant's positions, typed by their names."""
    return found.positions  # type: ignore[return-value]  # the keys are position names: the program wrote them


def _defendant(id: str, by: By, found: Roles, matter: Matter) -> Iterator[Section]:
    one = found.defendants[id]
    yield Section(
        edition_words.person(matter, id, one.manual),
        tuple(Paragraph(text) for text in one.warnings if not edition_words.not_as_read(text)),
    )
    if by:
        by = {position: in_words(answer, matter) for position, answer in by.items()}
        yield aggravating(by, matter)
        yield mitigating(by, matter)
        yield carried(by)
        yield cliff(by)
        missing = bullets({p: answer.missing for p, answer in by.items()}, tuple(by))
        yield Section("Open, and proof that the file lacks", tuple(missing) or (Paragraph("None."),), level=2)
    yield tier(found.tiers[id], matter)


def _flat(found: Roles, answers: dict[str, By]) -> Table:
    rows = []
    for id, by in answers.items():
        placed, own = found.tiers[id], found.measures.people.get(id)
        context = (placed.tier or "", placed.by or "", placed.confidence or "")
        measures = (
            ("", "", "", "", "")
            if own is None
            else (str(own.degree), str(own.contacts), own.betweenness, str(own.core), own.effective_size)
        )
        last = (*context, *measures, WARNING, *edition_words.cells(found.defendants[id].manual))
        if not by:
            rows.append((id, *("" for _ in range(10)), *last))
        for position, answer in by.items():
            up, down = answer.aggravating, answer.mitigating
            numbers = "; ".join(f"{one.undertaking} {one.number}" for one in up.activities)
            control = "; ".join(one.record for activity in up.activities for one in activity.control if one.counts)
            first = (str(up.levels), _yes(up.open), up.reading, numbers, control)
            second = (str(down.levels), _yes(down.open), down.door or "", answer.criterion_4)
            rows.append((id, position, *first, *second, *last))
    return Table(columns(*FLAT), tuple(rows))


def _yes(value: bool) -> str:
    return "yes" if value else "no"
