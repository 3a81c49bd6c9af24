# SPDX-License-Identifier: GPL-3.0-or-later
"""The colours of both themes, and whether they can be read."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from audit import contrast, contrast_faults
from PySide6.QtGui import QColor

from held.ui.look import over
from held.ui.look.tokens import read_tokens

THEMES = Path(__file__).parents[4] / "resources" / "themes"


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_every_colour_of_a_theme_can_be_read_on_the_grounds_it_lies_on(theme: str) -> None:
    assert contrast_faults(read_tokens(THEMES / f"{theme}.toml")) == []


def test_a_hint_that_is_too_pale_is_found() -> None:
    pale = replace(read_tokens(THEMES / "light.toml"), hint=QColor("#8A8375"))
    assert any(fault.startswith("hint on side") for fault in contrast_faults(pale))


@pytest.mark.parametrize(
    ("first", "second", "ratio"),
    [("#000000", "#FFFFFF", 21.0), ("#777777", "#FFFFFF", 4.48), ("#1F5FA8", "#E9E1D4", 5.0)],
)
def test_contrast_is_measured_as_wcag_does(first: str, second: str, ratio: float) -> None:
    assert contrast(QColor(first), QColor(second)) == pytest.approx(ratio, abs=0.05)


def test_a_wash_darkens_paper_by_day_and_lightens_it_by_lamplight() -> None:
    light, dark = read_tokens(THEMES / "light.toml"), read_tokens(THEMES / "dark.toml")
    assert over(light.raised, light.wash_hover).name() == "#f3f0ed"
    assert over(dark.raised, dark.wash_hover).lightness() > dark.raised.lightness()


def test_a_theme_without_one_of_the_colours_is_refused(tmp_path: Path) -> None:
    text = (THEMES / "light.toml").read_text(encoding="utf-8")
    torn = tmp_path / "torn.toml"
    torn.write_text(text.replace('hint = "#675F55"', ""), encoding="utf-8")
    with pytest.raises(TypeError, match="hint"):
        read_tokens(torn)
