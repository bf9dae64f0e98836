"""Which admissions a complete disclosure must hold: the offense, all relevant conduct, and the letter's topics."""

from __future__ import annotations

from relcon.records.events import Event
from relcon.records.matter import Matter, declared_in_facts
from relcon.records.proffer import Admission, Topic


def in_scope(matter: Matter, admission: Admission) -> bool:
    """Whether a disclosure that lacks an admission is partial.

    Every admission is, unless all that it records are events outside the client's course of conduct
    (``course_of_conduct``, USSG §1B1.3(a)(2)) and no letter names its topic.

    Notes
    -----
    Rule: 18 U.S.C. §3553(f)(5); USSG §5C1.2(a)(5) and n.1(C): the offense of conviction and all relevant conduct.
    """
    if matter.proffer is None or admission.supports or admission.topic in _topics_of_letters(matter):
        return True
    records = [record for _, record in declared_in_facts(admission.facts)]
    client = matter.proffer.client
    outside = [isinstance(one, Event) and one.course_of_conduct.get(client) == "no" for one in records]
    return not (outside and all(outside))


def topic_in_scope(matter: Matter, topic: Topic) -> bool:
    """Whether a topic that is openly declined leaves a disclosure partial: not where all on it lies outside."""
    on_it = [one for one in matter.admissions.values() if one.topic == topic.id]
    return not on_it or any(in_scope(matter, one) for one in on_it)


def _topics_of_letters(matter: Matter) -> set[str]:
    return {topic for letter in matter.letters.values() for topic in letter.terms.topics.in_.values}
