# SPDX-License-Identifier: GPL-3.0-or-later
"""Lock by becoming a fresh process.

The running image is replaced through exec: same process, same window session, none of its memory.
So nothing has to be wiped and no half-locked object exists.  Keeping the text, the checkpoint and
closing the vault come before and are the work of others; this module must not know them, since
from here on there is no way back.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import NoReturn

from held.seal.environment import make_restart_environment
from held.seal.process import let_descriptors_end_with_image

ENDED_INSTEAD = 71
"""Exit status when the fresh process could not be had (EX_OSERR of sysexits.h)."""


@dataclass(frozen=True, slots=True)
class Restart:
    """The fixed command that starts Held locked, given once by the entry point.

    executable: absolute path of the program; argv: all of its arguments, the program's name first.
    Neither ever holds a secret or the place of a vault: both stay readable in the process list.
    """

    executable: str
    argv: tuple[str, ...]


def become_locked(restart: Restart) -> NoReturn:
    """Replace this process by a fresh one under the same process id, or end it.

    Every descriptor above the standard streams ends with the old image.  Nothing is flushed: a
    reader who does not read must not be able to hold up a lock.  Never returns and never raises;
    whatever stands in the way of the fresh process ends this one at once.
    """
    try:
        let_descriptors_end_with_image()
        environment = make_restart_environment(os.environ)
        os.execve(restart.executable, restart.argv, environment)  # noqa: S606 (a fixed command)
    finally:
        os._exit(ENDED_INSTEAD)
