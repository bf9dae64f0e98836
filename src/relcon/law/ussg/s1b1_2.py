"""USSG §1B1.2: which guideline a count's statute goes to."""

from __future__ import annotations

from relcon.law.tables import load

ANOTHER = "another"


def guideline_of(statute: str, edition: str) -> str | None:
    """Return the guideline of a count, such as ``§2D1.1``, or ``None`` where the table does not say which.

    Parameters
    ----------
    statute
        Such as ``21 USC 841(a)(1)``; of the table's entries the one that names it most closely answers. Of an attempt
        or conspiracy the statute of its object.
    edition
        The Manual edition.

    Notes
    -----
    Rule: USSG §1B1.2(a), App. A, as far as each section's list of statutory provisions shows it.
    """
    table = load("1B1.2", edition)
    named = [key for key in table.mapping("guidelines") if statute == key or statute.startswith(f"{key}(")]
    if not named:
        return None
    found = table.text("guidelines", max(named, key=len), "guideline")
    return None if found == ANOTHER else found
