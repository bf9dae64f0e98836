"""A file that is to be read: its size and first bytes are looked at before anything else."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Final, Literal

from relcon.importing.faults import refuse
from relcon.private_files import read_input

LARGEST: Final = 2 * 1024**3
"""Bytes of a file."""
_HEAD = 4096
_CHUNK = 1 << 20

_BINARY: Final = {
    b"%PDF-": "a PDF file: ask for the records in the form in which they are kept, or copy the table into a workbook",
    b"\x89PNG": "a picture",
    b"\xff\xd8\xff": "a picture",
    b"GIF8": "a picture",
    b"II*\x00": "a picture",
    b"MM\x00*": "a picture",
    b"\x1f\x8b": "a compressed file: unpack it first",
    b"Rar!": "a compressed file: unpack it first",
    b"7z\xbc\xaf": "a compressed file: unpack it first",
    b"SQLite format 3": "a database (SQLite): ask for a report of it as a table",
    b"{\\rtf": "a text document (RTF): copy its table into a workbook",
    b"PAR1": "a Parquet file, which this program writes and does not import",
}
_OLD = b"\xd0\xcf\x11\xe0"


@dataclass(frozen=True)
class SourceFile:
    """A file of discovery.

    Attributes
    ----------
    path
        Where it is.
    size
        Its bytes.
    form
        A workbook (a zip archive), or text.
    """

    path: Path
    size: int
    form: Literal["workbook", "text"]

    @classmethod
    def opened(cls, path: Path) -> SourceFile:
        """Look at a file's size and its first bytes.

        Raises
        ------
        NotImported
            Where it cannot be read, is empty, too large, or of a form that is never read.
        """
        try:
            if not path.is_file():
                message = "not a file; name one file" if path.exists() else "no such file; is the name right?"
                raise refuse("unreadable", str(path), message)
            size = path.stat().st_size
            with path.open("rb") as stream:
                head = stream.read(_HEAD)
        except PermissionError:
            message = "it cannot be opened; close it in other programs, or make a copy, and try again"
            raise refuse("in_use", path.name, message) from None
        except (OSError, ValueError) as error:
            reason = getattr(error, "strerror", None) or "not a file name"
            raise refuse("unreadable", str(path), f"cannot be read: {reason}") from None
        if not head:
            raise refuse("empty", path.name, "the file is empty; was the download complete?")
        if size > LARGEST:
            raise refuse("too_large", path.name, f"{size:,} bytes; allowed: 2 GB; split it by months or by numbers")
        if head.startswith(_OLD):
            message = (
                "an old workbook (.xls), or one with a password; allowed: .xlsx without a password; open it in Excel, "
                "take the password away if it has one, and save it as Excel Workbook (.xlsx)"
            )
            raise refuse("old_or_encrypted", path.name, message)
        for mark, what in _BINARY.items():
            if head.startswith(mark):
                raise refuse("binary", path.name, f"{what}; allowed: a workbook (.xlsx) or a text file (.csv, .txt)")
        return cls(path, size, "workbook" if head.startswith(b"PK") else "text")

    @property
    def name(self) -> str:
        """The file's name, for messages."""
        return self.path.name

    @cached_property
    def data(self) -> bytes:
        """All of it."""
        return read_input(self.path)

    @cached_property
    def sha256(self) -> str:
        """Its SHA-256."""
        if "data" in self.__dict__:
            return hashlib.sha256(self.data).hexdigest()
        digest = hashlib.sha256()
        with self.path.open("rb") as stream:
            while chunk := stream.read(_CHUNK):
                digest.update(chunk)
        return digest.hexdigest()
