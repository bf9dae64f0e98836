"""Why an event counts for a defendant or does not: rule, finding, fact, page; and what would change it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Final

from relcon import words
from relcon.event_words import OWN, beside_the_number, counted, named, other_source, people, shown_by, verdict
from relcon.law.record_index import RecordIndex
from relcon.records.base import PositionName
from relcon.records.events import Event
from relcon.records.matter import Matter
from relcon.reports import edition_words
from relcon.reports.agreed_and_known import Apart
from relcon.reports.exposure_report import Answers, by_text, closing, led, positions_of
from relcon.reports.report import Block, Paragraph, Report, Section, Table, columns
from relcon.results.exposure import EventAnswer, Exposure, Manual
from relcon.words import ASSUMED

FLAT = columns(
    *("defendant", "event", "position", "answer", "failed", "grams", "counted_grams"),
    *("why", "evidence", "edition", "edition_note"),
)
CITES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "unreliable": "§6A1.3(a)",
        "talk_only": "§2D1.1 n.5",
        "acquitted": "§1B1.3(c)",
        "prior_sentence": "§1B1.3 n.5(C)",
        "protected": "§1B1.8",
        "course_of_conduct": "§1B1.3(a)(2)",
        "unable_or_unwilling": "§2D1.1 n.5",
        "own_act": "§1B1.3(a)(1)(A)",
        "undertaking": "§1B1.3(a)(1)(B), n.3(B)",
        "participant": "§1B1.3(a)(1)(B), n.1",
        "scope": "§1B1.3(a)(1)(B)(i), n.3(B)",
        "timing": "§1B1.3 n.3(B)",
        "furtherance": "§1B1.3(a)(1)(B)(ii)",
        "foreseeability": "§1B1.3(a)(1)(B)(iii)",
    }
)
"""Where the step stands that failed."""
JOINT: Final = "1B1.3(a)(1)(B)"
OF_JOINT: Final = frozenset({"undertaking", "participant", "scope", "timing", "furtherance", "foreseeability"})
"""Steps at which the conduct of others fails to count."""
STATES: Final = {"counts": 0, "open": 1, "out": 2}
_Said = tuple[tuple[str, PositionName], ...]


def explanation_report(exposure: Exposure, matter: Matter, defendant: str) -> Report:
    """Return every transaction for one defendant once, grouped by how it stands and why."""
    events = RecordIndex.of(matter).events
    found = exposure.long(list(events)).defendants[defendant]
    answers = positions_of(found)
    name = words.surname(matter, defendant)
    groups: dict[_Said, list[str]] = {}
    for id in found.across:
        groups.setdefault(tuple((verdict(one.events[id], name), p) for p, one in answers.items()), []).append(id)
    order = sorted(groups, key=lambda said: (_rank(said), -len(groups[said])))
    lines = (_group(said, groups[said], answers, events) for said in order)
    whom = edition_words.title(matter, exposure, f"{words.person(matter, defendant)}{edition_words.mark(found.manual)}")
    return Report(
        title=whom.removesuffix(" · months"),
        sections=(Section("", (Paragraph(_counts(groups)), *(Paragraph(line, lead="  ") for line in lines))),),
        flat=_flat(defendant, answers, found.across, found.manual),
        warnings=edition_words.cautions(exposure.receipt, matter),
        closing=(f"One of them: relcon explain CASE {defendant} ID. {closing(exposure.receipt)}",),
        assumed="",
        sheet=True,
    )


def _rank(said: _Said) -> int:
    """Return where a group stands: what counts in every position first, what is contested, what is out everywhere."""
    states = {text.partition(" ")[0] for text, _ in said}
    return STATES[next(iter(states))] * 2 if len(states) == 1 else 1


def _counts(groups: Mapping[_Said, list[str]]) -> str:
    by_rank = [sum(len(ids) for said, ids in groups.items() if _rank(said) == rank) for rank in (0, 1, 2, 4)]
    every, contested, is_open, out = by_rank
    left = f", {is_open} open everywhere" if is_open else ""
    return (
        f"{sum(by_rank)} transactions: {every} count in every position, {contested} contested{left}, {out} out in all."
    )


def _group(said: _Said, ids: list[str], answers: Answers, events: Mapping[str, Event]) -> str:
    asked = tuple(answers)
    states = "; ".join(
        f"{words.named(held, asked)} {text}" if words.named(held, asked) else text
        for text, held in by_text({p: [text] for text, p in said}).items()
    )
    if len(ids) == 1:
        what = named(events[ids[0]])
    else:
        what = f"{len(ids)} transactions ({words.ids(sorted(ids, key=list(events).index))})"
    return f"{what[0].upper()}{what[1:]}: {states}."


def event_report(exposure: Exposure, matter: Matter, defendant: str, id: str, why: bool = False) -> Report:
    """Return one transaction for one defendant: the verdict, why, what would change it, the pages.

    Parameters
    ----------
    exposure, matter
        The answer; for names and pages.
    defendant, id
        Whose, and which.
    why
        Whether every element is told, and every exhibit in a row.
    """
    manual = exposure.defendants[defendant].manual
    answers = positions_of(exposure.defendants[defendant])
    event = RecordIndex.of(matter).events[id]
    name = words.surname(matter, defendant)
    told = {position: answer.events[id] for position, answer in answers.items()}
    what = named(event)
    states = {p: [_state(one)] for p, one in told.items()}
    heads = [_in(held, tuple(answers), text) for text, held in by_text(states).items()]
    full = matter.people[defendant].name
    exhibits = tuple(dict.fromkeys(e for one in told.values() for e in one.evidence))
    blocks: list[Block] = [Paragraph(people(event, matter), lead="Who     ")]
    blocks += [Paragraph(line, lead="Counts  ") for line in _weights(told, event, answers)]
    reasons = _whys(told, name, answers)
    blocks += [Paragraph(line, lead="        " if place else "Why     ") for place, line in enumerate(reasons)]
    changes = {p: [words.of(one.would_change, name)] for p, one in told.items() if one.would_change}
    for place, (text, held) in enumerate(by_text(changes).items()):
        where = words.named(held, tuple(answers))
        said = f"{where}: {text}" if where else text
        blocks.append(Paragraph(f"{said[0].upper()}{said[1:]}.", lead="        " if place else "Change  "))
    apart = Apart(matter, defendant, event)
    joint = any(JOINT in one.basis if one.in_ else one.failed in OF_JOINT for one in told.values())
    blocks += led("Knew    ", apart.known() if joint else ())
    pages = f"Of the transaction: {shown_by(exhibits, matter, id)}."
    blocks += led("Pages   ", (pages, *(apart.agreed() if joint else ())))
    blocks += [Paragraph(line, lead="        ") for line in beside_the_number(event)]
    sections = [Section("", tuple(blocks))]
    if why:
        sections += [
            Section(
                f"Each element: {words.named(held, ())}",
                tuple(
                    Paragraph(words.of(words.element(step), name), bullet=True)
                    for step in (*told[held[0]].why, *told[held[0]].flags)
                ),
            )
            for held in by_text({p: [one.model_dump_json()] for p, one in told.items()}).values()
        ]
        if exhibits:
            sections.append(Section("Exhibits", (exhibit_table(exhibits, matter, id),)))
    return Report(
        title=f"{what[0].upper()}{what[1:]}: {'; '.join(heads)}, for {full}{edition_words.mark(manual)}.",
        sections=tuple(sections),
        flat=_flat(defendant, answers, [id], manual),
        warnings=edition_words.cautions(exposure.receipt, matter),
        closing=(f"{'' if why else 'Each element: --why. '}{closing(exposure.receipt)}",),
        assumed=ASSUMED if any(exhibit in matter.admissions for exhibit in exhibits) else "",
        sheet=True,
    )


def _state(answer: EventAnswer) -> str:
    return "counts" if answer.in_ else "open" if answer.open else "out"


def _in(held: Sequence[PositionName], asked: Sequence[PositionName], state: str) -> str:
    """Return in which positions a transaction counts or does not: ``out in every position``."""
    return f"{state} in {words.named(held, asked) or ('every position' if len(asked) > 1 else words.short(held[0]))}"


def _weights(told: Mapping[PositionName, EventAnswer], event: Event, answers: Answers) -> Iterator[str]:
    texts = {p: [counted(one, event)] for p, one in told.items() if one.in_}
    for text, held in by_text(texts).items():
        where = words.named(held, tuple(answers))
        yield f"{text}{f' in {where}' if where else ''}."


def _whys(told: Mapping[PositionName, EventAnswer], name: str, answers: Answers) -> Iterator[str]:
    """Yield the one step that decides, by position, with where it stands and what the record has on it."""
    texts = {position: [_why(one, name)] for position, one in told.items()}
    for text, held in by_text(texts).items():
        where = words.named(held, tuple(answers))
        yield f"{where}: {text}" if where else f"{text[0].upper()}{text[1:]}"


def _why(answer: EventAnswer, name: str) -> str:
    steps = [words.of(step, name) for step in answer.why if not step.startswith("weight:")]
    if answer.in_:
        own = OWN in answer.basis
        start = "own act" if own else "foreseeability"
        step = next((step for step in steps if step.startswith(start)), steps[-1] if steps else "")
        kind = f"{name}'s own act" if own else "others' conduct in jointly undertaken activity"
        return f"{kind} (§{answer.basis[0].removeprefix('USSG §')}): {step.partition(': ')[2] or step}."
    failed = next((step for step in steps if step.startswith(f"{answer.failed}:")), steps[-1] if steps else "")
    step = failed.partition(": ")[2]
    cite = CITES.get(answer.failed or "", "")
    said = f"{words.reason(answer.failed, name)}{f' ({cite})' if cite else ''}"
    return f"{said}: {step}." if step else f"{said}."


def exhibit_table(ids: Iterable[str], matter: Matter, of: str | None = None) -> Table:
    """Return exhibits with kind, title, pages, date and grade; an admission stands with its own words."""
    rows: list[tuple[str, ...]] = []
    for id in ids:
        item = matter.evidence.get(id)
        if item is None:
            admission = matter.admissions.get(id)
            said = f"admission: {admission.says}" if admission is not None else other_source(id, matter, of)
            rows.append((id, said, "", "", admission.grade if admission is not None else ""))
            continue
        kind = item.kind.replace("_", " ")
        title = f"{kind}: {item.title}" if item.title else kind
        challenged = f", challenge {item.challenge.status}" if item.challenge is not None else ""
        pages = words.pages(item.bates) if item.bates is not None else "none given"
        date = words.when(item.date) if item.date is not None else ""
        rows.append((id, title, pages, date, item.grade + challenged))
    return Table(columns("Exhibit", "What", "Pages", "Date", "Grade"), tuple(rows))


def _flat(defendant: str, answers: Answers, ids: Iterable[str], manual: Manual | None) -> Table:
    rows = []
    for id in ids:
        for position, answer in answers.items():
            e = answer.events[id]
            state = "in" if e.in_ else "open" if e.open else "out"
            weights = (e.grams or "", e.counted_grams or "")
            rows.append(
                (
                    *(defendant, id, position, state, e.failed or "", *weights),
                    *("; ".join(e.why), " ".join(e.evidence), *edition_words.cells(manual)),
                )
            )
    return Table(FLAT, tuple(rows))
