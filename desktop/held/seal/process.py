# SPDX-License-Identifier: GPL-3.0-or-later
"""Close what a process leaves open to others: memory, core files, descriptors, environment.

exec undoes part of it (the dumpable flag), so all of it is done again at every start.  Knows
nothing of the fence, except that it comes last and needs no_new_privs.
"""

from __future__ import annotations

import os
from collections.abc import Collection, Iterator
from contextlib import suppress

from held.seal import environment
from held.seal.kernel import AF_UNIX, CLOSE_RANGE_CLOEXEC, Kernel, list_descriptors
from held.seal.verdict import Gap

_PR_SET_DUMPABLE = 4
_PR_SET_NO_NEW_PRIVS = 38
_STANDARD_STREAMS = (0, 1, 2)


def harden(kernel: Kernel, keep: Collection[int]) -> list[Gap]:
    """Take every measure in order, and say which could not be had.

    keep: descriptors that stay open besides the standard streams, if they are no sockets to
    elsewhere.
    """
    os.umask(0o077)
    gaps = [
        *_limit_core_files(),
        *_hide_memory(kernel),
        *_close_descriptors(kernel, keep),
        *_scrub_environment(),
    ]
    if kernel.prctl(_PR_SET_NO_NEW_PRIVS, 1) != 0:
        gaps.append(Gap.RIGHTS_CAN_GROW)
    return gaps


def let_descriptors_end_with_image() -> None:
    """Mark every descriptor above the standard streams to be closed by the next exec.

    They stay open until then: a display thread that found its connection closed under it would
    end the process in its own way.
    """
    if Kernel().close_range(3, None, CLOSE_RANGE_CLOEXEC) == 0:
        return
    for descriptor in list_descriptors() or ():
        if descriptor not in _STANDARD_STREAMS:
            with suppress(OSError):
                os.set_inheritable(descriptor, False)


def _limit_core_files() -> Iterator[Gap]:
    import resource

    try:
        # One byte, not none: a core handler behind a pipe ignores a limit of 0, but honours 1.
        resource.setrlimit(resource.RLIMIT_CORE, (1, 1))
    except (ValueError, OSError):
        # The hard limit is already 0 and cannot be raised: then no file can be written either.
        if resource.getrlimit(resource.RLIMIT_CORE) != (0, 0):
            yield Gap.CORE_FILE_POSSIBLE


def _hide_memory(kernel: Kernel) -> Iterator[Gap]:
    if kernel.prctl(_PR_SET_DUMPABLE, 0) != 0:
        yield Gap.MEMORY_READABLE


def _close_descriptors(kernel: Kernel, keep: Collection[int]) -> Iterator[Gap]:
    with suppress(OSError):  # no /dev/null: then nothing better is to be had
        _settle_standard_streams(kernel)
    wayland = environment.find_wayland_socket(os.environ)
    asked = {*keep} if wayland is None else {*keep, wayland}
    kept = {fd for fd in asked if kernel.find_socket_family(fd) in {None, AF_UNIX}}
    kept |= _find_own_descriptors()
    first = 3
    for stop in [*sorted(fd for fd in kept if fd >= first), None]:
        last = None if stop is None else stop - 1
        if (last is None or first <= last) and kernel.close_range(first, last, 0) != 0:
            yield from _close_one_by_one(kept)
            return
        first = first if stop is None else stop + 1


def _close_one_by_one(kept: Collection[int]) -> Iterator[Gap]:
    descriptors = list_descriptors()
    if descriptors is None:
        yield Gap.DESCRIPTORS_LEFT
        return
    for descriptor in descriptors:
        if descriptor not in _STANDARD_STREAMS and descriptor not in kept:
            with suppress(OSError):
                os.close(descriptor)


def _settle_standard_streams(kernel: Kernel) -> None:
    """Point missing streams, and streams that lead across the network, at nothing.

    A file opened later would otherwise take the number of a missing stream, and whatever is
    printed would be written into it.
    """
    nothing = os.open(os.devnull, os.O_RDWR)
    for stream in _STANDARD_STREAMS:
        if stream != nothing and not _is_settled(kernel, stream):
            os.dup2(nothing, stream, inheritable=True)
    if nothing in _STANDARD_STREAMS:
        os.set_inheritable(nothing, True)
    else:
        os.close(nothing)


def _is_settled(kernel: Kernel, stream: int) -> bool:
    try:
        os.fstat(stream)
    except OSError:
        return False
    return kernel.find_socket_family(stream) in {None, AF_UNIX}


def _find_own_descriptors() -> set[int]:
    """Descriptors that ctypes opened for itself and will write to again.

    Where the system forbids executable memory, libffi keeps its code in a file of its own.
    """
    own: set[int] = set()
    for descriptor in list_descriptors() or ():
        try:
            target = os.readlink(f"/proc/self/fd/{descriptor}")  # noqa: PTH115 (starts sooner)
        except OSError:
            continue
        if "libffi" in target:
            own.add(descriptor)
    return own


def _scrub_environment() -> Iterator[Gap]:
    if environment.names_loaded_library(os.environ):
        yield Gap.FOREIGN_LIBRARY
    if environment.names_remote_display(os.environ):
        yield Gap.DISPLAY_OVER_NETWORK
    environment.scrub(os.environ)
