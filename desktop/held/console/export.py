# SPDX-License-Identifier: GPL-3.0-or-later
"""`held export`: a warning, a word typed by hand, and only then a notebook in plain writing."""

from __future__ import annotations

from pathlib import Path

from held.console import terminal, words
from held.console.arguments import TO, YES, Fault, NotUnderstood
from held.console.attend import NOT_WELL, WELL, Sitting
from held.journal.own_copy import StaysHere
from held.workflows import export_plain
from held.workflows.export_plain import WrittenOut
from held.workflows.plain_copy_words import stayed_lines


def export(sitting: Sitting) -> int:
    """Copy a notebook out.  Raises HeldError and what asking raises."""
    target = Path(sitting.wish.options[TO]).absolute()
    export_plain.check_place(target)
    sitting.speech.remark(*words.WARNING)
    if not _is_meant(sitting):
        sitting.speech.remark(words.NO_WORD)
        return NOT_WELL
    vaults = sitting.around.vaults
    session = vaults.open(vaults.derive(sitting.place, sitting.secret(words.ASK_TO_OPEN)))
    try:
        written = export_plain.write_out(session, target)
    finally:
        session.close()
    return _tell(sitting, written)


def _is_meant(sitting: Sitting) -> bool:
    if YES in sitting.wish.flags:
        return True
    try:
        return terminal.ask(words.ASK_WORD).strip().casefold() == words.THE_WORD
    except terminal.NoTerminal:
        sitting.speech.remark(words.NEEDS_YES)
        raise NotUnderstood(Fault.NO_TERMINAL, sitting.wish.command) from None


def _tell(sitting: Sitting, written: WrittenOut) -> int:
    stayed = tuple(stayed_lines(written.stayed))
    sitting.speech.say(
        words.WRITTEN.format(pages=written.pages),
        words.STAYED if stayed else words.NOTHING_STAYED,
        *stayed,
    )
    if written.stayed[StaysHere.CANNOT_BE_READ]:
        sitting.speech.remark(words.NOT_ALL_READ)
        return NOT_WELL
    return WELL
