# SPDX-License-Identifier: GPL-3.0-or-later
"""What left the vault."""

from __future__ import annotations

from held.vault.connection import Connection


class BundleStore:
    def __init__(self, connection: Connection) -> None:
        self._connection = connection
