# SPDX-License-Identifier: GPL-3.0-or-later
"""What was typed after `held` is understood, or told plainly and never repeated."""

from __future__ import annotations

import pytest

from held.console import found_words, words
from held.console.arguments import COMMANDS, Fault, NotUnderstood, Wish, understand
from held.workflows.check_vault import Finding


@pytest.mark.parametrize("typed", ["--help", "-h", "help"])
def test_help_is_one_word_away(typed: str) -> None:
    assert understand([typed]) == Wish("", wants_help=True)


@pytest.mark.parametrize("command", COMMANDS)
def test_help_on_a_command_may_stand_anywhere(command: str) -> None:
    for rest in (["--help"], ["-h"], ["place", "--help"], ["--passphrase-fd", "--help"]):
        assert understand([command, *rest]) == Wish(command, wants_help=True)


def test_options_may_stand_before_and_after_with_or_without_a_sign() -> None:
    wanted = Wish(
        "export",
        "book",
        {"--to": "out", "--passphrase-fd": "3"},
        frozenset({"--yes-in-plain-text"}),
        descriptor=3,
    )
    for typed in (
        "export book --to out --passphrase-fd 3 --yes-in-plain-text",
        "export --yes-in-plain-text --to=out --passphrase-fd=3 book",
    ):
        assert understand(typed.split()) == wanted


@pytest.mark.parametrize("number", ["0", "3", "12", "21"])
def test_any_descriptor_that_is_not_spoken_to_will_do(number: str) -> None:
    assert understand(["check", "book", "--passphrase-fd", number]).descriptor == int(number)


def test_a_place_may_look_like_an_option_after_two_strokes() -> None:
    assert understand(["check", "--", "--help.held"]).wants_help is False
    assert understand(["check", "--", "--odd.held"]).place == "--odd.held"


@pytest.mark.parametrize(
    ("typed", "fault"),
    [
        ("open", Fault.NO_SUCH_COMMAND),
        ("--passphrase-fd 3", Fault.NO_SUCH_COMMAND),
        ("--help check", Fault.NO_SUCH_COMMAND),
        ("check", Fault.TOO_FEW),
        ("export book", Fault.TOO_FEW),
        ("check one two", Fault.TOO_MANY),
        ("check book --to out", Fault.NO_SUCH_OPTION),
        ("check book --passphrase secret", Fault.NO_SUCH_OPTION),
        ("check book --pass 3", Fault.NO_SUCH_OPTION),
        ("check book --passphrase-fd", Fault.NO_VALUE),
        ("export book --to=", Fault.NO_VALUE),
        ("export book --to a --to b", Fault.TWICE),
        ("export book --to a --yes-in-plain-text=no", Fault.VALUE_NOT_WANTED),
        ("check book --passphrase-fd 1", Fault.NO_DESCRIPTOR),
        ("check book --passphrase-fd 2", Fault.NO_DESCRIPTOR),
        ("check book --passphrase-fd 01", Fault.NO_DESCRIPTOR),
        ("check book --passphrase-fd three", Fault.NO_DESCRIPTOR),
        ("check book --passphrase-fd=-3", Fault.NO_DESCRIPTOR),
        ("check book --passphrase-fd 123456789", Fault.NO_DESCRIPTOR),
    ],
)
def test_what_cannot_be_understood_is_named(typed: str, fault: Fault) -> None:
    with pytest.raises(NotUnderstood) as refused:
        understand(typed.split())
    assert refused.value.fault is fault


def test_an_empty_place_is_no_place() -> None:
    with pytest.raises(NotUnderstood):
        understand(["check", ""])


# What it says of itself


def test_help_names_every_command_and_every_option() -> None:
    assert set(words.HELP) == {"", *COMMANDS}
    for command in COMMANDS.values():
        assert f"held {command.name} " in words.HELP[""]
        told = words.HELP[command.name]
        assert told.splitlines()[0].startswith(f"  held {command.name} ")
        for option in (*command.options, *command.flags):
            # Once in the line to type, once with what it is for.
            assert told.count(option) == 2, option
    assert "--version" in words.HELP[""]


def test_help_fits_a_small_terminal() -> None:
    for told in words.HELP.values():
        assert all(len(line) <= 100 for line in told.splitlines())


def test_everything_that_can_be_found_or_not_understood_has_its_words() -> None:
    assert set(found_words.FOUND) == set(Finding)
    assert set(words.FAULTS) == set(Fault)
