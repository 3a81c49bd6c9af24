# SPDX-License-Identifier: GPL-3.0-or-later
"""Locking and ending, from wherever one is: the words are kept, and nothing stays in sight."""

from __future__ import annotations

import signal
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from children import Child

Start = Callable[..., Child]
LAST_WORDS = "Zuletzt noch dies"


def test_ctrl_l_locks_from_every_page_menu_and_dialog(child: Start) -> None:
    held = child("lock everywhere")
    for number in range(22):
        (there,) = held.hear("there")
        # The same process each time, one window, one title, and the cursor where typing begins.
        locked = held.hear("locked")
        assert locked == [held.pid, ["Held"], ["main_window"], "passphrase_edit"], (number, there)
    held.hear("done")


def test_left_alone_it_locks_by_itself_and_keeps_the_words(child: Start) -> None:
    held = child("idle")
    held.hear("typed")
    pid, titles, windows, focus = held.hear("locked")
    assert (pid, titles, windows) == (held.pid, ["Held"], ["main_window"])
    assert focus == "passphrase_edit"
    held.end()
    assert held.page() == LAST_WORDS


def test_once_locked_the_process_holds_no_file_and_no_place_of_the_notebook(child: Start) -> None:
    held = child("idle")
    held.hear("locked")
    if not sys.platform.startswith("linux"):
        return
    process = Path("/proc", str(held.pid))
    opened = []
    for entry in (process / "fd").iterdir():
        with suppress(FileNotFoundError):  # Closed since it was listed.
            opened.append(str(entry.readlink()))
    assert not [file for file in opened if ".held" in file]
    variables = (process / "environ").read_bytes().split(b"\0")
    names = {variable.split(b"=")[0] for variable in variables}
    assert not {name for name in names if name.startswith((b"LD_", b"PYTHON"))}
    assert b".held" not in (process / "cmdline").read_bytes()


def test_closing_the_window_keeps_the_words_and_ends_the_program(child: Start) -> None:
    held = child("type and close")
    assert held.ended() == 0
    assert held.page() == LAST_WORDS


def test_when_the_system_asks_it_to_end_the_words_are_kept(child: Start) -> None:
    held = child("type and wait")
    held.hear("typed")
    held.process.send_signal(signal.SIGTERM)
    assert held.ended() == 0
    assert held.page() == LAST_WORDS
