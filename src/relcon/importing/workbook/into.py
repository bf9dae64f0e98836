"""A workbook written into a case file: a new one whole; one that is there gets what it lacks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from relcon.importing.faults import Fault, NotImported, quoted
from relcon.importing.settings import NAME, Settings, settings_of
from relcon.importing.store import Store
from relcon.importing.workbook.reading import ReadWorkbook, read_workbook
from relcon.importing.workbook.receipts import receipt_files
from relcon.importing.workbook.sheets import CASE, SECTIONS
from relcon.private_files import read_input, write_together
from relcon.reading.files import read_case
from relcon.reading.merge import finished_case
from relcon.records.matter import Matter
from relcon.writing.as_written import as_written
from relcon.writing.splice import NoPlace, with_field, with_item
from relcon.writing.yaml_text import Value, block_lines, item_lines

_BOM: Final = "\ufeff"
_BLOCKS: Final = ("people", "undertakings")
"""Sections whose records stand on lines of their own; those of the others take a line each."""
_FEW = 20  # differences that are told one by one


@dataclass(frozen=True)
class Imported:
    """What became of a workbook.

    Attributes
    ----------
    workbook
        As it was read.
    added
        By section, the ids of records that the case file did not have.
    same
        How many records it had already, just so.
    files
        What is written, by name; empty where nothing changes.
    new
        Whether the case file was not there.
    """

    workbook: ReadWorkbook
    added: Mapping[str, list[str]]
    same: int
    files: Mapping[Path, str | bytes | None]
    new: bool


def import_workbook(file: Path, case: Path, *, dry_run: bool = False, blank: str | None = None) -> Imported:
    """Read a workbook into a case file.

    Parameters
    ----------
    file
        The workbook.
    case
        The case file; where it is not there it is written whole, else it gets the records that it lacks.
    dry_run
        Whether nothing is written.
    blank
        The case file of a new matter as the program writes it: one that is still so is written over.

    Raises
    ------
    NotImported
        Where the workbook has errors, or says something else of a record than the case file: nothing is written.
    InputError
        Where the case file has errors.
    NotWritten
        Where it cannot be written.
    """
    store = Store.opened(case)
    text = read_input(case).decode("utf-8", "replace") if case.is_file() else None
    new = text is None or (blank is not None and text.replace("\r\n", "\n") == blank)
    beside = None if new else read_case(case)
    read = read_workbook(file, beside.case if beside is not None else None)
    if beside is None or text is None:
        written, added, same = _whole(read, file.name), _ids(as_written(read.case)), 0
    else:
        written, added, same = _with_more(text, beside, read, file.name, case.name)
    files: dict[Path, str | bytes | None] = {case: written} if new or written != text else {}
    files |= _settings(case, read, file.name)
    if case in files:
        _check(case, written)
        files |= receipt_files(store, file, read, added, same, text, written)
    if files and not dry_run:
        write_together(files, store.pending)
    return Imported(read, added, same, files, new)


def _whole(read: ReadWorkbook, name: str) -> str:
    """Return a case file with what a workbook says, in the order of the format."""
    lines = [f"# Imported from {_one_line(name)}, SHA-256 {read.sha256}.", "# Attorney work product."]
    for section, value in as_written(read.case).items():
        if section == "format":
            lines += [f"format: {value}", ""]
        elif isinstance(value, dict):
            lines += [f"{section}:", *block_lines(value, "  "), ""]
        elif isinstance(value, list) and value:
            lines.append(f"{section}:")
            for record in value:
                lines += item_lines(record, "  ", as_block=section in _BLOCKS)
            lines.append("")
    return "\n".join(lines).rstrip("\n") + "\n"


def _one_line(name: str) -> str:
    return "".join(char if char.isprintable() else "?" for char in name)


def _ids(written: Mapping[str, Value]) -> dict[str, list[str]]:
    return {section: [str(one["id"]) for one in _records(written, section)] for section in SECTIONS if section != CASE}


def _records(written: Mapping[str, Value], section: str) -> list[dict[str, Value]]:
    value = written.get(section)
    return [one for one in value if isinstance(one, dict) and "id" in one] if isinstance(value, list) else []


def _with_more(
    text: str, beside: Matter, read: ReadWorkbook, file: str, case: str
) -> tuple[str, dict[str, list[str]], int]:
    """Return a case file's text with the records that it lacks; every other byte stays.

    Raises
    ------
    NotImported
        With every difference between a record here and there.
    """
    held, wanted = as_written(beside.case), as_written(finished_case(read.case))
    faults: list[Fault] = []
    mark, body = (_BOM, text[1:]) if text.startswith(_BOM) else ("", text)
    added: dict[str, list[str]] = {}
    same = 0
    try:
        body = _with_header(body, held, wanted, faults, file, case)
        for section in SECTIONS:
            there = {str(one["id"]): one for one in _records(held, section)}
            for record in _records(wanted, section):
                id = str(record["id"])
                if id not in there:
                    body = with_item(body, (section,), record, as_block=section in _BLOCKS).of(body)
                    added.setdefault(section, []).append(id)
                elif different := list(_differences(there[id], record)):
                    faults.append(_conflict(section, id, different, file, case))
                else:
                    same += 1
    except NoPlace as error:
        said = f"{error}; write the records of the workbook into a new case file, or add them with relcon add"
        faults.append(Fault("conflict", case, said))
    if faults:
        rest = len(faults) - _FEW
        more = [Fault("conflict", file, f"and {rest} more records that differ")] if rest > 0 else []
        raise NotImported([*faults[:_FEW], *more])
    return mark + body, added, same


def _with_header(
    body: str, held: Mapping[str, Any], wanted: Mapping[str, Any], faults: list[Fault], file: str, case: str
) -> str:
    for name, value in wanted.get("case", {}).items():
        known = held.get("case", {}).get(name)
        if known is None:
            body = with_field(body, ("case",), name, value).of(body)
        elif known != value:
            fix = "make them the same in one of them"
            said = f"the workbook has {name} {_shown(value)}, {case} has {_shown(known)}; {fix}"
            faults.append(Fault("conflict", file, said, CASE))
    for part in ("positions", "noted"):
        if wanted.get(part) and part not in held:
            body = with_field(body, (), part, wanted[part]).of(body)
        elif wanted.get(part) and wanted[part] != held[part]:
            said = f"the workbook says something else under {part} than {case}; make them the same in one of them"
            faults.append(Fault("conflict", file, said, CASE))
    return body


def _differences(there: Any, here: Any) -> Iterator[tuple[str, Any, Any]]:
    """Yield the fields of a record that say something else in the case file than in the workbook."""
    for name in dict.fromkeys((*there, *here)):
        one, other = there.get(name), here.get(name)
        if one != other and (one or other):
            yield name, one, other


def _conflict(section: str, id: str, different: list[tuple[str, Any, Any]], file: str, case: str) -> Fault:
    told = ", ".join(f"{name} ({case}: {_shown(one)}, workbook: {_shown(other)})" for name, one, other in different[:3])
    more = f" and {len(different) - 3} more fields" if len(different) > 3 else ""
    said = (
        f"{id} is in {case} already, and differs in {told}{more}; what stands there is never written over; make "
        "them the same, or delete it there and import again"
    )
    return Fault("conflict", file, said, section)


def _shown(value: Any) -> str:
    if value is None:
        return "nothing"
    return quoted(value) if isinstance(value, str) else "a list" if isinstance(value, list) else "other fields"


def _settings(case: Path, read: ReadWorkbook, file: str) -> dict[Path, str | bytes | None]:
    """Return the file in which the matter's zone and region stand, where the workbook is the first to say them.

    Raises
    ------
    NotImported
        Where it says another zone or region than stands there.
    """
    if not read.zone and not read.region:
        return {}
    path = case.parent / NAME
    before = settings_of(case)
    there = path.exists()
    faults = [
        Fault(
            "conflict", file, f"the {what} is {quoted(said)}, {NAME} has {quoted(known)}; make them the same", "about"
        )
        for what, said, known in (("zone", read.zone, before.zone), ("region", read.region, before.region))
        if there and said and known and said != known
    ]
    if faults:
        raise NotImported(faults)
    after = Settings(zone=read.zone or before.zone, region=read.region or before.region)
    return {} if there and after.text() == before.text() else {path: after.text()}


def _check(case: Path, text: str) -> None:
    """Check that the case file reads with the new text."""
    read_case(case, {case.resolve(): text.encode("utf-8")})
