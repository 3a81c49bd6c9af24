# SPDX-License-Identifier: GPL-3.0-or-later
"""The three rooms, which are kept apart: links run between them by reference, never by copy."""

from __future__ import annotations

from enum import Enum


class Room(str, Enum):
    """Where an entry or an answer belongs."""

    STORIES = "stories"
    """What others told me."""
    INSIDE = "inside"
    """What moves in me.  Nothing from here ever leaves in a bundle."""
    TESTS = "tests"
    """What I know, was told, or assume."""
