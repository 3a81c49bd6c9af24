# SPDX-License-Identifier: GPL-3.0-or-later
"""Say where the program failed, and nothing about what it was working on.

An error's message and arguments may hold what a person wrote, and a path may hold a name, so a
report carries only the kind of error and places in code: file name, line, function.  It goes to
stderr.  Expected failures never come here; they are `HeldError`s, shown to the person in words.
"""

from __future__ import annotations

import os
import sys
import threading
import warnings
from collections.abc import Iterator
from contextlib import suppress
from types import TracebackType
from typing import TYPE_CHECKING, TextIO

if TYPE_CHECKING:
    from PySide6.QtCore import QMessageLogContext, QtMsgType

_LONGEST_CHAIN = 8


def install() -> None:
    """Put our reports in place of Python's own, on every road an error can take.

    Qt's messages need one more step, once Qt is loaded: `qInstallMessageHandler(report_qt)`.
    """
    sys.excepthook = _report_uncaught
    threading.excepthook = _report_thread
    sys.unraisablehook = _report_unraisable
    warnings.showwarning = _report_warning


def describe(error: BaseException) -> str:
    """Kind and code places of an error and of those that led to it, innermost call last.

    Of the message, the arguments, the notes and the directories nothing is taken.
    """
    return "\n".join(_describe_chain(error))


def report_qt(kind: QtMsgType, context: QMessageLogContext, message: str) -> None:  # noqa: ARG001
    """Report that Qt had something to say, and from which of its categories; not what."""
    category = context.category or "qt"
    _write(f"Qt {kind.name} in {category}, {_name_place(context.file, context.line)}")


def _describe_chain(error: BaseException) -> Iterator[str]:
    seen = 0
    link: BaseException | None = error
    while link is not None and seen < _LONGEST_CHAIN:
        yield f"{'after ' if seen else ''}{_name_kind(type(link))}"
        yield from _describe_places(link.__traceback__)
        link = link.__cause__ or link.__context__
        seen += 1


def _describe_places(traceback: TracebackType | None) -> Iterator[str]:
    while traceback is not None:
        code = traceback.tb_frame.f_code
        yield f"  {_name_place(code.co_filename, traceback.tb_lineno)} in {code.co_name}"
        traceback = traceback.tb_next


def _name_kind(kind: type[BaseException]) -> str:
    return f"{kind.__module__}.{kind.__qualname__}"


def _name_place(file: str | None, line: int) -> str:
    return f"{os.path.basename(file)}:{line}" if file else "no place"  # noqa: PTH119 (any string)


def _report_uncaught(
    kind: type[BaseException],  # noqa: ARG001
    error: BaseException,
    traceback: TracebackType | None,  # noqa: ARG001
) -> None:
    _report(error, "Held failed")


def _report_thread(failure: threading.ExceptHookArgs) -> None:
    if failure.exc_value is not None and not isinstance(failure.exc_value, SystemExit):
        _report(failure.exc_value, "Held failed in a thread")


def _report_unraisable(failure: sys.UnraisableHookArgs) -> None:
    if failure.exc_value is not None:
        _report(failure.exc_value, "Held failed while tidying up")


def _report_warning(
    message: Warning | str,  # noqa: ARG001
    category: type[Warning],
    filename: str,
    lineno: int,
    file: TextIO | None = None,  # noqa: ARG001
    line: str | None = None,  # noqa: ARG001
) -> None:
    _write(f"Warning: {_name_kind(category)} at {_name_place(filename, lineno)}")


def _report(error: BaseException, opening: str) -> None:
    # Were this to raise, Python would print the first error in full, message and all.
    try:
        _write(f"{opening}: {describe(error)}")
    except BaseException:  # noqa: BLE001
        _write(f"{opening}: no more can be said")


def _write(text: str) -> None:
    # Straight to the descriptor: sys.stderr may be missing, closed or full of half a line.
    with suppress(BaseException):
        os.write(2, f"{text}\n".encode("utf-8", "backslashreplace"))
