"""The small files of which inputs are made: of each reader, the file that is spoiled and what lies beside it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Literal

from relcon.entry.blank import CASE, PROFFER, blank_files, with_examples
from relcon.importing.request import Request
from relcon.importing.run import run
from relcon.importing.store import FOLDER
from relcon.importing.workbook.writing import filled_workbook
from tests.fuzz.archives import steady
from tests.fuzz.mutations import Form
from tests.helpers.matters import case, read_yaml
from tests.importing.books import HEAD, ROW, book
from tests.importing.messages.conftest import chat, chats
from tests.importing.workbook.sheets_drawn import GOOD

Reads = Literal[
    "case", "proffer", "letter", "agreements", "offers", "psr", "indictment",
    "settings", "proposals", "store", "import", "map", "workbook",
]  # fmt: skip
"""Who reads the file that is spoiled."""


@dataclass(frozen=True)
class Seed:
    """A file to spoil.

    Attributes
    ----------
    name
        Of the input's folder and for messages.
    reads
        Who reads it.
    file, data
        The file that is spoiled.
    beside
        Other files of the folder, by name; of a case and its proffer both have a name of their own.
    form
        In which ways it is spoiled.
    often
        How often it is drawn, beside the others: a large one takes the time of many small ones.
    case, proffer
        The matter upon which it is read.
    kind, options
        As what it is imported, and what is said of it.
    """

    name: str
    reads: Reads
    file: str
    data: bytes
    beside: Mapping[str, bytes] = field(default_factory=dict)
    form: Form = "fields"
    often: int = 10
    case: str = CASE
    proffer: str | None = None
    kind: str = ""
    options: Mapping[str, str] = field(default_factory=dict)

    @property
    def told(self) -> str:
        """What is read, for a report."""
        return f"{self.reads} {self.kind}" if self.kind else self.reads

    def request(self, folder: Path, *, dry_run: bool = False) -> Request:
        """Return the import of its file of discovery, in a folder that holds all of its files."""
        said: dict[str, Any] = dict(self.options)
        if "map" in said:
            said["map"] = folder / said["map"]
        file = next(name for name in (self.file, *self.beside) if name not in MATTER)
        return Request(self.kind, folder / file, folder / CASE, dry_run=dry_run, **said)


MATTER = frozenset({CASE, PROFFER, "import.yaml", "map.yaml"})


def seeds(root: Path) -> list[Seed]:
    """Return all files to spoil, in a fixed order."""
    said = read_yaml(root / "tests" / "fuzz" / "seeds.yaml")
    matter = {name: text.encode() for name, text in said["matter"].items()}
    imported = list(_imported(said["imported"], matter))
    own = [*_matters(root), *_written(said["written"], matter), *_stores(imported)]
    books = [replace(one, data=steady(one.data)) for one in _books(matter)]
    return [*own, *(one for one in imported if one.kind != "as-evidence"), *books]


def _matters(root: Path) -> Iterator[Seed]:
    """Case and proffer files of the examples and of the tests, valid and not, each part of them spoiled in turn."""
    example, whole, bad = (root / one for one in ("examples/riverside", "tests/reading/files", "tests/invalid"))
    blank = {name: with_examples(text).encode() for name, text in blank_files().items()}
    every = {name: (whole / name).read_bytes() for name in ("everything.yaml", "everything.proffer.yaml")}
    every["more/tolls.yaml"] = (whole / "more" / "tolls.yaml").read_bytes()
    riverside = {name: (example / name).read_bytes() for name in (CASE, PROFFER)}
    yield from _parts("riverside", riverside, CASE, PROFFER, often=1)
    yield from _parts("everything", every, "everything.yaml", "everything.proffer.yaml", often=4)
    yield from _parts("blank", {CASE: blank[CASE], PROFFER: blank[PROFFER]}, CASE, PROFFER, often=15)
    header = {"included/header.yaml": (bad / "included" / "header.yaml").read_bytes()}
    good = {"valid.yaml": (bad / "valid.yaml").read_bytes()}
    for path in sorted([*bad.glob("*.yaml"), *bad.glob("*.json")]):
        here = {path.name: path.read_bytes()}
        if path.name.endswith(".proffer.yaml"):
            yield from _parts(path.name, here | good, "valid.yaml", path.name, often=2)
        elif path.name != "expected.yaml":
            often = 60 if path.name == "valid.yaml" else 2
            yield from _parts(path.name, here | header, path.name, None, often)


def _parts(name: str, files: dict[str, bytes], case: str, proffer: str | None, often: int) -> Iterator[Seed]:
    """Each of some files spoiled, the others beside it; a proffer file also where it is read for its letter."""
    for file, data in files.items():
        beside = {other: held for other, held in files.items() if other != file}
        reads: Reads = "proffer" if proffer is not None else "case"
        yield Seed(
            f"{name}/{file.replace('/', '-')}", reads, file, data, beside, often=often, case=case, proffer=proffer
        )
        if file == proffer:
            yield Seed(f"{name}/letter", "letter", file, data, beside, often=max(1, often // 3))


def _written(listed: list[dict[str, Any]], matter: dict[str, bytes]) -> Iterator[Seed]:
    """Files of the other formats of the program's own, and what is typed."""
    for one in listed:
        reads, file = one["reader"], one["file"]
        data = one["text"].encode() if "text" in one else matter[file]
        beside = {name: held for name, held in matter.items() if name != file}
        proffer = PROFFER if reads in ("proffer", "psr") else None
        often = {"indictment": 6, "agreements": 120}.get(reads, 100)
        form: Form = "lines" if reads == "indictment" else "fields"
        yield Seed(f"{reads}/{file}", reads, file, data, beside, form, often, proffer=proffer)


def _imported(listed: list[dict[str, Any]], matter: dict[str, bytes]) -> Iterator[Seed]:
    """Files of discovery as text, and their maps."""
    for one in listed:
        kind, file = one["kind"], one["file"]
        data = one["text"].encode(one.get("encoding", "utf-8"))
        given = {"kind": kind, "options": one.get("options", {})}
        beside = dict(matter)
        if "map" in one:
            beside["map.yaml"] = one["map"].encode()
        yield Seed(f"{kind}/{file}", "import", file, data, beside, "cells", 50, **given)
        if "map" in one:
            others = {file: data, **matter}
            yield Seed(f"{kind}/{file}.map.yaml", "map", "map.yaml", beside["map.yaml"], others, often=15, **given)


def _books(matter: dict[str, bytes]) -> Iterator[Seed]:
    """Workbooks: of a telephone, of a list, and the one that the program writes."""
    contacts: list[list[Any]] = [["Contacts"], ["#", "Name", "Entries"], [1, "Tall Man", "Mobile: (312) 555-0101"]]
    phone = Seed("messages/phone.xlsx", "import", "phone.xlsx", chats(chat(), Contacts=contacts), matter, "parts", 60)
    yield replace(phone, kind="messages", options={"evidence": "phone-1"})
    seized = Seed("seizures/list.xlsx", "import", "list.xlsx", book(HEAD, ROW), matter, "parts", 50)
    yield replace(seized, kind="seizures", options={"evidence": "seizures-1", "yes": "yes"})
    small = filled_workbook(case(case={"caption": "United States v. Dunn"}).case)
    yield Seed("workbook/small.xlsx", "workbook", "workbook.xlsx", small, matter, "parts", 3)
    yield Seed("workbook/good.xlsx", "workbook", "workbook.xlsx", GOOD, {}, "parts", 3)


def _stores(imported: list[Seed]) -> Iterator[Seed]:
    """What imports have left beside a case file: each file of it spoiled, and what a person writes upon it."""
    seizures, report, produced = (next(one for one in imported if one.file == file) for file in _FIRST)
    kept = _left_by(seizures) | {"more.csv": seizures.data.replace(b"N-", b"M-"), ".imported.pending": _PENDING}
    for file, data in kept.items():
        if file.startswith((FOLDER, f".{FOLDER}")):
            beside = {other: held for other, held in kept.items() if other not in (file, ".imported.pending")}
            yield Seed(f"store/{Path(file).name}", "store", file, data, beside, often=8)
    left = _left_by(report)
    decided = left.pop(f"{FOLDER}/proposals.yaml").replace(b"decision: open", b"decision: yes, by: A. Orme")
    yield Seed("proposals/proposals.yaml", "proposals", "decided.yaml", decided, left, often=100)
    listed = next(one for one in imported if one.kind == "as-evidence")
    yield replace(listed, name="as-evidence/produced.csv", beside=_left_by(produced))


_FIRST = ("list.csv", "report.xml", "VOL001.dat")
_PENDING = b'[["imported/.x.yaml.relcon-01234567.new", "imported/x.yaml"], [null, "imported/rows/x.jsonl"]]'


def _left_by(seed: Seed) -> dict[str, bytes]:
    """Return the files of a matter into which a seed was imported."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        for file, data in (*seed.beside.items(), (seed.file, seed.data)):
            (folder / file).write_bytes(data)
        run(seed.request(folder))
        files = sorted(path for path in folder.rglob("*") if path.is_file())
        return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}
