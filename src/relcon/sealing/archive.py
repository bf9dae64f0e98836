"""The archive inside a sealed file: a ZIP file without compression, the same bytes for the same files.

Whoever knows a public key can make a file for it, so nothing inside is trusted: names, kinds, sizes and sums are
checked before anything is given back, and without compression nothing in it can be larger than the file itself.
"""

from __future__ import annotations

import io
import stat
import struct
import zipfile
from collections.abc import Iterable
from typing import Final

from relcon.sealing.names import leads_out
from relcon.sealing.refused import NotSealed, listed

LARGEST: Final = 1 << 30
"""Bytes of all files together: they are held in memory, so that none of them passes through another file."""
MOST: Final = 50_000
"""Files."""

_FIRST_DAY: Final = (1980, 1, 1, 0, 0, 0)  # of a ZIP file's calendar: no time of the files is kept
_ON_UNIX: Final = 3
_FAULTS: Final = (
    zipfile.BadZipFile,
    zipfile.LargeZipFile,
    struct.error,
    EOFError,
    OSError,
    LookupError,  # of an encoding
    ValueError,
    NotImplementedError,
    OverflowError,
    RuntimeError,  # encrypted as a ZIP file encrypts
)


def packed(files: Iterable[tuple[str, bytes]]) -> bytes:
    """Return an archive of files by name.

    Raises
    ------
    NotSealed
        Where a name leads out of a folder, or they are too many or too large.
    """
    archive = io.BytesIO()
    total, count = 0, 0
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_STORED) as zipped:
        for name, content in files:
            total, count = total + len(content), count + 1
            if leads_out(name):
                raise NotSealed(f"{name!r} has a backslash or a control character in its name: rename it")
            _check_size(total, count)
            entry = zipfile.ZipInfo(name, _FIRST_DAY)
            entry.create_system, entry.external_attr = _ON_UNIX, (stat.S_IFREG | 0o600) << 16
            zipped.writestr(entry, content)
    return archive.getvalue()


def unpacked(archive: bytes) -> dict[str, bytes]:
    """Return the files of an archive by name.

    Raises
    ------
    NotSealed
        Where it is no such archive, or holds a link, a device, a name that leads out of the folder or stands twice,
        something compressed, or too much.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(archive)) as zipped:
            entries = [one for one in zipped.infolist() if not one.orig_filename.endswith("/")]
            _check_size(sum(one.file_size for one in zipped.infolist()), len(zipped.infolist()))
            _check(zipped.infolist())
            return {one.filename: zipped.read(one) for one in entries}
    except _FAULTS:
        raise NotSealed(
            "what is inside is no archive that relcon seal makes, or is damaged; nothing was written"
        ) from None


def _check(entries: Iterable[zipfile.ZipInfo]) -> None:
    """Check names and kinds before anything is read."""
    entries = list(entries)
    outside = [one.orig_filename for one in entries if _leads_out(one)]
    if outside:
        raise NotSealed(
            f"names inside lead out of the folder: {listed([repr(one) for one in outside])}; nothing was written"
        )
    special = [
        one.filename for one in entries if stat.S_IFMT(one.external_attr >> 16) not in (0, stat.S_IFREG, stat.S_IFDIR)
    ]
    if special:
        raise NotSealed(f"inside are links or devices, not files: {listed(special)}; nothing was written")
    names = [one.filename.removesuffix("/") for one in entries]
    files = {one.filename for one in entries if not one.filename.endswith("/")}
    if len(set(names)) != len(names) or any(part in files for name in names for part in _folders(name)):
        raise NotSealed("a name stands twice inside; nothing was written")
    if any(one.compress_type != zipfile.ZIP_STORED or one.compress_size != one.file_size for one in entries):
        raise NotSealed("what is inside is compressed, which relcon seal never does; nothing was written")


def _leads_out(entry: zipfile.ZipInfo) -> bool:
    """Whether a name leads out; a folder's ends in a slash, and a name may stand in the entry in two ways."""
    return entry.filename != entry.orig_filename or leads_out(entry.filename.removesuffix("/"))


def _folders(name: str) -> list[str]:
    """Return the names of the folders that a file lies in."""
    parts = name.split("/")
    return ["/".join(parts[:depth]) for depth in range(1, len(parts))]


def _check_size(total: int, count: int) -> None:
    if total > LARGEST or count > MOST:
        found = f"{count:,} files of {total:,} bytes together"
        raise NotSealed(f"{found}; one sealed file holds at most {MOST:,} files of {LARGEST:,} bytes together")
