"""§3B1.2 by its two doors: the comparison with others, and the function of §2D1.1(e)(2)(B)."""

from __future__ import annotations

from collections.abc import Iterator

from relcon import words
from relcon.exporting.exposure_report import where
from relcon.exporting.report import Block, Paragraph, Section, Table, columns
from relcon.exporting.roles.aggravating import factor_table
from relcon.exporting.roles.said import By, bullets, merged, once, pages
from relcon.results.roles import Comparator

ORDINAL = " He did or had less, alike, more than the other, or mixed; unknown where the records do not say. No score."


def mitigating(by: By, full: bool) -> Section:
    """Return the section of §3B1.2; without what each door asks where ``full`` is not asked for."""
    return Section("§3B1.2, mitigating role: two doors", tuple(_blocks(by, full)), level=2)


def _blocks(by: By, full: bool) -> Iterator[Block]:
    found = {position: one.mitigating for position, one in by.items()}
    yield Table(
        columns("Position", "Levels", "Door", "Why", right=(1,)),
        tuple(
            (
                words.narrow(p),
                "open" if one.open else words.levels(one.levels) if one.levels else "0",
                one.door or "–",
                one.why,
            )
            for p, one in found.items()
        ),
    )
    if not full:
        return
    yield Paragraph("")
    yield from _direct(by)
    yield Paragraph("")
    yield from _function(by)


def _direct(by: By) -> Iterator[Block]:
    asked = tuple(by)
    doors = {p: one.mitigating.direct for p, one in by.items()}
    yield Paragraph("Door 1, §3B1.2 itself (n.3(A)): substantially less culpable than the average participant?")
    said = {
        p: [f"{one.substantially_less}: {one.why}"]
        if one.more_than_one_participant
        else ["no: more than one participant is needed (§3B1.2 n.2)"]
        for p, one in doors.items()
    }
    yield from bullets(said, asked)
    factors = factor_table({p: one.factors for p, one in doors.items()}, asked, "a reduction")
    if factors is not None:
        yield factors
    tables = merged({p: [(_key(one), one) for one in door.comparators if one.others] for p, door in doors.items()})
    for n, held in enumerate(tables.values()):
        first = next(iter(held.values()))
        yield Paragraph("")
        yield Paragraph(f"Compared with {first.what} ({first.cite}){where(tuple(held), asked)}.{'' if n else ORDINAL}")
        yield _comparison(first)


def _key(found: Comparator) -> str:
    """Return what a table of comparisons says, whatever the reasons for it."""
    return "\n".join([found.option, *(f"{one.person} {sorted(one.by_factor.items())}" for one in found.others)])


def _comparison(found: Comparator) -> Table:
    factors = list(dict.fromkeys(name for one in found.others for name in one.by_factor))
    rows = tuple((one.person, *(one.by_factor.get(name, "–") for name in factors)) for one in found.others)
    return Table(columns("Other", *factors), rows)


def _function(by: By) -> Iterator[Block]:
    asked = tuple(by)
    doors = {p: one.mitigating.function for p, one in by.items()}
    yield Paragraph("Door 2, §2D1.1(e)(2)(B): was his primary function a low-level trafficking function?")
    if not any(one.in_edition for one in doors.values()):
        yield Paragraph("not in this Manual's edition", bullet=True)
        return
    rows = []
    for record, answers in merged({p: [(one.record, one) for one in d.functions] for p, d in doors.items()}).items():
        first = next(iter(answers.values()))
        taken = once({p: [words.levels(one.taken) if one.taken else "0"] for p, one in answers.items()}, asked)
        why = once({p: [one.why] for p, one in answers.items()}, asked)
        held = once({p: [pages(one.shown)] for p, one in answers.items()}, asked)
        warrants = words.levels(first.warrants) if first.warrants else "–"
        rows.append((f"{first.function}\n({record})", first.primary, warrants, "\n".join(taken), "\n".join(why + held)))
    if rows:
        yield Table(columns("Function", "Primary", "Generally\nwarrants", "Taken", "Why"), tuple(rows))
    else:
        yield Paragraph("no function of his is recorded", bullet=True)
    for title, side in (("For", "totality_for"), ("Against", "totality_against")):
        told = bullets({p: map(pages, getattr(one, side)) for p, one in doors.items()}, asked)
        if told:
            yield Paragraph(f"{title}, in the totality:")
            yield from told
