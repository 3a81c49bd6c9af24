# SPDX-License-Identifier: GPL-3.0-or-later
"""Schema 2: the keeper's own identity, the cards of colleagues, and what came from them.

The spelling of columns is that of schema 1.
"""

from __future__ import annotations

STATEMENTS = (
    # One row: the seed of the hybrid age identity, the key under which senders are proven, and the
    # name that the keeper's card carries, which may be empty.
    """
    CREATE TABLE identity (
        one INTEGER PRIMARY KEY CHECK (one = 1),
        seed BLOB NOT NULL CHECK (length(seed) = 32),
        sender_key BLOB NOT NULL CHECK (length(sender_key) = 32),
        name TEXT NOT NULL,
        made_at INTEGER NOT NULL,
        made_day TEXT NOT NULL
    ) STRICT
    """,
    # One card a person, and one person a card.  compared: since when its words are known to be the
    # same on both sides.  last_counter: the highest that a kept bundle of theirs carried.
    """
    CREATE TABLE card (
        number INTEGER PRIMARY KEY,
        person BLOB NOT NULL UNIQUE REFERENCES person (id),
        hash BLOB NOT NULL UNIQUE CHECK (length(hash) = 32),
        body BLOB NOT NULL,
        added_at INTEGER NOT NULL,
        added_day TEXT NOT NULL,
        compared_at INTEGER,
        compared_day TEXT,
        last_counter INTEGER
    ) STRICT
    """,
    # What came and was kept.  sender: none under spoken words, where nobody is proven.  body: the
    # whole document; none once it was let go, so that the same bundle is still known again.
    # Nothing refers to this table, and no way leads from it into a bundle.
    """
    CREATE TABLE received (
        number INTEGER PRIMARY KEY,
        id BLOB NOT NULL CHECK (length(id) = 16),
        sender BLOB REFERENCES person (id),
        sender_card BLOB CHECK (sender_card IS NULL OR length(sender_card) = 32),
        counter INTEGER NOT NULL,
        created_day TEXT NOT NULL,
        expires_day TEXT,
        received_at INTEGER NOT NULL,
        received_day TEXT NOT NULL,
        digest BLOB NOT NULL CHECK (length(digest) = 32),
        body BLOB
    ) STRICT
    """,
    # An id is the sender's own: nobody can take the place of what another one sent.
    "CREATE UNIQUE INDEX received_once ON received (ifnull(sender, x''), id)",
    # The card a bundle was written to; none for spoken words.
    """
    ALTER TABLE bundle
    ADD COLUMN card_hash BLOB CHECK (card_hash IS NULL OR length(card_hash) = 32)
    """,
)
