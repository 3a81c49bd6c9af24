# SPDX-License-Identifier: GPL-3.0-or-later
"""Every way in which an age file can fail to open, told apart as far as a person can act on it."""

from __future__ import annotations

from held.errors import HeldError


class AgeFileError(HeldError):
    """An age file could not be read or written."""


class MalformedHeader(AgeFileError):
    """The file does not follow the format before its payload begins.

    `line` counts from 1: the line of the header at which reading stopped; 0 if the file ends
    right behind its header.
    """

    def __init__(self, line: int) -> None:
        super().__init__(line)
        self.line = line


class NotAnAgeFile(MalformedHeader):
    """The file does not begin as an age file does; most likely another file was chosen."""

    def __init__(self) -> None:
        super().__init__(1)


class UnknownAgeVersion(MalformedHeader):
    """The file says that it is of a version of age which is not the first."""

    def __init__(self) -> None:
        super().__init__(1)


class MalformedArmor(MalformedHeader):
    """The text around an age file sent as text is damaged.

    `line` counts from 1: the line of that text, after leading blanks.  May also be raised while
    the payload is read.
    """


class MalformedRecipient(AgeFileError):
    """The text is not that of a hybrid recipient, or its keys would protect nothing."""


class MalformedIdentity(AgeFileError):
    """The text is not that of a hybrid identity."""


class TooCostly(AgeFileError):
    """Opening would take more work than Held is ready to spend on a file it does not know.

    `work_factor` and `limit` are base-two logarithms of the scrypt cost.
    """

    def __init__(self, work_factor: int, limit: int) -> None:
        super().__init__(work_factor, limit)
        self.work_factor = work_factor
        self.limit = limit


class NotEnoughMemory(AgeFileError):
    """The computer could not give the memory that the passphrase derivation takes.

    `needed` is in bytes.
    """

    def __init__(self, needed: int) -> None:
        super().__init__(needed)
        self.needed = needed


class NoMatchingKey(AgeFileError):
    """None of the keys opens this file: a wrong passphrase, or a file for somebody else."""


class BadHeaderMac(AgeFileError):
    """The key is right and the header was changed after it was written."""


class BrokenPayload(AgeFileError):
    """The key and the header are right; the rest is cut short, changed or too long.

    `chunk` counts from 1: the chunk of 64 KiB at which reading stopped.
    """

    def __init__(self, chunk: int) -> None:
        super().__init__(chunk)
        self.chunk = chunk


class SourceUnreadable(AgeFileError):
    """The system refused to read on; `errno` is its number, if it gave one."""

    def __init__(self, errno: int | None) -> None:
        super().__init__(errno)
        self.errno = errno


class TargetUnwritable(AgeFileError):
    """The system refused to write on; `errno` is its number, if it gave one."""

    def __init__(self, errno: int | None) -> None:
        super().__init__(errno)
        self.errno = errno
