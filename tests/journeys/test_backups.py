# SPDX-License-Identifier: GPL-3.0-or-later
"""Write, make a backup, lose everything, bring it back, and read the same; by keys alone."""

from __future__ import annotations

import shutil
import signal
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from children import COST, Child
from hands import Hands
from held.journal.moment import Moment
from held.journal.room import Room
from held.vault import backup_file
from held.vault.backup import Stamp
from held.vault.key_slots import DerivationCost
from held.vault.restore import restore
from held.vault.vault import open_with, read_key_file, unlock
from sitting import PASSPHRASE, Sitting

pytestmark = pytest.mark.qt_log_ignore(r"support (raise|grabbing|propagateSizeHints)", extend=True)
_HEEDED = (signal.SIGTERM, signal.SIGHUP, signal.SIGINT)
TEXT = "What I would not want to lose."


class DayClock:
    """A clock that stands on a day, until it is set to another."""

    def __init__(self) -> None:
        self.at = datetime(2026, 3, 10, 12, tzinfo=UTC)

    def now(self) -> Moment:
        return Moment(self.at, self.at.date())


SitDown = Callable[..., Sitting]


@pytest.fixture
def clock() -> DayClock:
    return DayClock()


@pytest.fixture
def at(
    qapp: QApplication, qtbot: QtBot, cheap_cost: DerivationCost, clock: DayClock
) -> Iterator[SitDown]:
    """Held on a computer of that home.  Whoever sat there before has gone."""
    started: list[Sitting] = []
    before = {number: signal.getsignal(number) for number in _HEEDED}

    def start(home: Path) -> Sitting:
        while started:
            started.pop().end()
        started.append(Sitting(qapp, home, cheap_cost, clock))
        return started[-1]

    yield start
    while started:
        started.pop().end()
    signal.set_wakeup_fd(-1)
    for number, handler in before.items():
        signal.signal(number, handler)


def _write(hands: Hands, text: str = TEXT) -> None:
    hands.see("page_edit")
    hands.type(text)
    hands.press("Ctrl+S")
    hands.wait(lambda: hands.read("kept_label") == "Kept", "it is not kept")


def _make(hands: Hands) -> None:
    hands.choose("go", "backups")
    hands.see("backup_place_label")
    hands.press_button("make_backup_button")
    hands.hear("Done. It was opened again and checked.")


def _choose(hands: Hands, place: Path) -> None:
    hands.see("place_dialog")
    hands.press("Ctrl+A")
    hands.type(str(place))
    hands.press("Return")
    hands.gone("place_dialog")


def _texts(sitting: Sitting) -> list[str]:
    return [repr(entry.answers) for entry in sitting.entries(Room.INSIDE)]


def _second_notebook(backup: Path, target: Path, its_backups: Path) -> None:
    """A second notebook, made of a backup elsewhere; it has made two of its own since."""
    found = backup_file.read(backup)
    root = unlock(found.key_file, PASSPHRASE, COST)
    restore(found, root, target, "backups", bool)
    vault = open_with(target, read_key_file(target), root)
    for number in (2, 3):
        vault.back_up(its_backups, Stamp(number, date(2026, 3, 9)), lambda *_: None, bool)
    vault.close()


def test_what_was_lost_is_brought_back_and_read_again(
    child: Callable[[str], Child], tmp_path: Path
) -> None:
    held = child("lose and restore")
    held.hear("locked")
    (made,) = held.vault.parent.rglob("*.held-backup")
    stick = tmp_path / "stick"
    stick.mkdir()
    file = shutil.copy(made, stick)
    shutil.rmtree(held.vault.parent)
    before = Path(file).read_bytes()
    held.tell(str(file))
    assert "all of it can be read" in held.hear("inside")[0]
    # A key was in the process: the page that asks for the passphrase is a fresh one's.
    held.hear("restored")
    assert held.hear("read") == ["Zuletzt noch dies"]
    assert Path(file).read_bytes() == before


def test_what_is_being_brought_back_is_covered_when_nobody_sits_there_and_comes_back_all_the_same(
    child: Callable[[str], Child], tmp_path: Path
) -> None:
    held = child("restore and leave")
    held.hear("locked")
    (made,) = held.vault.parent.rglob("*.held-backup")
    file = shutil.copy(made, tmp_path)
    shutil.rmtree(held.vault.parent)
    held.tell(str(file))
    held.hear("covered")
    held.hear("restored")
    assert held.hear("read") == ["Zuletzt noch dies"]


def test_before_it_is_brought_back_it_says_what_it_holds_and_makes_nothing(
    at: SitDown, tmp_path: Path
) -> None:
    sitting = at(tmp_path / "first")
    sitting.sit_down()
    _write(sitting.hands)
    _make(sitting.hands)
    (made,) = (tmp_path / "first").rglob("*.held-backup")
    sitting = at(tmp_path / "second")
    hands = sitting.hands
    sitting.show()
    hands.press_button("backup_button")
    hands.press_button("look_inside_button")
    hands.hear("Choose the backup first.")
    hands.press_button("choose_backup_button")
    _choose(hands, made)
    sitting.held.window.activateWindow()
    hands.hear("10 March 2026")
    hands.tab_to("backup_passphrase_edit")
    hands.type("not this one")
    hands.press("Return")
    hands.hear("It needs the passphrase of that day.")
    hands.press("Ctrl+A")
    hands.type(PASSPHRASE)
    hands.press("Return")
    hands.hear("It holds pages from 10 March 2026 to 10 March 2026, in Inside.")
    assert not list((tmp_path / "second").rglob("vault.json"))


def test_a_backup_is_tried_in_one_act(at: SitDown, tmp_path: Path) -> None:
    sitting = at(tmp_path)
    hands = sitting.hands
    sitting.sit_down()
    _write(hands)
    hands.choose("go", "backups")
    hands.hear("There is none here yet.")
    hands.tab_to("try_passphrase_edit")
    hands.type(PASSPHRASE)
    hands.press("Return")
    hands.hear("There is no backup in this place yet.")
    _make(hands)
    hands.tab_to("try_passphrase_edit")
    hands.press("Ctrl+A")
    hands.type("not this one")
    hands.press("Return")
    hands.hear("This does not open the newest backup.")
    hands.press("Ctrl+A")
    hands.type(PASSPHRASE)
    hands.press("Return")
    hands.hear("The backup of 10 March 2026 opens, and all of it can be read.")
    assert hands.text_in("try_passphrase_edit") == ""
    assert [path.name for path in (tmp_path / "data").iterdir() if "passing" in path.name] == []


def test_a_stick_that_is_away_is_said_and_the_writing_goes_on(at: SitDown, tmp_path: Path) -> None:
    sitting = at(tmp_path)
    hands = sitting.hands
    sitting.sit_down()
    _write(hands)
    stick = tmp_path / "stick"
    stick.mkdir()
    hands.choose("go", "backups")
    hands.press_button("choose_folder_button")
    _choose(hands, stick)
    sitting.held.window.activateWindow()
    hands.hear("They lie in the folder you chose")
    stick.rename(tmp_path / "away")
    hands.press_button("make_backup_button")
    hands.hear("No backup could be made: The place of the backups is not there now.")
    hands.press("Ctrl+N")
    hands.see("story_card")
    hands.press("Alt+Left")
    hands.see("make_backup_button")
    hands.hear("The place of the backups is not there now.")
    (tmp_path / "away").rename(stick)
    _make(hands)
    assert len(list(stick.glob("*.held-backup"))) == 1
    hands.press_button("usual_folder_button")
    hands.hear("They lie beside the notebook")


def test_in_a_quiet_moment_one_is_made_when_something_changed_since_yesterday(
    at: SitDown, tmp_path: Path, clock: DayClock
) -> None:
    sitting = at(tmp_path)
    hands = sitting.hands
    sitting.sit_down()
    _write(hands)

    def be_quiet() -> int:
        """A quiet moment, as `Attention` tells of it; how many backups there are then."""
        unlocked = sitting.held._unlocked
        assert unlocked is not None
        unlocked._locking.quiet.emit()
        runner = unlocked._backing_up.runner
        hands.wait(lambda: not runner.is_running, "it does not end")
        sitting.in_vault(lambda vault: vault.backups.last_number())
        return len(list(tmp_path.rglob("*.held-backup")))

    assert be_quiet() == 1
    _write(hands, " And more.")
    assert be_quiet() == 1
    clock.at += timedelta(days=1)
    assert be_quiet() == 2
    clock.at += timedelta(days=1)
    assert be_quiet() == 2
    clock.at += timedelta(days=1)
    _write(hands, " And still more.")
    shutil.rmtree(tmp_path / "data" / "Backups")
    (tmp_path / "data" / "Backups").write_text("in the way")
    assert be_quiet() == 0
    hands.hear("No backup could be made:")


def test_beside_an_open_notebook_another_is_made_and_nothing_is_written_over(
    at: SitDown, tmp_path: Path
) -> None:
    sitting = at(tmp_path)
    hands = sitting.hands
    sitting.sit_down()
    _write(hands)
    _make(hands)
    (made,) = tmp_path.rglob("*.held-backup")
    hands.press_button("restore_button")
    hands.press_button("choose_backup_button")
    _choose(hands, made)
    sitting.held.window.activateWindow()
    hands.see("look_inside_button")
    hands.tab_to("backup_passphrase_edit")
    hands.type(PASSPHRASE)
    hands.press("Return")
    hands.see("bring_back_button")
    hands.tab_to("restored_name_edit")
    hands.press("Ctrl+A")
    hands.type("winter")
    hands.press("Return")
    hands.hear("A notebook of this name is there already.")
    hands.press("Ctrl+A")
    hands.type("Again")
    hands.press("Return")
    hands.hear("It is there, as “Again”.")
    assert (tmp_path / "data" / "Again.held" / "vault.json").is_file()


def test_a_folder_in_which_a_second_notebook_of_one_backup_keeps_its_own_is_said(
    at: SitDown, tmp_path: Path
) -> None:
    sitting = at(tmp_path)
    hands = sitting.hands
    sitting.sit_down()
    stick = tmp_path / "stick"
    stick.mkdir()
    _write(hands)
    _make(hands)
    (made,) = tmp_path.rglob("*.held-backup")
    _second_notebook(made, tmp_path / "Second.held", stick)
    hands.press_button("choose_folder_button")
    _choose(hands, stick)
    sitting.held.window.activateWindow()
    hands.hear("Newer backups than this notebook made lie here already.")
