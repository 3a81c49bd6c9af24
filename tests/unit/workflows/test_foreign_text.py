# SPDX-License-Identifier: GPL-3.0-or-later
"""What somebody unknown wrote can be read as it was meant, and cannot play tricks on the eye."""

from __future__ import annotations

import io
from datetime import date
from pathlib import Path

import pytest

from held.bundles.age_file import Passphrase
from held.bundles.bundle_writer import write_bundle
from held.bundles.contents import BundleContents
from held.files.disk_errors import FileTooLarge
from held.workflows.foreign_text import MOST_CHARACTERS, MOST_LINES, TooLongToShow, make_legible
from held.workflows.open_bundle import open_bundle

WORDS = "chalk meadow onion ladder quilt harbor"
DAY = date(2026, 1, 2)


@pytest.mark.parametrize(
    "line",
    [
        "They folded their napkin into four — schön, 静か.",
        "أخبروني بهذا أمس.",
        "קצת \u200fעברית\u200e and English",
        "نمی\u200cخواهم",
        "👩\u200d👩\u200d👧 and a\ttab",
    ],
)
def test_words_of_every_script_stay_as_they_were_written(line: str) -> None:
    assert make_legible([line]) == (line,)


@pytest.mark.parametrize(
    "hidden",
    ["\x00", "\x1b", "\x9b", "\u202e", "\u2066", "\ufeff", "\ufffc", "\ufdd0", "\U000e0041"],
)
def test_a_sign_that_hides_or_turns_round_is_taken_out(hidden: str) -> None:
    assert make_legible([f"until {hidden}1 March"]) == ("until 1 March",)


def test_letters_without_a_blank_may_break_and_lose_nothing() -> None:
    (line,) = make_legible(["a" * 1001])
    assert line.replace("\u200b", "") == "a" * 1001
    assert max(map(len, line.split("\u200b"))) == 200


@pytest.mark.parametrize("lines", [["a" * (MOST_CHARACTERS + 1)], ["a"] * (MOST_LINES + 1)])
def test_more_than_a_page_can_show_is_refused(lines: list[str]) -> None:
    with pytest.raises(TooLongToShow) as refused:
        make_legible(lines)
    assert (refused.value.characters, refused.value.lines) == (sum(map(len, lines)), len(lines))


def sent(folder: Path, letter: tuple[str, ...], handling: tuple[str, ...]) -> Path:
    """A bundle as a hostile program could make it."""
    contents = BundleContents(letter, (), handling, created=DAY, expires=None, counter=1)
    out = io.BytesIO()
    write_bundle(contents, Passphrase(WORDS, work_factor=4), out)
    path = folder / "bundle.held.age"
    path.write_bytes(out.getvalue())
    return path


def test_a_letter_that_would_hold_up_the_window_is_not_shown(tmp_path: Path) -> None:
    with pytest.raises(TooLongToShow):
        open_bundle(sent(tmp_path, ("a" * 2_000_000,), ()), WORDS, DAY)


def test_a_file_that_no_letter_could_fill_is_not_even_read(tmp_path: Path) -> None:
    path = sent(tmp_path, ("A letter.",), ())
    with path.open("r+b") as file:
        file.truncate(2**24 + 1)
    with pytest.raises(FileTooLarge):
        open_bundle(path, WORDS, DAY)


def test_what_is_asked_stays_short_enough_to_stand_above_the_letter(tmp_path: Path) -> None:
    with pytest.raises(TooLongToShow):
        open_bundle(sent(tmp_path, ("A letter.",), ("please " * 1000,)), WORDS, DAY)


def test_letter_and_request_are_made_legible(tmp_path: Path) -> None:
    opened = open_bundle(sent(tmp_path, ("kept\u202e until",), ("please\x1b[2J",)), WORDS, DAY)
    assert opened.letter == ("kept until",)
    assert opened.handling == ("please[2J",)
