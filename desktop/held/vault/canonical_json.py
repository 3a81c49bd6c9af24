# SPDX-License-Identifier: GPL-3.0-or-later
"""JSON in one form only: sorted keys, no spaces, ASCII, whole numbers, no key twice.

What is authenticated must have one spelling, and what comes from a file must not be able to say
two things to two readers.
"""

from __future__ import annotations

import json

Json = dict[str, "Json"] | list["Json"] | str | int | bool | None

_LONGEST_NUMBER = 19
"""Digits, so that a number fits 64 bits."""


class NotStrict(Exception):
    """The bytes are not JSON of the allowed form.  Stays inside this package."""


def encode(value: Json) -> bytes:
    """The one spelling of a value."""
    text = json.dumps(
        value, ensure_ascii=True, sort_keys=True, separators=(",", ":"), allow_nan=False
    )
    return text.encode("ascii")


def decode(content: bytes) -> Json:
    """The value in `content`, in any spelling but without duplicate keys or broken numbers.

    Raises NotStrict, also for nesting deeper than the reader goes.
    """
    try:
        value: Json = json.loads(
            content.decode("ascii"),
            object_pairs_hook=_no_key_twice,
            parse_int=_bounded,
            parse_float=_refused,
            parse_constant=_refused,
        )
    except (ValueError, RecursionError):
        raise NotStrict from None
    return value


def _no_key_twice(pairs: list[tuple[str, Json]]) -> dict[str, Json]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise NotStrict
    return found


def _bounded(digits: str) -> int:
    if len(digits.removeprefix("-")) > _LONGEST_NUMBER:
        raise NotStrict
    return int(digits)


def _refused(_literal: str) -> Json:
    raise NotStrict
