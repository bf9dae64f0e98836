"""The table: what is measured, against what, how far to reach, and the function that gets both sides ready."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from benchmarks import batch, believed, drawn, engine, growth, offices, page, reading, startup, tolls
from benchmarks.matters import Scale
from benchmarks.measuring import Comparison


@dataclass(frozen=True)
class Reach:
    """How far to reach: at most a bound, or at least; and what would be better still."""

    bound: float
    at_least: bool = False
    moonshot: float | None = None
    unit: str = ""

    def met(self, figure: float) -> bool:
        """Whether a figure is within the bound."""
        return figure >= self.bound if self.at_least else figure <= self.bound

    def __str__(self) -> str:
        """Return the bound in words."""
        further = f" (moonshot {self.moonshot:g})" if self.moonshot is not None else ""
        return f"{'≥' if self.at_least else '≤'} {self.bound:g}{self.unit}{further}"


@dataclass(frozen=True)
class Row:
    """A row of the table.

    Attributes
    ----------
    name
        By which it is asked for.
    what, against
        In words, with the sizes in braces.
    reach
        How far to reach; nothing where a figure only stands beside another row.
    ready
        Asserts that both sides agree and returns them; nothing where the program does not do it yet.
    """

    name: str
    what: str
    against: str
    reach: Reach | None
    ready: Callable[[Scale], Comparison] | None


LIBRARIES = "a process that imports the libraries"
ROWS = (
    Row("help", "`--help`", LIBRARIES, Reach(0.5), startup.help_text),
    Row("completion", "shell completion", LIBRARIES, Reach(0.9), startup.completion),
    Row("exposure-help", "`exposure --help`", LIBRARIES, Reach(1.2), startup.exposure_help),
    Row("exposure", "`exposure` of {example}", LIBRARIES, Reach(3, moonshot=2), startup.exposure),
    Row("brief", "`brief` of {example}", LIBRARIES, Reach(3, moonshot=2), startup.brief),
    Row("explain", "`explain` of {example}", LIBRARIES, Reach(3, moonshot=2), startup.explain),
    Row("simulate", "`simulate` of {example}, table", LIBRARIES, Reach(4), startup.simulate),
    Row("view", "`view` of {example}", LIBRARIES, Reach(7), startup.view),
    Row(
        "one-scenario",
        "engine, one scenario, {events:,} events × {few_people} people",
        "the plain oracle",
        Reach(0.3),
        engine.one_scenario,
    ),
    Row(
        "all-positions",
        "`exposure`, {events:,} × {people}, all positions",
        "reading the same case",
        Reach(3),
        engine.all_positions,
    ),
    Row("large-view", "`view`, {events:,} × {people}", "`exposure` of the same case", Reach(3), page.by_exposure),
    Row("memory", "the same: peak memory", "–", Reach(250, unit=" MB"), page.memory),
    Row("reading", "reading: text and places", "bare C parse of the same bytes", Reach(2), reading.text_and_places),
    Row("records", "reading: checked records", "bare C parse of the same bytes", None, reading.checked_records),
    Row("json", "`exposure` as JSON, {events:,} × {people}", "the case file's bytes", Reach(10), engine.size_of_answer),
    Row(
        "weights",
        "scenarios, {defendants} × 2^{admissions}: weights",
        "writing the table once",
        Reach(16, moonshot=10),
        batch.weights,
    ),
    Row("months", "the same, records to months", "weights", Reach(10), batch.months),
    Row("months-reading", "the same, records to months", "reading the case", Reach(1), batch.months_by_reading),
    Row("groundings", "groundings in `view`", "pairs of defendant and position, twice", Reach(1.1), batch.groundings),
    Row("worksheets", "worksheet calls in `simulate`", "–", Reach(6), batch.worksheets),
    Row("events", "growth: events × 10", "calls", Reach(11), growth.events),
    Row("people", "growth: people × 10", "calls", Reach(11), growth.people),
    Row("admissions", "growth: one admission more", "evaluations, bytes", Reach(2.1), growth.admissions),
    Row("pyvis", "page with {nodes:,} nodes, written", "pyvis's writer", Reach(100, at_least=True), page.writing),
    Row(
        "worlds",
        "100,000 scenarios drawn, 50 defendants, 5,000 events, 40 uncertain facts: weights",
        "a compiled re-run of each event",
        Reach(5, at_least=True),
        drawn.weights,
    ),
    Row("threshold", "chance of a level, 14 facts", "ProbLog", Reach(500, at_least=True), believed.threshold),
    Row("shared-facts", "the same, 8 shared facts", "ProbLog", Reach(1000, at_least=True), believed.shared_facts),
    Row("tolls", "tolls to contacts, {calls:,} rows", "the csv module", Reach(8, at_least=True), tolls.by_csv),
    Row("tolls-polars", "the same", "a bare read and group by polars", Reach(1.5), tolls.by_polars),
    Row("tolls-memory", "`import tolls` of the same: peak memory", "–", Reach(2000, unit=" MB"), tolls.memory),
    Row(
        "docket",
        "`docket`, {matters} matters, two processes: the clock",
        "one after another",
        Reach(0.75, moonshot=0.55),
        offices.in_processes,
    ),
    Row(
        "dask",
        "the same, two workers of a Dask cluster, its start included",
        "one after another",
        None,
        offices.on_a_cluster,
    ),
)
