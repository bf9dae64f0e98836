"""``relcon open``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from relcon.cli import options
from relcon.cli.failures import usage
from relcon.private_files import WrongTarget, read_input

if TYPE_CHECKING:
    from relcon.sealing.age import Keys


def opening(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="The sealed file.", show_default=False)],
    output: Annotated[
        Path,
        typer.Option("--output", "-o", metavar="FOLDER", help="A new folder; only you can read it."),
    ],
    identity: Annotated[
        list[Path] | None,
        typer.Option("--identity", metavar="FILE", help="Secret keys, mode 0600, instead of a passphrase; repeat."),
    ] = None,
    passphrase_file: options.PassphraseFile = None,
    force: Annotated[
        bool, typer.Option("--force", help="Into a folder that holds files: those of the same names are replaced.")
    ] = False,
) -> None:
    """A sealed file back into a folder.

        relcon open my-matter.age -o my-matter
        relcon open my-matter.age -o my-matter --identity key.txt
        relcon open my-matter.age -o my-matter --force

    Nothing is written before the whole file is decrypted and found undamaged; then all of it is written, or nothing. A
    wrong passphrase leaves nothing. Names that lead out of the folder, links and devices inside are refused, and more
    than a sealed file may hold. The files become readable by their owner only (0600).

    Without --force the folder is new or empty. With it files of the same names are replaced, all or none, and others
    stay; what a killed run had begun the next one brings to its end. The plain text is written into this folder alone,
    never into a folder for temporary files.
    """
    from relcon.sealing.library import check_library

    check_library()
    from relcon.sealing.age import opened
    from relcon.sealing.archive import unpacked
    from relcon.sealing.put import check_folder, put

    try:
        check_folder(output, replace=force)
    except WrongTarget as error:
        raise usage(str(error) if force or not output.is_dir() else f"{error}; or --force") from None
    age = _read(file)
    files = unpacked(opened(age, _keys(file, age, tuple(identity or ()), passphrase_file)))
    put(output, files, replace=force)
    typer.echo(f"Written: {output}", err=True)
    typer.echo(f"{len(files)} {'file' if len(files) == 1 else 'files'}.")


def _read(file: Path) -> bytes:
    from relcon.sealing.archive import LARGEST
    from relcon.sealing.refused import NotSealed

    most = 2 * LARGEST  # armored, and with its own heads
    try:
        if file.stat().st_size > most:
            raise NotSealed(f"{file} is larger than any file that relcon seal makes")
        return read_input(file)
    except OSError as error:
        raise NotSealed(f"{file} cannot be read: {error.strerror}") from None


def _keys(file: Path, age: bytes, identities: tuple[Path, ...], passphrase_file: Path | None) -> Keys:
    """Return what opens the file; a passphrase is asked for only where one was used."""
    from relcon.cli.passphrases import known_passphrase
    from relcon.sealing.age import Keys, wants_passphrase
    from relcon.sealing.key_files import identities_in, passphrase_in
    from relcon.sealing.refused import NotSealed

    if identities and passphrase_file is not None:
        raise usage("--identity and --passphrase-file: an age file is sealed by the one or the other")
    wanted = wants_passphrase(age)
    if identities:
        if wanted:
            raise NotSealed(f"{file} was sealed with a passphrase: leave --identity out")
        return Keys(identities=tuple(key for one in identities for key in identities_in(one)))
    if wanted is False:
        raise NotSealed(f"{file} was sealed for keys: name the file of a secret one, --identity FILE")
    return Keys(passphrase=passphrase_in(passphrase_file) if passphrase_file is not None else known_passphrase())
