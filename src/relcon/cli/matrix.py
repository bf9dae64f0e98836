"""``relcon matrix``."""

from __future__ import annotations

from relcon import api
from relcon.cli import options
from relcon.cli.output import emit, terminal_width
from relcon.cli.progress import spinner


def matrix(
    case: options.Case,
    defendant: options.Defendants = None,
    position: options.Positions = None,
    edition: options.Edition = None,
    form: options.As = "table",
    output: options.Output = None,
) -> None:
    """Who answers for which event: defendants across, events down.

        relcon matrix case.yaml
        relcon matrix case.yaml -d dunn -d runner -p government

    One letter a cell: D own act, J jointly undertaken, C contested, ? left open, . out. Totals are at the foot.
    """
    from relcon.reports.matrix_report import matrix_report

    matter = api.read_case(case)
    with spinner("Computing"):
        found = api.exposure(
            matter,
            defendants=options.chosen_defendants(matter, defendant),
            positions=options.chosen_positions(position),
            edition=edition,
        )
    emit(matrix_report(found, matter, terminal_width()), found, form, output)
