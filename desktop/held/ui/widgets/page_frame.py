# SPDX-License-Identifier: GPL-3.0-or-later
"""One page of the notebook: header, sheet, slips, strip and foot line, at any size of the window.

It places what it is given. It must not know what is on the sheet or what a slip is about.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QWidget

from held.ui.look import of
from held.ui.widgets.foot_line import FootLine
from held.ui.widgets.frame_geometry import GUTTER, Band, FrameGeometry, Wanted, measure
from held.ui.widgets.header import BLEED, Header
from held.ui.widgets.sheet import Sheet
from held.ui.widgets.slip import Slip, SlipColumn
from held.ui.widgets.slip_area import SlipArea

_LEAST_SHEET = 280
_UNDER_FOLDED = 16
_STRIP_ON_SHEET = 24


class PageFrame(QWidget):
    """As large as the window; the places lie over its left side, or open from its header.

    A page either fills `sheet` or brings a `room` of its own.
    """

    placed = Signal()
    slip_opened = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.sheet = Sheet(self)
        self.header = Header(self)
        self.foot = FootLine(self)
        self._room: QWidget | None = None
        self._strip: QWidget | None = None
        self._strip_is_on_sheet = False
        self._folded: QWidget | None = None
        self._slips = SlipColumn(self)
        self._slips.hide()
        self._slips_are_placed = False
        self._slip_is_beside = False
        self._slips_are_away = False
        self._slip_is_open = False
        self._slip_area = SlipArea(self)
        self._slip_area.hide()
        self._geometry = self._measure(0)
        self.setTabOrder(self.header, self.sheet)
        self.setTabOrder(self.sheet, self._slip_area)

    # What a page brings

    def set_slips(self, *slips: Slip, folded: QWidget | None = None) -> None:
        """Slips beside the page.

        Without room for them, `folded` stands for them: put it on the sheet before, under the
        heading. Without a `folded` they stand at the end of the sheet.
        """
        for slip in slips:
            self._slips.add(slip)
        self._folded = folded
        self._place()

    def set_strip(self, strip: QWidget) -> None:
        """What lies under the sheet; in a low window it is the last thing on it."""
        strip.setParent(self)
        strip.show()
        self._strip = strip
        self._place()

    def set_room(self, room: QWidget) -> None:
        """Something as wide as the page and its slip, instead of the sheet."""
        room.setParent(self)
        room.lower()
        room.show()
        self._room = room
        self.sheet.hide()
        self._place()

    # How it is now

    @property
    def band(self) -> Band:
        return self._geometry.band

    def geometry_now(self) -> FrameGeometry:
        return self._geometry

    @property
    def slip_is_folded(self) -> bool:
        """Whether a line stands for the slips now."""
        return self._folded is not None and not self._slip_is_beside

    def open_slip(self, is_open: bool) -> None:
        """Open or fold the slips where they have no room beside the page."""
        self._slip_is_open = is_open
        self._show_slips()
        if is_open and self.slip_is_folded:
            self.sheet.show_part(self._slips)

    def put_slips_away(self, away: bool) -> None:
        """Leave the slips out for a while, with the line that stands for them; or bring them back.

        The sheet takes the place it has alone.
        """
        self._slips_are_away = away
        self._place()
        self._show_slips()

    def show_slip(self) -> None:
        """Bring the slips into view and the focus to them."""
        self.open_slip(True)
        for part in self._slips.findChildren(QWidget):
            if part.isVisible() and part.focusPolicy() & Qt.FocusPolicy.TabFocus:
                part.setFocus(Qt.FocusReason.TabFocusReason)
                return

    def regions(self) -> list[QWidget]:
        """The parts F6 goes through, in the order they are read."""
        found: list[QWidget] = [self.header, self._room or self.sheet]
        if self._slip_is_beside:
            found.append(self._slip_area)
        if self._strip is not None and not self._strip_is_on_sheet:
            found.append(self._strip)
        return found

    # Qt's own

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._place()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self._place()
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(event.rect(), of(self).tokens.window)

    # Placing

    def _measure(self, strip_height: int) -> FrameGeometry:
        wanted = Wanted(
            slip=not self._slips.is_empty() and not self._slips_are_away,
            strip_height=strip_height,
            sheet=self._room is None,
        )
        return measure(self.size(), of(self).text_scale, wanted)

    def _place(self) -> None:
        found = self._measure(0)
        strip = self._strip
        if strip is not None:
            with_strip = self._measure(strip.heightForWidth(found.sheet.width()))
            on_sheet = with_strip.sheet.height() < of(self).px(_LEAST_SHEET)
            self._put_strip(strip, on_sheet)
            found = found if on_sheet else with_strip
        self._geometry = found
        self._put_slips(beside=found.slip is not None)
        self._place_parts(found)
        self.placed.emit()

    def _place_parts(self, found: FrameGeometry) -> None:
        bleed = of(self).px(BLEED)
        self.sheet.set_padding(found.padding, tight=found.band is Band.SMALL)
        self.sheet.place(found.sheet)
        self.header.set_band(found.band)
        self.header.setGeometry(found.header.adjusted(-bleed, 0, bleed, 0))
        self.foot.setGeometry(found.foot)
        if self._room is not None:
            self._room.setGeometry(found.room)
        if found.strip is not None and self._strip is not None:
            self._strip.setGeometry(found.strip)
        if found.slip is not None:
            # A little more than the slips on every side, so that their shadows are seen.
            margin = of(self).px(GUTTER)
            self._slip_area.place(found.slip, margin, min(margin, found.slip.top()))

    def _put_strip(self, strip: QWidget, on_sheet: bool) -> None:
        if on_sheet == self._strip_is_on_sheet:
            return
        focus = self._focus_in(strip)
        self._strip_is_on_sheet = on_sheet
        if on_sheet:
            self.sheet.add(strip, above=_STRIP_ON_SHEET, beyond=16)
        else:
            self.sheet.remove(strip)
            strip.setParent(self)
        strip.show()
        self._give_back(focus)

    def _put_slips(self, *, beside: bool) -> None:
        if self._slips.is_empty():
            return
        if beside != self._slip_is_beside or not self._slips_are_placed:
            focus = self._focus_in(self._slips)
            self._slip_is_beside, self._slips_are_placed = beside, True
            if beside:
                self.sheet.remove(self._slips)
                self._slip_area.take(self._slips)
            else:
                self._slip_area.give_back()
                self._slips.set_margins(0, 0)
                above = _UNDER_FOLDED if self._folded else GUTTER
                self.sheet.add(self._slips, above=above, beyond=16, after=self._folded)
            self._show_slips()
            self._give_back(focus)

    def _show_slips(self) -> None:
        if self._slips_are_away:
            for part in (self._slip_area, self._slips, self._folded):
                if part is not None:
                    part.hide()
            return
        beside = self._slip_is_beside
        self._slip_area.setVisible(beside)
        self._slips.setVisible(beside or self._folded is None or self._slip_is_open)
        if self._folded is not None:
            self._folded.setVisible(not beside)
        self.slip_opened.emit(not self._slips.isHidden())

    def _focus_in(self, part: QWidget) -> QWidget | None:
        focus = QApplication.focusWidget()
        return focus if focus is not None and part.isAncestorOf(focus) else None

    def _give_back(self, focus: QWidget | None) -> None:
        if focus is not None:
            focus.setFocus(Qt.FocusReason.OtherFocusReason)
