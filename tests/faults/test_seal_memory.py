# SPDX-License-Identifier: GPL-3.0-or-later
"""After a lock the words are gone from memory; before it, they are found there."""

from __future__ import annotations

import importlib.util
import os
import secrets
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

HERE = Path(__file__).resolve().parent
DESKTOP = HERE.parents[1] / "desktop"

pytestmark = pytest.mark.skipif(
    os.geteuid() != 0, reason="only root may read the memory of a hidden process"
)

# Holds the line it was given, in three forms, until told to become something else.
HOLDER = """
import os, sys
word = sys.stdin.readline().strip()
word = {"as text": str, "as Qt keeps it": lambda word: word.encode("utf-16-le"),
        "in a file's form": str.encode}[sys.argv[1]](word)
held = [word * 3]
print("held", flush=True)
sys.stdin.readline()
print("bye", flush=True)
os.execv(sys.executable, [sys.executable, "-I", "-c",
         "import sys; print('fresh', flush=True); sys.stdin.readline()"])
"""

# The program of this trial in small: a window, threads, a text, and the lock.
WRITER = f"""
import os, sys, threading, time
sys.path.insert(0, {str(DESKTOP)!r})
from held.app.lock import Restart, become_locked
from held.seal import seal_process

seal = seal_process()
assert seal.fenced, seal
from PySide6.QtCore import QRunnable, QThreadPool, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QTextEdit, QVBoxLayout, QWidget

class Job(QRunnable):
    def __init__(self, text):
        super().__init__()
        self.text = text
    def run(self):
        self.kept = [self.text.encode("utf-8") for _ in range(50)]
        time.sleep(0.2)

app = QApplication(sys.argv[:1])
window = QWidget()
layout = QVBoxLayout(window)
page, passphrase = QTextEdit(), QLineEdit()
passphrase.setEchoMode(QLineEdit.EchoMode.Password)
layout.addWidget(page)
layout.addWidget(passphrase)
window.show()
app.processEvents()
locked = sys.argv[1:] == ["locked"]
if not locked:
    word = sys.stdin.readline().strip()
    QTest.keyClicks(page, word.encode("ascii", "ignore").decode())
    page.selectAll()
    page.insertPlainText((word + " and what came after.\\n") * 500)
    page.undo()
    page.redo()
    QTest.keyClicks(passphrase, "open")
    passphrase.insert(word)
    for _ in range(3):
        QThreadPool.globalInstance().start(Job(page.toPlainText()))
    threading.Thread(target=time.sleep, args=(60,), daemon=True).start()
    app.clipboard().setText(word)
app.processEvents()
print("locked" if locked else "unlocked", os.getpid(), flush=True)
sys.stdin.readline()
if not locked:
    become_locked(Restart(sys.executable, (sys.executable, "-I", __file__, "locked")))
"""

Scan = Callable[[int, list[str]], dict[str, int]]


@pytest.fixture
def scan() -> Scan:
    spec = importlib.util.spec_from_file_location("memory_scan", HERE / "memory_scan.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["memory_scan"] = module
    spec.loader.exec_module(module)
    found: Scan = module.scan
    return found


@pytest.fixture
def start() -> Iterator[Callable[..., subprocess.Popen[str]]]:
    started: list[subprocess.Popen[str]] = []

    def start_one(*command: str) -> subprocess.Popen[str]:
        environment = {"PATH": os.defpath, "QT_QPA_PLATFORM": "offscreen", "LANG": "C.UTF-8"}
        process = subprocess.Popen(
            [sys.executable, "-I", *command],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
            env={**environment, "HOME": os.environ["HOME"]},
        )
        started.append(process)
        return process

    yield start_one
    for process in started:
        process.kill()
        process.communicate()


def make_marker(letter: str) -> str:
    return f"Marker{secrets.token_hex(8)}{letter}end"


def say(process: subprocess.Popen[Any], line: str) -> None:
    process.stdin.write(line + "\n")
    process.stdin.flush()


def find_files_open_in(pid: int) -> list[str]:
    """What is open besides the standard streams and Qt's own ways to wake itself."""
    links = [link for link in Path(f"/proc/{pid}/fd").iterdir() if int(link.name) > 2]
    return [target for link in links if not (target := str(link.readlink())).startswith("anon_")]


@pytest.mark.parametrize("form", ["as text", "as Qt keeps it", "in a file's form"])
@pytest.mark.parametrize("letter", ["x", "é", "ł", "𐍈"])
def test_a_word_is_found_in_every_form_while_it_is_there(
    scan: Scan, start: Any, form: str, letter: str
) -> None:
    marker, other = make_marker(letter), make_marker(letter)
    holder = start("-c", HOLDER, form)
    say(holder, marker)
    assert holder.stdout.readline() == "held\n"

    found = scan(holder.pid, [marker, other])

    assert found[marker] >= 3
    assert found[other] == 0


def test_a_word_is_gone_when_the_process_became_another(scan: Scan, start: Any) -> None:
    marker = make_marker("ł")
    holder = start("-c", HOLDER, "as text")
    say(holder, marker)
    assert holder.stdout.readline() == "held\n"
    assert scan(holder.pid, [marker])[marker] >= 3
    say(holder, "")
    assert holder.stdout.readline() == "bye\n"
    assert holder.stdout.readline() == "fresh\n"

    assert scan(holder.pid, [marker]) == {marker: 0}


def test_a_word_across_the_border_of_two_pieces_counts_once(scan: Scan, start: Any) -> None:
    marker = make_marker("x")
    code = """
import mmap, sys
word = sys.stdin.readline().strip().encode()
page = mmap.mmap(-1, 3 << 22)
for border in (1 << 22, 2 << 22):
    page[border - 5 : border - 5 + len(word)] = word
size, word = len(word), None
sys.stdin = None
print("held", flush=True)
import time; time.sleep(60)
"""
    holder = start("-c", code)
    say(holder, marker)
    assert holder.stdout.readline() == "held\n"

    # Two across the borders; what the buffers of stdin keep of the line comes on top.
    found = scan(holder.pid, [marker])[marker]
    assert 2 <= found <= 5


def test_the_scan_refuses_to_look_at_itself(scan: Scan) -> None:
    with pytest.raises(ValueError, match="own needle"):
        scan(os.getpid(), ["word"])


def test_a_lock_leaves_no_word_in_the_memory_of_the_same_process(
    scan: Scan, start: Any, tmp_path: Path
) -> None:
    program = tmp_path / "writer.py"
    program.write_text(WRITER)
    markers = [make_marker("ł")]
    writer = start(str(program))
    say(writer, markers[0])
    assert writer.stdout.readline() == f"unlocked {writer.pid}\n"
    before = scan(writer.pid, markers)
    say(writer, "lock")
    assert writer.stdout.readline() == f"locked {writer.pid}\n"

    assert before[markers[0]] > 500
    assert scan(writer.pid, markers) == {markers[0]: 0}
    environment = Path(f"/proc/{writer.pid}/environ").read_bytes()
    command = Path(f"/proc/{writer.pid}/cmdline").read_bytes()
    assert markers[0].encode() not in environment + command
    assert find_files_open_in(writer.pid) == []
