# SPDX-License-Identifier: GPL-3.0-or-later
"""The quiet buttons over a page of writing.  What they start is the page's affair."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from held.ui.widgets.buttons import QuietButton
from held.ui.widgets.naming import name
from held.workflows.write_entry import FREE_PAGE, STORY

CHECK_IN = "check_in"


@dataclass(frozen=True)
class _Action:
    """act: the command it starts.  spoken: what it says aloud, when that is more than its words.

    template: of the page over which it stands; empty for every page.
    """

    act: str
    words: str
    icon: str
    spoken: str = ""
    template: str = ""


def make_actions(template_id: str, *, in_lines: bool) -> dict[str, QuietButton]:
    """The buttons of a page on that template by the command they start, from left to right.

    in_lines: the page is lines under one another.  Over those stands one button alone.
    """
    if in_lines:
        return {_ANOTHER_LINE.act: _button(_ANOTHER_LINE)}
    return {
        action.act: _button(action) for action in _ACTIONS if action.template in {"", template_id}
    }


def _button(action: _Action) -> QuietButton:
    words = QCoreApplication.translate("HeaderActions", action.words)
    button = QuietButton(words, icon=action.icon)
    spoken = QCoreApplication.translate("HeaderActions", action.spoken) if action.spoken else words
    name(button, f"{action.act}_button", spoken)
    return button


_ANOTHER_LINE = _Action("another_line", QT_TRANSLATE_NOOP("HeaderActions", "Another line"), "plus")
_ACTIONS = (
    _Action(
        "move_to_stories",
        QT_TRANSLATE_NOOP("HeaderActions", "This is someone's story"),
        "book-open",
        template=FREE_PAGE,
    ),
    _Action(
        "listen",
        QT_TRANSLATE_NOOP("HeaderActions", "Listen"),
        "ear",
        spoken=QT_TRANSLATE_NOOP("HeaderActions", "Listen: only the page and the strip"),
        template=STORY,
    ),
    _Action(
        "other_way",
        QT_TRANSLATE_NOOP("HeaderActions", "Read it the other way"),
        "refresh-cw",
        template=CHECK_IN,
    ),
    _Action("set_down", QT_TRANSLATE_NOOP("HeaderActions", "Set it down"), "feather"),
)
