# SPDX-License-Identifier: GPL-3.0-or-later
"""An open vault in a temporary folder, with Held's own templates and a clock one can move."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from held.files.places import Places
from held.journal.moment import Moment
from held.vault.key_slots import DerivationCost
from held.workflows.session import Session
from held.workflows.unlock_vault import Vaults

CHEAP = DerivationCost(memory_kib=64, passes=3, lanes=1)


class MovedClock:
    """Stands still until it is moved."""

    def __init__(self) -> None:
        self._at = datetime(2026, 3, 10, 8, tzinfo=UTC)

    def now(self) -> Moment:
        return Moment(self._at, self._at.date())

    def move(self, **time: int) -> None:
        """Forward by so many days, hours or minutes."""
        self._at += timedelta(**time)


@pytest.fixture
def clock() -> MovedClock:
    return MovedClock()


@pytest.fixture
def session(tmp_path: Path, clock: MovedClock) -> Iterator[Session]:
    """A new vault, open."""
    vaults = Vaults(Places(tmp_path / "share", tmp_path / "config"), clock, CHEAP)
    opened = vaults.make(vaults.folder_for("Winter"), "sieben stille Äpfel")
    yield opened
    opened.close()
