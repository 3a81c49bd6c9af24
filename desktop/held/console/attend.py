# SPDX-License-Identifier: GPL-3.0-or-later
"""One command carried out: asked, done, told, and an exit code for whoever started it.

Expected failures are told in words, as in the window.  Nothing else is caught here: it is our
fault, and the crash report says where.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from held.console import terminal, words
from held.console.arguments import Fault, NotUnderstood, Wish
from held.console.speech import Speech
from held.errors import HeldError
from held.workflows.clock import Clock
from held.workflows.unlock_vault import Vaults

WELL, NOT_WELL, NOT_UNDERSTOOD = 0, 1, 2
"""The three exit codes."""


@dataclass(frozen=True)
class Surroundings:
    """What the console is given from outside.  own_folder: where this user's notebooks lie."""

    vaults: Vaults
    clock: Clock
    own_folder: Path
    fenced: bool = True


class NothingTyped(Exception):
    """An empty line came where a passphrase was asked for."""


class Sitting:
    """One command, with what it may ask and say."""

    def __init__(self, wish: Wish, around: Surroundings, speech: Speech) -> None:
        self.wish = wish
        self.around = around
        self.speech = speech

    @property
    def place(self) -> Path:
        """The notebook or file that the command is about."""
        return Path(self.wish.place)

    def secret(self, question: str) -> str:
        """A passphrase, from the descriptor that was named or typed unseen.

        Raises NothingTyped or NotUnderstood.
        """
        descriptor = self.wish.descriptor
        try:
            if descriptor is None:
                typed = terminal.ask_unseen(question)
            else:
                typed = terminal.read_line(descriptor)
        except terminal.NoDescriptor:
            raise NotUnderstood(Fault.NO_DESCRIPTOR, self.wish.command) from None
        except terminal.NoTerminal:
            raise NotUnderstood(Fault.NO_TERMINAL, self.wish.command) from None
        if not typed:
            raise NothingTyped
        return typed


def attend(wish: Wish, around: Surroundings, speech: Speech) -> int:
    """Carry out `wish` and return the exit code."""
    if wish.wants_help:
        speech.say(words.HELP[wish.command])
        return WELL
    if not around.fenced:
        speech.remark(words.NOT_FENCED)
    try:
        return _command(wish.command)(Sitting(wish, around, speech))
    except NothingTyped:
        speech.remark(words.NOTHING_TYPED)
    except HeldError as error:
        # Naming all failures imports every package, which is only wanted once something went wrong.
        from held.console.told import tell

        speech.remark(*tell(error))
    return NOT_WELL


def refuse(error: NotUnderstood, speech: Speech) -> int:
    """Say what was not understood, and return the exit code."""
    more = words.MORE_HELP_ABOUT.format(command=error.command) if error.command else words.MORE_HELP
    speech.remark(words.FAULTS[error.fault], more)
    return NOT_UNDERSTOOD


def _command(name: str) -> Callable[[Sitting], int]:
    # Each brings in what it needs and no more: reading a bundle opens no vault.
    if name == "check":
        from held.console.check import check

        return check
    if name == "read":
        from held.console.read import read

        return read
    if name == "backup":
        from held.console.backup import backup

        return backup
    if name == "restore":
        from held.console.restore import restore

        return restore
    from held.console.export import export

    return export
