# SPDX-License-Identifier: GPL-3.0-or-later
"""What every test lives under: its own home, no network, no dialog that waits, nothing left alive.

Nothing here replaces a part of Held.  What is guarded is Qt's, Python's and the system's.
"""

from __future__ import annotations

import gc
import os
import socket
import sys
import threading
import time
import traceback
import weakref
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import hypothesis
import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject, QThread, QThreadPool, QTimer
from PySide6.QtWidgets import (
    QApplication,
    QColorDialog,
    QDialog,
    QFileDialog,
    QFontDialog,
    QInputDialog,
    QMenu,
    QMessageBox,
    QWidget,
)
from shiboken6 import Shiboken

if TYPE_CHECKING:
    from held.vault.key_slots import DerivationCost

_SECONDS_TO_END = 2.0
"""How long a thread may take to end after its test."""

hypothesis.settings.register_profile("held", deadline=None)
hypothesis.settings.load_profile("held")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--onscreen", action="store_true", help="show the windows of the tests")


def pytest_configure(config: pytest.Config) -> None:
    if not config.getoption("--onscreen"):
        os.environ["QT_QPA_PLATFORM"] = "offscreen"


# A home of its own


@pytest.fixture(autouse=True)
def homes(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty home folder, which `HOME` and the `XDG` places name during one test."""
    home = tmp_path_factory.mktemp("home")
    places = {
        "HOME": home,
        "XDG_CONFIG_HOME": home / "config",
        "XDG_DATA_HOME": home / "share",
        "XDG_STATE_HOME": home / "state",
        "XDG_CACHE_HOME": home / "cache",
        "XDG_RUNTIME_DIR": home / "run",
    }
    for variable, place in places.items():
        place.mkdir(mode=0o700, exist_ok=True)
        monkeypatch.setenv(variable, str(place))
    return home


# Keys that cost little


@pytest.fixture
def cheap_cost() -> DerivationCost:
    """What a derivation takes where its strength is not what is tested: about a millisecond."""
    from held.vault.key_slots import DerivationCost

    return DerivationCost(memory_kib=64, passes=3, lanes=1)


# No network


class _SocketOfThisMachine(socket.socket):
    """A socket that cannot leave the machine."""

    def __init__(self, family: int = -1, *others: Any, fileno: int | None = None) -> None:
        if fileno is None and family != socket.AF_UNIX:
            raise AssertionError("A test tried to open a network socket.")
        super().__init__(family, *others, fileno=fileno)


@pytest.fixture(autouse=True)
def _no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(socket, "socket", _SocketOfThisMachine)


# No dialog that waits for a person

_WAITING_CALLS: tuple[tuple[type, tuple[str, ...]], ...] = (
    (QDialog, ("exec",)),
    (QMessageBox, ("exec", "about", "critical", "information", "question", "warning")),
    (
        QFileDialog,
        ("exec", "getExistingDirectory", "getOpenFileName", "getOpenFileNames", "getSaveFileName"),
    ),
    (QInputDialog, ("exec", "getDouble", "getInt", "getItem", "getMultiLineText", "getText")),
    (QColorDialog, ("exec", "getColor")),
    (QFontDialog, ("exec", "getFont")),
    (QMenu, ("exec",)),
)


@pytest.fixture(autouse=True)
def _no_waiting_dialogs(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """A call of Qt that would wait for a person fails, unless `dialogs_may_wait` is asked for."""
    if "dialogs_may_wait" in request.fixturenames:
        return
    for owner, names in _WAITING_CALLS:
        for name in names:
            monkeypatch.setattr(owner, name, _refusal(f"{owner.__name__}.{name}"))


@pytest.fixture
def dialogs_may_wait() -> None:
    """Lets this test open dialogs that wait, and answer them itself."""


def _refusal(call: str) -> Any:
    def refuse(*_arguments: object, **_named: object) -> NoReturn:
        raise AssertionError(f"{call} would wait here for a person.")

    return refuse


# Nothing left alive


@dataclass(frozen=True)
class _Started:
    """One thing that was set going in a test, and the lines that did it."""

    thing: Callable[[], Any]
    where: str


class _Watch:
    """Remembers what is set going, and tells afterwards what still goes on."""

    def __init__(self) -> None:
        self.timers: list[_Started] = []
        self.threads: list[_Started] = []
        self.pools: list[_Started] = []
        self._windows = {_address(window) for window in _parentless_windows()}
        self._python_threads = set(threading.enumerate())

    def note(self, started: list[_Started], thing: QObject) -> None:
        where = "".join(traceback.format_stack(sys._getframe(2), limit=4))
        # Python's side of the shared pool comes and goes, so that one is held on to.
        kept = (lambda: thing) if isinstance(thing, QThreadPool) else weakref.ref(thing)
        started.append(_Started(kept, where))

    def left_alive(self, patience: float) -> list[str]:
        """One text for each thing that still goes on after `patience` seconds."""
        left = [
            f"A window is still there: {type(window).__name__} {window.objectName()!r}"
            for window in _parentless_windows()
            if _address(window) not in self._windows
        ]
        left += [
            f"A timer still runs, started here:\n{started.where}"
            for started in self.timers
            if (timer := _living(started)) and timer.isActive() and not self._was_before(timer)
        ]
        left += [
            f"A QThread still runs, started here:\n{started.where}"
            for started in self.threads
            if (thread := _living(started)) and not thread.wait(int(patience * 1000))
        ]
        left += [
            f"A QRunnable still runs, started here:\n{started.where}"
            for started in self.pools
            if (pool := _living(started)) and not pool.waitForDone(int(patience * 1000))
        ]
        left += [
            f"A Python thread still runs: {thread.name}" for thread in self._new_threads(patience)
        ]
        return left

    def _was_before(self, thing: QObject) -> bool:
        """Whether it belongs to something older than this test, which may keep it going."""
        owner = thing.parent()
        while owner is not None and owner.parent() is not None:
            owner = owner.parent()
        return isinstance(owner, QCoreApplication) or (
            owner is not None and _address(owner) in self._windows
        )

    def _new_threads(self, patience: float) -> list[threading.Thread]:
        latest = time.monotonic() + patience
        new = [
            thread
            for thread in threading.enumerate()
            if thread not in self._python_threads and not isinstance(thread, threading._DummyThread)
        ]
        for thread in new:
            thread.join(max(0.0, latest - time.monotonic()))
        return [thread for thread in new if thread.is_alive()]


@pytest.fixture(autouse=True)
def _nothing_left_alive(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Fails a test that leaves a window, a running timer, a thread or a job behind."""
    watch = _Watch()
    for owner, started in (
        (QTimer, watch.timers),
        (QThread, watch.threads),
        (QThreadPool, watch.pools),
    ):
        monkeypatch.setattr(owner, "start", _noting(owner.start, watch, started))
    yield
    if isinstance(QCoreApplication.instance(), QApplication):
        # What was copied belongs to Python, and must not outlive it inside Qt.
        QApplication.clipboard().clear()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    left = watch.left_alive(_SECONDS_TO_END)
    if left:
        # What only a circle of references holds is garbage, not a leak.
        gc.collect()
        left = watch.left_alive(_SECONDS_TO_END)
    if left:
        _end(watch)
        pytest.fail("\n".join(left), pytrace=False)


def _noting(start: Any, watch: _Watch, started: list[_Started]) -> Any:
    def start_and_note(thing: Any, *arguments: Any) -> Any:
        watch.note(started, thing)
        return start(thing, *arguments)

    return start_and_note


def _end(watch: _Watch) -> None:
    """Clear away what was left, so that only the test at fault fails."""
    for started in watch.timers:
        timer = _living(started)
        if timer is not None and not watch._was_before(timer):
            timer.stop()
    for window in _parentless_windows():
        if _address(window) not in watch._windows:
            Shiboken.delete(window)


def _living(started: _Started) -> Any:
    thing = started.thing()
    return thing if thing is not None and Shiboken.isValid(thing) else None


def _parentless_windows() -> list[QWidget]:
    if not isinstance(QCoreApplication.instance(), QApplication):
        return []
    return [
        window
        for window in QApplication.topLevelWidgets()
        if Shiboken.isValid(window) and window.parent() is None
    ]


def _address(thing: QObject) -> int:
    return int(Shiboken.getCppPointer(thing)[0])
