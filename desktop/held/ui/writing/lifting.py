# SPDX-License-Identifier: GPL-3.0-or-later
"""Lines lifted off one page: the menu that offers it, the marks that stay, and taking it back."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, QObject, Signal

from held.journal.identifiers import MarkId
from held.journal.layer import Lifted, Mark
from held.ui.widgets import marks as painted
from held.ui.widgets.lift_menu import LiftMenu
from held.ui.widgets.marked_paper import MarkedPaper
from held.ui.widgets.page_frame import PageFrame


class Lifting(QObject):
    """Between the papers of a page and its presenter.

    chosen: emitted with the id of the question, start and end of the span, and what it became.
    told: what became of the line, and words for taking it back.
    taken_back: emitted with the Mark whose line is to leave the other room.
    """

    chosen = Signal(str, int, int, Lifted)
    told = Signal(str, str)
    taken_back = Signal(Mark)

    def __init__(self, marks: tuple[Mark, ...]) -> None:
        super().__init__()
        self._marks = {mark.id: mark for mark in marks}
        self._papers: dict[str, MarkedPaper] = {}
        self._menu: LiftMenu | None = None
        self._latest: Mark | None = None

    def attach(self, frame: PageFrame, question_id: str, paper: MarkedPaper) -> None:
        """Offer lifting on the paper of a question."""
        self._papers[question_id] = paper
        if self._menu is None:
            self._menu = LiftMenu(frame, paper)
            self._menu.lifted.connect(self._menu_chosen)
        else:
            self._menu.serve(paper)
        self._paint(question_id)

    def ask(self) -> None:
        """Go to the menu, for the selected line or the sentence around the caret.

        Of several papers it is the one with the caret, or else the one it was last asked for.
        """
        if self._menu is not None:
            papers = (paper for paper in self._papers.values() if paper.hasFocus())
            next(papers, self._menu.paper).lift_asked.emit()

    def marks(self) -> tuple[Mark, ...]:
        """The marks that still have words, where they are now, in the order of the page.

        Those of a question that is not open stand where they stood.
        """
        found = {MarkId(mark.id): mark for paper in self._papers.values() for mark in paper.marks()}
        return tuple(
            _moved(mark, found[key]) if key in found else mark
            for key, mark in self._marks.items()
            if key in found or mark.question not in self._papers
        )

    def lay(self, mark: Mark) -> None:
        """A line was lifted: mark it on the page and offer to take it back."""
        self._marks = {m.id: m for m in (*self.marks(), mark)}
        self._latest = mark
        self._paint(mark.question)
        words = QCoreApplication.translate("Lifting", _RESTS[mark.lifted])
        self.told.emit(words, self.tr("Undo"))

    def take_back(self) -> None:
        """Undo the latest lift."""
        mark = self._latest
        if mark is None:
            return
        self._latest = None
        self._marks = {m.id: m for m in self.marks() if m.id != mark.id}
        self._paint(mark.question)
        self.taken_back.emit(mark)

    def _menu_chosen(self, kind: str) -> None:
        if self._menu is None:
            return
        for question_id, paper in self._papers.items():
            if paper is self._menu.paper:
                start, end = paper.selection()
                if start < end:
                    paper.set_caret(end)
                    self.chosen.emit(question_id, start, end, Lifted(kind))

    def _paint(self, question_id: str) -> None:
        paper = self._papers.get(question_id)
        if paper is not None:
            known = [mark for mark in self._marks.values() if mark.question == question_id]
            paper.set_marks([_painted(mark) for mark in known])


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
