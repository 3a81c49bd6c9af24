# SPDX-License-Identifier: GPL-3.0-or-later
"""The numbered steps that lead from an empty database to today's schema.

A step that was released is never changed; the next one is added behind it, with a fixture vault
of the schema before it in `tests/vectors/vaults/`.
"""

from __future__ import annotations

from held.vault.migrations import m0001_first_schema, m0002_cards, m0003_lists

MIGRATIONS: tuple[tuple[str, ...], ...] = (
    m0001_first_schema.STATEMENTS,
    m0002_cards.STATEMENTS,
    m0003_lists.STATEMENTS,
)
"""The statements of each step; the n-th leads to schema n, counted from 1."""
