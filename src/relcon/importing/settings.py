"""What is asked once of a matter and kept in ``import.yaml``: the zone in which its days are told, and the region."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Final, Literal
from zoneinfo import ZoneInfo

from pydantic import Field

from relcon.importing.faults import refuse
from relcon.importing.map import zone_named
from relcon.private_files import read_input
from relcon.reading.build import build
from relcon.reading.problems import InputError, Problem
from relcon.reading.source import Source
from relcon.reading.text_file import read_tree
from relcon.records.base import Record

NAME: Final = "import.yaml"
FORMAT: Final = "relcon/import-settings/1"

Ask = Callable[[str], str | None]
"""Asks a person; ``None`` where nobody sits there."""


class Settings(Record):
    """A matter's settings for importing."""

    format: Literal["relcon/import-settings/1"] = Field(
        default="relcon/import-settings/1", description="What this file is.", examples=[FORMAT]
    )
    zone: str | None = Field(
        default=None, description="The zone in which the matter's days are told.", examples=["America/Chicago"]
    )
    region: str = Field(default="US", description="Of numbers without a country's code.", examples=["US"])

    def days_in(self, file: str) -> ZoneInfo:
        """Return the zone in which days are told.

        Raises
        ------
        NotImported
            Where the matter has none yet.
        """
        zone = zone_named(self.zone or "")
        if zone is None:
            raise refuse(
                "needs_zone",
                file,
                f"the zone in which this matter's days are told is not known; write it into {NAME} beside the case "
                "file, one line: zone: America/Chicago",
            )
        return zone

    def text(self) -> str:
        """Return the file's text."""
        zone = f"zone: {self.zone}\n" if self.zone else ""
        return (
            "# How discovery is imported into this matter; asked once. Days are told in this zone, whatever machine\n"
            "# does it; numbers without a country's code are read as of this region.\n"
            f"format: {FORMAT}\n{zone}region: {self.region}\n"
        )


def settings_of(case: Path) -> Settings:
    """Return the settings of a case file's matter; the defaults where there are none yet.

    Raises
    ------
    InputError
        With every error of the file.
    """
    file = case.parent / NAME
    if not file.exists():
        return Settings()
    try:
        tree, problems = read_tree(read_input(file), str(file))
    except OSError as error:
        raise InputError([Problem("unreadable", str(file), None, None, message=str(error.strerror))]) from None
    source = Source(str(file), tree)
    built = build(Settings, source)
    problems += built.problems
    found = built.record
    if found is not None and found.zone is not None and zone_named(found.zone) is None:
        message = "allowed: a zone such as America/Chicago"
        problems.append(source.problem("wrong_value", ("zone",), message, found=found.zone))
    if problems or found is None:
        raise InputError(problems)
    return found


def asked(settings: Settings, ask: Ask, *, zone: bool) -> Settings:
    """Return the settings with what a person answers for what is missing; as they are where nobody can answer.

    Parameters
    ----------
    settings
        As they are.
    ask
        Asks a person.
    zone
        Whether the zone is needed.
    """
    while zone and settings.zone is None:
        answer = ask("In which time zone are this matter's days told (such as America/Chicago)? ")
        if answer is None:
            break
        if zone_named(answer.strip()) is not None:
            settings = Settings(zone=answer.strip(), region=settings.region)
    return settings
