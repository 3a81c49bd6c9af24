# SPDX-License-Identifier: GPL-3.0-or-later
"""Held in a process of its own, playing one scene: it may lock, be killed, or run out of disk."""

from __future__ import annotations

import json
import os
import select
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

from held.files.places import Places
from held.journal.entry import Entry
from held.journal.room import Room
from held.vault.key_slots import DerivationCost
from held.vault.root_key import RootKey
from held.vault.vault import make_vault, open_with, read_key_file, unlock
from sitting import PASSPHRASE

SCENES = Path(__file__).with_name("scenes.py")
COST = DerivationCost(memory_kib=64, passes=3, lanes=1)
PATIENCE_SECONDS = 30.0


class Child:
    """One scene under way.  It says one JSON list a line; the first member says what it is."""

    def __init__(
        self, scene: str, folder: Path, passphrase: str = PASSPHRASE, **environment: str
    ) -> None:
        self._passphrase = passphrase
        places = Places(folder / "data", folder / "config")
        self.vault = places.folder_for("Winter")
        self.vault.parent.mkdir(parents=True, exist_ok=True)
        make_vault(self.vault, passphrase, COST).close()
        self.process = subprocess.Popen(
            [sys.executable, str(SCENES), scene, str(folder)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env={**os.environ, "QT_QPA_PLATFORM": "offscreen", **environment},
        )
        self._read = b""

    @property
    def pid(self) -> int:
        """The process, which stays the same through a lock."""
        return self.process.pid

    def hear(self, what: str, seconds: float = PATIENCE_SECONDS) -> list[Any]:
        """The next line of that kind, without the word that says what it is."""
        until = time.monotonic() + seconds
        while True:
            line = self._line(until)
            if line is None:
                raise AssertionError(f"The child did not say {what!r}.")
            if line[0] == "stumbled":
                raise AssertionError(f"The child stumbled: {line[1]}")
            if line[0] == what:
                return line[1:]

    def tell(self, words: str) -> None:
        """A line for the child."""
        assert self.process.stdin is not None
        self.process.stdin.write(f"{words}\n".encode())
        self.process.stdin.flush()

    def ended(self) -> int:
        """Wait for its end; the exit code."""
        return self.process.wait(PATIENCE_SECONDS)

    def root(self) -> RootKey:
        """The key of its vault, derived from the key file alone."""
        return unlock(read_key_file(self.vault), self._passphrase, COST)

    def entries(self, room: Room = Room.INSIDE) -> list[Entry]:
        """What the vault holds, read from the disk once the child has let go of it."""
        vault = open_with(self.vault, read_key_file(self.vault), self.root())
        try:
            return [vault.entries.read(covered.id) for covered in vault.entries.covered(room)]
        finally:
            vault.close()

    def page(self) -> str:
        """The words of the one page there is."""
        (entry,) = self.entries()
        text: str = entry.answers["page"].text  # type: ignore[union-attr]
        return text

    def end(self) -> None:
        """End it if it still runs."""
        if self.process.poll() is None:
            self.process.kill()
        self.process.wait()
        for stream in (self.process.stdin, self.process.stdout):
            if stream is not None:
                stream.close()

    def _line(self, until: float) -> list[Any] | None:
        assert self.process.stdout is not None
        descriptor = self.process.stdout.fileno()
        while b"\n" not in self._read:
            left = until - time.monotonic()
            if left <= 0 or not select.select([descriptor], [], [], left)[0]:
                return None
            more = os.read(descriptor, 65536)
            if not more:
                return None
            self._read += more
        line, self._read = self._read.split(b"\n", 1)
        found: list[Any] = json.loads(line)
        return found
