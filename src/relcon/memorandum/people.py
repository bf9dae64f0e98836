"""Who is implicated and who could implicate the client; what each defense at trial lets in."""

from __future__ import annotations

from relcon.memorandum.asked import Asked
from relcon.memorandum.document import Part
from relcon.memorandum.plain import plain
from relcon.reports.report import Paragraph
from relcon.reports.simulation_people import others as told_of_others
from relcon.reports.simulation_people import trials, value


def others(asked: Asked) -> Part:
    """Return whom the client implicates, who could implicate the client, and what stays new if others speak first."""
    sections = (*told_of_others(asked.simulation, asked.matter), *value(asked.simulation, asked.matter))
    nobody = () if sections else (Paragraph("What is said is about nobody else."),)
    return Part("Who is implicated, and who could implicate the client", nobody, plain(sections))


def trial(asked: Asked) -> Part:
    """Return what each defense at trial lets in, and the range after such a trial."""
    sections = plain(trials(asked.simulation))
    title = "Defenses at trial, and what each lets in"
    if not sections:
        return Part(title, (Paragraph("Nothing was said that a defense at trial could let in."),))
    (one,) = sections
    return Part(title, one.blocks)
