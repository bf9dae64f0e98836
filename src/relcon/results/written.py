"""How a file with an answer was written: what was asked, what it says in figures, and a digest over all of it."""

from __future__ import annotations

from typing import Any

from pydantic import Field

from relcon.results.base import Result


class UsedFile(Result):
    """A file that was named beside the case file: as what, and the hash over its bytes.

    ``sha256`` is null where the receipt has the hash elsewhere, as of the proffer file.
    """

    role: str
    sha256: str | None = None


class Written(Result):
    """What ``relcon verify`` needs to ask the same again; a file that a program made names no command."""

    command: str | None = None
    options: dict[str, Any] = Field(
        default_factory=dict, description="What was typed, by the name of the option; a file is {file: its place}."
    )
    files: tuple[UsedFile, ...] = ()
    figures: dict[str, dict[str, Any]] = Field(
        default_factory=dict,
        description="By outcome, defendant and position: range, weight and level. In JSON the answer itself has them.",
    )
    figures_sha256: str | None = None
    sha256: str = Field(default="", description="Over what the file says and this receipt, this field left empty.")
