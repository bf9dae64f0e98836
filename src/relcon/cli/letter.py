"""``relcon letter``: show, compare, questions."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TypeAlias

import typer

from relcon import api
from relcon.cli import options
from relcon.cli.commands import register
from relcon.cli.failures import unknown
from relcon.cli.output import emit
from relcon.cli.progress import spinner

if TYPE_CHECKING:
    from relcon.records.letter import Letter
    from relcon.records.matter import Matter

HELP = """\
The proffer letter: in plain words, against another, and what to ask.

\b
  relcon letter show case.yaml proffer.yaml
  relcon letter compare case.yaml proffer.yaml offered.yaml
  relcon letter questions case.yaml proffer.yaml
"""

letter = typer.Typer(
    help=HELP,
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 80},
)

One: TypeAlias = Annotated[
    str | None, typer.Option("--letter", "-l", metavar="ID", help="Which letter of the file.", show_default=False)
]


def show(
    case: options.Case,
    proffer: options.Proffer,
    letter: One = None,
    form: options.As = "table",
    output: options.Output = None,
) -> None:
    """The letter term by term, in plain words.

        relcon letter show case.yaml proffer.yaml
        relcon letter show case.yaml proffer.yaml -l letter-1 --format md

    Each term of the schema in order: what the letter says, with its words and page; what it governs, and by what law;
    what each position makes of it. A term that is not there is silent, which is open: the Defense reads it against the
    government, the other positions for it. Terms taken from a dated example (preset) say so. All letters of the file,
    or with -l one.
    """
    from relcon.proffer.refusal import UnknownName
    from relcon.reports.letter_report import shown_report

    matter = _matter(case, proffer)
    try:
        found = api.letter(matter, letter)
    except UnknownName as error:
        raise unknown(error.what, error.found, list(error.allowed)) from None
    emit(shown_report(found), found, form, output)


def compare(
    case: options.Case,
    proffer: options.Proffer,
    other: Annotated[str, typer.Argument(metavar="OTHER", help="Another letter, session, file or example.")],
    letter: One = None,
    form: options.As = "table",
    output: options.Output = None,
) -> None:
    """The letter against another: what differs, and what that changes.

        relcon letter compare case.yaml proffer.yaml offered.yaml
        relcon letter compare case.yaml proffer.yaml nyed-2005
        relcon letter compare case.yaml proffer.yaml s-second -l letter-1

    OTHER is a file with the fields of one letter (or a proffer file that has one), the id of another letter of this
    file or of a session held under it, or a dated example. Each term that differs: both letters' words, what it
    governs, and the low end if this term read otherwise; then all together. Of an example only the terms that were
    read in its source are compared. Without -l the letter is that of the last session.
    """
    from relcon.proffer.refusal import UnknownName
    from relcon.reports.letter_report import compared_report

    matter = _matter(case, proffer)
    with spinner("Computing worksheets"):
        try:
            found = api.letter_compare(matter, _other(other), letter)
        except UnknownName as error:
            raise unknown(error.what, error.found, list(error.allowed)) from None
    emit(compared_report(found), found, form, output)


def questions(
    case: options.Case,
    proffer: options.Proffer,
    letter: One = None,
    form: options.As = "table",
    output: options.Output = None,
) -> None:
    """What to ask the government about the letter.

        relcon letter questions case.yaml proffer.yaml
        relcon letter questions case.yaml proffer.yaml -f csv -o asked.csv

    Terms on which the letter is silent, terms that do not go together, and terms that are not its own, in the order of
    the schema: the question, why it matters, how each position reads it meanwhile, and which outputs turn on the
    answer. Nothing is advised, and no words are drafted for the client.
    """
    from relcon.proffer.refusal import UnknownName
    from relcon.reports.letter_report import questions_report

    matter = _matter(case, proffer)
    with spinner("Computing worksheets"):
        try:
            found = api.letter_questions(matter, letter)
        except UnknownName as error:
            raise unknown(error.what, error.found, list(error.allowed)) from None
    emit(questions_report(found), found, form, output)


register(letter, show, compare, questions)


def _matter(case: Path, proffer: Path) -> Matter:
    return api.read_proffer(proffer, api.read_case(case), case)


def _other(name: str) -> Letter | str:
    """Return the letter of a file, where there is one of this name; else the name."""
    path = Path(name)
    return api.read_letter(path) if path.suffix in (".yaml", ".yml", ".json") or path.is_file() else name
