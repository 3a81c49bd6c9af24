# SPDX-License-Identifier: GPL-3.0-or-later
"""The words for what a person should hear after unlocking."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from held.workflows.open_notices import OpenNotice

_WORDS = {
    OpenNotice.CHANGES_MAY_BE_MISSING: QT_TRANSLATE_NOOP(
        "OpenNotice",
        "Held ended without locking, and its last changes are damaged. Some may be missing.",
    ),
    OpenNotice.OLDER_KEY_FILE: QT_TRANSLATE_NOOP(
        "OpenNotice", "An older key file is in place. A passphrase you replaced may work again."
    ),
    OpenNotice.OPEN_TO_OTHERS: QT_TRANSLATE_NOOP(
        "OpenNotice", "Other people who use this computer can change this notebook's folder."
    ),
}


def notice_words(notice: OpenNotice) -> str:
    """One or two sentences."""
    return QCoreApplication.translate("OpenNotice", _WORDS[notice])
