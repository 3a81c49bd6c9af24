# SPDX-License-Identifier: GPL-3.0-or-later
"""From which story, and for whom: the first step of a bundle.

Stories and people that nothing may leave for stay in sight, with the reason, and cannot be chosen.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from held.errors import HeldError
from held.journal.identifiers import EntryId, PersonId
from held.ui.background import Lane
from held.ui.error_text import tell
from held.ui.look import FontRole, RoomHue
from held.ui.navigation import Place
from held.ui.page import Page, PageParts
from held.ui.sharing.bundles_page import FOOT_BOTTOM
from held.ui.sharing.colleague_words import beside_code
from held.ui.sharing.prepare_presenter import Choice, PreparePresenter
from held.ui.sharing.reason_words import reason_icon, reason_words
from held.ui.widgets.buttons import PrimaryButton, QuietButton
from held.ui.widgets.choice import Option
from held.ui.widgets.column import Column
from held.ui.widgets.foot_row import BEYOND, FootRow
from held.ui.widgets.naming import name
from held.ui.widgets.near_day import near_day
from held.ui.widgets.page_frame import PageFrame
from held.ui.widgets.radio_row import RadioGroup
from held.ui.widgets.sheet import HEADED_TOP
from held.ui.widgets.slip_lines import LineWords, SlipLines
from held.ui.widgets.text_label import Ink, TextLabel
from held.workflows.session import Session
from held.workflows.who_may_receive import Candidate, Receiver


class PreparePage(Page):
    """story, to: chosen already, if something may leave from there and to them.

    back_wanted: one turned back.
    read_wanted: emitted with the Choice whose letter is to be read.
    """

    back_wanted = Signal()
    read_wanted = Signal(Choice)

    def __init__(
        self,
        session: Session,
        lane: Lane,
        story: EntryId | None = None,
        to: PersonId | None = None,
    ) -> None:
        super().__init__()
        self._today = session.clock.now().day
        self._wanted = (story, to)
        self.presenter = PreparePresenter(session, lane, self)
        self._heading = TextLabel(self.tr("From which story, and for whom?"), FontRole.HEADING_1)
        name(self._heading, "page_heading", self._heading.text())
        self._why = TextLabel("", FontRole.CONTROL, Ink.TEXT_2)
        name(self._why, "why_label", "")
        self._stories = _Group(self.tr("From which story"), "story_group")
        self._people = _Group(self.tr("For whom"), "person_group")
        self._others = _Group(self.tr("Nothing may leave from these now"), "other_group")
        self._make_foot()
        self._connect()
        self.presenter.look()

    @property
    def parts(self) -> PageParts:
        return PageParts(
            place=Place.BUNDLES,
            crumbs=(self.tr("Bundles"), self.tr("Prepare")),
            where_icon="package",
            where=self.tr("Nothing has left."),
        )

    def fill(self, frame: PageFrame) -> None:
        sheet = frame.sheet
        sheet.set_ends(HEADED_TOP, FOOT_BOTTOM)
        sheet.add(self._heading)
        sheet.add(self._why, above=4)
        for group in (self._stories, self._people, self._others):
            sheet.add(group)
        sheet.add_stretch()
        sheet.add(self._foot, above=24, beyond=BEYOND)
        self.dress(frame)

    def first(self) -> QWidget | None:
        return self._people.first() or self._stories.first() or self._back

    def _make_foot(self) -> None:
        self._back = QuietButton(self.tr("Back"), icon="arrow-left")
        name(self._back, "back_button", self._back.words())
        self._read = PrimaryButton(self.tr("Read what would leave"))
        name(self._read, "read_button", self._read.words())
        self._read.setEnabled(False)
        self._foot = FootRow(self._back, (self._read,))

    def _connect(self) -> None:
        self.presenter.looked.connect(self._show)
        self.presenter.story_chosen.connect(self._show_people)
        self.presenter.ready_changed.connect(self._read.setEnabled)
        self.presenter.failed.connect(self._fail)
        self._stories.chosen.connect(self._choose_story)
        self._people.chosen.connect(self._choose_person)
        self._back.clicked.connect(self.back_wanted)
        self._read.clicked.connect(self._go_on)

    def _show(self, found: tuple[Candidate, ...]) -> None:
        possible = [c for c in found if c.because is None]
        self._why.setText(self._explanation(bool(found), bool(possible)))
        self._why.setAccessibleName(self._why.text())
        self._stories.offer([self._story_option(c) for c in possible])
        self._others.show_lines([self._other_line(c) for c in found if c.because is not None])
        self._read.setVisible(bool(possible))
        story, to = self._wanted
        if story is not None and self.presenter.choose_story(story):
            self._stories.choose(story)
            if to is not None and self.presenter.choose_person(to):
                self._people.choose(to)
        first = self.first()
        if first is not None and self._back.window().focusWidget() is self._back:
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_people(self, chosen: Candidate) -> None:
        self._people.offer([self._person_option(r) for r in chosen.open_to()])
        closed = [r for r in chosen.receivers if r.because is not None]
        self._people.show_lines([self._closed_line(r, chosen.story.code) for r in closed])

    def _choose_story(self, story: str) -> None:
        self.presenter.choose_story(EntryId(story))

    def _choose_person(self, person: str) -> None:
        self.presenter.choose_person(PersonId(person))

    def _go_on(self) -> None:
        if self.presenter.choice is not None:
            self.read_wanted.emit(self.presenter.choice)

    def _fail(self, error: HeldError) -> None:
        self._foot.tell(tell(error).whole)

    def _explanation(self, any_story: bool, any_possible: bool) -> str:
        if any_possible:
            return self.tr("Only what they allowed, and only for those they named.")
        if any_story:
            return self.tr("Nothing may leave now. Each story says why.")
        return self.tr("There is no story here yet, so nothing can leave.")

    def _story_option(self, candidate: Candidate) -> Option:
        codes = ", ".join(r.person.code for r in candidate.open_to())
        note = self.tr("Something may go to {codes}").format(codes=codes)
        return Option(candidate.story.id, self._story_words(candidate), note)

    def _story_words(self, candidate: Candidate) -> str:
        story = candidate.story
        begun = near_day(story.begun.day, self._today)
        return self.tr("{code}, {day}").format(code=story.code or story.title, day=begun)

    def _other_line(self, candidate: Candidate) -> LineWords:
        reason = candidate.because
        assert reason is not None
        to = candidate.receivers[0].person.code if candidate.receivers else ""
        words = reason_words(reason, candidate.story.code, to)
        return LineWords(reason_icon(reason), self._story_words(candidate), words)

    def _person_option(self, receiver: Receiver) -> Option:
        assert receiver.until is not None
        until = self.tr("Until {day}").format(day=near_day(receiver.until, self._today))
        card = beside_code(receiver.card)
        note = f"{until}. {card}" if card else until
        return Option(receiver.person.id, receiver.person.code, note)

    def _closed_line(self, receiver: Receiver, teller: str) -> LineWords:
        assert receiver.because is not None
        words = reason_words(receiver.because, teller, receiver.person.code)
        return LineWords(reason_icon(receiver.because), receiver.person.code, words)


class _Group(Column):
    """A title over rows to choose from, and lines that cannot be chosen.  Hidden while empty.

    chosen: emitted with the key of the row.
    """

    chosen = Signal(str)

    def __init__(self, title: str, object_name: str) -> None:
        super().__init__()
        name(self, object_name, title)
        self._choices: RadioGroup | None = None
        self._title = title
        self._lines = SlipLines()
        self._room = Column()
        label = TextLabel(title, FontRole.CONTROL_STRONG)
        self.place(24, label, 8, self._room, 4, self._lines)
        self.hide()

    def offer(self, options: Sequence[Option]) -> None:
        """Show these rows in place of any others; none is chosen."""
        if self._choices is not None:
            self._choices.hide()
            self._choices.deleteLater()
        self._choices = RadioGroup(options, RoomHue.STORIES)
        name(self._choices, f"{self.objectName()}_rows", self._title)
        self._choices.changed.connect(self._tell)
        self._room.place(self._choices)
        self._choices.show()
        self._choices.setVisible(bool(options))
        self.setVisible(bool(options))

    def show_lines(self, lines: Sequence[LineWords]) -> None:
        """Show these under the rows."""
        self._lines.show_lines(lines)
        self._lines.setVisible(bool(lines))
        self.setVisible(bool(lines) or (self._choices is not None and not self._choices.isHidden()))

    def choose(self, key: str) -> None:
        """Show a row as chosen."""
        if self._choices is not None:
            self._choices.set_chosen(key)

    def first(self) -> QWidget | None:
        """The row that Tab stops at, if there is one."""
        if self._choices is None or self.isHidden():
            return None
        rows = self._choices.findChildren(QWidget)
        return next((row for row in rows if row.objectName().endswith("_radio")), None)

    def _tell(self) -> None:
        key = self._choices.chosen() if self._choices is not None else None
        if key is not None:
            self.chosen.emit(key)
