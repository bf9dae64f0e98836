"""21 U.S.C. §§843(b), 844(a); 18 U.S.C. §§3, 4, 371, 922(g), 924(o), 1952, 1956, 1957: terms of their own."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from relcon.law.facts import WorksheetFacts
from relcon.law.line import APPLIED, LineColumn, Texts
from relcon.law.months import LIFE, from_years
from relcon.law.open_points import point
from relcon.law.tables import Table, load
from relcon.law.usc.count_paragraphs import gravest
from relcon.law.usc.t21_s841.terms import Term, term
from relcon.law.usc.t21_s960 import tier_of
from relcon.records.counts import Count

_ACCESSORY = "18 USC 3"
_POSSESSION = "21 USC 844"
_CONSPIRACY = "18 USC 1956(h)"


def other_term(count: Count, edition: str) -> tuple[Term | None, str] | None:
    """Return a count's own term and what it leaves open; ``None`` for a statute that is not among these.

    Parameters
    ----------
    count
        Whether an earlier conviction was final is counsel's entry (``after_final_conviction``, ``final_convictions``).
    edition
        The Manual edition, for its date.

    Notes
    -----
    Rule: 21 U.S.C. §§843(d)(1), 844(a); 18 U.S.C. §§3, 4, 371, 924(a)(8), 924(o), 1952(a), 1956(a), (h), 1957(b).
    """
    table, section = load("other-terms", edition), count.statute.partition("(")[0]
    if section == _ACCESSORY:
        return _accessory(count, edition, table)
    if section == _POSSESSION:
        return _possession(count, table)
    if any(_under(count.statute, str(one)) for one in table.items("firearm", "statutes")):
        return _firearm(count, table)
    statute = count.to_violate if count.to_violate and _under(count.statute, _CONSPIRACY) else count.statute
    named = [key for key in table.mapping("terms") if _under(statute, key)]
    if not named:
        return None
    place = ("terms", max(named, key=len))
    years = "maximum"
    if count.firearm == "machinegun" and table.has(*place, "machinegun"):
        years = "machinegun"
    later = table.has(*place, "after_final")
    if later and count.follows_final == "yes":
        years = "after_final"
    unsure = later and count.follows_final == "unknown"
    left = f"count {count.count} ({count.statute}): {point('first_facility').said}" if unsure else ""
    return Term(0, from_years(table.text(*place, years)), table.text(*place, "cite")), left


def least_days(count: Count, edition: str) -> int:
    """Return the days of imprisonment that 21 U.S.C. §844(a) requires at least; 0 for another count or a first one."""
    if count.statute.partition("(")[0] != _POSSESSION:
        return 0
    return int(str(_possession_row(count, load("other-terms", edition))["days"]))


def days_lines(facts: WorksheetFacts) -> list[LineColumn]:
    """Return the lines of least terms in days, which no range in whole months shows.

    Notes
    -----
    Rule: 21 U.S.C. §844(a); USSG §5G1.1(b), §2D2.1 bg.
    """
    lines = []
    for count in facts.live_counts:
        days = least_days(count, facts.edition)
        if days:
            text = f"count {count.count}: at least {days} days of imprisonment, unless 18 USC 3553(f) lifts them"
            why = Texts.same(f"{text}; a range in whole months that begins lower begins there", facts.n)
            lines.append(LineColumn.saying("21 USC 844(a)", APPLIED, why))
    return lines


def _possession(count: Count, table: Table) -> tuple[Term, str]:
    """Apply 21 U.S.C. §844(a): by earlier convictions; its least terms are days, of which the worksheet has a line."""
    row = _possession_row(count, table)
    years = int(str(row["maximum"]))
    if any(charge.substance == "flunitrazepam" for charge in count.charged):
        years = max(years, table.integer("flunitrazepam", "maximum"))
    unsure = count.follows_final == "unknown"
    left = f"count {count.count} ({count.statute}): {point('first_possession').said}" if unsure else ""
    return Term(0, from_years(years), str(row["cite"])), left


def _possession_row(count: Count, table: Table) -> Mapping[str, object]:
    finals = count.final_convictions if count.final_convictions is not None else int(count.follows_final == "yes")
    rows = [row for row in table.items("possession") if isinstance(row, Mapping)]
    return next(row for row in rows if finals >= int(str(row["finals"])))


def _firearm(count: Count, table: Table) -> tuple[Term | None, str]:
    """Apply 18 U.S.C. §924(a)(8), or the maximum before it, by the last day of the offense."""
    since = date.fromisoformat(table.text("firearm", "since"))
    new, old = (from_years(table.integer("firearm", key)) for key in ("maximum", "before"))
    last = count.dates.last if count.dates is not None else None
    if last is None:
        return None, (
            f"count {count.count} ({count.statute}): at most {new} months, of an offense before {since} {old} "
            f"({table.text('firearm', 'cite')}): its dates are not recorded"
        )
    return Term(0, new if last >= since else old, table.text("firearm", "cite")), ""


def _accessory(count: Count, edition: str, table: Table) -> tuple[Term | None, str]:
    """Apply 18 U.S.C. §3: half the principal's maximum, or the fixed term where that is life."""
    paragraph = gravest(count.charged, "841(b)", edition)
    principal = term(tier_of(paragraph, edition)[0], 0, False, edition) if paragraph is not None else None
    if principal is None:
        text = f"half of the principal's maximum, which is not known ({table.text('accessory', 'cite')})"
        return None, f"count {count.count} ({count.statute}): at most {text}"
    of_life = from_years(table.integer("accessory", "of_life"))
    most = of_life if principal.maximum >= LIFE else principal.maximum // table.integer("accessory", "divisor")
    return Term(0, most, table.text("accessory", "cite")), ""


def _under(statute: str, section: str) -> bool:
    return statute == section or statute.startswith(f"{section}(")
