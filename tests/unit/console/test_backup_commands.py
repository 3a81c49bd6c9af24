# SPDX-License-Identifier: GPL-3.0-or-later
"""`held backup` and `held restore` in processes of their own, the second in an empty home."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from keeper import FREE_PAGE

from held.journal import entry as entries
from held.journal.answer import Words
from held.vault import vault as vaults
from held.vault.key_slots import SMALL_COMPUTER
from held.workflows.clock import SystemClock

PASSPHRASE = "sieben stille Äpfel"
OWN = "A thing I only wrote down here."


def held(
    *arguments: str | Path, typed: str = PASSPHRASE, home: Path | None = None
) -> subprocess.CompletedProcess[str]:
    """Run it without a terminal; `typed` comes through descriptor 0."""
    homes = {"HOME": str(home), "XDG_DATA_HOME": "", "XDG_CONFIG_HOME": ""} if home else {}
    return subprocess.run(
        [sys.executable, "-P", "-m", "held", *map(str, arguments), "--passphrase-fd", "0"],
        input=f"{typed}\n",
        capture_output=True,
        text=True,
        check=False,
        start_new_session=True,
        timeout=60,
        env={**os.environ, **homes},
    )


@pytest.fixture
def book(tmp_path: Path) -> Path:
    """A notebook with one page, closed, whose key costs what Held's own may cost at the least."""
    folder = tmp_path / "Winter.held"
    vault = vaults.make_vault(folder, PASSPHRASE, SMALL_COMPUTER)
    now = SystemClock().now()
    page = entries.write(entries.begin(FREE_PAGE, now), {"page": Words(OWN)}, (), now)
    vault.entries.save(page)
    vault.close()
    return folder


def text_in(folder: Path) -> list[str]:
    vault = vaults.open_with(
        folder,
        vaults.read_key_file(folder),
        vaults.unlock(vaults.read_key_file(folder), PASSPHRASE, SMALL_COMPUTER),
    )
    read = [vault.entries.read(one.id) for one in vault.entries.covered(FREE_PAGE.room)]
    vault.close()
    return [entry.answers["page"].text for entry in read]


def test_a_notebook_comes_back_in_an_empty_home_from_the_file_and_the_passphrase(
    book: Path, tmp_path: Path
) -> None:
    stick, home = tmp_path / "stick", tmp_path / "elsewhere"
    stick.mkdir()
    home.mkdir()
    done = held("backup", book, "--to", stick)
    assert (done.returncode, done.stderr) == (0, "")
    (file,) = stick.iterdir()
    assert file.name in done.stdout
    shutil.rmtree(book)
    target = home / "Again.held"
    assert held("restore", file, "--to", target, typed="not this one", home=home).returncode == 1
    assert list(home.iterdir()) == []
    done = held("restore", file, "--to", target, home=home)
    assert done.returncode == 0, done.stderr
    assert "in Inside." in done.stdout
    assert OWN not in done.stdout + done.stderr
    assert text_in(target) == [OWN]
    again = held("restore", file, "--to", target, home=home)
    assert again.returncode == 1
    assert "there already" in again.stderr
    assert held("check", target, home=home).returncode == 0


def test_what_cannot_be_is_told_and_nothing_is_left(book: Path, tmp_path: Path) -> None:
    assert "not there now" in held("backup", book, "--to", tmp_path / "nowhere").stderr
    file = tmp_path / "2026-01-02-00001-abcd.held-backup"
    file.write_bytes(b"half of one")
    done = held("restore", file, "--to", tmp_path / "Again.held")
    assert done.returncode == 1
    assert "not whole" in done.stderr
    assert {path.name for path in tmp_path.iterdir()} == {book.name, file.name}
