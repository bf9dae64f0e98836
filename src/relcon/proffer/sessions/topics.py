"""Some topics alone: the others as if openly declined."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from relcon.proffer.refusal import UnknownName
from relcon.records.matter import Matter


def only_topics(matter: Matter, topics: Collection[str]) -> Matter:
    """Return the matter in which the client speaks on some topics and openly declines all others.

    Parameters
    ----------
    matter : Matter
        With its proffer.
    topics : collection of str
        Ids; none leaves the file's own.

    Raises
    ------
    UnknownName
        Where there is no such topic.

    Notes
    -----
    A topic declined is a partial disclosure: it has no complete one's benefit (18 U.S.C. §3553(f)(5); design
    semantics §4). One that the file marks ``fenced`` stays declined, named here or not.
    """
    for name in topics:
        if name not in matter.topics:
            raise UnknownName("topic", name, tuple(matter.topics))
    if not topics or matter.proffer is None:
        return matter
    declined = tuple(
        topic if topic.id in topics else topic.model_copy(update={"fenced": True}) for topic in matter.topics.values()
    )
    return replace(matter, proffer=matter.proffer.model_copy(update={"topics": declined}))
