# SPDX-License-Identifier: GPL-3.0-or-later
"""What sealing achieved, and what it could not have.

The words for a person are found elsewhere: a gap is a name, never a sentence.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class Gap(Enum):
    """One thing that this computer did not let the seal have."""

    NOT_LINUX = "not_linux"
    """The fence is made of Linux system calls; elsewhere there is none."""
    UNKNOWN_MACHINE = "unknown_machine"
    """Linux, but neither x86_64 nor aarch64 in 64 bits: we know no numbers for it."""
    NO_FILTERS_IN_KERNEL = "no_filters_in_kernel"
    """The kernel has no system call filters, or none for all threads at once."""
    FILTER_REFUSED = "filter_refused"
    """Something outside, a container for one, forbids installing a filter."""
    THREAD_NOT_REACHED = "thread_not_reached"
    """A thread carries another filter of its own, so that ours could not be laid over all."""
    DOOR_OPEN = "door_open"
    """The filter was taken, yet a forbidden call was not refused in the test after it."""
    RIGHTS_CAN_GROW = "rights_can_grow"
    """A program started from here could gain rights, since no_new_privs was refused."""
    MEMORY_READABLE = "memory_readable"
    """Other programs of the same person may read this memory."""
    CORE_FILE_POSSIBLE = "core_file_possible"
    """After a crash the system may write this memory to a file."""
    DESCRIPTORS_LEFT = "descriptors_left"
    """Files or connections opened by whoever started us may still be open."""
    FOREIGN_LIBRARY = "foreign_library"
    """The environment had a library loaded into this process before we began."""
    DISPLAY_OVER_NETWORK = "display_over_network"
    """The display named by the environment lies across the network, where we cannot go."""


@dataclass(frozen=True, slots=True)
class Seal:
    """What holds for this process from now on, and for every program it becomes.

    fenced: the network fence is in place on every thread, and the test after it says so.
    reasons: what could not be had, in the order in which it was tried; empty when all of it was.
    """

    fenced: bool
    reasons: tuple[Gap, ...]
