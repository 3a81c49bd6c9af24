# SPDX-License-Identifier: GPL-3.0-or-later
"""The colours of one theme, read from its file. Knows nothing of widgets or of who paints."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields
from enum import StrEnum
from pathlib import Path

from PySide6.QtGui import QColor


class RoomHue(StrEnum):
    """The rooms that have a colour of their own."""

    STORIES = "stories"
    INSIDE = "inside"
    TESTS = "tests"


@dataclass(frozen=True)
class RoomColours:
    """A room's hue for words, icons and edges; its soft ground; its ribbon."""

    hue: QColor
    soft: QColor
    ribbon: QColor


@dataclass(frozen=True)
class Tokens:
    """Every colour by what it is for. The washes carry alpha and lie over any ground."""

    window: QColor
    side: QColor
    table: QColor
    page: QColor
    raised: QColor
    text: QColor
    text_2: QColor
    hint: QColor
    edge: QColor
    hairline: QColor
    accent: QColor
    fill: QColor
    fill_hover: QColor
    fill_pressed: QColor
    on_fill: QColor
    fill_disabled: QColor
    wash_hover: QColor
    wash_pressed: QColor
    soft: QColor
    selection: QColor
    found: QColor
    no_return: QColor
    no_return_soft: QColor
    focus: QColor
    tint_green: QColor
    tint_clay: QColor
    tint_plum: QColor
    tint_amber: QColor
    tint_paper: QColor
    rooms: Mapping[RoomHue, RoomColours]

    def room(self, hue: RoomHue | None) -> RoomColours:
        """The three colours of a room; of what belongs to none, those in which Held acts."""
        if hue is None:
            return RoomColours(self.accent, self.soft, self.fill)
        return self.rooms[hue]

    def plain_colours(self) -> dict[str, str]:
        """Every colour without alpha as "#rrggbb" by name; a room's as `stories_hue` and so on."""
        named = {f.name: getattr(self, f.name) for f in fields(self) if f.name != "rooms"}
        found = {name: colour.name() for name, colour in named.items()}
        for hue, colours in self.rooms.items():
            found[f"{hue}_hue"] = colours.hue.name()
            found[f"{hue}_soft"] = colours.soft.name()
            found[f"{hue}_ribbon"] = colours.ribbon.name()
        return found


def read_tokens(theme_file: Path) -> Tokens:
    """The tokens of one theme file that Held carries. A missing or unknown name raises."""
    content = tomllib.loads(theme_file.read_text(encoding="utf-8"))
    rooms = {
        RoomHue(room): RoomColours(**{part: QColor(colour) for part, colour in colours.items()})
        for room, colours in content.pop("rooms").items()
    }
    return Tokens(rooms=rooms, **{name: QColor(colour) for name, colour in content.items()})


def over(ground: QColor, wash: QColor, strength: float = 1.0) -> QColor:
    """The opaque colour seen where `wash` lies over `ground`, its alpha times `strength`."""
    alpha = wash.alphaF() * strength
    return QColor.fromRgbF(
        ground.redF() + (wash.redF() - ground.redF()) * alpha,
        ground.greenF() + (wash.greenF() - ground.greenF()) * alpha,
        ground.blueF() + (wash.blueF() - ground.blueF()) * alpha,
    )


def faded(colour: QColor, strength: float) -> QColor:
    """The same colour at `strength` (0 to 1) of its opacity."""
    result = QColor(colour)
    result.setAlphaF(colour.alphaF() * strength)
    return result
