"""``relcon import``."""

from __future__ import annotations

import sys
import textwrap
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from relcon.cli.failures import INPUT_ERRORS, unknown, usage
from relcon.cli.output import colours, say_written
from relcon.cli.progress import spinner, steps
from relcon.reading.problems import WIDTH, escape

if TYPE_CHECKING:
    from relcon.importing.by_map import MapProposed
    from relcon.importing.request import Request
    from relcon.reports.import_report import Line


WORKBOOK = "workbook"
AS_EVIDENCE = "as-evidence"


def importing(
    kind: Annotated[
        str | None, typer.Argument(metavar="KIND", help="What the file is; see above.", show_default=False)
    ] = None,
    file: Annotated[Path | None, typer.Argument(metavar="FILE", help="The file.", show_default=False)] = None,
    into: Annotated[Path | None, typer.Option("--into", metavar="CASE", help="The case file.")] = None,
    map_: Annotated[Path | None, typer.Option("--map", metavar="MAP", help="The map: which column means what.")] = None,
    profile: Annotated[
        str | None, typer.Option("--profile", metavar="NAME", help="A layout that ships, instead of a map.")
    ] = None,
    evidence: Annotated[
        str | None, typer.Option("--evidence", metavar="ID", help="The exhibit that its records cite.")
    ] = None,
    bates: Annotated[
        str | None, typer.Option("--bates", metavar="FIRST-LAST", help="The pages of a new exhibit.")
    ] = None,
    exhibit_kind: Annotated[
        str | None, typer.Option("--exhibit-kind", metavar="KIND", help="What the new exhibit is, such as seizure.")
    ] = None,
    owner: Annotated[
        str | None, typer.Option("--owner", metavar="PERSON", help="Whose device or account it is.")
    ] = None,
    tz: Annotated[str | None, typer.Option("--tz", metavar="ZONE", help="The time zone of the file's times.")] = None,
    sheet: Annotated[str | None, typer.Option("--sheet", metavar="NAME", help="The sheet of a workbook.")] = None,
    encoding: Annotated[
        str | None, typer.Option("--encoding", metavar="NAME", help="The encoding of a text file, such as cp1252.")
    ] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Write nothing; print what would be done.")] = False,
    yes: Annotated[bool, typer.Option("--yes", help="Take a guessed map as it is.")] = False,
    make_people: Annotated[
        list[str] | None,
        typer.Option(
            "--make-people",
            metavar="NAME",
            help="Write a person, not identified, of a name for which rows are held; repeat for more.",
        ),
    ] = None,
    listed: Annotated[Path | None, typer.Option("--list", metavar="CASE", help="What was imported into it.")] = None,
    undo: Annotated[
        str | None, typer.Option("--undo", metavar="SHA", help="Take a file out again, by its SHA-256 or name.")
    ] = None,
    as_evidence: Annotated[
        Path | None,
        typer.Option(
            "--as-evidence",
            metavar="LIST",
            help="Make exhibits of the documents ticked in this list; a new one is written, to tick in.",
        ),
    ] = None,
    confirm: Annotated[
        Path | None,
        typer.Option("--confirm", metavar="PROPOSALS", help="Write what a person has ticked in a file of suggestions."),
    ] = None,
) -> None:
    """A file of discovery into a case file, with what became of every row.

        relcon import workbook workbook.xlsx --into case.yaml
        relcon import seizures list.csv --into case.yaml --evidence seizures-1
        relcon import labs lab.xlsx --into case.yaml --evidence labs-1 --dry-run
        relcon import payments cash_app.csv --into case.yaml --owner dunn
        relcon import tolls usage.csv --into case.yaml --profile att_mobility
        relcon import intercepts lines.csv --into case.yaml --map lines.yaml
        relcon import production VOL001.dat --into case.yaml
        relcon import messages phone.xlsx --into case.yaml --evidence phone-1
        relcon import --list case.yaml
        relcon import --undo 3f9c2a71b0de --into case.yaml
        relcon import --as-evidence to-tick.csv --into case.yaml
        relcon import --confirm imported/proposals.yaml --into case.yaml

    KIND: workbook (the one that relcon new and relcon export write: it makes a case file, or adds what one lacks),
    seizures (property reports by exhibit), labs (laboratory reports by exhibit), transactions (deals: an event each),
    payments (of an app, a bank or a network), cameras (logs of a pole camera: days, no record), tolls, pen-register,
    jail-calls, intercepts (calls and texts: contacts, each call once, by who claims the number on that day), messages
    (a telephone's report: contacts, each message once), entities (FollowTheMoney, one a line: contacts and payments of
    people whom the case file has), production (load files: the documents, .dat, and the pages, .opt).

    A map says which column means what. Without one, a map is guessed from the header, written to maps/ beside the case
    file and shown; nothing is imported until it is named with --map, or taken with --yes.

    Every row ends as used, duplicate, aside, held, rejected or furniture, and the six add up to the rows read. Records
    go into imported/ beside the case file, which includes them; rows that were not used into imported/rejects.
    A file that was imported already changes nothing.

    Rows that name a person whom the case file lacks are held. --make-people NAME writes that person into the case file
    as unidentified, and reads the file once more with it, also a file that was imported before.

    A production gives a page index and no exhibits. --as-evidence LIST writes a list of its documents, in which counsel
    ticks; the same command again makes exhibits of those that are ticked.

    --confirm carries out what a person has decided in imported/proposals.yaml, or in a copy of it (decision: yes, by:
    NAME), as relcon review does one by one: all of it, or with any fault nothing.
    """
    if listed is not None and str(listed).startswith("--"):
        raise usage("--list CASE: the case file is named after --list itself, without --into")
    if listed is not None:
        _list(listed)
    elif into is None:
        raise usage("--into CASE: the case file is missing")
    elif undo is not None:
        _undo(into, undo)
    elif confirm is not None:
        _confirm(into, confirm, dry=dry_run)
    elif as_evidence is not None and not as_evidence.exists():
        _list_to_tick(into, as_evidence)
    else:
        from relcon.importing.kinds import KINDS
        from relcon.importing.request import Request

        if as_evidence is not None:
            kind, file = AS_EVIDENCE, as_evidence
        if kind is None or file is None:
            raise usage("KIND and FILE are missing: relcon import KIND FILE --into CASE")
        if kind not in (WORKBOOK, *KINDS):
            raise unknown("kind of file", kind, [WORKBOOK, *KINDS])
        request = Request(
            kind,
            file,
            into,
            map_,
            profile,
            evidence,
            bates,
            exhibit_kind,
            owner,
            tz,
            sheet,
            encoding,
            dry_run,
            yes,
            tuple(make_people or ()),
            _ask,
        )
        if kind == WORKBOOK:
            _import_workbook(request)
        else:
            _import(request)


def _ask(question: str) -> str | None:
    """Ask on a terminal; in a pipe nobody answers."""
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        return None
    return str(typer.prompt(question, default="", show_default=False, prompt_suffix=""))


def _import(request: Request) -> None:
    from relcon.importing.by_map import MapProposed
    from relcon.importing.run import run
    from relcon.reports.import_report import import_lines

    try:
        with steps({"reading": 5, "joining": 3, "writing": 2}, f"Importing {request.file.name}") as moved:
            done = run(replace(request, moved=moved))
    except MapProposed as proposed:
        _propose(proposed, dry=request.dry_run)
    else:
        _print(import_lines(done, request.case, dry=request.dry_run))


def _import_workbook(request: Request) -> None:
    from relcon.entry.blank import blank_files
    from relcon.importing.workbook.into import import_workbook
    from relcon.reports.workbook_report import workbook_lines

    request.check_options(())
    with spinner(f"Importing {request.file.name}"):
        done = import_workbook(request.file, request.case, dry_run=request.dry_run, blank=blank_files()["case.yaml"])
    _print(workbook_lines(done, request.case, dry=request.dry_run))


def _propose(proposed: MapProposed, *, dry: bool) -> None:
    """Write a guessed map, show it, and stop."""
    from relcon.private_files import make_folder, write_private

    if proposed.new and not dry:
        make_folder(proposed.path.parent)
        write_private(proposed.path, proposed.text)
        say_written(proposed.path)
    typer.echo(proposed.text)
    typer.echo(proposed.render(), err=True)
    raise typer.Exit(INPUT_ERRORS)


def _list(case: Path) -> None:
    from relcon.importing.run import imported
    from relcon.reports.import_report import list_lines

    _print(list_lines(imported(case)))


def _undo(case: Path, sha256: str) -> None:
    from relcon.importing.run import undo
    from relcon.reports.import_report import undo_lines

    _print(undo_lines(*undo(case, sha256)))


def _list_to_tick(case: Path, file: Path) -> None:
    """Write the list of documents in which counsel ticks, and stop: nothing is ticked yet."""
    from relcon.importing.load_files.ticked import list_to_tick
    from relcon.importing.store import Store
    from relcon.private_files import write_private
    from relcon.reading.files import read_case

    text, number = list_to_tick(Store.opened(case), read_case(case))
    write_private(file, text)
    message = (
        f"Written: {escape(str(file))}, with {number:,} documents. For each that is to be an exhibit write x under "
        "tick, and under kind what it is (relcon help evidence.kind); correct id, pages and title. Then give the same "
        "command again."
    )
    typer.echo(textwrap.fill(message, WIDTH, break_on_hyphens=False, break_long_words=False), err=True)
    raise typer.Exit(INPUT_ERRORS)


def _confirm(case: Path, file: Path, *, dry: bool) -> None:
    from relcon.importing.review.confirm import confirm
    from relcon.reports.review_report import confirmed_lines

    _print(confirmed_lines(confirm(case, file, _ask, dry_run=dry), dry=dry))


def _print(lines: Iterable[Line]) -> None:
    red = sys.stdout.isatty() and colours()
    for line in lines:
        typer.secho(line.text, fg="red" if red and line.tone == "loud" else None)
