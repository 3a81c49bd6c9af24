# SPDX-License-Identifier: GPL-3.0-or-later
"""The audit over every page on the way to a bundle, at every size and in both lights."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from audit import audit, small_targets

from held.files.disk_errors import DiskFull, PlaceKind
from held.ui.look import Look, Theme

Sharer = Any  # from the conftest beside this

SIZES = [(1280, 800, 1.0), (900, 800, 1.0), (640, 480, 1.0), (1280, 800, 2.0)]


def _empty(sharer: Sharer) -> None:
    sharer.open()


def _prepare(sharer: Sharer) -> None:
    sharer.teller.told("Wren")
    sharer.choose(sharer.told())


def _read(sharer: Sharer) -> None:
    sharer.read(sharer.told())


def _read_with_slips(sharer: Sharer) -> None:
    sharer.read(sharer.told())
    if sharer.find("goes_along_fold_button") is not None:
        sharer.press_button("goes_along_fold_button")


def _lines(sharer: Sharer) -> None:
    sharer.assumed("They could not ask because of the rota.", "Nobody there meant harm.")
    sharer.read(sharer.told())
    sharer.press_button("add_from_tests_button")
    sharer.see("line_group")
    sharer.settle()


def _second_yes(sharer: Sharer) -> None:
    _lines(sharer)
    sharer.choose_line("Nobody there meant harm.")


def _with_a_line(sharer: Sharer) -> None:
    _second_yes(sharer)
    sharer.press_button("add_line_button")
    sharer.see("take_out_0_button")


def _hand_over(sharer: Sharer) -> None:
    sharer.hand_over(sharer.told())


def _failed(sharer: Sharer) -> None:
    sharer.hand_over(sharer.told())
    sharer.desk.page.presenter.failed.emit(DiskFull(PlaceKind.EXPORT))
    sharer.settle()


def _written(sharer: Sharer) -> None:
    sharer.hand_over(sharer.told())
    sharer.desk.page.presenter.write(sharer.folder / "bundle.held.age")
    sharer.see("done_button")


def _listed(sharer: Sharer) -> None:
    _written(sharer)
    sharer.press_button("done_button")
    sharer.see("sent_list")
    sharer.settle()


STEPS: list[Callable[[Sharer], None]] = [
    _empty,
    _prepare,
    _read,
    _read_with_slips,
    _lines,
    _second_yes,
    _with_a_line,
    _hand_over,
    _failed,
    _listed,
]


@pytest.mark.parametrize(("width", "height", "scale"), SIZES)
@pytest.mark.parametrize("step", STEPS, ids=lambda step: step.__name__.strip("_"))
def test_a_page_has_no_fault(
    sharer: Sharer,
    look: Look,
    step: Callable[[Sharer], None],
    width: int,
    height: int,
    scale: float,
) -> None:
    look.set_text_scale(scale)
    look.set_theme(Theme.DARK if scale > 1 else Theme.LIGHT)
    sharer.desk.resize(width, height)
    step(sharer)
    assert audit(sharer.desk) == []
    assert small_targets(sharer.desk) == []
