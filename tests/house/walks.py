"""The way of five questions through the modules, as they are run: a section of ``docs/architecture.md``.

``python -m tests.house.walks docs/architecture.md`` writes it anew. A question is put to the example matter by its
command. A step is a kind of thing that the program makes and that several other modules take, or that is a result; it
stands where it is first given back, with the module that gives it; of several kinds that a module gives, the last. No
kind and no module comes twice.
"""

from __future__ import annotations

import subprocess
import sys
from collections import defaultdict
from contextlib import chdir
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from types import CodeType, FrameType

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "examples" / "riverside"
BEGIN, END = "<!-- walks: python -m tests.house.walks docs/architecture.md -->\n", "<!-- end of walks -->\n"
TAKERS = 3  # so many other modules take what is a step
RESULTS = ("results", "reports")
WALKS = {
    "Case file → range": "exposure case.yaml -d dunn -p psr",
    "Admission → months": "simulate case.yaml proffer.yaml",
    "Finding → cell": "matrix case.yaml -d lund -p psr",
    "Letter term → low end": "letter questions case.yaml proffer.yaml",
    "Record → panel of the page": "view case.yaml -o page.html",
}


@dataclass
class Steps:
    """What a run gives back and takes, listened to call by call."""

    given: dict[type, str] = field(default_factory=dict)
    takers: dict[type, set[str]] = field(default_factory=lambda: defaultdict(set))
    seen: set[CodeType] = field(default_factory=set)
    foreign: set[CodeType] = field(default_factory=set)

    def __call__(self, frame: FrameType, event: str, value: object) -> None:
        """Take note of the arguments of a function when it is first called, and of what a public one gives back."""
        code = frame.f_code
        if event == "return" and code in self.seen:
            kind = type(value)
            if kind not in self.given and kind.__module__.startswith("relcon.") and not kind.__name__.startswith("_"):
                if not code.co_name.startswith(("_", "<")):
                    self.given[kind] = frame.f_globals["__name__"]
        elif event == "call" and code not in self.seen and code not in self.foreign:
            module = frame.f_globals.get("__name__", "")
            if not module.startswith("relcon.") or code.co_name == "<module>":
                self.foreign.add(code)
                return
            self.seen.add(code)
            names = code.co_varnames[: code.co_argcount + code.co_kwonlyargcount]
            for kind in {type(frame.f_locals.get(name)) for name in names if name not in ("self", "cls")}:
                self.takers[kind].add(module)

    def path(self) -> list[tuple[str, str]]:
        """Return the steps: a module, and the last kind of thing that it gives."""
        found: dict[str, str] = {}
        for kind, module in self.given.items():
            home, layer = kind.__module__, _layer(module)
            own = layer != "records" and (_layer(home) != "records" or layer == "reading")
            taken = len(self.takers[kind] - {module, home}) >= TAKERS
            if own and (taken or (_layer(home) in RESULTS and layer != _layer(home)) or kind.__name__ == "Report"):
                found.pop(module, None)
                found[module] = kind.__name__
        return list(found.items())


def _layer(module: str) -> str:
    return module.split(".")[1]


def run(command: str) -> Steps:
    """Run a command on the example matter, in a folder of its own, and listen."""
    from typer.testing import CliRunner

    from relcon.cli.app import app

    words = [str(FOLDER / word) if word.endswith(".yaml") else word for word in command.split()]
    steps = Steps()
    with TemporaryDirectory() as folder, chdir(folder):
        sys.setprofile(steps)
        try:
            result = CliRunner().invoke(app, words)
        finally:
            sys.setprofile(None)
    if result.exit_code:
        raise RuntimeError(result.output) from result.exception
    return steps


def walk(title: str, command: str) -> str:
    """Return one walk as Markdown; it is run in a process of its own, where nothing was computed before."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.house.walks", "--run", command],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    steps = (line.split() for line in done.stdout.splitlines())
    told = " → ".join(f"`{module}` *{kind}*" for module, kind in steps)
    return f"**{title}** (`relcon {command}`): {told}\n"


def section() -> str:
    """Return the section between its marks."""
    return BEGIN + "\n" + "\n".join(walk(title, command) for title, command in WALKS.items()) + "\n" + END


def written(page: str, new: str) -> str:
    """Return a page with the section in its place."""
    before, _, rest = page.partition(BEGIN)
    return before + new + rest.partition(END)[2]


def main() -> None:
    """Write the section into a page, or print what one command passes."""
    if sys.argv[1] == "--run":
        for module, kind in run(sys.argv[2]).path():
            print(module.removeprefix("relcon."), kind)
        return
    page = Path(sys.argv[1])
    page.write_text(written(page.read_text(encoding="utf-8"), section()), encoding="utf-8")


if __name__ == "__main__":
    main()
