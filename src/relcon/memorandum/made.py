"""A memo from the answers to its file."""

from __future__ import annotations

from typing import Final, Literal

from relcon.artefacts.carriers import stamped, stamped_office
from relcon.artefacts.figures import figures as listed
from relcon.artefacts.figures import of_worlds, sha256
from relcon.memorandum.asked import Asked
from relcon.memorandum.build import built
from relcon.memorandum.document import Memo
from relcon.memorandum.figures import figures
from relcon.proffer.letter import answers as letters
from relcon.proffer.letter.clauses import Clauses
from relcon.proffer.proffer_run import ProfferRun
from relcon.records.matter import Matter
from relcon.results.brief import Brief
from relcon.results.simulation import Simulation
from relcon.results.written import Written

Form = Literal["docx", "html", "md"]
"""In which form a memo is written."""


DISCLOSED: Final = ("safety_valve_only", "protected")
"""The outcomes of which it is said what a topic that is not told does to them."""


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
    not_told = Clauses(run.worlds.table, run.batch, DISCLOSED).not_told()
    if not matter.letters:
        return Asked(matter, brief, simulation, None, not_told)
    shown, to_ask = letters.show(matter), letters.questions(matter, made=run)
    fields = ("questions", "elsewhere", "costs_role")
    both = shown.model_copy(update={name: getattr(to_ask, name) for name in fields})
    return Asked(matter, brief, simulation, both, not_told)


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
    receipt, said = found.simulation.receipt, _said(found)
    if form == "docx":
        from relcon.memorandum.word import word  # noqa: PLC0415 - the library takes half a second to import

        return stamped_office(word(memo, template), receipt, said)
    return stamped(_text(memo, form), "comment", receipt, said).encode()


def _said(found: Asked) -> Written:
    """Return what a memo says in figures: the client's worksheets are listed, and the sheet counts too."""
    worlds = {id: world.defendants for id, world in found.simulation.worlds.items()}
    answer = of_worlds(worlds, found.simulation.client)
    sheet = found.brief.model_dump(mode="json", exclude={"receipt"})
    return Written(figures=listed(answer), figures_sha256=sha256({**answer, "brief": sheet}))


def _text(memo: Memo, form: Form) -> str:
    if form == "html":
        from relcon.memorandum.html import html  # noqa: PLC0415 - as above, for what is not asked for

        return html(memo)
    from relcon.memorandum.markdown import markdown  # noqa: PLC0415 - as above

    return markdown(memo)
