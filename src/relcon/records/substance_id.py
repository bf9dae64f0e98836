"""A substance as a record holds it: whatever name counsel wrote, the id of the published list."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import BeforeValidator, WithJsonSchema
from pydantic_core import PydanticCustomError

from relcon.records.substances import find, nearest


def _canonical(value: Any) -> str:
    if not isinstance(value, str):
        raise PydanticCustomError("substance", "allowed: the name of a substance, such as cocaine")
    substance = find(value)
    if substance is not None:
        return substance.id
    near = nearest(value[:60])
    hint = f'; did you mean "{near}"?' if near else ""
    raise PydanticCustomError("substance", "no such substance in the published list{hint}", {"hint": hint})


SubstanceId = Annotated[
    str,
    BeforeValidator(_canonical),
    WithJsonSchema({"type": "string", "minLength": 1, "description": "An id, name or synonym of the published list."}),
]
