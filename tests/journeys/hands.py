# SPDX-License-Identifier: GPL-3.0-or-later
"""Two hands on a keyboard: how journeys and the tour use Held.

They know windows, the focus and keys, and find things by the names that screen readers and tests
share.  They never call into a page: what they cannot reach by key, nobody can.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

PATIENCE_SECONDS = 20.0
MOST_TABS = 120


class NotReached(AssertionError):
    """A thing was not where a person would look for it.  Names only, never content."""


class Hands:
    """Keys into whatever has the focus.  `window` is the top-level window they belong to."""

    def __init__(self, window: QWidget) -> None:
        self.window = window

    def focused(self) -> QWidget:
        """What has the focus."""
        widget = QApplication.focusWidget()
        if widget is None:
            raise NotReached("Nothing has the focus.")
        return widget

    def find(self, object_name: str) -> QWidget | None:
        """The visible thing of that name, in any window."""
        for window in QApplication.topLevelWidgets():
            found = [window, *window.findChildren(QWidget)]
            for widget in found:
                if widget.objectName() == object_name and widget.isVisible():
                    return widget
        return None

    def see(self, object_name: str) -> QWidget:
        """Wait until the thing of that name can be seen."""
        self.wait(lambda: self.find(object_name) is not None, f"{object_name} is not to be seen")
        found = self.find(object_name)
        assert found is not None
        return found

    def tab_to(self, object_name: str) -> QWidget:
        """Press Tab until the thing of that name has the focus."""
        self.see(object_name)
        for _ in range(MOST_TABS):
            if self._holds_focus(object_name):
                return self.focused()
            QTest.keyClick(self.focused(), Qt.Key.Key_Tab)
            self.breathe()
        raise NotReached(f"{object_name} cannot be reached with Tab.")

    def arrow_to(self, object_name: str) -> None:
        """Press Down until the thing of that name has the focus."""
        self.see(object_name)
        for _ in range(MOST_TABS):
            if self._holds_focus(object_name):
                return
            QTest.keyClick(self.focused(), Qt.Key.Key_Down)
            self.breathe()
        raise NotReached(f"{object_name} cannot be reached with the arrow keys.")

    def press(self, keys: str) -> None:
        """One key or key combination, such as "Ctrl+L", "Return", "Down"."""
        sequence = QKeySequence(keys)
        assert sequence.count() == 1, keys
        combined = sequence[0]
        QTest.keyClick(self.focused(), combined.key(), combined.keyboardModifiers())
        self.breathe()

    def press_button(self, object_name: str) -> None:
        """Go to a button by Tab and press it with Space."""
        QTest.keyClick(self.tab_to(object_name), Qt.Key.Key_Space)
        self.breathe()

    def type(self, text: str) -> None:
        """Type, letter by letter, into what has the focus; any script, line feeds as Return."""
        for letter in text:
            if letter == "\n":
                QTest.keyClick(self.focused(), Qt.Key.Key_Return)
            else:
                self._letter(letter)
        self.breathe()

    def wait(self, holds: Callable[[], bool], otherwise: str) -> None:
        """Let the program go on until something holds."""
        until = time.monotonic() + PATIENCE_SECONDS
        while not holds():
            if time.monotonic() > until:
                raise NotReached(otherwise)
            QTest.qWait(10)

    def breathe(self) -> None:
        """Let everything that is due be done."""
        QApplication.processEvents()

    def picture(self, path: Path) -> None:
        """What the window shows now, as a PNG."""
        self.breathe()
        if not self.window.grab().save(str(path)):
            raise NotReached("The picture could not be written.")

    def _holds_focus(self, object_name: str) -> bool:
        widget: QWidget | None = QApplication.focusWidget()
        while widget is not None:
            if widget.objectName() == object_name:
                return True
            if widget.focusProxy() is None and widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
                # A field's frame carries the name; what is inside it has the focus.
                parent = widget.parentWidget()
                return parent is not None and parent.objectName() == object_name
            widget = widget.parentWidget()
        return False

    def _letter(self, letter: str) -> None:
        key = Qt.Key(ord(letter.upper())) if letter.isascii() else Qt.Key.Key_unknown
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            event = QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, letter)
            QApplication.sendEvent(self.focused(), event)
