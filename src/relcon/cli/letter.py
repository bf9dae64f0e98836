"""``relcon letter``: show, compare, questions, redline."""

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
  relcon letter redline case.yaml proffer.yaml
"""

letter = typer.Typer(
    help=HELP,
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 80},
)

Why: TypeAlias = Annotated[
    bool, typer.Option("--why", help="Why each matters, its authority, each position's reading.")
]
One: TypeAlias = Annotated[
    str | None, typer.Option("--letter", "-l", metavar="ID", help="Which letter of the file.", show_default=False)
]


def show(
    case: options.Case,
    proffer: options.Proffer,
    letter: One = None,
    why: Why = False,
    form: options.As = "table",
    output: options.Output = None,
) -> None:
    """The letter in plain words: what it does to the range first.

        relcon letter show case.yaml proffer.yaml
        relcon letter show case.yaml proffer.yaml -l letter-1 --why

    What it does to the range, at trial, the rest, and on what it is silent, with pages. --why: each term in the
    letter's words, what it governs and by what law, what each position makes of it. A silent term is open: Defense
    reads it for the client, Middle and Ceiling for the government. Terms taken from a dated example (preset) say so.
    All letters of the file, or with -l one.
    """
    from relcon.proffer.refusal import UnknownName
    from relcon.reports.letter_report import shown_report

    matter = _matter(case, proffer)
    try:
        found = api.letter(matter, letter)
    except UnknownName as error:
        raise unknown(error.what, error.found, list(error.allowed)) from None
    emit(shown_report(found, matter, why=why), found, form, output)


def compare(
    case: options.Case,
    proffer: options.Proffer,
    other: Annotated[str, typer.Argument(metavar="OTHER", help="Another letter, session, file or example.")],
    letter: One = None,
    why: Why = False,
    form: options.As = "table",
    output: options.Output = None,
) -> None:
    """The letter against another: what differs, and what that changes.

        relcon letter compare case.yaml proffer.yaml offered.yaml
        relcon letter compare case.yaml proffer.yaml nyed-2005
        relcon letter compare case.yaml proffer.yaml s-second -l letter-1

    OTHER is a file with the fields of one letter (or a proffer file that has one), the id of another letter of this
    file or of a session held under it, or a dated example. First what each term that differs would move, most months
    first, and all together; then what both letters say of these. Of an example only the terms read in its source are
    compared. Without -l the letter is that of the last session. --why: both letters' words on every term, and the law.
    """
    from relcon.proffer.refusal import UnknownName
    from relcon.reports.letter_compared import compared_report

    matter = _matter(case, proffer)
    with spinner("Computing worksheets"):
        try:
            found = api.letter_compare(matter, _other(other), letter)
        except UnknownName as error:
            raise unknown(error.what, error.found, list(error.allowed)) from None
    emit(compared_report(found, matter, why=why), found, form, output)


def questions(
    case: options.Case,
    proffer: options.Proffer,
    letter: One = None,
    why: Why = False,
    every: Annotated[
        bool, typer.Option("--all", help="Every question and every silent term; nothing counted.")
    ] = False,
    exact: Annotated[bool, typer.Option("--exact", help="With the names of the terms in the file.")] = False,
    form: options.As = "table",
    output: options.Output = None,
) -> None:
    """What to ask the government about the letter.

        relcon letter questions case.yaml proffer.yaml
        relcon letter questions case.yaml proffer.yaml --why -o asked.txt

    What moves the range first, most months in Middle first, with the low end as the letter stands and as the term
    could read; then what matters at trial; what is not put into a number here; what to ask beside it. --why: why each
    matters and how each position reads it meanwhile. Nothing is advised, and no words are drafted for the client.
    """
    from relcon.proffer.refusal import UnknownName
    from relcon.reports.letter_questions import questions_report

    matter = _matter(case, proffer)
    with spinner("Computing worksheets"):
        try:
            found = api.letter_questions(matter, letter)
        except UnknownName as error:
            raise unknown(error.what, error.found, list(error.allowed)) from None
    emit(questions_report(found, matter, why=why, every=every, exact=exact), found, form, output)


def redline(
    case: options.Case,
    proffer: options.Proffer,
    letter: One = None,
    why: Why = False,
    every: Annotated[bool, typer.Option("--all", help="Every term; nothing counted.")] = False,
    form: options.As = "table",
    output: options.Output = None,
) -> None:
    """Which other wordings of the letter's terms would lower a low end.

        relcon letter redline case.yaml proffer.yaml
        relcon letter redline case.yaml proffer.yaml --why -o asks.md --format md

    Term by term, most months in Middle first: what the letter says, with quote and page, the other wording, and the low
    end in each position, now and then. --why: what the term governs, by what authority, and every wording that lowers
    something. Terms on which no number turns are under relcon letter questions. Nothing is advised.
    """
    from relcon.proffer.refusal import UnknownName
    from relcon.reports.letter_redline import redline_report

    matter = _matter(case, proffer)
    with spinner("Computing worksheets"):
        try:
            found = api.letter_redline(matter, letter)
        except UnknownName as error:
            raise unknown(error.what, error.found, list(error.allowed)) from None
    emit(redline_report(found, matter, why=why, every=every), found, form, output)


register(letter, show, compare, questions, redline)


def _matter(case: Path, proffer: Path) -> Matter:
    return api.read_proffer(proffer, api.read_case(case), case)


def _other(name: str) -> Letter | str:
    """Return the letter of a file, where there is one of this name; else the name."""
    path = Path(name)
    return api.read_letter(path) if path.suffix in (".yaml", ".yml", ".json") or path.is_file() else name
