# SPDX-License-Identifier: GPL-3.0-or-later
"""A recovery sheet on its way to paper: how it will look, three ways to get it there, a rehearsal.

Passive: it shows what it is told, and says what was typed and pressed.  No word can be copied.
"""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QPainter, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QWidget

from held.ui.look import FontRole, of
from held.ui.widgets.announce import announce
from held.ui.widgets.buttons import PlainButton, QuietButton
from held.ui.widgets.column import Column
from held.ui.widgets.field import Field
from held.ui.widgets.naming import name
from held.ui.widgets.paper_pdf import as_pdf
from held.ui.widgets.paper_preview import PaperPreview
from held.ui.widgets.printer_choice import PrinterChoice
from held.ui.widgets.recovery_paper import PAGE, RecoveryPaper
from held.ui.widgets.rehearsal import Rehearsal
from held.ui.widgets.said_line import SaidLine
from held.ui.widgets.text_label import Ink, TextLabel
from held.ui.widgets.tick import Tick
from held.ui.widgets.word_tiles import WordTiles
from held.workflows.paper import Onto, Printers
from held.workflows.recovery_sheet import Drawn, Question

_BESIDE = 24
_LEAST_ACTS = 200
_WORDS = 20
_INK, _QUIET = QColor(0, 0, 0), QColor(85, 85, 85)
"""Of the printed page, whatever the theme."""


class RecoverySheet(Column):
    """day: how the day of making is said.  notebook: its name, printed only when it is ticked.

    print_wanted: which printers there are is to be found out.  printer_chosen: with its name.
    save_wanted: a place for the file is wanted.  written: the shown sheet was written by hand.
    next_wanted, previous_wanted: another sheet of the circle is to be shown.
    typed: emitted with the index of a rehearsed word and its text.  done: Enter in the last one.
    """

    print_wanted = Signal()
    printer_chosen = Signal(str)
    save_wanted = Signal()
    written = Signal()
    next_wanted = Signal()
    previous_wanted = Signal()
    typed = Signal(int, str)
    done = Signal()

    def __init__(self, parent: QWidget | None = None, *, margin: int = 0) -> None:
        super().__init__(parent, margin=margin)
        self.setObjectName("recovery_sheet")
        self._drawn: Drawn | None = None
        self._number = 1
        self._day = self._notebook = ""
        self._kept_by: dict[int, str] = {}
        self._build()
        self._name_things()
        self._connect()

    def show_sheet(self, drawn: Drawn, number: int, day: str) -> None:
        """Show this one of the sheets; `number` from 1."""
        if self._drawn is None or drawn.sheets != self._drawn.sheets:
            self._kept_by = {}
            self.rehearsal.hide()
        self._drawn, self._number, self._day = drawn, number, day
        circle = drawn.sharing.made > 1
        self._circle.setVisible(circle)
        said = self.tr("Sheet {number} of {made}")
        self._which.setText(said.format(number=number, made=drawn.sharing.made))
        self._which.setAccessibleName(self._which.text())
        self._previous.setEnabled(number > 1)
        self._next.setEnabled(number < drawn.sharing.made)
        self._keeper.set_text(self._kept_by.get(number, ""))
        self._tiles.show_words(drawn.sheets[number - 1])
        self._cover(False)
        for part in (self._by_hand, self._printers, self._state):
            part.hide()
        self._show_paper()

    def set_notebook(self, notebook: str) -> None:
        """What the notebook is called, in case its name is wanted on the sheet."""
        self._notebook = notebook
        self._show_paper()

    def pdf(self) -> bytes:
        """The sheet that is shown, as a PDF."""
        return as_pdf(self._paint_on_paper, PAGE)

    def show_printers(self, found: Printers) -> None:
        """Let one be chosen."""
        self._state.hide()
        self._printers.show()
        self._printers.show_printers(found)

    def show_taken(self, onto: Onto) -> None:
        """Say that it is on paper now, and what is left to do."""
        self._printers.hide()
        self._by_hand.hide()
        said = {
            Onto.PRINTED: self.tr("Given to the printer. Look whether the sheet came out."),
            Onto.SAVED: self.tr("Saved. The file opens everything: print it, then delete it."),
            Onto.BY_HAND: self.tr("Written by hand. The words are put away here."),
        }[onto]
        self._say(said, "check", Ink.ACCENT)

    def show_questions(self, questions: tuple[Question, ...]) -> None:
        """Ask for three words from the paper."""
        circle = self._drawn is not None and self._drawn.sharing.made > 1
        self.rehearsal.show_questions(questions, circle=circle)
        self.rehearsal.show()
        if not circle:
            self.rehearsal.take_focus()

    def show_waiting(self, waiting: bool) -> None:
        """It is being printed or saved."""
        for button in (self._print, self._save, self._hand):
            button.setEnabled(not waiting)
        if waiting:
            self._say(self.tr("One moment…"), "ellipsis", Ink.TEXT_2)
        else:
            self._state.hide()

    def show_failure(self, said: str) -> None:
        """Say why it did not get onto paper."""
        self._say(said, "info", Ink.NO_RETURN)

    def take_focus(self) -> None:
        """Stand at the first of the ways."""
        self._print.setFocus(Qt.FocusReason.OtherFocusReason)

    def forget(self) -> None:
        """Leave no word here, nor in what could be undone."""
        self._drawn = None
        self._kept_by = {}
        self._tiles.show_words(("",) * _WORDS)
        self._preview.show_paper(None)
        self._keeper.set_text("")
        self.rehearsal.forget()

    def fit(self) -> None:
        super().fit()
        self._lay_top()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_top()

    # Building

    def _build(self) -> None:
        self._top = QWidget(self)
        self._preview = PaperPreview(self._top)
        self._acts = self._build_acts()
        self._top_row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self._top)
        self._top_row.setContentsMargins(0, 0, 0, 0)
        self._top_row.addWidget(self._preview, 0, Qt.AlignmentFlag.AlignTop)
        self._top_row.addWidget(self._acts, 1)
        copies = self.tr("Printers and files keep copies. What you write by hand does not.")
        self._copies = SaidLine(copies, "info", self)
        self._printers = PrinterChoice(self)
        self._by_hand = self._build_by_hand()
        self._state = SaidLine(parent=self)
        self.rehearsal = Rehearsal(self)
        self.place(self._top, 16, self._copies, self._printers, self._by_hand, 12, self._state)
        self.place(20, self.rehearsal)
        for part in (self._printers, self._by_hand, self._state, self.rehearsal):
            part.hide()

    def _build_acts(self) -> Column:
        acts = Column(self._top)
        self._which = TextLabel("", FontRole.HEADING_3)
        self._steps = QWidget()
        self._previous = PlainButton(self.tr("Before"), self._steps, icon="arrow-left")
        self._next = PlainButton(self.tr("Next"), self._steps, icon="arrow-right")
        row = QHBoxLayout(self._steps)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._previous)
        row.addWidget(self._next)
        row.addStretch(1)
        self._keeper = Field(self.tr("Who keeps it"))
        self._keeper.show_hint(self.tr("A code, or nothing: then there is a line to write on."))
        self._with_name = Tick(self.tr("With the notebook's name on it"), None, acts)
        self._print = PlainButton(self.tr("Print…"), acts, icon="printer")
        self._save = PlainButton(self.tr("Save as a PDF…"), acts, icon="file-text")
        self._hand = PlainButton(self.tr("Write it by hand"), acts, icon="pen-line")
        self._circle = Column(acts)
        self._circle.place(self._which, 8, self._steps, 12, self._keeper, 16)
        acts.place(self._circle, self._print, 8, self._save, 8, self._hand, 12, self._with_name)
        acts.place_stretch()
        return acts

    def _build_by_hand(self) -> Column:
        by_hand = Column(self)
        title = TextLabel(self.tr("The twenty words"), FontRole.HEADING_3)
        self._tiles = WordTiles(by_hand, count=_WORDS)
        above = QWidget(by_hand)
        self._hide = QuietButton("", above)
        row = QHBoxLayout(above)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(title, 1)
        row.addWidget(self._hide)
        self._written = PlainButton(self.tr("I have written them down"), by_hand)
        by_hand.place(20, above, 8, self._tiles, 16)
        by_hand.place_left(self._written)
        return by_hand

    def _name_things(self) -> None:
        name(self._preview, "sheet_preview", self.tr("The sheet in small, its words covered"))
        name(self._which, "which_sheet_label", "")
        name(self._previous, "previous_sheet_button", self.tr("The sheet before"))
        name(self._next, "next_sheet_button", self.tr("The next sheet"))
        name(self._keeper.edit, "kept_by_edit", self.tr("Who keeps it"))
        name(self._with_name, "with_name_tick", self._with_name.words())
        name(self._print, "print_button", self._print.words())
        name(self._save, "save_pdf_button", self._save.words())
        name(self._hand, "by_hand_button", self._hand.words())
        name(self._written, "written_button", self._written.words())
        name(self._state, "sheet_state_line", "")

    def _connect(self) -> None:
        self._print.clicked.connect(self.print_wanted)
        self._printers.chosen.connect(self.printer_chosen)
        self._save.clicked.connect(self.save_wanted)
        self._hand.clicked.connect(self._show_words)
        self._written.clicked.connect(self.written)
        self._hide.clicked.connect(self._toggle)
        self._previous.clicked.connect(self.previous_wanted)
        self._next.clicked.connect(self.next_wanted)
        self._keeper.text_changed.connect(self._keeper_typed)
        self._with_name.toggled.connect(self._show_paper)
        self.rehearsal.typed.connect(self.typed)
        self.rehearsal.done.connect(self.done)

    def _lay_top(self) -> None:
        """Side by side while there is room, else one below the other."""
        look = of(self)
        room = self.width() - self._preview.sizeHint().width() - look.px(_BESIDE)
        fits = room >= max(look.px(_LEAST_ACTS), self._acts.minimumSizeHint().width())
        directions = QBoxLayout.Direction
        self._top_row.setDirection(directions.LeftToRight if fits else directions.TopToBottom)
        self._top_row.setSpacing(look.px(_BESIDE if fits else 16))

    # Own

    def _show_paper(self) -> None:
        self._preview.show_paper(self._paper())

    def _paper(self) -> RecoveryPaper | None:
        if self._drawn is None:
            return None
        return RecoveryPaper(
            self._drawn.sheets[self._number - 1],
            self._drawn.sharing,
            self._number,
            self._day,
            self._kept_by.get(self._number, ""),
            self._notebook if self._with_name.isChecked() else "",
        )

    def _paint_on_paper(self, painter: QPainter) -> None:
        paper = self._paper()
        if paper is not None:
            paper.paint(painter, _INK, _QUIET)

    def _keeper_typed(self, text: str) -> None:
        self._kept_by[self._number] = text.strip()
        self._show_paper()

    def _show_words(self) -> None:
        self._printers.hide()
        self._state.hide()
        self._cover(False)
        self._by_hand.show()
        # At their beginning, so that the first words are in sight.
        self._hide.setFocus(Qt.FocusReason.OtherFocusReason)

    def _toggle(self) -> None:
        self._cover(not self._covered)

    def _cover(self, covered: bool) -> None:
        self._covered = covered
        self._tiles.set_covered(covered)
        said = self.tr("Show") if covered else self.tr("Hide")
        self._hide.setText(said)
        self._hide.set_icon("eye" if covered else "eye-off")
        name(self._hide, "hide_sheet_words_button", said)

    def _say(self, said: str, icon: str, ink: Ink) -> None:
        self._state.say(said, icon, ink)
        self._state.setAccessibleName(said)
        self._state.show()
        announce(self, said)
