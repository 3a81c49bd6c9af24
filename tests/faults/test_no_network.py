# SPDX-License-Identifier: GPL-3.0-or-later
"""The whole tour under strace: no socket but those of this machine, and nothing written elsewhere."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path

import pytest

TOUR = Path(__file__).resolve().parents[1] / "journeys" / "tour"
_CALLS = "socket,socketpair,connect,open,openat,openat2,creat,rename,renameat,renameat2,mkdir"
_CALLS += ",mkdirat,link,linkat,symlink,symlinkat,unlink,unlinkat,truncate,execve,chdir"
_SOCKET = re.compile(r"\b(?:socket|socketpair)\(([^,]+), ([^,]+),[^)]*\)\s*=\s*(-?\d+)")
_PATH = r'(?:(?:AT_FDCWD|\d+)<([^>]*)>, )?"((?:[^"\\]|\\.)*)"'
_OPENED = re.compile(rf"\b(?:open(?:at2?)?|creat)\({_PATH}, ([^)]*)\)\s*=\s*(-?\d+)")
_MADE = re.compile(
    r"\b(?:mkdir(?:at)?|rename(?:at2?)?|link(?:at)?|symlink(?:at)?|truncate)"
    rf"\({_PATH}(?:, {_PATH})?[^=]*=\s*(-?\d+)"
)
_WRITES = re.compile(r"O_WRONLY|O_RDWR|O_CREAT|O_TRUNC|0[0-7]{3}")

pytestmark = [
    pytest.mark.slow,
    pytest.mark.timeout(600),
    pytest.mark.skipif(shutil.which("strace") is None, reason="strace is not installed"),
]


@dataclass(frozen=True)
class Traced:
    """The lines of a tour, and the folders it was given."""

    lines: tuple[str, ...] = field(repr=False)
    home: Path
    shown: Path
    temp: Path


@pytest.fixture(scope="module")
def traced(tmp_path_factory: pytest.TempPathFactory) -> Traced:
    """The tour in an empty home, walked once for all tests here."""
    place = tmp_path_factory.mktemp("tour")
    home, temp, log = place / "home", place / "temp", place / "trace"
    home.mkdir(mode=0o700)
    temp.mkdir()
    environment = {
        "PATH": os.defpath,
        "LANG": "C.UTF-8",
        "HOME": str(home),
        "TMPDIR": str(temp),
        "PYTHONDONTWRITEBYTECODE": "1",
    }
    # seccomp-bpf is not asked of strace: Held lays its own filter, which must be seen to hold.
    command = ["strace", "-f", "-y", "-qq", "-s", "400", "-e", f"trace={_CALLS}", "-o", str(log)]
    walked = subprocess.run(
        [*command, sys.executable, "-B", str(TOUR)],
        cwd=place,
        env=environment,
        capture_output=True,
        text=True,
        timeout=540,
        check=False,
    )
    assert walked.returncode == 0, walked.stdout[-2000:] + walked.stderr[-2000:]
    assert walked.stdout.rstrip().endswith(", 0 failed")
    lines = tuple(log.read_text(errors="replace").splitlines())
    return Traced(lines, home, place / "tour", temp)


def test_no_socket_of_any_family_but_this_machine_s_own_is_made(traced: Traced) -> None:
    made = [_SOCKET.search(line) for line in traced.lines]
    asked = [(m[1], m[2], int(m[3])) for m in made if m is not None]
    # The self-test asks for what must be refused, in a form that creates nothing.
    opened = {family for family, _kind, answer in asked if answer >= 0}
    assert opened <= {"AF_UNIX"}, opened
    refused = {family for family, _kind, answer in asked if answer < 0}
    assert refused, "the self-test was not seen, so this trace shows nothing"


def test_nothing_is_connected_to_but_sockets_of_this_machine(traced: Traced) -> None:
    others = [line for line in traced.lines if "connect(" in line and "AF_UNIX" not in line]
    assert others == []


def test_it_writes_in_the_throwaway_folder_and_in_tour_and_nowhere_else(traced: Traced) -> None:
    allowed = (str(traced.shown), str(traced.temp), *_ALLOWED)
    strange = sorted(path for path in _written(traced) if not path.startswith(allowed))
    in_home = [path for path in strange if path.startswith(str(traced.home))]
    others = [path for path in strange if not path.startswith(str(traced.home))]
    assert others == []
    ours = [path for path in in_home if not _is_known_in_home(path, traced.home)]
    assert ours == [], "\n".join(ours)


def test_the_throwaway_folder_is_gone_and_home_says_nothing_of_it(traced: Traced) -> None:
    assert list(traced.temp.iterdir()) == []
    for file in traced.home.rglob("*"):
        if file.is_file():
            content = file.read_bytes()
            for word in (b"Notebook", b".held", b"Rowan", b"held-tour", str(traced.shown).encode()):
                assert word not in content, file


# Written by the libraries below Held: devices, and what the system keeps of processes.
_ALLOWED = ("/dev/", "/proc/", "/sys/")
# Qt's own settings with their lock, and caches of fonts and shaders: nothing of ours is in them.
_KNOWN_IN_HOME = (
    ".config/QtProject.conf",
    ".cache/fontconfig",
    ".cache/mesa_shader_cache",
)


def _is_known_in_home(path: str, home: Path) -> bool:
    inside = path.removeprefix(str(home)).lstrip("/")
    return inside in {"", ".config", ".cache"} or inside.startswith(_KNOWN_IN_HOME)


def _written(traced: Traced) -> set[str]:
    """Every path that was opened for writing, made or given another name."""
    found: set[str] = set()
    here = str(traced.shown.parent)
    for line in traced.lines:
        opened = _OPENED.search(line)
        if opened is not None and int(opened[4]) >= 0 and _WRITES.search(opened[3]):
            found.add(_whole(opened[1] or here, opened[2]))
        made = _MADE.search(line)
        if made is not None and int(made[5]) >= 0:
            found.add(_whole(made[1] or here, made[2]))
            if made[4]:
                found.add(_whole(made[3] or here, made[4]))
    return found


def _whole(folder: str, path: str) -> str:
    return path if path.startswith("/") else f"{folder}/{path}"
