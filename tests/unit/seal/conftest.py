# SPDX-License-Identifier: GPL-3.0-or-later
"""Sealing cannot be undone, so every trial happens in a process of its own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import textwrap
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

DESKTOP = Path(__file__).resolve().parents[3] / "desktop"

# What every child begins with.  `say` hands one value back to the test.
PRELUDE = f"""
import ctypes, errno, json, os, signal, socket, sys, threading, time
sys.path.insert(0, {str(DESKTOP)!r})
from held.seal import Gap, Seal, seal_process

libc = ctypes.CDLL(None, use_errno=True)

def say(value):
    print(json.dumps(value), flush=True)

def error_of(call):
    try:
        call()
    except OSError as error:
        return errno.errorcode[error.errno]
    return "no error"

def errno_of(name, *arguments):
    ctypes.set_errno(0)
    answer = getattr(libc, name)(*arguments)
    return errno.errorcode[ctypes.get_errno()] if answer == -1 else "no error"

def status_of(thread="self"):
    where = "/proc/self/status" if thread == "self" else f"/proc/self/task/{{thread}}/status"
    lines = open(where).read().splitlines()
    return {{name: value.strip() for name, value in (line.split(":", 1) for line in lines)}}

def become_ordinary():
    # Root may read everything, so what is hidden shows only to somebody else.  The kernel hides
    # the memory of a process that changed its user; that is taken back, to begin like any other.
    # What the program needs is loaded before, as the interpreter may live where only root reads.
    import resource, held.seal.machine, held.seal.network, held.seal.process, held.seal.self_test
    if os.getuid() == 0:
        os.setgroups([])
        os.setgid(65534)
        os.setuid(65534)
        libc.prctl(4, 1, 0, 0, 0)

def answer_of_stranger(ask):
    # What a program of the same person hears, that is neither parent nor child of this one.
    read_end, write_end = os.pipe()
    between = os.fork()
    if between == 0:
        if os.fork() == 0:
            os.close(read_end)
            os.write(write_end, ask().encode())
        os._exit(0)
    os.close(write_end)
    os.waitpid(between, 0)
    with os.fdopen(read_end) as answer:
        return answer.read()
"""

# A second filter, such as a container may lay around us.
OUTER_FILTER = """
import struct

def surround(steps, flags=0):
    code = b"".join(struct.pack("HBBI", *step) for step in steps)
    code = ctypes.create_string_buffer(code, len(code))
    program = ctypes.create_string_buffer(
        struct.pack("HxxxxxxP", len(steps), ctypes.addressof(code)), 16)
    libc.prctl(38, 1, 0, 0, 0)
    assert libc.syscall(SECCOMP, 1, flags, program) == 0, ctypes.get_errno()

def refuse(number, value=None, verdict=0x00050001):
    # One call is refused, or only when its first argument is this.
    ask = [] if value is None else [(0x20, 0, 0, 16), (0x15, 0, 1, value)]
    surround([(0x20, 0, 0, 0), (0x15, 0, 1 + len(ask), number), *ask,
              (0x06, 0, 0, verdict), (0x06, 0, 0, 0x7FFF0000)])

SECCOMP, SOCKET = {"x86_64": (317, 41), "aarch64": (277, 198)}[os.uname().machine]
"""


def start_child(code: str, **options: Any) -> subprocess.CompletedProcess[str]:
    """Run code in a fresh interpreter that has only what it is given."""
    program = PRELUDE + textwrap.dedent(code)
    environment: Mapping[str, str] = options.pop("env", {"PATH": os.defpath})
    return subprocess.run(
        [sys.executable, "-I", "-c", program],
        capture_output=True,
        text=True,
        timeout=100,
        check=False,
        env=environment,
        **options,
    )


@pytest.fixture
def run_child() -> Callable[..., subprocess.CompletedProcess[str]]:
    return start_child


@pytest.fixture
def ask_child() -> Callable[..., Any]:
    """Run code in a child, and give back what it said."""

    def ask(code: str, **options: Any) -> Any:
        ended = start_child(code, **options)
        assert ended.returncode == 0, ended.stderr
        return json.loads(ended.stdout.splitlines()[-1])

    return ask


@pytest.fixture
def outer_filter() -> str:
    return OUTER_FILTER
