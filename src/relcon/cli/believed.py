"""What ``relcon whatif --reliability`` and ``--believed`` say together."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from pydantic_core import PydanticCustomError

from relcon import api
from relcon.cli import options
from relcon.cli.failures import usage

if TYPE_CHECKING:
    from relcon.records.matter import Matter
    from relcon.records.reliability import ReliabilityFile


def stated(matter: Matter, file: Path | None, believed: Sequence[str]) -> ReliabilityFile:
    """Return what counsel says: the file's, and on the command line more, or another share of one of its items.

    Parameters
    ----------
    matter
        For ids.
    file, believed
        The file, if any; each ``ID=SHARE``.
    """
    from relcon.records.numbers import read_share
    from relcon.records.reliability import BelievedItem, ReliabilityFile

    found = ReliabilityFile(format="relcon/reliability/1") if file is None else api.read_reliability(file, matter)
    items = {one.id: one for one in found.items}
    grouped = {id for one in found.together for id in one.ids}
    said: set[str] = set()
    for text in believed:
        id, equals, share = text.partition("=")
        if not equals:
            raise usage(f'"{text}": --believed takes an id and a share, such as --believed ci7=0.7')
        options.chosen_toggles(matter, [id])
        if id in grouped:
            raise usage(f"{id} stands or falls with others in {file}: its share is that of the group")
        if id in said:
            raise usage(f"--believed {id}: said twice")
        said.add(id)
        try:
            exact = read_share(share)
        except PydanticCustomError as error:
            raise usage(f'"{text}": {error.message()}') from None
        items[id] = BelievedItem(id=id, believed=exact, why=items[id].why if id in items else None)
    return found.model_copy(update={"items": tuple(items.values())})
