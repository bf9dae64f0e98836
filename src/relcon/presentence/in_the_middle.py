"""A disclosed report in the Middle's place: the case with its findings, and what an exposure says of it."""

from __future__ import annotations

from collections.abc import Sequence

from relcon.engine.which_edition import edition_of
from relcon.presentence.reckoning import Reckoning
from relcon.presentence.record import OnRecord
from relcon.proffer.refusal import Refusal
from relcon.records.matter import Matter
from relcon.records.psr import Psr, PsrFile
from relcon.results.exposure import Exposure
from relcon.results.presentence import OPTION, Disclosed


def whose(psr: PsrFile, matter: Matter, defendants: Sequence[str] | None) -> list[str]:
    """Return the defendant of a report, who alone may be asked for beside it.

    Raises
    ------
    Refusal
        Where another is asked for: that worksheet has no report in the Middle's place.
    """
    others = [matter.people[id].name for id in defendants or () if id != psr.defendant]
    if others:
        name = matter.people[psr.defendant].name
        raise Refusal(f"the report is that of {name}: ask for {', '.join(others)} without it.")
    return [psr.defendant]


def in_the_middle(matter: Matter, read: Psr, edition: str | None = None) -> tuple[Matter, Disclosed]:
    """Return the case with a report's findings in the Middle's place, and what is said of the report beside it.

    Parameters
    ----------
    matter, read
        The case; the report, from `relcon.reading.psr.read_psr` beside it.
    edition
        Of the Manual; by default that of the defendant's date of sentencing.
    """
    record = OnRecord.of(matter, read.file, edition)
    named = edition or edition_of(matter, read.file.defendant, None).name
    reckoning = Reckoning.of(read.file, matter, named, record.weight)
    return record.taken.whole, record.taken.told(read, reckoning)


def beside(found: Exposure, told: Disclosed) -> Exposure:
    """Return an exposure that says which report stands in the Middle's place; the receipt's options have its hash."""
    options = {**found.receipt.options, OPTION: {told.defendant: told.psr_sha256, "disclosed": told.disclosed}}
    receipt = found.receipt.model_copy(update={"options": options})
    return found.model_copy(update={"receipt": receipt, "presentence": told})
