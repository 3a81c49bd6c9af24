# SPDX-License-Identifier: GPL-3.0-or-later
"""The vault lane: one worker thread on which everything that touches a vault happens in turn.
What may take long and needs no vault has a lane of its own, so that no lock waits for it.

A page hands over work and two bound methods; the result comes back on the GUI thread.  When the
page has died in between, nothing is called.
"""

from __future__ import annotations

import weakref
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from types import MethodType
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Qt, Signal, Slot
from shiboken6 import Shiboken

from held.errors import HeldError

T = TypeVar("T")


class Lane(QObject):
    """One worker, one piece of work after another.  Lives on the GUI thread.

    finished: emitted on the worker with (delivery, result); delivered on the GUI thread.
    """

    finished = Signal(object, object)

    def __init__(self, name: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._worker = _Worker(max_workers=1, thread_name_prefix=name)
        self.destroyed.connect(self._worker.end)
        self.finished.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def run(
        self,
        work: Callable[[], T],
        done: Callable[[T], None],
        failed: Callable[[HeldError], None],
    ) -> None:
        """Do `work` on the lane, then call `done` or `failed` on the GUI thread.

        done, failed: bound methods, held weakly, so that a closed page is not kept alive.
        An exception that is no HeldError is a fault of ours and goes to `sys.excepthook`.
        """
        delivery = (_weak(done), _weak(failed))
        self._worker.submit(self._work, work, delivery)

    def run_unheeded(self, work: Callable[[], object]) -> None:
        """Do `work` on the lane when nothing follows from it, not even from a HeldError.

        Whoever calls says why its failure is no news.
        """
        self._worker.submit(self._work, work, (None, None))

    def run_now(self, work: Callable[[], T]) -> T:
        """Do `work` on the lane, after all that is waiting there, and wait for it.

        For locking and quitting only.  Raises what `work` raises.
        """
        return self._worker.submit(work).result()

    def stop(self) -> None:
        """Finish what is waiting, then end the worker."""
        self._worker.shutdown(wait=True)

    def end(self) -> None:
        """Begin nothing more, and wait for nothing: what goes on comes to its end unheeded."""
        self._worker.end()

    def _work(self, work: Callable[[], Any], delivery: object) -> None:
        try:
            result = work()
        except Exception as error:  # noqa: BLE001 - raised again where it can be told
            result = _Failure(error)
        self.finished.emit(delivery, result)

    @Slot(object, object)
    def _deliver(self, delivery: Any, result: object) -> None:
        done, failed = map(_living, delivery)
        if not isinstance(result, _Failure):
            if done is not None:
                done(result)
        elif not isinstance(result.error, HeldError):
            raise result.error
        elif failed is not None:
            failed(result.error)


class _Worker(ThreadPoolExecutor):
    """Ends with the lane, also where a page dies that nobody left."""

    def end(self, _dead: object = None) -> None:
        self.shutdown(wait=False, cancel_futures=True)


class _Failure:
    def __init__(self, error: Exception) -> None:
        self.error = error


def _weak(method: Callable[..., None]) -> weakref.WeakMethod[Callable[..., None]]:
    return weakref.WeakMethod(method)


_is_there: Callable[[object], bool] = Shiboken.isValid


def _living(
    reference: weakref.WeakMethod[Callable[..., None]] | None,
) -> Callable[..., None] | None:
    """The method, while the page it belongs to is there for Qt as well as for Python."""
    method = reference() if reference is not None else None
    return method if isinstance(method, MethodType) and _is_there(method.__self__) else None
