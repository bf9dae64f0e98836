"""A proffer made ready to be asked: who has said what on which terms, the questions of each world, the batch."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from relcon.engine.batch import Batch, Question
from relcon.engine.program import chosen
from relcon.engine.which_edition import edition_of
from relcon.law.positions.options import POSITIONS
from relcon.law.record_index import RecordIndex
from relcon.law.tables import Edition
from relcon.proffer.protection.agreed import Agreed, agreement_of, under
from relcon.proffer.protection.joint_defense import held_back
from relcon.proffer.protection.usable import UsableFacts
from relcon.proffer.refusal import NoProffer, refuse_unresolved
from relcon.proffer.sessions.completeness import gaps
from relcon.proffer.sessions.spoken import spoken
from relcon.proffer.worlds.dispositions import client_disposition
from relcon.proffer.worlds.kinds import WORLDS
from relcon.records.base import PositionName
from relcon.records.matter import Matter
from relcon.results.exposure import Manual


@dataclass(frozen=True)
class Worlds:
    """The questions of each world, for what has been said.

    ``editions`` has everybody of whom anything is asked; ``left_out`` those whose Manual is not shipped.
    """

    table: UsableFacts
    agreed: Agreed | None
    editions: Mapping[str, Edition]
    left_out: Mapping[str, Manual]

    def question(self, world: str, defendant: str, position: PositionName, *, full: bool = False) -> Question:
        """Return what is asked of a defendant in a world; ``full`` as in `client_disposition`."""
        found = WORLDS[world]
        if defendant != self.table.client:
            return Question(defendant, position, self.table.against_others(found))
        agreed = self.agreed if world == "agreed" else None
        acceptance = agreed.acceptance if agreed is not None else None
        disposition = client_disposition(self.table, found, position, self.table.spoken.mask, acceptance, full=full)
        facts = self.table.against_client(found, position)
        return Question(defendant, position, facts, disposition, agreed=agreed is not None)

    def credited(self, world: str, position: PositionName) -> Question:
        """Return what is asked of the client in a world if all is told, and the session or one apart is credited."""
        found = self.question(world, self.table.client, position, full=True)
        return replace(found, disposition=replace(found.disposition, criterion5="met", notes=()))

    def questions(self, world: str) -> Iterator[Question]:
        """Yield every question of a world: nothing where it is the agreed one and no agreement is recorded."""
        if world != "agreed" or self.agreed is not None:
            for defendant in self.editions:
                for position in POSITIONS:
                    yield self.question(world, defendant, position)
            if self.may_be_full(world):
                for position in POSITIONS:
                    yield self.question(world, self.table.client, position, full=True)

    def may_be_full(self, world: str) -> bool:
        """Whether a full disclosure is a question in a world: it can meet the criterion, and all is said."""
        found = WORLDS[world]
        asked = found.speaks and found.criterion5 in ("met", "session")
        return asked and not gaps(self.table.matter, self.table.spoken)


@dataclass(frozen=True)
class ProfferRun:
    """A proffer made ready: the questions of its worlds, and where they are answered."""

    worlds: Worlds
    batch: Batch


def proffer_run(
    matter: Matter,
    *,
    session: str | None = None,
    edition: str | None = None,
    without: frozenset[str] = frozenset(),
) -> ProfferRun:
    """Make a proffer ready to be asked.

    Parameters
    ----------
    matter : Matter
        A case with its proffer.
    session : str, optional
        Up to and including which session; the last by default.
    edition : str, optional
        Overrides everybody's edition of the Manual.
    without : set of str
        Exhibits, records and findings that are out in every world.

    Raises
    ------
    NoProffer, Unresolved
        Where there is no proffer file, or counsel has not resolved an admission.
    UnknownName
        Where there is no such session.
    EditionNotShipped
        Where the client's edition is not shipped; others whose edition is not are left out.
    """
    if matter.proffer is None:
        raise NoProffer("there is no proffer file: a simulation needs one beside the case file")
    refuse_unresolved(matter.admissions.values())
    client = matter.proffer.client
    agreement = agreement_of(matter, client)
    agreed = under(matter, agreement) if agreement is not None else None
    out = without | frozenset(held_back(matter))
    table = UsableFacts(
        RecordIndex.of(matter), client, spoken(matter, session), edition_of(matter, client, edition).name, out
    )
    plea = None
    if agreed is not None and agreement is not None:
        # The plea is then entered, and its factual basis read into the record, whether the file has a day or not.
        plea = Batch.of_admissions(RecordIndex.of(agreed.matter, {agreement.id}), edition, out)
    batch = Batch.of_admissions(table.index, edition, out, plea)
    editions, left_out = chosen(matter, matter.defendants, edition)
    return ProfferRun(Worlds(table, agreed, editions, left_out), batch)
