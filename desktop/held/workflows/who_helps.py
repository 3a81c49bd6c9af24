# SPDX-License-Identifier: GPL-3.0-or-later
"""The keeper's own list of who helps where they are, filled in on a calm day.

Held ships no number and no name: it is offline, and one that is out of date is worse than none.
The list lies in the vault and nowhere else.  Source: practices.md section 2 (3).
"""

from __future__ import annotations

import msgspec
from msgspec import Struct

from held.workflows.session import Session

_KEY = "who_helps"


class WhoHelps(Struct, frozen=True):
    """One line of the list: somebody, and how they are reached.  Both as the keeper typed them."""

    who: str
    reached: str = ""

    @property
    def is_empty(self) -> bool:
        """Whether the line was only begun."""
        return not self.who.strip() and not self.reached.strip()


def read(session: Session) -> tuple[WhoHelps, ...]:
    """The list in the keeper's order.  A value from elsewhere that does not fit is left alone."""
    stored = session.vault.settings.read(_KEY)
    try:
        return msgspec.json.decode(stored or "[]", type=tuple[WhoHelps, ...])
    except msgspec.MsgspecError:
        return ()


def save(session: Session, lines: tuple[WhoHelps, ...]) -> tuple[WhoHelps, ...]:
    """Keep the list without the lines that were only begun; returns what is kept."""
    said = tuple(line for line in lines if not line.is_empty)
    session.vault.settings.save(_KEY, msgspec.json.encode(said).decode())
    return said
