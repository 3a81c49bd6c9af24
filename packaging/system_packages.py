# SPDX-License-Identifier: GPL-3.0-or-later
"""What Held and its checks need from the operating system: the one place that lists it.

A library counts as present when it loads, a program when it is found: true on any distribution,
whatever its packages are called.  It must not know what is done with them.
"""

from __future__ import annotations

import ctypes
import importlib.util
import os
import shutil
import subprocess
from pathlib import Path

MISSING = 3
"""The exit code when something is missing and we may not install it."""

# Each line: what must be there (a library, program, Python module or file), its Debian package.
OFFSCREEN = {
    "libglib-2.0.so.0": "libglib2.0-0",
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libX11.so.6": "libx11-6",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libxkbcommon.so.0": "libxkbcommon0",
    "python:ensurepip": "python3-venv",
}
ON_SCREEN = {
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}
_REAL_WINDOWS = {
    **ON_SCREEN,
    "program:Xvfb": "xvfb",
    "program:openbox": "openbox",
    "program:xdotool": "xdotool",
    "program:xwininfo": "x11-utils",
}
LONG_CHECKS = {
    **_REAL_WINDOWS,
    "program:age": "age",
    "program:node": "nodejs",
    "program:npm": "npm",
    "program:strace": "strace",
    "program:gcc": "gcc",
    "file:/usr/include/stdio.h": "libc6-dev",
}
BENCH = {
    **_REAL_WINDOWS,
    "program:age": "age",
    "program:keepassxc": "keepassxc",
}


class Missing(Exception):
    """Something is not there and it is not ours to install it.  `advice` is for the person."""

    def __init__(self, advice: str) -> None:
        super().__init__(advice)
        self.advice = advice


def provide(needed: dict[str, str]) -> None:
    """See to it that all of `needed` is there: install it as root, else say how.

    Raises Missing.
    """
    absent = [need for need in needed if not _is_there(need)]
    if not absent:
        return
    packages = sorted({needed[need] for need in absent})
    command = ["apt-get", "install", "--no-install-recommends", *packages]
    if shutil.which("apt-get") is None:
        raise Missing("Held needs these from your system first: " + ", ".join(absent))
    if os.geteuid() != 0:
        raise Missing("Held needs this first:\nsudo " + " ".join(command))
    print("Installing from your system: " + " ".join(packages), flush=True)
    _install(command)
    absent = [need for need in absent if not _is_there(need)]
    if absent:
        raise Missing("These are still missing after the installation: " + ", ".join(absent))


def _is_there(need: str) -> bool:
    kind, _, name = need.rpartition(":")
    if kind == "program":
        return shutil.which(name) is not None
    if kind == "file":
        return Path(name).exists()
    if kind == "python":
        importlib.invalidate_caches()
        return importlib.util.find_spec(name) is not None
    try:
        ctypes.CDLL(name)
    except OSError:
        return False
    return True


def _install(command: list[str]) -> None:
    """Run apt, once more with fresh lists where the first try fails.  Raises Missing."""
    if any(Path("/var/lib/apt/lists").glob("*_Packages*")) and _apt(command).returncode == 0:
        return
    _apt(["apt-get", "update"])
    last = _apt(command)
    if last.returncode != 0:
        said = last.stdout.strip().splitlines()[-15:]
        raise Missing("apt could not install what Held needs. It said:\n" + "\n".join(said))


def _apt(command: list[str]) -> subprocess.CompletedProcess[str]:
    quietly = [command[0], "-q", "--yes", "-o", "DPkg::Lock::Timeout=300", *command[1:]]
    return subprocess.run(
        quietly,
        check=False,
        env={**os.environ, "DEBIAN_FRONTEND": "noninteractive"},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
