"""What stops a simulation: a plain message to counsel, never a guess in its place."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from relcon.records.proffer import Admission


class Refusal(Exception):
    """The program declines to compute; the message says why and what counsel does about it."""


class NoProffer(Refusal):
    """There is no proffer file beside the case."""


class Unresolved(Refusal):
    """An admission's basis is ``unresolved``: counsel has not settled what the client says."""


class UnknownName(ValueError):
    """A world, a session, a topic or a letter that does not exist.

    Attributes
    ----------
    what, found, allowed
        Such as ``world``; what was asked for; the names that exist.
    """

    def __init__(self, what: str, found: str, allowed: Sequence[str]) -> None:
        super().__init__(f"no such {what}: {found}; allowed: {', '.join(allowed) or 'none'}")
        self.what = what
        self.found = found
        self.allowed = tuple(allowed)


def refuse_unresolved(admissions: Iterable[Admission]) -> None:
    """Stop where an admission is unresolved.

    Raises
    ------
    Unresolved
        Naming each of them. Source: design model, ``basis``.
    """
    names = [admission.id for admission in admissions if admission.basis == "unresolved"]
    if names:
        raise Unresolved(
            f"counsel has not resolved {', '.join(names)} (basis: unresolved). Nothing is computed from a "
            "statement that is not settled: write what the client says and another basis, or take it out."
        )
