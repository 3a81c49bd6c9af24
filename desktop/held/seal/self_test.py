# SPDX-License-Identifier: GPL-3.0-or-later
"""Try the forbidden doors, without ever going through one.

Every call asked here is wrong in its arguments.  An open kernel says so (EINVAL, EBADF, EFAULT);
the fence refuses first (EPERM).  So no socket of another family comes to be, with fence or without.

What a sandbox around us may punish with death is left out: the 32-bit and x32 ways in, for which
tests from outside stand.
"""

from __future__ import annotations

import errno

from held.seal.kernel import AF_UNIX, Kernel
from held.seal.machine import Machine

FAMILIES = range(64)
"""The kernel knows 46 address families today; the rest is room to grow."""
_AF_INET = 2
_NO_SUCH_TYPE = 15
_NO_DESCRIPTOR = -1


def find_open_doors(kernel: Kernel, machine: Machine) -> tuple[str, ...]:
    """Names of the calls that were not refused with EPERM; empty behind a working fence."""
    numbers = machine.numbers
    doors = {
        "socketpair": (numbers["socketpair"], _AF_INET, _NO_SUCH_TYPE),
        "io_uring_setup": (numbers["io_uring_setup"],),
        "listen": (numbers["listen"], _NO_DESCRIPTOR),
        "accept": (numbers["accept"], _NO_DESCRIPTOR),
        "accept4": (numbers["accept4"], _NO_DESCRIPTOR),
        **{
            f"socket family {family}": (numbers["socket"], family, _NO_SUCH_TYPE)
            for family in FAMILIES
            if family != AF_UNIX
        },
    }
    return tuple(name for name, call in doors.items() if kernel.call(*call) != -errno.EPERM)
