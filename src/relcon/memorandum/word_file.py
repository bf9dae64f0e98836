"""A Word file's bytes: the same for the same memo, on every day."""

from __future__ import annotations

from datetime import UTC, datetime
from io import BytesIO
from typing import TYPE_CHECKING, Final
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from relcon import __version__
from relcon.memorandum.document import TITLE

if TYPE_CHECKING:
    from docx.document import Document as WordDocument

DAY: Final = datetime(2000, 1, 1, tzinfo=UTC)
"""What a file says of when it was made: a memo carries no clock."""
EARLIEST: Final = (1980, 1, 1, 0, 0, 0)
"""The first day that a zip file can name."""
UNIX: Final = 3


def packed(document: WordDocument) -> bytes:
    """Return a document's file, with properties that tell nothing of the matter, the machine or the hour."""
    core = document.core_properties
    core.title, core.author, core.last_modified_by = TITLE, f"relcon {__version__}", ""
    core.subject = core.keywords = core.comments = core.category = ""
    core.created = core.modified = DAY
    core.last_printed = DAY
    core.revision = 1
    made = BytesIO()
    document.save(made)
    return _anew(made.getvalue())


def _anew(data: bytes) -> bytes:
    """Return a zip file written anew: its members in their order, without times."""
    out = BytesIO()
    with ZipFile(BytesIO(data)) as old, ZipFile(out, "w", ZIP_DEFLATED) as new:
        for name in old.namelist():
            entry = ZipInfo(name, EARLIEST)
            entry.compress_type, entry.create_system = ZIP_DEFLATED, UNIX
            new.writestr(entry, old.read(name))
    return out.getvalue()
