# SPDX-License-Identifier: GPL-3.0-or-later
"""One sheet alone in the window, without places beside it: brand above, Back and the acts below.

It must not know what is on the sheet.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QBoxLayout, QTextEdit, QWidget

from held.ui.look import of
from held.ui.widgets.brand_header import HEIGHT as HEADER_HEIGHT
from held.ui.widgets.brand_header import BrandHeader
from held.ui.widgets.buttons import PlainButton, PrimaryButton, QuietButton
from held.ui.widgets.frame_geometry import GUTTER, PAGE, Band, band_of
from held.ui.widgets.naming import name
from held.ui.widgets.sheet import HEADED_TOP, Sheet

MARGIN = 12
"""How far the quiet buttons at a margin stand out, so that their icons line up with the words."""

_TOP = 80
_HEIGHT = 656
_BELOW = 64
_LOW_WINDOW = 720
_FOOT = 80
_LEAST_SHEET = 280
_SLACK = 40
_LOW_TOP = 24
_PADDING, _NARROW_PADDING = 72, 32


class LoneSheet(QWidget):
    """A frame for pages before anything is unlocked.

    Give it screens with `add_screen`; one of them is shown at a time.  A screen is laid out
    `MARGIN` px wider than the words on it, at each side.
    """

    def __init__(self, steps: Sequence[str] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.header = BrandHeader(steps, self)
        self.sheet = Sheet(self)
        self._space = _FootSpace(self.sheet)
        self.sheet.set_foot(self._space)
        self.foot = LoneFoot(self)
        self.foot.height_changed.connect(self._make_room)
        self._screens: list[QWidget] = []
        self._foot_is_on_sheet = False
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._follow_focus)

    def add_screen(self, screen: QWidget) -> None:
        """One more thing to show on the sheet."""
        self._screens.append(screen)
        screen.installEventFilter(self)
        self.sheet.add(screen, beyond=MARGIN)
        screen.setVisible(len(self._screens) == 1)

    def show_screen(self, screen: QWidget) -> None:
        """Show this one, from its beginning."""
        for other in self._screens:
            other.setVisible(other is screen)
        self.header.show_present(self._screens.index(screen))
        self.sheet.show_beginning()

    @property
    def is_roomy(self) -> bool:
        """Whether about as much is seen at once as in a window of the usual size."""
        return self._seen().height() >= of(self).px(_HEIGHT - _SLACK)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._place()

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(event.rect(), of(self).tokens.window)

    def _place(self) -> None:
        look = of(self)
        self.header.setGeometry(0, 0, self.width(), look.px(HEADER_HEIGHT))
        narrow = band_of(self.width(), look.text_scale) is Band.SMALL
        padding = look.px(_NARROW_PADDING if narrow else _PADDING)
        seen = self._seen()
        self.sheet.set_padding(padding)
        low = seen.height() < look.px(_LEAST_SHEET)
        self.sheet.set_ends(_LOW_TOP if low else HEADED_TOP, 8)
        self._put_foot(on_sheet=low)
        self.sheet.place(seen)
        self.sheet.foot_changed()
        if not low:
            out = look.px(MARGIN)
            above = seen.height() - self.foot.wanted_height()
            self.foot.setGeometry(seen.adjusted(padding - out, above, out - padding, 0))
            self.foot.raise_()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # Once everything has found its new place, what is typed in must still be seen.
        if event.type() == QEvent.Type.Resize and watched in self._screens:
            QTimer.singleShot(0, self._show_focus)
        return super().eventFilter(watched, event)

    def _follow_focus(self, _old: QWidget | None, _new: QWidget | None) -> None:
        self._show_focus()

    def _show_focus(self) -> None:
        focus = QApplication.focusWidget()
        if focus is None or not self.isVisible() or not self.sheet.isAncestorOf(focus):
            return
        # A text is read from its beginning, and follows its own caret.
        if not isinstance(focus, QTextEdit):
            self.sheet.show_part(focus)

    def _make_room(self) -> None:
        self._space.set_height(self.foot.wanted_height())
        self._place()

    def _put_foot(self, *, on_sheet: bool) -> None:
        """In a low window the foot is the last thing on the sheet, so that it hides nothing."""
        if on_sheet == self._foot_is_on_sheet:
            return
        self._foot_is_on_sheet = on_sheet
        focus = QApplication.focusWidget()
        self._space.setVisible(not on_sheet)
        if on_sheet:
            self.sheet.add(self.foot, above=16, beyond=MARGIN)
        else:
            self.sheet.remove(self.foot)
            self.foot.setParent(self)
        self.foot.show()
        # What gets another parent loses the focus.
        if focus is not None and self.foot.isAncestorOf(focus):
            focus.setFocus(Qt.FocusReason.OtherFocusReason)

    def _seen(self) -> QRect:
        """Where the paper is seen: as the pictures have it, and up to the edges in a low window."""
        look = of(self)
        width = min(look.px(PAGE), self.width() - 2 * GUTTER)
        x = (self.width() - width) // 2
        if self.height() < look.px(_LOW_WINDOW):
            top = look.px(HEADER_HEIGHT)
            return QRect(x, top, width, max(0, self.height() - top - GUTTER))
        room = self.height() - look.px(_TOP) - look.px(_BELOW)
        height = min(room, look.px(_HEIGHT))
        return QRect(x, look.px(_TOP) + (room - height) // 3, width, height)


class LoneFoot(QWidget):
    """Back at the left, the one thing this page is for at the right, a hairline above.

    `other_button` stands beside it where there are two ways on; hidden at first.
    height_changed: the acts need another height than before.
    """

    height_changed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._height = 0
        self.back_button = QuietButton(self.tr("Back"), self, icon="arrow-left")
        name(self.back_button, "back_button", self.tr("Back"))
        self.main_button = PrimaryButton(self.tr("Continue"), self)
        name(self.main_button, "continue_button", self.tr("Continue"))
        self.other_button = PlainButton(self.tr("Later"), self)
        name(self.other_button, "later_button", self.tr("Later"))
        self.other_button.hide()
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.addWidget(self.back_button)
        self._row.addStretch(1)
        self._row.addWidget(self.other_button)
        self._row.addWidget(self.main_button)
        self._fit()

    def say(self, act: str, object_name: str) -> None:
        """What the main button does now."""
        self.main_button.setText(act)
        name(self.main_button, object_name, act)

    def offer_other(self, act: str) -> None:
        """Another way on, beside the main one; "" for none."""
        self.other_button.setText(act)
        self.other_button.setAccessibleName(act)
        self.other_button.setVisible(bool(act))
        self._fit()

    def wanted_height(self) -> int:
        """One row while there is room, else a row for each act."""
        shown = [button for button in self._buttons() if not button.isHidden()]
        rows = 1 if self._fits() else len(shown)
        return of(self).px(_FOOT + (rows - 1) * (40 + 8))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._fit()

    def paintEvent(self, _event: QPaintEvent) -> None:
        out = of(self).px(MARGIN)
        line = self.rect().adjusted(out, 0, -out, 0)
        line.setHeight(1)
        QPainter(self).fillRect(line, of(self).tokens.hairline)

    def _fit(self) -> None:
        look = of(self)
        self._row.setSpacing(look.px(8))
        self._row.setContentsMargins(0, look.px(16), look.px(MARGIN), look.px(24))
        self.main_button.setMinimumWidth(look.px(128))
        directions = QBoxLayout.Direction
        self._row.setDirection(directions.LeftToRight if self._fits() else directions.BottomToTop)
        fitted, wanted = self._height, self.wanted_height()
        if wanted != fitted:
            self._height = wanted
            self.setMinimumHeight(wanted)
            self.height_changed.emit()

    def _fits(self) -> bool:
        look = of(self)
        shown = [button for button in self._buttons() if not button.isHidden()]
        wanted = sum(max(b.sizeHint().width(), b.minimumWidth()) for b in shown)
        return wanted + look.px(8) * len(shown) + look.px(MARGIN) <= self.width()

    def _buttons(self) -> tuple[QAbstractButton, ...]:
        return (self.back_button, self.other_button, self.main_button)


class _FootSpace(QWidget):
    """Keeps the foot of the sheet free."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._height = 0

    def set_height(self, height: int) -> None:
        """So much of it."""
        self._height = height
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        return QSize(0, self._height or of(self).px(_FOOT))
