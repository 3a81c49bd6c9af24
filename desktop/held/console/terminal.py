# SPDX-License-Identifier: GPL-3.0-or-later
"""Asking a person at their terminal, without showing a passphrase, or reading it from a descriptor.

Never from an argument or from the environment, which other programs can read.
"""

from __future__ import annotations

import os
import termios
from collections.abc import Iterator
from contextlib import contextmanager

_LONGEST = 8192
"""Bytes; eight times the longest passphrase."""


class NoTerminal(Exception):
    """There is nobody to ask."""


class NoDescriptor(Exception):
    """Nothing can be read from the descriptor that was named."""


def ask(question: str) -> str:
    """One line, shown while it is typed.  Raises NoTerminal."""
    with _terminal() as terminal:
        return _answer(terminal, question)


def ask_unseen(question: str) -> str:
    """One line that does not appear while it is typed.  Raises NoTerminal."""
    with _terminal() as terminal, _without_echo(terminal):
        try:
            return _answer(terminal, question)
        finally:
            # The line feed that was typed did not appear either.
            os.write(terminal, b"\n")


def read_line(descriptor: int) -> str:
    """The first line that comes from an open descriptor.  Raises NoDescriptor."""
    try:
        return _line(descriptor)
    except OSError:
        raise NoDescriptor from None


@contextmanager
def _terminal() -> Iterator[int]:
    """The terminal this was started from, whatever the standard streams lead to."""
    try:
        terminal = os.open("/dev/tty", os.O_RDWR | os.O_NOCTTY | os.O_CLOEXEC)
    except OSError:
        raise NoTerminal from None
    try:
        yield terminal
    finally:
        os.close(terminal)


@contextmanager
def _without_echo(terminal: int) -> Iterator[None]:
    before = termios.tcgetattr(terminal)
    unseen = [*before]
    unseen[3] &= ~(termios.ECHO | termios.ECHONL)
    # What was typed before the question is thrown away: it may have been shown.
    termios.tcsetattr(terminal, termios.TCSAFLUSH, unseen)
    try:
        yield
    finally:
        termios.tcsetattr(terminal, termios.TCSAFLUSH, before)


def _answer(terminal: int, question: str) -> str:
    os.write(terminal, f"{question} ".encode())
    return _line(terminal)


def _line(descriptor: int) -> str:
    """Up to the first line feed.  What is no text becomes a sign that opens nothing."""
    read = b""
    while b"\n" not in read and len(read) <= _LONGEST:
        piece = os.read(descriptor, _LONGEST)
        if not piece:
            break
        read += piece
    line, _, _ = read.partition(b"\n")
    return line.removesuffix(b"\r").decode("utf-8", "replace")
