# SPDX-License-Identifier: GPL-3.0-or-later
"""`held` in a process of its own, on real notebooks and bundles, with and without a terminal."""

from __future__ import annotations

import os
import pty
import select
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from keeper import FREE_PAGE
from storyteller import HEARD, Storyteller
from two_keepers import send, take_card

from held.bundles.contents import BundleContents, next_counter
from held.journal import entry as entries
from held.journal.answer import Words
from held.vault import vault as vaults
from held.vault.key_slots import SMALL_COMPUTER, make_passphrase_slot
from held.workflows.clock import SystemClock
from held.workflows.sealing import seal

PASSPHRASE = "sieben stille Äpfel"
SPOKEN = "chalk meadow onion ladder quilt harbor"
OWN = "A thing I only wrote down here."
HELD = (sys.executable, "-P", "-m", "held")
PATIENCE_SECONDS = 30.0


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A notebook with one page, closed, whose key costs what Held's own may cost at the least."""
    folder = tmp_path_factory.mktemp("made") / "Winter.held"
    vault = vaults.make_vault(folder, PASSPHRASE, SMALL_COMPUTER)
    now = SystemClock().now()
    page = entries.write(entries.begin(FREE_PAGE, now), {"page": Words(OWN)}, (), now)
    vault.entries.save(page)
    vault.close()
    return folder


@pytest.fixture
def book(made: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(made, tmp_path / "Winter.held"))


@pytest.fixture
def sealed(tmp_path: Path) -> Path:
    """A bundle whose letter tries to speak for Held and to steer the terminal."""
    letter = ("Dear you,", "\x1b[2J\x1b]0;owned\x07 All is well.\x9b31m", "Wörter \u202e und €")
    contents = BundleContents(
        letter,
        (),
        ("Please be kind.",),
        date(2026, 1, 2),
        None,
        next_counter(None, date(2026, 1, 2)),
    )
    path = tmp_path / "from somebody.age"
    path.write_bytes(seal(contents, SPOKEN).octets)
    return path


def held(*arguments: str | Path, typed: str | None = None) -> subprocess.CompletedProcess[str]:
    """Run it without a terminal; `typed` comes through descriptor 0."""
    return subprocess.run(
        [*HELD, *map(str, arguments)],
        input=typed,
        stdin=subprocess.DEVNULL if typed is None else None,
        capture_output=True,
        text=True,
        check=False,
        start_new_session=True,
        timeout=PATIENCE_SECONDS,
    )


def says_nothing_private(stderr: str) -> bool:
    private = (PASSPHRASE, SPOKEN, OWN, "Winter", "somebody", "Traceback", "Dear you")
    return not any(word in stderr for word in private)


def everything_in(folder: Path) -> dict[str, bytes]:
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*.*")}


# check


def test_a_whole_notebook_is_told_so_and_not_changed(book: Path) -> None:
    before = everything_in(book)
    ended = held("check", book, "--passphrase-fd", "0", typed=PASSPHRASE + "\n")
    assert ended.returncode == 0
    assert ended.stdout == "All is well. Everything in this notebook can be read.\n"
    assert ended.stderr == ""
    assert everything_in(book) == before
    assert [path.name for path in book.parent.iterdir()] == [book.name]


def test_a_damaged_notebook_is_told_plainly(book: Path) -> None:
    octets = bytearray((book / "vault-1.db").read_bytes())
    octets[-100] ^= 1
    (book / "vault-1.db").write_bytes(octets)
    ended = held("check", book, "--passphrase-fd=0", typed=PASSPHRASE)
    assert ended.returncode == 1
    assert ended.stdout.splitlines() == [
        "Parts of the file that were changed since Held wrote them: 1.",
        "Keep this folder as it is, and look for a copy from before.",
    ]
    assert ended.stderr == ""


def test_a_wrong_passphrase_is_told_plainly(book: Path) -> None:
    ended = held("check", book, "--passphrase-fd", "0", typed="sieben\n")
    assert (ended.returncode, ended.stdout) == (1, "")
    assert ended.stderr.startswith("This passphrase does not open the notebook.\n")
    assert says_nothing_private(ended.stderr)


@pytest.mark.parametrize("typed", ["", "\n"])
def test_an_empty_passphrase_opens_nothing(book: Path, typed: str) -> None:
    ended = held("check", book, "--passphrase-fd", "0", typed=typed)
    assert (ended.returncode, ended.stdout) == (1, "")
    assert ended.stderr == "Nothing came, so nothing was opened.\n"


def test_what_is_no_text_opens_nothing(book: Path) -> None:
    ended = subprocess.run(
        [*HELD, "check", book, "--passphrase-fd", "0"],
        input=b"\xff\xfe\n",
        capture_output=True,
        check=False,
    )
    assert ended.returncode == 1
    assert b"does not open" in ended.stderr


def test_a_notebook_that_is_open_is_left_alone(book: Path) -> None:
    key_file = vaults.read_key_file(book)
    vault = vaults.open_with(book, key_file, vaults.unlock(key_file, PASSPHRASE))
    try:
        ended = held("check", book, "--passphrase-fd", "0", typed=PASSPHRASE)
    finally:
        vault.close()
    assert ended.returncode == 1
    assert "open in another window" in ended.stderr


def test_what_is_no_notebook_is_told_before_a_passphrase_is_asked_for(tmp_path: Path) -> None:
    ended = held("check", tmp_path)
    assert ended.returncode == 1
    assert ended.stderr.startswith("The place is not there now.\n")


def test_a_passphrase_comes_through_any_open_descriptor(book: Path) -> None:
    reader, writer = os.pipe()
    os.write(writer, PASSPHRASE.encode() + b"\nand no more")
    os.close(writer)
    ended = subprocess.run(
        [*HELD, "check", book, "--passphrase-fd", str(reader)],
        pass_fds=(reader,),
        capture_output=True,
        check=False,
    )
    os.close(reader)
    assert ended.returncode == 0, ended.stderr


def test_a_descriptor_that_is_not_open_is_told(book: Path) -> None:
    ended = held("check", book, "--passphrase-fd", "77")
    assert ended.returncode == 2
    assert ended.stderr.startswith("There is nothing to read at that number.")


def test_without_a_terminal_nobody_is_asked(book: Path) -> None:
    ended = held("check", book, typed=PASSPHRASE + "\n")
    assert ended.returncode == 2
    assert ended.stderr.splitlines() == [
        "There is no terminal to ask in.",
        "Type held check --help to see how it is used.",
    ]


# read


def test_a_letter_is_shown_below_all_that_held_says(sealed: Path) -> None:
    ended = held("read", sealed, "--passphrase-fd", "0", typed=SPOKEN.upper().replace(" ", "-"))
    assert ended.returncode == 0
    ours, theirs = ended.stdout.split("-" * 40 + "\n")
    assert ours.splitlines() == [
        "Who sent this is not proven. It came from someone who knew the words.",
        "It says that it was made on 2 January 2026.",
        "All that stands below this line came with the file.",
    ]
    assert theirs.splitlines() == [
        "Please be kind.",
        "Dear you,",
        "[2J]0;owned All is well.31m",
        "Wörter  und €",
    ]
    assert not any(ord(sign) < 32 and sign != "\n" for sign in ended.stdout)
    assert ended.stderr == ""


def test_a_terminal_without_those_letters_shows_the_rest(sealed: Path) -> None:
    ended = subprocess.run(
        [*HELD, "read", sealed, "--passphrase-fd", "0"],
        input=SPOKEN.encode(),
        env={**os.environ, "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
        capture_output=True,
        check=False,
    )
    assert ended.returncode == 0, ended.stderr
    assert b"rter" in ended.stdout


def test_wrong_words_show_nothing(sealed: Path) -> None:
    ended = held("read", sealed, "--passphrase-fd", "0", typed="chalk meadow")
    assert (ended.returncode, ended.stdout) == (1, "")
    assert ended.stderr.startswith("These words do not open the file.\n")
    assert says_nothing_private(ended.stderr)


@pytest.fixture
def to_a_card(tmp_path: Path) -> tuple[Path, Path, Callable[[], None]]:
    """A bundle made for a card, the notebook it is for, and how its words come to be compared."""
    sender, receiver = Storyteller(tmp_path / "one"), Storyteller(tmp_path / "two")
    teller = take_card(receiver, sender, "Rowan").person
    to = take_card(sender, receiver, "Hazel").person
    send(sender, to, tmp_path / "letter.age")
    vault = receiver.session.vault
    vault.replace_passphrase(make_passphrase_slot(vault.root, PASSPHRASE, SMALL_COMPUTER))
    receiver.close()
    sender.close()

    def compare_words() -> None:
        key_file = vaults.read_key_file(vault.folder)
        opened = vaults.open_with(vault.folder, key_file, vaults.unlock(key_file, PASSPHRASE))
        stored = opened.cards.find(teller.id)
        assert stored is not None
        opened.cards.save(replace(stored, compared=SystemClock().now()))
        opened.close()

    return tmp_path / "letter.age", vault.folder, compare_words


def test_what_was_made_for_my_card_is_opened_by_my_notebook(
    to_a_card: tuple[Path, Path, Callable[[], None]],
) -> None:
    letter, notebook, compare_words = to_a_card
    wanted = ["read", letter, "--notebook", notebook, "--passphrase-fd", "0"]
    ended = held(*wanted, typed=PASSPHRASE)
    assert ended.returncode == 0, ended.stderr
    first, *_ = ended.stdout.splitlines()
    assert first == "It came from the card of Rowan. Whose card it is was never checked."
    assert set(HEARD.splitlines()) <= set(ended.stdout.splitlines())

    compare_words()
    first, *_ = held(*wanted, typed=PASSPHRASE).stdout.splitlines()
    assert first == "It came from Rowan. Their card proves it to you, and to nobody else."


def test_without_the_notebook_it_says_what_is_missing_before_it_asks(
    to_a_card: tuple[Path, Path, Callable[[], None]],
) -> None:
    ended = held("read", to_a_card[0])
    assert (ended.returncode, ended.stdout) == (1, "")
    assert ended.stderr.endswith("Name the notebook with --notebook.\n")


def test_a_notebook_that_it_was_not_made_for_does_not_open_it(
    to_a_card: tuple[Path, Path, Callable[[], None]], book: Path
) -> None:
    ended = held("read", to_a_card[0], "--notebook", book, "--passphrase-fd", "0", typed=PASSPHRASE)
    assert (ended.returncode, ended.stdout) == (1, "")
    assert ended.stderr.startswith("This was made for someone else.\n")


def test_words_are_not_asked_for_where_a_notebook_was_named(sealed: Path, book: Path) -> None:
    ended = held("read", sealed, "--notebook", book)
    assert (ended.returncode, ended.stdout) == (1, "")
    assert ended.stderr == "Six words open this file, and no card. Leave --notebook out.\n"


def test_nobody_reading_on_is_no_failure_to_complain_of(sealed: Path) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    ended = subprocess.run(
        [*HELD, "read", sealed, "--passphrase-fd", "0"],
        input=SPOKEN.encode(),
        stdout=writer,
        stderr=subprocess.PIPE,
        check=False,
    )
    os.close(writer)
    assert ended.returncode == 1
    assert ended.stderr == b""


# export


def test_a_notebook_is_written_out_when_the_whole_flag_is_given(book: Path, tmp_path: Path) -> None:
    target = tmp_path / "plain"
    ended = held(
        "export", book, "--to", target, "--passphrase-fd", "0", "--yes-in-plain-text",
        typed=PASSPHRASE,
    )  # fmt: skip
    assert ended.returncode == 0, ended.stderr
    assert ended.stdout.splitlines() == ["Done. Pages written: 1.", "Nothing stayed behind."]
    assert ended.stderr.startswith("This writes the notebook out in plain words.\n")
    assert says_nothing_private(ended.stderr)
    assert OWN in next((target / "pages").iterdir()).read_text("utf-8")


def test_without_the_flag_and_without_a_terminal_nothing_is_written(
    book: Path, tmp_path: Path
) -> None:
    ended = held(
        "export", book, "--to", tmp_path / "plain", "--passphrase-fd", "0", typed=PASSPHRASE
    )
    assert (ended.returncode, ended.stdout) == (2, "")
    assert "Give --yes-in-plain-text if a program is to do this." in ended.stderr
    assert not (tmp_path / "plain").exists()


def test_a_folder_that_holds_something_is_left_alone(book: Path) -> None:
    before = everything_in(book)
    ended = held("export", book, "--to", book, "--passphrase-fd", "0", "--yes-in-plain-text")
    assert ended.returncode == 1
    assert ended.stderr.startswith("There is something at that place already.\n")
    assert everything_in(book) == before


# Help, and what is not understood


def test_help_is_given_whole() -> None:
    ended = held("--help")
    assert ended.returncode == 0
    assert "held check NOTEBOOK" in ended.stdout
    for command in ("check", "read", "export"):
        told = held(command, "--help")
        assert (told.returncode, told.stderr) == (0, "")
        assert told.stdout.startswith(f"  held {command} ")


@pytest.mark.parametrize("typed", ["secretly", "check", "check a --passphrase secretly"])
def test_what_is_not_understood_is_never_repeated(typed: str) -> None:
    ended = held(*typed.split())
    assert (ended.returncode, ended.stdout) == (2, "")
    assert "secretly" not in ended.stderr
    assert "--help" in ended.stderr


# What holds whatever is asked

WITHOUT_QT = """
import importlib.abc, sys

class NoQt(importlib.abc.MetaPathFinder):
    def find_spec(self, name, path=None, target=None):
        if name.split(".")[0] in {"PySide6", "shiboken6"}:
            raise ImportError("there is no Qt here")

sys.meta_path.insert(0, NoQt())
from held.__main__ import main
sys.argv[0] = "held"
code = main()
import socket
try:
    socket.socket(socket.AF_INET)
    print("a way out")
except OSError:
    print("fenced")
sys.exit(code)
"""


def test_it_needs_no_qt_and_is_fenced_like_the_window(book: Path) -> None:
    for arguments in (["check", str(book), "--passphrase-fd", "0"], ["export", "--help"]):
        ended = subprocess.run(
            [sys.executable, "-c", WITHOUT_QT, *arguments],
            input=PASSPHRASE,
            capture_output=True,
            text=True,
            check=False,
        )
        assert ended.returncode == 0, ended.stderr
        assert ended.stdout.endswith("fenced\n")


BROKEN = """
import sys
from held.app import terminal
from held.console import check

def stumble(sitting):
    raise ValueError("A thing I only wrote down here.")

check.check = stumble
sys.exit(terminal.serve(["check", "Winter.held"]))
"""


def test_a_fault_of_ours_says_where_and_nothing_of_what(tmp_path: Path) -> None:
    ended = subprocess.run(
        [sys.executable, "-c", BROKEN], capture_output=True, text=True, check=False, cwd=tmp_path
    )
    assert ended.returncode == 1
    assert ended.stderr.startswith("Held failed: builtins.ValueError\n")
    assert says_nothing_private(ended.stderr)


# With somebody at a terminal


class Terminal:
    """A person at a terminal of their own: what it shows, and what they type."""

    def __init__(self, pid: int, controller: int) -> None:
        self.pid = pid
        self._controller = controller
        self.shown = ""

    def type(self, keys: str) -> None:
        os.write(self._controller, keys.encode())

    def see(self, what: str) -> None:
        """Wait until it is shown."""
        until = time.monotonic() + PATIENCE_SECONDS
        while what not in self.shown:
            assert time.monotonic() < until, f"{what!r} was not shown: {self.shown!r}"
            if not self._look():
                break
        assert what in self.shown, self.shown

    def end(self) -> int:
        """Wait until it has ended.  Its exit code."""
        while self._look():
            pass
        return os.waitstatus_to_exitcode(os.waitpid(self.pid, 0)[1])

    def _look(self) -> bool:
        ready, _, _ = select.select([self._controller], [], [], PATIENCE_SECONDS)
        assert ready, "it stands still"
        try:
            piece = os.read(self._controller, 4096)
        except OSError:  # the other end is closed
            return False
        self.shown += piece.decode().replace("\r\n", "\n")
        return bool(piece)


@contextmanager
def at_a_terminal(*arguments: str | Path) -> Iterator[Terminal]:
    pid, controller = pty.fork()
    if pid == 0:
        os.execv(sys.executable, [*HELD, *map(str, arguments)])
    try:
        yield Terminal(pid, controller)
    finally:
        os.close(controller)


def test_a_passphrase_is_not_shown_while_it_is_typed(book: Path) -> None:
    with at_a_terminal("check", book) as terminal:
        terminal.see("Passphrase: ")
        terminal.type(PASSPHRASE + "\n")
        assert terminal.end() == 0
    assert terminal.shown == (
        "Passphrase: \nAll is well. Everything in this notebook can be read.\n"
    )


def test_stopping_at_the_question_is_clean(book: Path) -> None:
    with at_a_terminal("check", book) as terminal:
        terminal.see("Passphrase: ")
        terminal.type("sieb\x03")
        assert terminal.end() == 1
    assert terminal.shown.endswith("\nYou stopped it.\n")
    assert "sieb" not in terminal.shown
    assert "Traceback" not in terminal.shown


def test_the_word_has_to_be_typed_before_anything_is_written(book: Path, tmp_path: Path) -> None:
    target = tmp_path / "plain"
    with at_a_terminal("export", book, "--to", target) as terminal:
        terminal.see("Whoever has the folder can read all of it.")
        terminal.see("press Enter to stop: ")
        terminal.type("\n")
        assert terminal.end() == 1
    assert terminal.shown.endswith("So nothing was written.\n")
    assert not target.exists()

    with at_a_terminal("export", book, "--to", target) as terminal:
        terminal.see("press Enter to stop: ")
        assert not target.exists()
        terminal.type("plain\n")
        terminal.see("Passphrase: ")
        terminal.type(PASSPHRASE + "\n")
        assert terminal.end() == 0
    assert "Done. Pages written: 1." in terminal.shown
    assert PASSPHRASE not in terminal.shown
    assert (target / "notebook.json").exists()


def test_the_terminal_shows_letters_again_after_it_was_stopped(book: Path) -> None:
    script = f"{sys.executable} -P -m held check {book}; stty -a | grep -o -- '-\\?echo ' ; exit"
    pid, controller = pty.fork()
    if pid == 0:
        os.execv("/bin/sh", ["sh", "-c", script])
    terminal = Terminal(pid, controller)
    terminal.see("Passphrase: ")
    terminal.type("\x04")
    terminal.end()
    os.close(controller)
    assert "\necho " in terminal.shown


def test_being_asked_to_end_leaves_no_plain_words_behind(book: Path, tmp_path: Path) -> None:
    """Stopped while the pages are written, it clears away what there is of them."""
    slow = (
        "import sys, time\n"
        "from held.workflows import export_plain as e\n"
        "write = e._write\n"
        "def slowly(path, content):\n"
        "    write(path, content)\n"
        "    if path.parent.name == 'pages':\n"
        "        print('writing', flush=True)\n"
        "        time.sleep(30)\n"
        "e._write = slowly\n"
        "from held.app.terminal import serve\n"
        "sys.exit(serve(sys.argv[1:]))\n"
    )
    command = ["export", str(book), "--to", str(tmp_path / "plain"), "--passphrase-fd", "0"]
    with subprocess.Popen(
        [sys.executable, "-c", slow, *command, "--yes-in-plain-text"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdin.write(PASSPHRASE.encode() + b"\n")
        process.stdin.flush()
        assert process.stdout.readline() == b"writing\n"
        assert [p for p in tmp_path.iterdir() if p.name.startswith(".held-passing-")]
        process.send_signal(signal.SIGTERM)
        assert process.wait(PATIENCE_SECONDS) == 1
        assert process.stderr.read().endswith(b"You stopped it.\n")
    assert {p.name for p in tmp_path.iterdir()} == {"Winter.held"}
