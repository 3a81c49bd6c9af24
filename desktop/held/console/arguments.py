# SPDX-License-Identifier: GPL-3.0-or-later
"""What was typed after `held`, understood or not.  Nothing of it is ever repeated on the screen:
a path says what somebody called their notebook.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum


class Fault(Enum):
    """Why a command was not understood."""

    NO_SUCH_COMMAND = "no_such_command"
    NO_SUCH_OPTION = "no_such_option"
    TOO_FEW = "too_few"
    TOO_MANY = "too_many"
    NO_VALUE = "no_value"
    VALUE_NOT_WANTED = "value_not_wanted"
    TWICE = "twice"
    NO_DESCRIPTOR = "no_descriptor"
    NO_TERMINAL = "no_terminal"


class NotUnderstood(Exception):
    """A command that cannot be carried out as it was typed; `command` is empty if not known."""

    def __init__(self, fault: Fault, command: str = "") -> None:
        super().__init__(fault)
        self.fault = fault
        self.command = command


@dataclass(frozen=True)
class Command:
    """One command, about one place.

    options: with a value each; required: those of them that must be given.
    flags: without a value.
    """

    name: str
    options: tuple[str, ...] = ()
    required: tuple[str, ...] = ()
    flags: tuple[str, ...] = ()


FD = "--passphrase-fd"
NOTEBOOK = "--notebook"
TO = "--to"
YES = "--yes-in-plain-text"
HELP = "--help"

_SPOKEN_TO = (1, 2)
_MOST_DIGITS = 5

COMMANDS = {
    command.name: command
    for command in (
        Command("check", options=(FD,)),
        Command("read", options=(FD, NOTEBOOK)),
        Command("backup", options=(FD, TO), required=(TO,)),
        Command("restore", options=(FD, TO), required=(TO,)),
        Command("export", options=(FD, TO), required=(TO,), flags=(YES,)),
    )
}


@dataclass(frozen=True)
class Wish:
    """A command as it is to be carried out.  Wants help when `wants_help`; then nothing else holds.

    place: the notebook or the file that it is about.
    descriptor: what the passphrase is read from; None for the terminal.
    """

    command: str
    place: str = ""
    options: Mapping[str, str] = field(default_factory=dict)
    flags: frozenset[str] = frozenset()
    descriptor: int | None = None
    wants_help: bool = False


def understand(arguments: Sequence[str]) -> Wish:
    """The wish in `arguments`, without the program's own name.  Raises NotUnderstood."""
    first, *rest = arguments
    if first in {HELP, "-h", "help"} and not rest:
        return Wish("", wants_help=True)
    command = COMMANDS.get(first)
    if command is None:
        raise NotUnderstood(Fault.NO_SUCH_COMMAND)
    if HELP in rest or "-h" in rest:
        return Wish(command.name, wants_help=True)
    return _sort_out(command, rest)


def _sort_out(command: Command, rest: Sequence[str]) -> Wish:
    places: list[str] = []
    options: dict[str, str] = {}
    flags: set[str] = set()
    left = list(rest)
    only_places = False
    while left:
        word = left.pop(0)
        if only_places or not word.startswith("-") or word == "-":
            places.append(word)
        elif word == "--":
            only_places = True
        else:
            _take_option(command, word, left, options, flags)
    if len(places) > 1:
        raise NotUnderstood(Fault.TOO_MANY, command.name)
    if not places or not places[0] or any(name not in options for name in command.required):
        raise NotUnderstood(Fault.TOO_FEW, command.name)
    descriptor = _descriptor(command, options.get(FD))
    return Wish(command.name, places[0], options, frozenset(flags), descriptor)


def _descriptor(command: Command, number: str | None) -> int | None:
    if number is None:
        return None
    if not (number.isascii() and number.isdecimal() and len(number) <= _MOST_DIGITS):
        raise NotUnderstood(Fault.NO_DESCRIPTOR, command.name)
    if int(number) in _SPOKEN_TO:
        raise NotUnderstood(Fault.NO_DESCRIPTOR, command.name)
    return int(number)


def _take_option(
    command: Command, word: str, left: list[str], options: dict[str, str], flags: set[str]
) -> None:
    name, equals, value = word.partition("=")
    if name in options or name in flags:
        raise NotUnderstood(Fault.TWICE, command.name)
    if name in command.flags:
        if equals:
            raise NotUnderstood(Fault.VALUE_NOT_WANTED, command.name)
        flags.add(name)
    elif name in command.options:
        options[name] = value if equals else (left.pop(0) if left else "")
        if not options[name]:
            raise NotUnderstood(Fault.NO_VALUE, command.name)
    else:
        raise NotUnderstood(Fault.NO_SUCH_OPTION, command.name)
