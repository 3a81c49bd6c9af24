# SPDX-License-Identifier: GPL-3.0-or-later
"""The look every widget under test is painted with: by day, at 100 %."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from held.ui.look import Look, Theme, look_beside

RESOURCES = Path(__file__).parents[3] / "resources"


@pytest.fixture
def look(qapp: QApplication) -> Iterator[Look]:
    """The look of the test program, put back to what it was afterwards."""
    found = look_beside(qapp, RESOURCES)
    _as_at_first(found)
    yield found
    _as_at_first(found)


def _as_at_first(look: Look) -> None:
    look.set_theme(Theme.LIGHT)
    look.set_text_scale(1.0)
    look.set_legible_letters(False)
    look.set_reduced_motion(False)
