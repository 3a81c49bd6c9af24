# SPDX-License-Identifier: GPL-3.0-or-later
"""Find in this page: a line at the foot of the sheet, and the words marked on the paper above it.

Enter and F3 go on, with Shift back; Esc takes it away and puts the caret where one was.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from held.journal.search_terms import Spans, found_in, places_of, terms_of
from held.ui.look import FontRole, of
from held.ui.widgets.announce import announce
from held.ui.widgets.buttons import QuietButton
from held.ui.widgets.field import Field
from held.ui.widgets.found_words import FoundWords
from held.ui.widgets.naming import name
from held.ui.widgets.painting import crisp_painter
from held.ui.widgets.sheet import Sheet
from held.ui.widgets.text_label import Ink, TextLabel

_ROOMY = 440
"""From this width on, in px of the design, the buttons have their words beside their icons."""
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class _BarButton(QuietButton):
    """Tight, it is its icon alone, with its words as a tip."""

    def __init__(self, object_name: str, words: str, icon: str) -> None:
        super().__init__(words, icon=icon, compact=True)
        self._words = words
        name(self, object_name, words)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_tight(self, tight: bool) -> None:
        self.setText("" if tight else self._words)
        self.setToolTip(self._words if tight else "")

    def _content_width(self) -> int:
        return super()._content_width() if self.words() else self.look.px(16)


class FindBar(QWidget):
    """typed: emitted with what stands in the field.  stepped: with 1 or -1.  closed: Esc.
    grown: it needs another height now.
    """

    typed = Signal(str)
    stepped = Signal(int)
    closed = Signal()
    grown = Signal()

    def __init__(self) -> None:
        super().__init__()
        name(self, "find_bar", self.tr("Find in this page"))
        words = self.tr("Words on this page")
        self.field = Field(words, icon="search", compact=True, label_shown=False)
        name(self.field.edit, "find_in_page_edit", words)
        self._told = TextLabel("", FontRole.SMALL, Ink.TEXT_2, wraps=False)
        self._told.setAlignment(Qt.AlignmentFlag.AlignVCenter)
        name(self._told, "found_in_page_label", "")
        self._back = _BarButton("find_back_button", self.tr("Before"), "arrow-left")
        self._on = _BarButton("find_on_button", self.tr("Next"), "arrow-right")
        self._close = _BarButton("find_close_button", self.tr("Done"), "check")
        self._column, self._row = QVBoxLayout(self), QHBoxLayout()
        self._column.addLayout(self._row)
        self._row.addWidget(self.field, 1)
        for part in (self._back, self._on, self._close, self._told):
            self._row.addWidget(part)
        self._is_tight = False
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._connect()
        self._fit()

    def tell(self, place: int, count: int) -> None:
        """Say which place one is at, and of how many."""
        said = ""
        if count:
            said = self.tr("{place} of {count}").format(place=place, count=count)
        elif self.field.text().strip():
            said = self.tr("Not on this page")
        for button in (self._back, self._on):
            button.setEnabled(count > 0)
        if said != self._told.text():
            self._told.setText(said)
            self._told.setAccessibleName(said)
            announce(self.field.edit, said)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() == Qt.Key.Key_Escape:
                self.closed.emit()
                return True
            if event.key() in _ENTER and watched is self.field.edit:
                shifted = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
                self.stepped.emit(-1 if shifted else 1)
                return True
        return super().eventFilter(watched, event)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.StyleChange:
            self._fit()
        super().changeEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def paintEvent(self, _event: QPaintEvent) -> None:
        crisp_painter(self).fillRect(0, 0, self.width(), 1, of(self).tokens.hairline)

    def _connect(self) -> None:
        self.field.text_changed.connect(self.typed)
        self._back.clicked.connect(self._step_back)
        self._on.clicked.connect(self._step_on)
        self._close.clicked.connect(self.closed)
        for part in (self.field.edit, self._back, self._on, self._close):
            part.installEventFilter(self)

    def _step_back(self) -> None:
        self.stepped.emit(-1)

    def _step_on(self) -> None:
        self.stepped.emit(1)

    def _fit(self) -> None:
        look = of(self)
        tight = self.width() < look.px(_ROOMY)
        air = look.px(4 if tight else 12)
        self._column.setContentsMargins(0, air, 0, air)
        self._column.setSpacing(look.px(4))
        self._row.setSpacing(look.px(4))
        if tight != self._is_tight:
            self._is_tight = tight
            for button in (self._back, self._on, self._close):
                button.set_tight(tight)
            # What was found then stands on a line of its own.
            (self._column if tight else self._row).addWidget(self._told)
            self.grown.emit()


class FindInPage(QObject):
    """Everything one sheet needs for it.  The bar is made when it is first asked for."""

    def __init__(self, sheet: Sheet) -> None:
        super().__init__(sheet)
        self._sheet = sheet
        self._found = FoundWords(sheet)
        self._bar: FindBar | None = None
        self._before: QWidget | None = None

    def acts(self) -> Mapping[str, Callable[[], None]]:
        """By the id of the command."""
        return {"find_in_page": self._open, "find_next": self._on, "find_previous": self._back}

    def show_found(self, sought: str) -> None:
        """Mark the words for which this page was found, and go to the first of them."""
        terms = terms_of(sought)
        if terms and self._found.look_for(partial(_words, terms))[1]:
            self._found.take_focus()

    def _open(self) -> None:
        focus = QApplication.focusWidget()
        if self._bar is None:
            self._bar = self._make_bar()
        bar = self._bar
        if focus is not None and not bar.isAncestorOf(focus):
            self._before = focus
        bar.show()
        self._sheet.foot_changed()
        bar.field.edit.setFocus(Qt.FocusReason.ShortcutFocusReason)
        bar.field.edit.selectAll()
        self._typed(bar.field.text())

    def _make_bar(self) -> FindBar:
        bar = FindBar()
        bar.typed.connect(self._typed)
        bar.stepped.connect(self._step)
        bar.closed.connect(self._close)
        bar.grown.connect(self._sheet.foot_changed)
        self._sheet.set_foot(bar)
        return bar

    def _typed(self, text: str) -> None:
        if text.strip():
            self._tell(*self._found.look_for(partial(_places, text)))
        else:
            self._found.forget()
            self._tell(0, 0)

    def _on(self) -> None:
        self._step(1)

    def _back(self) -> None:
        self._step(-1)

    def _step(self, by: int) -> None:
        if not self._found.is_looking:
            self._open()
            return
        self._tell(*self._found.step(by))
        if self._bar is None or self._bar.isHidden():
            self._found.take_focus()

    def _tell(self, place: int, count: int) -> None:
        if self._bar is not None:
            self._bar.tell(place, count)

    def _close(self) -> None:
        """Done: the caret is where one was, or where one came from if nothing was found."""
        if self._bar is not None:
            self._bar.hide()
            self._sheet.foot_changed()
        if not self._found.take_focus() and self._before is not None:
            self._before.setFocus(Qt.FocusReason.OtherFocusReason)
        self._found.forget()


def _words(terms: tuple[str, ...], text: str) -> Spans:
    return found_in(text, terms)


def _places(typed: str, text: str) -> Spans:
    return places_of(text, typed)
