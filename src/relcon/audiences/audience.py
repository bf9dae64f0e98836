"""What an audience's copy may hold: decided before anything is computed, so that it cannot be computed from more."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Final, Literal

from relcon import words
from relcon.audiences.hiding import Hiding, named_in_public, neutral
from relcon.audiences.identifiers import shortened
from relcon.audiences.rewriting import Rewriting
from relcon.audiences.stripping import stripped, without_answers, without_pleas
from relcon.records.base import Record
from relcon.records.matter import Matter, declared_in_case, declared_in_proffer, record_id
from relcon.records.people import Person

Audience = Literal["counsel", "client", "joint-defense", "court"]
OUTSIDE: Final = ("joint-defense", "court")
"""Who may hold nothing of the proffer, nor anything that is counsel's own."""

BANNERS: Final[Mapping[Audience, str]] = {
    "counsel": words.PRIVILEGED,
    "client": words.PRIVILEGED,
    "joint-defense": "CONFIDENTIAL: JOINT DEFENSE AND COMMON INTEREST MATERIAL / WORK PRODUCT.",
    "court": "",
}
"""What stands at the head of a copy."""

REASON_WITHHELD: Final = "[reason withheld: it concerns what is not in this copy]"

_COUNSELS: Final = re.compile(r"counsel's own placing; else |(?: \(|; )counsel's total\)?")
"""What counsel put in: nobody outside the defense reads that it was counsel, since it is said of nothing else."""
_OF_PROOF: Final = re.compile(r"\b(?:weak|suppressed) evidence\b")
"""What speaks of how good an exhibit is, or of a motion against it."""


class UnknownInclude(LookupError):
    """What is to be let in is not there, or is not left out.

    Attributes
    ----------
    found, allowed
        What was asked for; what may be.
    """

    def __init__(self, found: str, allowed: tuple[str, ...]) -> None:
        self.found, self.allowed = found, allowed
        super().__init__(f'nothing is left out under "{found}"')


@dataclass(frozen=True)
class Copy:
    """One audience's matter, and what a page of it must not say.

    Attributes
    ----------
    audience, matter
        For whom; what everything is computed from.
    hidden
        Ids, as this copy has them, of the people who stand under another name.
    withheld_evidence
        Ids, as this copy has them, of exhibits that are not listed.
    manifest
        What was left out or let in, in general words.
    check
        What whoever made the copy must look at before it is filed; it stands in no copy.
    """

    audience: Audience
    matter: Matter
    hidden: frozenset[str] = frozenset()
    withheld_evidence: frozenset[str] = frozenset()
    manifest: tuple[str, ...] = ()
    check: tuple[str, ...] = ()

    def status(self, person: Person) -> str:
        """Return a person's status; of one who is not named, nothing."""
        return "" if person.id in self.hidden else person.status

    @cached_property
    def _silent_on(self) -> re.Pattern[str] | None:
        """What no reason may speak of: who is hidden and, outside the defense, that readings of a record differ."""
        ids = sorted({*self.hidden, *self.withheld_evidence}, key=lambda id: (-len(id), id))
        names = [re.escape(self.matter.people[id].name) for id in sorted(self.hidden)]
        found = "|".join([*map(re.escape, ids), *names])
        parts = [rf"(?<![\w-])(?:{found})(?![\w-])", r"\bstings?\b"] if found else []
        if self.audience in OUTSIDE:
            parts.append(r"\b(?:not asserted|asserted (?:only )?by|disputed)\b")
        return re.compile("|".join(parts)) if parts else None

    def reason(self, text: str) -> str:
        """Return a reason with its dates in words, or that it is withheld: it would show somebody, or an exhibit."""
        withheld = self._silent_on is not None and self._silent_on.search(text)
        said = _COUNSELS.sub("", text) if self.audience in OUTSIDE else text
        return REASON_WITHHELD if withheld else words.in_prose(said)

    def flags(self, flags: Iterable[str]) -> list[str]:
        """Return the flags of an answer: outside the defense none that speaks of grades or of suppression."""
        return [self.reason(flag) for flag in flags if not (self.audience in OUTSIDE and _OF_PROOF.search(flag))]


def copy_for(matter: Matter, audience: Audience = "counsel", include: Sequence[str] = ()) -> Copy:
    """Return an audience's copy.

    Parameters
    ----------
    matter : Matter
        Everything.
    audience : {"counsel", "client", "joint-defense", "court"}
        For whom.
    include : sequence of str
        What is let in all the same: ``person:ID``, ``evidence:ID``.

    Raises
    ------
    UnknownInclude
        Where one of these is not left out.
    """
    held = matter
    if audience in OUTSIDE:
        held = Matter(stripped(matter.case), None, "", None)
    if audience == "counsel":
        people: tuple[str, ...] = ()
        exhibits: tuple[str, ...] = ()
    else:
        client = held.proffer.client if held.proffer is not None else None
        people = tuple(id for id, one in held.people.items() if id != client and not named_in_public(one))
        exhibits = tuple(id for id, one in held.evidence.items() if one.restriction or one.speaker in people)
    allowed = (*(f"person:{id}" for id in people), *(f"evidence:{id}" for id in exhibits))
    for one in include:
        if one not in allowed:
            raise UnknownInclude(one, allowed)
    people = tuple(id for id in people if f"person:{id}" not in include)
    # A statement of somebody who is named is withheld only for what it is.
    exhibits = tuple(
        id
        for id in exhibits
        if f"evidence:{id}" not in include and (held.evidence[id].restriction or held.evidence[id].speaker in people)
    )
    if audience != "counsel":
        held = without_answers(replace(held, case=without_pleas(held.case, people)))
    done: tuple[str, ...] = ()
    check: tuple[str, ...] = ()
    if audience == "court":
        held, done, check = shortened(held, include)
    found = Copy(audience, held, manifest=(*_manifest(people, exhibits, include), *done), check=check)
    if people or exhibits:
        found = _hidden(found, people, exhibits)
    return found if audience == "counsel" else replace(found, matter=_without_hashes(found.matter))


def _without_hashes(matter: Matter) -> Matter:
    """Return a matter without the hashes of counsel's files, which would tell when one of them changes."""
    return replace(matter, case_sha256="", proffer_sha256=None if matter.proffer is None else "")


def _hidden(found: Copy, people: tuple[str, ...], exhibits: tuple[str, ...]) -> Copy:
    """Return a copy in which people and exhibits stand under other ids, everywhere and before anything is computed."""
    matter = found.matter
    hiding = Hiding(matter, people)
    declared = [*declared_in_case(matter.case)]
    declared += declared_in_proffer(matter.proffer) if matter.proffer is not None else ()
    taken = [record_id(record) for _, record in declared]
    ids = dict(zip(people, neutral(taken, "person"), strict=False))
    ids |= dict(zip(exhibits, neutral(taken, "withheld"), strict=False))
    other = neutral(taken, "record")
    parts = [part for _, record in declared for part in _lot_parts(record)]
    for id in dict.fromkeys([*taken, *parts]):
        if id not in ids and hiding.in_id(id):
            ids[id] = next(other)
    for id in people:
        ids.update({phone.number: ids[id] for phone in matter.people[id].phones})
    rewriting = Rewriting(ids, hiding.text)
    names = {ids[id]: f"Person {n}" for n, id in enumerate(people, start=1)}
    quiet = {ids[id] for id in exhibits}

    case = rewriting.record(matter.case)
    proffer = rewriting.record(matter.proffer) if matter.proffer is not None else None
    case = case.model_copy(update=_unnamed(case.people, case.evidence, names, quiet))
    if proffer is not None:
        proffer = proffer.model_copy(update=_unnamed(proffer.people, proffer.evidence, names, quiet))
    changed = Matter(case, proffer, "", None if proffer is None else "")
    return replace(found, matter=changed, hidden=frozenset(names), withheld_evidence=frozenset(quiet))


def _unnamed(
    people: Sequence[Person], evidence: Sequence[Record], names: dict[str, str], quiet: set[str]
) -> dict[str, object]:
    """Return people and exhibits with nothing left that says who or what those withheld are."""
    bare = {"aliases": (), "phones": (), "note": None, "tier": None}
    untitled = {"title": None, "bates": None, "covers": ()}
    return {
        "people": tuple(
            one.model_copy(update={"name": names[one.id], **bare}) if one.id in names else one for one in people
        ),
        "evidence": tuple(
            one.model_copy(update={**untitled, "note": None}) if record_id(one) in quiet else one for one in evidence
        ),
    }


def _lot_parts(record: Record) -> list[str]:
    paths = (getattr(record, "lot", None), getattr(record, "made_from", None), getattr(record, "id", None))
    return [part for path in paths if isinstance(path, str) and "/" in path for part in path.split("/")]


def _manifest(people: Sequence[str], exhibits: Sequence[str], include: Sequence[str]) -> tuple[str, ...]:
    """Say what was left out and let in; those left out only by number."""
    found = []
    if people:
        found.append(f"{len(people)} people stand under other names, without their status")
    if exhibits:
        found.append(f"{len(exhibits)} exhibits are not listed")
    return (*found, *(f"let in: {one}" for one in include))
