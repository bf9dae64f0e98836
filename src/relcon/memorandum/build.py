"""The memo as a document: its parts from the answers, in the order of `relcon.memorandum.places.PARTS`."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Final

from relcon import words
from relcon.memorandum import assumed, costs, people, terms
from relcon.memorandum.asked import Asked
from relcon.memorandum.collateral import collateral
from relcon.memorandum.document import Figure, Memo, Part
from relcon.memorandum.places import PARTS, PartName
from relcon.memorandum.sheet import sheet
from relcon.reports import edition_words
from relcon.reports.brief_report import ASSUMED
from relcon.reports.exposure_report import closing
from relcon.reports.letter_words import named

MADE: Final[Mapping[PartName, Callable[[Asked], Part]]] = {
    "sheet": sheet,
    "letter": terms.letter,
    "exposure": costs.exposure,
    "admissions": costs.admissions,
    "thresholds": costs.thresholds,
    "topics": costs.topics,
    "conflicts": costs.to_resolve,
    "others": people.others,
    "trial": people.trial,
    "questions": terms.questions,
    "collateral": collateral,
    "assumptions": assumed.assumptions,
    "unverified": assumed.unverified,
}


def built(asked: Asked, figures: Sequence[Figure]) -> Memo:
    """Return the memo.

    Parameters
    ----------
    asked
        The answers.
    figures
        Pictures of the page.
    """
    receipt = asked.simulation.receipt
    return Memo(
        about=tuple(_about(asked)),
        parts=tuple(MADE[name](asked) for name in PARTS),
        figures=tuple(figures),
        warnings=edition_words.cautions(receipt, asked.matter, "each figure"),
        assumed=f"{ASSUMED} {words.ASSUMED}",
        receipt=f"{closing(receipt)} · {' and '.join(receipt.editions) or receipt.edition} Manual",
    )


def _about(asked: Asked) -> list[tuple[str, str]]:
    matter, held = asked.matter, asked.brief.held
    header = matter.case.case
    person = matter.people.get(asked.client)
    letters = "; ".join(named(one) for one in matter.letters.values()) or "none"
    said = {
        "Matter": header.caption if header is not None else "",
        "Docket": (header.docket or "") if header is not None else "",
        "Client": person.name if person is not None else asked.client,
        "Session": _day(held.session_date) or "none recorded",
        "Letter": letters if held.entered or not held.letter else f"{letters}; entered on no recorded date",
        "Sentencing": _day(held.sentencing_date) or "no date recorded",
    }
    return [(label, text) for label, text in said.items() if text]


def _day(written: str | None) -> str:
    return words.day(date.fromisoformat(written)) if written is not None else ""
