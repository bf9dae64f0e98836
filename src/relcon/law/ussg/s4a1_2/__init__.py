"""USSG §4A1.2: which prior sentences count, how long each is, how far back it counts, and sentences treated as one."""

from relcon.law.ussg.s4a1_2.scores import Scored, scores
from relcon.law.ussg.s4a1_2.windows import Commenced, commenced

__all__ = ["Commenced", "Scored", "commenced", "scores"]
