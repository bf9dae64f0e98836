"""Every command of relcon, as it is run on a matter: what each reads, and where what it writes goes."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from pyrage import encrypt, x25519

from relcon.sealing.archive import packed
from tests.cli.conftest import run_command

AUDIENCES: Final = ("client", "joint-defense", "court")
FORMS: Final = ("workbook", "csv", "json", "graphml", "gexf", "ftm", "i2")
PICTURES: Final = ("decide", "matrix", "mitigation", "network", "time")

# MATTER: the matter's folder; CASE, PROFFER, OFFERS, PSR: its files; OWN: a copy of the case file to be changed. ONE,
# EVENT, SESSION: a defendant, an event and a session of it. SEALED, KEY, RECIPIENT: of a sealed file.
# WRITTEN: what exposure wrote of it. OUT: what is written.
ONCE: Final = (
    "docket MATTER",
    *("check CASE PROFFER --all", "exposure CASE -d ONE --why", "explain CASE ONE", "matrix CASE -d ONE", "roles CASE"),
    *("editions CASE -d ONE", "whatif CASE PROFFER --date 2026-04-01", "leverage CASE", "simulate CASE PROFFER"),
    *("offer CASE OFFERS", "brief CASE PROFFER", "memo CASE PROFFER -o OUT.html --no-figures", "psr CASE PSR PROFFER"),
    *("after CASE PROFFER -s SESSION", "letter show CASE PROFFER", "letter compare CASE PROFFER nyed-2005"),
    *("letter questions CASE PROFFER", "letter redline CASE PROFFER", "view CASE PROFFER -o OUT"),
    *("exhibit CASE PROFFER --for ONE --what matrix -o OUT", "export CASE --to workbook -o OUT"),
    *("add place OWN --set name=here --set id=here", "import --list CASE", "review CASE --list"),
    *("seal CASE PROFFER -o OUT --recipient RECIPIENT", "open SEALED -o OUT --identity KEY"),
    "verify WRITTEN CASE",
    *("law 2D1.1 --all", "help final", "schema case", "new OUT --example"),
)
"""Every command once, on the shorter of its ways; demo, which is many of them at once, stands below."""
BESIDES: Final = (
    *("demo OUT", "check CASE", "check CASE PROFFER --format json", "exposure CASE", "exposure CASE --format csv"),
    *(
        "exposure CASE --format json -o OUT",
        "explain CASE ONE EVENT --why",
        "matrix CASE --all",
        "matrix CASE --format csv",
    ),
    *(
        "roles CASE -d ONE --why",
        "roles CASE --section contacts",
        "editions CASE --why",
        "whatif CASE",
        "leverage CASE --all",
    ),
    *(
        "simulate CASE PROFFER --section facts",
        "simulate CASE PROFFER --format md -o OUT",
        "brief CASE PROFFER --format json",
    ),
    *("memo CASE PROFFER -o OUT.docx", "psr CASE PSR", "view CASE -o OUT", "view CASE --simple -o OUT"),
    *(f"exhibit CASE PROFFER --for ONE --what {one} -o OUT" for one in PICTURES if one != "matrix"),
    *(f"export CASE --to {form} -o OUT" for form in FORMS if form != "workbook"),
    *("law", "help", "schema"),
)
"""Other ways of the same commands."""
_QUICK: Final = {
    "client": ("workbook", "json", "--simple", "mitigation"),
    "joint-defense": ("csv", "json", "decide"),
    "court": (*FORMS, "view", "time"),
}
"""Of the copies for each, those that every run of the tests makes: one of each kind, and for the court all exports."""


@dataclass(frozen=True)
class Asked:
    """One run of a command.

    Attributes
    ----------
    line
        As typed, with names for what the matter has.
    audience
        Who is to read what it writes.
    quick
        Whether it is among those that every run of the tests makes.
    """

    line: str
    audience: str = "counsel"
    quick: bool = True


def counsels() -> Iterator[Asked]:
    """Yield what counsel runs, every command among it."""
    for line in ONCE:
        yield Asked(line)
    for line in BESIDES:
        yield Asked(line, quick=False)


def copies() -> Iterator[Asked]:
    """Yield what makes copies for others."""
    for audience in AUDIENCES:
        made = {form: f"export CASE --to {form} -o OUT" for form in FORMS}
        made |= {"view": "view CASE PROFFER -o OUT", "--simple": "view CASE --simple -o OUT"}
        made |= {one: f"exhibit CASE PROFFER --for ONE --what {one} -o OUT" for one in PICTURES}
        for what, line in made.items():
            yield Asked(f"{line} --audience {audience}", audience, what in _QUICK[audience])


@dataclass(frozen=True)
class Asking:
    """A matter, and what stands for each name in a line.

    Attributes
    ----------
    names
        By name, what is typed.
    """

    names: Mapping[str, str] = field(default_factory=dict)

    def arguments(self, line: str, out: Path) -> list[str]:
        """Return a line as arguments, with the path of what is written."""
        words = [self.names.get(word, word) for word in line.split()]
        return [str(out) + word.removeprefix("OUT") if word.startswith("OUT") else word for word in words]


def asking(matter: Path, beside: Path, one: str, event: str, session: str) -> Asking:
    """Return what is asked of a matter.

    Parameters
    ----------
    matter
        The folder of its files: case, proffer, offers and psr, YAML or JSON.
    beside
        A folder for what is made beforehand: a copy of the case file, a sealed file and its key.
    one, event, session
        Ids of the matter.
    """
    files = {name.upper(): str(next(matter.glob(f"{name}.*"))) for name in ("case", "proffer", "offers", "psr")}
    own = beside / f"own{Path(files['CASE']).suffix}"
    shutil.copy(files["CASE"], own)
    written = beside / "written.txt"
    assert run_command("exposure", files["CASE"], "-d", one, "-o", written).exit_code == 0
    secret = x25519.Identity.generate()
    key, sealed = beside / "key.txt", beside / "sealed.age"
    key.write_text(str(secret), encoding="utf-8")
    key.chmod(0o600)
    sealed.write_bytes(encrypt(packed([("case.yaml", Path(files["CASE"]).read_bytes())]), [secret.to_public()]))
    made = {"OWN": str(own), "KEY": str(key), "SEALED": str(sealed), "RECIPIENT": str(secret.to_public())}
    made |= {"WRITTEN": str(written), "MATTER": str(matter)}
    return Asking({**files, **made, "ONE": one, "EVENT": event, "SESSION": session})
