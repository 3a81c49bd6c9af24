# SPDX-License-Identifier: GPL-3.0-or-later
"""A notebook of a whole life, opened and leafed through, in the process of one round.

    python open_lists.py ANSWER

`bench_lists` starts it, in a home of its own where `many_pages` made a cheap notebook.  A frame is
the time from an event to when what it moved was painted.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path

import open_window

# The seal stands before anything of Qt.
assert open_window.SEAL is not None

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, Qt  # noqa: E402
from PySide6.QtGui import QMouseEvent, QWheelEvent  # noqa: E402
from PySide6.QtWidgets import QApplication, QStyle, QStyleOptionSlider, QWidget  # noqa: E402

from clocks import memory_mib, now  # noqa: E402
from held.ui.widgets.scroll_bar import QuietScrollBar  # noqa: E402
from held.ui.widgets.scrolled_in import scrolled_in  # noqa: E402

SETTLING_MS = 2_000
BETWEEN_FRAMES_MS = 8
WHEELS, PAGES, DRAGS = 300, 100, 100


class Leafing(open_window.Round):
    """Opens the notebook on an empty page, then goes through the timeline."""

    page_edit = "page_edit"

    def leaf(self) -> None:
        """All of it, in the order a person would."""
        self._type_passphrase()
        self._press(Qt.Key.Key_Return)
        self._wait(lambda: self.vaults.derived is not None)
        page = self._await_page()
        assert self.vaults.derived is not None
        self._tell("page", page - self.vaults.derived)
        self._go_on(SETTLING_MS)
        self._tell("memory", memory_mib())
        self._tell("today", self._open("today", "just_write_card"))
        for room in ("stories", "inside", "tests"):
            self._tell("room", self._open(room, f"{room}_list"))
        self._tell("timeline", self._open("timeline", "timeline_list"))
        self._go_on(SETTLING_MS)
        rows = self._see("timeline_list")
        self._tell("wheel", *(self._frame(rows, self._wheel) for _ in range(WHEELS)))
        self._tell("page_down", *(self._frame(rows, self._page_down) for _ in range(PAGES)))
        self._tell("end", self._frame(rows, self._end))
        self._tell("home", self._frame(rows, self._home))
        self._tell("drag", *self._drag(rows))
        self._go_on(SETTLING_MS)
        self._tell("memory_after", memory_mib())

    def _open(self, command: str, wanted: str) -> float:
        """From the key to the painted list, with its rows."""
        pressed = now()
        self.held.window.actions_table[command].trigger()
        self._wait(lambda: self._find(wanted) is not None)
        seen = self._see(wanted)
        self.painted.watch(_painted(seen))
        seen.update()
        took = self._await_paint() - pressed
        self._go_on(200)
        return took

    def _frame(self, rows: QWidget, move: Callable[[QWidget], None]) -> float:
        self.painted.watch(_painted(rows))
        start = now()
        move(rows)
        took = self._until_painted() - start
        self._go_on(BETWEEN_FRAMES_MS)
        return took

    def _until_painted(self) -> float:
        until = now() + open_window.LONGEST_MS
        while self.painted.at is None:
            assert now() < until
            self.application.processEvents()
        return self.painted.at

    def _wheel(self, rows: QWidget) -> None:
        # Where it arrives once the list has passed it on: Qt only lets real ones be passed on.
        area = scrolled_in(rows)
        assert area is not None
        spot, is_turned = QPointF(100, 100), False
        event = QWheelEvent(
            spot,
            QPointF(rows.mapToGlobal(spot.toPoint())),
            QPoint(),
            QPoint(0, -120),
            Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier,
            Qt.ScrollPhase.NoScrollPhase,
            is_turned,
        )
        QApplication.sendEvent(area.viewport(), event)

    def _page_down(self, _rows: QWidget) -> None:
        self._press(Qt.Key.Key_PageDown)

    def _end(self, _rows: QWidget) -> None:
        self._press(Qt.Key.Key_End)

    def _home(self, _rows: QWidget) -> None:
        self._press(Qt.Key.Key_Home)

    def _drag(self, rows: QWidget) -> list[float]:
        """The handle of the bar from the top to the end, in steps."""
        bars = rows.window().findChildren(QuietScrollBar)
        (bar,) = [bar for bar in bars if bar.isVisible() and bar.maximum() > 0]
        handle = _handle(bar)
        top, way, frames = handle.center().y(), bar.height() - handle.height(), []
        _mouse(bar, QEvent.Type.MouseButtonPress, top)
        for step in range(1, DRAGS + 1):
            before = bar.value()
            self.painted.watch(_painted(rows))
            start = now()
            _mouse(bar, QEvent.Type.MouseMove, top + way * step // DRAGS)
            if bar.value() != before:
                frames.append(self._until_painted() - start)
            self._go_on(BETWEEN_FRAMES_MS)
        _mouse(bar, QEvent.Type.MouseButtonRelease, top + way)
        assert bar.value() > bar.maximum() // 2
        return frames

    def _see(self, object_name: str) -> QWidget:
        found = self._find(object_name)
        assert found is not None
        return found

    def _find(self, object_name: str) -> QWidget | None:
        for widget in self.held.window.findChildren(QWidget, object_name):
            if widget.isVisible():
                return widget
        return None


def _handle(bar: QuietScrollBar) -> QRect:
    option = QStyleOptionSlider()
    bar.initStyleOption(option)
    control, handle = QStyle.ComplexControl.CC_ScrollBar, QStyle.SubControl.SC_ScrollBarSlider
    return bar.style().subControlRect(control, option, handle, bar)


def _mouse(bar: QWidget, kind: QEvent.Type, y: int) -> None:
    spot, left = QPointF(bar.width() / 2, y), Qt.MouseButton.LeftButton
    held = Qt.MouseButton.NoButton if kind is QEvent.Type.MouseButtonRelease else left
    place = QPointF(bar.mapToGlobal(spot.toPoint()))
    none = Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(bar, QMouseEvent(kind, spot, place, left, held, none))


def _painted(seen: QWidget) -> QWidget:
    viewport = getattr(seen, "viewport", None)
    return seen if viewport is None else viewport()


if __name__ == "__main__":
    Leafing(Path(sys.argv[1]), cheap=True).leaf()
    # Nothing is said to the vault: it is thrown away.
    os._exit(0)
