# SPDX-License-Identifier: GPL-3.0-or-later
"""One Tab stop for a group of controls; arrow keys go from one to the next within it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

_BACK = (Qt.Key.Key_Up, Qt.Key.Key_Left)
_ON = (Qt.Key.Key_Down, Qt.Key.Key_Right)


class Roving(QObject):
    """Moves the focus within a group and remembers where Tab comes back to."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._members: list[QWidget] = []

    def add(self, member: QWidget) -> None:
        """Put a control at the end of the group. The first is where Tab stops at first."""
        self._members.append(member)
        member.installEventFilter(self)
        if len(self._members) > 1:
            member.setFocusPolicy(Qt.FocusPolicy.ClickFocus)

    def clear(self) -> None:
        """Forget all members."""
        for member in self._members:
            member.removeEventFilter(self)
        self._members.clear()

    def set_home(self, home: QWidget) -> None:
        """Let Tab stop here from now on."""
        for member in self._members:
            is_home = member is home
            policy = Qt.FocusPolicy.StrongFocus if is_home else Qt.FocusPolicy.ClickFocus
            member.setFocusPolicy(policy)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusIn and watched in self._members:
            self.set_home(self._members[self._members.index(watched)])
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._moved(watched, Qt.Key(event.key()))
        return super().eventFilter(watched, event)

    def _moved(self, watched: QObject, key: Qt.Key) -> bool:
        if key in {Qt.Key.Key_Home, Qt.Key.Key_End}:
            return self._go(0 if key == Qt.Key.Key_Home else -1)
        if key not in _BACK and key not in _ON:
            return False
        open_to_focus = self._reachable()
        if watched not in open_to_focus:
            return False
        step = 1 if key in _ON else -1
        return self._go(open_to_focus.index(watched) + step)

    def _go(self, index: int) -> bool:
        reachable = self._reachable()
        if reachable:
            member = reachable[index % len(reachable)]
            member.setFocus(Qt.FocusReason.TabFocusReason)
        return bool(reachable)

    def _reachable(self) -> list[QWidget]:
        return [member for member in self._members if member.isEnabled() and not member.isHidden()]
