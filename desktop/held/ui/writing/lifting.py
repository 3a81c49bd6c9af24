# SPDX-License-Identifier: GPL-3.0-or-later
"""Lines lifted off one page: the menu that offers it, the marks that stay, and taking it back."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, QObject, Signal

from held.journal.identifiers import MarkId
from held.journal.layer import Lifted, Mark
from held.ui.widgets import marks as painted
from held.ui.widgets.lift_menu import LiftMenu
from held.ui.widgets.page_frame import PageFrame
from held.ui.widgets.writing_edit import WritingEdit


class Lifting(QObject):
    """Between the page's writing and its presenter.

    chosen: emitted with start and end of the span and the Lifted that was chosen for it.
    told: what became of the line, and words for taking it back.
    taken_back: emitted with the Mark whose line is to leave the other room.
    """

    chosen = Signal(int, int, Lifted)
    told = Signal(str, str)
    taken_back = Signal(Mark)

    def __init__(self, question_id: str, marks: tuple[Mark, ...]) -> None:
        super().__init__()
        self._question_id = question_id
        self._marks = {mark.id: mark for mark in marks}
        self._writing: WritingEdit | None = None
        self._latest: Mark | None = None

    def attach(self, frame: PageFrame, writing: WritingEdit | None) -> None:
        """Offer lifting on this writing."""
        if writing is None:
            return
        self._writing = writing
        self._menu = LiftMenu(frame, writing)
        self._menu.lifted.connect(self._menu_chosen)
        self._paint()

    def ask(self) -> None:
        """Go to the menu, for the selected line or the sentence around the caret."""
        if self._writing is not None:
            self._writing.lift_asked.emit()

    def marks(self) -> tuple[Mark, ...]:
        """The marks that still have words, where they are now, in the order of the page."""
        if self._writing is None:
            return tuple(self._marks.values())
        where = {MarkId(mark.id): mark for mark in self._writing.marks()}
        return tuple(
            _moved(self._marks[key], found) for key, found in where.items() if key in self._marks
        )

    def lay(self, mark: Mark) -> None:
        """A line was lifted: mark it on the page and offer to take it back."""
        self._marks[mark.id] = mark
        self._latest = mark
        self._paint(mark)
        words = QCoreApplication.translate("Lifting", _RESTS[mark.lifted])
        self.told.emit(words, self.tr("Undo"))

    def _menu_chosen(self, kind: str) -> None:
        if self._writing is None:
            return
        start, end = self._writing.selection()
        if start < end:
            self._writing.set_caret(end)
            self.chosen.emit(start, end, Lifted(kind))

    def take_back(self) -> None:
        """Undo the latest lift."""
        mark = self._latest
        if mark is None:
            return
        self._latest = None
        present = {m.id: m for m in self.marks()}
        self._marks = {key: m for key, m in present.items() if key != mark.id}
        self._paint(known=self._marks)
        self.taken_back.emit(mark)

    def _paint(self, new: Mark | None = None, known: dict[MarkId, Mark] | None = None) -> None:
        if self._writing is None:
            return
        if known is None:
            known = {m.id: m for m in self.marks()} if new else dict(self._marks)
        if new is not None:
            known[new.id] = new
        self._writing.set_marks([_painted(mark) for mark in known.values()])


def _moved(mark: Mark, found: painted.Mark) -> Mark:
    return Mark(mark.id, mark.question, found.start, found.end, mark.lifted, mark.entry)


def _painted(mark: Mark) -> painted.Mark:
    spoken = QCoreApplication.translate("Lifting", _SPOKEN[mark.lifted])
    return painted.Mark(
        mark.id, mark.start, mark.end, painted.MarkKind.LIFTED, _ICONS[mark.lifted], spoken
    )


_ICONS = {Lifted.SAW: "eye", Lifted.TOLD: "ear", Lifted.ASSUME: "cloud", Lifted.URGE: "hand"}
_SPOKEN = {
    Lifted.SAW: QT_TRANSLATE_NOOP("Lifting", "Lifted as something I saw"),
    Lifted.TOLD: QT_TRANSLATE_NOOP("Lifting", "Lifted as something I was told"),
    Lifted.ASSUME: QT_TRANSLATE_NOOP("Lifting", "Lifted as something I assume"),
    Lifted.URGE: QT_TRANSLATE_NOOP("Lifting", "Lifted as an urge"),
}
_RESTS = {
    Lifted.SAW: QT_TRANSLATE_NOOP("Lifting", "The line rests in Tests."),
    Lifted.TOLD: QT_TRANSLATE_NOOP("Lifting", "The line rests in Tests."),
    Lifted.ASSUME: QT_TRANSLATE_NOOP("Lifting", "The line rests in Tests."),
    Lifted.URGE: QT_TRANSLATE_NOOP("Lifting", "The line rests in Inside, covered."),
}
