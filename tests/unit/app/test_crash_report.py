# SPDX-License-Identifier: GPL-3.0-or-later
"""When Held fails, it says where, and never what was being written."""

from __future__ import annotations

import os
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

from held.app.crash_report import describe

DESKTOP = Path(__file__).resolve().parents[3] / "desktop"
MARKER = "what Wanda told łast spring"
PLACE = "/home/wanda/Notes.held"

# Each one is a way in which an error can leave a Python program with Qt.
ROADS = {
    "the main program": """
        keep_text(MARKER)
    """,
    "an error made of another": """
        try:
            keep_text(MARKER)
        except ValueError as error:
            raise RuntimeError(MARKER) from error
    """,
    "a note on an error": """
        error = ValueError("x")
        error.add_note(MARKER)
        raise error
    """,
    "an error that cannot be shown": """
        class Stubborn(Exception):
            def __str__(self): raise ValueError(MARKER)
            __repr__ = __str__
        raise Stubborn(MARKER)
    """,
    "an error that led to itself": """
        first, second = ValueError(MARKER), KeyError(MARKER)
        first.__context__, second.__context__ = second, first
        raise first
    """,
    "a group of errors": """
        raise ExceptionGroup(MARKER, [ValueError(MARKER), OSError(2, MARKER, PLACE)])
    """,
    "a file that is not there": """
        open(PLACE + MARKER)
    """,
    "a bad piece of code": """
        compile(MARKER, PLACE, "exec")
    """,
    "a thread": """
        thread = threading.Thread(target=keep_text, args=(MARKER,), name=MARKER)
        thread.start()
        thread.join()
    """,
    "tidying up": """
        class Page:
            def __init__(self, text): self.text = text
            def __repr__(self): return self.text
            def __del__(self): keep_text(self.text)
        page = Page(MARKER)
        del page
    """,
    "a warning": """
        import warnings
        warnings.simplefilter("always")
        warnings.warn(MARKER, ResourceWarning)
    """,
    "a slot": """
        from PySide6.QtCore import QCoreApplication, QTimer
        app = QCoreApplication([])
        class Page:
            def save(self): keep_text(MARKER)
        page = Page()
        QTimer.singleShot(0, page.save)
        QTimer.singleShot(20, app.quit)
        app.exec()
    """,
    "a message of Qt": """
        from PySide6.QtCore import qInstallMessageHandler, qWarning
        from held.app.crash_report import report_qt
        qInstallMessageHandler(report_qt)
        qWarning(MARKER.encode())
    """,
    "a message of Qt's own making": """
        from PySide6.QtCore import QFile, QObject, qInstallMessageHandler
        from held.app.crash_report import report_qt
        qInstallMessageHandler(report_qt)
        page = QObject(objectName=MARKER)
        QObject.connect(page, "2none()", page, "1none()")
    """,
}


def run(code: str) -> subprocess.CompletedProcess[bytes]:
    program = f"""
import sys, threading
sys.path.insert(0, {str(DESKTOP)!r})
from held.app import crash_report
crash_report.install()
MARKER, PLACE = sys.argv[1:]

def keep_text(text):
    raise ValueError("could not keep", text)

"""
    return subprocess.run(
        [sys.executable, "-I", "-c", program + textwrap.dedent(code), MARKER, PLACE],
        capture_output=True,
        check=False,
        timeout=30,
        env={"PATH": os.defpath, "LANG": "C.UTF-8"},
    )


@pytest.mark.parametrize("road", ROADS)
def test_a_failure_tells_its_place_and_nothing_that_was_written(road: str) -> None:
    said = run(ROADS[road]).stderr.decode()

    assert said.startswith(("Held failed", "Warning", "Qt ")), said
    assert "Traceback" not in said
    for secret in ("Wanda", "told", "ast spring", "wanda", "Notes", "/", "could not keep"):
        assert secret not in said


def test_the_report_names_kind_file_line_and_function_of_each_step() -> None:
    said = run("def outer():\n    keep_text(MARKER)\nouter()\n").stderr.decode()

    assert said.splitlines() == [
        "Held failed: builtins.ValueError",
        "  <string>:13 in <module>",
        "  <string>:12 in outer",
        "  <string>:9 in keep_text",
    ]


def test_an_expected_end_of_a_thread_or_the_program_is_no_failure() -> None:
    ended = run(
        """
        thread = threading.Thread(target=sys.exit, args=(MARKER,))
        thread.start()
        thread.join()
        sys.exit(3)
        """
    )

    assert (ended.returncode, ended.stderr) == (3, b"")


@pytest.mark.parametrize("way", ["sys.stderr = None", "import os; os.close(2)"])
def test_a_failure_with_nowhere_to_tell_it_still_ends_in_order(way: str) -> None:
    ended = run(f"{way}\nkeep_text(MARKER)")

    assert ended.returncode == 1
    assert b"Wanda" not in ended.stderr


def test_the_words_of_a_report_can_be_had_without_printing_them() -> None:
    with pytest.raises(ValueError, match="Wanda") as caught:
        int(MARKER)

    said = describe(caught.value)

    assert said.splitlines()[0] == "builtins.ValueError"
    assert "test_crash_report.py:" in said
    assert "Wanda" not in said
