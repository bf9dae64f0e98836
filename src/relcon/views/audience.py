"""What a copy of the view may hold: decided before anything is computed, so that it cannot be computed from more."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

from relcon.records.matter import Matter
from relcon.records.people import Person

Audience = Literal["counsel", "client", "joint-defense", "court"]
AUDIENCES: Final[tuple[Audience, ...]] = ("counsel", "client", "joint-defense", "court")


@dataclass(frozen=True)
class Copy:
    """One audience's matter, and what its page must not say.

    Attributes
    ----------
    audience, matter
        For whom; what everything is computed from.
    hidden
        Ids of the people who stand under another name.
    withheld_evidence
        Ids of exhibits that are not listed.
    manifest
        What was left out or let in, in general words.
    """

    audience: Audience
    matter: Matter
    hidden: frozenset[str] = frozenset()
    withheld_evidence: frozenset[str] = frozenset()
    manifest: tuple[str, ...] = ()

    def status(self, person: Person) -> str:
        """Return a person's status; of one who is not named, nothing."""
        return "" if person.id in self.hidden else person.status

    def text(self, text: str) -> str:
        """Return a text as this copy may hold it."""
        return text

    def reason(self, text: str) -> str:
        """Return a reason as this copy may hold it."""
        return text


def copy_for(matter: Matter, audience: Audience = "counsel", include: tuple[str, ...] = ()) -> Copy:  # noqa: ARG001
    """Return an audience's copy."""
    return Copy(audience, matter)
