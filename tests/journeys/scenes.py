# SPDX-License-Identifier: GPL-3.0-or-later
"""The scenes that `children` play: the sealed program, by key, in a process that may lock.

    python scenes.py SCENE FOLDER [ROUND]

A lock replaces the process, which goes on with the next round.
"""

from __future__ import annotations

import itertools
import json
import os
import resource
import sys
import threading
from collections.abc import Callable
from pathlib import Path

HERE = Path(__file__).resolve()
sys.path[:0] = [str(HERE.parents[2] / "desktop"), str(HERE.parent)]

from PySide6.QtCore import QTimer  # noqa: E402
from PySide6.QtWidgets import QApplication  # noqa: E402

from hands import Hands  # noqa: E402
from held.app.compose import Composition, Surroundings  # noqa: E402
from held.app.lock import Restart  # noqa: E402
from held.app.start import make_application  # noqa: E402
from held.files.places import Places  # noqa: E402
from held.seal import Seal, seal_process  # noqa: E402
from held.vault.key_slots import DerivationCost  # noqa: E402
from held.workflows.clock import SystemClock  # noqa: E402

PASSPHRASE = "sieben stille Äpfel"


class Stage:
    """Held, somebody's hands, and the folder it all lies in."""

    def __init__(self, seal: Seal, scene: str, folder: Path, round_: int) -> None:
        self.folder, self.round = folder, round_
        self.application = make_application()
        next_round = (sys.executable, str(HERE), scene, str(folder), str(round_ + 1))
        around = Surroundings(
            Places(folder / "data", folder / "config"),
            SystemClock(),
            seal,
            Restart(sys.executable, next_round),
            DerivationCost(memory_kib=64, passes=3, lanes=1),
        )
        self.held = Composition(self.application, around)
        self.hands = Hands(self.held.window)

    def say(self, *words: object) -> None:
        """One line for the parent."""
        os.write(1, json.dumps(words).encode() + b"\n")

    def listen(self) -> str:
        """One line from the parent.  Byte by byte: what follows is for the next image."""
        line = b""
        while not line.endswith(b"\n"):
            line += os.read(0, 1)
        return line.decode().strip()

    def unlock(self, passphrase: str = PASSPHRASE) -> None:
        """Type the passphrase; the cursor stands in a page then."""
        self.hands.tab_to("passphrase_edit")
        self.hands.type(passphrase)
        self.hands.press("Return")
        self.hands.gone("passphrase_edit")
        self.hands.wait(lambda: self.hands.find("here_label") is not None, "no page")

    def report(self, what: str) -> None:
        """Say what can be seen of Held while it is locked."""
        self.hands.see("passphrase_edit")
        windows = [w for w in QApplication.topLevelWidgets() if w.isVisible()]
        titles = sorted({window.windowTitle() for window in windows})
        names = sorted(window.objectName() for window in windows)
        self.say(what, os.getpid(), titles, names, self.hands.focused().objectName())


def _type_on(stage: Stage) -> None:
    stage.unlock()
    stage.hands.see("page_edit")
    stage.say("open")
    for number in itertools.count():
        stage.hands.type(f"{number} ")
        stage.say("typed", number)
        stage.hands.rest(15)


def _type_and_close(stage: Stage) -> None:
    stage.unlock()
    stage.hands.type("Zuletzt noch dies")
    stage.held.window.close()


def _type_and_wait(stage: Stage) -> None:
    stage.unlock()
    stage.hands.type("Zuletzt noch dies")
    stage.say("typed")


def _idle(stage: Stage) -> None:
    if stage.round:
        stage.report("locked")
        return
    stage.unlock()
    unlocked = stage.held._unlocked
    assert unlocked is not None
    unlocked._locking.set_idle_seconds(1)
    stage.hands.type("Zuletzt noch dies")
    stage.say("typed")


def _sit(stage: Stage) -> None:
    """Sit for a while, and be gone when the time is over."""
    if stage.round:
        stage.report("locked")
        return
    hands = stage.hands
    stage.unlock()
    _check_in(hands)
    hands.press_button("1_minute_button")
    slip = hands.see("pause_slip")
    unlocked = stage.held._unlocked
    assert unlocked is not None
    unlocked._locking.set_idle_seconds(1)
    hands.see("veil_panel")
    stage.say("covered")
    slip._countdown._span = 1
    hands.wait(lambda: not slip.is_sitting, "it does not end")
    stage.say("over")


def _check_in(hands: Hands) -> None:
    hands.press("Ctrl+N")
    hands.see("check_in_card")
    hands.press_by_name(lambda words: words.startswith("Something stirred"))
    hands.see("own_words_edit")
    hands.type("Zuletzt noch dies")


def _sitting(hands: Hands) -> None:
    _check_in(hands)
    hands.press_button("3_minutes_button")


def _what_helps(hands: Hands) -> None:
    _check_in(hands)
    hands.press_button("danger_helps_button")
    hands.see("helps_1_who_edit")


def _other_way(hands: Hands) -> None:
    _check_in(hands)
    hands.press_button("other_way_button")
    hands.see("other_way_edit")


def _lock_everywhere(stage: Stage) -> None:
    if stage.round:
        stage.report("locked")
    if stage.round == len(EVERYWHERE):
        stage.say("done")
        return
    name, go = list(EVERYWHERE.items())[stage.round]
    stage.unlock()
    go(stage.hands)
    stage.hands.settle()
    stage.say("there", name)
    stage.hands.press("Ctrl+L")


def _go(keys: str) -> Callable[[Hands], None]:
    def go(hands: Hands) -> None:
        hands.press(keys)

    return go


def _free_page(hands: Hands) -> None:
    hands.press("Ctrl+N")
    hands.see("just_write_card")
    hands.press_by_name(lambda words: words.startswith("Just write"))
    hands.see("page_edit")
    hands.type("Auf jeder Seite")


def _lift(hands: Hands) -> None:
    _free_page(hands)
    hands.press("Ctrl+J")
    hands.see("lift_card")


def _menu(hands: Hands) -> None:
    hands.press("F10")
    hands.see("main_menu")


def _story(hands: Hands) -> None:
    hands.press("Ctrl+N")
    hands.see("story_card")
    hands.press_by_name(lambda words: words.startswith("Someone told me"))
    hands.see("heard_edit")
    hands.type("Was gesagt wurde")


def _permission(hands: Hands) -> None:
    _story(hands)
    hands.press_button("may_note_fold")


def _listening(hands: Hands) -> None:
    _story(hands)
    hands.press_button("listen_button")


def _row_menu(hands: Hands) -> None:
    hands.press("Ctrl+3")
    hands.tab_to("inside_list")
    hands.press("Shift+F10")
    hands.see("row_menu")


def _receive(hands: Hands) -> None:
    hands.choose("file", "receive")
    hands.see("choose_file_button")


def _file_dialog(hands: Hands) -> None:
    _receive(hands)
    hands.press_button("choose_file_button")
    hands.see("place_dialog")


EVERYWHERE: dict[str, Callable[[Hands], None]] = {
    "a free page": _free_page,
    "the lift menu": _lift,
    "a story": _story,
    "permission": _permission,
    "listening": _listening,
    "sitting": _sitting,
    "what helps now": _what_helps,
    "the other way": _other_way,
    "new": _go("Ctrl+N"),
    "today": _go("Ctrl+1"),
    "stories": _go("Ctrl+2"),
    "inside": _go("Ctrl+3"),
    "tests": _go("Ctrl+4"),
    "timeline": _go("Ctrl+5"),
    "bundles": _go("Ctrl+6"),
    "letting go": _go("Ctrl+7"),
    "settings": _go("Ctrl+,"),
    "help": _go("F1"),
    "the main menu": _menu,
    "the menu of a row": _row_menu,
    "something sent": _receive,
    "a file dialog": _file_dialog,
}


def _keep_from_writing(stage: Stage) -> None:
    """From now on no file may grow: the disk fails.  Python turns the signal into an error."""
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, resource.RLIM_INFINITY))


def _disk_fails(stage: Stage) -> None:
    if stage.round:
        stage.report("locked")
        return
    hands = stage.hands
    stage.unlock()
    hands.type("Kept before.")
    hands.hear("Kept")
    _keep_from_writing(stage)
    hands.type(" Not kept after.")
    stage.say("told", hands.hear_not_kept(), hands.text_in("page_edit"))
    hands.press("Ctrl+2")
    hands.see("page_edit")
    hands.wait(lambda: bool(hands.text_in("page_edit")), "the words are gone")
    stage.say("came back", hands.text_in("page_edit"))
    unlocked = stage.held._unlocked
    assert unlocked is not None
    unlocked._locking.set_idle_seconds(1)
    hands.see("veil_try_again_button")
    buttons = [
        name
        for name in ("veil_try_again_button", "veil_elsewhere_button", "veil_lose_button")
        if hands.find(name) is not None
    ]
    hands.rest(2500)
    stage.say("veil", buttons, stage.hands.focused().objectName())
    stage.say("answer me")
    wish = stage.listen()
    if wish == "seal":
        resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY,) * 2)
        hands.press_button("veil_elsewhere_button")
        hands.see("place_dialog")
        hands.press("Ctrl+A")
        hands.type(str(stage.folder / "words.held.age"))
        hands.press("Return")
        hands.gone("place_dialog")
        hands.wait(lambda: hands.says("These six words open it"), "no six words")
        stage.say("sealed", _sealed_words(hands))
    hands.press_button("veil_lose_button")


def _sealed_words(hands: Hands) -> str:
    label = hands._first(lambda widget: "These six words open it" in _text(widget))
    return _text(label)


def _text(widget: object) -> str:
    text = getattr(widget, "text", None)
    return text() if callable(text) else ""


def _words_half_way(stage: Stage) -> None:
    """Some words from paper, then Back; again some, then the key that locks."""
    if stage.round:
        stage.report("locked")
    if stage.round == 2:
        return
    hands = stage.hands
    hands.press_button("recovery_words_button")
    hands.see("word_1_edit")
    hands.type("acad ")
    stage.say("typed")
    if stage.round:
        hands.press("Ctrl+L")
    else:
        hands.press_button("back_button")


def _hold(stage: Stage) -> None:
    """Write, look round, and lock when told; a round for each line from the parent."""
    if stage.round:
        stage.report("locked")
        if stage.listen() != "again":
            return
    marker, passphrase = stage.listen(), stage.listen()
    hands = stage.hands
    stage.unlock(passphrase)
    _free_page(hands)
    hands.type(f" {marker}. {marker} again.")
    hands.press("Ctrl+J")
    hands.see("lift_card")
    hands.press("A")
    hands.hear("The line rests in Tests.")
    hands.press("Ctrl+A")
    hands.press("Ctrl+C")
    hands.press("End")
    hands.type("x")
    hands.press("Ctrl+Z")
    hands.hear("Kept")
    for keys in ("Ctrl+1", "Ctrl+3", "Ctrl+4", "Ctrl+5", "Ctrl+3"):
        hands.press(keys)
        hands.settle()
    hands.tab_to("inside_list")
    hands.press("Return")
    hands.see("page_edit")
    stage.say("open", os.getpid())
    stage.listen()
    hands.press("Ctrl+L")


def _lose_and_restore(stage: Stage) -> None:
    """Write, make a backup, lock; once the notebook is gone, bring it back and read it."""
    hands = stage.hands
    if stage.round == 0:
        _back_up(stage)
    elif stage.round == 1:
        _look_inside(stage)
        stage.say("inside", hands.read("inside_line"))
        hands.press("Return")
    else:
        _read_again(stage)


def _restore_and_leave(stage: Stage) -> None:
    """The same, and nobody sits there while the notebook is made, which takes its time."""
    hands, held = stage.hands, stage.held
    if stage.round == 0:
        _back_up(stage)
    elif stage.round == 1:
        _look_inside(stage)
        goes_on, page = threading.Event(), held._restoring
        assert page is not None
        page._lane.run_unheeded(goes_on.wait)
        hands.press("Return")
        assert held._attention is not None
        held._attention.away.emit()
        hands.see("veil_panel")
        stage.say("covered")
        goes_on.set()
    else:
        _read_again(stage)


def _read_again(stage: Stage) -> None:
    stage.report("restored")
    stage.unlock()
    stage.hands.see("page_edit")
    stage.say("read", stage.hands.text_in("page_edit"))


def _back_up(stage: Stage) -> None:
    hands = stage.hands
    stage.unlock()
    hands.see("page_edit")
    hands.type("Zuletzt noch dies")
    hands.hear("Kept")
    hands.choose("go", "backups")
    hands.see("backup_place_label")
    hands.press_button("make_backup_button")
    hands.hear("Done. It was opened again and checked.")
    hands.press("Ctrl+L")


def _look_inside(stage: Stage) -> None:
    """The file whose name the parent says, up to the name that the notebook is to have."""
    hands = stage.hands
    stage.report("locked")
    backup = stage.listen()
    hands.press_button("backup_button")
    hands.press_button("choose_backup_button")
    hands.see("place_dialog")
    hands.press("Ctrl+A")
    hands.type(backup)
    hands.press("Return")
    hands.gone("place_dialog")
    hands.tab_to("backup_passphrase_edit")
    hands.type(PASSPHRASE)
    hands.press("Return")
    hands.see("bring_back_button")
    hands.tab_to("restored_name_edit")
    hands.press("Ctrl+A")
    hands.type("Again")


SCENES: dict[str, Callable[[Stage], None]] = {
    "type on": _type_on,
    "type and close": _type_and_close,
    "type and wait": _type_and_wait,
    "idle": _idle,
    "sit": _sit,
    "lock everywhere": _lock_everywhere,
    "disk fails": _disk_fails,
    "words half way": _words_half_way,
    "hold": _hold,
    "lose and restore": _lose_and_restore,
    "restore and leave": _restore_and_leave,
}


def main() -> int:
    """Play."""
    scene, folder, *rounds = sys.argv[1:]
    stage = Stage(seal_process(), scene, Path(folder), int(rounds[0]) if rounds else 0)

    def play() -> None:
        try:
            SCENES[scene](stage)
        except BaseException as stumble:  # noqa: BLE001 - whatever it is, the parent must hear it
            stage.say("stumbled", f"{type(stumble).__name__}: {stumble}")
            os._exit(9)

    stage.held.show()
    QTimer.singleShot(0, play)
    return int(stage.application.exec())


if __name__ == "__main__":
    sys.exit(main())
