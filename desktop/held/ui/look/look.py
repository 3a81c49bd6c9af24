# SPDX-License-Identifier: GPL-3.0-or-later
"""The one look of the running program: colours, type, scale and theme, and their live change.

Made once by the app beside the QApplication and found again from any widget. It must not know
pages or what is written on them.
"""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFont, QIcon, QPainter
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu, QToolTip, QWidget

from held.ui.look.drawings import Drawing, Drawings
from held.ui.look.fonts import TYPES, FontRole, Fonts
from held.ui.look.icons import Icons
from held.ui.look.palette import line_edit_sheet, make_palette, menu_sheet
from held.ui.look.shadow import Depth, Shadows
from held.ui.look.tokens import Tokens, read_tokens
from held.workflows.appearance import LARGEST_SCALE, SMALLEST_SCALE


class Theme(StrEnum):
    """Which colours: by day, by lamplight, or as the system says."""

    LIGHT = "light"
    DARK = "dark"
    SYSTEM = "system"


class Look(QObject):
    """Colours, fonts and sizes as they are now. A child of the QApplication.

    When anything changes, every widget gets a `StyleChange` (see `QWidget.changeEvent`), then
    `changed` is emitted.
    """

    changed = Signal()

    def __init__(self, application: QApplication, resources: Path) -> None:
        super().__init__(application)
        for earlier in application.findChildren(Look):
            earlier.step_back()
        self.setObjectName("look")
        self._application = application
        self._resources = resources
        self._theme = Theme.SYSTEM
        self._system_scheme = application.styleHints().colorScheme()
        self._text_scale = 1.0
        self._legible = False
        self._reduced_motion = False
        self._read: dict[Theme, Tokens] = {}
        self._fonts = Fonts(resources / "fonts")
        self._icons = Icons(resources / "icons")
        self._drawings = Drawings(resources / "drawings")
        self._shadows = Shadows()
        self.tokens = self._tokens_now()

        application.setEffectEnabled(Qt.UIEffect.UI_AnimateMenu, False)
        self._dress_application()
        application.styleHints().colorSchemeChanged.connect(self._follow_system)

    @property
    def theme(self) -> Theme:
        """What was asked for; `is_dark` says what is shown."""
        return self._theme

    def set_theme(self, theme: Theme | str) -> None:
        """Show the colours of `theme` from now on."""
        self._theme = Theme(theme)
        self._apply()

    @property
    def is_dark(self) -> bool:
        """Whether the lamplight colours are shown now."""
        return self._shown_theme() is Theme.DARK

    @property
    def text_scale(self) -> float:
        """1.0 is 100 %."""
        return self._text_scale

    def set_text_scale(self, scale: float) -> None:
        """Make text, controls and room around them larger or smaller, 0.8 to 2.0."""
        self._text_scale = min(LARGEST_SCALE, max(SMALLEST_SCALE, scale))
        self._apply()

    @property
    def legible_letters(self) -> bool:
        """Whether one face drawn to be told apart letter by letter is used for all."""
        return self._legible

    def set_legible_letters(self, legible: bool) -> None:
        """Use that face for all text, or the usual two."""
        self._legible = legible
        self._apply()

    @property
    def reduced_motion(self) -> bool:
        """Whether every change happens at once."""
        return self._reduced_motion

    def set_reduced_motion(self, reduced: bool) -> None:
        """Let nothing move or fade."""
        self._reduced_motion = reduced
        self._apply()

    def px(self, length: float) -> int:
        """A length of the design in whole logical px at the present text scale."""
        return round(length * self._text_scale)

    def font(self, role: FontRole) -> QFont:
        """The font of a role at the present text scale."""
        return self._fonts.font(role, self._text_scale, self._legible)

    def line_height(self, role: FontRole) -> int:
        """From one baseline of a role to the next, in logical px."""
        return self.px(TYPES[role].line)

    def draw_icon(self, painter: QPainter, name: str, rect: QRectF, colour: QColor) -> None:
        """Draw one of our icons by its file name, sharp at any size."""
        self._icons.draw(painter, name, rect, colour)

    def icon(self, name: str, colour: QColor, size: int = 16) -> QIcon:
        """An icon where Qt wants one of its own, such as in a menu of Qt's making."""
        return self._icons.icon(name, colour, self.px(size))

    def draw_shadow(
        self, painter: QPainter, rect: QRectF, radius: float, depth: Depth = Depth.PAGE
    ) -> None:
        """Draw the shadow of a rounded rectangle; it reaches `SHADOW_REACH` beyond it."""
        self._shadows.draw(painter, rect, radius, depth, self.is_dark)

    def draw_drawing(self, painter: QPainter, drawing: Drawing, rect: QRectF) -> None:
        """Draw a line drawing in the present colours, as large as `rect` allows."""
        self._drawings.draw(painter, drawing, rect, self.tokens)

    def dress_line_edit(self, edit: QLineEdit, role: FontRole = FontRole.CONTROL) -> None:
        """Give a line edit its type and take its frame away: whoever holds it paints one."""
        edit.setFont(self.font(role))
        edit.setFrame(False)
        edit.setStyleSheet(line_edit_sheet(self.tokens))

    def dress_menu(self, menu: QMenu) -> None:
        """Give a menu of Qt's own making our paper and our distances."""
        menu.setFont(self.font(FontRole.CONTROL))
        menu.setStyleSheet(menu_sheet(self.tokens, self._text_scale))

    def step_back(self) -> None:
        """Another look is made in the same program: widgets find that one from now on."""
        self.setObjectName("")
        self._theme = Theme.LIGHT

    def _shown_theme(self) -> Theme:
        if self._theme is not Theme.SYSTEM:
            return self._theme
        return Theme.DARK if self._system_scheme == Qt.ColorScheme.Dark else Theme.LIGHT

    def _tokens_now(self) -> Tokens:
        shown = self._shown_theme()
        if shown not in self._read:
            self._read[shown] = read_tokens(self._resources / "themes" / f"{shown}.toml")
        return self._read[shown]

    def _follow_system(self, scheme: Qt.ColorScheme) -> None:
        self._system_scheme = scheme
        if self._theme is Theme.SYSTEM:
            self._apply()

    def _dress_application(self) -> None:
        palette = make_palette(self.tokens)
        self._application.setPalette(palette)
        self._application.setFont(self.font(FontRole.CONTROL))
        QToolTip.setPalette(palette)
        QToolTip.setFont(self.font(FontRole.SMALL))

    def _apply(self) -> None:
        self.tokens = self._tokens_now()
        self._dress_application()
        for widget in QApplication.allWidgets():
            QApplication.sendEvent(widget, QEvent(QEvent.Type.StyleChange))
            widget.update()
        self.changed.emit()


def look_beside(application: QApplication, resources: Path) -> Look:
    """The look of this program: made when first asked for, found after that."""
    found = application.findChild(Look, "look")
    return found if found is not None else Look(application, resources)


def of(_widget: QWidget) -> Look:
    """The look of the program this widget belongs to."""
    return present_look()


def present_look() -> Look:
    """The look of the running program, for a painter that has no widget at hand."""
    application = QApplication.instance()
    found = application.findChild(Look, "look") if application else None
    if found is None:
        raise RuntimeError("A Look is made beside the QApplication before any widget.")
    return found
