# SPDX-License-Identifier: GPL-3.0-or-later
"""The words for every failure that Held expects: what happened, what it means, what to do.

One place, so that all failures speak in one voice: no codes, no blame.  A test walks every
subclass of HeldError and fails for one without words.
"""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from held.errors import HeldError


@dataclass(frozen=True)
class Told:
    """A failure in words.

    title: what happened, in a few words.
    happened: what it means for what was written.
    next_step: what one can do.
    """

    title: str
    happened: str
    next_step: str

    @property
    def whole(self) -> str:
        """All of it in one line, for a place beside what it is about."""
        return " ".join(filter(None, (self.title, self.happened, self.next_step)))


def tell(error: HeldError) -> Told:
    """The words for `error`."""
    # Naming all failures imports every package, which a page only wants once something went wrong.
    from held.workflows.failure_words import words_for

    return Told(*words_for(error, _translated))


def _translated(text: str) -> str:
    return QCoreApplication.translate("Failure", text)
