"""A letter's terms read otherwise: what each would change, in ``relcon/simulation/1`` and ``relcon/letter/1``."""

from __future__ import annotations

from pydantic import Field

from relcon.results.exposure import Months, Result


class ClauseCell(Result):
    """The client's low end in one world and position: as the letter stands, and if the term read otherwise.

    ``low_end`` and ``otherwise`` are of the range after the statutory minimum (§5G1.1), ``by_table`` and
    ``by_table_otherwise`` of the guideline range before it; null where left open. ``because`` names what then counts,
    or no longer does.
    """

    low_end: Months | None
    otherwise: Months | None
    by_table: Months | None
    by_table_otherwise: Months | None
    because: tuple[str, ...] = ()
    open: tuple[str, ...] = ()


class Clause(Result):
    """One term of a letter read otherwise, or two where neither alone changes what both together do."""

    letter: str
    stands: dict[str, str] = Field(description="By term: what the letter says, as it stands.")
    otherwise: dict[str, str] = Field(description="By term: as it is read here.")
    quote: str | None = None
    page: str | None = None
    preset: str | None = Field(default=None, description="The dated example that the term was taken from.")
    together: bool = Field(default=False, description="Whether the change needs both terms.")
    worlds: dict[str, dict[str, ClauseCell]] = Field(
        default_factory=dict,
        description="By world and position, where a low end changes; a trial on a theory is triggered_trial: quantity.",
    )
