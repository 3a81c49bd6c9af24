# SPDX-License-Identifier: GPL-3.0-or-later
"""Tokens as Qt's palette, and the few style sheet lines Held allows itself."""

from __future__ import annotations

from PySide6.QtGui import QColor, QPalette

from held.ui.look.tokens import Tokens, over

_BULLET = 8226


def make_palette(tokens: Tokens) -> QPalette:
    """The palette of the program: the same for active and inactive windows."""
    palette = QPalette()
    for group in (QPalette.ColorGroup.Active, QPalette.ColorGroup.Inactive):
        for role, colour in _roles(tokens).items():
            palette.setColor(group, role, colour)
    disabled = _roles(tokens) | _disabled_roles(tokens)
    for role, colour in disabled.items():
        palette.setColor(QPalette.ColorGroup.Disabled, role, colour)
    return palette


def _roles(tokens: Tokens) -> dict[QPalette.ColorRole, QColor]:
    role = QPalette.ColorRole
    return {
        role.Window: tokens.window,
        role.WindowText: tokens.text,
        role.Base: tokens.raised,
        role.AlternateBase: tokens.page,
        role.Text: tokens.text,
        role.PlaceholderText: tokens.hint,
        role.Button: tokens.raised,
        role.ButtonText: tokens.text,
        role.BrightText: tokens.on_fill,
        role.Highlight: tokens.selection,
        role.HighlightedText: tokens.text,
        role.Accent: tokens.fill,
        role.Link: tokens.accent,
        role.LinkVisited: tokens.accent,
        role.ToolTipBase: tokens.raised,
        role.ToolTipText: tokens.text,
        role.Light: tokens.raised,
        role.Midlight: tokens.page,
        role.Mid: tokens.hairline,
        role.Dark: tokens.edge,
        role.Shadow: tokens.edge,
    }


def _disabled_roles(tokens: Tokens) -> dict[QPalette.ColorRole, QColor]:
    role = QPalette.ColorRole
    return {
        role.WindowText: tokens.hint,
        role.Text: tokens.hint,
        role.ButtonText: tokens.hint,
        role.HighlightedText: tokens.hint,
    }


def line_edit_sheet(tokens: Tokens) -> str:
    """No frame, no ground, full strength placeholder, small discs for hidden letters."""
    # A `color` here would put the placeholder at half strength, so both are named.
    return (
        "QLineEdit { border: none; background: transparent; padding: 0; margin: 0;"
        f" color: {tokens.text.name()}; placeholder-text-color: {tokens.hint.name()};"
        f" selection-background-color: {tokens.selection.name()};"
        f" selection-color: {tokens.text.name()};"
        f" lineedit-password-character: {_BULLET}; }}"
        f"QLineEdit:disabled {{ color: {tokens.hint.name()};"
        f" placeholder-text-color: {tokens.edge.name()}; }}"
    )


def menu_sheet(tokens: Tokens, scale: float) -> str:
    """A slip of raised paper with quiet rows."""

    def px(length: int) -> str:
        return f"{round(length * scale)}px"

    chosen = over(tokens.raised, tokens.wash_hover)
    return (
        f"QMenu {{ background: {tokens.raised.name()}; color: {tokens.text.name()};"
        f" border: 1px solid {tokens.edge.name()}; padding: {px(6)}; }}"
        f"QMenu::item {{ padding: {px(6)} {px(24)} {px(6)} {px(12)}; border-radius: {px(6)}; }}"
        f"QMenu::item:selected {{ background: {chosen.name()}; }}"
        f"QMenu::item:disabled {{ color: {tokens.hint.name()}; }}"
        f"QMenu::separator {{ height: 1px; background: {tokens.hairline.name()};"
        f" margin: {px(4)} {px(12)}; }}"
    )
