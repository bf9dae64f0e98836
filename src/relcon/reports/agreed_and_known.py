"""What stands beside a transaction for one defendant: what was agreed to and known, each with its day and pages."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from relcon import words
from relcon.event_words import shown_by
from relcon.law.record_index import RecordIndex
from relcon.records.base import PositionName
from relcon.records.dates import When
from relcon.records.events import Event
from relcon.records.facts import Knowledge
from relcon.records.matter import Matter

HOW: Final[Mapping[str, str]] = MappingProxyType(
    {
        "told": "was told of",
        "saw": "saw or heard of",
        "took_part": "knew, by taking part, of",
        "inferred": "is inferred to have known of",
    }
)
"""How something came to be known."""
VOICES: Final[Mapping[str, PositionName]] = MappingProxyType(
    {"defense": "defense", "psr": "psr", "government": "government"}
)


@dataclass(frozen=True, slots=True)
class Apart:
    """What a defendant agreed to and knew, beside one transaction.

    Attributes
    ----------
    matter, defendant, event
        For names and pages; who; which transaction.
    """

    matter: Matter
    defendant: str
    event: Event

    def known(self) -> Iterator[str]:
        """Yield what the defendant knew that is about the transaction: since when against its day, with its pages."""
        name = words.surname(self.matter, self.defendant)
        for one in RecordIndex.of(self.matter).knowledge_of.get(self.defendant, ()):
            if self._about(one):
                what = self._what(one)
                how = HOW[one.how]
                if one.told_by is not None:
                    how = f"was told by {words.surname(self.matter, one.told_by)} of"
                yield (
                    f"{name} {how} {what} {since(one.since, self.event.date)} ({one.id}: "
                    f"{shown_by(one.evidence, self.matter, one.id)}). Knowing is not agreeing."
                )

    def agreed(self) -> Iterator[str]:
        """Yield the pages of what was agreed to in each activity of a transaction, or that none is on record."""
        name = words.surname(self.matter, self.defendant)
        index = RecordIndex.of(self.matter)
        for activity in self.event.undertaking:
            held = index.memberships_of.get((self.defendant, activity), ())
            for one in held:
                voices = [voice(self.matter, each) for each in one.asserted_by]
                by = f", {' and '.join(voices)} only" if voices else ""
                yield f"Of what {name} agreed to ({one.id}{by}): {shown_by(one.evidence, self.matter, one.id)}."
            if not held:
                joint = index.undertakings.get(activity)
                title = joint.title if joint is not None else activity
                yield f'Of an agreement of {name} to "{title}" ({activity}): none on record.'

    def _about(self, one: Knowledge) -> bool:
        people = {part.person for part in self.event.participants}
        return (
            one.of.event == self.event.id
            or (one.of.undertaking is not None and one.of.undertaking in self.event.undertaking)
            or (one.of.person is not None and one.of.person in people)
        )

    def _what(self, one: Knowledge) -> str:
        limit = f", up to {one.up_to.text}," if one.up_to is not None else ""
        if one.of.event is not None:
            return "it"
        if one.of.person is not None:
            return f"what {words.surname(self.matter, one.of.person)} did{limit}"
        return f"the activity{limit}"


def since(known: When | None, done: When) -> str:
    """Return since when something was known, against the day of a transaction."""
    if known is None or known.first is None or known.last is None:
        return "on a day not recorded"
    day = f"{'on' if known.first == known.last else 'between'} {words.when(known)}"
    if done.first is None or done.last is None:
        return f"{day}, before or after it not known"
    if known.first > done.last:
        return f"{day}, after it: too late to make it foreseeable"
    if known.first == known.last == done.first == done.last:
        return f"{day}, the same day"
    return f"{day}, {'before it' if known.last < done.first else 'before or after it not known'}"


def voice(matter: Matter, id: str) -> str:
    """Return who asserts something: a position by its short name, a defendant by last name."""
    return words.short(VOICES[id]) if id in VOICES else words.surname(matter, id)
