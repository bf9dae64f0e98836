"""What is said of counts whose amount and stated penalty paragraph disagree."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from relcon.law.usc.contradicted_amounts import contradicted
from relcon.records.people import Count


def contradicted_notes(counts: Sequence[Count], edition: str) -> Iterator[str]:
    """Yield such amounts with the count's number."""
    for count in counts:
        yield from (f"count {count.count}: {text}" for text in contradicted(count, edition))
