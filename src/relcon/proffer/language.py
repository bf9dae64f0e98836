"""Admissions that state a conclusion of law: which words, and which prong they concede. The words stay as they are."""

from __future__ import annotations

from collections.abc import Iterator

from relcon.law.letters.conclusions import conclusions
from relcon.records.matter import Matter


def language(matter: Matter) -> Iterator[str]:
    """Yield each admission whose words state a conclusion, with the prong that they concede.

    Nothing is rewritten and no other words are offered: whether the words are the client's own is counsel's to ask.
    """
    for admission in matter.admissions.values():
        for one in conclusions():
            words = one.found_in(admission.says)
            if words:
                listed = ", ".join(f'"{word}"' for word in words)
                yield (
                    f"{admission.id} says {listed}: a conclusion, not a fact; it concedes {one.concedes} "
                    f"({one.prong.replace('_', ' ')}, {one.cite})"
                )
