# SPDX-License-Identifier: GPL-3.0-or-later
"""The root of every failure that Held expects.

A `HeldError` is the world's fault: a full disk, a wrong passphrase, a damaged file.  It carries
fields, never sentences; `held.ui.error_text` finds the words.  Anything else that is raised is a
fault of ours.
"""

from __future__ import annotations


class HeldError(Exception):
    """Something outside the program went wrong, in a way that a person can be told about.

    Subclasses stand beside the code that raises them.  `str()` of one gives the name of its kind
    and nothing a person wrote, so that it is safe in any log.
    """

    def __str__(self) -> str:
        return type(self).__name__
