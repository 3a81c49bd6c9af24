# SPDX-License-Identifier: GPL-3.0-or-later
"""The sentences on a recovery sheet: what it is, how it is used, and what holding it means."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from held.workflows.recovery_sheet import ONE_SHEET, Sharing

Paragraph = tuple[str, tuple[str, ...]]
"""A heading, and the sentences under it."""

_CONTEXT = "RecoveryPaper"

# One sentence a line, however long: so they can be read under one another.
# fmt: off

_LINES = (
    QT_TRANSLATE_NOOP("RecoveryPaper", "For the notebook"),
    QT_TRANSLATE_NOOP("RecoveryPaper", "Kept by"),
    QT_TRANSLATE_NOOP("RecoveryPaper", "Made on"),
)
_ALONE: tuple[Paragraph, ...] = (
    (
        QT_TRANSLATE_NOOP("RecoveryPaper", "What it opens"),
        (
            QT_TRANSLATE_NOOP("RecoveryPaper", "Everything. Whoever has this sheet and the notebook can read all of it."),
        ),
    ),
    (
        QT_TRANSLATE_NOOP("RecoveryPaper", "How it is used"),
        (
            QT_TRANSLATE_NOOP("RecoveryPaper", "Start Held, press “Use recovery words”, and write the words in this order."),
            QT_TRANSLATE_NOOP("RecoveryPaper", "Then choose a new passphrase. The sheet stays good after that."),
        ),
    ),
    (
        QT_TRANSLATE_NOOP("RecoveryPaper", "Where it is kept"),
        (
            QT_TRANSLATE_NOOP("RecoveryPaper", "Away from the computer that the notebook is on, where nobody comes upon it."),
            QT_TRANSLATE_NOOP("RecoveryPaper", "Take no photo of it, and do not type it anywhere but in Held."),
            QT_TRANSLATE_NOOP("RecoveryPaper", "Is it lost? Take it back in Held, under Settings, Recovery."),
        ),
    ),
)
_CIRCLE: tuple[Paragraph, ...] = (
    (
        QT_TRANSLATE_NOOP("RecoveryPaper", "To the person who keeps it"),
        (
            QT_TRANSLATE_NOOP("RecoveryPaper", "You were asked because you are trusted. Holding this is itself a trust."),
            QT_TRANSLATE_NOOP("RecoveryPaper", "The words are not yours to use. You need not know what is in the notebook."),
            QT_TRANSLATE_NOOP("RecoveryPaper", "Keep it where nobody comes upon it. Take no photo, and make no copy."),
        ),
    ),
    (
        QT_TRANSLATE_NOOP("RecoveryPaper", "How it is used"),
        (
            QT_TRANSLATE_NOOP("RecoveryPaper", "The writer of the notebook asks you for it, face to face or by a voice you know."),
            QT_TRANSLATE_NOOP("RecoveryPaper", "In Held they press “Use recovery words”, and write {needed} sheets one after another."),
            QT_TRANSLATE_NOOP("RecoveryPaper", "Does anyone else ask? Say no, and tell the writer of the notebook."),
        ),
    ),
    (
        QT_TRANSLATE_NOOP("RecoveryPaper", "If you cannot keep it any more"),
        (
            QT_TRANSLATE_NOOP("RecoveryPaper", "Give it back, or say so. You owe nobody a reason."),
        ),
    ),
)
_TITLE = QT_TRANSLATE_NOOP("RecoveryPaper", "Recovery sheet")
_CIRCLE_TITLE = QT_TRANSLATE_NOOP("RecoveryPaper", "Recovery circle: sheet {number} of {made}")
_LEAD = QT_TRANSLATE_NOOP("RecoveryPaper", "These twenty words open the notebook when its passphrase is forgotten.")
_CIRCLE_LEAD = QT_TRANSLATE_NOOP("RecoveryPaper", "One sheet alone opens nothing. Any {needed} of the {made} together open the notebook.")
# fmt: on


def title_words(sharing: Sharing, number: int) -> str:
    """What kind of sheet it is; `number` from 1."""
    return _said(_TITLE if sharing == ONE_SHEET else _CIRCLE_TITLE, sharing, number)


def lead_words(sharing: Sharing) -> str:
    """What it is for, in a sentence or two."""
    return _said(_LEAD if sharing == ONE_SHEET else _CIRCLE_LEAD, sharing)


def line_words() -> tuple[str, ...]:
    """What stands before the three lines: the notebook, who keeps it, the day."""
    return tuple(_said(line) for line in _LINES)


def paragraphs(sharing: Sharing) -> tuple[Paragraph, ...]:
    """What there is to say below the words."""
    chosen = _ALONE if sharing == ONE_SHEET else _CIRCLE
    return tuple(
        (_said(heading), tuple(_said(sentence, sharing) for sentence in sentences))
        for heading, sentences in chosen
    )


def _said(text: str, sharing: Sharing = ONE_SHEET, number: int = 1) -> str:
    said = QCoreApplication.translate(_CONTEXT, text)
    return said.format(needed=sharing.needed, made=sharing.made, number=number)
