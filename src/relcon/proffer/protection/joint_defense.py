"""What came under a joint-defense agreement stands aside where the client may cooperate.

Using it could breach the agreement, so no simulated number rests on it; counsel reads the agreement first.
"""

from __future__ import annotations

from relcon.records.matter import Matter


def held_back(matter: Matter) -> tuple[str, ...]:
    """Return what is left out: exhibits of the joint defense, where cooperation is an objective."""
    if matter.proffer is None or "cooperation" not in matter.proffer.objective:
        return ()
    return tuple(id for id, one in matter.evidence.items() if "joint_defense" in one.restriction)


def warnings(matter: Matter) -> tuple[str, ...]:
    """Return what is said of them on every output."""
    ids = held_back(matter)
    if not ids:
        return ()
    which = f"exhibit {ids[0]} is" if len(ids) == 1 else f"exhibits {', '.join(ids)} are"
    why = "received under a joint-defense agreement, and cooperation is an objective"
    return (f"{which} left out: {why}. Check the agreement first.",)
