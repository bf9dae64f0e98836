"""What every result is made of: frozen pieces, and months."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import (
    BaseModel,
    ConfigDict,
    Field,
    GetJsonSchemaHandler,
    SerializerFunctionWrapHandler,
    model_serializer,
)
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema

Months = Annotated[int, Field(ge=0)] | Literal["life"]
Range = tuple[Months, Months]


class Result(BaseModel):
    """A piece of a result."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)


class Sparse(Result):
    """A piece of which there are many: a field that says nothing (null, false, empty) is left out of the JSON."""

    @model_serializer(mode="wrap")
    def _said(self, handler: SerializerFunctionWrapHandler) -> dict[str, Any]:
        silent = {field.alias or name for name, field in type(self).model_fields.items() if self._silent(name)}
        return {name: value for name, value in handler(self).items() if name not in silent}

    def _silent(self, name: str) -> bool:
        field = type(self).model_fields[name]
        return not field.is_required() and getattr(self, name) == field.default

    @classmethod
    def __get_pydantic_json_schema__(cls, core: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        """Describe the fields: how they are written leaves none of them out of the schema."""
        return handler({key: value for key, value in core.items() if key != "serialization"})
