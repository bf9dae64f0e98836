"""USSG §4B1.1: career offenders, their level, category, line and, with 18 U.S.C. §924(c), their range."""

from relcon.law.ussg.s4b1_1.on_worksheet import Career, career, career_notes
from relcon.law.ussg.s4b1_1.status import category
from relcon.law.ussg.s4b1_1.with_firearm import firearm_line, firearm_notes

__all__ = ["Career", "career", "career_notes", "category", "firearm_line", "firearm_notes"]
