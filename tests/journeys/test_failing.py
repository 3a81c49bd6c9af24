# SPDX-License-Identifier: GPL-3.0-or-later
"""Killed in the middle, or with a disk that fails: what is lost is little, and is said."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from children import Child
from held.workflows.open_bundle import open_bundle

Start = Callable[..., Child]
MOST_SECONDS = 3.0
SLACK_SECONDS = 0.4


def test_killed_while_one_types_it_loses_three_seconds_at_most(child: Start) -> None:
    held = child("type on")
    held.hear("open")
    typed: list[tuple[float, int]] = []
    began = time.monotonic()
    while time.monotonic() - began < 4.6:
        typed.append((time.monotonic(), held.hear("typed")[0]))
    killed = time.monotonic()
    held.process.kill()
    held.process.wait()
    due = [number for at, number in typed if at < killed - MOST_SECONDS - SLACK_SECONDS]
    assert due, "nothing was typed early enough to have been kept"
    kept = held.page().split()
    assert len(kept) > due[-1]
    assert kept == [str(number) for number in range(len(kept))]


def test_a_disk_that_fails_is_told_and_takes_no_word_without_leave(child: Start) -> None:
    held = child("disk fails")
    told, there = held.hear("told")
    assert "safe" in told
    assert there == "Kept before. Not kept after."
    # Leaving the page brings it back, since it could not be kept.
    assert held.hear("came back") == [there]
    # Idling covers it and offers three ways on; two more seconds of idling change nothing.
    buttons, focus = held.hear("veil")
    assert buttons == ["veil_try_again_button", "veil_elsewhere_button", "veil_lose_button"]
    assert focus in buttons
    held.hear("answer me")
    held.tell("lose")
    held.hear("locked")
    held.end()
    assert held.page() == "Kept before."


def test_words_that_cannot_be_kept_can_be_sealed_elsewhere(child: Start, tmp_path: Path) -> None:
    held = child("disk fails")
    held.hear("answer me")
    held.tell("seal")
    (said,) = held.hear("sealed")
    words = said.split(":")[1].strip()
    held.hear("locked")
    today = datetime.now(UTC).astimezone().date()
    opened = open_bundle(tmp_path / "words.held.age", words, today)
    assert "Kept before. Not kept after." in "\n".join(opened.letter)
