# SPDX-License-Identifier: GPL-3.0-or-later
"""What left, as rows one can go through with the arrow keys.  A row leads back to its story."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, QSize, Signal
from PySide6.QtGui import QAccessible, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from held.ui.look import FontRole
from held.ui.sharing.reason_words import said_day
from held.ui.widgets.control import Control
from held.ui.widgets.naming import name
from held.ui.widgets.painting import crisp_painter, draw_box, square
from held.ui.widgets.roving import Roving
from held.ui.widgets.spoken import Speaking, speak_as
from held.ui.widgets.text_lines import TextLines, longest_word, text_width
from held.workflows.what_left import Left

_ICON = 16
_WORDS_AT = 28
_SIDE = 12
_ENDS = 11


class SentRow(Control, Speaking):
    """One bundle: for whom and from which story, when it left, until when."""

    def __init__(self, left: Left, today: date, parent: QWidget | None = None) -> None:
        super().__init__(_title(left), parent)
        self.story = left.story
        self._note = _note(left, today)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        speak_as(self)

    @property
    def note(self) -> str:
        """The small words under the strong ones."""
        return self._note

    def spoken_role(self) -> QAccessible.Role:
        return QAccessible.Role.ListItem

    def sizeHint(self) -> QSize:
        strong = text_width(self.words(), self.look.font(FontRole.CONTROL_STRONG))
        small = text_width(self._note, self.look.font(FontRole.SMALL))
        width = max(strong, small) + self._taken() + 1
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        strong = longest_word(self.words(), self.look.font(FontRole.CONTROL_STRONG))
        small = longest_word(self._note, self.look.font(FontRole.SMALL))
        width = max(strong, small) + self._taken() + 1
        return QSize(width, self.look.px(_ENDS) * 2 + self.look.px(38))

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        words, note = self._laid_out(width)
        return words.height + note.height + 2 * self.look.px(_ENDS)

    def paintEvent(self, _event: QPaintEvent) -> None:
        look, tokens = self.look, self.tokens
        painter = crisp_painter(self)
        wash = self.wash()
        if wash is not None:
            draw_box(painter, self.rect(), self.ring_radius(), wash)
        words, note = self._laid_out(self.width())
        left, top = look.px(_SIDE), look.px(_ENDS)
        middle = top + look.line_height(FontRole.CONTROL_STRONG) / 2
        side = look.px(_ICON)
        look.draw_icon(painter, "package", square(left, middle, side), tokens.text_2)
        words.draw(painter, left + look.px(_WORDS_AT), top, tokens.text)
        note.draw(painter, left + look.px(_WORDS_AT), top + words.height, tokens.hint)
        if self.story is not None:
            end = square(self.width() - left - side, self.height() / 2, side)
            look.draw_icon(painter, "chevron-right", end, tokens.text_2)

    def _taken(self) -> int:
        """What is not words: the sides, the icon, the arrow."""
        return self.look.px(_SIDE) * 2 + self.look.px(_WORDS_AT) * 2

    def _laid_out(self, width: int) -> tuple[TextLines, TextLines]:
        look, room = self.look, max(1, width - self._taken())
        strong, small = FontRole.CONTROL_STRONG, FontRole.SMALL
        return (
            TextLines(self.words(), look.font(strong), look.line_height(strong), room),
            TextLines(self._note, look.font(small), look.line_height(small), room),
        )


class SentList(QWidget, Speaking):
    """The rows, newest first.  Tab stops once; arrows, Home and End go from row to row.

    story_wanted: emitted with the id of the story of the row that was pressed.
    """

    BEYOND = _SIDE
    story_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: list[SentRow] = []
        self._roving = Roving(self)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        name(self, "sent_list", self.tr("What left"))
        speak_as(self)

    def spoken_role(self) -> QAccessible.Role:
        return QAccessible.Role.List

    def show_left(self, sent: Sequence[Left], today: date) -> None:
        """Show these.  Called once."""
        for left in sent:
            row = SentRow(left, today, self)
            name(row, f"{left.id}_row", row.words(), row.note)
            row.clicked.connect(self._row_clicked)
            self._column.addWidget(row)
            self._roving.add(row)
            self._rows.append(row)

    def _row_clicked(self) -> None:
        row = self.sender()
        if isinstance(row, SentRow) and row.story is not None:
            self.story_wanted.emit(row.story)


def _title(left: Left) -> str:
    to = left.to or _tr(_UNKNOWN)
    if left.teller:
        return _tr(_FOR_FROM).format(to=to, teller=left.teller)
    return _tr(_FOR_FROM_GONE).format(to=to)


def _note(left: Left, today: date) -> str:
    until = _WAS_UNTIL if left.until < today else _UNTIL
    said = (_tr(_LEFT_ON).format(day=said_day(left.left, today)),)
    return " ".join((*said, _tr(until).format(day=said_day(left.until, today))))


def _tr(text: str) -> str:
    return QCoreApplication.translate("SentRow", text)


_UNKNOWN = QT_TRANSLATE_NOOP("SentRow", "someone no longer known here")
_FOR_FROM = QT_TRANSLATE_NOOP("SentRow", "For {to}, from {teller}")
_FOR_FROM_GONE = QT_TRANSLATE_NOOP("SentRow", "For {to}, from a story that is gone")
_LEFT_ON = QT_TRANSLATE_NOOP("SentRow", "Written on {day}.")
_UNTIL = QT_TRANSLATE_NOOP("SentRow", "Until {day}.")
_WAS_UNTIL = QT_TRANSLATE_NOOP("SentRow", "Its last day was {day}.")
