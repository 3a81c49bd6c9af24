# SPDX-License-Identifier: GPL-3.0-or-later
"""`held` in a terminal, as processes of their own, once the window is closed.

What is copied out in plain writing lies in the folder that is thrown away, and goes at once.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from tour.guide import Guide
from tour.handing_over import ALLOWED, NOT_ALLOWED, bundle_file
from tour.two_keepers import card_bundle, rowans_folder
from tour.words import (
    ASSUMED_LINES,
    EVENING,
    MY_CODE_AT_ROWANS,
    NEW_PASSPHRASE,
    REMINDS_ME,
    ROWANS_PASSPHRASE,
    THEIR_WORDS,
)


def terminal(guide: Guide) -> None:
    """Check, read and export, each told its passphrase through a descriptor."""
    _check(guide)
    _read(guide)
    _export(guide)


def _check(guide: Guide) -> None:
    with guide.step("held check: both notebooks are whole"):
        for folder, passphrase in (
            (guide.vault_folder, NEW_PASSPHRASE),
            (rowans_folder(guide), ROWANS_PASSPHRASE),
        ):
            ended = _held(guide, passphrase, "check", folder)
            guide.check(ended.returncode == 0, "held check does not end with 0")
            guide.check(ended.stdout.startswith("All is well."), "held check says otherwise")
    with guide.step("held check: a wrong passphrase ends with 1 and shows nothing"):
        ended = _held(guide, ROWANS_PASSPHRASE, "check", guide.vault_folder)
        guide.check((ended.returncode, ended.stdout) == (1, ""), "it opens with a wrong one")
        guide.check("does not open" in ended.stderr, "it does not say why")


def _read(guide: Guide) -> None:
    with guide.step("held read: the letter by six words, and below the line only what came"):
        ended = _held(guide, guide.kept_beside("spoken"), "read", bundle_file(guide))
        guide.check(ended.returncode == 0, "held read does not end with 0")
        _check_letter(guide, ended.stdout)
    with guide.step("held read: the bundle for a card, by Rowan's notebook alone"):
        asked = ("read", card_bundle(guide), "--notebook", rowans_folder(guide))
        ended = _held(guide, ROWANS_PASSPHRASE, *asked)
        guide.check(ended.returncode == 0, "held read does not end with 0")
        guide.check(f"It came from {MY_CODE_AT_ROWANS}." in ended.stdout, "it names another")
        _check_letter(guide, ended.stdout)
        ended = _held(guide, NEW_PASSPHRASE, "read", card_bundle(guide))
        guide.check((ended.returncode, ended.stdout) == (1, ""), "it opens without a notebook")


def _check_letter(guide: Guide, said: str) -> None:
    for words in ALLOWED:
        guide.check(words in said, "the letter lacks something that was allowed")
    for words in NOT_ALLOWED:
        guide.check(words not in said, "the letter says something that was not allowed")


def _export(guide: Guide) -> None:
    target = guide.away / "plain"
    asked = ("export", guide.vault_folder, "--to", target)
    with guide.step("held export: nothing is written before it is meant"):
        ended = _held(guide, NEW_PASSPHRASE, *asked)
        guide.check(ended.returncode == 2, "it does not ask whether it is meant")
        guide.check(not target.exists(), "something was written all the same")
    try:
        with guide.step("held export: my own pages in plain writing, and what stayed behind"):
            ended = _held(guide, NEW_PASSPHRASE, *asked, "--yes-in-plain-text")
            guide.check(ended.returncode == 0, "held export does not end with 0")
            _look_at_copy(guide, target, ended.stdout)
    finally:
        shutil.rmtree(target, ignore_errors=True)
    with guide.step("The copy is taken away again, since nothing protects it"):
        left = sorted(path.name for path in guide.away.iterdir() if "plain" in path.name)
        guide.check(left == [], f"something of it is left: {', '.join(left)}")


def _look_at_copy(guide: Guide, target: Path, said: str) -> None:
    pages = "".join(file.read_text("utf-8") for file in sorted(target.glob("pages/*.md")))
    whole = pages + (target / "notebook.json").read_text("utf-8")
    for words in (EVENING, *ASSUMED_LINES):
        guide.check(words in pages, "a page of my own is not in the copy")
    for words in (THEIR_WORDS, REMINDS_ME):
        guide.check(words not in whole, "the copy says something that stays behind")
    stayed = (target / "WHAT-STAYED-BEHIND.md").read_text("utf-8")
    guide.check("What stayed behind" in said, "the terminal does not list what stayed behind")
    told = [line for line in said.splitlines()[2:] if line]
    guide.check(bool(told), "nothing stayed behind")
    guide.check(all(line in stayed for line in told), "the folder lists something else")


def _held(guide: Guide, passphrase: str, *asked: str | Path) -> subprocess.CompletedProcess[str]:
    """Run a command without a terminal; it reads the passphrase from a descriptor of its own."""
    reader, writer = os.pipe()
    os.write(writer, f"{passphrase}\n".encode())
    os.close(writer)
    own = {
        "XDG_DATA_HOME": str(guide.away / "nobody"),
        "XDG_CONFIG_HOME": str(guide.away / "nobody"),
    }
    try:
        return subprocess.run(
            [sys.executable, "-P", "-m", "held", *map(str, asked), "--passphrase-fd", str(reader)],
            pass_fds=(reader,),
            env={**os.environ, **own},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=False,
            start_new_session=True,
        )
    finally:
        os.close(reader)
