# SPDX-License-Identifier: GPL-3.0-or-later
"""One's own check-in with two codes in each other's place: read once, and kept nowhere.

It cannot be written on and offers no lifting.  With the page its text is gone.
"""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from held.errors import HeldError
from held.journal.room import Room
from held.ui.background import Lane
from held.ui.error_text import tell
from held.ui.look import FontRole, RoomHue
from held.ui.navigation import Place
from held.ui.page import Page, PageParts
from held.ui.places import ROOM_ICONS
from held.ui.widgets.buttons import QuietButton
from held.ui.widgets.choice import ChoiceGroup, Option
from held.ui.widgets.column import Column
from held.ui.widgets.letter_paper import LetterPaper
from held.ui.widgets.naming import name
from held.ui.widgets.page_frame import PageFrame
from held.ui.widgets.sheet import HEADED_TOP
from held.ui.widgets.tab_order import first_stop
from held.ui.widgets.text_label import Ink, TextLabel
from held.ui.writing.room_words import room_words
from held.workflows.other_way import OwnText, Passage, look_for_codes, read_other_way
from held.workflows.session import Session


class OtherWayPage(Page):
    """passages: what was written on the check-in.  back_wanted: it was read."""

    back_wanted = Signal()

    def __init__(self, session: Session, lane: Lane, passages: tuple[Passage, ...]) -> None:
        super().__init__()
        self._passages = passages
        self._codes: dict[str, str] = {}
        self._chosen: list[str] = []
        self._chips: ChoiceGroup | None = None
        self._heading = TextLabel(self.tr("The other way"), FontRole.HEADING_1)
        name(self._heading, "page_heading", self._heading.text())
        told = self.tr("Two words change places. It is only for reading, and nothing is kept.")
        self._told = TextLabel(told, FontRole.CONTROL, Ink.TEXT_2)
        name(self._told, "other_way_label", told)
        self._choosing = Column()
        self._paper = LetterPaper()
        name(self._paper, "other_way_edit", self.tr("My own words, read the other way"))
        self._back = QuietButton(self.tr("Back to my page"), icon="arrow-left", flush=True)
        name(self._back, "back_button", self._back.words())
        self._back.clicked.connect(self.back_wanted)
        lane.run(partial(look_for_codes, session, passages), self._offer, self._fail)

    @property
    def parts(self) -> PageParts:
        return PageParts(
            place=Place.INSIDE,
            crumbs=(room_words(Room.INSIDE), self._heading.text()),
            hue=RoomHue.INSIDE,
            where_icon=ROOM_ICONS[Room.INSIDE],
            where=self.tr("Your own page is unchanged"),
        )

    def fill(self, frame: PageFrame) -> None:
        sheet = frame.sheet
        sheet.set_ribbon(RoomHue.INSIDE)
        sheet.set_ends(HEADED_TOP)
        sheet.add(self._heading)
        sheet.add(self._told, above=4)
        sheet.add(self._choosing, above=24)
        sheet.add(self._paper, above=28)
        sheet.add_stretch()
        row = Column()
        row.place_left(self._back)
        sheet.add(row, above=24)
        self.dress(frame)

    def first(self) -> QWidget | None:
        return first_stop(self._chips) if self._chips is not None else self._back

    def _offer(self, found: OwnText) -> None:
        """The codes that stand in the text; when there are but two, they have changed already."""
        self._codes = {f"code_{n}": code for n, code in enumerate(found.codes, start=1)}
        options = [Option(key, code) for key, code in self._codes.items()]
        chips = self._chips = ChoiceGroup(options, RoomHue.INSIDE, several=True, own_word=True)
        asked = self.tr("Which two change places?")
        name(chips, "codes_choices", asked)
        if len(found.codes) == 2:
            chips.set_chosen(self._codes)
            self._chosen = list(found.codes)
        chips.changed.connect(self._choose)
        self._choosing.place(TextLabel(asked, FontRole.CONTROL_STRONG), 8, chips)
        self._show()
        if self._back.hasFocus():
            first_stop(chips).setFocus()

    def _choose(self) -> None:
        """Two at most: a third takes the place of the one that was chosen first."""
        assert self._chips is not None, "there is nothing to choose before it is offered"
        now = [self._codes[key] for key in self._chips.chosen()] + [*self._chips.own_words()]
        before = [word for word in self._chosen if word in now]
        self._chosen = [*before, *(word for word in now if word not in before)][-2:]
        keys = [key for key, code in self._codes.items() if code in self._chosen]
        self._chips.set_chosen(keys, [w for w in self._chosen if w not in self._codes.values()])
        self._show()

    def _show(self) -> None:
        read = read_other_way(self._passages, *self._chosen) if len(self._chosen) == 2 else None
        lines: list[str] = []
        titles: list[int] = []
        for passage in read or self._passages:
            titles.append(len(lines))
            lines += [passage.prompt, *passage.lines]
        self._paper.show_letter(lines or [self.tr("Nothing is written here yet.")], titles)
        self._paper.set_codes(self._chosen if read else ())

    def _fail(self, error: HeldError) -> None:
        self._told.setText(tell(error).whole)
        self._told.setAccessibleName(self._told.text())
