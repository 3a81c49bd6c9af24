# SPDX-License-Identifier: GPL-3.0-or-later
"""Whatever goes wrong on the way, a lock ends in a fresh process or asks a person."""

from __future__ import annotations

import os
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[3]

# Held as it is, in a process of its own, on a throwaway folder; what follows is done by keys.
# A lock becomes a program that says so.
HELD = f"""
import io, sys, time
sys.path[:0] = [{str(ROOT / "desktop")!r}, {str(ROOT / "tests" / "journeys")!r}]
from datetime import date
from pathlib import Path
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from hands import Hands
from held.app import crash_report
from held.app.compose import Composition, Surroundings
from held.app.lock import Restart
from held.app.start import make_application
from held.bundles.age_file import Passphrase
from held.bundles.bundle_writer import write_bundle
from held.bundles.contents import BundleContents
from held.files.places import Places
from held.seal import Seal
from held.ui.page import Page, PageParts
from held.ui.navigation import Place
from held.ui.widgets.text_label import TextLabel
from held.vault.key_slots import DerivationCost
from held.workflows.clock import SystemClock
from held.workflows.unlock_vault import Vaults

crash_report.install()
folder = Path(sys.argv[1])
places, clock = Places(folder / "data", folder / "config"), SystemClock()
cost = DerivationCost(memory_kib=64, passes=3, lanes=1)
vaults = Vaults(places, clock, cost)
vaults.make(vaults.folder_for("Winter"), "sieben stille Äpfel").close()
application = make_application()
says_so = "import pathlib, sys; print('fresh'); pathlib.Path(sys.argv[1], 'locked').touch()"
fresh = Restart(sys.executable, (sys.executable, "-I", "-c", says_so, str(folder)))
held = Composition(application, Surroundings(places, clock, Seal(True, ()), fresh, cost))
held.show()
hands = Hands(held.window)


def unlock():
    hands.tab_to("passphrase_edit")
    hands.type("sieben stille Äpfel")
    hands.press("Return")
    hands.see("page_edit")


def read_letter():
    out = io.BytesIO()
    contents = BundleContents(("A letter.",), (), (), date(2026, 1, 2), None, 1)
    write_bundle(contents, Passphrase("one two three", work_factor=4), out)
    letter = folder / "letter.held.age"
    letter.write_bytes(out.getvalue())
    hands.press_button("receive_button")
    hands.see("received_page").take_file(letter)
    hands.tab_to("spoken_words_edit")
    hands.type("one two three")
    hands.press("Return")
    hands.see("letter_edit")


def say(*words):
    print(*words, flush=True)


class Faulty(Page):
    '''A page with a fault of ours in it.'''
    @property
    def parts(self):
        return PageParts(Place.TODAY, ("Today",), sheet=TextLabel("her private words"))
    def unkept(self):
        raise ValueError("her private words")


def under_the_middle():
    return held.window.childAt(held.window.rect().center()).window().childAt(
        held.window.rect().center())


def is_on_veil(widget):
    while widget is not None and widget is not held.window.veil:
        widget = widget.parentWidget()
    return widget is not None

"""


def play(folder: Path, scene: str, before: str = "") -> tuple[list[str], str, int]:
    """What a scene said, what stood on stderr, and how the process ended."""
    program = folder / "scene.py"
    program.write_text(HELD + before + textwrap.dedent(scene))
    ended = subprocess.run(
        [sys.executable, str(program), str(folder)],
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
    )
    return ended.stdout.split("\n")[:-1], ended.stderr, ended.returncode


def test_ctrl_l_locks(tmp_path: Path) -> None:
    said, error, code = play(tmp_path, "unlock(); hands.press('Ctrl+L'); say('still open')")
    assert (said, error, code) == (["fresh"], "", 0)


def test_a_fault_while_closing_does_not_keep_held_open(tmp_path: Path) -> None:
    scene = """
    unlock()
    session = held._unlocked._session
    held.lane.run_now(session.vault._connection._driver.close)
    hands.press("Ctrl+L")
    say("still open")
    """
    said, _, code = play(tmp_path, scene)
    assert (said, code) == (["fresh"], 0)


def test_a_fault_while_keeping_asks_a_person_and_tells_nothing_of_the_page(tmp_path: Path) -> None:
    scene = """
    unlock()
    held._unlocked._desk.show_page(Faulty())
    hands.press("Ctrl+L")
    hands.see("veil_try_again_button")
    say("asked")
    hands.press("Return")
    hands.see("veil_try_again_button")
    hands.press_button("veil_lose_button")
    say("still open")
    """
    said, error, code = play(tmp_path, scene)
    assert (said, code) == (["asked", "fresh"], 0)
    assert "ValueError" in error
    assert "private" not in error


def test_ctrl_l_locks_while_a_file_is_being_chosen(tmp_path: Path) -> None:
    scene = """
    unlock()
    held.window.actions_table["receive"].trigger()
    hands.press_button("choose_file_button")
    hands.see("place_dialog")
    hands.press("Ctrl+L")
    say("still open")
    """
    assert play(tmp_path, scene)[0] == ["fresh"]


@pytest.mark.parametrize("keys", ["F6", "F10", "Alt+Left", "Ctrl+1", "Ctrl+N", "Ctrl+A"])
def test_no_key_reaches_the_page_when_it_could_not_be_kept(tmp_path: Path, keys: str) -> None:
    scene = f"""
    unlock()
    hands.type("a page that stays covered")
    vault = next((folder / "data").glob("*.held"))
    vault.rename(folder / "gone")
    hands.press("Ctrl+L")
    hands.see("veil_try_again_button")
    hands.press("{keys}")
    QTest.qWait(400)
    say(is_on_veil(under_the_middle()), is_on_veil(QApplication.focusWidget()))
    hands.press_button("veil_lose_button")
    """
    assert play(tmp_path, scene)[0] == ["True True", "fresh"]


def test_what_comes_late_does_not_take_the_keys_below_the_veil(tmp_path: Path) -> None:
    """A page that was still being opened shows itself after the lock could not go on."""
    scene = """
    unlock()
    hands.type("a page that stays covered")
    QTest.qWait(1500)
    hands.type(" and a little more")
    vault = next((folder / "data").glob("*.held"))
    vault.rename(folder / "gone")
    hands.press("Ctrl+L")
    hands.see("veil_try_again_button")
    held._unlocked._desk.page.first().setFocus()
    say(is_on_veil(QApplication.focusWidget()))
    hands.press_button("veil_lose_button")
    """
    assert play(tmp_path, scene)[0] == ["True", "fresh"]


@pytest.mark.parametrize("leave", ["hands.press('Ctrl+L')", "hands.press_button('done_button')"])
def test_a_letter_read_without_a_notebook_is_forgotten_too(tmp_path: Path, leave: str) -> None:
    said, error, code = play(tmp_path, f"read_letter(); {leave}; say('still open')")
    assert (said, error, code) == (["fresh"], "", 0)


def test_turning_back_from_the_letter_and_then_from_the_page_forgets_it(tmp_path: Path) -> None:
    scene = """
    read_letter()
    hands.press_button("back_button")
    hands.see("choose_file_button")
    hands.press_button("back_button")
    say("still open")
    """
    assert play(tmp_path, scene)[0] == ["fresh"]


def test_where_nothing_was_read_the_front_page_just_comes_back(tmp_path: Path) -> None:
    scene = """
    hands.press_button("receive_button")
    hands.see("choose_file_button")
    hands.press_button("back_button")
    hands.see("passphrase_edit")
    say("back")
    held.end()
    """
    assert play(tmp_path, scene)[0] == ["back"]


@pytest.mark.parametrize("begin", ["unlock()", "read_letter()"])
def test_left_alone_it_locks_by_itself(tmp_path: Path, begin: str) -> None:
    scene = f"""
    {begin}
    from held.app.attention import Attention
    (attention,) = held.findChildren(Attention)
    attention.set_limit(1)
    QTest.qWait(5000)
    say("still open")
    """
    assert play(tmp_path, scene)[0] == ["fresh"]


def test_the_touch_that_ends_a_long_absence_locks(tmp_path: Path) -> None:
    scene = """
    unlock()
    from held.app.attention import Attention
    (attention,) = held.findChildren(Attention)
    time.sleep(1.5)
    attention.set_limit(1)
    hands.press("A")
    say("still open")
    """
    assert play(tmp_path, scene)[0] == ["fresh"]


SECONDS_AT_MOST = 3.0
"""What a lock may take on a busy computer, the fresh process with it."""


def seconds_to_lock(folder: Path) -> float:
    """From the key to the fresh process."""
    began, ended = ((folder / name).stat().st_mtime for name in ("pressed", "locked"))
    return ended - began


MAKE_SHEET = """

def show_recovery():
    unlock()
    hands.press("Ctrl+,")
    hands.press_button("recovery_button")
    hands.press_button("make_sheet_button")
    hands.tab_to("present_passphrase_edit")
    hands.type("sieben stille Äpfel")
"""


@pytest.fixture
def deaf_printing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The system's printing, which does not answer."""
    for name in ("lpstat", "lp"):
        (tmp_path / name).write_text("#!/bin/sh\nexec sleep 30 > /dev/null 2>&1\n")
        (tmp_path / name).chmod(0o700)
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")


@pytest.mark.usefixtures("deaf_printing")
def test_a_lock_does_not_wait_for_a_printer_that_does_not_answer(tmp_path: Path) -> None:
    scene = """
    show_recovery()
    hands.press("Return")
    hands.press_button("print_button")
    hands.hear("One moment")
    QTest.qWait(300)
    (folder / "pressed").touch()
    hands.press("Ctrl+L")
    """
    said, error, code = play(tmp_path, scene, MAKE_SHEET)
    assert (said, error, code) == (["fresh"], "", 0)
    assert seconds_to_lock(tmp_path) < SECONDS_AT_MOST


@pytest.mark.parametrize("notebook", ["unlock()", ""])
def test_a_lock_does_not_wait_for_words_that_a_file_makes_slow(
    tmp_path: Path, notebook: str
) -> None:
    scene = f"""
    {notebook or "read_letter()"}
    out = io.BytesIO()
    contents = BundleContents(("A letter.",), (), (), date(2026, 1, 2), None, 1)
    write_bundle(contents, Passphrase("one two three", work_factor=4), out)
    # Only the header says how much work it is, and is believed before it is proven.
    slow = folder / "slow.held.age"
    slow.write_bytes(out.getvalue().replace(b" 4\\n", b" 20\\n", 1))
    if {bool(notebook)}:
        held.window.actions_table["receive"].trigger()
        hands.see("choose_file_button")
        held._unlocked._desk.page.presenter.choose(slow)
        hands.see("spoken_words_edit")
    else:
        hands.find("received_page").take_file(slow)
    hands.tab_to("spoken_words_edit")
    hands.type("one two three")
    hands.press("Return")
    QTest.qWait(100)
    (folder / "pressed").touch()
    hands.press("Ctrl+L")
    """
    said, error, code = play(tmp_path, scene)
    assert (said, error, code) == (["fresh"], "", 0)
    assert seconds_to_lock(tmp_path) < SECONDS_AT_MOST
