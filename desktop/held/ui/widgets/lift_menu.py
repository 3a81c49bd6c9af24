# SPDX-License-Identifier: GPL-3.0-or-later
"""Lift a line: what a selected line may become, offered beside it and never in its way.

It says which was chosen; what lifting means is decided elsewhere.
"""

from __future__ import annotations

from PySide6.QtCore import QObject, QPoint, QRect, Qt, Signal
from PySide6.QtWidgets import QApplication, QWidget

from held.ui.look import of
from held.ui.widgets.frame_geometry import Band
from held.ui.widgets.lift_rows import LINE_FROM_TOP, LiftCard, LiftFoot, LiftRows
from held.ui.widgets.marked_paper import MarkedPaper
from held.ui.widgets.page_frame import PageFrame

_FROM_WRITING = 20
_FROM_EDGE = 12


class LiftMenu(QObject):
    """Comes when a selection settles and goes with it; the caret stays in the page.

    Ctrl+J in the page goes into it; without a selection it takes the sentence at the caret.
    Inside, S, T, A and U lift, Esc goes back to the page.  One menu serves every paper of a page.
    """

    lifted = Signal(str)

    def __init__(self, frame: PageFrame, writing: MarkedPaper) -> None:
        super().__init__(frame)
        self._frame = frame
        self._writing = writing
        self._card = LiftCard(frame)
        self._foot = LiftFoot(frame)
        for form in (self._card, self._foot):
            form.hide()
            form.lifted.connect(self._tell_lifted)
            form.left.connect(self._go_back)
        frame.sheet.set_foot(self._foot)
        self._foot.hide()
        self.serve(writing)
        frame.placed.connect(self._place)
        frame.sheet.scrolled.connect(self._place)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._focus_moved)

    @property
    def paper(self) -> MarkedPaper:
        """The one whose line it was last asked for."""
        return self._writing

    def serve(self, paper: MarkedPaper) -> None:
        """Offer it on this paper, too."""
        paper.selection_settled.connect(self._selection_settled)
        paper.selection_left.connect(self._selection_left)
        paper.lift_asked.connect(self._asked)

    def is_shown(self) -> bool:
        return self._form_shown() is not None

    def put_away(self) -> None:
        """Until another selection settles."""
        for form in (self._card, self._foot):
            form.looked_at = None
            form.hide()
        self._frame.sheet.foot_changed()

    def _selection_settled(self, _start: int, _end: int) -> None:
        self._turn_to_sender()
        self._show()

    def _selection_left(self) -> None:
        if self.sender() is self._writing:
            self.put_away()

    def _asked(self) -> None:
        self._turn_to_sender()
        self._enter()

    def _turn_to_sender(self) -> None:
        paper = self.sender()
        if isinstance(paper, MarkedPaper) and paper is not self._writing:
            self.put_away()
            self._writing = paper

    def _show(self) -> None:
        if self._writing.isReadOnly() or not self._writing.isVisible():
            return
        form = self._form_wanted()
        form.show()
        form.raise_()
        self._place()

    def _enter(self) -> None:
        self._writing.select_sentence()
        if self._writing.textCursor().hasSelection():
            self._show()
            self._form_wanted().take_focus()

    def _form_wanted(self) -> LiftRows:
        return self._card if self._frame.band is Band.WIDE else self._foot

    def _form_shown(self) -> LiftRows | None:
        shown = (form for form in (self._card, self._foot) if not form.isHidden())
        return next(shown, None)

    def _place(self) -> None:
        shown, wanted = self._form_shown(), self._form_wanted()
        if shown is None:
            return
        if shown is not wanted:
            had_focus = shown.isAncestorOf(QApplication.focusWidget() or self._frame)
            shown.hide()
            wanted.show()
            if had_focus:
                wanted.take_focus()
        if wanted is self._card:
            self._place_card()
        self._frame.sheet.foot_changed()
        if wanted is self._foot:
            QWidget.setTabOrder(self._writing, self._foot.rows[0])

    def _place_card(self) -> None:
        px, line = of(self._frame).px, self._writing.selected_line()
        corner = self._writing.mapTo(
            self._frame, QPoint(line.right() + 1, line.top() + line.height() // 2)
        )
        size, sheet = self._card.card_size(), self._frame.sheet.seen()
        lowest = self._frame.height() - size.height() - px(_FROM_EDGE)
        # A line scrolled away keeps its card in sight, at the end of the paper.
        middle = min(max(corner.y(), sheet.top() + px(LINE_FROM_TOP)), sheet.bottom() - px(24))
        top = min(middle - px(LINE_FROM_TOP), lowest)
        place = QRect(QPoint(corner.x() + px(_FROM_WRITING), top), size)
        self._card.place(place, min(middle, place.bottom() - px(LINE_FROM_TOP)))
        self._card.raise_()
        QWidget.setTabOrder(self._writing, self._card.rows[0])

    def _tell_lifted(self, kind: str) -> None:
        self._go_back()
        self.lifted.emit(kind)

    def _go_back(self) -> None:
        form = self._form_shown()
        focus = QApplication.focusWidget()
        if form is not None and focus is not None and form.isAncestorOf(focus):
            self._writing.setFocus(Qt.FocusReason.OtherFocusReason)
        self.put_away()

    def _focus_moved(self, _old: QWidget | None, new: QWidget | None) -> None:
        form = self._form_shown()
        if form is None or new is None or new is self._writing or form.isAncestorOf(new):
            return
        self.put_away()
