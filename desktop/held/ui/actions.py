# SPDX-License-Identifier: GPL-3.0-or-later
"""The table of commands: every act that a menu or a key can start, once.

Menus, shortcuts and tests read this table; nothing else makes a QAction.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget


class Menu(str, Enum):
    """The menus of the bar, in order."""

    FILE = QT_TRANSLATE_NOOP("Menu", "&File")
    EDIT = QT_TRANSLATE_NOOP("Menu", "&Edit")
    GO = QT_TRANSLATE_NOOP("Menu", "&Go")
    VIEW = QT_TRANSLATE_NOOP("Menu", "&View")
    HELP = QT_TRANSLATE_NOOP("Menu", "&Help")


@dataclass(frozen=True)
class Command:
    """One act.

    id: snake_case; the action's object name is this with `_action` behind it.
    keys: portable key sequence, empty for none.  Never the Meta key.
    """

    id: str
    menu: Menu
    text: str
    keys: str = ""


COMMANDS = (
    Command("new_page", Menu.FILE, QT_TRANSLATE_NOOP("Command", "&New…"), "Ctrl+N"),
    Command("receive", Menu.FILE, QT_TRANSLATE_NOOP("Command", "&Someone sent me something…")),
    Command("keep", Menu.FILE, QT_TRANSLATE_NOOP("Command", "&Keep now"), "Ctrl+S"),
    Command("lock", Menu.FILE, QT_TRANSLATE_NOOP("Command", "&Lock now"), "Ctrl+L"),
    Command("quit", Menu.FILE, QT_TRANSLATE_NOOP("Command", "Lock and &close"), "Ctrl+Q"),
    Command("undo", Menu.EDIT, QT_TRANSLATE_NOOP("Command", "&Undo"), "Ctrl+Z"),
    Command("redo", Menu.EDIT, QT_TRANSLATE_NOOP("Command", "&Redo"), "Ctrl+Shift+Z"),
    Command(
        "find_in_page", Menu.EDIT, QT_TRANSLATE_NOOP("Command", "&Find in this page"), "Ctrl+F"
    ),
    Command("find_next", Menu.EDIT, QT_TRANSLATE_NOOP("Command", "Find &next"), "F3"),
    Command("find_previous", Menu.EDIT, QT_TRANSLATE_NOOP("Command", "Find &before"), "Shift+F3"),
    Command("lift", Menu.EDIT, QT_TRANSLATE_NOOP("Command", "&Lift this line"), "Ctrl+J"),
    Command("park", Menu.EDIT, QT_TRANSLATE_NOOP("Command", "&Park a line"), "Ctrl+E"),
    Command("listen", Menu.EDIT, QT_TRANSLATE_NOOP("Command", "L&isten"), "Ctrl+Shift+L"),
    Command("move_to_stories", Menu.EDIT, QT_TRANSLATE_NOOP("Command", "This is someone's &story")),
    Command("sit", Menu.EDIT, QT_TRANSLATE_NOOP("Command", "Sit for a &while")),
    Command("other_way", Menu.EDIT, QT_TRANSLATE_NOOP("Command", "Read it the &other way")),
    Command("set_down", Menu.EDIT, QT_TRANSLATE_NOOP("Command", "&Set it down")),
    Command("pin", Menu.EDIT, QT_TRANSLATE_NOOP("Command", "&Keep at the top"), "Ctrl+T"),
    Command("shelve", Menu.EDIT, QT_TRANSLATE_NOOP("Command", "&Move to Letting go")),
    Command("today", Menu.GO, QT_TRANSLATE_NOOP("Command", "&Today"), "Ctrl+1"),
    Command("stories", Menu.GO, QT_TRANSLATE_NOOP("Command", "&Stories"), "Ctrl+2"),
    Command("inside", Menu.GO, QT_TRANSLATE_NOOP("Command", "&Inside"), "Ctrl+3"),
    Command("tests", Menu.GO, QT_TRANSLATE_NOOP("Command", "T&ests"), "Ctrl+4"),
    Command("timeline", Menu.GO, QT_TRANSLATE_NOOP("Command", "Ti&meline"), "Ctrl+5"),
    Command("bundles", Menu.GO, QT_TRANSLATE_NOOP("Command", "&Bundles"), "Ctrl+6"),
    Command("letting_go", Menu.GO, QT_TRANSLATE_NOOP("Command", "&Letting go"), "Ctrl+7"),
    Command("find", Menu.GO, QT_TRANSLATE_NOOP("Command", "F&ind"), "Ctrl+Shift+F"),
    Command("back", Menu.GO, QT_TRANSLATE_NOOP("Command", "B&ack"), "Alt+Left"),
    Command("forward", Menu.GO, QT_TRANSLATE_NOOP("Command", "&Forward"), "Alt+Right"),
    Command("menu", Menu.GO, QT_TRANSLATE_NOOP("Command", "Me&nu"), "F10"),
    Command("next_region", Menu.GO, QT_TRANSLATE_NOOP("Command", "&Next part of the window"), "F6"),
    Command(
        "previous_region",
        Menu.GO,
        QT_TRANSLATE_NOOP("Command", "&Previous part of the window"),
        "Shift+F6",
    ),
    Command("larger", Menu.VIEW, QT_TRANSLATE_NOOP("Command", "&Larger text"), "Ctrl++"),
    Command("smaller", Menu.VIEW, QT_TRANSLATE_NOOP("Command", "&Smaller text"), "Ctrl+-"),
    Command("usual_size", Menu.VIEW, QT_TRANSLATE_NOOP("Command", "&Usual text size"), "Ctrl+0"),
    Command("by_day", Menu.VIEW, QT_TRANSLATE_NOOP("Command", "By &day")),
    Command("by_lamplight", Menu.VIEW, QT_TRANSLATE_NOOP("Command", "By lam&plight")),
    Command("as_the_system", Menu.VIEW, QT_TRANSLATE_NOOP("Command", "As the s&ystem")),
    Command("settings", Menu.VIEW, QT_TRANSLATE_NOOP("Command", "S&ettings"), "Ctrl+,"),
    Command("backups", Menu.GO, QT_TRANSLATE_NOOP("Command", "Bac&kups")),
    Command("help", Menu.HELP, QT_TRANSLATE_NOOP("Command", "&Help"), "F1"),
    Command("protects", Menu.HELP, QT_TRANSLATE_NOOP("Command", "&What protects this")),
)


NO_LONGER_AT_THE_TOP = QT_TRANSLATE_NOOP("Command", "No longer at the &top")
"""What `pin` is called where that has been done."""


class Actions:
    """One QAction for each command, owned by `parent`, which is the window."""

    def __init__(self, parent: QWidget) -> None:
        self._of: dict[str, QAction] = {}
        for command in COMMANDS:
            text = QCoreApplication.translate("Command", command.text)
            action = QAction(text, parent)
            action.setObjectName(f"{command.id}_action")
            if command.keys:
                action.setShortcut(QKeySequence(command.keys))
            parent.addAction(action)
            self._of[command.id] = action

    def __getitem__(self, command_id: str) -> QAction:
        """The action of a command."""
        return self._of[command_id]

    def call_pin(self, *, pinned: bool) -> None:
        """Name the command after what it would do now."""
        usual = next(c.text for c in COMMANDS if c.id == "pin")
        text = NO_LONGER_AT_THE_TOP if pinned else usual
        self._of["pin"].setText(QCoreApplication.translate("Command", text))

    def set_enabled(self, enabled: bool) -> None:
        """Let every command act, or none: under the veil no key may reach what it covers."""
        for action in self._of.values():
            action.setEnabled(enabled)

    def in_menu(self, menu: Menu) -> tuple[QAction, ...]:
        """The actions of one menu, in the order of the table."""
        return tuple(self._of[c.id] for c in COMMANDS if c.menu is menu)
