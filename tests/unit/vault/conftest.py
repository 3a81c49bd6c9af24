# SPDX-License-Identifier: GPL-3.0-or-later
"""A real vault in a temporary folder."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from keeper import Keeper


@pytest.fixture
def keeper(tmp_path: Path) -> Iterator[Keeper]:
    """Somebody who has made a vault and closed it."""
    keeper = Keeper(tmp_path / "Winter.held")
    keeper.make()
    keeper.close()
    yield keeper
    keeper.close()
