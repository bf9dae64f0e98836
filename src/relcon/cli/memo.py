"""``relcon memo``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from relcon import api
from relcon.cli import options
from relcon.cli.asked import with_command
from relcon.cli.failures import unknown, usage
from relcon.cli.output import write_answer
from relcon.cli.progress import spinner
from relcon.private_files import read_input

if TYPE_CHECKING:
    from relcon.memorandum.made import Form

FORMS: dict[str, Form] = {".docx": "docx", ".html": "html", ".md": "md"}
"""The form of a memo by the end of its file's name."""


def memo(
    case: options.Case,
    proffer: options.Proffer,
    output: Annotated[
        Path | None,
        typer.Option(
            "--output",
            "-o",
            metavar="FILE",
            help="Write to a .docx, .html or .md file that only you can read; memo.docx, where there is none yet.",
            callback=options.target,
            show_default=False,
        ),
    ] = None,
    template: Annotated[
        Path | None,
        typer.Option(
            "--template",
            metavar="FILE",
            help="A firm's .docx file: its styles, headers and letterhead stay.",
            show_default=False,
        ),
    ] = None,
    session: options.Session = None,
    topic: options.Topics = None,
    without: options.Without = None,
    figures: Annotated[
        bool, typer.Option("--figures/--no-figures", help="With pictures, each on its own page.")
    ] = True,
) -> None:
    """The memo before a proffer: for Word, a browser or as text.

        relcon memo case.yaml proffer.yaml -o memo.docx
        relcon memo case.yaml proffer.yaml -o memo.docx --template firm.docx
        relcon memo case.yaml proffer.yaml -o memo.html

    For counsel alone. The sheet of relcon brief first, with an empty box for counsel's decision; what the letter does,
    term by term; exposure by outcome and position; admissions with price and page; thresholds; fenced topics;
    conflicts to resolve; who is implicated and who could implicate the client; what each defense at trial lets in;
    questions for the government, most months first; collateral consequences to raise, from what the file records;
    assumptions and options; what is not verified. The privilege line stands on every page, with its number.

    Every figure is that of relcon brief, simulate and letter. It advises nothing and ranks no choice. An admission
    that counsel marked "unresolved" stops it (exit code 3). A template's own text stays before the memo; its named
    styles (Title, Heading 1, Heading 2, List Bullet, Caption) are used as they are.
    """
    from relcon.memorandum.word import NotWord
    from relcon.proffer.refusal import UnknownName

    file = output or _new(Path("memo.docx"))
    form = _form(file)
    firm = _template(template, form)
    matter = api.read_proffer(proffer, api.read_case(case), case)
    off = options.chosen_toggles(matter, without)
    with spinner("Writing the memo"):
        try:
            written = api.memo(
                matter, form, session=session, topics=topic or (), without=off, template=firm, figures=figures
            )
        except NotWord:
            raise usage(f"{template} is no Word document: save the template as .docx (not .dotx or .doc)") from None
        except UnknownName as error:
            raise unknown(error.what, error.found, list(error.allowed)) from None
    write_answer(file, with_command({"": written})[""])


def _new(file: Path) -> Path:
    """Return the file of a memo that nobody named: never one that is there, into which counsel may have written."""
    if file.exists():
        raise usage(f"{file} is there already, perhaps with changes of your own: -o {file} writes over it")
    options.target(file)
    return file


def _form(output: Path) -> Form:
    found = FORMS.get(output.suffix.lower())
    if found is None:
        raise usage(f"{output}: a memo is a .docx, .html or .md file. Such as: -o {output.stem}.docx")
    return found


def _template(template: Path | None, form: Form) -> bytes | None:
    """Return the bytes of a template, which is then never written over."""
    if template is None:
        return None
    if form != "docx":
        raise usage("--template is for a .docx memo: name the file so, or leave the template out")
    try:
        return read_input(template)
    except OSError as error:
        raise usage(f"{template} cannot be read: {error.strerror}") from None
