# SPDX-License-Identifier: GPL-3.0-or-later
"""Where one stops before a bundle is written: for whom, what, until when, and that it is for good.

Then six words to say, where no card opens it; a place for the file; afterwards what to say with it.
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from held.errors import HeldError
from held.ui.background import Lane
from held.ui.dialogs import choose_target
from held.ui.error_text import tell
from held.ui.look import FontRole
from held.ui.navigation import Place
from held.ui.page import Page, PageParts
from held.ui.sharing.bundles_page import FOOT_BOTTOM
from held.ui.sharing.colleague_words import opens_with
from held.ui.sharing.hand_over_presenter import HandOverPresenter
from held.ui.sharing.spoken_words import SpokenWords
from held.ui.widgets.announce import announce
from held.ui.widgets.buttons import PrimaryButton, QuietButton
from held.ui.widgets.foot_row import BEYOND, FootRow
from held.ui.widgets.naming import name
from held.ui.widgets.near_day import near_day
from held.ui.widgets.page_frame import PageFrame
from held.ui.widgets.slip_lines import LineWords, SlipLines
from held.ui.widgets.text_label import Ink, TextLabel
from held.workflows.colleagues import CardState
from held.workflows.make_bundle import HandedOver, Preview
from held.workflows.session import Session

NEUTRAL_NAME = "bundle.held.age"
"""It says neither who nor what."""

_LONG_PAGE_TOP = 40


class HandOverPage(Page):
    """shown: what was read.

    back_wanted: one turned back; nothing was written.
    refused: emitted with the HeldError when the permission is not what was read any more.
    done: the bundle was written, and its words were said.
    """

    back_wanted = Signal()
    refused = Signal(HeldError)
    done = Signal()

    def __init__(self, session: Session, lane: Lane, shown: Preview) -> None:
        super().__init__()
        self._today = session.clock.now().day
        self._shown = shown
        self._done: HandedOver | None = None
        self._frame: PageFrame | None = None
        self.presenter = HandOverPresenter(session, lane, shown, self)
        code = shown.to.code
        self._heading = TextLabel("", FontRole.HEADING_1)
        self._why = TextLabel("", FontRole.CONTROL, Ink.TEXT_2)
        self._lines = SlipLines()
        self._words_title = TextLabel(self.tr("Six words open it"), FontRole.HEADING_3)
        say = self.tr("Say them aloud to {code}. Do not send them along with the file.")
        self._words_why = TextLabel(say.format(code=code), FontRole.CONTROL, Ink.TEXT_2)
        self._words = SpokenWords(self.presenter.words)
        self._has_card = shown.card is not CardState.NONE
        self._gone = TextLabel(
            self.tr("Held does not keep them. If they are lost, write a new bundle."),
            FontRole.SMALL,
            Ink.HINT,
        )
        self._make_foot()
        self._connect()
        self._say(self.tr("Hand this to {code}").format(code=code), self._before_writing())
        self._lines.show_lines(self._going())

    @property
    def parts(self) -> PageParts:
        said = self.tr("Noted under Bundles") if self._done else self.tr("Nothing has left.")
        return PageParts(
            place=Place.BUNDLES,
            crumbs=(self.tr("Bundles"), self.tr("For {code}").format(code=self._shown.to.code)),
            where_icon="package",
            where=said,
        )

    def fill(self, frame: PageFrame) -> None:
        self._frame = frame
        sheet = frame.sheet
        sheet.set_ends(_LONG_PAGE_TOP, FOOT_BOTTOM)
        sheet.add(self._heading)
        sheet.add(self._why, above=4)
        sheet.add(self._lines, above=20)
        sheet.add(self._words_title, above=24)
        sheet.add(self._words_why, above=4)
        sheet.add(self._words, above=16, beyond=SpokenWords.BEYOND)
        sheet.add(self._gone, above=4)
        for part in (self._words_title, self._words_why, self._words, self._gone):
            part.setVisible(not self._has_card)
        sheet.add_stretch()
        sheet.add(self._foot, above=24, beyond=BEYOND)
        self.dress(frame)

    def first(self) -> QWidget | None:
        return self._back if self._done is None else self._write

    def leave(self) -> None:
        self.presenter.forget()
        self._words.forget()

    def _make_foot(self) -> None:
        self._back = QuietButton(self.tr("Back"), icon="arrow-left")
        name(self._back, "back_button", self._back.words())
        self._write = PrimaryButton(self.tr("Choose where to write it…"))
        name(self._write, "choose_place_button", self._write.words())
        self._foot = FootRow(self._back, (self._write,))

    def _connect(self) -> None:
        self._back.clicked.connect(self._go_back)
        self._write.clicked.connect(self._go_on)
        self.presenter.waiting_changed.connect(self._show_waiting)
        self.presenter.written.connect(self._show_written)
        self.presenter.refused.connect(self.refused)
        self.presenter.failed.connect(self._fail)

    def _go_on(self) -> None:
        if self._done is not None:
            self.done.emit()
        else:
            purpose = self.tr("choose where to write it")
            choose_target(self._foot.window(), purpose, NEUTRAL_NAME, self.presenter.write)

    def _go_back(self) -> None:
        if self.presenter.is_waiting:
            self.presenter.stop()
            self._back.setEnabled(False)
        else:
            self.back_wanted.emit()

    def _show_waiting(self, waiting: bool) -> None:
        """While it is written, Back is the way to stop it."""
        self._foot.tell_nothing()
        self._back.setEnabled(True)
        if waiting:
            self._back.setFocus(Qt.FocusReason.OtherFocusReason)
            self._write.setText(self.tr("Writing…"))
            self._back.setText(self.tr("Stop"))
            self._back.set_icon("x")
            name(self._back, "back_button", self.tr("Stop writing"))
            announce(self._write, self.tr("Writing…"))
        else:
            self._write.setText(self.tr("Choose where to write it…"))
            self._back.setText(self.tr("Back"))
            self._back.set_icon("arrow-left")
            name(self._back, "back_button", self.tr("Back"))
        self._write.setEnabled(not waiting)

    def _show_written(self, written: HandedOver) -> None:
        self._done = written
        self._say(self.tr("It is written"), self.tr("It was written, opened again and compared."))
        self._lines.show_lines(self._lying(written.path))
        self._words_title.setText(self.tr("The six words, once more"))
        self._back.hide()
        self._write.setText(self.tr("Done"))
        name(self._write, "done_button", self.tr("Done"))
        self._write.setFocus(Qt.FocusReason.OtherFocusReason)
        announce(self._heading, self._why.text())
        self.changed.emit()

    def _fail(self, error: HeldError) -> None:
        self._foot.tell(tell(error).whole)
        self._write.setFocus(Qt.FocusReason.OtherFocusReason)
        if self._frame is not None:
            self._frame.sheet.show_part(self._foot)

    def _say(self, heading: str, why: str) -> None:
        self._heading.setText(heading)
        name(self._heading, "page_heading", heading)
        self._why.setText(why)
        name(self._why, "why_label", why)

    def _before_writing(self) -> str:
        return self.tr("One more look before it is out of your hands.")

    def _going(self) -> list[LineWords]:
        shown, code = self._shown, self._shown.to.code
        named = [p.question.name or p.question.prompt for p in shown.leaving.parts]
        parts = ", ".join([*named, *(self.tr("a line from Tests") for _ in shown.lines.lines)])
        to = LineWords("user-round", self.tr("To {code}").format(code=code), self._what(parts))
        lines = [to, *opens_with(shown.card, code)]
        if shown.until is not None:
            until = self.tr("Until {day}").format(day=near_day(shown.until, self._today))
            asked = self.tr("Then {code} is asked to let it go").format(code=code)
            lines.append(LineWords("calendar-days", until, asked))
        never = self.tr("It cannot be called back")
        reach = self.tr("Once {code} has it, Held cannot reach it.").format(code=code)
        return [*lines, LineWords("circle-alert", never, reach, Ink.NO_RETURN)]

    def _what(self, parts: str) -> str:
        if self._shown.teller:
            said = self.tr("From {teller}: {parts}")
            return said.format(teller=self._shown.teller, parts=parts)
        return parts

    def _lying(self, path: Path) -> list[LineWords]:
        code = self._shown.to.code
        until = self._shown.until
        words = self.tr("“You may have this until {day}. Please pass nothing on.”")
        said = words.format(day=near_day(until, self._today)) if until else ""
        lines = [LineWords("file-text", path.name, str(path.parent))]
        if self._shown.card is CardState.NOT_COMPARED:
            lines.extend(opens_with(self._shown.card, code))
        return [
            *lines,
            LineWords("message-circle-question-mark", self.tr("What to say with it"), said),
            LineWords(
                "mail-open", self.tr("How {code} opens it").format(code=code), self._how(path.name)
            ),
        ]

    def _how(self, file: str) -> str:
        if self._has_card:
            return self.tr("With Held: open the notebook, then Someone sent me something.")
        with_held = self.tr("With Held: Someone sent me something.")
        without = self.tr("Without Held: type {command}, then the six words, a space between each.")
        return f"{with_held} {without.format(command=f'age -d {file}')}"
