"""Everybody's role at a glance: levels by position, one line of reason, and what +2 would do to the months."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final, NamedTuple

from relcon import words
from relcon.law.months import number
from relcon.law.positions.options import POSITIONS
from relcon.records.base import PositionName
from relcon.records.facts import Authority
from relcon.records.matter import Matter
from relcon.reports import edition_words
from relcon.reports.report import Block, Paragraph, Table, columns
from relcon.reports.role_elements import By
from relcon.results.base import Range
from relcon.results.roles import ControlAnswer, FunctionAnswer, RoleAnswer
from relcon.results.roles_format import Roles
from relcon.results.summary import low_end

FUNCTIONS: Final[Mapping[str, str]] = {
    "transport": "carrying drugs",
    "errand": "errands",
    "relay": "passing on messages",
    "lookout": "keeping watch",
    "user_retail": "selling to use",
}
CAP: Final = "§2D1.1(a)(5)"
STEP: Final = 2
"""The levels of §3B1.1(c): the least that an aggravating role adds."""
MOST: Final = 4
"""How many are told for whom they would change the months; the rest are counted."""
NO_CONTROL: Final = "No control over a participant is shown (§3B1.1 n.2; supplying is not control)."
NO_FINDING: Final = '"Substantially less culpable": needs a finding (§3B1.2 n.3(A)).'


class Role(NamedTuple):
    """A row: the levels in each position, and the reason."""

    levels: tuple[str, ...]
    reason: str


def roles_table(found: Roles, answers: Mapping[str, By], matter: Matter) -> Iterator[Block]:
    """Yield the table, those without any role in a line with the reasons, and what +2 would do.

    Parameters
    ----------
    found, answers
        The answer; by defendant and position.
    matter
        For names, and for who asserts what.
    """
    asked = tuple(p for p in POSITIONS if any(p in by for by in answers.values()))
    rows: dict[Role, list[str]] = {}
    none: list[str] = []
    for id in sorted((id for id, by in answers.items() if by), key=lambda id: _rank(answers[id])):
        levels = tuple(_levels(answers[id][p]) for p in asked if p in answers[id])
        if set(levels) == {words.levels(0)}:
            none.append(id)
        else:
            rows.setdefault(Role(levels, reason(answers[id], matter)), []).append(id)
    table = [(_names(ids, matter, found), *role.levels, role.reason) for role, ids in rows.items()]
    if table:
        yield Table(columns("", *map(words.short, asked), ""), tuple(table))
    if none:
        others = "1 other" if len(none) == 1 else f"{len(none)} others"
        names = ", ".join(_name(id, matter, found) for id in none)
        yield Paragraph(f"{f'{others}: none' if table else 'None'} ({names}). {' '.join(_reasons(none, answers))}")
    refused = [id for id, by in answers.items() if not by]
    if refused:
        yield Paragraph(
            f"Not computed, the Manual is not shipped: {', '.join(_name(i, matter, found) for i in refused)}."
        )
    yield from cliffs(answers, matter, found)


def _rank(by: By) -> tuple[int, ...]:
    """Return where a defendant stands: the largest increase in Middle first, then in Ceiling; then reductions."""
    order: tuple[PositionName, ...] = ("psr", "government", "defense")
    return tuple(level for p in order if p in by for level in (-by[p].aggravating.levels, by[p].mitigating.levels))


def _levels(found: RoleAnswer) -> str:
    parts = (found.aggravating, found.mitigating)
    said = ["open" if one.open else words.levels(one.levels) for one in parts if one.open or one.levels]
    return ", ".join(said) or words.levels(0)


def reason(by: By, matter: Matter) -> str:
    """Return why a defendant has a role, in a line: over whom, or by which function."""
    raised = {p: one for p, one in by.items() if one.aggravating.levels}
    parts = [*_raised(raised, by, matter), *_lowered(by)]
    if any(one.aggravating.open or one.mitigating.open for one in by.values()):
        parts.append("open: needs a finding")
    return "; ".join(parts)


def _raised(raised: By, by: By, matter: Matter) -> Iterator[str]:
    if not raised:
        return
    control = [one for answer in raised.values() for one in _control(answer)]
    over = ", ".join(dict.fromkeys(words.surname(matter, one.over) for one in control))
    records = [record for one in control if isinstance(record := matter.by_id(one.record), Authority)]
    alone = bool(records) and all(tuple(one.asserted_by) == ("government",) for one in records)
    yield f"over {over}{': the government alone says so' if alone else ''}" if over else "by finding (§3B1.1)"
    if any(one.criterion_4 == "not met" for one in raised.values()):
        yield f"(f)(4) fails{'' if len(raised) == len(by) else ' there'}"


def _control(found: RoleAnswer) -> Iterator[ControlAnswer]:
    return (one for activity in found.aggravating.activities for one in activity.control if one.counts)


def _lowered(by: By) -> Iterator[str]:
    lowered = [one for one in by.values() if one.mitigating.levels]
    if not lowered:
        return
    taken = {one.function: one for answer in lowered for one in answer.mitigating.function.functions if one.taken}
    if taken:
        yield "; ".join(map(_function, taken.values()))
    else:
        grounds = dict.fromkeys(answer.mitigating.door or "§3B1.2" for answer in lowered)
        yield f"{', '.join(grounds)}, by finding".replace("USSG ", "")
    if any(line.applied and line.cite.endswith(CAP) for answer in lowered for line in answer.carried):
        yield f"cap of {CAP.removeprefix('§2D1.1')}"


def _function(one: FunctionAnswer) -> str:
    cite = f", {one.cite.removeprefix('USSG ')}" if one.cite is not None else ""
    return f"{FUNCTIONS.get(one.function, one.function.replace('_', ' '))}{cite}"


def _reasons(ids: list[str], answers: Mapping[str, By]) -> Iterator[str]:
    """Yield why these have no role, each reason once."""
    found = [one for id in ids for one in answers[id].values()]
    if any(not any(_control(one)) for one in found):
        yield NO_CONTROL
    if any(one.mitigating.direct.substantially_less == "open" for one in found):
        yield NO_FINDING


def cliffs(answers: Mapping[str, By], matter: Matter, found: Roles) -> Iterator[Block]:
    """Yield for whom an aggravating role would take a reduction or the safety valve besides, most months first."""
    would: dict[str, list[str]] = {}
    months: dict[str, int] = {}
    for id, by in answers.items():
        answer = by.get("psr") or next(iter(by.values()), None)
        rows = {row.levels: row for row in answer.cliff.as_recorded} if answer is not None else {}
        now, raised = next((row for row in rows.values() if row.recorded), None), rows.get(STEP)
        if now is None or raised is None or now.levels or not (now.mitigating or now.minimum != raised.minimum):
            continue
        low, high = low_end(now.total), low_end(raised.total)
        if low is None or high is None or low == high:
            continue
        text = f"{_months(now.total, now.guideline_range)} into {_months(raised.total, raised.guideline_range)}"
        would.setdefault(text, []).append(_name(id, matter, found))
        months[text] = number(high) - number(low)
    if would:
        ordered = sorted(would, key=lambda text: -months[text])
        told = "; ".join(f"for {', '.join(would[text])} {text}" for text in ordered[:MOST])
        more = sum(len(would[text]) for text in ordered[MOST:])
        rest = f"; and for {more} more" if more else ""
        yield Paragraph(f"+2 would make {told}{rest}: role, cap and safety valve go together.")


def _months(total: Range | None, table: Range | None) -> str:
    return words.span(total) if table == total else f"{words.span(total)} ({words.span(table)})"


def _names(ids: list[str], matter: Matter, found: Roles) -> str:
    """Return names for a row: of one the whole name, of several their last names."""
    if len(ids) == 1 and ids[0] in matter.people:
        mark = edition_words.mark(found.defendants[ids[0]].manual)
        return f"{matter.people[ids[0]].name}{mark}"
    return words.wrapped(", ".join(_name(id, matter, found) for id in ids), 20)


def _name(id: str, matter: Matter, found: Roles) -> str:
    return f"{words.surname(matter, id)}{edition_words.mark(found.defendants[id].manual)}"
