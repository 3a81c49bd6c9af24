# SPDX-License-Identifier: GPL-3.0-or-later
"""Six drawn words, and how well words of one's own would hold."""

from __future__ import annotations

import pytest

from held.files.bundled_resources import resource
from held.workflows import passphrase
from held.workflows.passphrase import Strength, strength_of


def test_six_words_of_the_list_are_drawn_and_none_that_could_be_heard_as_two() -> None:
    known = set(resource("words", "eff_large.txt").read_text(encoding="utf-8").split())
    for _ in range(50):
        drawn = passphrase.draw()
        assert len(drawn) == 6
        assert set(drawn) <= known
        assert not [word for word in drawn if "-" in word]


def test_each_drawing_is_another() -> None:
    assert len({passphrase.draw() for _ in range(20)}) == 20


@pytest.mark.parametrize(
    ("own", "strength"),
    [
        ("", Strength.EMPTY),
        ("held", Strength.WEAK),
        ("password1234", Strength.WEAK),
        ("qwertyuiop", Strength.WEAK),
        ("x7$Q", Strength.WEAK),
        ("korrektes pferd", Strength.FAIR),
        ("blauer regen fiel auf drei alte dächer", Strength.STRONG),
        ("a" * 500, Strength.WEAK),
    ],
)
def test_words_of_ones_own_are_judged_by_how_long_they_would_hold(
    own: str, strength: Strength
) -> None:
    assert strength_of(own) is strength


def test_six_drawn_words_are_always_strong() -> None:
    assert {strength_of(" ".join(passphrase.draw())) for _ in range(5)} == {Strength.STRONG}


def test_a_letter_with_its_accent_apart_is_judged_as_one() -> None:
    assert strength_of("Dächer im blauen Regen") is strength_of("Da\u0308cher im blauen Regen")
