# SPDX-License-Identifier: GPL-3.0-or-later
"""Seal the process before it reads anything of a person.

One door, `seal_process`, to be called first at every start, also after a lock has replaced the
process image: before any thread, any window and any file.  Knows nothing of journals or windows,
and is small because every start waits for it.
"""

from __future__ import annotations

import sys
from collections.abc import Collection

from held.seal.verdict import Gap, Seal

__all__ = ["Gap", "Seal", "seal_process"]


def seal_process(keep: Collection[int] = ()) -> Seal:
    """Harden this process, fence it off from every network, and say what held.

    keep: open descriptors that a caller was given on purpose; all others above 2 are closed,
    except the display connection that WAYLAND_SOCKET names.
    Changes `os.environ` to what is allowed.  Raises nothing: what cannot be had becomes a reason.
    """
    if sys.platform != "linux":
        return Seal(fenced=False, reasons=(Gap.NOT_LINUX,))
    from held.seal import network, self_test
    from held.seal.kernel import Kernel
    from held.seal.machine import find_machine
    from held.seal.process import harden

    kernel = Kernel()
    reasons = harden(kernel, keep)
    machine = find_machine()
    if machine is None:
        return Seal(fenced=False, reasons=(*reasons, Gap.UNKNOWN_MACHINE))
    # Filters stack: one that came with us through an exec and still holds is not added again.
    missing = None
    if not network.is_fenced(kernel) or self_test.find_open_doors(kernel, machine):
        missing = network.fence(kernel, machine)
    if missing is None and self_test.find_open_doors(kernel, machine):
        missing = Gap.DOOR_OPEN
    if missing is not None:
        reasons.append(missing)
    return Seal(fenced=missing is None, reasons=tuple(reasons))
