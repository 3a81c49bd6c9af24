# SPDX-License-Identifier: GPL-3.0-or-later
"""Held may be killed while it reads pages for the search: nothing is lost, all is found later."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from keeper import Keeper

from held.journal.room import Room
from held.workflows import search
from held.workflows.clock import SystemClock
from held.workflows.search import OpenIndex, Sought
from held.workflows.session import Session

ENVIRONMENT = {"PYTHONPATH": os.pathsep.join(sys.path), "PATH": os.environ["PATH"]}
PAGES = 900
PIECES_BEFORE_THE_KILL = (0, 1, 3, 2, 0, 1)
EVERYWHERE = frozenset(Room)

READS_ON_AND_ON = """
import sys
from pathlib import Path
from keeper import Keeper
from test_search_killed import catch_up, session_of
from held.workflows.search import OpenIndex
session = session_of(Keeper(Path(sys.argv[1])).open())
print("open", flush=True)
index = OpenIndex(session)
catch_up(session, index, lambda: print("taken in", flush=True))
print("done", flush=True)
"""


def session_of(vault: object) -> Session:
    """A session without templates: the search needs none."""
    return Session(vault, None, SystemClock(), ())  # type: ignore[arg-type]


def catch_up(session: Session, index: OpenIndex, told: Callable[[], object] | None = None) -> None:
    texts = search.unseen(session)
    while True:
        while texts:
            laid = index.lay(texts)
            if told is not None:
                told()
            texts = search.took_in(session, laid)
        if index.is_walked:
            index.call_whole()
            return
        there = search.next_before(session, index.walked_to)
        texts = search.lacks(session, index.compare(there))


def test_killing_while_pages_are_read_loses_nothing(tmp_path: Path) -> None:
    keeper = Keeper(tmp_path / "Winter.held")
    vault = keeper.make()
    with vault.transaction():
        kept = [vault.entries.save(keeper.wrote(f"kitchen {_sign(n)}")) for n in range(PAGES)]
    keeper.close()
    killed = sum(_kill(keeper, pieces) for pieces in PIECES_BEFORE_THE_KILL)
    assert killed > 0
    vault = keeper.open()
    assert all(vault.entries.read(entry.id) == entry for entry in kept)
    session = session_of(vault)
    index = OpenIndex(session)
    catch_up(session, index)
    for number in (0, 1, 300, PAGES - 1):
        sought = Sought(_sign(number), EVERYWHERE)
        found = search.show(session, index.find(sought), sought)
        assert [one.entry.id for one in found] == [kept[number].id]
    index.close()
    keeper.close()


def _sign(number: int) -> str:
    """A word that no other page has."""
    return f"zz{number:04}"


def _kill(keeper: Keeper, pieces: int) -> bool:
    """Kill it once so many pieces are in the index; whether that was before everything was read."""
    here = {**ENVIRONMENT, "PYTHONPATH": os.pathsep.join([str(Path(__file__).parent), *sys.path])}
    child = subprocess.Popen(
        [sys.executable, "-c", READS_ON_AND_ON, str(keeper.folder)],
        stdout=subprocess.PIPE,
        text=True,
        env=here,
    )
    assert child.stdout is not None
    assert child.stdout.readline() == "open\n"
    for _ in range(pieces):
        child.stdout.readline()
    child.send_signal(signal.SIGKILL)
    said = child.stdout.read()
    child.stdout.close()
    child.wait()
    return "done" not in said
