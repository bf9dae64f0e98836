"""JSON: the case file itself, whole, in one file; it is read again as any case file is."""

from __future__ import annotations

import json
import re
from typing import Final

from relcon.exporting.made import Head, Made
from relcon.records.case import CaseFile
from relcon.records.matter import declared_in_case
from relcon.writing.as_written import as_written

# What YAML does not print, or would take for the end of a line, and what turns the direction of a text round.
_ESCAPED: Final = re.compile(
    "[\x7f-\x9f\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufeff\ufffe\uffff]"
)
WITHOUT: Final = ("Not carried: comments, the layout of the files, and which included file a record stood in.",)


def native(case: CaseFile, head: Head) -> Made:  # noqa: ARG001  # a case file has no place for a head
    """Return a case as JSON that `relcon.read_case` reads; the parameters are those of the other formats."""
    tree = as_written(case)
    tree.pop("include", None)
    text = json.dumps(tree, ensure_ascii=False, indent=1)
    escaped = _ESCAPED.sub(lambda found: f"\\u{ord(found[0]):04x}", text)
    return Made({"": f"{escaped}\n"}, False, {"records": sum(1 for _ in declared_in_case(case))}, WITHOUT)
