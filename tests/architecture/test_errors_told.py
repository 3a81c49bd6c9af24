# SPDX-License-Identifier: GPL-3.0-or-later
"""Every failure that Held expects has its words, whatever its fields hold."""

from __future__ import annotations

import dataclasses
import importlib
import inspect
import itertools
import pkgutil
import re
import types
import typing
from collections.abc import Iterator
from datetime import UTC, date, datetime
from enum import Enum
from pathlib import Path

import held
from held.errors import HeldError
from held.ui.error_text import tell

HELD = Path(held.__file__).parent


def _kinds(kind: type[HeldError]) -> Iterator[type[HeldError]]:
    for narrower in kind.__subclasses__():
        yield narrower
        yield from _kinds(narrower)


def _every_kind() -> list[type[HeldError]]:
    for module in pkgutil.walk_packages(held.__path__, "held."):
        if module.name != "held.__main__":
            importlib.import_module(module.name)
    ours = {
        kind
        for kind in _kinds(HeldError)
        if kind.__module__.startswith("held.") and (not kind.__subclasses__() or _is_raised(kind))
    }
    return sorted(ours, key=lambda kind: (kind.__module__, kind.__name__))


def _is_raised(kind: type[HeldError]) -> bool:
    """Whether a kind that has narrower ones is also raised as such."""
    raised = re.compile(rf"\braise {kind.__name__}\b")
    return any(raised.search(path.read_text(encoding="utf-8")) for path in HELD.rglob("*.py"))


def _examples(kind: type[HeldError]) -> Iterator[HeldError]:
    """This failure with every mixture of sample fields."""
    if kind.__init__ is Exception.__init__:
        yield kind()
        return
    signature = inspect.signature(kind)
    types_of = typing.get_type_hints(kind.__init__)
    samples = [list(_samples(types_of[name])) for name in signature.parameters]
    for values in itertools.islice(itertools.product(*samples), 200):
        named = dict(zip(signature.parameters, values, strict=True))
        yield kind(**named)


def _samples(kind: object) -> Iterator[object]:
    """A few values of a type that a failure has as a field."""
    origin, arguments = typing.get_origin(kind), typing.get_args(kind)
    if origin in (types.UnionType, typing.Union):
        for one in arguments:
            yield from _samples(one)
    elif origin is typing.Literal:
        yield from arguments
    elif origin in (tuple, list, frozenset, set):
        yield origin()
    elif isinstance(kind, type) and issubclass(kind, Enum):
        yield from kind
    elif isinstance(kind, type) and dataclasses.is_dataclass(kind):
        hints = typing.get_type_hints(kind)
        fields = {
            field.name: next(_samples(hints[field.name])) for field in dataclasses.fields(kind)
        }
        yield kind(**fields)
    else:
        plain: dict[object, object] = {
            int: 7,
            float: 7.5,
            bool: True,
            str: "vault",
            bytes: b"7",
            Path: Path("place"),
            date: date(2026, 11, 21),
            datetime: datetime(2026, 11, 21, tzinfo=UTC),
            type(None): None,
        }
        supertype = getattr(kind, "__supertype__", kind)
        assert supertype in plain, f"teach this test a sample of {kind!r}"
        yield plain[supertype]


def test_every_failure_has_words() -> None:
    untold = []
    for kind in _every_kind():
        for error in _examples(kind):
            try:
                told = tell(error)
            except HeldError:
                untold.append(f"{kind.__module__}.{kind.__name__}: no words")
                break
            parts = (told.title, told.happened, told.next_step)
            if not (told.title and told.next_step) or any(
                re.search(r"[{}]|\bNone\b", part) for part in parts
            ):
                untold.append(f"{kind.__module__}.{kind.__name__}: {told}")
    assert len(_every_kind()) > 20
    assert untold == []


def test_a_failure_without_words_would_be_seen() -> None:
    class Unheard(HeldError):
        pass

    try:
        told = tell(Unheard())
    except HeldError:
        return
    raise AssertionError(f"an unknown failure was told as {told}")
