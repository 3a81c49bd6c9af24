# SPDX-License-Identifier: GPL-3.0-or-later
"""From nothing to the first window: seal, look for a screen, make the application, compose.

The order matters: the seal stands before the first thread, the first window and the first file.
"""

from __future__ import annotations

import gc
import os
import sys
from typing import TYPE_CHECKING

from held.app import crash_report
from held.app.lock import Restart
from held.seal import seal_process

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

NO_SCREEN = 3
"""Exit status when there is nothing to show a window on."""


def start() -> int:
    """Open Held for this person and stay until it is closed.  Returns the exit code."""
    crash_report.install()
    # Until the first page stands nothing is thrown away, so there is nothing to look for.
    gc.disable()
    seal = seal_process()
    if not has_screen():
        sys.stderr.write("Held needs a screen: neither DISPLAY nor WAYLAND_DISPLAY is set.\n")
        return NO_SCREEN
    application = make_application()
    from held.app.compose import Composition, Surroundings
    from held.files.places import Places
    from held.workflows.clock import SystemClock

    around = Surroundings(Places.of_this_user(), SystemClock(), seal, this_program())
    composition = Composition(application, around)
    composition.show()
    gc.freeze()
    gc.enable()
    return application.exec()


def has_screen() -> bool:
    """Whether a window can be shown.  Qt ends the whole process where it cannot."""
    if sys.platform != "linux" or os.environ.get("QT_QPA_PLATFORM"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def make_application() -> QApplication:
    """The QApplication, given no arguments of ours: session managers would store them."""
    from PySide6.QtCore import qInstallMessageHandler
    from PySide6.QtGui import QGuiApplication
    from PySide6.QtWidgets import QApplication

    qInstallMessageHandler(crash_report.report_qt)
    # Asking a running QApplication for a style costs 9 ms; this way Qt makes the right one at once.
    os.environ["QT_STYLE_OVERRIDE"] = "fusion"
    application = QApplication(["held"])
    application.setApplicationName("held")
    application.setApplicationDisplayName("Held")
    application.setDesktopFileName("held")
    QGuiApplication.setQuitOnLastWindowClosed(False)
    return application


def this_program() -> Restart:
    """The command that starts this very Held again.

    -P: modules are not looked for in the folder one happens to stand in.
    """
    return Restart(sys.executable, (sys.executable, "-P", "-m", "held"))
