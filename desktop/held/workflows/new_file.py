# SPDX-License-Identifier: GPL-3.0-or-later
"""A place for a file that a person chose: what lies there already is never written over."""

from __future__ import annotations

from pathlib import Path

from held.errors import HeldError


class TargetTaken(HeldError):
    """There is a file of that name already; it was left as it is."""


def check_free(target: Path) -> None:
    """Raises TargetTaken for a name that something has, were it a link to nowhere."""
    if target.exists() or target.is_symlink():
        raise TargetTaken
