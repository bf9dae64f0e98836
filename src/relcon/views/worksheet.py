"""What the worksheet's page says beside its lines: whose acts the weight is, names of lines, the letter's terms."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import Any, Final

from relcon import words
from relcon.audiences.audience import OUTSIDE, Copy
from relcon.figures.converted import converted
from relcon.figures.encodings import COUNTS, Letter
from relcon.law.ussg.s2d1_1.quantity_table import CONVERTED
from relcon.proffer.letter.answers import letter_shown
from relcon.proffer.letter.clauses import Clauses
from relcon.proffer.proffer_run import ProfferRun
from relcon.records.base import PositionName
from relcon.records.customs import MICRO
from relcon.results import weights
from relcon.results.exposure import EventAnswer
from relcon.results.letter import ClauseCell, LetterShown
from relcon.views.answered import Answered
from relcon.views.explanations import Told
from relcon.views.interned import Interned
from relcon.views.letters import EVERYTHING, answers_on, letters_of

SHARES: Final[Mapping[Letter, tuple[Letter, ...]]] = {"O": ("O",), "J": ("J",), "C": ("C", "?"), "P": ("P",)}
"""Under which letter a weight is added up: what is open, with what is contested."""


def worksheet_data(told: Told, copy: Copy) -> dict[str, Any]:
    """Return the shares of the weight by letter, the names of the lines and, for counsel, the letter's terms.

    Parameters
    ----------
    told, copy
        The page's texts, with what was computed; what this audience may see.
    """
    found = told.found
    shares, known = Interned(), dict[tuple[int, ...], int]()

    def number(world: str, position: PositionName, defendant: str) -> int:
        # Equal worlds share their answers; a letter may depend on the other positions too.
        answers = found.worlds[world].defendants[defendant].positions
        key = (id(answers[position]), *(id(answers[one]) for one in found.positions))
        if key not in known:
            known[key] = shares.add(_shares(found, world, position, defendant, outside=copy.audience in OUTSIDE))
        return known[key]

    data: dict[str, Any] = {
        "shares": shares.items,
        "of": {
            world: {
                position: {id: number(world, position, id) for id in one.defendants} for position in found.positions
            }
            for world, one in found.worlds.items()
        },
        "names": {cite: name for line in told.lines.items if (name := words.provision_name(cite := line["cite"]))},
    }
    if copy.audience == "counsel" and found.made is not None:
        data["letters"] = _letters(found, found.made)
    return data


def _shares(found: Answered, world: str, position: PositionName, defendant: str, *, outside: bool) -> list[list[str]]:
    """Return what the transactions under each letter come to as converted weight, before any cap.

    Of a contested one it is what the position counts that counts most of it; of one kept out, what counts without the
    letter: the same drugs are weighed once there too.
    """
    letters = letters_of(found, defendant, position, world, settled=outside)
    here = answers_on(found, defendant, position, world)
    elsewhere = [answers_on(found, defendant, one, world) for one in found.positions]
    if EVERYTHING in found.worlds and defendant in found.worlds[EVERYTHING].defendants:
        elsewhere.append(answers_on(found, defendant, position, EVERYTHING))
    sums: dict[Letter, Fraction] = {}
    for id, letter in letters.items():
        under = next((one for one, held in SHARES.items() if letter in held), None)
        if under is None:
            continue
        asked = [here] if under in COUNTS else elsewhere
        counted = [Fraction(grams) for one in asked if id in one and (grams := _counts(one[id])) is not None]
        heavy = converted(found.index.events[id], max(counted), found.edition) if counted else None
        sums[under] = sums.get(under, Fraction(0)) + (heavy or 0)
    return [
        [letter, words.amount(weights.grams(int(sums[letter] * MICRO)), CONVERTED)]
        for letter in SHARES
        if sums.get(letter)
    ]


def _counts(answer: EventAnswer) -> str | None:
    """Return what an answer counts of an event; of one left open, what it would weigh."""
    return answer.counted_grams if answer.in_ else answer.grams if answer.open else None


def _letters(found: Answered, made: ProfferRun) -> list[dict[str, Any]]:
    """Return each letter under which the client has spoken, term by term, with what another reading of it moves.

    By outcome and position: the other reading, both low ends, both by the table, whether all else is told besides.
    """
    table = made.worlds.table
    clauses = Clauses(table, made.batch, tuple(found.worlds)).every()
    shown = []
    for letter in table.letters:
        moving: dict[str, dict[str, dict[str, list[Any]]]] = {}
        for one in clauses:
            if one.letter != letter.id or one.together:
                continue
            ((term, word),) = one.otherwise.items()
            told = [(*place, False) for place in one.worlds.items()] + [
                (*place, True) for place in one.if_complete.items()
            ]
            for world, cells, complete in told:
                for position, cell in cells.items() if world in found.worlds else ():
                    at = moving.setdefault(term, {}).setdefault(world, {})
                    at.setdefault(position, []).append([word, *_ends(cell), complete])
        shown.append(_letter(letter_shown(found.matter, letter, table.options, found.edition), moving))
    return shown


def _ends(cell: ClauseCell) -> list[Any]:
    return [cell.low_end, cell.otherwise, cell.by_table, cell.by_table_otherwise]


def _letter(shown: LetterShown, moving: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "id": shown.id,
        "entered": shown.entered,
        "terms": [
            {
                "title": term.title,
                "says": words.in_prose(term.says),
                "quote": term.quote,
                "page": term.page,
                "silent": term.silent,
                "moves": moving.get(term.term, {}),
            }
            for term in shown.terms
        ],
    }
