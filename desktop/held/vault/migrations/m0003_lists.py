# SPDX-License-Identifier: GPL-3.0-or-later
"""Lists of any length: each has an index that yields its order, so that a window into it is cheap.

An expression or a condition here stands word for word in `held.vault.lists`, or the index is not
used.
"""

from __future__ import annotations

STATEMENTS = (
    # hollow: lines beside a page of which none is left; no entry to a reader, so in no list.
    "ALTER TABLE entry ADD COLUMN hollow INTEGER NOT NULL DEFAULT 0",
    # The day of a wish to look again that the keeper put off, and the day until which; a wish for
    # another day stands as it is.  Without the second the wish was let go.
    "ALTER TABLE entry ADD COLUMN put_off_day TEXT",
    "ALTER TABLE entry ADD COLUMN put_off_until_day TEXT",
    """
    UPDATE entry SET hollow = 1 WHERE about IS NOT NULL AND NOT EXISTS
        (SELECT 1 FROM layer WHERE layer.entry = entry.number
            AND layer.answers <> CAST('{}' AS BLOB))
    """,
    "DROP INDEX entry_by_room",
    """
    CREATE INDEX entry_in_room ON entry (room, pinned, written_at)
        WHERE shelved_at IS NULL AND hollow = 0
    """,
    """
    CREATE INDEX entry_through_time ON entry (substr(begun_day, 1, 7), begun_at)
        WHERE shelved_at IS NULL AND hollow = 0
    """,
    "CREATE INDEX entry_on_shelf ON entry (shelved_at) WHERE shelved_at IS NOT NULL",
    """
    CREATE INDEX entry_still_open ON entry (written_at)
        WHERE set_down_at IS NULL AND shelved_at IS NULL AND hollow = 0
    """,
    """
    CREATE INDEX entry_set_down ON entry (set_down_at)
        WHERE set_down_at IS NOT NULL AND shelved_at IS NULL AND hollow = 0
    """,
    """
    CREATE INDEX entry_look_again ON entry (look_again_day)
        WHERE look_again_day IS NOT NULL AND shelved_at IS NULL AND hollow = 0
    """,
)
