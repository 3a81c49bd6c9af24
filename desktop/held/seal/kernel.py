# SPDX-License-Identifier: GPL-3.0-or-later
"""The way to the kernel for what Python has no name for.

Everything here answers as the kernel does: a number from zero up is success, one below zero is
minus an errno.  Nothing is raised, since the callers want to go on with what they can have.
"""

from __future__ import annotations

import ctypes
import errno
import os

AF_UNIX = 1
CLOSE_RANGE_CLOEXEC = 4
_ALL_DESCRIPTORS = 0xFFFFFFFF


class Kernel:
    """Plain calls to the C library of this process."""

    def __init__(self) -> None:
        self._library = ctypes.CDLL(None, use_errno=True)
        self._syscall = self._library.syscall
        # Always seven whole registers: what a call does not use is zero.
        self._syscall.argtypes = [ctypes.c_long] * 7
        self._syscall.restype = ctypes.c_long
        self._prctl = self._library.prctl
        self._prctl.argtypes = [ctypes.c_int] + [ctypes.c_ulong] * 4
        self._prctl.restype = ctypes.c_int

    def call(self, number: int, *arguments: int) -> int:
        """Answer of the system call with this number; at most six arguments."""
        padded = (*arguments, 0, 0, 0, 0, 0, 0)[:6]
        return self._or_errno(self._syscall(number, *padded))

    def prctl(self, option: int, value: int = 0) -> int:
        """Answer of the prctl call with one value; the rest are zero, as the newer options ask."""
        return self._or_errno(self._prctl(option, value, 0, 0, 0))

    def close_range(self, first: int, last: int | None, flags: int) -> int:
        """Answer of the close_range call for descriptors first to last; None means all that follow."""
        try:
            close_range = self._library.close_range
        except AttributeError:  # a C library older than the call
            return -errno.ENOSYS
        end = _ALL_DESCRIPTORS if last is None else last
        return self._or_errno(
            close_range(ctypes.c_uint(first), ctypes.c_uint(end), ctypes.c_int(flags))
        )

    def find_socket_family(self, descriptor: int) -> int | None:
        """Address family of an open socket, or None when the descriptor is no socket."""
        address = ctypes.create_string_buffer(128)
        length = ctypes.c_uint(len(address))
        if self._library.getsockname(descriptor, address, ctypes.byref(length)) != 0:
            return None
        return ctypes.c_ushort.from_buffer(address).value

    def _or_errno(self, answer: int) -> int:
        return answer if answer != -1 else -ctypes.get_errno()


def list_descriptors() -> list[int] | None:
    """Numbers of the open descriptors of this process, or None when /proc does not tell."""
    try:
        return [int(name) for name in os.listdir("/proc/self/fd")]  # noqa: PTH208 (starts sooner)
    except OSError:
        return None
