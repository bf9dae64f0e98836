"""How work grows with the matter, counted: calls of functions, evaluations of nodes, bytes held at once."""

from __future__ import annotations

from dataclasses import replace

from benchmarks.inside import EveryMask
from benchmarks.matters import Scale
from benchmarks.measuring import Counted, Run
from relcon.api import exposure
from tests.helpers.counting import calls
from tests.helpers.generated import Size


def events(scale: Scale) -> Counted:
    """Ten times the events: calls from records to worksheets with their reasons."""
    return _calls(scale, scale.growing, replace(scale.growing, events=10 * scale.growing.events))


def people(scale: Scale) -> Counted:
    """Ten times the people, and so the defendants."""
    return _calls(scale, scale.growing, replace(scale.growing, people=10 * scale.growing.people))


def _calls(scale: Scale, few: Size, many: Size) -> Counted:
    def run(size: Size) -> Run:
        matter = scale.drawn(size).case
        return lambda: exposure(matter, positions=["psr"])

    assert run(few)() == run(few)()  # what is kept, such as tables of law, is kept before anything is counted
    return Counted(run(many), calls, calls(run(few)))


def admissions(scale: Scale) -> Counted:
    """One admission more, every mask of them for the client: evaluations or bytes, whichever grows more."""
    few, more = (
        EveryMask.of(scale.drawn(replace(scale.growing, admissions=scale.growing.admissions + n)).matter)
        for n in (0, 1)
    )
    less = few.work()
    assert all(less), "nothing varies: the counts would say nothing"
    return Counted(more.work, lambda _: max(n / m for n, m in zip(more.work(), less, strict=True)))
