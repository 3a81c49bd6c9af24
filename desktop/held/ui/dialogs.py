# SPDX-License-Identifier: GPL-3.0-or-later
"""Asking for a place on the disk, with Qt's own window and never the system's.

The system's file windows read this process, which the seal forbids, and keep lists of what was
used last.  Qt's own keeps the folder that was visited; that is emptied after each use.
Knows nothing of vaults or bundles.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QDir, QSettings, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFileDialog, QLineEdit, QToolButton, QWidget

from held.ui.look import of
from held.ui.widgets.naming import name

Chosen = Callable[[Path], None]
"""A bound method that gets the place.  Nothing is called when the person turns back."""

_WIDTH, _HEIGHT = 720, 480
_BUTTONS = {
    "backButton": "arrow-left",
    "forwardButton": "arrow-right",
    "toParentButton": "chevron-up",
    "newFolderButton": "plus",
    "listModeButton": "list",
    "detailModeButton": "menu",
}
_KEPT_BY_QT = ("history", "lastVisited")
_FROM_ANYWHERE = ("lock", "quit")


class PlaceDialog(QFileDialog):
    """One question for a file or a folder.  Open it with `open`; it deletes itself at the end.

    chosen: emitted once with the Path, when the person has settled on one.
    """

    chosen = Signal(Path)

    def __init__(self, parent: QWidget, purpose: str) -> None:
        super().__init__(parent)
        self.setOption(QFileDialog.Option.DontUseNativeDialog)
        self.setOption(QFileDialog.Option.DontUseCustomDirectoryIcons)
        # Qt would ask about an existing file in a second window that stops everything.
        self.setOption(QFileDialog.Option.DontConfirmOverwrite)
        self.setWindowTitle(self.tr("Held: {purpose}").format(purpose=purpose))
        self.setDirectory(QDir.homePath())
        self.setViewMode(QFileDialog.ViewMode.List)
        self.setLabelText(QFileDialog.DialogLabel.Reject, self.tr("Back"))
        name(self, "place_dialog", purpose)
        self._take_over_keys(parent.window())
        self._dress()
        # Qt writes when the window is destroyed, so a plain function has to outlive it.
        self.destroyed.connect(forget_visited_folders)
        self.fileSelected.connect(self._tell)
        self.finished.connect(self.deleteLater)

    def _take_over_keys(self, window: QWidget) -> None:
        """Keys of the window below do not reach a dialog, and Held must lock from here too."""
        for command in _FROM_ANYWHERE:
            action = window.findChild(QAction, f"{command}_action")
            if action is not None:
                self.addAction(action)

    def _dress(self) -> None:
        """Our icons on Qt's small buttons, which are black in any theme, and room for names."""
        look = of(self)
        for object_name, icon in _BUTTONS.items():
            button = self.findChild(QToolButton, object_name)
            if button is not None:
                button.setIcon(look.icon(icon, look.tokens.text_2))
        self.resize(look.px(_WIDTH), look.px(_HEIGHT))

    def accept(self) -> None:
        if self.acceptMode() == QFileDialog.AcceptMode.AcceptSave and self._is_taken():
            return
        super().accept()

    def _is_taken(self) -> bool:
        """Whether there is such a file already.  Then a free name is offered instead."""
        target = self._typed()
        if target is None or not target.exists() or target.is_dir():
            return False
        label = QFileDialog.DialogLabel.FileName
        self.setLabelText(label, self.tr("That name is taken. Another one:"))
        free = _free_name(target)
        self.setDirectory(str(free.parent))
        # `selectFile` would leave the words of a field that has the focus.
        field = self.findChild(QLineEdit, "fileNameEdit")
        if field is not None:
            field.setText(free.name)
        return True

    def _typed(self) -> Path | None:
        files = self.selectedFiles()
        return Path(files[0]) if files else None

    def _tell(self, file: str) -> None:
        self.chosen.emit(Path(file))


def choose_file(
    parent: QWidget, purpose: str, patterns: tuple[str, ...], chosen: Chosen
) -> PlaceDialog:
    """Ask for one file that exists, without waiting.

    purpose: completes the title, "choose a file".
    patterns: such as ("*.age",); every file can be shown as well.
    """
    dialog = PlaceDialog(parent, purpose)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    kinds = " ".join(patterns)
    dialog.setNameFilters(
        [
            f"{QCoreApplication.translate('Dialogs', 'Files of this kind')} ({kinds})",
            f"{QCoreApplication.translate('Dialogs', 'All files')} (*)",
        ]
    )
    dialog.setLabelText(
        QFileDialog.DialogLabel.Accept, QCoreApplication.translate("Dialogs", "Choose")
    )
    return _opened(dialog, chosen)


def choose_folder(parent: QWidget, purpose: str, chosen: Chosen) -> PlaceDialog:
    """Ask for one folder that exists, without waiting."""
    dialog = PlaceDialog(parent, purpose)
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly)
    dialog.setLabelText(
        QFileDialog.DialogLabel.Accept, QCoreApplication.translate("Dialogs", "Choose")
    )
    return _opened(dialog, chosen)


def choose_target(
    parent: QWidget, purpose: str, suggested_name: str, chosen: Chosen
) -> PlaceDialog:
    """Ask where a new file is to go, without waiting.  A file that exists is never offered over.

    suggested_name: with its ending, which is put behind a name typed without one.
    """
    dialog = PlaceDialog(parent, purpose)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setFileMode(QFileDialog.FileMode.AnyFile)
    dialog.setDefaultSuffix("".join(Path(suggested_name).suffixes).removeprefix("."))
    dialog.selectFile(suggested_name)
    dialog.setLabelText(
        QFileDialog.DialogLabel.Accept, QCoreApplication.translate("Dialogs", "Put it here")
    )
    return _opened(dialog, chosen)


def forget_visited_folders() -> None:
    """Empty what Qt keeps in QtProject.conf about the folders that its window showed."""
    settings = QSettings(QSettings.Scope.UserScope, "QtProject")
    settings.beginGroup("FileDialog")
    for key in _KEPT_BY_QT:
        if settings.value(key):
            settings.setValue(key, "")
    settings.endGroup()
    settings.sync()


def _opened(dialog: PlaceDialog, chosen: Chosen) -> PlaceDialog:
    dialog.chosen.connect(chosen)
    dialog.open()
    return dialog


def _free_name(taken: Path) -> Path:
    ending = "".join(taken.suffixes)
    stem = taken.name.removesuffix(ending)
    number = 2
    while (free := taken.with_name(f"{stem} {number}{ending}")).exists():
        number += 1
    return free
