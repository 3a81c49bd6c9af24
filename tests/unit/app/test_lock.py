# SPDX-License-Identifier: GPL-3.0-or-later
"""Locking puts a fresh process in the place of the old one, or ends it; there is nothing between."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import textwrap
from pathlib import Path
from typing import Any

import pytest

DESKTOP = Path(__file__).resolve().parents[3] / "desktop"

# A small program that seals itself, tells about itself, and locks as often as it was told.
# Its count of locks travels in the command, where the real command carries nothing.
PROGRAM = f"""
import ctypes, json, os, socket, sys, threading, time
sys.path.insert(0, {str(DESKTOP)!r})
from held.app.lock import Restart, become_locked
from held.seal import seal_process

left = int(sys.argv[1])
given = sorted(int(name) for name in os.listdir("/proc/self/fd"))
seal = seal_process()
status = dict(line.split(":", 1) for line in open("/proc/self/status"))
try:
    socket.socket(socket.AF_INET)
    network = "open"
except PermissionError:
    network = "refused"
print(json.dumps({{
    "process": os.getpid(),
    "started": open("/proc/self/stat").read().rpartition(")")[2].split()[19],
    "fenced": seal.fenced,
    "filters": status["Seccomp_filters"].strip(),
    "given": given,
    "environment": dict(os.environ),
    "command": sys.argv,
    "readable": ctypes.CDLL(None).prctl(3, 0, 0, 0, 0),
    "network": network,
    "threads": len(os.listdir("/proc/self/task")),
}}), flush=True)
"""
LOCK = """
if left:
    opened = [open("/etc/passwd") for _ in range(5)]
    pair = socket.socketpair(socket.AF_UNIX)
    os.set_inheritable(opened[0].fileno(), True)
    os.set_inheritable(pair[0].fileno(), True)
    for _ in range(4):
        threading.Thread(target=time.sleep, args=(30,), daemon=True).start()
    os.environ["WAYLAND_SOCKET"] = "12"
    os.environ["A_SECRET"] = "six words"
    become_locked(Restart(sys.executable, (sys.executable, "-I", __file__, str(left - 1))))
"""


def run_locking(tmp_path: Path, locks: int) -> list[dict[str, Any]]:
    program = tmp_path / "program.py"
    program.write_text(PROGRAM + LOCK)
    ended = subprocess.run(
        [sys.executable, "-I", str(program), str(locks)],
        capture_output=True,
        text=True,
        check=False,
        timeout=600,
        env={"PATH": os.defpath, "LANG": "C.UTF-8", "XDG_ACTIVATION_TOKEN": "one click"},
    )
    assert ended.returncode == 0, ended.stderr
    return [json.loads(line) for line in ended.stdout.splitlines()]


def check_all_alike(images: list[dict[str, Any]], locks: int) -> None:
    assert len(images) == locks + 1
    for name in ("process", "started", "fenced", "filters", "network"):
        assert len({image[name] for image in images}) == 1, name
    assert images[-1]["fenced"] is True
    assert images[-1]["filters"] == images[0]["filters"]
    assert images[-1]["network"] == "refused"


def test_the_fresh_process_has_nothing_from_the_old_one_but_its_number(tmp_path: Path) -> None:
    old, fresh = run_locking(tmp_path, 1)

    assert fresh["process"] == old["process"]
    # Its own listing of /proc is open while it lists.
    assert fresh["given"] == [0, 1, 2, 3]
    assert fresh["threads"] == 1
    bus = "DBUS_SESSION_BUS_ADDRESS"  # Named by the seal, so that none is started.
    assert fresh["environment"].keys() <= {"PATH", "LANG", "LC_CTYPE", bus}
    assert "XDG_ACTIVATION_TOKEN" in old["environment"]
    assert fresh["command"][1:] == ["0"]


def test_thirty_locks_leave_one_fence_and_the_same_process(tmp_path: Path) -> None:
    images = run_locking(tmp_path, 30)

    check_all_alike(images, 30)
    assert {image["filters"] for image in images} == {"1"}
    assert {image["readable"] for image in images} == {0}


@pytest.mark.slow
@pytest.mark.timeout(600)
def test_twelve_hundred_locks_leave_one_fence_and_the_same_process(tmp_path: Path) -> None:
    check_all_alike(run_locking(tmp_path, 1200), 1200)


@pytest.mark.parametrize("hindrance", ["missing", "not a program", "not allowed", "a bad name"])
def test_when_no_fresh_process_can_be_had_the_old_one_ends_at_once(
    tmp_path: Path, hindrance: str
) -> None:
    program = tmp_path / "held"
    if hindrance != "missing":
        program.write_text("no program at all")
        program.chmod(0o600 if hindrance == "not allowed" else 0o700)
    executable = str(program) + ("\0" if hindrance == "a bad name" else "")
    code = f"""
import sys, threading, time
sys.path.insert(0, {str(DESKTOP)!r})
from held.app.lock import Restart, become_locked
from held.seal import seal_process
seal_process()
threading.Thread(target=time.sleep, args=(50,)).start()
try:
    become_locked(Restart({executable!r}, ("held",)))
except BaseException:
    print("still here")
finally:
    print("still unlocked")
"""
    ended = subprocess.run(
        [sys.executable, "-I", "-c", textwrap.dedent(code)],
        capture_output=True,
        text=True,
        check=False,
        timeout=20,
    )

    assert ended.returncode == 71
    assert ended.stdout == ended.stderr == ""


def test_when_the_kernel_turns_the_command_down_the_old_process_ends_at_once() -> None:
    code = f"""
import resource, sys
sys.path.insert(0, {str(DESKTOP)!r})
from held.app.lock import Restart, become_locked
# Arguments larger than what the kernel takes: E2BIG, as the kernel says it.
try:
    become_locked(Restart(sys.executable, (sys.executable, *["x" * 100_000] * 100)))
finally:
    print("still unlocked")
"""
    ended = subprocess.run(
        [sys.executable, "-I", "-c", code], capture_output=True, text=True, check=False, timeout=20
    )

    assert ended.returncode == 71
    assert ended.stdout == ended.stderr == ""
