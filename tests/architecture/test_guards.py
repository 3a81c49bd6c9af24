# SPDX-License-Identifier: GPL-3.0-or-later
"""The guards of `tests/conftest.py` catch what they are there to catch."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

CONFTEST = Path(__file__).resolve().parent.parent / "conftest.py"

SINS = {
    "leaves_a_window": """
        window = QWidget()
        window.setObjectName("forgotten_window")
        kept.append(window)
    """,
    "leaves_a_timer_running": """
        timer = QTimer()
        timer.start(60_000)
        kept.append(timer)
    """,
    "leaves_a_thread_running": """
        thread = threading.Thread(target=time.sleep, args=(5,), name="forgotten_thread")
        thread.start()
    """,
    "leaves_a_job_running": """
        QThreadPool.globalInstance().start(lambda: time.sleep(6))
    """,
    "leaves_a_qthread_running": """
        thread = QThread()
        kept.append(thread)
        thread.start()
        request.config.add_cleanup(lambda: (thread.quit(), thread.wait()))
    """,
    "waits_for_a_person": """
        QMessageBox.question(None, "Held", "Really")
    """,
    "waits_in_a_dialog_of_its_own": """
        class Own(QDialog):
            pass
        Own().exec()
    """,
    "opens_a_socket": """
        socket.create_connection(("127.0.0.1", 9))
    """,
    "makes_qt_complain": """
        qWarning("something is not as Qt wants it")
    """,
}

TOLD = {
    "leaves_a_window": "A window is still there: QWidget 'forgotten_window'",
    "leaves_a_timer_running": "A timer still runs, started here:",
    "leaves_a_thread_running": "A Python thread still runs: forgotten_thread",
    "leaves_a_job_running": "A QRunnable still runs, started here:",
    "leaves_a_qthread_running": "A QThread still runs, started here:",
    "waits_for_a_person": "QMessageBox.question would wait here for a person.",
    "waits_in_a_dialog_of_its_own": "QDialog.exec would wait here for a person.",
    "opens_a_socket": "A test tried to open a network socket.",
    "makes_qt_complain": "Qt messages with level WARNING or above emitted",
}

HEAD = """
import socket, threading, time
from PySide6.QtCore import QThread, QThreadPool, QTimer, qWarning
from PySide6.QtWidgets import QDialog, QMessageBox, QWidget

kept = []

def test_that_behaves(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    timer = QTimer(window)
    timer.start(60_000)
    QThreadPool.globalInstance().start(lambda: time.sleep(0.1))
"""

SETTINGS = """
[pytest]
qt_api = pyside6
qt_log_level_fail = WARNING
filterwarnings = error
"""


@pytest.fixture(scope="module")
def told_of_sinners(tmp_path_factory: pytest.TempPathFactory) -> str:
    """What pytest says of one test that behaves and of one for each sin."""
    folder = tmp_path_factory.mktemp("sinners")
    (folder / "conftest.py").write_text(CONFTEST.read_text())
    (folder / "pytest.ini").write_text(SETTINGS)
    tests = [f"def test_that_{name}(qtbot, request):{body}" for name, body in SINS.items()]
    (folder / "test_sinners.py").write_text(HEAD + "\n".join(tests))
    ended = subprocess.run(
        [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", "-p", "no:randomly", "-rA", "."],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )
    return ended.stdout


def test_a_test_that_behaves_passes(told_of_sinners: str) -> None:
    assert "PASSED test_sinners.py::test_that_behaves" in told_of_sinners


@pytest.mark.parametrize("sin", SINS)
def test_a_test_that_sins_is_told_so(told_of_sinners: str, sin: str) -> None:
    blamed = ("FAILED test_sinners.py::test_that_" + sin, "ERROR test_sinners.py::test_that_" + sin)
    assert any(line.startswith(blamed) for line in told_of_sinners.splitlines())
    assert TOLD[sin] in told_of_sinners
