"""What counsel is told beside the numbers: limits of the protection, and every term that had to be read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from relcon.law.letters.conclusions import conclusions
from relcon.law.open_points import point
from relcon.law.positions.options import POSITIONS
from relcon.law.ussg.s1b1_8.outside import NEVER, above_range, within_range
from relcon.proffer.positions import named
from relcon.proffer.protection.usable import UsableFacts
from relcon.proffer.sessions.completeness import Gap, risk
from relcon.records.base import PositionName
from relcon.records.letter import presets
from relcon.records.matter import Matter


def language(matter: Matter) -> Iterator[str]:
    """Yield each admission whose words state a conclusion, with the prong that they concede.

    Nothing is rewritten and no other words are offered: whether the words are the client's own is counsel's to ask.
    """
    for admission in matter.admissions.values():
        for one in conclusions():
            words = one.found_in(admission.says)
            if words:
                listed = ", ".join(f'"{word}"' for word in words)
                yield (
                    f"{admission.id} says {listed}: a conclusion, not a fact; it concedes {one.concedes} "
                    f"({one.prong.replace('_', ' ')}, {one.cite})"
                )


COMPARED = "what an admission changes, alone or with the rest, is reckoned with (f)(5) held alike before and after"


def flags(table: UsableFacts, missing: Sequence[Gap]) -> tuple[str, ...]:
    """Return the flags of a simulation.

    Parameters
    ----------
    table : UsableFacts
        What has been said, and on what terms.
    missing : sequence of Gap
        What a complete disclosure lacks.

    Notes
    -----
    Rule: USSG §1B1.8(b), nn.1-2 and amend. 836; 18 U.S.C. §3553(f)(5).
    """
    return (
        *NEVER,
        above_range(table.edition),
        COMPARED,
        *_within_range(table),
        *_presets(table),
        *_incomplete(table, missing),
        *_readings(table),
        *_rebuttal(table),
        *_violent(table),
        *language(table.matter),
    )


def _within_range(table: UsableFacts) -> tuple[str, ...]:
    """Return, by letter, whether the court may weigh within the range what the letter keeps out of it."""
    found: dict[str, list[PositionName]] = {}
    for letter in table.letters:
        for position in POSITIONS:
            weighed = within_range(letter, table.options[position])
            found.setdefault(f"letter {letter.id}: {weighed.answer}: {weighed.why}", []).append(position)
    what = "the sentence within the range, or a variance, because of what is kept out of the range"
    return tuple(f"{what}: {text} ({named(positions)})" for text, positions in found.items())


def _presets(table: UsableFacts) -> tuple[str, ...]:
    """Return, by letter, the terms that are not its own but a dated example's."""
    return tuple(
        f"letter {letter.id} takes {', '.join(letter.taken)} from {presets()[letter.preset].label}: not its own words"
        for letter in table.letters
        if letter.taken
    )


def _incomplete(table: UsableFacts, missing: Sequence[Gap]) -> tuple[str, ...]:
    if not missing:
        return ()
    what = ", ".join(gap.what for gap in missing)
    found = [
        f"partial disclosure ({what}): the fifth safety-valve criterion is not shown by it, and there is no motion"
    ]
    at_risk = risk(table.spoken.letter)
    if at_risk is not None:
        found.append(at_risk)
    return tuple(found)


def _readings(table: UsableFacts) -> tuple[str, ...]:
    """Return every point that had to be read by an option, with the admissions and positions it concerns."""
    where: dict[str, dict[PositionName, list[str]]] = {}
    for position in POSITIONS:
        for id, said in table.spoken.disclosures.items():
            notes: Iterable[str] = table.decisions[position][id].open
            if not table.decisions[position][id].usable:
                notes = (*notes, *table.rebuttal(said, position)[1])
            if said.admission.leads:
                notes = (*notes, *table.leads_barred(id, position)[1])
            for note in notes:
                where.setdefault(note, {}).setdefault(position, []).append(id)
    return tuple(f"{note} ({_places(found)})" for note, found in where.items())


def _places(found: dict[PositionName, list[str]]) -> str:
    by_ids: dict[tuple[str, ...], list[PositionName]] = {}
    for position, ids in found.items():
        by_ids.setdefault(tuple(ids), []).append(position)
    return "; ".join(f"{named(positions)}: {', '.join(ids)}" for ids, positions in by_ids.items())


def _rebuttal(table: UsableFacts) -> tuple[str, ...]:
    barred = [position for position in POSITIONS if not table.any_rebuttal(position)]
    if not barred or not table.spoken.disclosures:
        return ()
    same = "an objection that contradicts what was said lets nothing in: no letter allows rebuttal at sentencing"
    return (f"{same} ({named(barred)})",)


def _violent(table: UsableFacts) -> tuple[str, ...]:
    found = [id for id, said in table.spoken.disclosures.items() if "death" in said.admission.concerns]
    if not found:
        return ()
    return (f"{', '.join(found)}: {point('violent_offense').said}",)
