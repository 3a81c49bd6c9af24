# SPDX-License-Identifier: GPL-3.0-or-later
"""The page: a sheet of paper on two others, with a ribbon. What it holds scrolls inside it.

It never changes its width for what it holds, and it knows nothing of what that is.
"""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QRect, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from held.ui.look import SHADOW_REACH, RoomHue, of
from held.ui.widgets.in_sight import InSight
from held.ui.widgets.overhanging import Overhanging
from held.ui.widgets.paper import paint_paper, ribbon_from_right
from held.ui.widgets.scroll_bar import QuietScrollBar
from held.ui.widgets.slip import SlipGround
from held.ui.widgets.writing_edit import WritingEdit

PADDING = 72
FREE_TOP = 64
HEADED_TOP = 48
LONG_TOP = 40
BOTTOM = 32
_TIGHT_END = 24
_WRITING_SIDE = 48
_AIR_AROUND_CARET = 1.5  # lines


@dataclass
class _Row:
    """One thing on the sheet, the air around it, and how far it goes into the padding."""

    widget: QWidget
    layout: QHBoxLayout
    above: int
    below: int
    beyond: int


class Sheet(QWidget):
    """Paper of a fixed width. Place it with `place`; give it what it holds with `add`.

    The widget is larger on all sides than what is seen of it, for its shadow, so it lies below
    its siblings.
    """

    scrolled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._hue: RoomHue | None = None
        self._padding = PADDING
        self._tight = False
        self._top = FREE_TOP
        self._bottom = BOTTOM
        self._rows: list[_Row] = []
        self._foot: QWidget | None = None
        self._writing: WritingEdit | None = None
        self._content = SlipGround()
        self._column = QVBoxLayout(self._content)
        self._column.setSpacing(0)
        self._area = QScrollArea(self)
        self._in_sight = InSight(self._area)
        self._bar = QuietScrollBar(Qt.Orientation.Vertical, self)
        self._prepare_scrolling()
        self.lower()
        self._fit()

    # Where it is

    def place(self, seen: QRect) -> None:
        """Let the paper be seen at `seen`, in the parent's coordinates."""
        reach = SHADOW_REACH
        self.setGeometry(seen.adjusted(-reach, -reach, reach, reach))

    def seen(self) -> QRect:
        """Where the paper is seen, in the parent's coordinates."""
        return self._paper().translated(self.pos())

    def set_padding(self, padding: int, *, tight: bool = False) -> None:
        """Left and right of what it holds, in px as shown; `tight` leaves less above and below."""
        if (padding, tight) != (self._padding, self._tight):
            self._padding, self._tight = padding, tight
            self._fit()

    def set_ends(self, top: int, bottom: int = BOTTOM) -> None:
        """Above the first and below the last thing, in px of the design."""
        self._top, self._bottom = top, bottom
        self._fit()

    def set_ribbon(self, hue: RoomHue | None) -> None:
        """The room's ribbon, or none."""
        self._hue = hue
        self._fit()

    # What it holds

    def add(
        self,
        widget: QWidget,
        *,
        above: int = 0,
        below: int = 0,
        beyond: int = 0,
        after: QWidget | None = None,
    ) -> None:
        """Put something below all else, or below `after`. Lengths in px of the design.

        `beyond` is how far it goes into the padding at each side. Hidden, it takes no room.
        """
        layout = QHBoxLayout()
        layout.addWidget(widget)
        row = _Row(widget, layout, above, below, beyond)
        widget.installEventFilter(self)
        stretch = 1 if isinstance(widget, WritingEdit) else 0
        place = self._column.count()
        for index, earlier in enumerate(self._rows):
            if earlier.widget is after:
                place = self._column.indexOf(earlier.layout) + 1
                self._rows.insert(index + 1, row)
                break
        else:
            self._rows.append(row)
        self._column.insertLayout(place, layout, stretch)
        if isinstance(widget, WritingEdit):
            self._follow(widget)
        self._fit_row(row)

    def add_stretch(self) -> None:
        """Push what follows to the foot of the page."""
        self._column.addStretch(1)

    def remove(self, widget: QWidget) -> None:
        """Take something off the sheet again; it keeps no parent."""
        for row in self._rows:
            if row.widget is widget:
                widget.removeEventFilter(self)
                row.layout.removeWidget(widget)
                # Not removeItem: PySide 6.11.3 then at times takes what Qt made by itself, anywhere
                # in the window, for dead while it lives.  A layout that dies leaves by itself.
                row.layout.deleteLater()
                self._rows.remove(row)
                widget.setParent(None)
                return

    def set_foot(self, foot: QWidget | None) -> None:
        """What stays at the foot of the paper while the rest scrolls."""
        self._foot = foot
        if foot is not None:
            foot.setParent(self)
            foot.show()
        self._lay_out()

    def foot_changed(self) -> None:
        """The foot was shown, hidden or has grown."""
        self._lay_out()

    def show_beginning(self) -> None:
        """Scroll to the top."""
        self._area.verticalScrollBar().setValue(0)

    def scrolled_to(self) -> int:
        """How far it is scrolled, in px."""
        return self._area.verticalScrollBar().value()

    def scroll_to(self, place: int) -> None:
        """Scroll so far again, or as far as there is something."""
        self._column.activate()
        QApplication.sendEvent(self._area, QEvent(QEvent.Type.LayoutRequest))
        self._area.verticalScrollBar().setValue(place)

    def show_part(self, widget: QWidget) -> None:
        """Scroll until a thing on the sheet is seen, also one that has grown just now."""
        self._column.activate()
        QApplication.sendEvent(self._area, QEvent(QEvent.Type.LayoutRequest))
        self._area.ensureWidgetVisible(widget, 0, of(self).px(24))

    def show_place(self, widget: QWidget, place: QRect) -> None:
        """Scroll until a place on a thing on the sheet is seen, also on one that opened just now."""
        self._column.activate()
        QApplication.sendEvent(self._area, QEvent(QEvent.Type.LayoutRequest))
        middle, air = widget.mapTo(self._content, place.center()), 2 * of(self).px(28)
        self._area.ensureVisible(0, middle.y(), 0, air + place.height() // 2)

    def paintEvent(self, event: QPaintEvent) -> None:
        from_right = ribbon_from_right(self._padding)
        paint_paper(QPainter(self), self._paper(), event.rect(), self._hue, from_right)

    # Measure

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in {QEvent.Type.ShowToParent, QEvent.Type.HideToParent}:
            for row in self._rows:
                if row.widget is watched:
                    self._fit_row(row)
        return super().eventFilter(watched, event)

    def _paper(self) -> QRect:
        reach = SHADOW_REACH
        return self.rect().adjusted(reach, reach, -reach, -reach)

    def _fit(self) -> None:
        look = of(self)
        most = _TIGHT_END if self._tight else max(self._top, self._bottom)
        top, bottom = min(self._top, most), min(self._bottom, most)
        self._column.setContentsMargins(0, look.px(top) - 1, 0, look.px(bottom) - 1)
        for row in self._rows:
            self._fit_row(row)
        self._lay_out()
        self.update()

    def _fit_row(self, row: _Row) -> None:
        look = of(self)
        # In a narrow padding the ribbon needs its place, too.
        taken = ribbon_from_right(self._padding) if self._tight and self._hue is not None else 0
        most = self._padding - taken
        before = after = self._padding - 1 - min(most - 1, look.px(row.beyond))
        if isinstance(row.widget, Overhanging):
            row.widget.set_overhang(self._padding - 1 - before)
        if isinstance(row.widget, WritingEdit):
            # Its icons stand in the padding before the words.
            side = min(self._padding - 1, look.px(_WRITING_SIDE))
            before -= side
            row.widget.set_side(side)
            row.widget.set_ground(look.tokens.page)
        if row.widget.isHidden():
            row.layout.setContentsMargins(0, 0, 0, 0)
        else:
            row.layout.setContentsMargins(before, look.px(row.above), after, look.px(row.below))

    def _lay_out(self) -> None:
        # Inside the hairline on every side: only that part of the paper is cheap to paint.
        room = self._paper().adjusted(1, 1, -1, -1)
        foot = self._foot
        if foot is not None and not foot.isHidden():
            height = foot.sizeHint().height()
            if foot.hasHeightForWidth():
                height = foot.heightForWidth(room.width() + 2 - 2 * self._padding)
            side = self._padding - 1
            foot.setGeometry(room.adjusted(side, room.height() + 1 - height, -side, 1))
            room.setBottom(foot.geometry().top() - 1)
        # Whatever a thing would like at least, the page does not scroll sideways.
        self._content.setMaximumWidth(max(1, room.width()))
        self._area.setGeometry(room)
        width = self._bar.sizeHint().width()
        self._bar.setGeometry(room.right() - width - 2, room.top() + 44, width, room.height() - 52)

    # Scrolling

    def _prepare_scrolling(self) -> None:
        area = self._area
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        # The bar lies in the padding: as the area's own it would make the page narrower.
        area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.viewport().setAutoFillBackground(False)
        area.setWidget(self._content)
        self._content.setAutoFillBackground(False)
        # When the text grows by a line, what stands above it need not be painted again.
        self._content.setAttribute(Qt.WidgetAttribute.WA_StaticContents)
        hidden = area.verticalScrollBar()
        hidden.rangeChanged.connect(self._range_changed)
        hidden.valueChanged.connect(self._bar.setValue)
        hidden.valueChanged.connect(self._tell_scrolled)
        self._bar.valueChanged.connect(hidden.setValue)
        self._bar.hide()

    def _range_changed(self, lowest: int, highest: int) -> None:
        hidden = self._area.verticalScrollBar()
        self._bar.setRange(lowest, highest)
        self._bar.setPageStep(hidden.pageStep())
        self._bar.setSingleStep(of(self).px(28))
        hidden.setSingleStep(of(self).px(28))
        self._bar.setVisible(highest > lowest)
        if self._writing is not None and self._writing.hasFocus():
            self._show_caret(self._writing.cursorRect())

    def _tell_scrolled(self, _value: int) -> None:
        self.scrolled.emit()

    def _follow(self, writing: WritingEdit) -> None:
        self._writing = writing
        writing.caret_moved.connect(self._show_caret)

    def _show_caret(self, caret: QRect) -> None:
        writing = self._writing
        if writing is None or not writing.isVisible():
            return
        bar, air = self._area.verticalScrollBar(), round(_AIR_AROUND_CARET * writing.line_height())
        top = writing.mapTo(self._content, caret.topLeft()).y()
        bottom = top + caret.height()
        seen = self._area.viewport().height()
        if bottom + air > bar.value() + seen:
            bar.setValue(bottom + air - seen)
        elif top - air < bar.value():
            bar.setValue(max(0, top - air))
