"""The level of firearms counts, USSG §2K2.1, as far as the counts say what the section asks."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from relcon.engine.count_level import UNBOUNDED, CountLevel, change, left_out, not_computed, settled
from relcon.engine.drug_level import DrugLevel
from relcon.law.arrays import IntArray
from relcon.law.facts import WorksheetFacts
from relcon.law.line import NULL, LineColumn, Note, Texts
from relcon.law.open_points import point
from relcon.law.tristate import NO, UNKNOWN, YES, TriArray, every, some, tri
from relcon.law.usc.t18_s924 import firearm_counts
from relcon.law.ussg import s2k2_1, s3d1_2
from relcon.records.base import Answer
from relcon.records.people import Count, Weapons

_WORDS: dict[int, Answer] = {YES: "yes", NO: "no", UNKNOWN: "unknown"}
_WHY = "§2K2.1 is for the firearm; role in the drug offense is not"


def firearms_level(
    counts: tuple[Count, ...], inputs: WorksheetFacts, drugs: DrugLevel, three: Sequence[LineColumn]
) -> CountLevel:
    """Return the level of firearms counts: of several, that of their firearms together.

    Parameters
    ----------
    counts
        Counts under 18 U.S.C. §922 or §924: one Group (§3D1.2(d)).
    inputs
        The defendant.
    drugs
        The Chapter Two level for drugs, to which (c)(1)(A) may lead.
    three
        The lines of Chapter Three.

    Notes
    -----
    Rule: USSG §2K2.1(a), (b), (c)(1)(A), n.13; §2K2.4 n.4(A); §3D1.3(b).
    """
    n, edition = inputs.n, inputs.edition
    if not all(s2k2_1.read(count.statute, edition) for count in counts):
        return not_computed(counts, s2k2_1.GUIDELINE, point("firearms_statute").said, n)
    least, most = _bounds(counts, inputs, drugs)
    known = least == most
    base = np.where(known, least, NULL).astype(np.int64)
    text = "level {after} by the firearm, prior convictions and use that the count names"
    made = change("USSG §2K2.1", base, base, text).where(known)
    lines = [made, *left_out(three, ["USSG §3B1.", "USSG §3C1.2"], _WHY)]
    notes = [Note(point("firearms_not_asked").said, np.ones(n, dtype=np.bool_))]
    if len(counts) > 1:
        notes.append(Note(point("firearms_added").said, np.ones(n, dtype=np.bool_)))
    # §2D1.1(b)(1) looks at recorded circumstances alone: a ceiling without one would be no ceiling.
    if s3d1_2.by_quantity(inputs.live_counts, edition) and not inputs.recorded("firearm", "weapon"):
        notes.append(Note(point("firearm_not_recorded").said, drugs.base != NULL))
    found = settled(counts, s2k2_1.GUIDELINE, base, lines, notes)
    shown, code = np.unique(np.stack([least, most], axis=1), axis=0, return_inverse=True)
    texts = tuple(
        f"{point('firearms_facts').said}: level {first} to {last} by what is recorded" for first, last in shown.tolist()
    )
    change_by = sum((one.levels for one in lines), start=np.zeros(n, dtype=np.int64))
    return CountLevel(
        counts=counts,
        guideline=s2k2_1.GUIDELINE,
        base=base,
        lines=tuple(lines),
        least=np.where(known, found.least, least + change_by).astype(np.int64),
        most=np.where(known, found.most, np.minimum(most + change_by, UNBOUNDED)).astype(np.int64),
        missing=Texts(texts, code.reshape(-1).astype(np.int64)),
        notes=tuple(notes),
    )


def _bounds(counts: Sequence[Count], inputs: WorksheetFacts, drugs: DrugLevel) -> tuple[IntArray, IntArray]:
    """Return the bounds of the counts' level, the cross reference to the drug offense included."""
    n, edition = inputs.n, inputs.edition
    others = [_another_felony(count, inputs) for count in counts]
    whole = s2k2_1.together(counts, edition)
    counted = some(*(_beyond_924c(count, inputs) for count in counts))
    least, most = np.zeros(n, dtype=np.int64), np.zeros(n, dtype=np.int64)
    for answer in np.unique(counted).tolist():
        low, high = s2k2_1.levels(whole, _WORDS[answer], edition)
        here = counted == answer
        least, most = np.where(here, low, least), np.where(here, high, most)
    # (c)(1): of a firearm that its own count cites.
    pairs = zip(others, counts, strict=True)
    crossed = some(*(every(one, tri((count.weapons or Weapons()).cited, n)) for one, count in pairs))
    drug = np.where(drugs.known, drugs.level, UNBOUNDED)
    least = np.where((crossed == YES) & drugs.known, np.maximum(least, drug), least)
    most = np.where(crossed != NO, np.maximum(most, drug), most)
    return least.astype(np.int64), most.astype(np.int64)


def _beyond_924c(count: Count, inputs: WorksheetFacts) -> TriArray:
    """Return whether use with another felony counts, which a conviction under 18 U.S.C. §924(c) may account for.

    Notes
    -----
    Rule: USSG §2K2.4 n.4(A), third paragraph: of the firearm possessed in the course of the underlying offense. Of a
    count that counsel says is not closely related to the others it is another firearm, and its own answer stands.
    """
    if not firearm_counts(inputs.live_counts):
        return _another_felony(count, inputs)
    if count.closely_related == "no":
        return tri((count.weapons or Weapons()).another_felony, inputs.n)
    return tri("no", inputs.n)


def _another_felony(count: Count, inputs: WorksheetFacts) -> TriArray:
    """Return whether the firearm was used or possessed with another felony: as the count or a circumstance says.

    Notes
    -----
    Rule: USSG §2K2.1(b)(7)(B), n.13(B): his own firearm close to drugs in drug trafficking is one.
    """
    weapons = count.weapons or Weapons()
    if weapons.another_felony != "unknown" or not inputs.recorded("firearm"):
        return tri(weapons.another_felony, inputs.n)
    return np.where(inputs.own("firearm") == YES, YES, UNKNOWN).astype(np.int8)
