# SPDX-License-Identifier: GPL-3.0-or-later
"""What somebody sent is read with spoken words alone, and every way it can fail is told apart."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from storyteller import HEARD, TODAY, Storyteller, said_yes

from held.bundles.age_file.errors import (
    BadHeaderMac,
    BrokenPayload,
    NoMatchingKey,
    NotAnAgeFile,
)
from held.errors import HeldError
from held.files.disk_errors import FolderMissing, ReadFailed
from held.journal.answer import Ticked
from held.workflows.make_bundle import preview, write
from held.workflows.open_bundle import open_bundle

WORDS = "chalk meadow onion ladder quilt harbor"


@pytest.fixture(scope="module")
def sent(tmp_path_factory: pytest.TempPathFactory) -> Iterator[bytes]:
    """A bundle from a story, as a file; its vault is closed."""
    folder = tmp_path_factory.mktemp("sender")
    teller = Storyteller(folder)
    rowan = teller.knows("Rowan")
    story = teller.told()
    teller.asked(story, said_yes(rowan, do_not_raise=Ticked(True)))
    shown = preview(teller.session, story, rowan.id)
    write(teller.session, shown, folder / "bundle.held.age", WORDS)
    teller.close()
    return (folder / "bundle.held.age").read_bytes()


def put(folder: Path, content: bytes) -> Path:
    path = folder / "bundle.held.age"
    path.write_bytes(content)
    return path


def test_it_says_what_came_until_when_and_what_is_asked(sent: bytes, tmp_path: Path) -> None:
    received = open_bundle(put(tmp_path, sent), WORDS, TODAY)
    (part,) = received.parts
    assert part.title == "What I heard"
    assert part.lines == tuple(HEARD.splitlines())
    assert part.until == received.until == date(2027, 3, 1)
    assert received.made == TODAY
    assert received.handling == (
        "Please pass nothing on. This is a request, not a lock.",
        "Please do not bring it up with them unless they do.",
    )
    assert set(received.handling) <= set(received.letter)
    assert "Please let it go by 1 March 2027." in received.letter


@pytest.mark.parametrize(("today", "ended"), [(date(2027, 3, 1), False), (date(2027, 3, 2), True)])
def test_its_last_day_is_still_inside(
    sent: bytes, tmp_path: Path, today: date, ended: bool
) -> None:
    assert open_bundle(put(tmp_path, sent), WORDS, today).ended is ended


def changed(content: bytes, place: int) -> bytes:
    return content[:place] + bytes([content[place] ^ 1]) + content[place + 1 :]


def _with_its_mac_changed(sent: bytes) -> bytes:
    place = sent.index(b"\n--- ") + 8
    letter = b"B" if sent[place : place + 1] == b"A" else b"A"
    return sent[:place] + letter + sent[place + 1 :]


@pytest.mark.parametrize(
    ("spoil", "words", "error"),
    [
        (lambda sent: sent, "chalk meadow onion ladder quilt harbour", NoMatchingKey),
        (_with_its_mac_changed, WORDS, BadHeaderMac),
        (lambda sent: changed(sent, len(sent) - 5), WORDS, BrokenPayload),
        (lambda sent: sent[:-1], WORDS, BrokenPayload),
        (lambda _sent: b"a shopping list", WORDS, NotAnAgeFile),
        (lambda _sent: b"", WORDS, NotAnAgeFile),
    ],
    ids=["other words", "changed header", "changed payload", "cut", "another file", "empty"],
)
def test_each_way_it_can_fail_is_told_apart(
    sent: bytes, tmp_path: Path, spoil: object, words: str, error: type[HeldError]
) -> None:
    assert callable(spoil)
    with pytest.raises(error):
        open_bundle(put(tmp_path, spoil(sent)), words, TODAY)


def test_a_file_that_is_not_there_or_is_a_link_is_not_read(sent: bytes, tmp_path: Path) -> None:
    with pytest.raises(FolderMissing):
        open_bundle(tmp_path / "nothing.age", WORDS, TODAY)
    link = tmp_path / "link.age"
    link.symlink_to(put(tmp_path, sent))
    with pytest.raises(ReadFailed):
        open_bundle(link, WORDS, TODAY)
