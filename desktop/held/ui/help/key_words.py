# SPDX-License-Identifier: GPL-3.0-or-later
"""The keys, made from the one table of commands, so that help and menus never differ."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QKeySequence

from held.ui.actions import COMMANDS, Menu
from held.ui.help.help_text import Block, Shape


def key_blocks() -> Iterator[Block]:
    """Every command that has a key, under the name of its menu and in the menu's order."""
    for menu in Menu:
        commands = [command for command in COMMANDS if command.menu is menu and command.keys]
        if commands:
            yield Block(Shape.HEADING, _plain(QCoreApplication.translate("Menu", menu.value)))
        for command in commands:
            words = _plain(QCoreApplication.translate("Command", command.text))
            keys = QKeySequence(command.keys).toString(QKeySequence.SequenceFormat.NativeText)
            yield Block(Shape.ITEM, words, keys)


def _plain(text: str) -> str:
    return text.replace("&", "").removesuffix("…")
