# SPDX-License-Identifier: GPL-3.0-or-later
"""What has the focus stays in sight, wherever keys take it and whatever opens or grows above it."""

from __future__ import annotations

from typing import Protocol, runtime_checkable

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, QTimer
from PySide6.QtWidgets import QApplication, QScrollArea, QTextEdit, QWidget

from held.ui.look import of
from held.ui.widgets.fold import Fold, FoldHead
from held.ui.widgets.plain_paper import PlainPaper
from held.ui.widgets.writing_edit import WritingEdit

_AIR = 24


@runtime_checkable
class Tall(Protocol):
    """A thing that may be taller than the window, and knows where one is in it."""

    def bring_into_sight(self) -> None:
        """Scroll the page until that is seen."""


class InSight(QObject):
    """Scrolls `area` downward and upward.  A page of writing follows its own caret."""

    def __init__(self, area: QScrollArea) -> None:
        super().__init__(area)
        self._area = area
        self._covered = 0
        area.verticalScrollBar().rangeChanged.connect(self._grown)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._focus_moved)

    def set_covered(self, covered: int) -> None:
        """How much of the area, above and below, is covered by something else, in px."""
        self._covered = covered

    def show_focus(self) -> None:
        """Scroll until it is seen, with what it has opened, or as much of that as there is room."""
        focus = QApplication.focusWidget()
        try:
            content = self._area.widget()
        except RuntimeError:  # The focus also moves while a page is taken down.
            return
        if focus is None or content is None or not content.isAncestorOf(focus):
            return
        # Nothing may slip away from under a pointer that is about to be let go.
        pressed = QApplication.mouseButtons() != Qt.MouseButton.NoButton
        if pressed or isinstance(focus, WritingEdit) or not focus.isVisible():
            return
        if isinstance(focus, Tall):
            focus.bring_into_sight()
        else:
            self._show(_part(focus, content))

    def _show(self, part: QRect) -> None:
        bar, air = self._area.verticalScrollBar(), of(self._area).px(_AIR)
        seen = self._area.viewport().height() - 2 * self._covered
        top = bar.value() + self._covered
        if part.top() - air < top or part.height() + 2 * air > seen:
            bar.setValue(part.top() - air - self._covered)
        elif part.bottom() + air > top + seen:
            bar.setValue(part.bottom() + air - seen - self._covered)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyRelease:  # The caret may have gone out of sight.
            self.show_focus()
        return super().eventFilter(watched, event)

    def _focus_moved(self, old: QWidget | None, new: QWidget | None) -> None:
        if isinstance(old, PlainPaper):
            old.removeEventFilter(self)
        if isinstance(new, PlainPaper) and not isinstance(new, WritingEdit):
            new.installEventFilter(self)
        self.show_focus()

    def _grown(self, _lowest: int, _highest: int) -> None:
        # Once everything has found its new place.
        QTimer.singleShot(0, self.show_focus)


def _part(focus: QWidget, content: QWidget) -> QRect:
    """What is to be seen of it, as a place on the content."""
    holder = focus.parentWidget()
    if isinstance(focus, FoldHead) and isinstance(holder, Fold):
        focus = holder
    place = QRect(focus.mapTo(content, QPoint(0, 0)), focus.size())
    if isinstance(focus, QTextEdit):
        return focus.cursorRect().translated(place.topLeft())
    return place
