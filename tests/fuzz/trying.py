"""One input read and checked as the commands do it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final, Literal

from relcon.checking.check import check
from relcon.cli.talk import shown
from relcon.entry.blank import CASE, PROFFER
from relcon.entry.indictment import Indictment
from relcon.importing.faults import NotImported
from relcon.importing.settings import settings_of
from relcon.law.arrays import WeightTooLarge
from relcon.private_files import NotWritten, write_private
from relcon.reading.files import read_case, read_letter, read_proffer
from relcon.reading.offer_file import read_offers
from relcon.reading.problems import InputError
from relcon.reading.psr import read_psr
from relcon.records.matter import Matter
from relcon.reports.check_report import check_report
from relcon.reports.text import text
from relcon.writing.as_written import as_written
from relcon.writing.yaml_text import block_lines
from tests.entry.conftest import Answers
from tests.fuzz.discovery import confirm_spoiled, import_spoiled, import_workbook_spoiled, read_store
from tests.fuzz.inputs import Input
from tests.fuzz.promised import printable, sound
from tests.fuzz.seeds import Reads

Ending = Literal["notes", "errors"]


class Trying:
    """Reads inputs in a folder of its own: one below it for each seed."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder.resolve()
        self.known: dict[str, Matter] = {}
        self.readers: Final[Mapping[Reads, Callable[[Input, Path], None]]] = {
            "case": self._case,
            "agreements": self._case,
            "proffer": self._case,
            "letter": lambda _, file: sound(read_letter(file), file.parent),
            "offers": self._offers,
            "psr": self._psr,
            "indictment": typed,
            "settings": lambda _, file: printable(settings_of(file.with_name(CASE)).text()),
            "proposals": confirm_spoiled,
            "store": read_store,
            "import": import_spoiled,
            "map": import_spoiled,
            "workbook": import_workbook_spoiled,
        }

    def put(self, one: Input) -> Path:
        """Write the files of an input, and return the spoiled one."""
        folder = self.folder / one.seed.name.replace("/", "-")
        if not folder.is_dir():
            for name, data in one.seed.beside.items():
                (folder / name).parent.mkdir(parents=True, exist_ok=True)
                write_private(folder / name, data)
        file = folder / one.seed.file
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(one.data)
        return file

    def read(self, one: Input) -> Ending:
        """Read and check an input, and see that what is said of it can be printed.

        Raises
        ------
        Exception
            Whatever is not an error of the input: a fault of the program.
        """
        file = self.put(one)
        try:
            self.readers[one.seed.reads](one, file)
        except (InputError, NotImported) as error:
            printable(error.render())
            return "errors"
        except NotWritten as error:
            printable(str(error))
            return "errors"
        except WeightTooLarge:  # `failures` tells it as an error of the files
            return "errors"
        return "notes"

    def _matter(self, one: Input, folder: Path) -> Matter:
        """Return the matter beside a spoiled file, read once."""
        if one.seed.name not in self.known:
            self.known[one.seed.name] = read_case(folder / one.seed.case)
        return self.known[one.seed.name]

    def _case(self, one: Input, file: Path) -> None:
        seed = one.seed
        folder = self.folder / seed.name.replace("/", "-")
        case = folder / seed.case
        matter = self._matter(one, folder) if seed.file == seed.proffer else read_case(case)
        if seed.proffer is not None:
            matter = read_proffer(folder / seed.proffer, matter, case)
        found = check(matter)
        for every in (False, True) if one.thorough else (False,):
            printable(text(check_report(found, str(case), matter, every=every)))
        sound(matter.case, folder)
        if matter.proffer is not None:
            sound(matter.proffer, folder)
        if one.thorough and seed.file == seed.case:
            written_and_read(matter, file.with_name("written.yaml"))

    def _offers(self, one: Input, file: Path) -> None:
        for offer in read_offers(file, self._matter(one, file.parent)):
            sound(offer, file.parent)

    def _psr(self, one: Input, file: Path) -> None:
        case = file.with_name(CASE)
        matter = self._matter(one, file.parent)
        if matter.proffer is None:
            matter = self.known[one.seed.name] = read_proffer(file.with_name(PROFFER), matter, case)
        sound(read_psr(file, matter, case).file, file.parent)


def typed(one: Input, file: Path) -> None:
    """Answer the questions of an indictment with the lines of a text; what comes of it is read back."""
    answers = Answers(one.data.decode("utf-8", "replace").split("\n"))
    made = Indictment(file.parent, answers)
    made.enter()
    printable(shown("\n".join([*answers.prompts, *answers.shown])))
    for name, held in made.files.items():
        file.with_name(name).write_text(held, encoding="utf-8")
    if made.files:
        case = file.with_name(CASE)
        matter = read_proffer(file.with_name(PROFFER), read_case(case), case)
        sound(matter.case, file.parent)


def written_and_read(matter: Matter, file: Path) -> None:
    """Write a case as the program writes one, and read the same back."""
    held = as_written(matter.case)
    held.pop("include", None)
    file.write_text("\n".join(block_lines(held, "")) + "\n", encoding="utf-8")
    again = as_written(read_case(file).case)
    again.pop("include", None)
    assert again == held, "written and read it is another case"
