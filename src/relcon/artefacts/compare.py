"""A file beside the same question asked now: which input changed, then which figure, most months first."""

from __future__ import annotations

import difflib
import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from pydantic import ValidationError

from relcon.artefacts.carriers import Opened, Parts
from relcon.artefacts.figures import Said, figures, numbers
from relcon.artefacts.reading import as_answer
from relcon.results.exposure import Receipt
from relcon.results.summary import WorksheetSummary, diff
from relcon.results.verification import ChangedFigure, ChangedInput, ChangedLine, ChangedNumber, Verification
from relcon.results.verification import Figures as CameTo

LISTED: Final = 12
"""The most numbers or lines that are listed one by one."""
_HASH: Final = re.compile(r"\b[0-9a-f]{8,64}\b")
_ORDER: Final = {"psr": 0, "government": 1, "defense": 2}
"""The positions, in the order in which changes are listed."""
_PICTURE: Final = ".png"
"""A picture in a Word file: drawn with the letters that a machine has."""


@dataclass(frozen=True)
class Names:
    """What a place in an answer may name: the outcomes of a proffer, people."""

    outcomes: Collection[str]
    people: Collection[str]


def compared(
    before: tuple[Receipt, Opened], after: tuple[Receipt, Opened], kept: Verification, known: Names
) -> Verification:
    """Return what changed between a file and the same question asked now.

    Parameters
    ----------
    before, after
        Receipt and content of the file; of what is written today.
    kept
        What is told of the file besides: its command.
    known
        The names of outcomes and people.
    """
    old, new = before[0], after[0]
    changed = tuple(changed_inputs(old, new))
    told = kept.model_copy(update={"changed": changed, "receipt": new})
    says = _contents(before[1].content, old), _contents(after[1].content, new)
    differ = sorted(name for name in {*says[0], *says[1]} if says[0].get(name) != says[1].get(name))
    words = [name for name in differ if not name.endswith(_PICTURE)]
    if not words:
        notes = ("Its pictures are drawn with other letters on this machine.",) if differ else ()
        why = "what it was made from changed; nothing that it says did" if changed else "nothing changed"
        return told.model_copy(update={"verdict": "holds", "why": why, "notes": notes})
    moved = tuple(changed_figures(_figures(*before), _figures(*after), known))
    one, other = (as_answer(found) for _, found in (before, after))
    apart: tuple[ChangedNumber, ...] = ()
    if one is not None and other is not None:
        apart = tuple(_numbers(numbers(one), numbers(other)))
        same = not apart
    else:
        hashes = [receipt.written.figures_sha256 if receipt.written else None for receipt in (old, new)]
        same = hashes[0] is not None and hashes[0] == hashes[1]
    same = same and not moved
    if same and changed:
        return told.model_copy(update={"verdict": "holds", "why": "no figure changed; its words, or their order, did"})
    lines = () if moved or one is not None else tuple(_lines(*says, words))
    listed = apart if not moved else ()
    own = old.written is not None and old.written.options.get("audience", "counsel") == "counsel"
    why = _why(bool(changed) or not own, bool(moved))
    return told.model_copy(
        update={
            "verdict": "does not hold",
            "why": why,
            "figures": moved,
            "numbers": listed[:LISTED],
            "lines": lines[:LISTED],
            "unlisted": max(0, len(listed) - LISTED) + max(0, len(lines) - LISTED),
        }
    )


def _why(changed: bool, moved: bool) -> str:
    """Return the reason; a copy's hashes are over what it shows, and figures may move by what it does not."""
    if not changed:
        return "nothing that it was made from changed, and it says something else than these files give"
    return "figures changed" if moved else "what it says changed"


def changed_inputs(before: Receipt, after: Receipt) -> Iterator[ChangedInput]:
    """Yield what a file was made from and that is another now."""
    if before.relcon != after.relcon:
        yield ChangedInput(what="relcon", before=before.relcon, after=after.relcon)
    if before.case_sha256 != after.case_sha256:
        yield ChangedInput(what="the case file", before=before.case_sha256, after=after.case_sha256)
    if before.proffer_sha256 != after.proffer_sha256:
        yield ChangedInput(what="the proffer file", before=before.proffer_sha256, after=after.proffer_sha256)
    for one, other in zip(
        *(receipt.written.files if receipt.written else () for receipt in (before, after)), strict=False
    ):
        if one.sha256 != other.sha256:
            yield ChangedInput(what=f"the file named as {one.role}", before=one.sha256, after=other.sha256)
    if (one_edition := sorted(before.editions)) != (other_edition := sorted(after.editions)):
        yield ChangedInput(what="the Manual", before=", ".join(one_edition), after=", ".join(other_edition))
    for name in sorted(before.editions.keys() & after.editions.keys()):
        hashes = before.editions[name].sha256, after.editions[name].sha256
        if hashes[0] != hashes[1]:
            yield ChangedInput(what=f"the tables of the {name} Manual", before=hashes[0], after=hashes[1])
    for group in sorted({*before.options, *after.options}):
        one_group, other_group = before.options.get(group, {}), after.options.get(group, {})
        for name in sorted({*one_group, *other_group}):
            if one_group.get(name) != other_group.get(name):
                what = f"the option {name} ({group})"
                yield ChangedInput(what=what, before=one_group.get(name), after=other_group.get(name))


def changed_figures(before: Said, after: Said, known: Names) -> list[ChangedFigure]:
    """Return the worksheets that come to something else, most months in Middle first, then in the Ceiling."""
    found = [
        _figure(place, before.get(place), after.get(place), known)
        for place in dict.fromkeys([*before, *after])
        if before.get(place) != after.get(place)
    ]
    return sorted(found, key=lambda one: (-_months(one), _ORDER.get(one.position or "", len(_ORDER))))


def _months(one: ChangedFigure) -> int:
    return max(abs(one.months or 0), abs(one.table_months or 0))


def _figure(
    place: str, before: Mapping[str, Any] | None, after: Mapping[str, Any] | None, known: Names
) -> ChangedFigure:
    old, new = _came(before), _came(after)
    between = diff(_summary(old), _summary(new)) if old is not None and new is not None else None
    names = place.split("/")
    whose = [next((name for name in names if name in some), None) for some in (known.outcomes, known.people, _ORDER)]
    return ChangedFigure(
        outcome=whose[0],
        defendant=whose[1],
        position=whose[2],
        of=tuple(name for name in names if name not in whose),
        before=old,
        after=new,
        months=between.months if between else None,
        table_months=between.table_months if between else None,
        levels=between.levels if between else None,
        grams={name: f"{grams.normalize():f}" for name, grams in between.grams.items()} if between else {},
    )


def _came(said: Mapping[str, Any] | None) -> CameTo | None:
    try:
        return None if said is None else CameTo.model_validate(said)
    except ValidationError:
        return None


def _summary(came: CameTo) -> WorksheetSummary:
    return WorksheetSummary(**{name: getattr(came, name) for name in CameTo.model_fields})


def _figures(receipt: Receipt, found: Opened) -> Said:
    answer = as_answer(found)
    if answer is not None:
        return figures(answer)
    return dict(receipt.written.figures) if receipt.written is not None else {}


def _numbers(before: Mapping[str, str], after: Mapping[str, str]) -> Iterable[ChangedNumber]:
    for place in dict.fromkeys([*before, *after]):
        if before.get(place) != after.get(place):
            yield ChangedNumber(place=place, before=before.get(place), after=after.get(place))


def _contents(content: Parts, receipt: Receipt) -> dict[str, str]:
    """Return what a file says, with the hashes of what it was made from and the program's version out of it."""
    known = [receipt.case_sha256, receipt.proffer_sha256 or "", *(one.sha256 for one in receipt.editions.values())]
    known += [one.sha256 or "" for one in (receipt.written.files if receipt.written is not None else ())]

    def masked(found: re.Match[str]) -> str:
        return "#" if any(one.startswith(found[0]) for one in known) else found[0]

    said = {name: data.decode("utf-8", "surrogateescape") for name, data in content.items()}
    plain = {
        name: text.replace("\r\n", "\n").replace(f"relcon {receipt.relcon}", "relcon #") for name, text in said.items()
    }
    return {name: text if name.endswith(_PICTURE) else _HASH.sub(masked, text) for name, text in plain.items()}


def _lines(before: Mapping[str, str], after: Mapping[str, str], names: Iterable[str]) -> Iterator[ChangedLine]:
    """Yield the lines of texts that read otherwise, in pairs; pages and archives are no text that anybody reads."""
    for name in names:
        old, new = before.get(name, ""), after.get(name, "")
        if "<" in old[:2] or name.endswith((".xml", ".rels")):
            continue
        one, other = old.split("\n"), new.split("\n")
        for tag, a, b, c, d in difflib.SequenceMatcher(None, one, other, autojunk=False).get_opcodes():
            if tag == "equal":
                continue
            for place in range(max(b - a, d - c)):
                yield ChangedLine(
                    before=one[a + place].strip() if a + place < b else None,
                    after=other[c + place].strip() if c + place < d else None,
                )
