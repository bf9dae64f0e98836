"""The notes of ``relcon check``: one screen, worst first; or each in full, in the parts of that screen."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from relcon import words
from relcon.checking.note import KINDS, Checked, Note
from relcon.checking.priced import Priced
from relcon.records.matter import Matter, declared_in_facts, record_id
from relcon.records.noted import NoteKind
from relcon.reports import edition_words
from relcon.reports.check_screen import Part, Stakes, parts, places, screen
from relcon.reports.report import Block, Paragraph, Report, Section, Table, columns
from relcon.results.exposure import Exposure
from relcon.words import ASSUMED

HARMFUL = "makes a number wrong or a position empty"
"""What a note of the first rank says."""
UNCITED = (
    "Uncited facts hold in every position and are flagged everywhere. Citing one to a weak exhibit alone takes it "
    "out of the defense position."
)
GROUPS: dict[NoteKind, tuple[str, str]] = {
    "no_reading": (
        "Readings that a position lacks",
        "What it lacks counts for nothing there. If that is not meant, write its own reading as a second record.",
    ),
    "no_effect": ("Records of no effect", "They reach nobody or answer nothing: as they stand no number needs them."),
    "weight": ("Weights missing or out of line", "A figure or a unit may be mistyped."),
    "contradiction": ("Facts that do not fit together", "One of them may be wrong, or both right."),
    "two_values": (
        "Two values for one exhibit",
        "The first that was imported stays; the other row is held. Ask which one is right, and why there are two.",
    ),
    "impossible_date": ("Dates that cannot be, or hardly", "A year may be mistyped, or two dates exchanged."),
    "missing_date": ("Missing dates", ""),
    "likely_duplicate": (
        "Likely duplicates",
        "Events that may be the same drugs seen twice. Nothing is merged: drugs on one lot are counted once.",
    ),
    "same_twice": ("The same thing written twice", ""),
    "page_overlap": ("Pages in two exhibits", ""),
    "stipulated": ("Stipulated quantities", "They stand in the place of what the events show."),
    "carried_over": (
        "Samples carried over to the whole",
        "Some units were tested and the rest taken to be alike: an approximation (§2D1.1 n.5), open to contest.",
    ),
    "weak_only": ("Facts on weak evidence alone", "Reliability, USSG §6A1.3(a)."),
    "open_norm": ("Open norms and unknown facts", "A fact or a finding would close each; until then positions differ."),
    "read_as": ("Read as something else", "What was written in another form, and how it was understood."),
    "uncited": ("Uncited facts; evidence and people never named", UNCITED),
    "page_gap": ("Gaps in Bates pages", "Pages that no exhibit of the file covers: not produced, or not listed."),
    "field_and_lab": ("Alleged and found", "The laboratory's substance is counted."),
    "lab_missing": ("Exhibits without a laboratory report, and reports without an exhibit", ""),
    "held": ("Rows that are held", "They count nowhere until the case file has what they lack and they are imported."),
    "totals": ("Totals that are not the sum", "Rows may be missing, or were not used: see imported/rejects."),
    "not_produced": ("Pages cited and not produced", "Ask for them, or correct the pages of the exhibit."),
    "load_files": (
        "The load files of the production",
        "Numbers that were skipped may be pages withheld; lists that differ may be pages lost.",
    ),
    "unclaimed": (
        "Numbers that nobody claims",
        "Who used each, and from when to when, stands in `phones` of a person.",
    ),
    "not_in_tolls": (
        "What call records do not hold",
        "That a call is not in them says something only of the days that they hold whole (`covers`).",
    ),
}
COUNTED: dict[NoteKind, str] = {
    "open_norm": "(f)(5) that another criterion bars anyway",
    "uncited": "facts without a page, and people or exhibits never named",
    "page_gap": "gaps in Bates pages",
    "load_files": "gaps, overlaps and differences in the load files",
    "unclaimed": "numbers in many contacts that nobody claims",
}
"""What is counted on the first screen, in the words of a count."""
MOVES_NO_MONTH = {
    "under_sentence": "sentence being served (§4A1.1(e)) that moves no month",
    "acceptance": "acceptance that moves no month",
    "found": "quantity not found or admitted that moves no month",
}
"""The same, of notes on these fields."""
FOLDED = 3
"""From so many notes of one text on, the text stands once."""
ANSWER = (
    "A note that is right as it stands can be answered in its file, and then stands as answered: "
    "noted: [{check: KIND, record: ID, why: …}]"
)


def check_report(
    checked: Checked,
    files: str,
    matter: Matter,
    exposure: Exposure | None = None,
    priced: Priced | None = None,
    costly: Sequence[str] = (),
    *,
    every: bool = False,
) -> Report:
    """Return the report of ``relcon check`` on a matter without errors.

    Parameters
    ----------
    checked
        The notes.
    files
        What was checked.
    matter
        For names.
    exposure, priced
        For the months that a note moves.
    costly
        Admissions of the client's that, if they may count so far, fail (f)(4): no disclosure then lifts.
    every
        Whether every note is shown in full, with its kind, in the parts of the first screen.
    """
    stakes = Stakes(
        exposure, priced or {}, matter.proffer.client if matter.proffer is not None else None, tuple(costly)
    )
    standing = [one for one in checked.notes if one.answered is None]
    answered = [one for one in checked.notes if one.answered is not None]
    flat = tuple(
        (one.kind, one.record, one.location, one.text, str(one.rank), one.answered or "") for one in checked.notes
    )
    heard = f"Answered in the file: {len(answered)}"
    if every:
        said = _said(checked, standing=False)
        by_part = parts(standing, stakes)
        sections = [Section("", (Paragraph(said), _counts(by_part, parts(answered, stakes))))]
        for part, those in by_part.items():
            sections += _parted(part, those)
        if answered:
            sections.append(Section(heard, tuple(_items(answered))))
        closing: tuple[str, ...] = ("Notes are for counsel to look at; none changes a result.",)
        closing += (ANSWER,) if standing else ()
    else:
        blocks = [Paragraph(_said(checked, standing=bool(standing)))]
        blocks += screen(standing, stakes, matter, _counted)
        if answered:
            blocks.append(Paragraph(heard))
        sections = [Section("", tuple(blocks))]
        closing = ("Notes change nothing. Each in full, and how one is answered: --all.",) if checked.notes else ()
    return Report(
        title=f"Check of {files}",
        sections=tuple(sections),
        flat=Table(columns("kind", "record", "location", "text", "rank", "answered"), flat),
        warnings=_warnings(checked, matter),
        closing=closing,
        assumed=ASSUMED if every or _told(matter).intersection(one.record for one in standing) else "",
        sheet=not every,
    )


def _said(checked: Checked, *, standing: bool) -> str:
    uncited = checked.facts - (checked.cited if checked.paged is None else checked.paged)
    pages = "each with a page" if uncited == 0 else f"{uncited} without a page"
    facts = f"{checked.facts} fact{'' if checked.facts == 1 else 's'} of the case file"
    return f"No errors. {facts}{f', {pages}' if checked.facts else ''}.{' Worst first:' if standing else ''}"


def _told(matter: Matter) -> frozenset[str]:
    """Return the ids of admissions and leads, and of the facts in them."""
    found = {*matter.admissions, *matter.leads}
    for admission in matter.admissions.values():
        for facts in (admission.facts, *(lead.facts for lead in admission.leads)):
            found.update(record_id(record) for _, record in declared_in_facts(facts))
    return frozenset(found)


def _warnings(checked: Checked, matter: Matter) -> tuple[str, ...]:
    manuals = (
        f"{edition} Manual ({', '.join(words.surname(matter, id) for id in whose)})"
        for edition, whose in checked.not_read.items()
    )
    return (*map(edition_words.rebuilt, manuals), *edition_words.others(checked.warnings, matter))


def _counted(one: Note) -> str:
    """Return what a note that moves nothing is counted as."""
    return MOVES_NO_MONTH.get(one.field or "") or COUNTED.get(one.kind, GROUPS[one.kind][0].lower())


def _counts(standing: Mapping[Part, Sequence[Note]], answered: Mapping[Part, Sequence[Note]]) -> Table:
    rows: list[tuple[str, ...]] = []
    for part in Part:
        if part == Part.IMPORTED and not (standing[part] or answered[part]):
            continue  # of a case into which nothing was imported
        rows.append((_titled(part), str(len(standing[part])), str(len(answered[part]))))
        for kind in KINDS:
            cells = tuple(str(sum(one.kind == kind for one in notes[part])) for notes in (standing, answered))
            if cells != ("0", "0"):
                rows.append((f"  {GROUPS[kind][0]}", *cells))
    return Table(columns("To look at", "Notes", "Answered", right=(1, 2)), tuple(rows))


def _titled(part: Part) -> str:
    return part.capitalize()


def _parted(part: Part, notes: Sequence[Note]) -> Iterator[Section]:
    if notes:
        yield Section(f"{_titled(part)}: {len(notes)}")
    for kind in KINDS:
        those = [one for one in notes if one.kind == kind]
        if those:
            title, meaning = GROUPS[kind]
            intro: tuple[Block, ...] = (Paragraph(meaning),) if meaning else ()
            yield Section(f"{title}: {len(those)} ({kind})", (*intro, *_items(those)), level=2)


def _items(notes: Sequence[Note]) -> Iterator[Paragraph]:
    """Yield each note; those of one text once, with the records, where they are many."""
    same: dict[tuple[str, str | None], list[Note]] = {}
    for one in notes:
        same.setdefault((one.text, one.answered), []).append(one)
    for (written, why), those in same.items():
        text = words.in_prose(written)
        said = text if why is None else f"{text}. Answered: {why}"
        if len(those) < FOLDED:
            yield from (Paragraph(f"{one.record}: {said}{_at([one])}", bullet=True) for one in those)
        else:
            records = ", ".join(dict.fromkeys(one.record for one in those))
            yield Paragraph(f"{said}: {len(those)} records: {records}{_at(those)}", bullet=True)


def _at(notes: Sequence[Note]) -> str:
    found = places(notes)
    return f" ({found})" if found else ""


def harmful(checked: Checked) -> str:
    """Return what ``--strict`` says of a matter whose notes of the first rank are not all answered."""
    number = len(checked.harmful)
    return f"{number} note{'' if number == 1 else 's'} of the first rank without an answer ({HARMFUL})."
