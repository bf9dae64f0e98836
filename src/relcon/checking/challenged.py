"""Challenges of which nothing would come: aimed at what no fact rests on, or granted and not written at the exhibit."""

from __future__ import annotations

from collections.abc import Iterator

from relcon.checking.note import Note, case_facts, note
from relcon.records.challenges import EXCLUDING
from relcon.records.matter import Matter


def challenges_without_effect(matter: Matter) -> Iterator[Note]:
    """Yield challenges with which no fact falls, and exhibits of a granted one that stand as unchallenged."""
    cited = {exhibit for _, _, record in case_facts(matter) for exhibit in record.evidence}
    for one in matter.challenges.values():
        out = [id for aim in (*one.to, *one.fruits) if aim in matter for id in matter.covered(aim)]
        if all(id in matter.evidence and id not in cited for id in out):
            text = (
                "names nothing on which a fact rests: nothing falls with it. Name exhibits that facts cite, facts, a "
                "lot, or a person who speaks in such an exhibit"
            )
            yield note("no_effect", one.id, one.location, text)
        if one.status != "granted" or one.kind not in EXCLUDING:
            continue
        for id in dict.fromkeys(out):
            exhibit = matter.evidence.get(id)
            if exhibit is not None and (exhibit.challenge is None or exhibit.challenge.status != "granted"):
                text = (
                    f"granted by {one.id}, and not so at the exhibit, from which the positions read it: write "
                    f"challenge: {{ground: {one.kind}, status: granted}} there"
                )
                yield note("no_effect", exhibit.id, exhibit.location, text)
