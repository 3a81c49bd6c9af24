# SPDX-License-Identifier: GPL-3.0-or-later
"""Words to choose from: one or several, or a word of one's own. Nothing is chosen at first."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAccessible, QFont, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from held.ui.look import FontRole, RoomHue
from held.ui.widgets.control import Control
from held.ui.widgets.field import Field
from held.ui.widgets.flow import FlowLayout
from held.ui.widgets.naming import name
from held.ui.widgets.painting import crisp_painter, draw_box, square
from held.ui.widgets.roving import Roving
from held.ui.widgets.spoken import Speaking, speak_as
from held.ui.widgets.text_lines import TextLines, longest_word, text_width

_ICON = 16
_ICON_GAP = 6


@dataclass(frozen=True)
class Option:
    """One thing to choose: its lasting key, its words, and a note if it needs one."""

    key: str
    text: str
    note: str = ""


class Choice(Control, Speaking):
    """One word to choose. Pressing it again takes the choice back."""

    def __init__(
        self,
        text: str,
        hue: RoomHue | None,
        parent: QWidget | None = None,
        *,
        one_of_many: bool = False,
        icon: str = "",
    ) -> None:
        super().__init__(text, parent)
        self._hue = hue
        self._one_of_many = one_of_many
        self._icon = icon
        self.setCheckable(not icon)
        policy = QSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.toggled.connect(self._refit)
        speak_as(self)

    def spoken_role(self) -> QAccessible.Role:
        if not self.isCheckable():
            return QAccessible.Role.Button
        one = self._one_of_many
        return QAccessible.Role.RadioButton if one else QAccessible.Role.CheckBox

    def spoken_chosen(self) -> bool | None:
        return self.isChecked() if self.isCheckable() else None

    def sizeHint(self) -> QSize:
        width = text_width(self.words(), self._font()) + self._lead() + 2 * self.look.px(12)
        return QSize(width, self.look.px(32))

    def minimumSizeHint(self) -> QSize:
        narrow = longest_word(self.words(), self._font())
        return QSize(narrow + self._lead() + 2 * self.look.px(12), self.look.px(32))

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._lines(width).height + self.look.px(12)

    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens, room = self.tokens, self.tokens.room(self._hue)
        painter = crisp_painter(self)
        chosen = self.isChecked()
        if not self.isEnabled():
            draw_box(painter, self.rect(), self.ring_radius(), None, tokens.hairline)
        elif chosen:
            ground = self.washed(room.soft)
            draw_box(painter, self.rect(), self.ring_radius(), ground, room.hue)
        else:
            ground = self.washed(tokens.raised)
            draw_box(painter, self.rect(), self.ring_radius(), ground, tokens.edge)
        left = self.look.px(12)
        icon = "check" if chosen else self._icon
        if icon:
            box = square(left, self.height() / 2, self.look.px(_ICON))
            self.look.draw_icon(painter, icon, box, room.hue)
        lines = self._lines(self.width())
        ink = tokens.text if self.isEnabled() else tokens.hint
        lines.draw(painter, left + self._lead(), (self.height() - lines.height) // 2, ink)

    def _font(self) -> QFont:
        strong = self.isChecked()
        return self.look.font(FontRole.CONTROL_STRONG if strong else FontRole.CONTROL)

    def _lead(self) -> int:
        has_icon = self.isChecked() or self._icon
        return self.look.px(_ICON) + self.look.px(_ICON_GAP) if has_icon else 0

    def _lines(self, width: int) -> TextLines:
        room = width - self._lead() - 2 * self.look.px(12)
        line = self.look.line_height(FontRole.CONTROL)
        return TextLines(self.words(), self._font(), line, room)

    def _refit(self, _chosen: bool) -> None:
        self.relook()


class ChoiceGroup(QWidget, Speaking):
    """All the words of one question, and one's own word beside them if the question allows it.

    `changed` comes after every choice a person makes, not after `set_chosen`.
    """

    changed = Signal()

    def __init__(
        self,
        options: Sequence[Option],
        hue: RoomHue | None,
        parent: QWidget | None = None,
        *,
        several: bool = False,
        own_word: bool = False,
    ) -> None:
        super().__init__(parent)
        self._hue = hue
        self._several = several
        speak_as(self)
        self._own: list[Choice] = []
        self._chips: dict[str, Choice] = {}
        self._row = FlowLayout(self)
        self._roving = Roving(self)
        for option in options:
            chip = self._make_chip(option.text, f"{option.key}_choice", option.note)
            self._chips[option.key] = chip
        self._adder: Choice | None = None
        self._own_field: Field | None = None
        if own_word:
            self._make_own_word()
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def spoken_role(self) -> QAccessible.Role:
        return QAccessible.Role.Grouping

    def chosen(self) -> tuple[str, ...]:
        """The keys of the chosen options, in the order of the question."""
        return tuple(key for key, chip in self._chips.items() if chip.isChecked())

    def own_words(self) -> tuple[str, ...]:
        """The keeper's own words that are chosen now."""
        return tuple(chip.words() for chip in self._own if chip.isChecked())

    def set_chosen(self, keys: Iterable[str], own_words: Iterable[str] = ()) -> None:
        """Show an answer given before."""
        wanted = set(keys)
        for key, chip in self._chips.items():
            chip.setChecked(key in wanted)
        for chip in self._own:
            chip.setChecked(False)
        for word in own_words:
            self._add_own(word)

    def _make_chip(self, text: str, object_name: str, note: str = "") -> Choice:
        chip = Choice(text, self._hue, self, one_of_many=not self._several)
        name(chip, object_name, text, note)
        chip.setToolTip(note)
        chip.clicked.connect(self._chip_clicked)
        self._row.addWidget(chip)
        self._roving.add(chip)
        return chip

    def _make_own_word(self) -> None:
        self._adder = Choice(self.tr("my own word"), self._hue, self, icon="plus")
        name(self._adder, "own_word_button", self.tr("my own word"))
        self._adder.clicked.connect(self._ask_own)
        self._row.addWidget(self._adder)
        self._roving.add(self._adder)
        field = Field(self.tr("My own word"), self, compact=True, label_shown=False)
        name(field.edit, "own_word_edit", self.tr("My own word"))
        field.return_pressed.connect(self._take_own)
        field.edit.editingFinished.connect(self._take_own)
        field.hide()
        self._row.addWidget(field)
        self._own_field = field

    def _ask_own(self) -> None:
        if self._own_field is not None:
            self._own_field.show()
            self._own_field.edit.setFocus(Qt.FocusReason.TabFocusReason)

    def _take_own(self) -> None:
        field = self._own_field
        if field is None or field.isHidden():
            return
        word = field.text().strip()
        had_focus = field.edit.hasFocus()
        field.hide()
        field.clear()
        if word:
            self._add_own(word)
            self._settle(self._own[-1])
            self.changed.emit()
        if had_focus:
            next_one = self._own[-1] if word else self._adder
            if next_one is not None:
                next_one.setFocus(Qt.FocusReason.TabFocusReason)

    def _add_own(self, word: str) -> None:
        for chip in self._own:
            if chip.words() == word:
                chip.setChecked(True)
                return
        chip = self._make_chip(word, f"own_word_{len(self._own) + 1}_choice")
        self._own.append(chip)
        chip.setChecked(True)
        chip.show()

    def _chip_clicked(self) -> None:
        chip = self.sender()
        if isinstance(chip, Choice):
            self._settle(chip)
        self.changed.emit()

    def _settle(self, latest: Choice) -> None:
        if self._several or not latest.isChecked():
            return
        for chip in (*self._chips.values(), *self._own):
            if chip is not latest:
                chip.setChecked(False)
