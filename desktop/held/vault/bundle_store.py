# SPDX-License-Identifier: GPL-3.0-or-later
"""What left the vault: one line a bundle, without its content."""

from __future__ import annotations

from datetime import date

import msgspec

from held.journal.answer import AnswersUnreadable
from held.journal.identifiers import BundleId, EntryId, PersonId
from held.journal.permission import Form
from held.journal.sent_bundle import SentBundle
from held.vault.connection import Connection, Row
from held.vault.stored_values import id_column, moment_columns, read_moment

_PARTS = msgspec.json.Decoder(tuple[str, ...])
_READ = """
    SELECT id, story, recipient, form, parts, until_day, left_at, left_day, counter, digest,
        card_hash
    FROM bundle ORDER BY number DESC
"""
_SAVE = """
    INSERT INTO bundle
        (id, story, recipient, form, parts, until_day, left_at, left_day, counter, digest,
        card_hash)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
"""


class BundleStore:
    """The bundles that left one vault."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def sent(self) -> tuple[SentBundle, ...]:
        """Everything that left, the newest first."""
        return tuple(map(_bundle, self._connection.execute(_READ)))

    def last_counter(self) -> int | None:
        """The highest number that a bundle carried, None before the first."""
        ((highest,),) = self._connection.execute("SELECT max(counter) FROM bundle")
        return None if highest is None else int(highest)

    def save(self, bundle: SentBundle) -> None:
        """Add a line for a bundle that left.  Raises HandleLatched, DiskFull or FolderMissing."""
        with self._connection.transaction():
            self._connection.execute(
                _SAVE,
                (
                    id_column(bundle.id),
                    id_column(bundle.story),
                    id_column(bundle.to),
                    bundle.form.value,
                    msgspec.json.encode(bundle.parts),
                    bundle.until.isoformat(),
                    *moment_columns(bundle.left),
                    bundle.counter,
                    bundle.digest,
                    bundle.card,
                ),
            )


def _bundle(row: Row) -> SentBundle:
    bundle, story, to, form, parts, until, left_at, left_day, counter, digest, card = row
    try:
        decoded = _PARTS.decode(parts)
    except (msgspec.MsgspecError, UnicodeDecodeError):
        raise AnswersUnreadable from None
    return SentBundle(
        id=BundleId(bundle.hex()),
        story=EntryId(story.hex()),
        to=PersonId(to.hex()),
        parts=decoded,
        form=Form(form),
        until=date.fromisoformat(until),
        left=read_moment(left_at, left_day),
        counter=counter,
        digest=digest,
        card=card,
    )
