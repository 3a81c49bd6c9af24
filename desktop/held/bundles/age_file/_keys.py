# SPDX-License-Identifier: GPL-3.0-or-later
"""What a kind of key has to offer to take part in an age file.

A stanza is the header's record of the file key, wrapped for one recipient.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

FILE_KEY_SIZE = 16
"""Bytes, fixed by the format."""


@dataclass(frozen=True)
class Stanza:
    """One wrapped file key: `arguments` begin with the name of the kind, `body` is free."""

    arguments: tuple[str, ...]
    body: bytes


class Recipient(Protocol):
    """Somebody who may open the file."""

    @property
    def stands_alone(self) -> bool:
        """Whether a file for this recipient may have no other."""

    def wrap(self, file_key: bytes) -> Stanza:
        """The stanza from which this recipient alone gets `file_key` (16 bytes) back."""


class Identity(Protocol):
    """Something that opens a file."""

    def unwrap(self, stanzas: Sequence[Stanza]) -> bytes | None:
        """The file key, or None if no stanza is meant for this identity.

        Raises MalformedHeader for a stanza of its own kind that breaks the format.
        """
