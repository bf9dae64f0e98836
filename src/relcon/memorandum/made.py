"""A memo from the answers to its file."""

from __future__ import annotations

from typing import Literal

from relcon.memorandum.asked import Asked
from relcon.memorandum.build import built
from relcon.memorandum.document import Memo
from relcon.memorandum.figures import figures
from relcon.proffer.letter import answers as letters
from relcon.proffer.proffer_run import ProfferRun
from relcon.records.matter import Matter
from relcon.results.brief import Brief
from relcon.results.simulation import Simulation

Form = Literal["docx", "html", "md"]
"""In which form a memo is written."""


def asked(matter: Matter, simulation: Simulation, brief: Brief, run: ProfferRun) -> Asked:
    """Return the answers that a memo is built from; of the letters, where there are any, those of the same run.

    Parameters
    ----------
    matter
        A case with its proffer.
    simulation, brief
        The answers to it.
    run
        What they were asked of.
    """
    if not matter.letters:
        return Asked(matter, brief, simulation, None)
    shown, to_ask = letters.show(matter), letters.questions(matter, made=run)
    both = shown.model_copy(update={"questions": to_ask.questions, "costs_role": to_ask.costs_role})
    return Asked(matter, brief, simulation, both)


def written(found: Asked, form: Form, *, template: bytes | None = None, with_figures: bool = True) -> bytes:
    """Return a memo as the bytes of its file.

    Parameters
    ----------
    found
        The answers.
    form
        ``docx``, ``html`` or ``md``.
    template
        A firm's Word file.
    with_figures
        Whether there are pictures.
    """
    memo = built(found, figures(found.matter) if with_figures else ())
    return _as(memo, form, template)


def _as(memo: Memo, form: Form, template: bytes | None) -> bytes:
    if form == "docx":
        from relcon.memorandum.word import word  # noqa: PLC0415 - the library takes half a second to import

        return word(memo, template)
    if form == "html":
        from relcon.memorandum.html import html  # noqa: PLC0415 - as above, for what is not asked for

        return html(memo).encode()
    from relcon.memorandum.markdown import markdown  # noqa: PLC0415 - as above

    return markdown(memo).encode()
