"""A presentence report: read, and reviewed against the record."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from relcon.records.matter import Matter
    from relcon.records.psr import Psr
    from relcon.results.psr import PsrReview


def read_psr(path: str | Path, matter: Matter, case_path: str | Path | None = None) -> Psr:
    """Return a presentence report beside a case, and its proffer where there is one.

    Parameters
    ----------
    path, matter
        The file of format ``relcon/psr/1``; the case, from `read_case` or `read_proffer`.
    case_path
        The case file that was read; where given, the report must name the same.

    Raises
    ------
    InputError
        With every error of the file.
    """
    from relcon.reading import psr as reading

    return reading.read_psr(path, matter, case_path)


def psr(matter: Matter, report: Psr) -> PsrReview:
    """Return the review of a presentence report: its paragraphs against the record, objections, days.

    Parameters
    ----------
    matter, report
        The case, with its proffer where there is one; from `read_psr` beside it.

    Raises
    ------
    EditionNotShipped
        Where the defendant's edition of the Manual is not shipped.
    Refusal
        Where counsel has not resolved an admission.
    """
    from relcon.presentence.review import review

    return review(matter, report)
