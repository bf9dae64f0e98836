"""Objections in fixed, neutral forms: what is asserted, what the record does not establish, which page is cited.

No form asserts a fact about the conduct: each puts the report to its proof (USSG §6A1.3(a)), or names a rule or a sum.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Final

from relcon import words
from relcon.law.ussg.s1b1_3.elements import CITES
from relcon.records.events import Tested
from relcon.records.matter import Matter
from relcon.records.psr import Paragraph

PROOF: Final = CITES["unreliable"]
NOT_SHOWN: Final[Mapping[str, str]] = MappingProxyType(
    {
        "unreliable": "it by information reliable enough to rest on",
        "talk_only": "that it was more than talk",
        "acquitted": "that it counts though the defendant was acquitted of it",
        "prior_sentence": "that it counts though a sentence was imposed for it",
        "protected": "it apart from information that the agreement keeps out of the range",
        "course_of_conduct": "that it was of the same course of conduct or common plan",
        "unable_or_unwilling": "that the defendant intended that amount and was able to deal in it",
        "own_act": "that the defendant took part in it",
        "undertaking": "that the defendant jointly undertook that activity",
        "participant": "that another criminally responsible person took part in it",
        "scope": "that it was within the scope of what the defendant agreed to",
        "timing": "that it fell within the time of the defendant's agreement",
        "furtherance": "that it furthered the jointly undertaken activity",
        "foreseeability": "that the defendant could reasonably foresee it",
    }
)
"""By the step that is not shown: what the record does not establish."""


def head(paragraph: Paragraph, asserts: str) -> str:
    """Return how every objection begins: the paragraph, its page, what it asserts."""
    page = f" (page {paragraph.page})" if paragraph.page is not None else ""
    return f"Paragraph {paragraph.number}{page} states {asserts}."


def amounts(paragraph: Paragraph) -> str:
    """Return the amounts that a paragraph states, as it writes them."""
    return " and ".join(f"{one.quantity.text} of {words.substance(one.substance)}" for one in paragraph.amounts)


def cited(pages: Sequence[str]) -> str:
    """Return which pages a paragraph cites."""
    return f"It cites {'; '.join(pages)}." if pages else "It cites no page."


def attribution(paragraph: Paragraph, what: str, failed: str, pages: Sequence[str]) -> str:
    """Object that a step of attribution is not established; ``what`` names the conduct."""
    element, cite = NOT_SHOWN[failed], CITES[failed]
    return (
        f"{head(paragraph, f'that {what} counts for the defendant')} The record does not establish {element} ({cite}). "
        f"{cited(pages)}"
    )


def twice(paragraph: Paragraph, others: Sequence[str], amount: str, pages: Sequence[str]) -> str:
    """Object that drugs are counted twice."""
    before = " and ".join(others)
    return (
        f"{head(paragraph, amounts(paragraph))} The record does not establish that {amount} of it are other drugs than "
        f"those of paragraph {before}; the same drugs count once (USSG §2D1.1(c), n.5). {cited(pages)}"
    )


def interview(paragraph: Paragraph, asserts: str, day: str, letter: str) -> str:
    """Object to use in the range of what an interview alone supplied."""
    return (
        f"{head(paragraph, asserts)} It names no source but the interview of the defendant on {day}. Information so "
        f"provided is not used in determining the guideline range (USSG §1B1.8(a){letter})."
    )


def source(paragraph: Paragraph, asserts: str, pages: Sequence[str]) -> str:
    """Object that nothing reliable is named for what is asserted."""
    return (
        f"{head(paragraph, asserts)} The record does not establish it by information reliable enough to rest on "
        f"({PROOF}). {cited(pages)}"
    )


def weight(paragraph: Paragraph, shown: str, pages: Sequence[str]) -> str:
    """Object that the record shows no more than some weight."""
    return (
        f"{head(paragraph, amounts(paragraph))} The record does not establish more than {shown} ({PROOF}; USSG §2D1.1 "
        f"n.5). {cited(pages)}"
    )


def extrapolation(paragraph: Paragraph, tested: Tested, shown: str, pages: Sequence[str]) -> str:
    """Object that a test of some units does not show the rest."""
    return (
        f"{head(paragraph, amounts(paragraph))} {tested.units} of {tested.of} units were tested. The record does not "
        f"establish that the other {tested.of - tested.units} hold the same; as tested it is {shown} "
        f"(USSG §2D1.1 n.5). {cited(pages)}"
    )


def conversion(paragraph: Paragraph, amount: str, stated: str, right: str, factor: str) -> str:
    """Object to a conversion: the table's figure."""
    return (
        f"{head(paragraph, f'{stated} converted for {amount}')} At {factor} for each gram (USSG §2D1.1 n.8(D)) it is "
        f"{right}."
    )


def adjustment(paragraph: Paragraph, provision: str, kind: str, pages: Sequence[str]) -> str:
    """Object that the ground of an adjustment is not established."""
    needed = {
        "role": f"the control over another participant that USSG §{provision} asks for",
        "characteristic": f"that USSG §{provision} reaches the defendant",
    }.get(kind, f"the ground that USSG §{provision} asks for")
    return (
        f"{head(paragraph, f'{words.levels(paragraph.levels)} under USSG §{provision}')} The record does not establish "
        f"{needed} ({PROOF}). {cited(pages)}"
    )


def more_off(paragraph: Paragraph, provision: str, levels: int) -> str:
    """Object that the record supports a greater reduction than is stated."""
    return (
        f"{head(paragraph, f'{words.levels(paragraph.levels)} under USSG §{provision}')} The record as it stands "
        f"supports {words.levels(levels)} (USSG §{provision})."
    )


def points(paragraph: Paragraph, sentences: Sequence[str], recorded: int, pages: Sequence[str]) -> str:
    """Object to criminal history points."""
    said = words.counted(paragraph.points or 0, "point")
    of = ", ".join(sentences)
    return (
        f"{head(paragraph, f'{said} for {of}')} The record does not establish more than "
        f"{words.counted(recorded, 'point')} (USSG §4A1.1). {cited(pages)}"
    )


def arithmetic(paragraph: Paragraph, asserts: str, right: str, cite: str) -> str:
    """Object to a sum, or to what is read off a table."""
    return f"{head(paragraph, asserts)} By the report's own figures it is {right} ({cite})."


def statutory(paragraph: Paragraph, asserts: str, right: str) -> str:
    """Object to a statutory limit that the counts of the record do not carry."""
    return f"{head(paragraph, asserts)} On the counts as the record has them it is {right} (USSG §5G1.1)."


def what(id: str, matter: Matter) -> str:
    """Return the conduct of an event in a few neutral words, without who did it: ``1 kg of cocaine (May 19, 2025)``."""
    event = matter.events[id]
    known = event.quantity is not None and event.quantity.known
    drugs = " and ".join(words.substance(name) for name in event.drugs)
    amount = f"{event.quantity.text} of {drugs}" if known and event.quantity is not None else f"conduct with {drugs}"
    return f"{amount} ({words.when(event.date)})"
