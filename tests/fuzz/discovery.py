"""Files of discovery read into a matter: first without writing, some then in earnest, read back, and undone."""

from __future__ import annotations

import shutil
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from relcon.entry.blank import CASE
from relcon.importing.by_map import MapProposed
from relcon.importing.fates import Tally
from relcon.importing.request import Request
from relcon.importing.review.confirm import confirm
from relcon.importing.run import Done, run, undo
from relcon.importing.store import FOLDER, Store
from relcon.importing.workbook.into import import_workbook
from relcon.reading.files import read_case
from relcon.reports.import_report import import_lines
from relcon.reports.review_report import confirmed_lines
from relcon.reports.workbook_report import workbook_lines
from relcon.writing.as_written import as_written
from relcon.writing.yaml_text import Value
from tests.fuzz.inputs import Input
from tests.fuzz.promised import no_formula, printable, sound


def import_spoiled(one: Input, file: Path) -> None:
    """Import a file as it was asked for, and check what would be done; a thorough input is imported in earnest too."""
    folder = file.parent
    before = _names(folder)
    request = one.seed.request(folder, dry_run=True)
    try:
        done = run(request)
    except MapProposed as proposed:
        printable(proposed.text)
        raise
    finally:
        assert _names(folder) == before, "a dry run wrote"
    printable("\n".join(line.text for line in import_lines(done, request.case, dry=True)))
    _check(done)
    if one.thorough:
        with _copied(folder) as copy:
            _in_earnest(one.seed.request(copy))


def import_workbook_spoiled(one: Input, file: Path) -> None:
    """Read a workbook into a matter that is there, and into a new one; a thorough input in earnest."""
    there = [file.parent / one.seed.case] if one.seed.beside else []
    for case in (file.parent / "new.yaml", *there):
        done = import_workbook(file, case, dry_run=True)
        printable("\n".join(line.text for line in workbook_lines(done, case, dry=True)))
    if one.thorough:
        with _copied(file.parent) as copy:
            import_workbook(copy / file.name, copy / "new.yaml")
            _check_modes(copy / "new.yaml")
            sound(read_case(copy / "new.yaml").case, copy)
            assert not import_workbook(copy / file.name, copy / "new.yaml").files, "read again it adds something"


def confirm_spoiled(_: Input, file: Path) -> None:
    """Carry out decisions without writing."""
    done = confirm(file.with_name(CASE), file, lambda _question: "A. Orme", dry_run=True)
    printable("\n".join(line.text for line in confirmed_lines(done, dry=True)))


def read_store(_: Input, file: Path) -> None:
    """Open what was imported, where one of its files is damaged, and import one more file upon it."""
    case = next(folder for folder in file.parents if (folder / "case.yaml").exists()) / "case.yaml"
    with _copied(case.parent) as copy:
        store = Store.opened(copy / "case.yaml")
        for one in store.files:
            printable(str(len(one.rows)))
        options = {"map": copy / "map.yaml", "evidence": "seizures-1"}
        done = run(Request("seizures", copy / "more.csv", copy / "case.yaml", **options))  # type: ignore[arg-type]
        _check(done)
        sound(read_case(copy / "case.yaml").case, copy)


def _check(done: Done) -> None:
    """Check that every row has its fate, every record its rows, and that no table has a formula."""
    receipt = done.receipt
    assert sum(receipt.counts.values()) == receipt.rows_read, "rows without a fate"
    assert min(receipt.counts.values()) >= 0
    told = list(done.tally or Tally())
    others = {fate.row.label for fate in told if fate.name != "used"}
    labels = {fate.row.label for fate in told}
    for record, rows in receipt.records.items():
        assert rows or record == receipt.evidence, f"{record} rests on no row"
        assert not set(rows) & others, f"{record} cites rows that are not used: {rows}"
        if len(told) == receipt.rows_read:  # of a large file used rows are only counted
            assert set(rows) <= labels, f"{record} cites rows that there are not: {rows}"
    for path, content in done.change.files.items():
        if path.suffix == ".csv" and isinstance(content, str):
            no_formula(content)
        if path.suffix == ".yaml" and content is not None:
            printable(content if isinstance(content, str) else content.decode("utf-8"))


def _in_earnest(request: Request) -> None:
    """Import, read the matter back, import again, and take it out again."""
    before = _said(request.case)
    done = run(request)
    _check_modes(request.case.parent / FOLDER)
    matter = read_case(request.case)
    sound(matter.case, request.case.parent)
    for id in done.change.added:
        assert id in matter, f"{id} was written, and is not there"
    if not done.tally:
        return
    assert run(request).again, "imported twice"
    undo(request.case, done.receipt.sha256)
    assert _said(request.case) == before, "undone it leaves something"


def _said(case: Path) -> dict[str, Value]:
    """Return what a matter's files say; which files they are is no part of it."""
    return {name: value for name, value in as_written(read_case(case).case).items() if name != "include"}


def _names(folder: Path) -> list[str]:
    return sorted(one.name for one in folder.iterdir())


def _check_modes(written: Path) -> None:
    for path in [written] if written.is_file() else [one for one in written.rglob("*") if one.is_file()]:
        assert stat.S_IMODE(path.stat().st_mode) == 0o600, f"others may read {path.name}"


@contextmanager
def _copied(folder: Path) -> Iterator[Path]:
    copy = folder.with_name(f"{folder.name}.copy")
    shutil.rmtree(copy, ignore_errors=True)
    shutil.copytree(folder, copy)
    try:
        yield copy
    finally:
        shutil.rmtree(copy)
