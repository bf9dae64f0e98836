"""What a memo is built from: the answers to the same proffer that the commands give."""

from __future__ import annotations

from dataclasses import dataclass

from relcon import words
from relcon.records.matter import Matter
from relcon.results.brief import Brief
from relcon.results.letter import LetterAnswer
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
    """

    matter: Matter
    brief: Brief
    simulation: Simulation
    letters: LetterAnswer | None

    @property
    def client(self) -> str:
        """The client's id."""
        return self.simulation.client

    @property
    def name(self) -> str:
        """What the client is called."""
        return words.surname(self.matter, self.client)
