# SPDX-License-Identifier: GPL-3.0-or-later
"""Paper: a page that a person wants out of the program, printed or as a file of their own."""

from __future__ import annotations

from enum import Enum
from pathlib import Path

from held.files.disk_errors import PlaceKind
from held.files.new_file import write_new
from held.files.printers import Printers, find_printers, send_to_printer

__all__ = ["Onto", "Printers"]


class Onto(Enum):
    """How a sheet got onto paper."""

    PRINTED = "printed"
    SAVED = "saved"
    BY_HAND = "by hand"


def printers() -> Printers:
    """What can be printed on.  May take seconds."""
    return find_printers()


def print_on(printer: str, pdf: bytes) -> None:
    """Print it once.  Raises PrintingFailed."""
    send_to_printer(pdf, printer)


def save(target: Path, pdf: bytes) -> Path:
    """Put it at `target`, for this user alone.  Raises NameTaken and disk errors."""
    write_new(target, pdf, PlaceKind.EXPORT)
    return target
