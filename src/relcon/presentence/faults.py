"""Where a report is open to objection: each ground, paragraph by paragraph, with what it would change."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal
from typing import Final, Literal

from relcon import words
from relcon.law.ussg.s1b1_3.elements import CITES
from relcon.law.ussg.s2d1_1 import carried_over
from relcon.law.ussg.s2d1_1.conversion import factor_of
from relcon.law.ussg.s2d1_1.quantity_table import CONVERTED
from relcon.presentence import forms
from relcon.presentence.interviews import Interviews
from relcon.presentence.parts import same_drugs, stated
from relcon.presentence.reckoning import ADJUSTING, TOTALS, Change, Reckoning
from relcon.presentence.record import ALL, OnRecord
from relcon.records.customs import MICRO
from relcon.records.psr import Paragraph, PsrAmount
from relcon.results.psr import Ground
from relcon.results.weights import grams

KILOGRAM: Final = Decimal(1000 * MICRO)
LEGAL: Final[tuple[Ground, ...]] = ("conversion", "arithmetic", "statutory", "interview", "points")
"""Grounds that ask for a rule or a sum, and put no conduct to proof."""
ROUNDED: Final = 3  # places behind the point to which a report may round kilograms


@dataclass(frozen=True)
class Fault:
    """A ground of objection.

    Attributes
    ----------
    place, ground, cite, text
        The paragraph, by its place; the ground; the provision; the objection in its form.
    change
        What it changes if it is sustained.
    records, failed
        The records objected to; the step of attribution that is not shown.
    positions
        The positions in which the record shows it all the same.
    told
        The admissions from which the paragraph takes it.
    """

    place: int
    ground: Ground
    cite: str
    text: str
    change: Change
    records: tuple[str, ...] = ()
    failed: str | None = None
    positions: tuple[str, ...] = ()
    told: tuple[str, ...] = ()

    @property
    def acceptance(self) -> Literal["puts to proof", "asks the Manual"]:
        """How it stands to USSG §3E1.1 n.1(A): it asks what conduct is shown, or only for a rule or a sum."""
        return "asks the Manual" if self.ground in LEGAL else "puts to proof"

    @property
    def of_conduct(self) -> bool:
        """Whether it speaks of conduct that an admission may say is so; not whether drugs are the same."""
        return self.ground not in (*LEGAL, "twice")


@dataclass(frozen=True)
class Faults:
    """All grounds of a report.

    Attributes
    ----------
    record, reckoning, interviews
        The record; the report's arithmetic; the interviews that it names.
    notes
        By place of a paragraph: what is said of it and moves nothing.
    """

    record: OnRecord
    reckoning: Reckoning
    interviews: Interviews
    notes: dict[int, list[str]] = field(default_factory=dict)

    def every(self) -> tuple[Fault, ...]:
        """Return every ground in the order of the paragraphs."""
        return tuple(fault for place, one in enumerate(self.record.psr.paragraphs) for fault in self._of(place, one))

    def _of(self, place: int, one: Paragraph) -> Iterator[Fault]:
        if one.kind == "offense_conduct":
            yield from self._conduct(place, one)
        elif one.kind in TOTALS:
            yield from self._totals(place, one)
        elif one.kind in ADJUSTING:
            yield from self._adjustment(place, one)
        elif one.kind == "criminal_history":
            yield from self._history(place, one)
        elif one.kind == "statutory":
            yield from self._statutory(place, one)
        else:
            yield from self._result(place, one)

    def _note(self, place: int, text: str) -> None:
        self.notes.setdefault(place, []).append(text)

    def pages(self, one: Paragraph) -> tuple[str, ...]:
        """Return the pages that a paragraph cites: its exhibits by their labels."""
        evidence = self.record.matter.evidence
        return tuple(words.pages(bates) for id in one.sources if (bates := evidence[id].bates) is not None)

    def _parts(self, place: int) -> Mapping[int, int]:
        """Return the counted parts of a paragraph, by place, with their amounts."""
        return {n: part.amount for n, part in enumerate(self.reckoning.parts) if part.paragraph == place}

    # --- what happened -------------------------------------------------------------------------------------------

    def _conduct(self, place: int, one: Paragraph) -> Iterator[Fault]:
        if not one.counted or not one.amounts:
            return
        by_interview = tuple(self._interview(place, one))
        yield from by_interview
        if not by_interview:
            yield from self._source(place, one)
        yield from self._attribution(place, one)
        yield from self._twice(place, one)
        yield from self._weight(place, one)
        yield from self._extrapolation(place, one)

    def _interview(self, place: int, one: Paragraph) -> Iterator[Fault]:
        found = self.interviews.of(one)
        if found is None:
            return
        if found.open:
            self._note(place, found.open)
        if found.alone and found.kept_out:
            yield Fault(
                place,
                "interview",
                "USSG §1B1.8(a)",
                forms.interview(one, forms.amounts(one), words.day(found.day), found.letter),
                Change(struck=self._parts(place)),
                told=tuple(told.admission for told in found.told),
            )

    def _source(self, place: int, one: Paragraph) -> Iterator[Fault]:
        evidence = self.record.matter.evidence
        held = [id for id in self._events(one) if self.record.event(id, "defense").in_]
        if one.interview is not None or held:
            return
        if one.cited and not one.sources:
            self._note(place, f"its source as the report names it is no exhibit of the file: {one.cited}")
        if not self._events(one) and (not one.sources or all(evidence[id].grade == "weak" for id in one.sources)):
            text = forms.source(one, forms.amounts(one), self.pages(one))
            yield Fault(place, "source", forms.PROOF, text, Change(struck=self._parts(place)))

    def _events(self, one: Paragraph) -> list[str]:
        return [id for id in one.relies_on if id in self.record.matter.events]

    def _attribution(self, place: int, one: Paragraph) -> Iterator[Fault]:
        for id in self._events(one):
            answers = {position: self.record.event(id, position) for position in ALL}
            if answers["defense"].in_:
                continue
            failed = (answers["defense"] if answers["psr"].in_ else answers["psr"]).failed or "unreliable"
            struck = {
                n: part.amount
                for n, part in enumerate(self.reckoning.parts)
                if part.paragraph == place and part.event is not None and part.event.id == id
            }
            text = forms.attribution(one, forms.what(id, self.record.matter), failed, self.pages(one))
            if not struck:
                self._note(place, f"{id}: what the paragraph states of it alone cannot be told apart")
            yield Fault(
                place,
                "attribution",
                CITES[failed],
                text,
                Change(struck=struck),
                (id,),
                failed,
                tuple(position for position, answer in answers.items() if answer.in_),
            )

    def _twice(self, place: int, one: Paragraph) -> Iterator[Fault]:
        again = {n: self.reckoning.twice(n) for n in self._parts(place)}
        found = {n: amount for n, amount in again.items() if amount > 0}
        if found:
            paragraphs = self.record.psr.paragraphs
            before = dict.fromkeys(
                paragraphs[self.reckoning.parts[m].paragraph].number
                for n in found
                for m in self.reckoning.counted_before(n)
            )
            substance = self.reckoning.parts[next(iter(found))].substance
            amount = words.amount(grams(sum(found.values())), substance)
            text = forms.twice(one, list(before), amount, self.pages(one))
            records = tuple(part.event.id for n in found if (part := self.reckoning.parts[n]).event is not None)
            yield Fault(place, "twice", "USSG §2D1.1(c), n.5", text, Change(once=frozenset(found)), records)
        self._alike(place, one)
        self._made_from(place)

    def _made_from(self, place: int) -> None:
        """Note drugs of a lot that an earlier paragraph counts as another substance, of which they may be made."""
        parts = self.reckoning.parts
        for n in self._parts(place):
            for other in parts[:n]:
                if other.substance != parts[n].substance and same_drugs(other.drugs, parts[n].drugs):
                    number = self.record.psr.paragraphs[other.paragraph].number
                    self._note(place, f"drugs of the lot of paragraph {number}, as another substance: not compared")

    def _alike(self, place: int, one: Paragraph) -> None:
        """Note an amount that an earlier paragraph states too, by the same exhibit, where neither names its event."""
        for other in self.record.psr.paragraphs[:place]:
            same = {a.substance: a.quantity.text for a in one.amounts}.items() & {
                a.substance: a.quantity.text for a in other.amounts
            }.items()
            bare = not self._events(one) or not self._events(other)
            if same and bare and other.counted and other.kind == one.kind and set(one.sources) & set(other.sources):
                self._note(place, f"paragraph {other.number} has the same amount by the same exhibit: perhaps the same")

    def _weight(self, place: int, one: Paragraph) -> Iterator[Fault]:
        for amount, events in self._compared(one):
            least = self.total(events, "defense")
            if least is None:
                self._note(place, f"the record has no weight for {', '.join(events)}: not compared")
            elif stated(amount.quantity) > least:
                struck = self._over(place, amount.substance)
                shown = words.amount(grams(least), amount.substance)
                most = self.total(events, "government")
                positions = () if most is None or most < stated(amount.quantity) else self._reading(amount, events)
                text = forms.weight(one, shown, self.pages(one))
                yield Fault(place, "weight", forms.PROOF, text, Change(struck=struck), events, None, positions)
            elif stated(amount.quantity) < least:
                self._note(
                    place, f"it states less than the record has ({words.amount(grams(least), amount.substance)})"
                )

    def _reading(self, amount: PsrAmount, events: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(
            p for p in ALL if (total := self.total(events, p)) is not None and total >= stated(amount.quantity)
        )

    def _compared(self, one: Paragraph) -> Iterator[tuple[PsrAmount, tuple[str, ...]]]:
        """Yield each amount with the events of its substance that the paragraph relies on."""
        events = self.record.matter.events
        for amount in one.amounts:
            mine = tuple(id for id in self._events(one) if amount.substance in events[id].drugs)
            if mine:
                yield amount, mine

    def total(self, events: tuple[str, ...], position: str) -> int | None:
        """Return what some events weigh in a position; None where one is unknown."""
        found = [self.record.weight(id, position) for id in events]
        return None if None in found else sum(one or 0 for one in found)

    def _over(self, place: int, substance: str) -> dict[int, int]:
        """Return, by part, how much is more than the least that the record shows."""
        found = {}
        for n, part in enumerate(self.reckoning.parts):
            if part.paragraph == place and part.substance == substance:
                least = 0 if part.event is None else self.record.weight(part.event.id, "defense") or 0
                found[n] = max(part.amount - least, 0)
        return {n: over for n, over in found.items() if over}

    def _extrapolation(self, place: int, one: Paragraph) -> Iterator[Fault]:
        events = self.record.matter.events
        for amount in one.amounts:
            mine = [events[id] for id in self._events(one) if amount.substance in events[id].drugs]
            tested = amount.tested or (mine[0].tested if len(mine) == 1 else None)
            if tested is None or tested.units >= tested.of:
                continue
            struck, left = {}, 0
            for n, part in enumerate(self.reckoning.parts):
                if part.paragraph == place and part.substance == amount.substance:
                    shown = carried_over.part(part.amount, tested)
                    struck[n], left = part.amount - shown, left + shown
            text = forms.extrapolation(one, tested, words.amount(grams(left), amount.substance), self.pages(one))
            records = tuple(event.id for event in mine)
            yield Fault(place, "extrapolation", carried_over.CITE, text, Change(struck=struck), records)

    # --- what it adds up to --------------------------------------------------------------------------------------

    def _totals(self, place: int, one: Paragraph) -> Iterator[Fault]:
        for amount in one.amounts:
            if amount.converted is None:
                continue
            right = self.reckoning.converts(amount.substance, stated(amount.quantity))
            if _rounds(stated(amount.converted), right):
                continue
            factor = factor_of(amount.substance, self.reckoning.edition).ratio
            text = forms.conversion(
                one,
                f"{amount.quantity.text} of {words.substance(amount.substance)}",
                amount.converted.text,
                words.amount(grams(right), CONVERTED),
                f"{float(factor):,.10g} g",
            )
            change = Change(corrected=frozenset({amount.substance}))
            yield Fault(place, "conversion", "USSG §2D1.1 n.8(D)", text, change)
        yield from self._sums(place, one)

    def _sums(self, place: int, one: Paragraph) -> Iterator[Fault]:
        reckoning = self.reckoning
        for name in dict.fromkeys(amount.substance for amount in one.amounts):
            mine, summed = [a for a in one.amounts if a.substance == name], reckoning.summed.get(name)
            if summed is not None and summed != sum(stated(a.quantity) for a in mine):
                said = f"{' and '.join(a.quantity.text for a in mine)} of {words.substance(name)} in all"
                right = words.amount(grams(summed), name)
                yield self._sum(place, one, said, right, "the paragraphs counted")
        parts = [stated(a.converted) for a in one.amounts if a.converted is not None]
        if one.converted is not None and parts and not _rounds(stated(one.converted), sum(parts)):
            right = words.amount(grams(sum(parts)), CONVERTED)
            yield self._sum(place, one, f"{one.converted.text} converted in all", right, "its parts")
        if one.level is not None:
            level = reckoning.level_for(reckoning.weights, reckoning.converted)
            if level is not None and level != one.level and reckoning.rests_on_purity:
                named = ", ".join(words.substance(name) for name in reckoning.rests_on_purity)
                self._note(place, f"its level may rest on purity, which is not written of {named}: not compared")
            elif level is not None and level != one.level:
                yield self._sum(place, one, f"base offense level {one.level}", str(level), "USSG §2D1.1(c)")

    def _sum(self, place: int, one: Paragraph, asserts: str, right: str, cite: str) -> Fault:
        return Fault(place, "arithmetic", cite, forms.arithmetic(one, asserts, right, cite), Change(sums=True))

    def _adjustment(self, place: int, one: Paragraph) -> Iterator[Fault]:
        provision = self.record.provision(one)
        if not provision or not self.record.knows(provision):
            self._note(place, "the program has no line for the provision that it names: not compared")
            return
        found = {position: self.record.levels(one, position) for position in ALL}
        levels, defense = one.levels or 0, found["defense"]
        if defense is None:
            self._note(place, f"open in the record: {self.record.why(one, 'defense')}")
        elif levels > defense:
            positions = tuple(p for p, each in found.items() if each is not None and each >= levels)
            ground: Ground = "role" if one.kind == "role" else "adjustment"
            ground = "characteristic" if one.kind == "characteristic" else ground
            text = (
                forms.more_off(one, provision, defense)
                if levels < 0
                else forms.adjustment(one, provision, one.kind, self.pages(one))
            )
            told = self.interviews.saying(one, "control") if one.kind == "role" else ()
            yield Fault(
                place, ground, f"USSG §{provision}", text, Change(levels={place: defense}), one.relies_on,
                None, positions, tuple(dict.fromkeys((*one.told, *told))),
            )  # fmt: skip
        elif levels < defense:
            self._note(place, f"the record's own worksheet has {words.levels(defense)}")

    def _history(self, place: int, one: Paragraph) -> Iterator[Fault]:
        sentences = [self.record.matter.sentences[id] for id in one.relies_on if id in self.record.matter.sentences]
        if one.category is None:
            recorded = [sentence.points for sentence in sentences]
            if not recorded or None in recorded:
                self._note(place, "the record has no points for the sentences relied on: not compared")
                return
            known = sum(points or 0 for points in recorded)
            if (one.points or 0) > known:
                named = [sentence.offense for sentence in sentences]
                text = forms.points(one, named, known, self.pages(one))
                yield Fault(place, "points", "USSG §4A1.1", text, Change(points={place: known}), one.relies_on)
            return
        single = self.reckoning.points_after()
        if single is not None and single != one.points:
            said = f"{words.counted(one.points or 0, 'point')} in all"
            yield self._sum(place, one, said, words.counted(single, "point"), "the paragraphs on single sentences")
        if one.points is not None and (right := self.reckoning.category_for(one.points)) != one.category:
            yield self._sum(place, one, f"category {one.category}", f"category {right}", "USSG Ch. 5 Pt. A")

    def _statutory(self, place: int, one: Paragraph) -> Iterator[Fault]:
        least = self.record.answers["psr"].statutory.minimum
        if one.minimum is None or least is None or one.minimum == least:
            return
        text = forms.statutory(one, f"a minimum of {words.months(one.minimum)} months", f"{words.months(least)} months")
        yield Fault(place, "statutory", "USSG §5G1.1", text, Change(minimum=least))

    def _result(self, place: int, one: Paragraph) -> Iterator[Fault]:
        reckoning = self.reckoning
        if one.kind == "total" and reckoning.base_level is not None:
            right = reckoning.total_after(reckoning.base_level)
            if right != one.level:
                asserts = f"total offense level {one.level}"
                yield self._sum(place, one, asserts, str(right), "base level and adjustments added")
        if one.kind == "range" and reckoning.total_level is not None and reckoning.history is not None:
            by_table = reckoning.by_table(reckoning.total_level, str(reckoning.history.category))
            if one.range not in (by_table, reckoning.within(by_table)):
                yield self._sum(
                    place, one, f"a range of {words.span(one.range)} months", words.span(by_table), "USSG Ch. 5 Pt. A"
                )


def _rounds(said: int, right: int) -> bool:
    """Whether a figure is another one as a report may round it: to kilograms with up to three places."""
    exact, written = Decimal(right) / KILOGRAM, Decimal(said) / KILOGRAM
    return said == right or any(
        written == exact.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP) for places in range(ROUNDED + 1)
    )
