# SPDX-License-Identifier: GPL-3.0-or-later
"""What a keeper chose about their vault, kept inside it.

How the program looks is needed before anything is unlocked and lives in `appearance`.
"""

from __future__ import annotations

from typing import Annotated

import msgspec
from msgspec import Meta, Struct

from held.journal.identifiers import EntryId
from held.workflows.auto_lock import DEFAULT_IDLE_SECONDS, IDLE_CHOICES_SECONDS
from held.workflows.session import Session

_KEY = "preferences"


class Preferences(Struct, frozen=True):
    """When to lock, and where the keeper left off.

    left_off: the entry that was open last; None for a new free page.
    """

    idle_seconds: int = DEFAULT_IDLE_SECONDS
    left_off: Annotated[EntryId, Meta(pattern=r"\A[0-9a-f]{32}\Z")] | None = None


def read(session: Session) -> Preferences:
    """What was chosen, or how Held starts.  A value from elsewhere that does not fit is left."""
    stored = session.vault.settings.read(_KEY)
    try:
        found = msgspec.json.decode(stored or "{}", type=Preferences)
    except msgspec.MsgspecError:
        return Preferences()
    if found.idle_seconds not in IDLE_CHOICES_SECONDS:
        return msgspec.structs.replace(found, idle_seconds=DEFAULT_IDLE_SECONDS)
    return found


def with_left_off(chosen: Preferences, entry: EntryId | None) -> Preferences:
    """The same, with where the keeper is now; None for a new free page next time."""
    return msgspec.structs.replace(chosen, left_off=entry)


def with_idle_seconds(chosen: Preferences, seconds: int) -> Preferences:
    """The same, with another time without a touch; one of IDLE_CHOICES_SECONDS."""
    return msgspec.structs.replace(chosen, idle_seconds=seconds)


def save(session: Session, preferences: Preferences) -> Preferences:
    """Keep them."""
    session.vault.settings.save(_KEY, msgspec.json.encode(preferences).decode())
    return preferences
