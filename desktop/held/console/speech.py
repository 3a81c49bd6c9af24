# SPDX-License-Identifier: GPL-3.0-or-later
"""The two streams of a terminal: what was asked for, and what Held has to say beside it.

Written to the descriptors anew, since Python's own streams may be missing, and fail on a sign that
the terminal's encoding does not have.
"""

from __future__ import annotations

from typing import TextIO

_OUT, _BESIDE = 1, 2


class Speech:
    """What goes to standard output and, beside it, to standard error.  Keeps nothing back."""

    def __init__(self) -> None:
        self._out = _stream(_OUT)
        self._beside = _stream(_BESIDE)

    def say(self, *lines: str) -> None:
        """What the command was asked for, a line each.  Raises BrokenPipeError."""
        _write(self._out, lines)

    def remark(self, *lines: str) -> None:
        """What went wrong or is under way; never anything that a person wrote."""
        _write(self._beside, lines)


def _stream(descriptor: int) -> TextIO:
    # A descriptor that stays open, in the encoding of the terminal.
    return open(descriptor, "w", errors="replace", closefd=False)


def _write(stream: TextIO, lines: tuple[str, ...]) -> None:
    stream.writelines(f"{line}\n" for line in lines)
    stream.flush()
