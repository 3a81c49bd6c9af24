# SPDX-License-Identifier: GPL-3.0-or-later
"""The three ways to leave a question open, in words."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from held.journal.template import Aside

_WORDS = {
    Aside.NOT_SURE_YET: QT_TRANSLATE_NOOP("Aside", "Not sure yet"),
    Aside.RATHER_NOT: QT_TRANSLATE_NOOP("Aside", "Rather not"),
    Aside.NOT_MINE_TO_KNOW: QT_TRANSLATE_NOOP("Aside", "Not mine to know"),
}


def aside_words(aside: Aside) -> str:
    """How it stands among the choices."""
    return QCoreApplication.translate("Aside", _WORDS[aside])
