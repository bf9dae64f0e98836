"""The notes of ``relcon check``, grouped, with what each group means."""

from __future__ import annotations

from relcon.checking.note import KINDS, Checked, Kind, Note
from relcon.reports.report import Block, Paragraph, Report, Section, Table, columns

UNCITED = (
    "They hold in every position and are flagged everywhere. Citing an uncited fact to a weak exhibit alone takes it "
    "out of the defense position."
)
GROUPS: dict[Kind, tuple[str, str]] = {
    "no_reading": (
        "Readings that a position lacks",
        "Nothing of it holds there. Where that is not meant, write the position's own reading as a second record.",
    ),
    "contradiction": ("Facts that do not fit together", "One of them may be wrong, or both right."),
    "likely_duplicate": (
        "Likely duplicates",
        "Events that may be the same drugs seen twice. Nothing is merged: drugs on one lot are counted once.",
    ),
    "carried_over": (
        "Samples carried over to the whole",
        "Some units were tested and the rest taken to be alike: an approximation (§2D1.1 n.5), open to contest.",
    ),
    "stipulated": ("Stipulated quantities", "They stand in the place of what the events show."),
    "uncited": (
        "Uncited facts",
        UNCITED,
    ),
    "weak_only": ("Facts on weak evidence alone", "Reliability, USSG §6A1.3(a)."),
    "open_norm": ("Open norms and unknown facts", "A fact or a finding would close each; until then positions differ."),
    "missing_date": ("Missing dates", ""),
    "page_gap": ("Gaps in Bates pages", "Pages that no exhibit of the file covers: not produced, or not listed."),
    "page_overlap": ("Pages in two exhibits", ""),
}


def check_report(checked: Checked, case: str) -> Report:
    """Return the report of ``relcon check`` on a matter without errors; warnings stand first."""
    counts = {kind: [n for n in checked.notes if n.kind == kind] for kind in KINDS}
    uncited = checked.facts - checked.cited
    summary = [Paragraph(f"No errors. {checked.facts} facts, {uncited} of them uncited.")]
    rows = tuple((GROUPS[kind][0], str(len(notes))) for kind, notes in counts.items())
    sections = [Section("", (*summary, Table(columns("To look at", "Notes", right=(1,)), rows)))]
    for kind, notes in counts.items():
        if notes:
            title, meaning = GROUPS[kind]
            intro: tuple[Block, ...] = (Paragraph(meaning),) if meaning else ()
            sections.append(Section(f"{title}: {len(notes)}", (*intro, *(_item(note) for note in notes))))
    flat = tuple((note.kind, note.record, note.location, note.text) for note in checked.notes)
    return Report(
        title=f"Check of {case}",
        sections=tuple(sections),
        flat=Table(columns("kind", "record", "location", "text"), flat),
        warnings=checked.warnings,
        closing=("Notes are for counsel to look at; none changes a result.",),
    )


def _item(note: Note) -> Paragraph:
    place = note.location.rpartition("/")[2]
    return Paragraph(f"{note.record}: {note.text}{f' ({place})' if place else ''}", bullet=True)
