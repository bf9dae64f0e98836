"""Whether a file that the program wrote still holds."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from relcon.results.verification import Verification
    from relcon.results.written import UsedFile


def verify(artefact: str | Path, case: str | Path, *files: str | Path) -> Verification:
    """Return whether what a file says still holds: the same question is asked again of the present files.

    Parameters
    ----------
    artefact
        A file that a command wrote with ``-o``, or JSON, or the folder of an export. Nothing in it is trusted.
    case, files
        The case file; then what else the command took (proffer, presentence report, offers), in its order. A proffer
        file that the command did not take is not read.

    Returns
    -------
    Verification
        ``holds``, ``does not hold`` or ``cannot be told``, why, which input changed, and which figures.

    Raises
    ------
    InputError
        Where the present files have errors.
    WrongFiles
        Where other files are needed than were given.
    """
    from pathlib import Path

    from relcon.artefacts.compare import Names, compared
    from relcon.artefacts.reading import CannotTell, receipt_of, taken
    from relcon.cli.asked import NotAsked, asked_again
    from relcon.reading.files import read_case
    from relcon.results.verification import Verification
    from relcon.results.written import Written
    from relcon.words import OUTCOMES

    matter = read_case(case)
    told = Verification(verdict="cannot be told", why="")
    try:
        before = receipt_of(Path(artefact))
        said = before[0].written or Written()
        told = told.model_copy(update={"command": said.command})
        given, notes = _given(said.files, [Path(one) for one in files])
        after = taken(asked_again(said, Path(case), given, Path(artefact)))
    except (CannotTell, NotAsked) as error:
        return told.model_copy(update={"why": str(error)})
    people = {*matter.people, *(one.id for one in matter.case.people)}
    return compared(before, after, told.model_copy(update={"notes": notes}), Names(OUTCOMES, people))


class WrongFiles(ValueError):
    """Other files are needed than were given; says which."""


def _given(needed: Sequence[UsedFile], given: Sequence[Path]) -> tuple[list[Path], tuple[str, ...]]:
    """Return the files that the command took, and what is said of those that it did not."""
    from relcon.reading.file_kinds import PROFFER

    if len(given) == len(needed):
        return list(given), ()
    surplus = [one for one in given if PROFFER.encode() in _head(one)]
    if len(given) == len(needed) + 1 and surplus and not any(one.role == "proffer" for one in needed):
        left = [one for one in given if one is not surplus[0]]
        return left, (f"{surplus[0].name} was not read: this was made without a proffer file.",)
    roles = {"report": "PSR", "psr": "PSR", "offers": "OFFER", "other": "OTHER LETTER", "template": "TEMPLATE"}
    typed = " ".join(["CASE", *(roles.get(one.role, one.role.upper()) for one in needed)])
    raise WrongFiles(f"this was made of other files: relcon verify FILE {typed}, in this order")


def _head(file: Path) -> bytes:
    try:
        with file.open("rb") as stream:
            return stream.read(65_536)
    except OSError:
        return b""
