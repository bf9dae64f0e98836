"""Special attacks, each by itself: bombs, forms of text, names, formulas, paths, and lists from somebody else."""

from __future__ import annotations

import csv
import io
import json
import time
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from relcon.importing.faults import NotImported
from relcon.importing.run import run
from relcon.importing.store import Store
from relcon.importing.workbook.writing import filled_workbook
from relcon.private_files import NotWritten, finish_pending
from relcon.reading.problems import InputError
from relcon.writing.yaml_text import flow
from tests.cli.conftest import run_command
from tests.fuzz.inputs import Input, Inputs
from tests.fuzz.promised import no_formula, printable
from tests.fuzz.seeds import Seed
from tests.fuzz.trying import Trying
from tests.helpers.matters import case
from tests.importing.books import packed, parts_of
from tests.importing.workbook.sheets_drawn import GOOD

SECONDS = 5  # of the processor: far above what any takes, far below what a bomb would take
EVIL = "[red]b[/b\x1b[2J\u202e\x9bx\nformat: y".replace("/", "|")
"""In a file's name: markup, an escape sequence, a mark that turns the line, the eight-bit escape, a line end."""
STARTS = ("=1+1", "+1", "-2+3", "@SUM(A1)", "\t=1", '=HYPERLINK("http://x")')
OWN = ("case", "proffer", "letter", "agreements", "offers", "psr", "settings", "proposals", "map")
BOMB = b"a: &a [x, x, x, x, x, x, x, x, x]\n" + b"".join(
    b"%c: &%c [%s]\n" % (ord("b") + n, ord("b") + n, b", ".join([b"*%c" % (ord("a") + n)] * 9)) for n in range(12)
)
FORMS: dict[str, Any] = {
    "a bomb of aliases": lambda data: BOMB + data,
    "anchors and merges": lambda data: b"x: &x {a: b}\ny: {<<: *x}\n" + data,
    "a tag that would run": lambda data: b"!!python/object/apply:os.system [true]\n" + data,
    "brackets without end": lambda data: data + b"\nzzz: " + b"[" * 100_000,
    "a line of a million characters": lambda data: data + b"\n# " + b"x" * 1_000_000,
    "a value of a million characters": lambda data: data + b"\nzzz: " + b"x" * 1_000_000,
    "a number of a million digits": lambda data: data.replace(b"846", b"8" * 1_000_000).replace(b"600", b"6" * 10**6),
    "zero bytes": lambda data: data.replace(b"\n", b"\0\n", 1),
    "UTF-16": lambda data: data.decode().encode("utf-16"),
    "code page 1252": lambda data: data + "\n# José\n".encode("cp1252"),
    "a lone surrogate": lambda data: data + b"\nzzz: \xed\xa0\x80\n",
    "an escaped lone surrogate": lambda data: data + b'\nzzz: "\\ud83d"\n',
}
SAME: dict[str, Any] = {
    "a mark of UTF-8": lambda data: b"\xef\xbb\xbf" + data,
    "line ends of Windows": lambda data: data.replace(b"\n", b"\r\n"),
}


@pytest.fixture(scope="module")
def own(root: Path) -> list[Seed]:
    """One sound file of each of the program's own formats."""
    found = {one.reads: one for one in Inputs(root, 0, OWN).seeds if not one.name.endswith(("-case.yaml", "letter"))}
    return [one for reads, one in found.items() if reads not in ("case", "proffer")]


@pytest.mark.parametrize("form", FORMS)
def test_a_file_in_a_hostile_form_is_read_or_refused_at_once(own: list[Seed], tmp_path: Path, form: str) -> None:
    trying = Trying(tmp_path)
    for seed in own:
        start = time.process_time()
        trying.read(Input(seed, FORMS[form](seed.data)))
        assert time.process_time() - start < SECONDS, seed.name


@pytest.mark.parametrize("form", SAME)
def test_a_mark_and_other_line_ends_change_nothing(own: list[Seed], tmp_path: Path, form: str) -> None:
    trying = Trying(tmp_path)
    assert {seed.name: trying.read(Input(seed, SAME[form](seed.data))) for seed in own} == {
        seed.name: trying.read(Input(seed, seed.data)) for seed in own
    }


def hostile_matter(folder: Path) -> tuple[Path, Path]:
    """Return a case file and a list to import into it, both with a name that would act upon a terminal."""
    there = Inputs(Path(__file__).parents[2], 0, ["seizures"]).seeds[0]
    file, listed = folder / f"{EVIL}.yaml", folder / f"{EVIL}.csv"
    for name, data in there.beside.items():
        (folder / name).write_bytes(data)
    file.write_bytes(there.beside["case.yaml"])
    listed.write_bytes(there.data)
    return file, listed


def test_no_name_of_a_file_acts_upon_the_terminal(tmp_path: Path) -> None:
    file, listed = hostile_matter(tmp_path)
    imported = [
        "import",
        "seizures",
        listed,
        "--into",
        file,
        "--map",
        tmp_path / "map.yaml",
        "--evidence",
        "seizures-1",
    ]
    for words in (
        ["check", file],
        ["check", tmp_path / f"no{EVIL}"],
        ["exposure", file, "-o", tmp_path / f"{EVIL}.txt"],
        ["exposure", file, "-d", EVIL],
        imported,
        ["import", "--list", file],
        ["import", "--undo", EVIL, "--into", file],
        ["export", file, "--to", "csv", "-o", tmp_path / f"{EVIL}-tables"],
        ["export", file, "--to", EVIL, "-o", tmp_path / "x"],
        ["add", "place", file, "--set", "name=yard", "--set", "id=yard"],
        ["new", tmp_path / f"{EVIL}-new"],
        ["help", EVIL],
    ):
        done = run_command(*words)
        assert done.exit_code in (0, 1, 2), done.output
        printable(done.stdout)
        printable(done.stderr)
    records = (tmp_path / "imported" / "seizures-1.yaml").read_text(encoding="utf-8")
    printable(records)
    assert "\nformat: y" not in records, "a name ends the comment in which it stands"


@pytest.mark.parametrize("form", ["workbook", "csv", "i2"])
def test_no_cell_that_is_written_is_a_formula(tmp_path: Path, form: str) -> None:
    people = [{"id": f"p{n}", "name": one, "aliases": [one], "status": "target"} for n, one in enumerate(STARTS)]
    file = tmp_path / "case.yaml"
    file.write_text(
        "format: relcon/case/1\ncase: {caption: '=2+2', district: ilnd}\n"
        f"people: {flow(people)}\nplaces: [{{id: flat, name: '@SUM(A1)'}}]\n",  # type: ignore[arg-type]
        encoding="utf-8",
    )
    out = tmp_path / ("out.xlsx" if form == "workbook" else "out")
    done = run_command("export", file, "--to", form, "-o", out)
    assert done.exit_code == 0, done.output
    if form == "workbook":
        cells = [cell for sheet in load_workbook(out) for row in sheet.iter_rows() for cell in row]
        assert {cell.data_type for cell in cells if cell.value is not None} <= {"s", "n", "d", "b"}
        assert {one for one in STARTS if not one.startswith("\t")} <= {cell.value for cell in cells}
        return
    tables = [one.read_text(encoding="utf-8") for one in out.rglob("*.csv")]
    assert any("=1+1" in table for table in tables)
    for table in tables:
        no_formula(table)


def test_answers_as_csv_hold_no_formula() -> None:
    done = run_command("check", Path(__file__).parents[2] / "examples" / "riverside" / "case.yaml", "--format", "csv")
    for row in csv.reader(io.StringIO(done.stdout)):
        for cell in row:
            assert not cell.startswith(("=", "@", "\t", "\r")), cell


def test_the_parts_of_an_archive_are_put_nowhere(tmp_path: Path) -> None:
    from relcon.importing.read.files import read_tables
    from relcon.importing.read.source_file import SourceFile

    names = ("../outside.xml", f"{tmp_path}/absolute.xml", "..\\outside.xml")
    file = tmp_path / "in" / "a.xlsx"
    file.parent.mkdir()
    file.write_bytes(packed({**parts_of(GOOD), **dict.fromkeys(names, b"<x/>")}))
    read_tables(SourceFile.opened(file))
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == [file]


@pytest.mark.parametrize(
    "entry",
    [
        [None, "../outside.txt"],
        [None, "/{outside}"],
        ["imported/x", "../outside.txt"],
        [".case.yaml.relcon-01234567.new", "../outside.txt"],
        [None, "linked/outside.txt"],
        ["imported/x", "imported/y"],
    ],
)
def test_a_list_from_somebody_else_touches_nothing_outside_the_folder(tmp_path: Path, entry: list[str | None]) -> None:
    outside, folder = tmp_path / "outside.txt", tmp_path / "matter"
    outside.write_text("mine", encoding="utf-8")
    (folder / "imported").mkdir(parents=True)
    (folder / "linked").symlink_to(tmp_path)
    for name in ("imported/x", ".case.yaml.relcon-01234567.new"):
        (folder / name).write_text("theirs", encoding="utf-8")
    named = [one.replace("/{outside}", str(outside)) if one is not None else None for one in entry]
    (folder / ".imported.pending").write_text(json.dumps([named]), encoding="utf-8")
    with pytest.raises(NotWritten, match="damaged"):
        finish_pending(folder / ".imported.pending")
    assert outside.read_text(encoding="utf-8") == "mine"
    assert (folder / "imported" / "x").exists()


def test_rows_that_were_changed_after_their_import_are_refused(root: Path, tmp_path: Path) -> None:
    """A figure changed in what an import keeps would change records without a word."""
    seed = Inputs(root, 0, ["seizures"]).seeds[0]
    Trying(tmp_path).put(Input(seed, seed.data))
    folder = tmp_path / seed.name.replace("/", "-")
    run(seed.request(folder))
    (rows,) = (folder / "imported" / "rows").iterdir()
    rows.write_bytes(rows.read_bytes().replace(b"64.9", b"94.9"))
    with pytest.raises(NotWritten, match="is gone or damaged"):
        _ = Store.opened(folder / "case.yaml").files[0].rows


@pytest.mark.parametrize("written", ["{", "[]", '{"../../outside": {"events": {}}}'])
def test_a_damaged_record_of_what_was_written_is_told(root: Path, tmp_path: Path, written: str) -> None:
    seed = Inputs(root, 0, ["seizures"]).seeds[0]
    Trying(tmp_path).put(Input(seed, seed.data))
    folder = tmp_path / seed.name.replace("/", "-")
    run(seed.request(folder))
    store = Store.opened(folder / "case.yaml")
    store.written.write_text(written, encoding="utf-8")
    (folder / seed.file).write_bytes(seed.data.replace(b"N-", b"M-"))
    with pytest.raises((NotWritten, NotImported, InputError), match="bring it back"):
        run(seed.request(folder))


def test_what_cannot_be_seen_is_written_by_its_number() -> None:
    for as_json in (False, True):
        written = flow("a\u202eb\x7f\u200b\U000e0041", as_json=as_json)
        assert written.isprintable()
    assert filled_workbook(case(case={"caption": "a\u202eb"}).case), "a workbook holds it as it is"


@pytest.mark.parametrize("form", ["{z#lle}", "{other} {other}", "{}", "{1}"])
def test_a_form_of_descriptions_that_is_none_is_refused(root: Path, tmp_path: Path, form: str) -> None:
    seed = next(one for one in Inputs(root, 0, ["map"]).seeds if one.name == "payments/bank.csv.map.yaml")
    spoiled = seed.data.replace(b"{other} {zelle}", f"{{other}} {form}".encode())
    assert spoiled != seed.data
    assert Trying(tmp_path).read(Input(seed, spoiled)) == "errors"
