"""``relcon roles``."""

from __future__ import annotations

from relcon import api
from relcon.cli import options
from relcon.cli.output import emit
from relcon.cli.progress import spinner


def roles(
    case: options.Case,
    defendant: options.Defendants = None,
    position: options.Positions = None,
    edition: options.Edition = None,
    form: options.As = "table",
    output: options.Output = None,
) -> None:
    """Each defendant's role: its elements, for and against, by position.

        relcon roles case.yaml                          everybody, in short
        relcon roles case.yaml -d pike -p defense       one of them, whole
        relcon roles case.yaml --format json -o roles.json

    First the elements: who is counted and whom he controlled (§3B1.1), leader or manager, both doors of §3B1.2 with the
    comparison, what the levels carry, and the cliff in months. Then his tier, with the records that place him; a `tier`
    in the case file wins. Last the measures of recorded contacts, beside how these were collected: no level and no tier
    rests on them. Role needs records of `authority`, `functions`, `knowledge` and who took part; calls say nothing.
    """
    from relcon.reports.roles_report import roles_report

    matter = api.read_case(case)
    with spinner("Computing roles"):
        found = api.roles(
            matter,
            defendants=options.chosen_defendants(matter, defendant),
            positions=options.chosen_positions(position),
            edition=edition,
        )
    emit(roles_report(found, matter, full=bool(defendant) or len(found.defendants) == 1), found, form, output)
