# SPDX-License-Identifier: GPL-3.0-or-later
"""The desk while a vault is open: one page at a time, and the places beside it.

A page that is left stays alive until what stood on it is kept.  When it cannot be kept, it comes
back with its words and says why.
"""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from held.ui.navigation import Destination, Navigation, Place
from held.ui.page import Kept, KeptState, Page
from held.ui.places import LOCK, foot_places, places
from held.ui.widgets.desk import Desk
from held.ui.widgets.foot_line import Keeping
from held.ui.widgets.header import Crumb
from held.ui.widgets.notice import Notice
from held.ui.widgets.page_frame import PageFrame
from held.ui.widgets.sidebar import Sidebar

_UNTIL_READ_MS = 24 * 3600 * 1000


class Laid(QObject):
    """One page with its frame, from when it is laid on the desk until it may go.

    unkept: what stands on it could not be kept although it was left; emitted with this.
    settled: it was left and all of it is kept; emitted with this.
    """

    unkept = Signal(object)
    settled = Signal(object)

    def __init__(self, page: Page, desk: QWidget) -> None:
        super().__init__(desk)
        self.page = page
        self.frame = PageFrame(desk)
        # Before it holds anything: what is on it is then measured once.
        self.frame.setGeometry(desk.rect())
        self._left = False
        page.setParent(self.frame)
        page.fill(self.frame)
        self._dress()
        page.changed.connect(self._dress)
        page.kept.connect(self._say_kept)

    def leave(self) -> None:
        """The page goes: at once when nothing is unkept, else when it is."""
        self._left = True
        nothing_unkept = self.page.unkept() is None
        self.page.leave()
        if nothing_unkept:
            self.settled.emit(self)

    def come_back(self) -> None:
        """The page is shown again."""
        self._left = False

    def _say_kept(self, kept: Kept) -> None:
        self.frame.foot.set_keeping(Keeping[kept.state.name], kept.why)
        if self._left and kept.state is KeptState.NOT_KEPT:
            self.unkept.emit(self)
        elif self._left and kept.state is KeptState.KEPT:
            self.settled.emit(self)

    def _dress(self) -> None:
        parts = self.page.parts
        crumbs = [Crumb(parts.place.value, text) for text in parts.crumbs]
        self.frame.header.set_crumbs(crumbs)
        self.frame.foot.set_place(parts.where_icon, parts.where, parts.hue)


class OpenDesk(QWidget):
    """lock_asked: the sidebar's last row was chosen.  menu_asked: its menu button was.

    taken_back: the keeper wants back what `say_for_desk` told last.
    """

    lock_asked = Signal()
    taken_back = Signal()
    menu_asked = Signal(object)

    def __init__(self, navigation: Navigation) -> None:
        super().__init__()
        self._navigation = navigation
        self._sidebar = Sidebar(places(), foot_places())
        self._desk = Desk(self._sidebar)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._desk)
        self._here: Laid | None = None
        self._waiting: list[Laid] = []
        self._notice = Notice(self)
        self._notice.acted.connect(self._take_back)
        self._told_for_desk = False
        self._standing = Notice(self, stays_ms=_UNTIL_READ_MS)
        self._sidebar.chosen.connect(self._row_chosen)
        self._sidebar.new_asked.connect(self._new_asked)
        self._sidebar.menu_asked.connect(self._menu_asked)

    @property
    def page(self) -> Page | None:
        """What lies on the desk now."""
        return self._here.page if self._here else None

    def pages(self) -> tuple[Page, ...]:
        """Every page that may still have something to keep."""
        laid = (*self._waiting, *((self._here,) if self._here else ()))
        return tuple(one.page for one in laid)

    def show_page(self, page: Page) -> None:
        """Lay a page on the desk; the one before is left."""
        before, self._here = self._here, None
        if before is not None:
            # First: what is laid down next may read what this one still has to keep.
            self._waiting.append(before)
            before.leave()
        laid = Laid(page, self._desk)
        laid.unkept.connect(self._bring_back)
        laid.settled.connect(self._let_go)
        page.notice_asked.connect(self.say)
        self._here = laid
        self._show(laid)
        if not self._told_for_desk:
            self._notice.go()

    def say(self, sentence: str, action: str = "") -> None:
        """Say something quietly for the page, with words for taking it back."""
        self._told_for_desk = False
        self._notice.tell(sentence, action)
        self._place_notice()

    def say_for_desk(self, sentence: str, action: str = "") -> None:
        """The same, for something that does not belong to the page: it stays when that goes."""
        self.say(sentence, action)
        self._told_for_desk = True

    def say_until_read(self, sentence: str) -> None:
        """Say something that must not go by itself."""
        self._standing.tell(sentence, self.tr("I have read it"))
        self._place_notice()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_notice()

    def go_to_region(self, step: int) -> None:
        """The next (1) or the previous (-1) part of the window gets the focus."""
        self._desk.go_to_region(step)

    def open_menu(self) -> None:
        """As the menu button does, also where it is not in sight."""
        self._menu_asked()

    def _show(self, laid: Laid) -> None:
        self._desk.show_page(laid.frame)
        self._sidebar.set_current(laid.page.parts.place.value)
        laid.frame.header.crumb_chosen.connect(
            self._crumb_chosen, Qt.ConnectionType.UniqueConnection
        )
        first = laid.page.first()
        if first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _take_back(self) -> None:
        if self._told_for_desk:
            self.taken_back.emit()
        elif self.page is not None:
            self.page.take_back()

    def _place_notice(self) -> None:
        """At the foot of the page, over the foot line."""
        frame = self._desk.page()
        middle = frame.geometry_now().foot.center().x() if frame else self.width() // 2
        below = self.height()
        for notice in (self._notice, self._standing):
            if notice.isHidden():
                continue
            wide = min(notice.sizeHint().width(), self.width())
            high = max(notice.heightForWidth(wide), notice.sizeHint().height())
            left = min(max(0, middle - wide // 2), self.width() - wide)
            notice.setGeometry(left, below - high, wide, high)
            notice.raise_()
            below -= high

    def _bring_back(self, laid: object) -> None:
        if not isinstance(laid, Laid) or laid not in self._waiting:
            return
        self._waiting.remove(laid)
        before, self._here = self._here, laid
        laid.come_back()
        self._show(laid)
        if before is not None:
            self._waiting.append(before)
            before.leave()

    def _let_go(self, laid: object) -> None:
        if isinstance(laid, Laid) and laid in self._waiting:
            self._waiting.remove(laid)
            laid.frame.deleteLater()
            laid.deleteLater()

    def _row_chosen(self, place: str) -> None:
        if place == LOCK:
            self.lock_asked.emit()
        else:
            self._navigation.go(Destination(Place(place)))

    def _crumb_chosen(self, place: str) -> None:
        self._navigation.go(Destination(Place(place)))

    def _new_asked(self) -> None:
        self._navigation.go(Destination(Place.NEW))

    def _menu_asked(self) -> None:
        shown = self._sidebar.menu_button.isVisible()
        page = self._desk.page()
        self.menu_asked.emit(self._sidebar.menu_button if shown or page is None else page.header)
