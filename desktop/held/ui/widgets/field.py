# SPDX-License-Identifier: GPL-3.0-or-later
"""A field with its label above it and, when something is not yet right, a sentence below it.

The line edit inside is Qt's own, so input methods, paste and password managers work; the frame
around it is ours. A field for secrets hides its letters until its eye is pressed.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QMargins, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QSizePolicy, QSpacerItem, QVBoxLayout, QWidget

from held.ui.look import FontRole, of
from held.ui.widgets.announce import announce
from held.ui.widgets.control import Control
from held.ui.widgets.naming import name
from held.ui.widgets.painting import crisp_painter, draw_box, square
from held.ui.widgets.secret_copying import SecretlyCopiedEdit
from held.ui.widgets.text_label import Ink, TextLabel

_NEVER_LEARNT = (
    Qt.InputMethodHint.ImhSensitiveData
    | Qt.InputMethodHint.ImhNoPredictiveText
    | Qt.InputMethodHint.ImhNoAutoUppercase
)


class FieldEdit(SecretlyCopiedEdit):
    """Qt's line edit in our type, without a frame, which the field paints round it."""

    caps_lock_seen = Signal(bool)

    def __init__(self, parent: QWidget | None, role: FontRole = FontRole.CONTROL) -> None:
        super().__init__(parent)
        self._role = role
        self._dressing = False
        # It fills the frame that is painted round it, so that all of that can be touched.
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._dress()

    def ring_wanted(self) -> bool:
        """A field always shows its ring: the caret alone is too thin to find."""
        return True

    def ring_rect(self) -> QRect:
        frame = self.parentWidget()
        return QRect(frame.rect()).translated(-self.pos()) if frame else self.rect()

    def ring_radius(self) -> float:
        return of(self).px(8)

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), of(self).px(32))

    def minimumSizeHint(self) -> QSize:
        return QSize(of(self).px(80), of(self).px(32))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._dress()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self._look_at_capitals(event)
        super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = self.make_menu()
        of(self).dress_menu(menu)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(event.globalPos())

    def _dress(self) -> None:
        if not self._dressing:  # Setting a style sheet is itself a change of style.
            self._dressing = True
            of(self).dress_line_edit(self, self._role)
            # Qt keeps 2 px free at both ends; without them the words stand where ours stand.
            self.setTextMargins(-2, 0, -2, 0)
            self._dressing = False

    def _look_at_capitals(self, event: QKeyEvent) -> None:
        # Qt does not say whether Caps Lock is on; a letter typed against its Shift key does.
        letter = event.text()
        if len(letter) == 1 and letter.upper() != letter.lower():
            shifted = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self.caps_lock_seen.emit(letter.isupper() != shifted)


class EyeButton(Control):
    """Shows the letters of a secret, or hides them again."""

    RADIUS = 6

    def __init__(self, parent: QWidget | None) -> None:
        super().__init__("", parent)
        self.setCheckable(True)
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(self.look.px(32), self.look.px(32))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = crisp_painter(self)
        wash = self.wash()
        if wash is not None:
            draw_box(painter, self.rect(), self.ring_radius(), wash)
        side = self.look.px(20)
        box = square((self.width() - side) / 2, self.height() / 2, side)
        shown = "eye-off" if self.isChecked() else "eye"
        self.look.draw_icon(painter, shown, box, self.tokens.text_2)


class _ClearButton(EyeButton):
    """Takes everything out of a field again."""

    def __init__(self, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setCheckable(False)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = crisp_painter(self)
        wash = self.wash()
        if wash is not None:
            draw_box(painter, self.rect(), self.ring_radius(), wash)
        side = self.look.px(16)
        box = square((self.width() - side) / 2, self.height() / 2, side)
        self.look.draw_icon(painter, "x", box, self.tokens.text_2)


class _Frame(QWidget):
    """The raised paper a line edit lies on."""

    def __init__(self, parent: QWidget, icon: str, compact: bool) -> None:
        super().__init__(parent)
        self._icon = icon
        self._compact = compact
        self.is_wrong = False
        self.edit = FieldEdit(self)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.IBeamCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._row = QHBoxLayout(self)
        self._row.setSpacing(0)
        self._row.addWidget(self.edit, 1)
        self.fit()

    def add_button(self, button: Control) -> None:
        """Put a small button at the right end."""
        self._row.addWidget(button)
        self.fit()

    def fit(self) -> None:
        """Measure again for the present scale."""
        look = of(self)
        left = look.px(14) + (look.px(24) if self._icon else 0)
        has_button = self._row.count() > 1
        right = look.px(6) if has_button else look.px(12)
        self._row.setContentsMargins(QMargins(left, 0, right, 0))
        self.setFixedHeight(look.px(32 if self._compact else 40))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        # The whole of it can be touched.  No focus proxy: for Qt it would be a stop of its own,
        # and Tab would run in a circle.
        self.edit.setFocus(Qt.FocusReason.MouseFocusReason)
        super().mousePressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.StyleChange:
            self.fit()
        if event.type() in {QEvent.Type.StyleChange, QEvent.Type.EnabledChange}:
            self.update()
        super().changeEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        look = of(self)
        tokens = look.tokens
        painter = crisp_painter(self)
        edge = tokens.text_2 if self.underMouse() else tokens.edge
        radius = look.px(8)
        if not self.isEnabled():
            draw_box(painter, self.rect(), radius, None, tokens.hairline)
        elif self.is_wrong:
            draw_box(painter, self.rect(), radius, tokens.raised, tokens.no_return, 1.5)
        else:
            draw_box(painter, self.rect(), radius, tokens.raised, edge)
        self._paint_icon(painter)

    def _paint_icon(self, painter: QPainter) -> None:
        if not self._icon:
            return
        look = of(self)
        ink = look.tokens.text_2 if self.isEnabled() else look.tokens.hint
        box = square(look.px(12), self.height() / 2, look.px(16))
        look.draw_icon(painter, self._icon, box, ink)


class _Note(QWidget):
    """An icon and one sentence under a field."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._icon = ""
        self._ink = Ink.HINT
        self.label = TextLabel("", FontRole.SMALL, Ink.TEXT, self)
        self._row = QHBoxLayout(self)
        self._row.addWidget(self.label, 1)
        self.fit()

    def show_sentence(self, sentence: str, icon: str, icon_ink: Ink, ink: Ink) -> None:
        """Say it; an icon stands before it."""
        self._icon, self._ink = icon, icon_ink
        self.label.set_ink(ink)
        self.label.setText(sentence)
        self.fit()
        self.update()

    def fit(self) -> None:
        """Measure again for the present scale."""
        lead = of(self).px(24) if self._icon else 0
        self._row.setContentsMargins(lead, of(self).px(8), 0, 0)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.StyleChange:
            self.fit()
        super().changeEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        if not self._icon:
            return
        look = of(self)
        middle = look.px(8) + look.line_height(FontRole.SMALL) / 2
        box = square(0, middle, look.px(16))
        look.draw_icon(crisp_painter(self), self._icon, box, self._ink.colour(look.tokens))


class Field(QWidget):
    """Label, field, and the sentence below it. `edit` is the line edit itself."""

    text_changed = Signal(str)
    return_pressed = Signal()

    def __init__(
        self,
        label: str,
        parent: QWidget | None = None,
        *,
        secret: bool = False,
        clearable: bool = False,
        placeholder: str = "",
        icon: str = "",
        compact: bool = False,
        label_shown: bool = True,
    ) -> None:
        super().__init__(parent)
        self._hint: tuple[str, str] = ("", "")
        self._error = ""
        self._capitals = False
        self.label = TextLabel(label, FontRole.CONTROL_STRONG, Ink.TEXT, self)
        self.label.setVisible(label_shown)
        self._frame = _Frame(self, icon, compact)
        self.edit = self._frame.edit
        self.edit.setPlaceholderText(placeholder)
        self.label.setBuddy(self.edit)
        name(self.edit, "field_edit", label)
        self._note = _Note(self)
        self._note.hide()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._gap = QSpacerItem(0, 0)
        self._column.addWidget(self.label)
        self._column.addItem(self._gap)
        self._column.addWidget(self._frame)
        self._column.addWidget(self._note)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self.edit.textChanged.connect(self._text_changed)
        self.edit.returnPressed.connect(self.return_pressed)
        self.eye_button = self._make_eye() if secret else None
        self.clear_button = self._make_clear() if clearable else None
        self._fit()

    def text(self) -> str:
        return self.edit.text()

    def set_text(self, text: str) -> None:
        self.edit.setText(text)

    def clear(self) -> None:
        """Empty, with nothing wrong and nothing to undo."""
        self.edit.clear()
        self.clear_error()

    def show_error(self, sentence: str) -> None:
        """Say what is not yet right; it belongs to the field for those who listen, too."""
        self._error = sentence
        self.edit.setAccessibleDescription(sentence)
        announce(self.edit, sentence)
        self._show_note()

    def clear_error(self) -> None:
        """Nothing is wrong any more."""
        self._error = ""
        self.edit.setAccessibleDescription(self._hint[0])
        self._show_note()

    def show_hint(self, sentence: str, icon: str = "") -> None:
        """Say something helpful below, with an icon if it tells more."""
        self._hint = (sentence, icon)
        if not self._error:
            self.edit.setAccessibleDescription(sentence)
        self._show_note()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.StyleChange:
            self._fit()
        super().changeEvent(event)

    def _fit(self) -> None:
        gap = of(self).px(8) if self.label.isVisibleTo(self) else 0
        self._gap.changeSize(0, gap)
        self._column.invalidate()

    def _make_eye(self) -> EyeButton:
        self._show_letters(False)
        eye = EyeButton(self._frame)
        spoken = self.tr("{label}: show the letters").format(label=self.label.text())
        name(eye, "show_letters_button", spoken)
        eye.setToolTip(self.tr("Show the letters"))
        eye.toggled.connect(self._show_letters)
        self._frame.add_button(eye)
        self.edit.caps_lock_seen.connect(self._capitals_seen)
        return eye

    def _make_clear(self) -> _ClearButton:
        button = _ClearButton(self._frame)
        spoken = self.tr("{label}: clear").format(label=self.label.text())
        name(button, "clear_button", spoken)
        button.setToolTip(self.tr("Clear"))
        button.clicked.connect(self._clear_typed)
        button.hide()
        self._frame.add_button(button)
        return button

    def _clear_typed(self) -> None:
        self.edit.clear()
        self.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def _text_changed(self, text: str) -> None:
        if self.clear_button is not None:
            self.clear_button.setVisible(bool(text))
        self.text_changed.emit(text)

    def _show_letters(self, shown: bool) -> None:
        mode = QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password
        self.edit.setEchoMode(mode)
        # Qt has just taken its own hints away or put them back; no input method may learn this.
        hidden = Qt.InputMethodHint.ImhNone if shown else Qt.InputMethodHint.ImhHiddenText
        self.edit.setInputMethodHints(_NEVER_LEARNT | hidden)

    def _capitals_seen(self, on: bool) -> None:
        if on != self._capitals:
            self._capitals = on
            self._show_note()

    def _show_note(self) -> None:
        self._frame.is_wrong = bool(self._error)
        self._frame.update()
        sentence, icon = self._hint
        if self._error:
            self._note.show_sentence(self._error, "info", Ink.NO_RETURN, Ink.TEXT)
        elif self._capitals:
            capitals = self.tr("Caps Lock is on.")
            self._note.show_sentence(capitals, "info", Ink.TEXT_2, Ink.TEXT_2)
        elif sentence:
            ink = Ink.ACCENT if icon == "check" else Ink.TEXT_2
            self._note.show_sentence(sentence, icon, ink, Ink.TEXT_2)
        self._note.setVisible(bool(self._error or self._capitals or sentence))
