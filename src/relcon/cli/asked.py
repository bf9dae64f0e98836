"""What was asked of this run, as a receipt names it; and the same asked again, for ``relcon verify``."""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from contextvars import ContextVar
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from typer.core import TyperCommand

if TYPE_CHECKING:
    from relcon.results.written import UsedFile, Written

ANSWERS: Final = (
    "check",
    "exposure",
    "explain",
    "matrix",
    "roles",
    "whatif",
    "leverage",
    "simulate",
    "offer",
    "brief",
    "memo",
    "psr",
    "after",
    "view",
    "exhibit",
    "export",
    "editions",
    "letter show",
    "letter compare",
    "letter questions",
    "letter redline",
)
"""The commands whose files carry a receipt, and that may be asked again: each only reads what it is given."""
NO_RECEIPT: Final[Mapping[str, str]] = {
    "docket": "of many matters: each stands there with the hashes of its files, and --since compares them",
    "law": "of no matter: it reads no file",
    "open": "the files of a matter, as they were sealed",
    "seal": "the files of a matter, sealed",
    "schema": "of no matter: it reads no file",
    "verify": "of another file: it tells what was asked again, and is told anew at any time",
}
"""Commands that write a file without a receipt, and why."""
FILES: Final = ("proffer", "psr", "report", "offers", "other", "template", "reliability")
"""Parameters, besides the case, that name a file; ``offers`` and ``other`` may name something of the file instead."""
_BESIDE: Final = frozenset({"case", "output", "help"})
_ENDS: Final = (".yaml", ".yml", ".json")


@dataclass(frozen=True)
class Asked:
    """A command with what was typed."""

    name: str
    parameters: Sequence[Any]
    values: Mapping[str, Any]


_now: ContextVar[Asked | None] = ContextVar("asked", default=None)
_kept: ContextVar[dict[str, bytes] | None] = ContextVar("kept", default=None)


class Answering(TyperCommand):
    """A command that notes what was asked of it."""

    def invoke(self, ctx: Any) -> Any:
        """Run the command."""
        token = _now.set(Asked(" ".join(ctx.command_path.split()[1:]), self.params, dict(ctx.params)))
        try:
            return super().invoke(ctx)
        finally:
            _now.reset(token)


def asked_now() -> Written:
    """Return the command of this run and what was typed; for somebody outside the defense without the proffer file."""
    from relcon.audiences.audience import OUTSIDE
    from relcon.results.written import Written

    asked = _now.get()
    if asked is None:
        return Written()
    outside = asked.values.get("audience") in OUTSIDE
    files: list[UsedFile] = []
    options: dict[str, Any] = {}
    for one in asked.parameters:
        value = asked.values.get(one.name)
        if one.name in _BESIDE or _is_default(one, value) or (outside and one.name == "proffer"):
            continue
        items = [_said(one.name, item, files) for item in value] if isinstance(value, list | tuple) else None
        options[_typed(one)] = _said(one.name, value, files) if items is None else items
    return Written(command=asked.name, options=options, files=tuple(files))


def _is_default(one: Any, value: Any) -> bool:
    return value is None or value == one.default or (isinstance(value, list | tuple) and not value)


def _typed(one: Any) -> str:
    """Return an option's name as it is typed, without its dashes; an argument's own."""
    longest: str = max(one.opts, key=len)
    return longest.lstrip("-")


def _said(name: str, value: Any, files: list[UsedFile]) -> Any:
    """Return a value as a receipt has it; a file stands there by its hash, and never by its name."""
    from relcon.results.written import UsedFile

    if name in FILES and (isinstance(value, Path) or _is_file(str(value))):
        files.append(UsedFile(role=name, sha256=None if name == "proffer" else _sha256(Path(value))))
        return {"file": len(files) - 1}
    if isinstance(value, bool | int):
        return value
    return str(getattr(value, "value", value))


def _is_file(value: str) -> bool:
    return value.endswith(_ENDS) or Path(value).is_file()


def _sha256(file: Path) -> str | None:
    import hashlib

    try:
        return hashlib.sha256(file.read_bytes()).hexdigest()
    except OSError:
        return None


def with_command(files: Mapping[str, str | bytes]) -> dict[str, str | bytes]:
    """Return files whose receipt names the command of this run."""
    from relcon.artefacts.carriers import with_asked

    return with_asked(files, asked_now())


def keep(files: Mapping[str, str | bytes]) -> bool:
    """Keep what would be written, by what is put behind the file's name, where it is only asked again."""
    kept = _kept.get()
    if kept is None:
        return False
    kept |= {name: one.encode("utf-8", "replace") if isinstance(one, str) else one for name, one in files.items()}
    return True


class NotAsked(Exception):
    """A receipt's command cannot be asked again; says why, in a sentence without its end."""


def asked_again(said: Written, case: Path, files: Sequence[Path], beside: Path) -> dict[str, bytes]:
    """Return the files that a command writes when it is asked again, none of which is written.

    Parameters
    ----------
    said
        What a receipt says was asked; it is not trusted: the command only reads, and only these files.
    case, files
        The case file; the files named beside it, in the order in which the command took them.
    beside
        The file that is verified: nothing is written there, and the form may follow from how its name ends.

    Raises
    ------
    NotAsked
        Where the command, an option, or what it names is not there; or the command refuses.
    """
    from relcon.cli.commands import imported

    if said.command is None or said.command not in ANSWERS:
        raise NotAsked("its receipt names a command that writes no answer")
    name, *inner = said.command.split()
    command = imported(name)
    leaf = command.commands[inner[0]] if inner else command
    arguments = [*inner, "--output", str(_unused(beside)), *_arguments(leaf.params, said.options, case, files)]
    with _keeping() as kept, redirect_stdout(io.StringIO()), redirect_stderr(io.StringIO()):
        try:
            command.main(arguments, prog_name=f"relcon {name}", standalone_mode=False)
        except Exception as error:  # noqa: BLE001 - sorted below; what is a fault of the program is raised again
            raise _not_asked(error) from None
    if not kept:
        raise NotAsked("the command writes nothing of it any more")
    return kept


@contextmanager
def _keeping() -> Iterator[dict[str, bytes]]:
    kept: dict[str, bytes] = {}
    token = _kept.set(kept)
    try:
        yield kept
    finally:
        _kept.reset(token)


def _unused(beside: Path) -> Path:
    """Return a name in the same folder that nothing has, with the same end."""
    number = 0
    while (found := beside.with_name(f"verify-{number}{beside.suffix}")).exists():
        number += 1
    return found


def _arguments(
    parameters: Sequence[Any], options: Mapping[str, Any], case: Path, files: Sequence[Path]
) -> Iterator[str]:
    """Yield what to type; options first, since an argument may begin with a dash."""
    known = {_typed(one): one for one in parameters if one.name not in _BESIDE}
    if unknown := [name for name in options if name not in known]:
        raise NotAsked(f'its receipt names an option that the command does not have: "{unknown[0]}"')
    named: list[str] = []
    for name, one in known.items():
        if name not in options:
            continue
        value = options[name]
        values = [_value(item, files) for item in (value if isinstance(value, list) else [value])]
        if one.param_type_name == "argument":
            named += values
        elif value is True:
            yield max(one.opts, key=len)
        elif value is False:
            yield one.secondary_opts[0]
        else:
            yield from (f"{max(one.opts, key=len)}={item}" for item in values)
    yield from ("--", str(case), *named)


def _value(item: Any, files: Sequence[Path]) -> str:
    if isinstance(item, dict):
        place = item.get("file")
        if not isinstance(place, int) or not 0 <= place < len(files):
            raise NotAsked("its receipt names a file that was not given")
        return str(files[place])
    if _is_file(str(item)):
        raise NotAsked("its receipt names a file by its name, which no receipt does")
    return str(item)


def _not_asked(error: Exception) -> Exception:
    """Return what kept a command from its answer: errors of the files as they are, all else as what cannot be asked."""
    from typer.exceptions import TyperException

    from relcon.law.tables import EditionNotShipped
    from relcon.proffer.refusal import Refusal
    from relcon.reading.problems import InputError

    if isinstance(error, InputError):
        return error
    if isinstance(error, TyperException):
        return NotAsked(f"asked again, the command says: {error.format_message().rstrip('.')}")
    if isinstance(error, EditionNotShipped | Refusal):
        return NotAsked(f"asked again, the command refuses: {str(error).rstrip('.')}")
    return error
