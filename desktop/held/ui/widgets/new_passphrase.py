# SPDX-License-Identifier: GPL-3.0-or-later
"""Choosing a passphrase: six drawn words on tiles, or words of one's own, and the same once more.

Passive: it shows what it is told, and says what was typed and pressed.
"""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from held.ui.widgets.buttons import QuietButton
from held.ui.widgets.column import Column
from held.ui.widgets.field import Field
from held.ui.widgets.naming import name
from held.ui.widgets.said_line import SaidLine
from held.ui.widgets.text_label import Ink
from held.ui.widgets.word_tiles import WordTiles
from held.workflows.passphrase import Strength, Typed


class NewPassphrase(Column):
    """Words on tiles, then the same words once more under the keeper's own hands.

    own_wanted: emitted with whether words of one's own are wanted.
    own_changed, typed_changed: emitted with the text of the two fields.
    done: emitted when Enter is pressed in the last field.
    """

    draw_wanted = Signal()
    own_wanted = Signal(bool)
    own_changed = Signal(str)
    typed_changed = Signal(str)
    done = Signal()

    def __init__(self, parent: QWidget | None = None, *, margin: int = 0) -> None:
        super().__init__(parent, margin=margin)
        self.setObjectName("new_passphrase")
        self._is_own = False
        self._is_hidden = False
        self._build()
        self._name_things()
        self._connect()
        self._show_kind()

    def show_words(self, words: tuple[str, ...]) -> None:
        """Six drawn words; what was typed for others goes."""
        self._tiles.show_words(words)
        self.typed.clear()

    def show_typed(self, typed: Typed) -> None:
        """Say when what was typed is right; until then nothing is said while typing."""
        self.typed.clear_error()
        if typed is not Typed.SAME:
            self.typed.show_hint("")
        elif self._is_own:
            said = self.tr("The same both times. Paper is fine too, away from this computer.")
            self.typed.show_hint(said, "check")
        else:
            said = self.tr("These are the six words. Paper is fine too, away from this computer.")
            self.typed.show_hint(said, "check")

    def refuse_typed(self, typed: Typed) -> None:
        """Continue was pressed too early: say what is not yet right."""
        if self._is_own and not self.own.text():
            self.own.show_error(self.tr("Write some words of your own here first."))
            self.own.edit.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self.typed.show_error(self._refusal(typed))
        self.typed.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_strength(self, strength: Strength) -> None:
        """Say in words how well it would hold."""
        said = {
            Strength.EMPTY: self.tr("Four or more words that do not belong together hold well."),
            Strength.WEAK: self.tr("Weak. Someone could guess it. Six drawn words are safer."),
            Strength.FAIR: self.tr(
                "Fair. Many fast machines could find it in time. A few more words help."
            ),
            Strength.STRONG: self._strong(),
        }[strength]
        icon = "check" if strength is Strength.STRONG else "info"
        inks = {Strength.STRONG: Ink.ACCENT, Strength.WEAK: Ink.NO_RETURN}
        self._strength.say(said, icon, inks.get(strength, Ink.TEXT_2))

    def take_focus(self, *, is_roomy: bool) -> None:
        """Stand where typing begins; in a small window, where the words can still be read."""
        if self._is_own:
            self.own.edit.setFocus(Qt.FocusReason.OtherFocusReason)
        elif is_roomy:
            self.typed.edit.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._draw_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def forget(self) -> None:
        """Leave no word here, nor in what could be undone."""
        self._tiles.show_words(("",) * 6)
        for field in (self.own, self.typed):
            field.set_text("")
            field.clear_error()
            if field.eye_button is not None:
                field.eye_button.setChecked(False)

    def fit(self) -> None:
        super().fit()
        self._lay_acts()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_acts()

    def _build(self) -> None:
        self._tiles = WordTiles(self)
        self.own = Field(self.tr("Your own words"), self, secret=True)
        self._strength = SaidLine(parent=self)
        self.typed = Field("", self, secret=True)
        self.place(self._tiles, self.own, 12)
        self.place_wide(self._build_acts())
        self.place(16, self._strength, 28, self.typed)

    def _build_acts(self) -> QWidget:
        acts = QWidget(self)
        self._draw_button = QuietButton(self.tr("Draw again"), acts, icon="refresh-cw")
        self._own_button = QuietButton("", acts, icon="pen-line")
        self._hide_button = QuietButton("", acts)
        self._acts = QBoxLayout(QBoxLayout.Direction.LeftToRight, acts)
        self._acts.setContentsMargins(0, 0, 0, 0)
        self._acts.setSpacing(8)
        for button in (self._draw_button, self._own_button, self._hide_button):
            self._acts.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        self._acts.insertStretch(2, 1)
        return acts

    def _lay_acts(self) -> None:
        """In one row while there is room, else one below the other."""
        acts = (self._draw_button, self._own_button, self._hide_button)
        needed = sum(button.sizeHint().width() for button in acts if not button.isHidden())
        fits = needed + 4 * self._acts.spacing() <= self.width()
        directions = QBoxLayout.Direction
        self._acts.setDirection(directions.LeftToRight if fits else directions.TopToBottom)

    def _name_things(self) -> None:
        name(self._draw_button, "draw_again_button", self.tr("Draw again"))
        name(self.own.edit, "own_words_edit", self.tr("Your own words"))

    def _connect(self) -> None:
        self._draw_button.clicked.connect(self.draw_wanted)
        self._own_button.clicked.connect(self._change_kind)
        self._hide_button.clicked.connect(self._change_hidden)
        self.own.text_changed.connect(self.own_changed)
        self.own.text_changed.connect(self.own.clear_error)
        self.own.return_pressed.connect(self.typed.edit.setFocus)
        self.typed.text_changed.connect(self.typed_changed)
        self.typed.return_pressed.connect(self.done)

    def _change_kind(self) -> None:
        self._is_own = not self._is_own
        self.typed.clear()
        self._show_kind()
        self.own_wanted.emit(self._is_own)
        (self.own if self._is_own else self.typed).edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def _change_hidden(self) -> None:
        self._is_hidden = not self._is_hidden
        self._tiles.set_covered(self._is_hidden)
        self._show_hidden()

    def _show_kind(self) -> None:
        own = self._is_own
        self._tiles.setVisible(not own)
        self._draw_button.setVisible(not own)
        self._hide_button.setVisible(not own)
        self.own.setVisible(own)
        if own:
            self._rename(self._own_button, "own_words_button", self.tr("Use drawn words"))
            self._own_button.set_icon("refresh-cw")
            self._say_typed_label(self.tr("The same once more"))
        else:
            self._rename(self._own_button, "own_words_button", self.tr("Use my own words"))
            self._own_button.set_icon("pen-line")
            self._say_typed_label(self.tr("Type them once, so that your hands know them"))
            self.show_strength(Strength.STRONG)
        self._show_hidden()
        self._lay_acts()

    def _show_hidden(self) -> None:
        said = self.tr("Show") if self._is_hidden else self.tr("Hide")
        self._rename(self._hide_button, "hide_words_button", said)
        self._hide_button.set_icon("eye" if self._is_hidden else "eye-off")

    def _rename(self, button: QuietButton, object_name: str, said: str) -> None:
        button.setText(said)
        name(button, object_name, said)

    def _say_typed_label(self, said: str) -> None:
        self.typed.label.setText(said)
        name(self.typed.edit, "typed_words_edit", said)

    def _refusal(self, typed: Typed) -> str:
        if typed is Typed.SPACING and not self._is_own:
            return self.tr("Nearly. Small letters, and one space between the words.")
        if typed is Typed.SPACING:
            return self.tr("Nearly. Capital letters and spaces count as well.")
        if self._is_own:
            return self.tr("The two are not the same yet. Nothing is lost.")
        return self.tr("These are not yet the six words. Nothing is lost.")

    def _strong(self) -> str:
        return self.tr(
            "Strong. A patient stranger with fast machines would need far more than a lifetime."
        )
