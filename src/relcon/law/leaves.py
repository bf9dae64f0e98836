"""The free variables of the law's circuits: exhibits, admitted facts, and records that a what-if switches.

What does not vary is a constant, so that it vanishes from the circuit when it is built.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from relcon.law.scenario import BASELINE, Scenario
from relcon.logic.circuit import FALSE, TRUE, Circuit, Node


def exhibit_leaf(id: str) -> str:
    """Name the leaf *this exhibit is in*."""
    return f"ev[{id}]"


def record_leaf(id: str) -> str:
    """Name the leaf *this record or finding is switched on*."""
    return f"on[{id}]"


def fact_leaf(fact: str, client: bool) -> str:
    """Name the leaf *this admitted fact counts*, against the client or against anyone else."""
    return f"adm[{fact}, {'client' if client else 'others'}]"


@dataclass(frozen=True)
class Leaves:
    """Leaves of one circuit: those that vary by name, all others as one scenario gives them."""

    circuit: Circuit
    varying: frozenset[str] = frozenset()
    given: Scenario = field(default=BASELINE)

    def exhibit(self, id: str) -> Node:
        """Return whether an exhibit is in."""
        return self._leaf(exhibit_leaf(id), id not in self.given.without)

    def switched_on(self, id: str) -> Node:
        """Return whether a record or finding is switched on."""
        return self._leaf(record_leaf(id), id not in self.given.without)

    def counts(self, fact: str, client: bool) -> Node:
        """Return whether an admitted fact counts, against the client or against others."""
        given = self.given.against_client if client else self.given.against_others
        return self._leaf(fact_leaf(fact, client), fact in given)

    def _leaf(self, name: str, otherwise: bool) -> Node:
        if name in self.varying:
            return self.circuit.leaf(name)
        return TRUE if otherwise else FALSE
