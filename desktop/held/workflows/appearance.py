# SPDX-License-Identifier: GPL-3.0-or-later
"""How the program looks, which is needed before anything is unlocked: someone who reads at 200 %
must be able to read the unlock page.  A small file in the config folder, and nothing else in it.
"""

from __future__ import annotations

import json
import math
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from held.errors import HeldError
from held.files.atomic_write import atomic_write, make_private_folder
from held.files.disk_errors import PlaceKind
from held.files.whole_file import read_whole

_AT_MOST = 4096
SMALLEST_SCALE, LARGEST_SCALE = 0.8, 2.0
"""What Held can show: at less it cannot be read, at more nothing has room."""
_SHORTEST_SIDE, _LONGEST_SIDE = 480, 16_384


@dataclass(frozen=True)
class Appearance:
    """How the program looks, and how large its window was.

    theme: "light", "dark" or "system".  text_scale: 1.0 is 100 %.  width, height: logical px.
    """

    theme: str = "system"
    text_scale: float = 1.0
    reduced_motion: bool = False
    legible_letters: bool = False
    width: int = 1280
    height: int = 800
    maximised: bool = False


class AppearanceFile:
    """Where the appearance is kept.  `config` is the folder; it may not exist yet."""

    def __init__(self, config: Path) -> None:
        self._path = config / "appearance.json"

    def read(self) -> Appearance:
        """What was chosen.  A missing or strange file gives how Held starts: no choice is worth
        keeping a person from their notebook.
        """
        try:
            found = json.loads(read_whole(self._path, PlaceKind.REMEMBERED_PLACES, _AT_MOST))
            return _checked(found)
        except (HeldError, ValueError, TypeError, KeyError, OverflowError, RecursionError):
            return Appearance()

    def save(self, appearance: Appearance) -> None:
        """Keep it.  Raises DiskError."""
        make_private_folder(self._path.parent, PlaceKind.REMEMBERED_PLACES)
        content = json.dumps(asdict(appearance), indent=1).encode()
        atomic_write(self._path, content, PlaceKind.REMEMBERED_PLACES)


def larger(now: Appearance) -> Appearance:
    """The same with text of the next size up: whole tenths, as far as Held can show it."""
    return with_text_scale(now, (math.floor(_tenths(now)) + 1) / 10)


def smaller(now: Appearance) -> Appearance:
    """The same with text of the next size down."""
    return with_text_scale(now, (math.ceil(_tenths(now)) - 1) / 10)


def with_text_scale(now: Appearance, scale: float) -> Appearance:
    """The same with text of this size, within what Held can show."""
    return replace(now, text_scale=_within(scale))


def _tenths(now: Appearance) -> float:
    # 1.1 * 10 is a little more than 11.
    return round(now.text_scale * 10, 6)


def _within(scale: float) -> float:
    return min(LARGEST_SCALE, max(SMALLEST_SCALE, scale))


def _checked(found: dict[str, object]) -> Appearance:
    theme, scale = found["theme"], found["text_scale"]
    if theme not in ("light", "dark", "system") or not isinstance(scale, int | float):
        raise ValueError
    return Appearance(
        theme=str(theme),
        text_scale=_within(float(scale)),
        reduced_motion=found["reduced_motion"] is True,
        legible_letters=found["legible_letters"] is True,
        width=_length(found.get("width"), Appearance.width),
        height=_length(found.get("height"), Appearance.height),
        maximised=found.get("maximised") is True,
    )


def _length(found: object, otherwise: int) -> int:
    """A side of the window; one that no screen has is not believed."""
    fits = isinstance(found, int) and _SHORTEST_SIDE <= found <= _LONGEST_SIDE
    return found if fits and isinstance(found, int) else otherwise
