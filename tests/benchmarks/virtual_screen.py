# SPDX-License-Identifier: GPL-3.0-or-later
"""A real X screen that nobody sees, with a window manager, watched through its own memory.

Xvfb keeps its picture in a file, so the time at which something was painted is read without asking
the X server or the program: the same detector for every program, whatever it is made with.
"""

from __future__ import annotations

import mmap
import os
import subprocess
import time
import zlib
from collections.abc import Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, ExitStack, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from types import TracebackType
from typing import Self

_QUIET = 0.4
"""Seconds without a change of the picture after which a program has come to rest."""
_LONGEST = 30.0
_POLL = 0.003
_EVERY = 4 * 97
_LARGE = 0.2
"""The part of the picture that must differ to be another page, and not a letter or a caret."""


class VirtualScreen(AbstractContextManager["VirtualScreen"]):
    """Xvfb and openbox for as long as the `with` block lasts."""

    def __init__(self, width: int = 1280, height: int = 800) -> None:
        self._size = (width, height)
        self._exits = ExitStack()
        self._blank = 0
        self.environment: dict[str, str] = {}

    def __enter__(self) -> Self:
        folder = self._exits.enter_context(TemporaryDirectory(prefix="held-screen-"))
        reading, writing = os.pipe()
        width, height = self._size
        server = subprocess.Popen(
            [
                *("Xvfb", "-displayfd", str(writing), "-screen", "0", f"{width}x{height}x24"),
                *("-fbdir", folder, "-nolisten", "tcp", "-noreset"),
            ],
            pass_fds=(writing,),
            stderr=subprocess.DEVNULL,
        )
        self._exits.callback(_end, server)
        os.close(writing)
        with os.fdopen(reading) as told:
            number = told.readline().strip()
        self.environment = {
            **os.environ,
            "DISPLAY": f":{number}",
            "QT_QPA_PLATFORM": "xcb",
            "DBUS_SESSION_BUS_ADDRESS": "disabled:",
        }
        self.environment.pop("WAYLAND_DISPLAY", None)
        manager = subprocess.Popen(
            ["openbox"], env=self.environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        self._exits.callback(_end, manager)
        picture = self._exits.enter_context(Path(folder, "Xvfb_screen0").open("rb"))
        self._picture = mmap.mmap(picture.fileno(), 0, access=mmap.ACCESS_READ)
        self._exits.callback(self._picture.close)
        self._await_manager()
        self._blank, _ = self._await_rest(self._mark(), time.perf_counter())
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._exits.close()

    @contextmanager
    def running(self, command: Sequence[str], **more: str) -> Iterator[None]:
        """A program with its window at rest; ended afterwards.  `more` goes into its environment."""
        with self._started(command, more):
            painted = self._await_change(self._blank)
            self._await_rest(painted, time.perf_counter())
            yield

    def seconds_to_rest(self, command: Sequence[str], **more: str) -> float:
        """Start a program; the seconds until its window was painted for the last time.

        Then a letter is typed, and must appear: what is painted must also be usable.
        """
        begun = time.perf_counter()
        with self._started(command, more):
            painted = self._await_change(self._blank)
            at_rest, when = self._await_rest(painted, time.perf_counter())
            self.press("x")
            self._await_change(at_rest)
        return when - begun

    def type_text(self, text: str) -> None:
        """Type into whatever has the focus, and wait until all of it is painted."""
        typing = ["xdotool", "type", "--delay", "8", text]
        subprocess.run(typing, env=self.environment, check=True)
        self._await_rest(self._mark(), time.perf_counter())

    def press(self, key: str) -> None:
        """Press one key, such as `Return` or `ctrl+l`."""
        subprocess.run(["xdotool", "key", key], env=self.environment, check=True)

    def seconds_to_new_page(self, key: str) -> float:
        """Press a key; the seconds until most of the picture is another one."""
        before = self._picture[::_EVERY]
        begun = time.perf_counter()
        self.press(key)
        while _differing(before, self._picture[::_EVERY]) < _LARGE:
            if time.perf_counter() > begun + _LONGEST:
                raise TimeoutError("no new page was painted")
            time.sleep(_POLL)
        return time.perf_counter() - begun

    def seconds_to_page_at_rest(self, key: str) -> float:
        """Press a key; the seconds until another page was painted for the last time."""
        begun = time.perf_counter()
        self.seconds_to_new_page(key)
        _, when = self._await_rest(self._mark(), time.perf_counter())
        return when - begun

    def seconds_to_new_window(self) -> float:
        """The seconds until the window has gone, and another one has come to rest."""
        begun = time.perf_counter()
        while self._mark() != self._blank:
            if time.perf_counter() > begun + _LONGEST:
                raise TimeoutError("the window stayed")
            time.sleep(_POLL)
        painted = self._await_change(self._blank)
        _, when = self._await_rest(painted, time.perf_counter())
        return when - begun

    @contextmanager
    def _started(self, command: Sequence[str], more: Mapping[str, str]) -> Iterator[None]:
        program = subprocess.Popen(
            command,
            env={**self.environment, **more},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        try:
            yield
        finally:
            _end(program)
            while self._mark() != self._blank:
                time.sleep(_POLL)

    def _mark(self) -> int:
        return zlib.crc32(self._picture)

    def _await_change(self, before: int) -> int:
        latest = time.perf_counter() + _LONGEST
        while time.perf_counter() < latest:
            if (now := self._mark()) != before:
                return now
            time.sleep(_POLL)
        raise TimeoutError("nothing was painted")

    def _await_rest(self, last: int, when: float) -> tuple[int, float]:
        """The picture once it stays the same, and the time from which on it did."""
        latest = time.perf_counter() + _LONGEST
        while time.perf_counter() < latest:
            now, seen = self._mark(), time.perf_counter()
            if now != last:
                last, when = now, seen
            elif seen - when > _QUIET:
                return last, when
            time.sleep(_POLL)
        raise TimeoutError("the window never came to rest")

    def _await_manager(self) -> None:
        latest = time.monotonic() + _LONGEST
        while time.monotonic() < latest:
            told = subprocess.run(
                ["xprop", "-root", "_NET_SUPPORTING_WM_CHECK"],
                env=self.environment,
                capture_output=True,
                text=True,
                check=False,
            )
            if "window id" in told.stdout:
                return
            time.sleep(0.02)
        raise TimeoutError("the window manager did not start")


def _end(program: subprocess.Popen[bytes]) -> None:
    program.terminate()
    try:
        program.wait(5)
    except subprocess.TimeoutExpired:
        program.kill()
        program.wait()


def _differing(one: bytes, other: bytes) -> float:
    return sum(a != b for a, b in zip(one, other, strict=True)) / len(one)
