# SPDX-License-Identifier: GPL-3.0-or-later
"""The type of Held: which face, weight, size and line each role has. Knows nothing of colour.

Registering a file costs about 0.1 ms once Qt has looked at the system's own fonts, so the eight
files of the two usual faces are registered at once, and the third face when it is asked for.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto
from pathlib import Path

from PySide6.QtGui import QFont, QFontDatabase, QGuiApplication

INTER = "Inter"
LITERATA = "Literata"
ATKINSON = "Atkinson Hyperlegible Next"

_FOLDERS = {
    INTER: "inter",
    LITERATA: "literata",
    ATKINSON: "atkinson-hyperlegible-next",
}


class FontRole(Enum):
    """What a piece of text is for."""

    DISPLAY = auto()
    HEADING_1 = auto()
    HEADING_2 = auto()
    BRAND = auto()
    HEADING_3 = auto()
    WRITING = auto()
    LEAD = auto()
    DRAWN_WORD = auto()
    SHORT_ANSWER = auto()
    OWN_NOTE = auto()
    CONTROL = auto()
    CONTROL_STRONG = auto()
    CONTROL_WHERE = auto()
    SMALL = auto()
    SMALL_STRONG = auto()


@dataclass(frozen=True)
class Type:
    """One role's face, weight, size and line in px at text scale 1, and tracking in px."""

    family: str
    weight: QFont.Weight
    size: float
    line: int
    tracking: float = 0.0
    italic: bool = False


_NORMAL = QFont.Weight.Normal
_MEDIUM = QFont.Weight.Medium
_SEMI = QFont.Weight.DemiBold

TYPES: dict[FontRole, Type] = {
    FontRole.DISPLAY: Type(LITERATA, _SEMI, 34, 40, -0.2),
    FontRole.HEADING_1: Type(LITERATA, _SEMI, 26, 36, -0.2),
    FontRole.HEADING_2: Type(LITERATA, _SEMI, 20, 28),
    FontRole.BRAND: Type(LITERATA, _SEMI, 20, 28),
    FontRole.HEADING_3: Type(LITERATA, _SEMI, 16, 24),
    FontRole.WRITING: Type(LITERATA, _NORMAL, 18, 28),
    FontRole.LEAD: Type(LITERATA, _NORMAL, 17, 26),
    FontRole.DRAWN_WORD: Type(LITERATA, _MEDIUM, 22, 32),
    FontRole.SHORT_ANSWER: Type(LITERATA, _NORMAL, 15, 24),
    FontRole.OWN_NOTE: Type(LITERATA, _NORMAL, 15, 24, italic=True),
    FontRole.CONTROL: Type(INTER, _NORMAL, 14, 20),
    FontRole.CONTROL_STRONG: Type(INTER, _MEDIUM, 14, 20),
    FontRole.CONTROL_WHERE: Type(INTER, _SEMI, 14, 20),
    FontRole.SMALL: Type(INTER, _NORMAL, 12.5, 18, 0.1),
    FontRole.SMALL_STRONG: Type(INTER, _MEDIUM, 12.5, 18, 0.1),
}


class Fonts:
    """Makes each role's font at a text scale, in the usual faces or in the legible one."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._registered: set[str] = set()
        self._made: dict[tuple[FontRole, float, bool], QFont] = {}

    def font(self, role: FontRole, scale: float, legible: bool) -> QFont:
        """The font of a role; a copy, so that the caller may change it."""
        key = (role, scale, legible)
        if key not in self._made:
            self._made[key] = self._make(TYPES[role], scale, legible)
        return QFont(self._made[key])

    def _make(self, form: Type, scale: float, legible: bool) -> QFont:
        family = ATKINSON if legible else form.family
        self._register(family)
        font = QFont(family)
        # Points, so that a screen's own density still counts; 0.75 of the px at 96 dots an inch.
        font.setPointSizeF(form.size * scale * 72.0 / _dots_per_inch())
        weight = form.weight
        if legible and weight == _MEDIUM:
            weight = _SEMI
        font.setWeight(weight)
        font.setItalic(form.italic)
        font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
        if form.tracking:
            font.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, form.tracking * scale)
        return font

    def _register(self, family: str) -> None:
        if family in self._registered:
            return
        self._registered.add(family)
        for file in sorted((self._folder / _FOLDERS[family]).glob("*.ttf")):
            if QFontDatabase.addApplicationFont(str(file)) < 0:
                raise RuntimeError(f"Held's own font {file.name} cannot be read.")


def _dots_per_inch() -> float:
    screen = QGuiApplication.primaryScreen()
    return screen.logicalDotsPerInchY() if screen else 96.0
