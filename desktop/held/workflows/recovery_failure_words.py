# SPDX-License-Identifier: GPL-3.0-or-later
"""The sentences for what can be wrong with words on paper, and with the paper.  For `failure_words` alone."""

from __future__ import annotations

from held.errors import HeldError
from held.workflows import failures as f
from held.workflows.translatable import QT_TRANSLATE_NOOP

# One sentence a line, however long: so they can be read under one another.
# fmt: off

RECOVERY_WORDS: dict[type[HeldError], tuple[str, str, str]] = {
    f.WordsMissing: (
        QT_TRANSLATE_NOOP("Failure", "Word {number} is still empty."),
        QT_TRANSLATE_NOOP("Failure", "All twenty words of the sheet are needed."),
        QT_TRANSLATE_NOOP("Failure", "Write it from the paper."),
    ),
    f.WordUnknown: (
        QT_TRANSLATE_NOOP("Failure", "Word {number} is not a word that can stand on a sheet."),
        QT_TRANSLATE_NOOP("Failure", "Held does not guess which one was meant."),
        QT_TRANSLATE_NOOP("Failure", "Look at this word on the paper once more."),
    ),
    f.WordsMismatched: (
        QT_TRANSLATE_NOOP("Failure", "These words do not fit together."),
        QT_TRANSLATE_NOOP("Failure", "One of them is another word, or two have changed places."),
        QT_TRANSLATE_NOOP("Failure", "Compare each with the paper, and the order too."),
    ),
    f.WordsNotHelds: (
        QT_TRANSLATE_NOOP("Failure", "These words were not made by Held."),
        QT_TRANSLATE_NOOP("Failure", "They fit together, but they belong to something else."),
        QT_TRANSLATE_NOOP("Failure", "Look for the sheet that names Held at its top."),
    ),
    f.WrongWords: (
        QT_TRANSLATE_NOOP("Failure", "These words do not open this notebook."),
        QT_TRANSLATE_NOOP("Failure", "They may be of another notebook, or were taken back since."),
        QT_TRANSLATE_NOOP("Failure", "Look whether there is another sheet. Nothing is lost."),
    ),
    f.SheetTwice: (
        QT_TRANSLATE_NOOP("Failure", "This sheet was entered before."),
        QT_TRANSLATE_NOOP("Failure", "A circle opens only with different sheets."),
        QT_TRANSLATE_NOOP("Failure", "Enter the words of another one."),
    ),
    f.SheetsMixed: (
        QT_TRANSLATE_NOOP("Failure", "This sheet does not go with the ones before."),
        QT_TRANSLATE_NOOP("Failure", "They were not made together, so they open nothing together."),
        QT_TRANSLATE_NOOP("Failure", "Look at the day on each. Enter one that has the same day."),
    ),
    f.MoreSheetsNeeded: (
        QT_TRANSLATE_NOOP("Failure", "It takes {needed} sheets of this circle."),
        QT_TRANSLATE_NOOP("Failure", "So far {given} can be read."),
        QT_TRANSLATE_NOOP("Failure", "Enter the words of another one."),
    ),
    f.SlotsFull: (
        QT_TRANSLATE_NOOP("Failure", "This notebook has as many ways in as it can have."),
        QT_TRANSLATE_NOOP("Failure", "There are {most}. So no new one was made."),
        QT_TRANSLATE_NOOP("Failure", "Take one back first, under Settings, Recovery."),
    ),
    f.NameTaken: (
        QT_TRANSLATE_NOOP("Failure", "A file of this name is there already."),
        QT_TRANSLATE_NOOP("Failure", "It was not touched, and nothing was written."),
        QT_TRANSLATE_NOOP("Failure", "Choose another name."),
    ),
    f.PrintingFailed: (
        QT_TRANSLATE_NOOP("Failure", "The page could not be printed."),
        QT_TRANSLATE_NOOP("Failure", "This computer's printing did not take it."),
        QT_TRANSLATE_NOOP("Failure", "Look at the printer, save it as a PDF, or write by hand."),
    ),
}
