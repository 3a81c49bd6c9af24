# SPDX-License-Identifier: GPL-3.0-or-later
"""How whoever writes a file for somebody else can open it once more, to see that it is right.

The writer keeps the file key, in memory and only for as long as this takes.  The other way, a
stanza for the writer in every file, would let whoever takes the writer's vault in years open all
that ever left it, also what was let go since; and the file would no longer be for one person.
"""

from __future__ import annotations

from collections.abc import Sequence

from held.bundles.age_file._keys import Recipient, Stanza


class Rereading:
    """`recipient`, and an identity that opens the last file written for it through this object."""

    def __init__(self, recipient: Recipient) -> None:
        self._recipient = recipient
        self._written: tuple[Stanza, bytes] | None = None

    @property
    def stands_alone(self) -> bool:
        return self._recipient.stands_alone

    def wrap(self, file_key: bytes) -> Stanza:
        """The stanza of the recipient.  Raises what its `wrap` raises."""
        stanza = self._recipient.wrap(file_key)
        self._written = (stanza, file_key)
        return stanza

    def unwrap(self, stanzas: Sequence[Stanza]) -> bytes | None:
        """The file key, if the one stanza in the file is the very one that was written."""
        if self._written is None or list(stanzas) != [self._written[0]]:
            return None
        return self._written[1]
