# SPDX-License-Identifier: GPL-3.0-or-later
"""Held composed in the test's own process, and children that may lock and be killed."""

from __future__ import annotations

import importlib.util
import signal
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from held.vault.key_slots import DerivationCost

_HEEDED = (signal.SIGTERM, signal.SIGHUP, signal.SIGINT)


def _load(name: str) -> ModuleType:
    """A module of this folder.  Tests are no package, so it is loaded by its place."""
    if name not in sys.modules:
        spec = importlib.util.spec_from_file_location(name, Path(__file__).with_name(f"{name}.py"))
        assert spec is not None
        assert spec.loader is not None
        module = importlib.util.module_from_spec(spec)
        sys.modules[name] = module
        spec.loader.exec_module(module)
    return sys.modules[name]


_load("hands")
_sitting = _load("sitting")
_load("papers")
_children = _load("children")


@pytest.fixture
def sit_down(
    qapp: QApplication, qtbot: QtBot, tmp_path: Path, cheap_cost: DerivationCost
) -> Iterator[Callable[..., object]]:
    """Starts Held in this process, at most once; ended at the end of the test."""
    started = []
    before = {number: signal.getsignal(number) for number in _HEEDED}

    def start(**surroundings: object) -> object:
        started.append(_sitting.Sitting(qapp, tmp_path, cheap_cost, **surroundings))
        return started[-1]

    yield start
    while started:
        started.pop().end()
    signal.set_wakeup_fd(-1)
    for number, handler in before.items():
        signal.signal(number, handler)


@pytest.fixture
def child(tmp_path: Path) -> Iterator[Callable[..., object]]:
    """Starts Held in a process of its own, playing one scene of `scenes.py`."""
    started = []

    def start(scene: str, **more: object) -> object:
        started.append(_children.Child(scene, tmp_path, **more))
        return started[-1]

    yield start
    while started:
        started.pop().end()
