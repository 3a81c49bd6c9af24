# SPDX-License-Identifier: GPL-3.0-or-later
"""Two hands on a keyboard: how journeys and the tour use Held.

They know windows, the focus and keys, and find things by the names that screen readers and tests
share.  They never call into a page: what they cannot reach by key, nobody can.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QEventLoop, Qt, QTimer
from PySide6.QtGui import QAccessible, QKeyEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QLabel,
    QLineEdit,
    QTextEdit,
    QWidget,
)

PATIENCE_SECONDS = 20.0
MOST_STEPS = 120


class NotReached(AssertionError):
    """A thing was not where a person would look for it.  Names only, never content."""


class Hands:
    """Keys into whatever has the focus.  `window` is the top-level window they belong to."""

    def __init__(self, window: QWidget) -> None:
        self.window = window

    # Looking

    def focused(self) -> QWidget:
        """What has the focus."""
        active = QApplication.activeWindow()
        if active is None or not active.isVisible():
            # Where nothing manages windows, nobody gives the focus back when a dialog closes.
            self.window.activateWindow()
        widget = QApplication.focusWidget()
        if widget is None:
            self.wait(lambda: QApplication.focusWidget() is not None, "Nothing has the focus")
            widget = QApplication.focusWidget()
        assert widget is not None
        return widget

    def find(self, object_name: str) -> QWidget | None:
        """The visible thing of that name, in any window."""
        return self._first(lambda widget: widget.objectName() == object_name)

    def find_spoken(self, words: str, ending: str = "") -> QWidget | None:
        """The visible thing that a screen reader calls so, its own name ending in `ending`."""
        return self._first(
            lambda w: w.accessibleName() == words and w.objectName().endswith(ending)
        )

    def see(self, object_name: str) -> QWidget:
        """Wait until the thing of that name can be seen."""
        self.wait(lambda: self.find(object_name) is not None, f"{object_name} is not to be seen")
        found = self.find(object_name)
        assert found is not None
        return found

    def gone(self, object_name: str) -> None:
        """Wait until nothing of that name can be seen."""
        self.wait(lambda: self.find(object_name) is None, f"{object_name} is still to be seen")

    def read(self, object_name: str) -> str:
        """The words on a label, as they are said aloud."""
        seen = self.see(object_name)
        words = seen.accessibleName()
        return words or (seen.text() if isinstance(seen, QLabel) else "")

    def text_in(self, object_name: str) -> str:
        """What stands in a text one can read or write."""
        seen = self.see(object_name)
        if isinstance(seen, QTextEdit):
            return seen.toPlainText()
        assert isinstance(seen, QLineEdit)
        return seen.text()

    def says(self, words: str) -> bool:
        """Whether a visible label or control has these words in what is said of it."""
        return self._first(lambda widget: words in _spoken(widget)) is not None

    def hear(self, words: str) -> None:
        """Wait until it says so somewhere."""
        self.wait(lambda: self.says(words), f"nothing says: {words}")

    def hear_not_kept(self) -> str:
        """Wait until the foot of the page says that it is not kept; what it says."""
        told = ("", "Kept", "Keeping…")
        self.wait(
            lambda: self.read("kept_label") not in told, "it does not say that it is not kept"
        )
        return self.read("kept_label")

    # Going

    def tab_to(self, object_name: str) -> QWidget:
        """Press Tab until the thing of that name has the focus."""
        self.see(object_name)
        return self._go(Qt.Key.Key_Tab, lambda: self._is_at(object_name), object_name)

    def arrow_to(self, object_name: str) -> QWidget:
        """Press Down until the thing of that name has the focus."""
        self.see(object_name)
        return self._go(Qt.Key.Key_Down, lambda: self._is_at(object_name), object_name)

    def arrow_to_spoken(self, words: str) -> QWidget:
        """Press Down until what a screen reader calls so has the focus."""
        return self._go(
            Qt.Key.Key_Down, lambda: self.focused().accessibleName() == words, "a spoken name"
        )

    def row_to(self, wanted: Callable[[str], bool]) -> None:
        """Press Down in a list until the row one is on is called so aloud."""
        rows = self.focused()
        assert isinstance(rows, QAbstractItemView)
        for _ in range(MOST_STEPS):
            if wanted(str(rows.currentIndex().data(Qt.ItemDataRole.AccessibleTextRole))):
                return
            self.press("Down")
        raise NotReached("No row is called so.")

    def pick(self, group: str, member: str) -> None:
        """Go to a group of choices by Tab, to one of them by arrow, and press it."""
        self.see(member)
        self._go(Qt.Key.Key_Tab, lambda: self._is_within(group), group)
        self.arrow_to(member)
        self.press("Space")

    # Pressing

    def press(self, keys: str) -> None:
        """One key or key combination, such as "Ctrl+L", "Return", "Down"."""
        sequence = QKeySequence(keys)
        assert sequence.count() == 1, keys
        combined = sequence[0]
        QTest.keyClick(self.focused(), combined.key(), combined.keyboardModifiers())
        self.breathe()

    def press_button(self, object_name: str) -> None:
        """Go to a button by Tab and press it with Space."""
        button = self.see(object_name)
        self.wait(button.isEnabled, f"{object_name} cannot be pressed")
        self.tab_to(object_name)
        self.press("Space")

    def choose(self, menu: str, command: str) -> None:
        """Start a command from the menu, by keys alone."""
        self.press("F10")
        self.see("main_menu")
        self.arrow_to(f"{menu}_menu_row")
        self.press("Return")
        self.see(f"{command}_action_menu_row")
        self.arrow_to(f"{command}_action_menu_row")
        self.press("Return")
        self.breathe()

    def press_by_name(self, wanted: Callable[[str], bool]) -> None:
        """Go by Tab and arrows to what is called so aloud, and press it with Space."""

        def is_there() -> bool:
            return wanted(self.focused().accessibleName())

        self.wait(lambda: self._first(lambda w: wanted(w.accessibleName())) is not None, "no name")
        for _ in range(MOST_STEPS):
            if is_there() or self._arrow_through(is_there):
                self.press("Space")
                return
            QTest.keyClick(self.focused(), Qt.Key.Key_Tab)
            self.breathe()
        raise NotReached("What is called so cannot be reached with Tab and arrows.")

    def type(self, text: str) -> None:
        """Type, letter by letter, into what has the focus; any script, line feeds as Return."""
        for letter in text:
            if letter == "\n":
                QTest.keyClick(self.focused(), Qt.Key.Key_Return)
            else:
                self._letter(letter)
        self.breathe()

    # Waiting

    def wait(self, holds: Callable[[], bool], otherwise: str) -> None:
        """Let the program go on until something holds."""
        until = time.monotonic() + PATIENCE_SECONDS
        while not holds():
            if time.monotonic() > until:
                raise NotReached(otherwise)
            self._pass(10)

    def breathe(self) -> None:
        """Let everything that is due be done."""
        QApplication.processEvents()

    def rest(self, milliseconds: int) -> None:
        """Do nothing for a while, and let the program go on."""
        self._pass(milliseconds)

    def settle(self) -> None:
        """Let what is laid out anew, or fades, come to rest."""
        self._pass(180)

    def picture(self, path: Path) -> None:
        """What the window shows now, or the dialog over it, as a PNG."""
        self.settle()
        shown = QApplication.activeModalWidget() or self.window
        if not shown.grab().save(str(path)):
            raise NotReached("The picture could not be written.")

    # Own

    def _pass(self, milliseconds: int) -> None:
        # QTest.qWait would keep Python's lock to itself, and the vault lane would stand still.
        loop = QEventLoop()
        QTimer.singleShot(milliseconds, loop.quit)
        loop.exec()

    def _first(self, wanted: Callable[[QWidget], bool]) -> QWidget | None:
        for window in QApplication.topLevelWidgets():
            for widget in [window, *window.findChildren(QWidget)]:
                if widget.isVisible() and wanted(widget):
                    return widget
        return None

    def _go(self, key: Qt.Key, is_there: Callable[[], bool], goal: str) -> QWidget:
        seen = []
        for _ in range(MOST_STEPS):
            if is_there():
                return self.focused()
            seen.append(self.focused().objectName())
            QTest.keyClick(self.focused(), key)
            self.breathe()
        way = ", ".join(dict.fromkeys(seen))
        raise NotReached(f"{goal} cannot be reached with {key.name}; the way led past {way}")

    def _arrow_through(self, is_there: Callable[[], bool]) -> bool:
        """Go once round the group one is in, if it is one; end where one began if it is not there.

        In writing, arrows move the caret only.
        """
        home = self.focused()
        if isinstance(home, QTextEdit | QLineEdit):
            return False
        for _ in range(MOST_STEPS):
            QTest.keyClick(self.focused(), Qt.Key.Key_Down)
            if is_there():
                return True
            if self.focused() is home:
                return False
        return False

    def _is_at(self, object_name: str) -> bool:
        return self.focused().objectName() == object_name

    def _is_within(self, object_name: str) -> bool:
        part: QWidget | None = self.focused()
        while part is not None and part.objectName() != object_name:
            part = part.parentWidget()
        return part is not None

    def _letter(self, letter: str) -> None:
        key = Qt.Key(ord(letter.upper())) if letter.isascii() else Qt.Key.Key_unknown
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            event = QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, letter)
            QApplication.sendEvent(self.focused(), event)


def _spoken(widget: QWidget) -> str:
    """What can be read on it or is said of it."""
    shown = widget.text() if isinstance(widget, QLabel) else ""
    parts = [shown, widget.accessibleName(), widget.accessibleDescription()]
    if isinstance(widget, QAbstractButton):
        spoken = QAccessible.queryAccessibleInterface(widget)
        parts.append(spoken.text(QAccessible.Text.Value) if spoken is not None else "")
    return " ".join(parts)
