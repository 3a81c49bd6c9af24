# SPDX-License-Identifier: GPL-3.0-or-later
"""Schema 1.

Ids are 16 random bytes.  `*_at` is an instant in UTC microseconds since 1970, `*_day` the keeper's
own calendar day as ISO text: both, because a day cannot be worked out again in another time zone.
`body`, `answers` and `marks` are JSON as `held.journal` encodes it.
"""

from __future__ import annotations

STATEMENTS = (
    # key_file_mac and key_file_mac_pending: which vault.json belongs here; generation; made_at.
    """
    CREATE TABLE meta (
        name TEXT PRIMARY KEY,
        value ANY NOT NULL
    ) STRICT, WITHOUT ROWID
    """,
    # What the keeper chose for this vault, and where they left off.
    """
    CREATE TABLE setting (
        name TEXT PRIMARY KEY,
        value BLOB NOT NULL
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE situation (
        id BLOB PRIMARY KEY CHECK (length(id) = 16),
        code TEXT NOT NULL DEFAULT '',
        rests_since_at INTEGER,
        rests_since_day TEXT,
        held_since_at INTEGER,
        held_since_day TEXT,
        body BLOB
    ) STRICT, WITHOUT ROWID
    """,
    # Without a situation: the keeper's own co-facilitators.
    """
    CREATE TABLE person (
        number INTEGER PRIMARY KEY,
        id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
        situation BLOB REFERENCES situation (id),
        code TEXT NOT NULL,
        code_folded TEXT NOT NULL,
        real_name TEXT
    ) STRICT
    """,
    "CREATE UNIQUE INDEX person_code ON person (ifnull(situation, x''), code_folded)",
    # Each wording of a template that some entry was asked in, once.
    """
    CREATE TABLE wording (
        number INTEGER PRIMARY KEY,
        digest BLOB NOT NULL UNIQUE CHECK (length(digest) = 32),
        template TEXT NOT NULL,
        version INTEGER NOT NULL,
        title TEXT NOT NULL,
        body BLOB NOT NULL
    ) STRICT
    """,
    # teller: the first person the page asks for, shown by code in lists and never searched by.
    # about: the entry this one was written beside.  stale: written since the search index last
    # saw it.  let_go_day: the day that the teller or the keeper chose.
    """
    CREATE TABLE entry (
        number INTEGER PRIMARY KEY,
        id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
        room TEXT NOT NULL,
        template TEXT NOT NULL,
        wording INTEGER NOT NULL REFERENCES wording (number),
        situation BLOB REFERENCES situation (id),
        about BLOB,
        teller BLOB,
        revision INTEGER NOT NULL,
        begun_at INTEGER NOT NULL,
        begun_day TEXT NOT NULL,
        written_at INTEGER NOT NULL,
        written_day TEXT NOT NULL,
        set_down_at INTEGER,
        set_down_day TEXT,
        shelved_at INTEGER,
        shelved_day TEXT,
        look_again_day TEXT,
        let_go_day TEXT,
        pinned INTEGER NOT NULL DEFAULT 0,
        stale INTEGER NOT NULL DEFAULT 1
    ) STRICT
    """,
    "CREATE INDEX entry_by_room ON entry (room, shelved_at, written_at)",
    "CREATE INDEX entry_by_situation ON entry (situation) WHERE situation IS NOT NULL",
    "CREATE INDEX entry_beside ON entry (about, template) WHERE about IS NOT NULL",
    "CREATE INDEX entry_by_wording ON entry (wording)",
    "CREATE INDEX entry_stale ON entry (number) WHERE stale = 1",
    "CREATE INDEX entry_due ON entry (let_go_day) WHERE let_go_day IS NOT NULL",
    """
    CREATE TABLE layer (
        entry INTEGER NOT NULL REFERENCES entry (number) ON DELETE CASCADE,
        place INTEGER NOT NULL,
        id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
        begun_at INTEGER NOT NULL,
        begun_day TEXT NOT NULL,
        written_at INTEGER NOT NULL,
        written_day TEXT NOT NULL,
        answers BLOB NOT NULL,
        marks BLOB NOT NULL,
        PRIMARY KEY (entry, place)
    ) STRICT
    """,
    # Where an entry speaks of another: a quote by its mark, a link without one.
    """
    CREATE TABLE reference (
        source INTEGER NOT NULL REFERENCES entry (number) ON DELETE CASCADE,
        target BLOB NOT NULL CHECK (length(target) = 16),
        mark BLOB NOT NULL CHECK (length(mark) IN (0, 16)),
        PRIMARY KEY (source, target, mark)
    ) STRICT, WITHOUT ROWID
    """,
    "CREATE INDEX reference_by_target ON reference (target)",
    """
    CREATE TABLE permission_record (
        entry INTEGER NOT NULL REFERENCES entry (number) ON DELETE CASCADE,
        number INTEGER NOT NULL CHECK (number > 0),
        said_at INTEGER NOT NULL,
        said_day TEXT NOT NULL,
        answers BLOB NOT NULL,
        PRIMARY KEY (entry, number)
    ) STRICT
    """,
    # A history is only added to; the newest record alone may still be completed.
    """
    CREATE TRIGGER permission_is_history BEFORE UPDATE ON permission_record
    WHEN OLD.number < (SELECT max(number) FROM permission_record WHERE entry = OLD.entry)
        OR NEW.entry <> OLD.entry OR NEW.number <> OLD.number
    BEGIN
        SELECT RAISE(ABORT, 'an earlier permission is never changed');
    END
    """,
    # What left, without its content.  Not bound to the entry: the line that is needed to warn a
    # recipient may outlive it.  prepared: a file that waits to be handed over.
    """
    CREATE TABLE bundle (
        number INTEGER PRIMARY KEY,
        id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
        story BLOB NOT NULL CHECK (length(story) = 16),
        recipient BLOB NOT NULL CHECK (length(recipient) = 16),
        form TEXT NOT NULL,
        parts BLOB NOT NULL,
        until_day TEXT NOT NULL,
        left_at INTEGER NOT NULL,
        left_day TEXT NOT NULL,
        counter INTEGER NOT NULL,
        digest BLOB NOT NULL,
        prepared BLOB
    ) STRICT
    """,
    "CREATE INDEX bundle_by_story ON bundle (story)",
    """
    CREATE TABLE attachment (
        number INTEGER PRIMARY KEY,
        id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
        entry INTEGER NOT NULL REFERENCES entry (number) ON DELETE CASCADE,
        name TEXT NOT NULL,
        type TEXT NOT NULL,
        length INTEGER NOT NULL,
        digest BLOB NOT NULL CHECK (length(digest) = 32),
        added_at INTEGER NOT NULL,
        added_day TEXT NOT NULL,
        body BLOB
    ) STRICT
    """,
    "CREATE INDEX attachment_by_entry ON attachment (entry)",
    """
    CREATE TABLE attachment_piece (
        attachment INTEGER NOT NULL REFERENCES attachment (number) ON DELETE CASCADE,
        place INTEGER NOT NULL,
        content BLOB NOT NULL,
        PRIMARY KEY (attachment, place)
    ) STRICT
    """,
)
