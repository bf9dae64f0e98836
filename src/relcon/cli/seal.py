"""``relcon seal``."""

from __future__ import annotations

import os
import textwrap
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from relcon.cli import options
from relcon.cli.failures import usage
from relcon.private_files import check_target, write_private
from relcon.reading.problems import WIDTH

if TYPE_CHECKING:
    from relcon.sealing.age import Keys


def seal(
    paths: Annotated[list[Path], typer.Argument(metavar="PATH", help="A matter's folder, or files.")],
    output: Annotated[
        Path,
        typer.Option("--output", "-o", metavar="FILE", help="The sealed file: a new one, such as matter.age."),
    ],
    recipient: Annotated[
        list[str] | None,
        typer.Option("--recipient", metavar="KEY", help="A public key (age1 ...) instead of a passphrase; repeat."),
    ] = None,
    passphrase_file: options.PassphraseFile = None,
) -> None:
    """A matter's files into one encrypted file.

        relcon seal my-matter -o my-matter.age
        relcon seal case.yaml proffer.yaml -o evening.age
        relcon seal my-matter -o my-matter.age --recipient KEY

    The passphrase is asked for twice and not shown; it is taken neither from the command line nor from the environment.
    Without it nobody can open the file, and relcon keeps no copy. The file is an age file (age-encryption.org/v1):
    relcon open, age and rage open it; inside is a ZIP file without compression. Every file in the folder goes in,
    hidden ones too; empty folders, times and permissions are not kept, links are refused.

    What was sealed stays where it is, readable as before: removing it is left to the office's own means. A file that
    was removed from an SSD, a synchronized folder or a backup may still be found there. Open the sealed file once
    before.

    Needs pyrage: pip install 'relcon[seal]'.
    """
    from relcon.sealing.library import check_library

    check_library()
    from relcon.sealing.age import sealed
    from relcon.sealing.archive import packed
    from relcon.sealing.gathered import contents, gathered
    from relcon.sealing.names import not_on_windows
    from relcon.sealing.refused import listed

    check_target(output)
    if os.path.lexists(output):
        raise usage(f"{output} exists: name a new file, so that nothing sealed before is lost")
    files = gathered(paths, output)
    archive = packed(contents(files))
    keys = _keys(tuple(recipient or ()), passphrase_file)
    write_private(output, sealed(archive, keys))
    typer.echo(f"Written: {output}", err=True)
    of = "file" if len(files) == 1 else "files"
    by = "a passphrase" if keys.passphrase is not None else "keys"
    _say(f"{len(files)} {of} sealed, for {by}: {output}")
    if odd := not_on_windows(files):
        _say(f"Windows cannot hold these names, so the file cannot be opened there: {listed(odd)}")
    _say(
        f"What was sealed is still there, unencrypted: {listed([str(path) for path in paths])}. relcon removes "
        "nothing. Open the sealed file once, then remove them by the office's own means; what was removed from an SSD, "
        "a synchronized folder or a backup may still be found there."
    )


def _keys(recipients: tuple[str, ...], file: Path | None) -> Keys:
    from relcon.cli.passphrases import new_passphrase
    from relcon.sealing.age import Keys
    from relcon.sealing.key_files import passphrase_in

    if recipients and file is not None:
        raise usage("--recipient and --passphrase-file: an age file is sealed by the one or the other")
    if recipients:
        return Keys(recipients=recipients)
    return Keys(passphrase=passphrase_in(file) if file is not None else new_passphrase())


def _say(line: str) -> None:
    typer.echo(textwrap.fill(line, WIDTH, break_on_hyphens=False, break_long_words=False))
