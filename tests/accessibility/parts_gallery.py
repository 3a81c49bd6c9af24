# SPDX-License-Identifier: GPL-3.0-or-later
"""Every small control in each of its states, placed as in the reference picture of the parts.

The words are those of the picture. Used by the tests of the widgets and of the audit.
"""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QWidget

from held.ui.look import Depth, FontRole, RoomHue, of
from held.ui.widgets.buttons import (
    LinkButton,
    NoReturnButton,
    OpenButton,
    PlainButton,
    PrimaryButton,
    QuietButton,
)
from held.ui.widgets.choice import Choice, ChoiceGroup, Option
from held.ui.widgets.choice_menu import ChoiceMenu
from held.ui.widgets.control import Control
from held.ui.widgets.field import Field
from held.ui.widgets.focus_ring import FocusRing
from held.ui.widgets.fold import Fold, FoldLine
from held.ui.widgets.loose_date import LooseDateEdit
from held.ui.widgets.name_to_touch import NameToTouch
from held.ui.widgets.naming import name
from held.ui.widgets.painting import crisp_painter, draw_box
from held.ui.widgets.permission_chip import PermissionChip, PermissionStand
from held.ui.widgets.radio_row import RadioGroup, RadioRow
from held.ui.widgets.ruled_line import RuledLine
from held.ui.widgets.text_label import Ink, TextLabel
from held.ui.widgets.tick import Tick
from held.ui.widgets.word_tile import WordTile
from held.ui.widgets.worded_scale import WordedScale

_STATES = ("at rest", "hover", "pressed", "focus", "disabled")


def put_in_state(control: Control, state: str) -> None:
    """Make a control look as in `state` without a pointer."""
    control.setAttribute(Qt.WidgetAttribute.WA_UnderMouse, state == "hover")
    control.setDown(state == "pressed")
    control.setEnabled(state != "disabled")


class PartsGallery(QWidget):
    """The parts on one window, 1280 by 1640 at text scale 1."""

    def __init__(self) -> None:
        super().__init__()
        self.setWindowTitle("Parts")
        self.setObjectName("parts_gallery")
        self._title(48, 40, "Parts and their states", FontRole.HEADING_1)
        self._buttons()
        self._fields()
        self._choices()
        self._chips()
        self._sheet_of_answers()
        self._more()
        self.resize(of(self).px(1280), of(self).px(1640))
        self.ring = FocusRing(self)

    def paintEvent(self, _event: QPaintEvent) -> None:
        look = of(self)
        painter = crisp_painter(self)
        for x, y, width, height in ((656, 896, 576, 304), (48, 1240, 1184, 380)):
            paper = QRectF(look.px(x), look.px(y), look.px(width), look.px(height))
            look.draw_shadow(painter, paper, look.px(10), Depth.SLIP)
            draw_box(painter, paper, look.px(10), look.tokens.page, look.tokens.hairline)
        panel = QRectF(look.px(1144), look.px(644), look.px(104), look.px(48))
        draw_box(painter, panel, look.px(8), look.tokens.page, look.tokens.hairline)

    def _put(self, part: QWidget, x: float, y: float, width: float = 0) -> None:
        look = of(self)
        size = part.sizeHint()
        if width:
            size.setWidth(look.px(width))
        if part.hasHeightForWidth():
            size.setHeight(part.heightForWidth(size.width()))
        part.setGeometry(look.px(x), look.px(y), size.width(), size.height())

    def _title(self, x: float, y: float, text: str, role: FontRole) -> None:
        ink = Ink.HINT if role is FontRole.SMALL else Ink.TEXT
        self._put(TextLabel(text, role, ink, self, wraps=False), x, y)

    def _buttons(self) -> None:
        self._title(48, 105, "Buttons", FontRole.HEADING_3)
        for column, state in enumerate(_STATES):
            x = 48 + 176 * column
            self._title(x, 136, state, FontRole.SMALL)
            for row, button in enumerate(
                (
                    PrimaryButton("Continue", self),
                    PlainButton("Send now…", self),
                    QuietButton("Set it down", self, icon="feather"),
                    NoReturnButton("Let it go for good", self),
                )
            ):
                name(button, f"{row}_{column}_button", f"{button.words()} ({state})")
                put_in_state(button, state)
                self._put(button, x, 168 + 60 * row)
        open_button = OpenButton("Someone sent me something", self, icon="mail-open")
        name(open_button, "open_button", "Someone sent me something")
        self._put(open_button, 928, 168)
        link = LinkButton("Use recovery words", self)
        name(link, "recovery_link", "Use recovery words")
        self._put(link, 928, 228)
        small = PlainButton("look closer", self, compact=True)
        name(small, "small_button", "look closer")
        self._put(small, 928, 288)

    def _fields(self) -> None:
        self._title(48, 425, "Fields", FontRole.HEADING_3)
        for column, state in enumerate(("at rest", "hover", "focus", "disabled", "error")):
            x = 48 + 240 * column
            self._title(x, 456, state, FontRole.SMALL)
            field = Field(f"Line {state}", self, placeholder="Park another line", label_shown=False)
            name(field.edit, f"{column}_line_edit", f"Line {state}")
            frame = field.edit.parentWidget()
            if state == "hover" and frame is not None:
                frame.setAttribute(Qt.WidgetAttribute.WA_UnderMouse)
            field.setEnabled(state != "disabled")
            if state == "error":
                field.set_text("acorn lantern")
                field.show_error("These are not yet the six words. Nothing is lost.")
            self._put(field, x, 484, 216)

    def _choices(self) -> None:
        self._title(48, 593, "Choices", FontRole.HEADING_3)
        for column, state in enumerate(("at rest", "hover", "pressed", "focus", "chosen")):
            x = 48 + 120 * column
            self._title(x, 624, state, FontRole.SMALL)
            chip = Choice("chest", RoomHue.INSIDE, self)
            name(chip, f"{column}_choice", f"chest ({state})")
            put_in_state(chip, state)
            chip.setChecked(state == "chosen")
            self._put(chip, x, 652)
        for column, state in enumerate(("at rest", "focus", "chosen")):
            x = 688 + 152 * column
            self._title(x, 624, state, FontRole.SMALL)
            row = RadioRow("Themes", RoomHue.STORIES, self)
            name(row, f"{column}_radio", f"Themes ({state})")
            row.setChecked(state == "chosen")
            self._put(row, x, 652, 112)
        self._title(1144, 624, "a name to touch", FontRole.SMALL)
        further = NameToTouch("First pull", self)
        name(further, "first_pull_name", "First pull")
        self._put(further, 1152, 652)

    def _chips(self) -> None:
        self._title(48, 721, "The permission chip", FontRole.HEADING_3)
        for x, label, stand, strong, quiet in (
            (48, "agreed", PermissionStand.AGREED, "Themes, by code", "until 12 February"),
            (
                374,
                "not asked yet",
                PermissionStand.NOT_ASKED,
                "Not asked yet",
                "covered, stays here",
            ),
            (
                697,
                "only in my head, or no",
                PermissionStand.HEAD_ONLY,
                "Only in my head",
                "covered",
            ),
            (960, "the day has come", PermissionStand.DAY_HAS_COME, "12 February has come", ""),
        ):
            self._title(x, 756, label, FontRole.SMALL)
            chip = PermissionChip(self)
            chip.show_stand(stand, strong, quiet)
            name(chip, f"{stand.name.lower()}_chip", chip.words())
            self._put(chip, x, 788)

    def _sheet_of_answers(self) -> None:
        self._title(656, 857, "Scale, ruled line, question folded", FontRole.HEADING_3)
        words = ("settled", "steady", "stirred", "close to acting", "about to act")
        self.scale = WordedScale(words, RoomHue.INSIDE, self)
        name(self.scale, "right_now_scale", "How am I right now?")
        self.scale.set_index(1)
        self._put(self.scale, 696, 915, 496)
        line = RuledLine("Another way it could be", self, placeholder="In my own words")
        name(line.edit, "another_way_edit", "Another way it could be")
        self._put(line, 696, 1016, 236)
        self.menu = ChoiceMenu(
            "Look again",
            (Option("week", "In a week"), Option("fortnight", "In two weeks")),
            "look_again_menu",
            self,
        )
        self.menu.set_key("fortnight")
        self._put(self.menu, 956, 1016, 236)
        how = FoldLine("How do I know?", "look closer", self)
        name(how, "how_do_i_know_fold", "How do I know?")
        how.set_answer("I do not know yet")
        self._put(how, 696, 1084, 496)
        body = RadioGroup(
            (Option("nobody", "Nobody"), Option("one", "One person")), RoomHue.STORIES
        )
        body.set_chosen("nobody")
        fold = Fold("Who else may see it?", body, "who_else_fold", self)
        fold.set_answer("Nobody")
        self._put(fold, 696, 1124, 496)

    def _more(self) -> None:
        group = ChoiceGroup(
            [Option(key, key) for key in ("jaw", "neck", "heat", "numb", "fast", "none")],
            RoomHue.INSIDE,
            self,
            several=True,
            own_word=True,
        )
        group.set_chosen(["neck", "fast"])
        self._put(group, 72, 1264, 560)
        secret = Field("Passphrase", self, secret=True)
        name(secret.edit, "passphrase_edit", "Passphrase")
        secret.set_text("acorn lantern clover thimble gravel")
        secret.show_hint("These are the six words.", "check")
        self._put(secret, 72, 1312, 400)
        tick = Tick("I have read it aloud", RoomHue.STORIES, self, note="Slowly, once")
        name(tick, "aloud_tick", "I have read it aloud")
        tick.setChecked(True)
        self._put(tick, 72, 1430, 300)
        self._put(WordTile(3, "clover", self), 72, 1500)
        covered = WordTile(4, "thimble", self)
        covered.set_covered(True)
        self._put(covered, 268, 1500)
        when = LooseDateEdit(RoomHue.STORIES, date(2025, 11, 22), self)
        name(when, "when_group", "When was it?")
        self._put(when, 696, 1264, 496)
        lead = TextLabel(
            "They were drawn by chance on this computer, just now. Held keeps no copy, so nobody "
            "can look them up for you.",
            FontRole.LEAD,
            Ink.TEXT_2,
            self,
        )
        self._put(lead, 696, 1500, 496)
