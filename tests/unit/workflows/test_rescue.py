# SPDX-License-Identifier: GPL-3.0-or-later
"""Pages that could not be kept are sealed elsewhere, and open with six words and without a vault."""

from __future__ import annotations

import stat
from datetime import date
from pathlib import Path

import pytest

from held.files.disk_errors import FolderMissing
from held.journal.answer import Chosen, LeftOpen, Row, Rows, Words
from held.journal.identifiers import RowId, make_id
from held.journal.template import Aside
from held.workflows import write_entry
from held.workflows.open_bundle import open_bundle
from held.workflows.rescue import seal_elsewhere
from held.workflows.session import Session

SPOKEN = "chalk meadow onion ladder quilt harbor"


def test_every_page_is_read_again_by_someone_without_a_vault(
    session: Session, tmp_path: Path
) -> None:
    free = write_entry.begin(session, "just_write")
    free.say({"page": Words("Größe, שלום, 雪\n\nand a second line")})
    story = write_entry.begin(session, "story")
    lines = Rows((Row(RowId(make_id()), "to wait"), Row(RowId(make_id()), "to call")))
    story.say(
        {
            "heard": Words("as told"),
            "asked_of_me": lines,
            "channel": Chosen("by_phone"),
            "interrupted": LeftOpen(Aside.RATHER_NOT),
        }
    )
    assert story.teller is not None
    target = tmp_path / "words.held.age"
    seal_elsewhere((free.entry, story.entry), target, SPOKEN, session.clock, story.circle.codes())
    # Words as somebody types them who has them on a slip of paper.
    came = open_bundle(target, " Chalk meadow-onion LADDER quilt harbor ", date(2031, 5, 1))
    letter = "\n".join(came.letter)
    for words in (
        "Größe, שלום, 雪\n\nand a second line",
        "as told",
        "to wait\nto call",
        "By phone",
        "rather not",
        story.teller.code,
    ):
        assert words in letter
    assert (came.parts, came.until, came.ended) == ((), None, False)
    assert came.handling == came.letter[:1]
    assert came.made == session.clock.now().day
    assert stat.S_IMODE(target.stat().st_mode) == 0o600
    sealed = target.read_bytes()
    assert sealed.startswith(b"age-encryption.org/v1\n")
    for encoding in ("utf-8", "utf-16-le", "utf-32-le"):
        assert "as told".encode(encoding) not in sealed


def test_a_place_that_is_gone_is_told_and_nothing_is_left_there(
    session: Session, tmp_path: Path
) -> None:
    draft = write_entry.begin(session, "just_write")
    draft.say({"page": Words("one")})
    with pytest.raises(FolderMissing):
        seal_elsewhere((draft.entry,), tmp_path / "stick" / "words.age", SPOKEN, session.clock)
    assert not (tmp_path / "stick").exists()
