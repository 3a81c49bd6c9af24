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

from held.errors import HeldError

_LIST, _PRINT = "lpstat", "lp"
_PATIENCE_SECONDS = 20
_TITLE = "Page"
"""What the queue calls it, for everybody to see."""


class PrintingFailed(HeldError):
    """The system's printing did not take the page, or does not answer."""


@dataclass(frozen=True)
class Printers:
    """The printers of this computer; `usual` is the one to offer first, "" if there is none."""

    names: tuple[str, ...] = ()
    usual: str = ""


def find_printers() -> Printers:
    """What can be printed on.  Nothing where the system has no printing, or it does not answer.

    Asks another program and may take seconds: for a worker.
    """
    program = shutil.which(_LIST)
    if program is None or shutil.which(_PRINT) is None:
        return Printers()
    try:
        names = tuple(_ask(program, "-e").split())
        usual = _ask(program, "-d").rpartition(":")[2].strip()
    except PrintingFailed:
        return Printers()
    return Printers(names, usual if usual in names else next(iter(names), ""))


def send_to_printer(pdf: bytes, printer: str) -> None:
    """Print this PDF once.  For a worker.  Raises PrintingFailed; then nothing was printed."""
    program = shutil.which(_PRINT)
    if program is None:
        raise PrintingFailed
    # A name that looked like an option would be one, even behind `-d`.
    _ask(program, f"-d{printer}", f"-t{_TITLE}", "-", given=pdf)


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
        )
    except (OSError, subprocess.SubprocessError):
        raise PrintingFailed from None
    return ended.stdout.decode(errors="replace")
