# SPDX-License-Identifier: GPL-3.0-or-later
"""Handing a page to the system's own printing, through a pipe.

Qt's printing writes each page in clear to a temporary file first, so that it is not used.  What
the system's printing and the printer themselves keep is out of reach, and the pages say so.
It must not know what is on the page.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

from held.errors import HeldError

_LIST, _PRINT = "lpstat", "lp"
_PATIENCE_SECONDS = 20
_TITLE = "Page"
"""What the queue calls it, for everybody to see."""


class PrintingFailed(HeldError):
    """The system's printing did not take the page, or does not answer."""


@dataclass(frozen=True)
class Printers:
    """The printers set up on this computer; `usual` is the one it calls its own, "" if none is."""

    names: tuple[str, ...] = ()
    usual: str = ""


def find_printers() -> Printers:
    """What somebody set up here to print on, and never what a network only offers.

    Nothing where the system has no printing, or it does not answer.  Asks another program and may
    take seconds: for a worker.
    """
    program = _find_program(_LIST)
    if program is None or _find_program(_PRINT) is None:
        return Printers()
    try:
        queues = _ask(program, "-a")  # `-e` would list every printer that the network names.
        usual = _ask(program, "-d").rpartition(":")[2].strip()
    except PrintingFailed:
        return Printers()
    # One queue a line, its name first; a line that is set in goes on with the one before.
    lines = [line for line in queues.splitlines() if line[:1].strip()]
    names = tuple(line.split()[0] for line in lines)
    return Printers(names, usual if usual in names else "")


def send_to_printer(pdf: bytes, printer: str) -> None:
    """Print this PDF once.  For a worker.  Raises PrintingFailed; then nothing was printed."""
    program = _find_program(_PRINT)
    if program is None:
        raise PrintingFailed
    # A name that looked like an option would be one, even behind `-d`.
    _ask(program, f"-d{printer}", f"-t{_TITLE}", "-", given=pdf)


def _find_program(name: str) -> str | None:
    """Only from whole paths: what lies in the folder one happens to stand in is not the system's."""
    places = os.environ.get("PATH", os.defpath).split(os.pathsep)
    whole = (place for place in places if Path(place).is_absolute())
    return shutil.which(name, path=os.pathsep.join(whole))


def _ask(program: str, *arguments: str, given: bytes = b"") -> str:
    """What the program says, in the one language that is always there."""
    try:
        ended = subprocess.run(  # noqa: S603 - the system's own program, without a shell
            (program, *arguments),
            input=given,
            capture_output=True,
            check=True,
            timeout=_PATIENCE_SECONDS,
            env={**os.environ, "LC_ALL": "C"},
            start_new_session=True,  # What happens to a terminal does not reach it.
        )
    except (OSError, subprocess.SubprocessError):
        raise PrintingFailed from None
    return ended.stdout.decode(errors="replace")
