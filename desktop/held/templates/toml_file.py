# SPDX-License-Identifier: GPL-3.0-or-later
"""One small TOML file decoded into one strict form, every fault with its place.

It must not know what the form means: `held.templates.check` looks at that.
"""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import TypeVar

import msgspec

MOST_BYTES = 256 * 1024
"""No template is near this long; what is longer is not read at all."""

Form = TypeVar("Form")


class Fault(Exception):
    """A place and a reason, until the caller adds which template it is."""

    def __init__(self, where: str, reason: str) -> None:
        super().__init__(where, reason)
        self.where = where
        self.reason = reason


def read_toml(path: Path, form: type[Form]) -> Form:
    """The file at `path` as a `form`, unknown fields refused.

    Raises Fault.
    """
    try:
        with path.open("rb") as file:
            raw = file.read(MOST_BYTES + 1)
    except OSError as error:
        raise Fault(path.name, _not_readable(error)) from None
    if len(raw) > MOST_BYTES:
        raise Fault(path.name, f"is longer than {MOST_BYTES} bytes")
    return decode_toml(raw, path.name, form)


def decode_toml(raw: bytes, name: str, form: type[Form]) -> Form:
    """The bytes of the file called `name` as a `form`.

    Raises Fault.
    """
    try:
        table = tomllib.loads(raw.decode())
    except UnicodeDecodeError:
        raise Fault(name, "is not UTF-8 text") from None
    except RecursionError:
        raise Fault(name, "is nested too deep") from None
    except tomllib.TOMLDecodeError as error:
        raise _syntax_fault(str(error)) from None
    except ValueError:
        raise Fault(name, "has a number that is too long") from None
    return convert(table, form)


def convert(table: object, form: type[Form], where: str = "") -> Form:
    """A decoded table as a `form`; `where` is the place of the table itself.

    Raises Fault.
    """
    try:
        return msgspec.convert(table, form)
    except msgspec.ValidationError as error:
        raise _form_fault(str(error), where) from None


def _not_readable(error: OSError) -> str:
    return "is missing" if isinstance(error, FileNotFoundError) else "cannot be read"


def _syntax_fault(message: str) -> Fault:
    """The place in a message such as "Invalid value (at line 3, column 5)"."""
    reason, _, where = message.rpartition(" (at ")
    return Fault(where.removesuffix(")"), reason)


def _form_fault(message: str, table: str) -> Fault:
    """The place in "Reason - at `$.sections[0].id`"; a field too many or too few is added to it."""
    reason, _, place = message.partition(" - at `$")
    where = (table + place.removesuffix("`")).removeprefix(".")
    field = re.fullmatch(
        r"Object (?P<fault>missing required|contains unknown) field `(?P<name>.*)`", reason
    )
    if field is None:
        return Fault(where, reason)
    where = f"{where}.{field['name']}" if where else field["name"]
    return Fault(where, "is missing" if "missing" in field["fault"] else "is not a known field")
