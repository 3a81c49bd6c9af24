# SPDX-License-Identifier: GPL-3.0-or-later
"""The time unlocked: one object made when a vault opens and dropped when it locks.

Nothing else in the program remembers what a person wrote.
"""

from __future__ import annotations

from collections.abc import Sequence

from held.templates.catalog import Catalog
from held.vault.key_slots import DerivationCost
from held.vault.vault import Vault
from held.workflows.clock import Clock


class Session:
    """An open vault with what is needed to work in it.

    Owned by the window; every use of `vault` happens on the vault lane.
    cost: what a derivation may take; None for the vault's own default.
    """

    def __init__(
        self,
        vault: Vault,
        catalog: Catalog,
        clock: Clock,
        code_words: Sequence[str],
        cost: DerivationCost | None = None,
    ) -> None:
        self.vault = vault
        self.catalog = catalog
        self.clock = clock
        self.code_words = code_words
        self.cost = cost

    def fold_in(self) -> None:
        """Fold the log of the last changes into the database, for quiet moments.

        Raises what `Vault.checkpoint` raises; nothing is lost by that.
        """
        self.vault.checkpoint()

    def close(self) -> None:
        """Checkpoint and close the vault.  Raises what `Vault.close` raises."""
        self.vault.close()
