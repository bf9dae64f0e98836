"""What is attributed to one defendant, as USSG §2D1.1 needs it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import product

import numpy as np

from relcon.law.arrays import IntArray, total, weights
from relcon.law.ussg.s2d1_1.purity import speaks_of
from relcon.records.substances import SUBSTANCES, Substance


@dataclass(frozen=True, slots=True)
class EventAmount:
    """One event's PCP, amphetamine or methamphetamine, or several events of one purity taken together.

    Attributes
    ----------
    substance
        Substance id.
    weight
        Whole weight in micrograms, by scenario; 0 where the event does not count.
    pure
        Known weight of the drug itself, or ``None``.
    """

    substance: str
    weight: IntArray
    pure: IntArray | None = None


@dataclass(frozen=True, slots=True)
class KnownMixture:
    """What is known of the purity of a mixture of several substances.

    Attributes
    ----------
    substances
        The mixture's substance ids, one of them PCP, amphetamine or methamphetamine.
    weight
        Whole weight in micrograms, by scenario.
    pure
        Weight of that drug itself.
    """

    substances: tuple[str, ...]
    weight: IntArray
    pure: IntArray


@dataclass(frozen=True)
class Amounts:
    """What is attributed, by scenario; every array has the same length.

    Attributes
    ----------
    mixture
        Whole weight by substance id: micrograms, micro-units or micro-millilitres as the substance is counted.
    pure
        Known weight of the drug itself, by the id of the substance that contains it (not for ``_actual`` ids).
    events
        Needed only where each event may be read by itself (``per_event``): all PCP, amphetamine and methamphetamine of
        ``mixture``, in parts.
    mixtures
        Mixtures of several substances, which are not in ``mixture``: their substance ids and the whole weight.
    known_mixtures
        That part of ``mixtures`` of which the purity is known.
    """

    mixture: Mapping[str, IntArray] = field(default_factory=dict)
    pure: Mapping[str, IntArray] = field(default_factory=dict)
    events: tuple[EventAmount, ...] = ()
    mixtures: tuple[tuple[tuple[str, ...], IntArray], ...] = ()
    known_mixtures: tuple[KnownMixture, ...] = ()

    @property
    def any(self) -> bool:
        """Whether any drug is attributed in some scenario."""
        return bool(self.mixture or self.mixtures or self.pure)

    @cached_property
    def scenarios(self) -> int:
        """The number of scenarios.

        Raises
        ------
        ValueError
            If there is no amount at all, or the arrays differ in length.
        """
        arrays = [*self.mixture.values(), *self.pure.values(), *(weight for _, weight in self.mixtures)]
        arrays += [array for event in self.events for array in (event.weight, event.pure) if array is not None]
        arrays += [array for known in self.known_mixtures for array in (known.weight, known.pure)]
        sizes = {weights(array).size for array in arrays}
        if len(sizes) != 1:
            raise ValueError("amounts need at least one array, and all of one length")
        return sizes.pop()


def counts_by_itself(substance: Substance) -> bool:
    """Whether a whole weight counts, and not only the drug in it (as with oxycodone; §2D1.1(c) Note (B))."""
    return substance.conversion is not None


def takers(ids: tuple[str, ...]) -> tuple[str, ...]:
    """Return the substances of a mixture that may take its whole weight.

    A weight cannot be assigned to a substance that is counted in pills, so those counted by weight come first.

    Raises
    ------
    ValueError
        If no substance of the mixture can take it.
    """
    able = [i for i in ids if counts_by_itself(SUBSTANCES[i])]
    found = tuple(i for i in able if SUBSTANCES[i].measure == "g") or tuple(able)
    if not found:
        raise ValueError(f"no substance of the mixture {', '.join(ids)} is counted by its whole weight")
    return found


def assignments(amounts: Amounts) -> Iterator[tuple[tuple[str, ...], Amounts]]:
    """Yield every way of giving each mixture's whole weight, once, to one of its substances.

    Mixtures of the same substances go the same way, since what decides is the same.

    Yields
    ------
    tuple
        The taker of each mixture, in the order of ``amounts.mixtures``; the amounts with those weights placed.

    Notes
    -----
    Rule: §2D1.1(c) Note (A), last sentence. Where the taker is the drug whose purity is known, Note (B) applies to it.
    """
    kinds = list(dict.fromkeys(takers(ids) for ids, _ in amounts.mixtures))
    for chosen in product(*kinds):
        taker_of = dict(zip(kinds, chosen, strict=True))
        taken = tuple(taker_of[takers(ids)] for ids, _ in amounts.mixtures)
        whole = {substance: [weights(weight)] for substance, weight in amounts.mixture.items()}
        pure = {substance: [weights(weight)] for substance, weight in amounts.pure.items()}
        events = list(amounts.events)
        for taker, (ids, weight) in zip(taken, amounts.mixtures, strict=True):
            whole.setdefault(taker, []).append(weights(weight))
            known = [one for one in amounts.known_mixtures if one.substances == ids and speaks_of(ids) == taker]
            for one in known:
                pure.setdefault(taker, []).append(weights(one.pure))
                events.append(EventAmount(taker, weights(one.weight), weights(one.pure)))
            rest = weights(weight) - total([one.weight for one in known], amounts.scenarios)
            events.append(EventAmount(taker, weights(rest)))
        yield taken, Amounts(_added(whole, amounts.scenarios), _added(pure, amounts.scenarios), tuple(events))


def _added(parts: Mapping[str, Sequence[IntArray]], scenarios: int) -> dict[str, IntArray]:
    return {substance: total(amounts, scenarios) for substance, amounts in parts.items()}


def counted(amounts: Amounts) -> dict[str, IntArray]:
    """Return the weights by the id under which they count: of oxycodone and hydrocodone only the drug itself does."""
    found: dict[str, list[IntArray]] = {}
    for substance, weight in amounts.mixture.items():
        if counts_by_itself(SUBSTANCES[substance]):
            found.setdefault(substance, []).append(weights(weight))
    for substance, pure in amounts.pure.items():
        entry = SUBSTANCES[substance]
        if not counts_by_itself(entry) and entry.actual_id is not None:
            found.setdefault(entry.actual_id, []).append(weights(pure))
    return {substance: total(parts, amounts.scenarios) for substance, parts in found.items()}


def nothing(scenarios: int) -> IntArray:
    """Return a weight of zero for every scenario."""
    return np.zeros(scenarios, dtype=np.int64)
