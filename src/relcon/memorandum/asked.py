"""What a memo is built from: the answers to the same proffer that the commands give."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from relcon import words
from relcon.records.matter import Matter
from relcon.results.brief import Brief
from relcon.results.letter import ClauseCell, LetterAnswer
from relcon.results.simulation import Simulation


@dataclass(frozen=True)
class Asked:
    """The answers, and the matter for names, pages and days.

    Attributes
    ----------
    matter, brief, simulation
        The case with its proffer; the sheet; the simulation.
    letters
        The letters, term by term, and what to ask about each; None where there is no letter.
    not_told
        By topic, outcome and position: the low end, and what it is if nothing is said on the topic.
    """

    matter: Matter
    brief: Brief
    simulation: Simulation
    letters: LetterAnswer | None
    not_told: Mapping[str, Mapping[str, Mapping[str, ClauseCell]]] = field(default_factory=dict)

    @property
    def client(self) -> str:
        """The client's id."""
        return self.simulation.client

    @property
    def name(self) -> str:
        """What the client is called."""
        return words.surname(self.matter, self.client)
